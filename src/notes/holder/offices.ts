import { office } from '../control.ts'
import { matches, type ReadingLine, sentenceAround, type Token } from '../reading-line.ts'
import { listBefore } from './alias.ts'
import { kinBefore } from './kin.ts'
import { holderNamesAt } from './list.ts'
import type { Mention } from './mention.ts'
import { type HolderName, holderNameAt, holderNameBefore, isVehicle } from './name.ts'
import { isPersonLike } from './person.ts'
import { ownOffice } from './relation.ts'
import { interestIn, notTheirs } from './unnamed.ts'

/** Holders told by who has which office in them, and those that are the subject of "holds" or "owns". */

/** "His interest in Elm Fund, L.P., the record holder". */
export const recordHolder = /\b(?:which is )?the (?:direct |record |registered |legal )+(?:owner|holder)(?= (?:[.;)]|and|of record)|$)/g
/** "Fund I, L.P. and Fund II, L.P. own 5,000 and 3,000 shares". */
const subjectsHold =
  /\b(?:directly |beneficially |currently )*(?:hold|own)(?: directly| beneficially| of record)* (?:an aggregate of |a total of )?(?:#|all of the|the reported|these|such)(?![a-z])/g
/** "Is the record owner of", "holds", "beneficially owns": the verb after the holder as subject. */
const holds = [
  '(?:(?:is|was) )?the (?:(?:direct|record|registered|legal|sole|beneficial) ){0,3}(?:owner|holder)(?: of record)?',
  '(?:directly |currently |also )?(?:holds|owns|(?<=\\b(?:which|that) (?:each )?(?:directly |currently )?)(?:hold|own))(?: and beneficially owns)?',
  '(?:directly )?beneficially owns',
  '(?:(?:directly|beneficially) )+owned(?= (?:an aggregate of |a total of )?#)',
  'is the (?:beneficial|record) owner',
].join('|')
/** What is held: a number, the shares, some of the issuer. */
const heldThings =
  '(?:(?:an aggregate of|all of|(?:a )?portion of|such|these|the|approximately|of record) )*(?:#|shares|securities|reported|common|such|these|the|them|% of (?:the )?(?:issuer|company|registrant)\\b)'
const subjectHolds = new RegExp(`\\b(?:${holds}) (?:of )?${heldThings}(?![a-z])`, 'g')
const deemed = /\b(?:may|might|could|can|is|are)(?: also| each)? (?:be )?deemed (?:to|the|an?|beneficial|indirect)\b/g
const trusteeOf =
  /\b(?:(?:for|of|with respect to|as to) which|where) (?:the )?(?:reporting persons?|mr [a-z]+|ms [a-z]+|mrs [a-z]+|dr [a-z]+|insider|((?:[a-z]+ [a-z]{1,2}|[a-z]+) [a-z]+))(?: family members?| immediate family members?)?(?: and (?:his|her|their) (?:spouse|wife|husband))?(?: and [a-z]+ [a-z]+)? (?:is|are|serves? as|serve as|acts? as)\b/g
const isTrusteeOf =
  /\b(?:reporting person|reporting persons|reporting person spouse|insider|undersigned)(?: and (?:his|her) (?:spouse|wife|husband))? (?:is|are|serves? as|acts? as) (?:the |a |an |sole |one of the |also )*(trustees?|co trustees?|sole trustee|beneficiary|grantor|settlor|custodian)s? (?:of|for) /g

/** "Has shared voting power as a result of being a co-trustee of the Roe Trust". */
const byBeingTrustee =
  /\b(?:as a result of|by virtue of|because of|through) (?:(?:his|her|their) )?(?:being|serving as|service as|position as|role as|status as) (?:the |a |an |sole |one of the )*((?:co )?trustee)s? (?:of|for) /g

/** "Jane Roe and John Roe, Trustees of the Roe Trust", alone in a note. */
const opensWithTrustees = /^((?:[a-z]+ ){2,12}?(?:co )?trustees?) (?:of|for|under) (?:the )?/

const asTrusteeOf =
  /\bas (?:the |a |an |sole |joint |one of the )*((?:co |successor |sole )*(?:trustees?|settlors?|grantors?|custodians?|executors?|general partner|managing member)) (?:of|for|under) /g

const firmBefore = /\b(?:held|owned)\b[^.;]*\b(?:lp|llc|ltd|limited|inc|corp|funds?|trusts?|partners)\b/

/** "Trustee of the Roe Trust", and nothing else. */
const officeOnly = new RegExp(`^(?:as )?((?:co )?${office}) (?:of|for) (?:the )?`)
const whichOffice = new RegExp(`^(?: (?:the|a|an|sole|one|of|as|co))*? ((?:sole |co )?${office})`)
/** "The interests in Elm Holdings are owned by the Roe Trust, of which …": who owns the holder. */
const ownsFirm =
  /\b(?:interests?|equity|membership|stock) (?:of|in) (?!the (?:issuer|company|registrant)\b)[^.;]{1,60}? (?:is|are|was|were) (?:[a-z]+ )?(?:owned|held) by [^.;]{0,80}$/

const heldByIt =
  /\b(?:held|owned) (?:directly |of record |beneficially )*by (?:it|such (?:entity|company|partnership|fund|trust|foundation|corporation))\b|\b(?:shares|securities|units|stock) (?:that )?it (?:directly )?(?:holds|owns)\b/
const asOfficer = new RegExp(
  `(?:^|^(?:the )?(?:reporting person|(?:mr|ms|mrs|dr) [a-z]+) )as (?:the |a |an |one of the )*${office} of (?:the )?`,
)

/** "The Roe Trust, of which the reporting person is trustee", "as trustee of the Roe Trust". */
export function holdersByOffice(line: ReadingLine, isHolder: (name: HolderName) => boolean): Mention[] {
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
    if (
      !name ||
      !role ||
      source ||
      isSteward(line, name) ||
      (isOwner(line, name) && !isHolder(name)) ||
      /\bfamily members?\b/.test(match[0])
    )
      continue
    const relation = / (?:his|her|their) (?:spouse|wife|husband) (?:is|serves?|acts?)\b/.test(match[0]) ? `spouse is ${role[1]!}` : role[1]!
    // "the Elm Trust and the Oak Trust, of which he is trustee"
    const list = listBefore(line, pastComma(line, line.token(match.index).index))
    const alike = list.length > 1 && name.holder !== null && list.every(({ holder }) => holder === name.holder)
    // "of which his brother is trustee", "of which the Elm Trust is the sole member": the office of another
    const own = match[1] === undefined || isPersonAt(line, match.index + match[0].indexOf(match[1]), match[1])
    for (const one of alike ? list : [name]) found.push({ name: one, relation: own ? relation : null, confidence: 0.95 })
  }
  for (const match of matches(isTrusteeOf, text))
    for (const name of namesAfter(match))
      if ((name.holder === 'trust' || name.holder === 'foundation') && !holdsFirm(line, name))
        found.push({ name, relation: /spouse/.test(match[0].slice(0, 30)) ? 'spouse is trustee' : match[1]!, confidence: 0.93 })
  for (const match of matches(byBeingTrustee, text))
    for (const name of namesAfter(match)) if (name.holder === 'trust') found.push({ name, relation: match[1]!, confidence: 0.93 })
  for (const match of matches(asTrusteeOf, text)) {
    const [from, to] = sentenceAround(text, match.index)
    if (
      !/\b(?:held|owned)\b|^by |\bpower (?:over|with respect to|as to) (?:the|these|such|all)\b[^.;]*\b(?:shares|securities|units|stock) $/.test(
        text.slice(from, match.index),
      ) &&
      !/\b(?:held|owned) by (?:the|such|said|that) trust\b/.test(text.slice(match.index, to))
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
      .every((word) => /^(?:[A-Z]|(?:and|&|by|as|(?:co-)?trustees?)$)/.test(word))
  )
    for (const name of namesAfter(trustees)) if (name.holder === 'trust') found.push({ name, relation: null, confidence: 0.9 })
  // "the reporting person is the manager of Elm LLC and may be deemed to own the shares held by it"
  if (heldByIt.test(text)) {
    const opening = asOfficer.exec(text)
    const own = ownOffice(line)?.of ?? (opening && holderNameAt(line, line.token(opening[0].length).index))
    if (own?.holder) found.push({ name: own, relation: null, confidence: 0.88 })
  }
  return found
}

/** "The Roe Trust owns these shares", "Elm Fund, L.P., the record holder". */
export function holdersAsSubjects(line: ReadingLine): Mention[] {
  const { text } = line
  const found: Mention[] = []
  for (const match of matches(subjectHolds, text)) {
    // "owns all of the voting stock of the reporting person": a parent, not a holder
    const owned = text.slice(match.index + match[0].length)
    if (
      /^[^.;]{0,50}\bof (?:the )?reporting persons?\b/.test(owned) ||
      ofFirm.test(owned) ||
      ofOthers.test(owned) ||
      /^[^.;]*\bceas(?:ed|es) to (?:be|have|own)\b/.test(owned)
    )
      continue
    const name = holderNameBefore(line, match.index) ?? nameBeforeWhich(line, match.index)
    // "Fund I, L.P. and Fund II, L.P., each of which owns"
    const which =
      /\b(?:holds|owns|owner|holder)\b/.test(match[0]) && !/ of which (?:[a-z]+ )?$/.test(text.slice(0, match.index))
        ? null
        : eachOfWhich.exec(text.slice(0, match.index))
    const end = line.token(which ? which.index + 1 : match.index).index
    const all = which || eachOf.test(text.slice(0, match.index)) ? listBefore(line, pastComma(line, end)).filter(isVehicle) : []
    // "the reporting person, Elm Partners V, is the holder": herself
    if (name && /\breporting (?:persons?|owners?),\s+$/i.test(line.source.slice(0, name.span[0]))) continue
    const kin = name && kinBefore(line, match.index, name)
    const subjects =
      all.length > 1
        ? all
        : name && (name.holder || isShortForm(name) || kin || (name.name.includes(' ') && !isPersonLike(name)))
          ? [name]
          : []
    found.push(...subjects.map((each) => ({ name: each, relation: kin, confidence: 0.9 })))
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

/** "Elm GP, as general partner of Elm Fund, may be deemed to own": who is said to own only by what rules deem. */
export function deemedOwners(line: ReadingLine): readonly HolderName[] {
  const { text } = line
  return matches(deemed, text).flatMap((match) => {
    const subject = holderNameAt(line, line.token(sentenceAround(text, match.index)[0]).index)
    const goesOn = subject && line.tokens.slice(subject.next, subject.next + 2).map(({ reading }) => reading)
    if (subject && goesOn?.[0] === ',' && /^(?:as|in|by|because|which|the)$/.test(goesOn[1] ?? '')) return [subject]
    const listed = listBefore(line, pastComma(line, line.token(match.index).index))
    const before = listed.length > 1 ? listed : [holderNameBefore(line, match.index)]
    return before.filter((name) => name !== null)
  })
}

/** "Elm LLC is wholly owned by the Roe Trust", "is a subsidiary of Elm Corp.": a link of a chain. */
const isOwner = (line: ReadingLine, { span }: HolderName): boolean =>
  /\b(?:(?:owned|held)\s+(?:\w+\s+)?by|(?:subsidiary|affiliate|parent|shareholder|stockholder|member|partner|manager|owner|advis[eo]r)s?\s+of(?:\s+each\s+of)?)\s+(?:the\s+)?$/i.test(
    line.source.slice(Math.max(0, span[0] - 40), span[0]),
  )

/** Whether a name stands in a sentence about deemed ownership. */
export function isOfDeemed(line: ReadingLine, { next }: HolderName): boolean {
  const [start, end] = [
    line.tokens.slice(0, next).findLastIndex(isStop) + 1,
    line.tokens.findIndex((token, at) => at >= next && isStop(token)),
  ]
  return line.tokens.slice(start, end < 0 ? undefined : end).some(({ reading }) => reading === 'deemed')
}

const isStop = (token: Token): boolean => token.kind === 'mark' && token.reading === '.'

/** Whether words of the line are the name of a person, "Jane Q. Roe". */
const isPersonAt = (line: ReadingLine, at: number, words: string): boolean =>
  !line.inCapitals && isPersonLike({ name: line.words(at, at + words.length), holder: null })

/** "The general partner of which is Elm GP, LLC, of which …, "managed by Elm Capital, of which …", "under the will of Harold Finch, of which …": not the holder. */
function isSteward(line: ReadingLine, { name, holder, span }: HolderName): boolean {
  const before = line.source.slice(Math.max(0, span[0] - 90), span[0])
  if (holder === null && / of\s+$/.test(before) && !name.includes('Trust')) return true
  return /\b(?:partner|manager|member|advis[eo]r|trustee|director)s?\b[^;]{0,60}\b(?:is|are|was|being),?\s+(?:the\s+)?$|\b(?:managed|controlled|advised|sponsored|governed|administered|directed)(?:\s+and\s+\w+)?\s+by\s+(?:the\s+)?$|\bof which,?\s+(?:the\s+)?$/i.test(
    before,
  )
}

/** "Elm Advisers beneficially owns 500 shares, consisting of 300 owned by Fund I and 200 owned by Fund II": these hold. */
const ofOthers =
  /^[^.;]{0,80}?\b(?:consisting|comprised|composed) of\b[^.;]*?\b(?:held|owned) (?:directly |of record )*by (?!it\b|him|her\b|them)/

/** Where a list before a comma ends. */
const pastComma = (line: ReadingLine, end: number): number => (line.tokens[end - 1]?.reading === ',' ? end - 1 : end)

/** "The Hale Foundation, which owns these shares". */
export function nameBeforeWhich(line: ReadingLine, at: number): HolderName | null {
  const which = / (?:(?:each|both|all) of )?(?:which|that) (?:each )?$/.exec(line.text.slice(0, at))
  return which && holderNameBefore(line, which.index + 1)
}

const ofFirm = new RegExp(`^${interestIn}`)

/** "The Roe Trust, which holds the voting units of Elm LLC". */
function holdsFirm(line: ReadingLine, { next }: HolderName): boolean {
  const words = line.tokens
    .slice(next, next + 16)
    .filter(({ reading }) => reading !== ',')
    .map(({ reading }) => reading)
    .join(' ')
  const held = /^(?:which|that) (?:[a-z]+ )?(?:holds?|owns?)( .*)/.exec(words)
  return held !== null && ofFirm.test(held[1]!)
}

/** "Each of Elm Fund LP and Elm Offshore Ltd. owns the shares". */
const eachOfWhich = / (?:(?:each|both|all) of )?which (?:directly |currently )?$/
const eachOf = /\b(?:each|both) of [^.;]{3,160}$/

/** "Elm VII", "EVP Institutional": a fund by its short form, with a numeral or letters for words, and no person with a numeral. */
const isShortForm = ({ name }: HolderName): boolean =>
  /\b(?:[IVX]{2,5}|V|X|[A-Z]{2,6})\b/.test(name) && !/^[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z'-]+,? (?:II|III|IV|V|MD|JR|SR)$/.test(name)
