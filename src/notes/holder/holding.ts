import { matches, type ReadingLine, sentenceAround } from '../reading-line.ts'
import { type Aliases, aliasKey } from './alias.ts'
import { kinNamedAt, pastKin } from './kin.ts'
import { holderNamesAt } from './list.ts'
import type { Mention } from './mention.ts'
import { type HolderName, holderNameAt, holderNameBefore, isVehicle, nameKey } from './name.ts'
import { nameBeforeWhich } from './offices.ts'
import { isPersonLike } from './person.ts'
import { relationOf } from './relation.ts'
import { isCapital } from './tokens.ts'
import { heldForOthers, trustsOfTrustees } from './trustees.ts'
import { notTheirs } from './unnamed.ts'

/** Holders told by what is held: "held by …", "owned through …". */

const manner =
  '(?:directly|indirectly|beneficially|of record|solely|jointly|record|for the account|in the account|collectively|equally|severally|in the aggregate|%|in equal (?:amounts|parts|shares|portions|numbers)|as of @)'
/** Who holds in the first place: "held by the reporting person through Elm LLC", "held for his benefit in the plan". */
const firstHolder = [
  '(?: for the (?:sole )?(?:benefit|account) of (?:the )?(?:reporting person|him|her)(?= in))?',
  '(?: by (?:(?:mr|ms|mrs|dr) [a-z]+(?: [a-z]+)??|(?:the )?reporting person|him|her)(?: indirectly)?(?= through))?',
].join('')
/** What leads from the verb to the names. */
const leads = [
  'by',
  'through (?:his|her|its|their) (?:[a-z#%]+ )*?(?:ownership|interests?) in(?: each of)?',
  'through',
  'for the account of',
  'in the names? of',
  'of',
  'for the benefit of',
  'in',
  'with',
].join('|')
const severalNames =
  '(?:(?:a )?(?:group|entities|funds) (?:consisting|comprised|composed) of |(?:each of )?the following (?:[a-z]+ ){0,3}?: )?'
const holding = new RegExp(
  `\\b(?:held|owned|registered|hold|maintained)(?: and (?:held|owned|beneficially owned))?(?: ${manner})*(?: (?:and|or) ${manner})*${firstHolder} (?:${leads}) ${severalNames}`,
  'g',
)
/** "Balance in the Elm Retirement Trust", "holds shares in the Elm 401(k) Plan". */
const balanceIn =
  /(?:^(?:common )?(?:shares|units|stock)|\bbalance|\b(?:holds|owns) (?:# )?(?:shares|units|stock|securities)(?: of (?:[a-z]+ ){1,4}?(?:stock|shares|units))?) in |\b(?:allocated|credited) to (?:the |his |her )?(?:[a-z]+ ){0,2}?accounts? (?:in|under|by) /g
const ownKind =
  /^(?:the )?(?:his|her|their|reporting person|mr [a-z]+|ms [a-z]+) (?:[a-z]+ ){0,3}?(?:trust|company|corporation|partnership|foundation|entity|firm|fund|employer|affiliate)(?![a-z])/

const securities = /\b(?:shares?|stock|units?|securities|options?|warrants?|notes?|rsus?|ads|adss)\b/i
/** "All interests in the general partner are held by …": who owns a firm. */
const ofInterests =
  /\b(?:interests?|equity|membership) (?:in|of) (?:the |such |its )?(?:[a-z]+ ){0,2}?(?:partnership|llc|fund|general partner|entity|manager|adviser)s? (?:(?:is|are|was|were) )?(?:[a-z]+ )?$/

/** "Whose general partner is owned by": of an office, not of the shares. */
const ofOffice =
  /\b(?:whose|its|the) (?:[a-z]+ ){0,2}?(?:partner|manager|member|advis[eo]r|trustee|parent)s? (?:is|are|was|were) (?:[a-z]+ )*$/

/** "The right to redeem units for common units held by the partnership": whose units come in exchange. */
const receivable = /\b(?:right|option|entitled|able|election|elect)\b[^.;]{0,90}\bto (?:redeem|exchange|convert)\b[^.;]*\bfor\b[^.;]*$/

/** Words before "held by" that make it another ownership: of a company, of a meeting, of the past. */
const otherOwnership =
  /\bdeemed(?: to (?:be|have been))?(?: indirectly| beneficially)* $|\b(?:will|would|shall|could|to) be $|\b(?:no longer|not|formerly|previously|were|had been|meeting|publicly|wholly|majority|controlled and|company|subsidiary|entity|entities|jointly|interests?|vote for each share)(?: [a-z]+)? $/

/** "Were held by the fund until its end", "owned by the parish, to which he gave them": who no longer holds, or holds for himself. */
const reportedAs =
  /\b(?:previously|formerly|originally) (?:reported|shown|listed|disclosed)\b.* as (?:being )?$|\b(?:erroneously|incorrectly|inadvertently|mistakenly) (?:reported|shown|showed|listed|disclosed|stated)\b.* (?:as (?:being )?|that [^;]*)$/
const heldUntil = /\b(?:until|when they were)\b/
const givenAway =
  /\bto (?:which|whom) (?:the )?(?:reporting person|he|she|they|insider|(?:mr|ms|mrs|dr) [a-z]+) (?:donated|gave|gifted|sold)\b/

/** "Held indirectly by", but not "directly or indirectly". */
const onlyIndirectly = /(?<!(?<!in)directly (?:or|and) )\bindirectly (?:(?:held|owned) )?(?:by|through) (?:[a-z]+ )*$/
const directlyBy = /\bdirectly (?:held |owned )?by\b/

/** "Shares previously held by the fund were transferred to the reporting person". */
const movedOn =
  /\b(?:transferred|distributed|contributed|conveyed|moved|assigned) to\b|\b(?:are|is) now (?:(?:held|owned|reported) )?(?:beneficially )?direct(?:ly)?\b/

/** "Held by …", "owned through …". */
export function holdersByHolding(line: ReadingLine, aliases: Aliases): Mention[] {
  const { text } = line
  const found: Mention[] = []
  const above = new Set<Mention>()
  for (const match of matches(holding, text)) {
    const [from, to] = sentenceAround(text, match.index)
    const before = text.slice(from, match.index)
    if (
      otherOwnership.test(before) &&
      !/\bshares(?: of [^.;]{0,40})? (?:were |that were )?(?:previously |formerly )?$|\bbeneficial(?:ly)? own\w* (?:of )?(?:all (?:of )?)?(?:the )?interests? $/.test(
        before,
      )
    )
      continue
    if (
      notTheirs.test(before) ||
      ofInterests.test(before) ||
      ofOffice.test(before) ||
      receivable.test(before) ||
      (/\b(?:previously|formerly) $/.test(before) && (movedOn.test(text.slice(match.index, to)) || /\bdirect(?:ly)?\b/.test(before))) ||
      (/\b(?:were|was|had been) (?:[a-z]+ )?$/.test(before) && heldUntil.test(text.slice(match.index, to))) ||
      givenAway.test(text.slice(match.index, to)) ||
      reportedAs.test(before) ||
      /\bmeeting\b|\bnote[s]? held\b/.test(before.slice(-20)) ||
      (match[0].startsWith('hold ') && !/\b(?:shares|securities)\b/.test(before))
    )
      continue
    // "Fund I is owned by Fund II": who owns the holder, not who holds the shares
    const copula = /\b(?:is|are)(?: [a-z]+){0,2} $/.exec(before)
    const owned =
      copula &&
      (holderNameBefore(line, from + copula.index) ?? (copula[0].startsWith('is') ? nameBeforeWhich(line, from + copula.index) : null))
    if (/\bno (?:direct |indirect )*pecuniary interest\b/.test(before) || (owned && !securities.test(owned.name))) continue
    const kin = kinNamedAt(line, match.index + match[0].length)
    // "held by his wife, Jane Roe, as trustee of the Roe Trust": the trust holds
    if (kin) found.push(...trustsOfTrustees(line, [kin.name]).map((name) => (name === kin.name ? kin : { ...kin, name, relation: null })))
    const direct = holderNamesAt(line, line.token(pastKin(text, match.index + match[0].length)).index)
    const listed = direct.length > 0 ? direct : nameOfOwn(line, match.index + match[0].length)
    const names =
      listed.length > 0
        ? heldForOthers(line, trustsOfTrustees(line, listed))
        : shortFormAt(line, match.index + match[0].length, aliases, match[0].endsWith('by '))
    const weak = / (?:in|with|of|for the benefit of) $/.test(match[0])
    // "held by R. Hart and S. Hart as trustees of a trust": the trust holds
    const asTrustees = listed.length > 0 && /^as (?:[a-z]+ )?(?:co )?trustees?$/.test(wordsAfter(line, listed.at(-1)!.next))
    if (names.every(isPersonLike) && names.length > 1 && asTenants.test(wordsFrom(line, names.at(-1)!.next))) continue
    const amongHolders = names.some((name) => name.holder !== null)
    for (const name of names) {
      if ((weak && name.holder === null) || (asTrustees && listed.includes(name) && name.holder !== 'trust')) continue
      if (isPersonLike(name) && withKin.test(wordsFrom(line, name.next))) continue
      const relation = relationOf(line, name, to)
      // a person who holds is a holder only where that is what the note is about; elsewhere it is the reporting person
      if (
        relation === null &&
        !amongHolders &&
        !aliases.has(aliasKey(name.name)) &&
        isPersonLike(name) &&
        !/^(?:(?:the|these|all|such|represents?|reflects?|shares?|options?|warrants?|units?|securities|of|common|stock|directly|are|is) )*$/.test(
          before,
        )
      )
        continue
      const mention = { name, relation, confidence: name.holder ? 0.95 : 0.85 }
      found.push(mention)
      if (onlyIndirectly.test(`${before}${match[0]}`)) above.add(mention)
    }
  }
  // "owned directly by Elm Limited, indirectly by Elm Holdings Limited": who is above the holder
  if (directlyBy.test(text) && above.size < found.length) for (const mention of above) found.splice(found.indexOf(mention), 1)
  for (const match of matches(balanceIn, text))
    for (const name of holderNamesAt(line, line.token(match.index + match[0].length).index))
      if (name.holder && /^(?:trust|retirement account|plan)$/.test(name.holder)) found.push({ name, relation: null, confidence: 0.9 })
  const by = /^(?:by|through|via) (?:: )?(?:the )?/.exec(text)
  const opening = by ? holderNamesAt(line, line.token(by[0].length).index) : []
  if (opening[0]?.holder)
    for (const name of trustsOfTrustees(line, opening))
      found.push({ name, relation: relationOf(line, name, text.length), confidence: 0.93 })
  return found
}

/** "Owned by his family trust, Elm Trust, LLC": the name beside the kind. */
function nameOfOwn(line: ReadingLine, at: number): readonly HolderName[] {
  const kind = ownKind.exec(line.text.slice(at))
  if (!kind) return []
  const comma = line.token(at + kind[0].length - 1).index + 1
  const name = line.tokens[comma]?.reading === ',' ? holderNameAt(line, comma + 1) : null
  return name?.holder ? [name] : []
}

/** "The shares owned by the Trust", where the note gives that short form to a trust, fund or private company. */
function shortFormAt(line: ReadingLine, at: number, aliases: Aliases, isBy: boolean): readonly HolderName[] {
  const short = /^(?:the |such )?(trust|fund|partnership|foundation|llc|estate|sponsor|funds|trusts|partnerships)\b(?! of\b)/.exec(
    line.text.slice(at),
  )
  if (!short) return []
  return (aliases.get(short[1]!) ?? (isBy ? onlyOne(line, short[1]!, line.token(at).index) : [])).filter(isVehicle)
}

/** "The Elm Capital Fund, LP … the shares held by the fund": the only one of its kind that the note has named. */
function onlyOne(line: ReadingLine, kind: string, before: number): readonly HolderName[] {
  const names = new Map<string, HolderName>()
  for (let at = 0; at < before; ) {
    const name = isCapital(line, line.tokens[at]!) ? holderNameAt(line, at) : null
    if (name && new RegExp(`\\b${kind}\\b`, 'i').test(name.name)) names.set(nameKey(name.name), name)
    at = name ? Math.max(name.next, at + 1) : at + 1
  }
  return names.size === 1 ? [...names.values()] : []
}

/** "Jane Roe as custodian for her son": the kin holds. "Jane Roe jointly with her husband", "Jane Roe and her spouse": the reporting person, and the kin holds with her. */
const withKin = /^(?:jointly |together )?(?:and|with) (?:his|her|their) (?:spouse|wife|husband)\b|^as (?:[a-z]+ )?custodian\b/

/** "Jane Roe and John Roe, as joint tenants": an account of two, of whom one reports. */
const asTenants = /^(?:as )?(?:joint tenants?|jointly|jtwros|jt ten|tenants (?:by|in)|community property|husband and wife)\b/

/** The next words from a token on. */
const wordsFrom = (line: ReadingLine, at: number): string =>
  line.tokens
    .slice(at, at + 6)
    .map(({ reading }) => reading)
    .filter((reading) => reading !== ',')
    .join(' ')

/** The words from a token on, up to the one that says `trustee`. */
const wordsAfter = (line: ReadingLine, at: number): string => {
  const words = line.tokens
    .slice(at, at + 5)
    .map(({ reading }) => reading)
    .filter((reading) => reading !== ',')
  return words.slice(0, words.findIndex((word) => word.startsWith('trustee')) + 1).join(' ')
}
