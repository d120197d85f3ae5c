import { office } from '../control.ts'
import type { IndirectHolder } from '../fact.ts'
import { matches, type ReadingLine, sentenceAround } from '../reading-line.ts'
import { family, officeToldIn, singular } from './relation.ts'

/** Holders that a note describes without a name: a spouse, a trust, an account. */

/** Any of the words of some lists. */
function anyOf(...lists: readonly string[]): string {
  return lists.join(' ').split(' ').join('|')
}

const manner =
  '(?:directly|indirectly|beneficially|of record|solely|jointly|record|for the account|in the account|collectively|in (?:street|joint) name)'
const familyHolds = new RegExp(
  `\\b(?:held|owned|owns|holds|owned by|held by|(?:purchased|acquired|bought|received|sold) by|by|jointly with|with|through|in the name of)(?: ${manner})*(?: by| with| in the name of| through| in (?:an? |the )?(?:[a-z]+ )?accounts? (?:for|of|in the name of|for the benefit of))? (?:(?:the|his|her|my|their|a|an|reporting person|reporting owner|insider|undersigned|filer|officer|director|immediate|(?:mr|ms|mrs|dr) [a-z]+|by|and|each of|one of|all of|#) )*(${family})\\b(?! (?:(?!(?:and|through)\\b)\\w+ ){0,3}?(?:living |family |revocable |irrevocable )*(?:trust|(?<!as )(?<!as a )trustee|ira|llc|lp)\\b)`,
  'g',
)
/** What stands before the kind of a holder, in any order: whose it is, and of what nature. */
const whose = `trustee of|reporting person|reporting owner|one or more|each of|account (?:in|under|by)|(?:mr|ms|mrs|dr) [a-z]+|#|${anyOf(
  'a an the in his her my their both certain various issuer company director officer employee executive insider undersigned filer',
  'spouse wife husband children family minor adult child son daughter',
)}`
const natures = `uniform transfers to minors act|uniform gifts to minors act|${anyOf(
  'living revocable irrevocable grantor retained annuity charitable remainder dynasty generation skipping estate planning gift testamentary',
  'marital qualified personal residence descendants intentionally defective inter vivos bypass asset protection discretionary blind voting',
  'community property separate spousal lifetime access life insurance limited liability non education supplemental stock savings retirement',
  'profit sharing roth traditional rollover sep self directed joint brokerage custodial separately margin',
)}`
const kinds = [
  'trusts?|grats?|ira|iras|individual retirement account|keogh(?: plan| account)?|401k(?: plan| account)?|ownership plan|esop',
  '(?:savings|retirement|profit sharing|thrift|pension)(?: (?:and )?[a-z]+){0,2} plan|plan accounts?',
  'limited liability company|llc|limited partnership|partnership|foundation|custodial account|utma|ugma|managed accounts?|accounts?|estate',
].join('|')
const unnamed = new RegExp(
  `\\b(?:held|owned|(?:purchased|acquired|bought|sold) by|interest is|ownership(?: is)?|by|through|in)(?: (?:${anyOf('directly indirectly solely beneficially jointly equally collectively')}|of record))*(?: (?:in|by|through|under|via|for|at(?: [a-z]+){1,5}? in))? (?:(?:${whose}|${natures}) )*(${kinds})\\b`,
  'g',
)

const asCustodian = new RegExp(
  `\\bas (?:[a-z]+ ){0,2}?custodian (?:for|of) (?:(?:(?:the|his|her|my|their|a|reporting person) )*${family}\\b|[^.;]{3,60}? under [^.;]{0,60}?(?:\\b(?:utma|ugma)\\b|to minors))|\\b(?:held|owned) (?:[a-z]+ )?for the benefit of (?:(?:the|his|her|reporting person) )*${family}\\b[^.;]{0,60}?(?:\\b(?:utma|ugma)\\b|to minors)`,
)

/** "The reporting person is trustee of a trust established for his children". */
const isTrusteeOfOne =
  /\b(?:reporting persons?|undersigned|insider|(?:mr|ms|mrs|dr) [a-z]+) (?:is|serves as|acts as) (?:the |a |an |sole |also )*((?:(?:co|sole|administrative|investment|independent|special) )*trustee|beneficiary|settlor)(?: and (?:(?:co|sole|administrative|investment|independent|special) )*(?:trustee|beneficiary|settlor|grantor))? of (?:(?:a|an|certain|several|various|one or more|his|her|#) (?:[a-z]+ ){0,4}?(?:trusts?|grats?|clats?)|(?:the|such) (?:(?:family|living|revocable|irrevocable|children|dynasty|grantor|spousal) ){0,2}trusts?)\b/
/** "Held by Elm Bank as trustee of an irrevocable trust". */
const heldForTrust =
  /\b(?:held|owned)\b[^.;]{0,80}? as (?:co )?trustees? (?:of|for|under) (?:a|an|certain|various|several|his|her|the reporting person|reporting person|(?:mr|ms|mrs|dr) [a-z]+) (?:[a-z]+ ){0,3}?trusts?\b/
/** "Owns all of the interests in Elm Holdings LLC": a firm, not the shares. */
export const interestIn =
  ' (?:[a-z]+ ){0,3}?(?:interests?|equity|(?:voting|membership|management|general partner) (?:units|stock|shares|power)|capital stock) (?:in|of) '

/** "The reporting person is a managing member of the limited liability company that holds the shares". */
const hasOfficeInHolder = new RegExp(
  `\\b(?:reporting persons?|undersigned|insider|he|she|(?:mr|ms|mrs|dr) [a-z]+) (?:is|serves as|acts as) (?:the |a |an |one of the |also )*(${office}) of (?:a|an|the) (?:[a-z]+ ){0,3}?(trusts?|limited liability company|llc|limited partnership|partnership|foundation|company|corporation|entity) (?:which|that) (?:directly |currently )?(?:holds?|owns?|is the (?:record|direct) (?:holder|owner))\\b(?!${interestIn})`,
)
/** "Held by certain funds managed by …", "a private fund managed by … bought". */
const fundOf =
  '(?:(?:a|an|the|certain|various|one or more|several|private|investment|pooled|hedge|equity|separate|separately|managed|client|and|or|other|discretionary|accounts?|funds) )*(?:funds?|accounts?|vehicles?) (?:(?:(?:that|which) (?:is|are) )?(?:managed|advised|controlled|sponsored) by |(?:for|to|of) which (?=[^.;]{1,80} (?:serves?|acts?|is|are) (?:as )?(?:the |an? )?(?:[a-z]+ ){0,2}(?:manager|advis[eo]r|general partner)s?\\b))'
const managedFund = new RegExp(
  `\\b(?:held|owned|purchased|sold|acquired|bought)(?: ${manner})* (?:by|for|in|through|on behalf of)(?: (?:the )?accounts? of)? ${fundOf}|^(?:as previously disclosed )?${fundOf}[^.;]{1,60}? (?:wrote|bought|sold|purchased|acquired|holds?|owns?|exercised)\\b`,
)
/** "Transferred to a family trust of which the reporting person is trustee", "to a limited liability company of which he is the sole member". */
const givenToOwn =
  /\b(?:transferred|contributed|assigned|conveyed) [^.;]{0,100}?\bto (?:an?|his|her) (?:[a-z]+ ){0,4}?(trusts?|grats?|limited liability company|llc|limited partnership|partnership) (?:\( [a-z ]{1,30} \) )?(?:of|for) which (the reporting person|he|she|(?:mr|ms|mrs|dr) [a-z]+)\b/
/** "Limited partnership controlled by the reporting person": a note that is only the description of a holder. */
const opensWithKind =
  /^(?:by )?((?:(?:an?|the|his|her|family|living|revocable|irrevocable|grantor|retained|annuity|charitable|remainder|limited|liability|private|investment|business|blind|dynasty) )*(?:trusts?|company|llc|partnership|foundation)) (?:of which|for which|in which|for the benefit|f\/b\/o|fbo|controlled by|under (?:the )?(?:[a-z]+ )?control|managed by|(?:wholly )?owned by|established (?:by|for)|whose (?:trustee|beneficiar\w+|general partner|manager|member)s?)\b/

/** "Share equivalents of units in the Elm Stock Fund under the 401(k) Plan". */
const unitsOfPlan =
  /^(?:reflects?|represents?) (?:the )?(?:(?:share|stock) equivalents?|equivalent shares|units)\b[^.;]{0,80}? (?:in|under) (?:the |his |her )?(?:[a-z]+ ){0,4}?(?:401k|(?:savings|retirement|profit sharing|thrift) plan)\b/

const heldThings = '(?:an aggregate of |all of )?(?:#|the|these|such|shares|securities|units|stock)(?![a-z])'
/** "Owned by a corporation wholly owned by the reporting person". */
const ownFirm = new RegExp(
  `\\b(?:held|owned)(?: ${manner})* (?:by|through) (?:an?|his|her) (?:[a-z]+ ){0,3}?(corporation|company|entity|firm) (?:(?:that|which) is )?(?:(?:wholly|jointly|majority|solely|beneficially) )*(?:owned|controlled|managed|of which|in which)\\b`,
)
/** "The reporting person's spouse owns 69 shares". */
const kinOwns = new RegExp(
  `\\b(?:reporting person|his|her|(?:mr|ms|mrs|dr) [a-z]+|insider) (${family})(?: who (?:[a-z]+ ){1,7}?)?(?: (?:directly|beneficially|currently|also))* ?(?:owns|own|holds|hold) ${heldThings}`,
)
/** "The reporting person's IRA holds 312 shares". */
const accountHolds =
  /\b(?:reporting person|his|her|(?:mr|ms|mrs|dr) [a-z]+) (?:[a-z]+ ){0,2}?(ira|401k|individual retirement account)(?: (?:plan|account))* (?:holds?|held|owns?|owned) (?:#|the|these|such|shares)(?![a-z])/
/** "A family trust established for the benefit of his children owns 54 shares". */
const kindOwns = new RegExp(
  `\\b(?:a|an|his|her) (?:[a-z]+ ){0,4}?(trust|grat|partnership|limited liability company|llc|foundation|corporation|company)(?: (?:established|created|formed|organized|controlled|owned|managed|of which|for the benefit)\\b[^.;#]{0,120}?)? (?:directly )?(?:owns|holds) ${heldThings}`,
)

/** "Elm Holdings is owned by various trusts": who owns a firm, not who holds the shares. */
const ownedFirm = /^(?!.*\b(?:shares?|stock|units?|securities|options?|warrants?)\b).*\b(?:is|are) (?:[a-z]+ ){0,2}$/

/** "Had been held by a trust": no longer. */
const formerly = /\bhad (?:[a-z]+ )?been $/

const kindOf = (words: string): IndirectHolder['value']['holder'] =>
  /trust|grat/.test(words)
    ? 'trust'
    : words === 'estate'
      ? 'estate'
      : /ira|keogh|401k|retirement/.test(words)
        ? 'retirement account'
        : /llc|company|foundation/.test(words)
          ? 'company'
          : /partnership/.test(words)
            ? 'partnership'
            : /plan|esop/.test(words)
              ? 'plan'
              : null

const unnamedHolder = (
  line: ReadingLine,
  relation: string | null,
  holder: IndirectHolder['value']['holder'],
  at: number,
  end: number,
  confidence: number,
): IndirectHolder => ({ kind: 'indirect-holder', value: { name: null, relation, holder }, span: line.span(at, end), confidence })

/** What a note says the reporting person does not, or no longer, hold. */
export const notTheirs =
  /\b(?:(?:does|do) not include|not including|(?:does|do) not (?:beneficially )?own|(?:does|do) not have (?:any )?(?:beneficial|voting|investment|pecuniary)|ha(?:s|ve) no (?:beneficial|voting|investment|dispositive)|excludes?|excluding|no longer)\b/

/** A number of shares, said of those that follow. */
const counted = /# (?:of (?:these|the|such) )?(?:[a-z]+ ){0,4}?(?:shares|units|securities|options|warrants|are|were|is) (?:[a-z]+ ){0,6}$/

const kinIn = new RegExp(`\\b(${family})\\b`)
/** "A joint account with his spouse", "the estate of her late husband". */
const kinOfAccount = new RegExp(
  `^ (?:for|with|of)(?: the benefit of)?(?: (?:the|a|his|her|my|reporting person|reporting owner|insider|undersigned|filer|officer|director|late|deceased|minor))* (${family})\\b`,
)

const kinHolds = new RegExp(
  `\\b(?:held|owned)(?: ${manner})* by (?:(?:the|his|her|their|reporting person|reporting owner|insider|undersigned|filer|officer|director|(?:mr|ms|mrs|dr) [a-z]+) )*(${family})\\b(?!'| as\\b)(?! (?:[a-z]+ ){0,3}?(?:trust|ira|llc|lp)s?\\b)`,
  'g',
)

/** "10,000 shares held by his wife and 3,000 by the Roe Foundation": the kin beside holders with names. */
export function readKin(line: ReadingLine): IndirectHolder | null {
  for (const match of matches(kinHolds, line.text)) {
    const [from] = sentenceAround(line.text, match.index)
    const next = line.source.slice(line.span(match.index, match.index + match[0].length)[1]).trimStart()
    // "owned by his wife, Jane Roe": she is named
    if (
      /^(?:['’,(]\s*)?[A-Z]/.test(next) ||
      notTheirs.test(line.text.slice(from, match.index)) ||
      !(counted.test(line.text.slice(from, match.index)) || /^and (?:by |of )?(?:the )?[A-Z]/.test(next))
    )
      continue
    return unnamedHolder(line, singular(match[1]!), 'family member', match.index, match.index + match[0].length, 0.88)
  }
  return null
}

/** "By spouse", "Held in a revocable trust", "In IRA": the kind of holder without its name. */
export function readUnnamedHolder(line: ReadingLine): IndirectHolder | null {
  const { text } = line
  for (const match of matches(familyHolds, text)) {
    if (
      /\bnot\b/.test(text.slice(Math.max(0, match.index - 25), match.index)) ||
      notTheirs.test(text.slice(sentenceAround(text, match.index)[0], match.index)) ||
      (/^(?:by|with|through) /.test(match[0]) && match.index > 0)
    )
      continue
    const end = match.index + match[0].length
    return unnamedHolder(line, singular(match[1]!), 'family member', match.index, end, 0.93)
  }
  const kindFirst = opensWithKind.exec(text)
  if (kindFirst) {
    const role = officeToldIn(text.slice(kindFirst[0].length - 9, kindFirst[0].length + 120))
    return unnamedHolder(line, role, kindOf(kindFirst[1]!), 0, kindFirst[1]!.length, 0.9)
  }
  const trustee = isTrusteeOfOne.exec(text)
  if (trustee) {
    return unnamedHolder(line, trustee[1]!, 'trust', trustee.index, trustee.index + trustee[0].length, 0.93)
  }
  const forTrust = heldForTrust.exec(text)
  if (forTrust) return unnamedHolder(line, null, 'trust', forTrust.index, forTrust.index + forTrust[0].length, 0.9)
  const kin = kinOwns.exec(text)
  if (kin && !notTheirs.test(text.slice(sentenceAround(text, kin.index)[0], kin.index)))
    return unnamedHolder(line, singular(kin[1]!), 'family member', kin.index, kin.index + kin[0].length, 0.93)
  const account = accountHolds.exec(text)
  if (account) return unnamedHolder(line, null, 'retirement account', account.index, account.index + account[0].length, 0.9)
  const units = unitsOfPlan.exec(text)
  if (units) return unnamedHolder(line, null, 'retirement account', 0, units[0].length, 0.88)
  const kind = kindOwns.exec(text)
  if (kind && !notTheirs.test(text.slice(sentenceAround(text, kind.index)[0], kind.index)))
    return unnamedHolder(line, null, kindOf(kind[1]!), kind.index, kind.index + kind[0].length, 0.9)
  const firm = ownFirm.exec(text)
  if (firm) return unnamedHolder(line, null, 'company', firm.index, firm.index + firm[0].length, 0.9)
  const fund = managedFund.exec(text)
  if (fund) return unnamedHolder(line, null, null, fund.index, fund.index + fund[0].length, 0.9)
  const inHolder = hasOfficeInHolder.exec(text)
  if (inHolder) {
    const kind = /corporation|entity/.test(inHolder[2]!) ? 'company' : kindOf(inHolder[2]!)
    return unnamedHolder(line, inHolder[1]!, kind, inHolder.index, inHolder.index + inHolder[0].length, 0.9)
  }
  for (const match of matches(unnamed, text)) {
    const opening = /^(?:held|owned|interest|ownership|purchased|acquired|bought|sold)/.test(match[0])
    if (
      (!opening && match.index > 0) ||
      (/ (?:by|in|through) (?:the|such|said) (?:trust|foundation|partnership|estate|account|llc|limited liability company|limited partnership)s?$/.test(
        match[0],
      ) &&
        !/^ of (?!which|whom)|^ (?:of|for) which (?:the )?(?:reporting person|reporting owner|insider|undersigned|filer|officer|director|he|she|mr|ms)\b/.test(
          text.slice(match.index + match[0].length),
        ))
    )
      continue
    const [from, to] = sentenceAround(text, match.index)
    if (
      formerly.test(text.slice(from, match.index)) ||
      ownedFirm.test(text.slice(from, match.index)) ||
      notTheirs.test(text.slice(from, match.index))
    )
      continue
    const end = match.index + match[0].length
    const kind = match[1]!
    // shares of a plan that a balance counts in: told as included shares
    if (/plan|esop|401k/.test(kind) && /\b(?:includ\w+|of which|consists?)\b/.test(text.slice(from, match.index))) continue
    const holder = kindOf(kind)
    if (holder === null && !/\b(?:custodial|utma|ugma|uniform|managed|joint|plan accounts?)\b/.test(match[0])) continue
    const role = officeToldIn(text.slice(end, Math.min(to + 160, text.length)))
    const kin = kinIn.exec(match[0]) ?? (holder === null || holder === 'estate' ? kinOfAccount.exec(text.slice(end)) : null)
    const relation = kin && !(role && holder === 'estate') ? singular(kin[1]!) : role
    return unnamedHolder(line, relation, holder ?? (kin ? 'family member' : null), match.index, end, 0.9)
  }
  const given = givenToOwn.exec(text)
  if (given) {
    const role = officeToldIn(text.slice(given.index + given[0].length - given[2]!.length))
    return unnamedHolder(line, role, kindOf(given[1]!), given.index, given.index + given[0].length, 0.9)
  }
  return null
}

/** "As custodian for his children". */
export function readCustodian(line: ReadingLine): IndirectHolder | null {
  const match = asCustodian.exec(line.text)
  return match && unnamedHolder(line, 'custodian', 'family member', match.index, match.index + match[0].length, 0.9)
}
