import { office } from '../control.ts'
import { matches, type ReadingLine, sentenceAround } from '../reading-line.ts'
import { type Aliases, aliasKey } from './alias.ts'
import { holderNamesAt } from './list.ts'
import type { Mention } from './mention.ts'
import { type HolderName, holderNameAt, holderNameBefore, isVehicle } from './name.ts'
import { nameBeforeWhich, recordHolder } from './offices.ts'
import { relationOf } from './relation.ts'
import { notTheirs } from './unnamed.ts'

/** Holders told by what they did with the shares, or by what was done for them. */

/** "The Roe Trust exercised 5,000 warrants", "sold by Elm Capital, LLC". */
const subjectActs =
  /\b(?:has |have |had )?(?:acquired|purchased|bought|sold|received|exercised|disposed of|subscribed for|transferred|distributed|wrote|received (?:an? |the )?(?:[a-z]+ ){0,3}?(?:payment|distribution|transfer|contribution) of) (?:an aggregate of |a total of |all of |an additional |such |these |the |a |an |approximately |\( (?:i|a|#) \) )*(?:(?:#|shares|securities|reported|common|class [a-z]|warrants?|options?)(?![a-z]))/g
const actedBy =
  /\b(?:acquired|purchased|bought|sold|received|exercised|disposed of|sales?|purchases?|acquisitions?|exercise|disposition|distributions? of (?:#|shares)[^.;]{0,80}?) (?:(?:#|these|the|such) (?:(?!\b(?:distribution|gift|transfer|dividend|grant|award|from)\b)[^.;]){0,30}?)??(?:directly |indirectly )?(?:by|on behalf of|for the account of) /g
const inNameOf =
  /\b(?:shares|units|securities|options|warrants|issued|titled|standing|placed|carried|deposited|accounts?(?: (?:at|with) (?:[a-z]+ ){0,3}?[a-z]+)?) in the names? of /g
/** "The holder of record of the shares is Elm Limited", "the direct holder is Elm Limited". */
const holderIs =
  /\bthe (?:record|direct|registered|legal) (?:holder|owner) (?:is|was) |^the (?:holder|owner) of (?:the|these) [a-z]+ is |\b(?:(?:record|direct|registered|legal|nominal) (?:holder|owner)s?|(?:holder|owner)s? of record) of (?:the|these|such|all|#)\b[^.;]{0,60}? (?:is|are|was) /g
const ownsThrough =
  /\b(?:owns?|owned|holds?|held|(?:indirect |beneficial )+ownership|interest in (?:the |these |such )?(?:#|shares|securities))\b(?:(?!\b(?:controlled|managed) by\b)[^.;]){0,90}? through (?:(?:his|her|its|their) )?(?:(?:ownership|control)(?: and (?:ownership|control))? of (?:[a-z]+ ){0,3}?(?:units|interests?|shares|stock) (?:of|in) )?(?:(?:membership|limited|partnership|ownership|equity|indirect|pecuniary|direct|interests?|in) )*/g
/** "Holds an indirect interest in the securities by virtue of its ownership of its subsidiary Elm Securities Inc." */
const viaOwnership =
  /\b(?:indirect|indirectly|beneficial) (?:[a-z]+ ){0,3}?(?:interest|own\w*|held)\b[^.;]{0,100}? (?:by virtue of|because of|as a result of) (?:its|his|her|their) (?:[a-z%#]+ ){0,4}?(?:ownership|control|interest) (?:of|in) (?:its |his |her )?(?:(?:wholly owned )?subsidiary )?/g
/** "Indirect ownership is by Elm Company", "direct ownership by Elm Partners". */
const ownershipBy = /\b(?:in)?direct (?:beneficial )?(?:ownership|interests?|holdings?) (?:is |are )?(?:held )?(?:by|through|via) /g
/** "Represents the holdings of Elm Fund III, L.P." */
const holdingsOf =
  /^(?:represents|reflects|includes|consists of) (?:the )?(?:indirect |beneficial )*(?:holdings?|ownership|position) (?:of|by) /g
/** "Held as follows: 927,616 by Elm Fund II L.P. and 125,963 by Elm Fund III L.P." */
const countedBy = /# (?:(?:of (?:the|these|such) )?(?:shares|units|securities) )?(?:directly )?by /g
/** "Transferred to the Roe Trust", where the note goes on that the reporting person has an office or interest in it. */
const transferredTo = /\b(?:transferred|contributed|assigned|conveyed|deposited|gifted)\b[^.;]{0,120}? to /g
/** "Transferred to Elm Holdings LLC, a company wholly owned by the reporting person", "of which he is the manager". */
const owns = new RegExp(`^(?:(?:wholly owned|(?:jointly )?owned|controlled|managed)\\b|${office}$)`)
const keepsInterest =
  /\b(?:reporting person|insider|undersigned|he|she)(?: [a-z]+){0,3}? (?:is|are|remains?|serves?|continues?|retains?)\b(?! (?:not|no longer|neither)\b)[^.;]{0,80}\b(?:trustees?|beneficiar\w+|beneficial owner(?:ship)?|settlor|grantor|general partner|managing member|sole member)\b/
/** "Ms. Roe established the Roe 2025 GRAT and contributed 26,000 shares to it". */
const established = /\b(?:established|created|formed|settled|funded) (?:the )?/g
const fundedThen =
  /^[^.;]{0,60}? and (?:contributed|transferred|conveyed|assigned|gave) (?:an aggregate of |a total of )?#[^.;]{0,60} to (?:it|the trust|such trust)\b/
/** "The director holds the option for the benefit of Elm Capital, LP": whom an award to a director is for. */
const holdsFor =
  /\bheld by (?:the )?(?:reporting person|him|her|(?:mr|ms|mrs|dr) [a-z]+) (?:[a-z]+ )?(?:for the (?:sole |exclusive )?(?:benefit|account)|as (?:a )?nominee|on behalf) (?:of|for) |\bholds? (?:(?:the|these|such|this|any|all|of) )*(?:[a-z]+ ){0,3}?(?:options?|shares|stock|securities|units|rsus|awards?) (?:[a-z]+ ){0,3}?(?:for the (?:sole |exclusive )?(?:benefit|account)|as (?:a )?nominee|on behalf) (?:of|for) /g
/** "Gives effect to a distribution by the fund to its partners", "previously held through the fund": the fund has held the shares. */
const passedOn = /\b(?:giv(?:es?|ing) effect to|receipt of)\b|\b(?:previously|formerly) $/
const forAnother = /^[^.;]{0,80}? (?:on behalf of|for the (?:sole )?(?:account|benefit) of|as agent for)\b/
const asDate = /\b(?:date|day|time)\s+(?:on\s+which\s+)?(?:the\s+)?$/i
const given =
  /^[^.;]*? to (?:(?:the )?(?:reporting person|insider|undersigned|him|her|grantor|settlor|its (?:[a-z]+ )?(?:partners|members))\b)?/

/** Whether what was transferred went to the reporting person, to partners or to another holder. */
function givenTo(line: ReadingLine, { index }: RegExpExecArray): boolean {
  const to = given.exec(line.text.slice(index))
  return to !== null && (!to[0].endsWith(' ') || isHolderAt(line, index + to[0].length))
}

const isHolderAt = (line: ReadingLine, at: number): boolean =>
  at < line.text.length && (holderNameAt(line, line.token(at).index)?.holder ?? null) !== null

/** What is held or dealt in, or words that say so of the line itself. */
const traded = /\b(?:shares?|stock|units?|securities|options?|warrants?|notes?|ads|adss|sales?|purchases?|(?:in)?directly (?:held|owned))\b/

/** "Directly acquired by Elm Partners": a note that opens so speaks of its line. */
const opensLine = /^(?:(?:in)?directly )?$/

/** "Mr. Roe, through Elm Holdings, LLC, indirectly owns these shares". */
const through = /\bthrough (?:(?:his|her|its|the) )?/g

/** "Owned as follows: the Elm Trust - 12,000 shares; Elm Fund, L.P. - 4,000 shares". */
const asFollows = /\b(?:held|owned)(?: [a-z]+){0,2} as follows : /g

/** The names of a list that gives each its number. */
function listedWithCounts(line: ReadingLine, start: number): readonly HolderName[] {
  const found: HolderName[] = []
  for (let at = start; at < line.tokens.length; ) {
    const name = holderNameAt(line, at)
    const counted = name !== null && line.tokens.slice(name.next, name.next + 4).some(({ kind }) => kind === 'number')
    if (!name?.holder || !counted) break
    found.push(name)
    const mark = line.tokens.slice(name.next).findIndex(({ reading }) => reading === ';' || reading === '.')
    if (mark < 0) break
    at = name.next + mark + 1
    while (line.tokens[at]?.reading === 'and') at++
  }
  return found
}

/** "Sold by Elm Capital, LLC", "the Roe Trust exercised 5,000 warrants", "issued in the name of Elm Inc." */
export function holdersByDeed(line: ReadingLine, aliases: Aliases): Mention[] {
  const { text } = line
  const found: Mention[] = []
  const after = (pattern: RegExp, isHolder: (name: HolderName) => boolean) => {
    for (const match of matches(pattern, text)) {
      const [from, to] = sentenceAround(text, match.index)
      if (
        notTheirs.test(text.slice(from, match.index)) ||
        passedOn.test(text.slice(from, match.index)) ||
        (pattern !== ownershipBy &&
          pattern !== holdingsOf &&
          pattern !== holderIs &&
          !opensLine.test(text.slice(0, match.index)) &&
          !traded.test(text.slice(from, to)))
      )
        continue
      for (const name of holderNamesAt(line, line.token(match.index + match[0].length).index))
        if (isHolder(name)) found.push({ name, relation: relationOf(line, name, to), confidence: 0.9 })
    }
  }
  const holds = (name: HolderName) => isVehicle(name) || (aliases.get(aliasKey(name.name)) ?? []).some(isVehicle)
  const named = (name: HolderName) => name.holder !== null || aliases.has(aliasKey(name.name))
  after(actedBy, holds)
  // "through Elm Fund, L.P. and its subsidiary, Elm Holdings, the record holder": the fund is above the holder
  if (matches(recordHolder, text).length === 0) {
    after(ownsThrough, named)
    after(viaOwnership, named)
    after(ownershipBy, named)
  }
  after(holdingsOf, named)
  for (const match of matches(countedBy, text)) {
    const [from] = sentenceAround(text, match.index)
    if (!/\b(?:held|owned)\b/.test(text.slice(from, match.index)) || notTheirs.test(text.slice(from, match.index))) continue
    const name = holderNamesAt(line, line.token(match.index + match[0].length).index)[0]
    if (name && named(name)) found.push({ name, relation: null, confidence: 0.9 })
  }
  for (const match of matches(through, text)) {
    const name = holderNameAt(line, line.token(match.index + match[0].length).index)
    const verb = name?.holder
      ? line.tokens.slice(name.next).find(({ reading }) => reading !== ',' && !/^(?:in)?directly|beneficially$/.test(reading))
      : null
    if (name && verb && /^(?:owns|holds)$/.test(verb.reading)) found.push({ name, relation: null, confidence: 0.9 })
  }
  for (const match of matches(asFollows, text))
    for (const name of listedWithCounts(line, line.token(match.index + match[0].length).index))
      found.push({ name, relation: null, confidence: 0.9 })
  after(inNameOf, named)
  if (keepsInterest.test(text)) after(transferredTo, (name) => name.holder === 'trust' || name.holder === 'partnership')
  after(transferredTo, (name) => name.holder !== null && owns.test(relationOf(line, name, text.length) ?? ''))
  after(holdsFor, named)
  for (const match of matches(established, text)) {
    const end = match.index + match[0].length
    const name = end < text.length && fundedThen.test(text.slice(end)) ? holderNameAt(line, line.token(end).index) : null
    if (name?.holder) found.push({ name, relation: null, confidence: 0.9 })
  }
  after(holderIs, named)
  for (const match of matches(subjectActs, text)) {
    // "transferred 500 shares to the reporting person": who no longer holds
    if (/^(?:distributed|transferred)/.test(match[0].trimStart()) && givenTo(line, match)) continue
    const which = nameBeforeWhich(line, match.index)
    const name = which ?? holderNameBefore(line, match.index)
    // "the adviser bought the shares for the account of Elm Fund", "on the date the fund sold"
    if (forAnother.test(text.slice(match.index)) || (name && asDate.test(line.source.slice(0, name.span[0])))) continue
    // "a fund managed by Elm Capital, LLC bought": the fund did
    if (name && holds(name) && (which || !/\b(?:by|of|from|to|with)\s+(?:the\s+)?$/i.test(line.source.slice(0, name.span[0]))))
      found.push({ name, relation: null, confidence: 0.88 })
  }
  return found
}
