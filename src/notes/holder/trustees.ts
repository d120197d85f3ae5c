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

/** Who holds through those named: a trust by its nominee, a firm by its parent, an account by the broker that keeps it. */
export function heldForOthers(line: ReadingLine, names: readonly HolderName[]): readonly HolderName[] {
  const last = names.at(-1)
  if (!last) return names
  const words = line.tokens.slice(last.next, last.next + 8).filter(({ reading }) => reading !== ',')
  const said = words.map(({ reading }) => reading).join(' ')
  const named = (after: number) => holderNamesAt(line, words[after]!.index).filter(({ holder }) => holder !== null)
  // "held by Elm & Co. as nominee for the Roe Trust"
  const nominee = /^as (?:a |the )?nominee (?:for|of) /.exec(said)
  // "held by Elm Ventures' wholly-owned subsidiary, Elm Holdings, Inc."
  const ofIts =
    /^' (?:direct |indirect )?(?:wholly - owned )?(?:subsidiary|affiliate|general partner|managing member|manager|parent(?: company)?)\b ?/.exec(
      said,
    )
  const through = nominee ?? ofIts
  const next = through?.[0].trimEnd().split(' ').length ?? 0
  const others = through && next < words.length ? named(next) : []
  if (others.length > 0) return others
  // whose name is not told
  if (ofIts) return []
  // "held by Elm Brokerage in a rollover IRA": the account, which has no name
  const account =
    /^in (?:an?|the|his|her) (?:(?:rollover|roth|traditional|self|directed|sep|simple|-) )*(?:ira|individual retirement account)\b/
  return account.test(said) ? [{ ...last, name: 'IRA', alias: null, holder: 'retirement account' }] : names
}
