import { office } from './control.ts'
import type { IndirectHolder } from './fact.ts'
import { type Aliases, aliasKey, learnAliases, listBefore } from './holder/alias.ts'
import { holdersByDeed, type Mention } from './holder/deeds.ts'
import { holderNamesAt } from './holder/list.ts'
import { type HolderName, holderNameAt, holderNameBefore, isCapital, isVehicle } from './holder/name.ts'
import { ownOffice, relationOf } from './holder/relation.ts'
import { heldForOthers, trustsOfTrustees } from './holder/trustees.ts'
import { notTheirs, readCustodian, readKin, readUnnamedHolder } from './holder/unnamed.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Who holds what the reporting person owns indirectly, and through which offices: trusts, funds, partners, family. */

const manner =
  '(?:directly|indirectly|beneficially|of record|solely|jointly|record|for the account|in the account|collectively|equally|severally|in the aggregate|%|in equal (?:amounts|parts|shares|portions|numbers)|as of @)'
const holding = new RegExp(
  `\\b(?:held|owned|registered|hold|maintained)(?: and (?:held|owned|beneficially owned))?(?: ${manner})*(?: (?:and|or) ${manner})* (?:by|through|for the account of|in the names? of|of|for the benefit of|in|with) (?:(?:a )?(?:group|entities|funds) (?:consisting|comprised|composed) of |(?:each of )?the following (?:[a-z]+ ){0,3}?: )?`,
  'g',
)
/** "Balance in the Elm Retirement Trust", "holds shares in the Elm 401(k) Plan". */
const balanceIn =
  /(?:^(?:common )?(?:shares|units|stock)|\bbalance|\b(?:holds|owns) (?:# )?(?:shares|units|stock|securities)(?: of (?:[a-z]+ ){1,4}?(?:stock|shares|units))?) in /g
/** "His interest in Elm Fund, L.P., the record holder". */
const recordHolder = /\b(?:which is )?the (?:direct |record |registered |legal )+(?:owner|holder)(?= (?:[.;)]|and|of record)|$)/g
/** "Fund I, L.P. and Fund II, L.P. own 5,000 and 3,000 shares". */
const subjectsHold =
  /\b(?:directly |beneficially |currently )*(?:hold|own)(?: directly| beneficially| of record)* (?:an aggregate of |a total of )?(?:#|all of the|the reported|these|such)(?![a-z])/g
const subjectHolds =
  /\b(?:(?:is )?the (?:(?:direct|record|registered|legal|sole|beneficial) ){0,3}(?:owner|holder)|(?:directly |currently |also )?(?:holds|owns|(?<=\b(?:which|that) (?:each )?(?:directly |currently )?)(?:hold|own))(?: and beneficially owns)?|(?:directly )?beneficially owns|(?:(?:directly|beneficially) )+owned(?= (?:an aggregate of |a total of )?#)|is the (?:beneficial|record) owner) (?:of )?(?:(?:an aggregate of|all of|(?:a )?portion of|such|these|the|approximately|of record) )*(?:#|shares|securities|reported|common|such|these|the)(?![a-z])/g
const trusteeOf =
  /\b(?:(?:for|of|with respect to|as to) which|where) (?:the )?(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|insider|((?:[a-z]+ [a-z]{1,2}|[a-z]+) [a-z]+))(?: family members?| immediate family members?)?(?: and (?:his|her|their) (?:spouse|wife|husband))?(?: and [a-z]+ [a-z]+)? (?:is|are|serves? as|serve as|acts? as)\b/g
const isTrusteeOf =
  /\b(?:reporting person|reporting persons|reporting person spouse|insider|undersigned)(?: and (?:his|her) (?:spouse|wife|husband))? (?:is|are|serves? as|acts? as) (?:the |a |an |sole |one of the |also )*(trustees?|co trustees?|sole trustee|beneficiary|grantor|settlor|custodian)s? (?:of|for) /g

/** "Has shared voting power as a result of being a co-trustee of the Roe Trust". */
const byBeingTrustee =
  /\b(?:as a result of|by virtue of|because of|through) (?:(?:his|her|their) )?(?:being|serving as|service as|position as|role as|status as) (?:the |a |an |sole |one of the )*((?:co )?trustee)s? (?:of|for) /g

/** "Jane Roe and John Roe, Trustees of the Roe Trust", alone in a note. */
const opensWithTrustees = /^((?:[a-z]+ ){2,12}?(?:co )?trustees?) (?:of|for|under) (?:the )?/

const ownKind =
  /^(?:the )?(?:his|her|their|reporting person|mr [a-z]+|ms [a-z]+) (?:[a-z]+ ){0,3}?(?:trust|company|corporation|partnership|foundation|entity|firm|fund|employer|affiliate)(?![a-z])/

const securities = /\b(?:shares?|stock|units?|securities|options?|warrants?|notes?|rsus?|ads|adss)\b/i
const asTrusteeOf =
  /\bas (?:the |a |an |sole |joint |one of the )*((?:co |successor |sole )*(?:trustees?|settlors?|grantors?|custodians?|executors?|general partner|managing member)) (?:of|for|under) /g

const firmBefore = /\b(?:held|owned)\b[^.;]*\b(?:lp|llc|ltd|limited|inc|corp|funds?|trusts?|partners)\b/

/** Words for a kind of holder, not for one of them. */
const kindOnly =
  /^(?:(?:mr|ms|mrs|dr)\.? [a-z-]+['’]s? )?(?:(?:family|living|revocable|irrevocable|grantor|retained|annuity|charitable|remainder|limited|trust|partnership|foundation|ira|401\(?k\)?|plan|grat|grats|rollover|roth|account|rabbi|blind)\s?)+$/i

/** Words that make a shorter form of a name already told. */
const generalName = /^(?:living|family|revocable|irrevocable|trust|fund|partnership|foundation|sponsor|company|\W)+$/i
/** "Trustee of the Roe Trust", and nothing else. */
const officeOnly = new RegExp(`^(?:as )?((?:co )?${office}) (?:of|for) (?:the )?`)
const whichOffice = new RegExp(`^(?: (?:the|a|an|sole|one|of|as|co))*? ((?:sole |co )?${office})`)
/** "All interests in the general partner are held by …": who owns a firm. */
const ofInterests =
  /\b(?:interests?|equity|membership) (?:in|of) (?:the |such |its )?(?:[a-z]+ ){0,2}?(?:partnership|llc|fund|general partner|entity|manager|adviser)s? (?:(?:is|are|was|were) )?(?:[a-z]+ )?$/

/** "The right to redeem units for common units held by the partnership": whose units come in exchange. */
const receivable = /\b(?:right|option|entitled|able|election|elect)\b[^.;]{0,90}\bto (?:redeem|exchange|convert)\b[^.;]*\bfor\b[^.;]*$/

/** "The interests in Elm Holdings are owned by the Roe Trust, of which …": who owns the holder. */
const ownsFirm =
  /\b(?:interests?|equity|membership|stock) (?:of|in) (?!the (?:issuer|company|registrant)\b)[^.;]{1,60}? (?:is|are|was|were) (?:[a-z]+ )?(?:owned|held) by [^.;]{0,80}$/

/** Words before "held by" that make it another ownership: of a company, of a meeting, of the past. */
const otherOwnership =
  /\bdeemed(?: to (?:be|have been))?(?: indirectly| beneficially)* $|\b(?:will|would|shall|could|to) be $|\b(?:no longer|not|formerly|previously|were|had been|meeting|publicly|wholly|majority|controlled and|company|subsidiary|entity|entities|jointly|interests?|vote for each share)(?: [a-z]+)? $/

const heldByIt =
  /\b(?:held|owned) (?:directly |of record |beneficially )*by (?:it|such (?:entity|company|partnership|fund|trust|foundation|corporation))\b|\b(?:shares|securities|units|stock) (?:that )?it (?:directly )?(?:holds|owns)\b/
const asOfficer = new RegExp(`^as (?:the |a |an |one of the )*${office} of (?:the )?`)

/** "Shares previously held by the fund were transferred to the reporting person". */
const movedOn =
  /\b(?:transferred|distributed|contributed|conveyed|moved|assigned) to\b|\b(?:are|is) now (?:(?:held|owned|reported) )?(?:beneficially )?direct(?:ly)?\b/

/** The holders a note names, each once; the reporting person's own tie to a holder is its relation. */
export function readIndirectHolders(line: ReadingLine): readonly IndirectHolder[] {
  const aliases = learnAliases(line)
  const found: IndirectHolder[] = []
  for (const mention of [...holdersByHolding(line, aliases), ...holdersByOffice(line), ...holdersByDeed(line, aliases)])
    for (const name of aliases.get(aliasKey(mention.name.name)) ?? [mention.name]) gather(found, name, mention, aliases)
  const unnamed = found.length === 0 ? (readUnnamedHolder(line) ?? readCustodian(line)) : null
  if (unnamed) return [{ ...unnamed, value: { ...unnamed.value, relation: hyphened(unnamed.value.relation) } }]
  const kin = readKin(line)
  if (kin) found.push(kin)
  return withOwnOffice(line, found, aliases).map((one) => ({ ...one, value: { ...one.value, relation: hyphened(one.value.relation) } }))
}

/** `co-trustee`, as it is written; the line knows no hyphens in words. */
const hyphened = (relation: string | null): string | null => relation?.replace(/^co (?=[a-z])/, 'co-') ?? null

/** The holders with the office that the reporting person is said to have in one of them. */
function withOwnOffice(line: ReadingLine, found: readonly IndirectHolder[], aliases: Aliases): readonly IndirectHolder[] {
  const own = ownOffice(line)
  if (!own) return found
  const firm = aliases.get(aliasKey(own.of.name))?.[0]?.name ?? own.of.name
  // an office in one of the holders says nothing of the others
  const isHolder = found.some(({ value }) => value.name !== null && key(value.name) === key(firm))
  return found.map((one) =>
    one.value.relation !== null || one.value.name === null || (isHolder && key(one.value.name) !== key(firm))
      ? one
      : {
          ...one,
          value: { ...one.value, relation: key(one.value.name) === key(firm) || kindOnly.test(firm) ? own.role : `${own.role} of ${firm}` },
        },
  )
}

/** Adds a holder, or what a further mention of it tells. */
function gather(
  found: IndirectHolder[],
  { name, holder }: HolderName,
  { name: mentioned, relation, confidence }: Mention,
  aliases: Aliases,
): void {
  // "the Living Trust" after "the Hoffman and Yee Living Trust"
  const shorter = (one: IndirectHolder) =>
    one.value.name !== null && key(one.value.name) !== key(name) && key(one.value.name).includes(key(name))
  if (generalName.test(name) && found.some(shorter)) return
  // "a Family Trust" names nobody
  const full = kindOnly.test(name) && !aliases.has(aliasKey(mentioned.name)) ? null : name
  const part = holder === 'foundation' ? 'company' : holder
  const same = found.findIndex((one) =>
    full === null ? one.value.name === null && one.value.holder === part : one.value.name !== null && key(one.value.name) === key(full),
  )
  if (same < 0) found.push({ kind: 'indirect-holder', value: { name: full, relation, holder: part }, span: mentioned.span, confidence })
  else if (relation && !found[same]!.value.relation) found[same] = { ...found[same]!, value: { ...found[same]!.value, relation } }
}

const key = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** "Held by …", "owned through …". */
function holdersByHolding(line: ReadingLine, aliases: Aliases): Mention[] {
  const { text } = line
  const found: Mention[] = []
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
      receivable.test(before) ||
      (/\b(?:previously|formerly) $/.test(before) && movedOn.test(text.slice(match.index, to))) ||
      /\bmeeting\b|\bnote[s]? held\b/.test(before.slice(-20)) ||
      (match[0].startsWith('hold ') && !/\b(?:shares|securities)\b/.test(before))
    )
      continue
    // "Fund I is owned by Fund II": who owns the holder, not who holds the shares
    const copula = /\b(?:is|are)(?: [a-z]+){0,2} $/.exec(before)
    const owned = copula && holderNameBefore(line, from + copula.index)
    if (/\bno (?:direct |indirect )*pecuniary interest\b/.test(before) || (owned && !securities.test(owned.name))) continue
    const direct = holderNamesAt(line, line.token(match.index + match[0].length).index)
    const listed = direct.length > 0 ? direct : nameOfOwn(line, match.index + match[0].length)
    const names =
      listed.length > 0
        ? heldForOthers(line, trustsOfTrustees(line, listed))
        : shortFormAt(line, match.index + match[0].length, aliases, match[0].endsWith('by '))
    const weak = / (?:in|with|of|for the benefit of) $/.test(match[0])
    // "held by R. Hart and S. Hart as trustees of a trust": the trust holds
    const asTrustees = listed.length > 0 && /^as (?:[a-z]+ )?(?:co )?trustees?$/.test(wordsAfter(line, listed.at(-1)!.next))
    const amongHolders = names.some((name) => name.holder !== null)
    for (const name of names) {
      if ((weak && name.holder === null) || (asTrustees && listed.includes(name) && name.holder !== 'trust')) continue
      // a person who holds is a holder only where that is what the note is about; elsewhere it is the reporting person
      if (
        name.holder === null &&
        !amongHolders &&
        !aliases.has(aliasKey(name.name)) &&
        / [A-Z]\. |^[A-Z][a-z]+ (?!(?:Entities|Investors|Holders|Stockholders|Shareholders|Vehicles|Affiliates|Parties|Persons|Sellers)$)[A-Z][a-z]+$/.test(
          name.name,
        ) &&
        !/^(?:(?:the|these|all|such|represents?|reflects?|shares?|options?|warrants?|units?|securities|of|common|stock|beneficially|directly|are|is) )*$/.test(
          before,
        )
      )
        continue
      found.push({ name, relation: relationOf(line, name, to), confidence: name.holder ? 0.95 : 0.85 })
    }
  }
  for (const match of matches(balanceIn, text))
    for (const name of holderNamesAt(line, line.token(match.index + match[0].length).index))
      if (name.holder && /^(?:trust|retirement account|plan)$/.test(name.holder)) found.push({ name, relation: null, confidence: 0.9 })
  const by = /^(?:by|through|via) (?:: )?(?:the )?/.exec(text)
  const opening = by && holderNameAt(line, line.token(by[0].length).index)
  if (opening?.holder)
    for (const name of trustsOfTrustees(line, [opening]))
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
    if (name && new RegExp(`\\b${kind}\\b`, 'i').test(name.name)) names.set(key(name.name), name)
    at = name ? Math.max(name.next, at + 1) : at + 1
  }
  return names.size === 1 ? [...names.values()] : []
}

/** The words from a token on, up to the one that says `trustee`. */
const wordsAfter = (line: ReadingLine, at: number): string => {
  const words = line.tokens
    .slice(at, at + 5)
    .map(({ reading }) => reading)
    .filter((reading) => reading !== ',')
  return words.slice(0, words.findIndex((word) => word.startsWith('trustee')) + 1).join(' ')
}

/** "The Roe Trust, of which the reporting person is trustee", "as trustee of the Roe Trust". */
function holdersByOffice(line: ReadingLine): Mention[] {
  const { text } = line
  const found: Mention[] = []
  const namesAfter = (match: RegExpExecArray) => holderNamesAt(line, line.token(match.index + match[0].length).index)
  for (const match of matches(trusteeOf, text)) {
    const name = holderNameBefore(line, match.index)
    const [from, to] = sentenceAround(text, match.index)
    if (notTheirs.test(text.slice(from, match.index)) || ownsFirm.test(text.slice(from, match.index))) continue
    const role = whichOffice.exec(text.slice(match.index + match[0].length, to))
    // "a distribution from the fund, of which he is a partner": where shares came from
    const source = name !== null && /\bfrom\s+(?:the\s+)?$/i.test(line.source.slice(0, name.span[0]))
    if (!name || !role || source || isSteward(line, name) || /\bfamily members?\b/.test(match[0])) continue
    const relation = / (?:his|her|their) (?:spouse|wife|husband) (?:is|serves?|acts?)\b/.test(match[0]) ? `spouse is ${role[1]!}` : role[1]!
    // "the Elm Trust and the Oak Trust, of which he is trustee"
    const list = listBefore(line, pastComma(line, line.token(match.index).index))
    const alike = list.length > 1 && name.holder !== null && list.every(({ holder }) => holder === name.holder)
    // "of which his brother is trustee", "of which the Elm Trust is the sole member": the office of another
    const own = match[1] === undefined || isPerson(line, match.index + match[0].indexOf(match[1]), match[1])
    for (const one of alike ? list : [name]) found.push({ name: one, relation: own ? relation : null, confidence: 0.95 })
  }
  for (const match of matches(isTrusteeOf, text))
    for (const name of namesAfter(match))
      if (name.holder === 'trust' || name.holder === 'foundation')
        found.push({ name, relation: /spouse/.test(match[0].slice(0, 30)) ? 'spouse is trustee' : match[1]!, confidence: 0.93 })
  for (const match of matches(byBeingTrustee, text))
    for (const name of namesAfter(match)) if (name.holder === 'trust') found.push({ name, relation: match[1]!, confidence: 0.93 })
  for (const match of matches(asTrusteeOf, text)) {
    const [from, to] = sentenceAround(text, match.index)
    if (
      !/\b(?:held|owned)\b|^by |\bpower (?:over|with respect to|as to) (?:the|these|such|all)\b[^.;]*\b(?:shares|securities|units|stock) $/.test(
        text.slice(from, match.index),
      ) &&
      !/\b(?:held|owned) by (?:the|such|said) trust\b/.test(text.slice(match.index, to))
    )
      continue
    // "held by Elm Fund, LP, and by Mr. Roe as managing member of Elm GP": the fund holds
    if (/partner|member/.test(match[1]!) && firmBefore.test(text.slice(from, match.index))) continue
    for (const name of namesAfter(match)) if (name.holder) found.push({ name, relation: match[1]!.replace(/s$/, ''), confidence: 0.93 })
  }
  const only = officeOnly.exec(text)
  if (only) {
    const name = holderNameAt(line, line.token(only[0].length).index)
    if (name?.holder && line.source.slice(name.span[1]).trim().length < 2) found.push({ name, relation: only[1]!, confidence: 0.9 })
  }
  const trustees = opensWithTrustees.exec(text)
  if (
    trustees &&
    line
      .words(0, trustees[1]!.length)
      .split(/\s+/)
      .every((word) => /^(?:[A-Z]|(?:and|&|by)$)/.test(word))
  )
    for (const name of namesAfter(trustees)) if (name.holder === 'trust') found.push({ name, relation: null, confidence: 0.9 })
  // "the reporting person is the manager of Elm LLC and may be deemed to own the shares held by it"
  if (heldByIt.test(text)) {
    const opening = asOfficer.exec(text)
    const own = ownOffice(line)?.of ?? (opening && holderNameAt(line, line.token(opening[0].length).index))
    if (own?.holder) found.push({ name: own, relation: null, confidence: 0.88 })
  }
  for (const match of matches(subjectHolds, text)) {
    // "owns all of the voting stock of the reporting person": a parent, not a holder
    const owned = text.slice(match.index + match[0].length)
    if (
      /^[^.;]{0,50}\bof (?:the )?reporting persons?\b/.test(owned) ||
      ofFirm.test(owned) ||
      /^[^.;]*\bceas(?:ed|es) to (?:be|have|own)\b/.test(owned)
    )
      continue
    const name = holderNameBefore(line, match.index) ?? nameBeforeWhich(line, match.index)
    // "Fund I, L.P. and Fund II, L.P., each of which owns"
    const which = eachOfWhich.exec(text.slice(0, match.index))
    const end = line.token(which ? which.index + 1 : match.index).index
    const all = which || eachOf.test(text.slice(0, match.index)) ? listBefore(line, pastComma(line, end)).filter(isVehicle) : []
    const subjects = all.length > 1 ? all : name && (name.holder || isNumberedFund(name)) ? [name] : []
    found.push(...subjects.map((each) => ({ name: each, relation: null, confidence: 0.9 })))
  }
  for (const match of matches(recordHolder, text)) {
    const name = holderNameBefore(line, match.index)
    if (name?.holder) found.push({ name, relation: null, confidence: 0.9 })
  }
  for (const match of matches(subjectsHold, text)) {
    const names = listBefore(line, line.token(match.index).index)
    if (names.length > 1 && names.every(isVehicle)) found.push(...names.map((name) => ({ name, relation: null, confidence: 0.9 })))
  }
  return found
}

/** Whether words of the line are the name of a person, "Jane Q. Roe", and no kin, trust or firm. */
const isPerson = (line: ReadingLine, at: number, words: string): boolean =>
  !line.inCapitals &&
  /^[A-Z][\w'’-]*\.?(?: [A-Z]\.?)? [A-Z][\w'’-]+$/.test(line.words(at, at + words.length)) &&
  !/\b(?:trusts?|company|co|bank|partners|capital|fund|holdings|management|advisors|llc|lp|inc|ltd|na)$/.test(words)

/** "The general partner of which is Elm GP, LLC, of which …, "managed by Elm Capital, of which …", "under the will of Harold Finch, of which …": not the holder. */
function isSteward(line: ReadingLine, { name, holder, span }: HolderName): boolean {
  const before = line.source.slice(Math.max(0, span[0] - 90), span[0])
  if (holder === null && / of\s+$/.test(before) && !name.includes('Trust')) return true
  return /\b(?:partner|manager|member|advis[eo]r|trustee|director)s?\b[^;]{0,60}\b(?:is|are|was|being),?\s+(?:the\s+)?$|\b(?:managed|controlled|advised|sponsored|governed|administered|directed)(?:\s+and\s+\w+)?\s+by\s+(?:the\s+)?$|\bof which,?\s+(?:the\s+)?$/i.test(
    before,
  )
}

/** Where a list before a comma ends. */
const pastComma = (line: ReadingLine, end: number): number => (line.tokens[end - 1]?.reading === ',' ? end - 1 : end)

/** "The Hale Foundation, which owns these shares". */
function nameBeforeWhich(line: ReadingLine, at: number): HolderName | null {
  const which = / (?:(?:each|both|all) of )?(?:which|that) (?:each )?$/.exec(line.text.slice(0, at))
  return which && holderNameBefore(line, which.index + 1)
}

/** "Owns all of the interests in Elm Holdings LLC": a firm, not the shares. */
const ofFirm = /^ (?:[a-z]+ ){0,3}?(?:interests?|equity|voting stock|voting power|capital stock) (?:in|of) /

/** "Each of Elm Fund LP and Elm Offshore Ltd. owns the shares". */
const eachOfWhich = / (?:each|both|all) of which (?:directly )?$/
const eachOf = /\b(?:each|both) of [^.;]{3,160}$/

/** "Elm VII", "Elm VII Institutional": a fund by its short form, and no person with a numeral. */
const isNumberedFund = ({ name }: HolderName): boolean =>
  /\b(?:[IVX]{2,5}|V|X)\b/.test(name) && !/^[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z'-]+,? (?:II|III|IV|V)$/.test(name)
