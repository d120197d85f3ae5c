import { office } from '../control.ts'
import type { ReadingLine } from '../reading-line.ts'
import { type HolderName, holderNameAt } from './name.ts'

/** How the reporting person stands to a holder: an office, a tie of kin, ownership. */

/** The kin through whom a holding is indirect. */
export const family =
  '(?:spouse|wife|husband|(?:mother|father|brother|sister|son|daughter)s? in law|(?:minor |adult )?(?:children|child|sons?|daughters?|grandchild(?:ren)?|grandson|granddaughter)|mother|father|parents?|brother|sister|siblings?|family members?|domestic partner|nephew|niece)'
/** The reporting person's own office, told in a clause. */
const officeIn = new RegExp(
  `\\b(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|he|she|insider|undersigned|spouse|wife|husband|(?!which|whom|that)[a-z]+ [b-z] [a-z]+)(?: and (?:his|her) ${family})?(?: is| are| was| serves?| act| acts)?(?: also)?(?: as)? (?:(?:the|a|an|one of the|one of|# of the|as|each|its|currently|also) )*(${office})\\b`,
)
const ofIssuer = /^(?: and [a-z ]{3,40}?)? (?:of|at) (?:the )?(?:issuer|company|registrant|corporation)\b/
/** The office told in a text, if it is none at the issuer: "The reporting person is a director of the issuer" says nothing of the holder. */
export function officeToldIn(text: string): string | null {
  const role = officeIn.exec(text)
  return role && !ofIssuer.test(text.slice(role.index + role[0].length)) ? officeOfWhom(role) : null
}

/** "Of which the reporting person's wife is trustee". */
const spouseHas = /^(?:spouse|wife|husband) (?!and)/

/** The office, and whose it is: `trustee`, `spouse is trustee`. */
const officeOfWhom = (told: RegExpExecArray): string => (spouseHas.test(told[0]) ? `spouse is ${told[1]!}` : told[1]!)
const officeOf = new RegExp(
  `\\b(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|insider|undersigned) (?:is|are|serves? as|acts? as) (?:also )?(?:(?:the|a|an|one of the|# of the) )*(${office})(?: and (?:the |a )?${office})? (?:of|for|in) (?:each of |the )*`,
)

/** "By virtue of being a managing member of Elm GP, the reporting person may be deemed". */
const byVirtueOf = new RegExp(
  `(?:(?:^|\\. )|\\b(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|insider|undersigned) )(?:solely )?(?:by virtue of|as a result of|because of|due to|by reason of) (?:(?:(?:his|her|their) )?(?:being|serving as|acting as)|(?:his|her|their) (?:position|role|status|service|capacity)s? as) (?:(?:the|a|an|one of the|# of the) )*(${office})(?: and (?:the |a )?${office})? (?:of|for|in) (?:each of |the )*`,
)
const officeOfNamed = new RegExp(
  `\\b(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|he|she|insider|undersigned)(?: (spouse|wife|husband))? (?:is|are|serves? as|acts? as) (?:(?:the|a|an|one of the|also) )*(${office})(?: and (?:the |a )?${office})? of (?:the|such|said|this|that|these|those) (trusts?|partnerships?|limited partnership|limited liability company|llc|funds?|foundation|entity)(?= [.;]|$| and\\b| who\\b| with\\b| for\\b)`,
)

/** One of the kin: `child` for children, `spouse` for a wife. */
export const singular = (word: string): string =>
  /children|child/.test(word)
    ? word.startsWith('grand')
      ? 'grandchild'
      : 'child'
    : word
        .replace(/^(?:minor|adult) /, '')
        .replace(/^wife$|^husband$/, 'spouse')
        .replace(/s$/, '')

/** "An entity wholly owned by the reporting person", "an entity managed by him". */
const ownedBy =
  /^(?:which is |that is )?(?:an? |the |its |his |her )?(?:[a-z]+ ){0,5}?(?:(wholly owned subsidiary) of|(wholly owned|(?:owned|controlled|managed|directed)(?: (?:and|or) (?:owned|controlled|managed|directed))?) (?:(?:and|or) (?:controlled|managed) )?(?:directly |indirectly |solely |jointly )*by) (?:the )?(?:reporting person|him|her|insider|undersigned|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+)\b/

const officeOfWhich = new RegExp(`^(?:the |an? )?${office} of (?:which|whom)\\b`)

/** "Of which neither he nor his spouse is trustee". */
const ofNobody = /^(?:of|for) which (?:neither|none|no)\b/

const kinWord =
  '(?:children|child|grandchildren|grandchild|family(?: members)?|spouse|wife|husband|sons?|daughters?|descendants|parents?|siblings?|nieces?|nephews?)'
const forBenefit = new RegExp(`^(?:[a-z@ ]{0,60} )?for the benefit of (?:[a-z]+ ){0,5}?(?:reporting persons?|${kinWord})\\b`)
const itsFamily = new RegExp(`^ (?:[a-z]+ ){0,3}?${kinWord}\\b`)

/** Offices that a trust has, and those that a firm has. */
const ofTrusts = /\b(?:settlor|grantor|annuitant)s?$|(?<!board of )\btrustees?$/
const ofFirms = /\b(?:members?|managers?|partners?|shareholders?|stockholders?|president)$/

/** The reporting person's office at a holder, from the words after its name in the same sentence or the next. */
export function relationOf(line: ReadingLine, name: HolderName, to: number): string | null {
  const after = line.tokens[name.next]
  // "Elm Fund, L.P. The Roe Trust, of which …": another sentence
  if (!after || (name.name.endsWith('.') && /^\s+The\b/.test(line.source.slice(name.span[1], name.span[1] + 6)))) return null
  const start = lineOffset(line, after.index)
  if (start < 0) return null
  const clause = line.text.slice(start, Math.min(to, start + 160))
  const which =
    /^(?:of|for|over|in|with respect to|as to) (?:which|whom)\b|^(?:an? )?[a-z ]{0,40}(?:of|for|with respect to) which\b|^dated\b|^@/.exec(
      clause,
    )
  // "the general partner of which is Elm Partners GP": the office of another
  const role = which && !officeOfWhich.test(clause) && !ofNobody.test(clause) ? officeIn.exec(clause) : null
  // "held by Elm LLC and the Roe Trust, of which he is trustee": of the trust
  const foreign = name.holder === 'trust' ? ofFirms : name.holder === 'company' || name.holder === 'partnership' ? ofTrusts : null
  if (role && foreign?.test(role[1]!)) return null
  if (role) return officeOfWhom(role)
  const owned = ownedBy.exec(clause)
  if (owned) return owned[1] ?? owned[2]!
  const kin = new RegExp(`^(?:the )?(?:reporting person|his|her|mr [a-z]+|ms [a-z]+|insider) (${family})\\b`).exec(clause)
  if (kin) return singular(kin[1]!)
  const benefit = forBenefit.exec(clause)
  if (!benefit) return null
  const end = start + benefit[0].length
  // "for the benefit of the reporting person's children": of these
  const owner = /^['’]/.test(line.source.slice(line.span(start, end)[1])) ? itsFamily.exec(line.text.slice(end)) : null
  return line.words(start + benefit[0].indexOf('for the benefit'), end + (owner?.[0].length ?? 0)).replace(/\s+/g, ' ')
}

/** The reporting person's office in a firm, told in a sentence of its own: "The Reporting Person is a managing member of FF Management". */
export function ownOffice(line: ReadingLine): { readonly role: string; readonly of: HolderName } | null {
  for (const pattern of [officeOf, byVirtueOf]) {
    const match = pattern.exec(line.text)
    const of = match && holderNameAt(line, line.token(match.index + match[0].length).index)
    if (match && of) return { role: oneOf(match[1]!), of }
  }
  return null
}

/** `trustee` for trustees, as one of several has the office. */
const oneOf = (role: string): string => role.replace(/(member|partner|manager|trustee|director|owner)s$/, '$1')

/** The reporting person's office in a holder that the note has named before: "The reporting person is a co-trustee of the trust". */
export function officeInNamed(line: ReadingLine): { readonly role: string; readonly holder: HolderName['holder'] } | null {
  const match = officeOfNamed.exec(line.text)
  if (!match) return null
  const role = oneOf(match[2]!)
  const holder = match[3]!.startsWith('trust') ? 'trust' : /partnership|fund/.test(match[3]!) ? 'partnership' : 'company'
  return { role: match[1] === undefined ? role : `${singular(match[1])} is ${role}`, holder }
}

/** The place of a token in the line's text, or -1 for one that is not in it. */
function lineOffset(line: ReadingLine, index: number): number {
  let low = 0
  let high = line.text.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (line.token(middle).index < index) low = middle + 1
    else high = middle
  }
  return line.text.length === 0 ? -1 : line.text[low] === ' ' ? low + 1 : low
}
