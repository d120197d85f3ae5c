import { office } from './control.ts'
import type { IndirectHolder } from './fact.ts'
import { type HolderName, holderNameAt, holderNameBefore, holderNamesAt } from './holder-name.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Who holds what the reporting person owns indirectly, and through which offices: trusts, funds, partners, family. */

const manner = '(?:directly|indirectly|beneficially|of record|solely|jointly|record|for the account|in the account|collectively)'
const holding = new RegExp(
  `\\b(?:held|owned|registered|hold|maintained)(?: and (?:held|owned|beneficially owned))?(?: ${manner})*(?: and ${manner})* (?:by|through|for the account of|in the names? of|of|for the benefit of|in|with) `,
  'g',
)
const subjectHolds =
  /\b(?:is the (?:direct|record|direct beneficial) (?:owner|holder)|(?:directly |currently |also )?(?:holds|owns)(?: and beneficially owns)?|(?:directly )?beneficially owns|is the (?:beneficial|record) owner) (?:of )?(?:(?:an aggregate of|all of|such|these|the|approximately|of record) )*(?:#|shares|securities|reported|common|such|these|the)(?![a-z])/g
const trusteeOf =
  /\b(?:for|of) which (?:the )?(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|insider|[a-z]+ [a-z]{1,2} [a-z]+|[a-z]+ [a-z]+)(?: family members?| immediate family members?)?(?: and (?:his|her|their) (?:spouse|wife|husband))?(?: and [a-z]+ [a-z]+)? (?:is|are|serves? as|serve as|acts? as)\b/g
const isTrusteeOf =
  /\b(?:reporting person|reporting persons|reporting person spouse|insider|undersigned)(?: and (?:his|her) (?:spouse|wife|husband))? (?:is|are|serves? as|acts? as) (?:the |a |an |sole |one of the |also )*(trustees?|co trustees?|sole trustee|beneficiary|grantor|settlor|custodian)s? (?:of|for) /g

const securities = /\b(?:shares?|stock|units?|securities|options?|warrants?|notes?|rsus?|ads|adss)\b/i
/** "The reporting person is trustee of a trust established for his children". */
const isTrusteeOfOne =
  /\b(?:reporting persons?|undersigned|insider|mr [a-z]+|ms [a-z]+) (?:is|serves as|acts as) (?:the |a |an |sole |also )*((?:co |sole )?trustee|beneficiary|settlor) of (?:a|an|certain) (?:[a-z]+ ){0,3}?trusts?\b/
const asTrusteeOf =
  /\bas (?:the |a |an |sole |one of the )*((?:co |successor |sole )*(?:trustees?|custodians?|executors?|general partner|managing member)) (?:of|for|under) /g

const family =
  '(?:spouse|wife|husband|(?:minor |adult )?(?:children|child|sons?|daughters?|grandchildren|grandson|granddaughter)|mother|father|parents?|brother|sister|siblings?|family members?|mother in law|father in law|domestic partner|nephew|niece)'
const familyHolds = new RegExp(
  `\\b(?:held|owned|owned by|held by|by|jointly with|with|through|in the name of)(?: ${manner})*(?: by| with| in the name of| through)? (?:(?:the|his|her|my|their|a|an|reporting person|insider|immediate|mr [a-z]+|ms [a-z]+|by) )*(${family})\\b(?! (?:\\w+ ){0,3}?(?:living |family |revocable |irrevocable )*(?:trust|trustee|ira|llc|lp))`,
  'g',
)
const unnamed =
  /\b(?:held|owned|by|through|in)(?: (?:directly|indirectly|of record|solely|beneficially|jointly))*(?: (?:in|by|through|under|via|for))? (?:(?:a|an|the|his|her|my|their|reporting person|insider|certain|various|one or more|mr [a-z]+|ms [a-z]+|#|spouse|wife|husband|children|family|living|revocable|irrevocable|grantor|retained|annuity|charitable|remainder|limited|liability|self directed|roth|traditional|rollover|sep|joint|brokerage|custodial|margin|blind|testamentary|marital|qualified|personal|residence|education|dynasty|generation|skipping|estate|planning) )*(trusts?|grats?|ira|iras|individual retirement account|401k(?: plan| account)?|limited liability company|llc|limited partnership|partnership|foundation|custodial account|utma|ugma|managed accounts?|accounts?|estate)\b/g

const officeIn = new RegExp(
  `\\b(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|he|she|insider|undersigned|spouse|[a-z]+ [a-z]{1,2} [a-z]+)(?: and (?:his|her) (?:spouse|wife|husband))?(?: is| are| serves?| act| acts)?(?: also)?(?: as)? (?:(?:the|a|an|one of the|one of|# of the|as|each|its|currently|also) )*(${office})\\b`,
)
const officeOf = new RegExp(
  `\\b(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|insider|undersigned) (?:is|are|serves? as|acts? as) (?:also )?(?:(?:the|a|an|one of the|# of the) )*(${office})(?: and (?:the |a )?${office})? (?:of|for|in) (?:each of |the )*`,
)

const asCustodian = new RegExp(`\\bas custodian (?:for|of) (?:(?:the|his|her|my|their|a|reporting person) )*${family}\\b`)

/** Words for a kind of holder, not for one of them. */
const kindOnly =
  /^(?:(?:family|living|revocable|irrevocable|grantor|retained|annuity|charitable|remainder|limited|trust|partnership|foundation|ira|plan)\s?)+$/i

const article = /^(?:the|a|an)\s+/i

/** The holders a note names, each once; the reporting person's own tie to a holder is its relation. */
export function readIndirectHolders(line: ReadingLine): readonly IndirectHolder[] {
  const { text } = line
  const found: IndirectHolder[] = []
  const known = new Map<string, string>()
  for (const token of line.tokens) {
    if (token.kind === 'mark' && token.reading === '(') learnAlias(line, token.index, known)
  }
  const add = (
    name: HolderName | null,
    relation: string | null,
    holder: IndirectHolder['value']['holder'],
    span: readonly [number, number],
    confidence: number,
  ) => {
    const named = name && (known.get(name.name.toLowerCase()) ?? name.name)
    // "the Living Trust" after "the Hoffman and Yee Living Trust"
    if (
      named !== null &&
      found.some(
        (one) =>
          one.value.name !== null &&
          key(one.value.name) !== key(named) &&
          key(one.value.name).includes(key(named)) &&
          /^(?:living|family|revocable|irrevocable|trust|fund|partnership|foundation|sponsor|company|\W)+$/i.test(named),
      )
    )
      return
    // "a Family Trust" names nobody
    const full = named !== null && kindOnly.test(named) && !known.has(name!.name.toLowerCase()) ? null : named
    const same = found.findIndex((one) =>
      full === null ? one.value.name === null && one.value.holder === holder : one.value.name !== null && key(one.value.name) === key(full),
    )
    if (same >= 0) {
      if (relation && !found[same]!.value.relation) found[same] = { ...found[same]!, value: { ...found[same]!.value, relation } }
      return
    }
    found.push({ kind: 'indirect-holder', value: { name: full, relation, holder }, span, confidence })
  }
  for (const match of matches(holding, text)) {
    const [from, to] = sentenceAround(text, match.index)
    const before = text.slice(from, match.index)
    if (
      /\bdeemed to (?:be|have been)(?: indirectly| beneficially)* $|\b(?:no longer|not|formerly|previously|were|had been|meeting|publicly|wholly|majority|controlled and|company|subsidiary|entity|entities|jointly|interests?|vote for each share)(?: [a-z]+)? $/.test(
        before,
      ) &&
      !/\bshares(?: of [^.;]{0,40})? (?:were |that were )?(?:previously |formerly )?$/.test(before)
    )
      continue
    if (
      /\bmeeting\b|\bnote[s]? held\b/.test(before.slice(-20)) ||
      (match[0].startsWith('hold ') && !/\b(?:shares|securities)\b/.test(before))
    )
      continue
    // "Fund I is owned by Fund II": who owns the holder, not who holds the shares
    const copula = /\b(?:is|are)(?: [a-z]+){0,2} $/.exec(before)
    const owned = copula && holderNameBefore(line, from + copula.index)
    if (/\bno (?:direct |indirect )*pecuniary interest\b/.test(before) || (owned && !securities.test(owned.name))) continue
    const start = line.token(match.index + match[0].length)
    const names = holderNamesAt(line, start.index)
    const weak = / (?:in|with|of|for the benefit of) $/.test(match[0])
    for (const name of names) {
      if (weak && name.holder === null) continue
      // a person who holds is a holder only where that is what the note is about; elsewhere it is the reporting person
      if (
        name.holder === null &&
        !known.has(name.name.toLowerCase()) &&
        / [A-Z]\. |^[A-Z][a-z]+ [A-Z][a-z]+$/.test(name.name) &&
        !/^(?:(?:the|these|all|such|represents?|reflects?|shares?|securities|are|is) )*$/.test(before)
      )
        continue
      add(name, relationOf(line, name, to), partOf(name), name.span, name.holder ? 0.95 : 0.85)
    }
  }
  const by = /^by (?:the )?/.exec(text)
  const opening = by && holderNameAt(line, line.token(by[0].length).index)
  if (opening?.holder) add(opening, relationOf(line, opening, text.length), partOf(opening), opening.span, 0.93)
  for (const match of matches(trusteeOf, text)) {
    const name = holderNameBefore(line, match.index)
    const [, to] = sentenceAround(text, match.index)
    const role = new RegExp(`^(?: (?:the|a|an|sole|one|of|as|co))*? ((?:sole |co )?${office})`).exec(
      text.slice(match.index + match[0].length, to),
    )
    if (name && role && !/\bfamily members?\b/.test(match[0])) add(name, role[1]!, partOf(name), name.span, 0.95)
  }
  for (const match of matches(isTrusteeOf, text)) {
    const names = holderNamesAt(line, line.token(match.index + match[0].length).index)
    for (const name of names)
      if (name.holder === 'trust')
        add(name, /spouse/.test(match[0].slice(0, 30)) ? 'spouse is trustee' : match[1]!, partOf(name), name.span, 0.93)
  }
  for (const match of matches(asTrusteeOf, text)) {
    const [from] = sentenceAround(text, match.index)
    if (!/\b(?:held|owned)\b/.test(text.slice(from, match.index))) continue
    for (const name of holderNamesAt(line, line.token(match.index + match[0].length).index))
      if (name.holder) add(name, match[1]!.replace(/s$/, ''), partOf(name), name.span, 0.93)
  }
  for (const match of matches(subjectHolds, text)) {
    const name = holderNameBefore(line, match.index)
    if (name?.holder) add(name, null, partOf(name), name.span, 0.9)
  }
  if (found.length === 0) unnamedHolders(line, add)
  const custodian = asCustodian.exec(text)
  if (found.length === 0 && custodian)
    add(null, 'custodian', 'family member', line.span(custodian.index, custodian.index + custodian[0].length), 0.9)
  const own = ownOffice(line)
  if (!own) return found
  const firm = known.get(own.of.name.replace(article, '').toLowerCase()) ?? own.of.name
  return found.map((one) =>
    one.value.relation !== null || one.value.name === null
      ? one
      : { ...one, value: { ...one.value, relation: key(one.value.name) === key(firm) ? own.role : `${own.role} of ${firm}` } },
  )
}

const key = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const partOf = (name: HolderName): IndirectHolder['value']['holder'] => (name.holder === 'foundation' ? 'company' : name.holder)

type Add = (
  name: HolderName | null,
  relation: string | null,
  holder: IndirectHolder['value']['holder'],
  span: readonly [number, number],
  confidence: number,
) => void

/** "By spouse", "Held in a revocable trust", "In IRA": the kind of holder without its name. */
function unnamedHolders(line: ReadingLine, add: Add): void {
  const { text } = line
  for (const match of matches(familyHolds, text)) {
    if (
      /\bnot\b/.test(text.slice(Math.max(0, match.index - 25), match.index)) ||
      (/^(?:by|with|through) /.test(match[0]) && match.index > 0)
    )
      continue
    const end = match.index + match[0].length
    add(null, singular(match[1]!), 'family member', line.span(match.index, end), 0.93)
    return
  }
  const trustee = isTrusteeOfOne.exec(text)
  if (trustee) {
    add(null, trustee[1]!, 'trust', line.span(trustee.index, trustee.index + trustee[0].length), 0.93)
    return
  }
  for (const match of matches(unnamed, text)) {
    const opening = /^(?:held|owned)/.test(match[0])
    if (
      (!opening && match.index > 0) ||
      / (?:by|in|through) (?:the|such|said) (?:trust|foundation|partnership|estate|account)$/.test(match[0])
    )
      continue
    const [, to] = sentenceAround(text, match.index)
    const end = match.index + match[0].length
    const kind = match[1]!
    const holder = /trust|grat/.test(kind)
      ? 'trust'
      : /ira|401k|retirement/.test(kind)
        ? 'retirement account'
        : /llc|company|foundation/.test(kind)
          ? 'company'
          : /partnership/.test(kind)
            ? 'partnership'
            : null
    if (holder === null && !/\b(?:custodial|utma|ugma|managed|estate)/.test(kind)) continue
    const role = officeIn.exec(text.slice(end, Math.min(to + 160, text.length)))
    const kin = new RegExp(`\\b(${family})\\b`).exec(match[0])
    add(null, kin ? singular(kin[1]!) : (role?.[1] ?? null), holder, line.span(match.index, end), 0.9)
    return
  }
}

const singular = (word: string): string =>
  /children|child/.test(word)
    ? 'child'
    : word
        .replace(/^(?:minor|adult) /, '')
        .replace(/^wife$|^husband$/, 'spouse')
        .replace(/s$/, '')

/** The reporting person's office at a holder, from the words after its name in the same sentence or the next. */
function relationOf(line: ReadingLine, name: HolderName, to: number): string | null {
  const after = line.tokens[name.next]
  if (!after) return null
  const start = lineOffset(line, after.index)
  if (start < 0) return null
  const clause = line.text.slice(start, Math.min(to, start + 160))
  const which = /^(?:of|for|over|in) (?:which|whom)\b|^(?:an? )?[a-z ]{0,40}(?:of|for) which\b|^dated\b|^@/.exec(clause)
  const role = which ? officeIn.exec(clause) : null
  if (role) return role[1]!
  const owned =
    /^an? (?:[a-z]+ ){0,4}?(?:wholly owned|controlled|owned) (?:[a-z]+ ){0,3}?by the reporting person|^an? (wholly owned subsidiary) of the reporting person/.exec(
      clause,
    )
  if (owned) return owned[1] ?? 'wholly owned'
  const kin = new RegExp(`^(?:the )?(?:reporting person|his|her|mr [a-z]+|ms [a-z]+|insider) (${family})\\b`).exec(clause)
  if (kin) return singular(kin[1]!)
  const benefit =
    /^(?:[a-z@ ]{0,60} )?for the benefit of (?:[a-z]+ ){0,5}?(?:reporting persons?|children|child|grandchildren|family(?: members)?|spouse|wife|husband|sons?|daughters?)\b/.exec(
      clause,
    )
  return benefit ? line.words(start + benefit[0].indexOf('for the benefit'), start + benefit[0].length).replace(/\s+/g, ' ') : null
}

/** The reporting person's office in a firm, told in a sentence of its own: "The Reporting Person is a managing member of FF Management". */
function ownOffice(line: ReadingLine): { readonly role: string; readonly of: HolderName } | null {
  const match = officeOf.exec(line.text)
  const of = match && holderNameAt(line, line.token(match.index + match[0].length).index)
  return match && of ? { role: match[1]!.replace(/(member|partner|manager|trustee|director|owner)s$/, '$1'), of } : null
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

function learnAlias(line: ReadingLine, index: number, known: Map<string, string>): void {
  const [before, after] = [line.tokens[index - 1], line.tokens[index + 1]]
  if (!before || !after || !(after.kind === 'mark' || after.reading === 'the' || /[A-Z]/.test(line.source[after.start]!))) return
  for (let start = Math.max(0, index - 24); start < index; start++) {
    const previous = line.tokens[start - 1]
    if (previous && previous.kind === 'word' && /[A-Z&]/.test(line.source[previous.start]!)) continue
    const name = holderNameAt(line, start)
    if (
      name?.alias &&
      name.span[1] <= line.tokens[index]!.start &&
      line.source.slice(name.span[1], line.tokens[index]!.start).trim() === ''
    ) {
      known.set(name.alias.replace(article, '').toLowerCase(), name.name)
      return
    }
  }
}
