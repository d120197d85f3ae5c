import type { ReadingLine } from '../reading-line.ts'
import { holderNamesAt } from './list.ts'
import type { HolderName } from './name.ts'
import { trusteeWord } from './tokens.ts'

/** Trustees told beside the trust they hold for: "R. Roe and S. Roe, Trustees of the Roe Trust", "the Roe Trust, R. Roe Trustee". The trust is the holder. */
export function trustsOfTrustees(line: ReadingLine, names: readonly HolderName[]): readonly HolderName[] {
  const [first, last] = [names[0], names.at(-1)]
  if (!first || !last) return names
  const trusts = trustsAfter(line, last.next)
  if (trusts.length > 0) return trusts
  const isTrustNamed = names.some(({ holder }) => holder === 'trust')
  if (!isTrustNamed && isTrusteeAlone(line, last)) return [{ ...last, name: 'Trust', alias: null, holder: 'trust' }]
  if (!isTrustNamed) return names
  const told = line.tokens
    .slice(0, last.next + 2)
    .some((token) => token.start >= first.span[0] && token.kind === 'word' && trusteeWord.test(token.reading))
  return told ? names.filter(({ holder }) => holder !== null) : names
}

/** "Held by R. Roe, as trustee", "by R. Roe, Trustee U/A dated 7/14/2005": a trust told by its trustee alone. */
const isTrusteeAlone = (line: ReadingLine, { name, holder, next }: HolderName): boolean => {
  const stop = line.tokens.findIndex((token, at) => at >= next && token.kind === 'mark' && token.reading === '.')
  const after = line.tokens.slice(next, Math.min(next + 6, stop < 0 ? line.tokens.length : stop)).filter(({ kind }) => kind !== 'mark')
  const words = [...(/ (?:Trustee|TTEE)s?$/i.test(name) ? ['trustee'] : []), ...after.map(({ reading }) => reading)].join(' ')
  return (
    holder === null &&
    (/^(?:as )?(?:the )?(?:sole |co )?(?:trustee|ttee)s?$/.test(words) ||
      /^(?:as )?(?:trustee|ttee)s? (?:ua|uad|uta|utd|under (?:the )?(?:trust )?(?:agreement|instrument)|under trust)\b/.test(words))
  )
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
  if (!/^(?:of|for|under|fbo)$/.test(reading(at))) return []
  return holderNamesAt(line, at + 1).filter(({ holder }) => holder === 'trust')
}

/** "Held by Elm Brokerage in a rollover IRA", "by Elm Bank as custodian of his IRA", "by Elm Bank as trustee of the issuer's savings plan": the account, which has no name. */
const ownAccount =
  /^(?:in|fbo|for the (?:sole |exclusive )?benefit of|as (?:a |the )?(?:custodian|trustee|nominee|agent) (?:for|of)) (?:(?:an?|the|his|her|benefit of|reporting person|insider|undersigned|officer|director|spouse|wife|husband|issuer|company|rollover|roth|traditional|self|directed|sep|simple|employee|'|-) )*(ira|individual retirement account|401k(?: plan)?|(?:savings|retirement|profit sharing|thrift|pension|stock ownership) (?:(?:and|savings|investment|ownership) )*plan)\b/

/** Who holds through those named: a trust by its nominee, a firm by its parent, an account by the broker that keeps it. */
export function heldForOthers(line: ReadingLine, names: readonly HolderName[]): readonly HolderName[] {
  const last = names.at(-1)
  if (!last) return names
  const words = line.tokens.slice(last.next, last.next + 14).filter(({ reading }) => reading !== ',')
  const said = words.map(({ reading }) => reading).join(' ')
  const named = (after: number) => holderNamesAt(line, words[after]!.index).filter(({ holder }) => holder !== null)
  // "held by Elm & Co. as nominee for the Roe Trust"
  const nominee =
    /^as (?:a |the )?(?:nominee|custodian|agent) (?:for|of) (?:the benefit of )?/.exec(said) ??
    /^in (?:street|nominee) name (?:for (?:the (?:sole )?(?:benefit|account) of )?|on behalf of )/.exec(said) ??
    (/\bNominees?\b/.test(last.name) ? /^(?:for(?: the (?:sole )?(?:benefit|account) of)?|on behalf of|fbo) /.exec(said) : null)
  // "held by Elm Ventures' wholly-owned subsidiary, Elm Holdings, Inc."
  const ofIts =
    /^' (?:direct |indirect )?(?:wholly - owned )?(?:subsidiary|affiliate|general partner|(?:sole |managing )?member|(?:sole )?owner|manager|parent(?: company)?)\b ?/.exec(
      said,
    )
  const through = nominee ?? ofIts
  const next = through?.[0].trimEnd().split(' ').length ?? 0
  const others = through && next < words.length ? named(next) : []
  if (others.length > 0) return others
  // whose name is not told
  if (ofIts) return []
  // "held by Elm & Cie as nominee for the reporting person": his own
  if (nominee && /^(?:the )?(?:reporting persons?|insider|undersigned|him|her|them)\b(?! ')/.test(said.slice(nominee[0].length))) return []
  const account = ownAccount.exec(said)?.[1]
  if (account === undefined) return names
  return [{ ...last, name: 'IRA', alias: null, holder: account.endsWith('plan') ? 'plan' : 'retirement account' }]
}
