import type { ReadingLine } from '../reading-line.ts'
import { holderNamesAt } from './list.ts'
import { type HolderName, trusteeWord } from './name.ts'

/** Trustees told beside the trust they hold for: "R. Roe and S. Roe, Trustees of the Roe Trust", "the Roe Trust, R. Roe Trustee". The trust is the holder. */
export function trustsOfTrustees(line: ReadingLine, names: readonly HolderName[]): readonly HolderName[] {
  const [first, last] = [names[0], names.at(-1)]
  if (!first || !last) return names
  const trusts = trustsAfter(line, last.next)
  if (trusts.length > 0) return trusts
  if (!names.some(({ holder }) => holder === 'trust')) return names
  const told = line.tokens
    .slice(0, last.next + 2)
    .some((token) => token.start >= first.span[0] && token.kind === 'word' && trusteeWord.test(token.reading))
  return told ? names.filter(({ holder }) => holder !== null) : names
}

/** The trusts named after "as trustee of", ", co-trustees of the". */
function trustsAfter(line: ReadingLine, start: number): readonly HolderName[] {
  const reading = (at: number): string => line.tokens[at]?.reading ?? ''
  let at = start
  // "not individually but solely as trustee of"
  while (
    /^(?:,|-|as|the|a|sole|joint|co|successor|not|individually|but|solely|in|its|individual|corporate|personal|capacity)$/.test(reading(at))
  )
    at++
  if (!trusteeWord.test(reading(at))) return []
  at++
  if (!/^(?:of|for|under)$/.test(reading(at))) return []
  return holderNamesAt(line, at + 1).filter(({ holder }) => holder === 'trust')
}

/** "Held by Elm & Co. as nominee for the Roe Trust": the trust holds. */
export function heldAsNominee(line: ReadingLine, names: readonly HolderName[]): readonly HolderName[] {
  const last = names.at(-1)
  if (!last) return names
  const words = line.tokens.slice(last.next, last.next + 6).filter(({ reading }) => reading !== ',')
  const of = words.findIndex(({ reading }) => reading === 'for' || reading === 'of')
  const said = words.slice(0, Math.max(of, 0)).map(({ reading }) => reading)
  if (!/^(?:as|in its capacity as) (?:a |the )?nominee$/.test(said.join(' '))) return names
  const whose = holderNamesAt(line, words[of]!.index + 1).filter(({ holder }) => holder !== null)
  return whose.length > 0 ? whose : names
}
