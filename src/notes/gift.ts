import type { Decimal } from '../model/document.ts'
import type { Gift, StatedDate, Transfer } from './fact.ts'
import { holderNameAt } from './holder/name.ts'
import { counting, matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Gifts (code G) and moves of shares between forms of ownership. */

const gift =
  /\b(?:(?:bona fide )?gift(?:s(?! to minors)|ed|ing)?\b|donat(?:ed|es|ion|ions|ing)|gave (?:an aggregate of |a total of )?(?:#|these|the|such) (?:[a-z]+ ){0,3}?(?:shares|units) to\b|charitable (?:contributions?|donations?)|contribut(?:ed|ions?) (?:[a-z#]+ ){0,8}?to (?:(?:a|an|the|his|her|certain|its) )*(?:[a-z]+ ){0,3}?(?:charit\w+|foundation|donor advised))\b/g
const noGift = /\b(?:not a|other than|no|none|previously|not been)\b/
/** "Gift tax", "gift trust": no gift of shares. */
const giftOf = /\b(?:gift tax|gifts? fund|gift(?:ing)? trust)\b/
const transfer =
  /\b(?:transfer(?:s|red)?(?: (?:to|from)\b)?|contributed|contribution|conveyed|assigned|moved|re ?registered|distributed)\b/g
const shareCount = new RegExp(`${counting} (?:(?:of (?:the|these|such|his|her) )?(?:[a-z]+ ){0,4}?)(?:shares|units)\\b`, 'g')
const recipient =
  /\bto (?:(?:a|an|the|his|her|their|its|certain|various|one or more|two|each of|my|reporting person|spouse|#) )*((?:[a-z]+ ){0,4}?(?:charit(?:y|ies|able organizations?|able remainder trust|able foundation|able trust)|family members?|children|child|spouse|wife|husband|sons?|daughters?|grandchildren|family foundation|foundation|donor advised funds?|non profit organizations?|trusts?|university|church|school|organizations?|estate planning vehicles?|grat|llc|limited liability compan(?:y|ies)|(?:limited |family )*partnerships?|revocable trust|brother|sister|parents?|individuals?|donees?))\b/

/** The part of a sentence between semicolons that tells of this move: "a) 300 shares moved on May 3; b) 200 shares moved on May 9". */
function clauseAround(text: string, at: number): readonly [start: number, end: number] {
  const [from, to] = sentenceAround(text, at)
  const [before, after] = [text.lastIndexOf(' ; ', at), text.indexOf(' ; ', at)]
  return [before < from ? from : before + 3, after < 0 || after > to ? to : after]
}

function details(
  line: ReadingLine,
  at: number,
): { readonly shares: Decimal | null; readonly to: string | null; readonly date: StatedDate | null } {
  const { text } = line
  const [from, to] = clauseAround(text, at)
  const counts = Array.from(matches(shareCount, text.slice(from, to)))
  const nearest = counts.sort((a, b) => Math.abs(from + a.index - at) - Math.abs(from + b.index - at))[0]
  const token = nearest && line.token(from + nearest.index)
  const dates = text.slice(from, to).split('@').length - 1
  const day = dates === 1 ? line.token(text.indexOf('@', from)) : null
  return {
    shares: token?.kind === 'number' ? token.amount : null,
    to: recipientOf(line, at, to),
    date: day?.kind === 'date' ? day.date : null,
  }
}

function recipientOf(line: ReadingLine, at: number, end: number): string | null {
  const clause = line.text.slice(at, end)
  const preposition = /\b(?:to|for the benefit of) (?:the )?/.exec(clause)
  if (preposition) {
    const name = holderNameAt(line, line.token(at + preposition.index + preposition[0].length).index)
    if (name && preposition.index + preposition[0].length < clause.length) return name.name
  }
  const match = recipient.exec(clause)
  return match
    ? line.words(at + match.index + match[0].length - match[1]!.length, at + match.index + match[0].length).replace(/\s+/g, ' ')
    : null
}

/** Gifts the note speaks of; for several in one sentence, one fact. */
export function readGifts(line: ReadingLine): readonly Gift[] {
  const { text } = line
  const found: Gift[] = []
  let last = -1
  for (const match of matches(gift, text)) {
    const [from, to] = sentenceAround(text, match.index)
    const end = match.index + match[0].length
    if (from === last || noGift.test(text.slice(Math.max(from, match.index - 15), end)) || giftOf.test(text.slice(match.index, end + 6)))
      continue
    last = from
    found.push({ kind: 'gift', value: details(line, match.index), span: line.span(from, to), confidence: 0.95 })
  }
  return found
}

const interestMoved =
  /\b(?:membership|partnership|ownership|equity|llc) interests?(?: in [^.;#]{1,60})? (?:was|were|is|are|has been|have been) (?:also |then |subsequently )?$/
const interestsOf =
  /^[a-z]+ (?:(?:%|#|all|his|her|its|their|the|a|an|of|portion) )*(?:[a-z]+ ){0,2}(?:membership|partnership|llc|limited partner) (?:units?|interests?)\b/

/** Shares moved to or from a trust, a family entity or the person, without being called a gift. */
export function readTransfers(line: ReadingLine): readonly Transfer[] {
  const { text } = line
  const found: Transfer[] = []
  let last = -1
  for (const match of matches(transfer, text)) {
    const [from, to] = sentenceAround(text, match.index)
    const sentence = text.slice(from, to)
    const [start] = clauseAround(text, match.index)
    if (
      start === last ||
      !/\b(?:trusts?|grats?|estate planning|family|ira|no consideration|spouse|ex wife|ex husband|wife|husband|domestic relations|children|child|foundation|annuity)\b/.test(
        sentence,
      )
    )
      continue
    if (
      !/\b(?:shares?|units|securities|stock)\b/.test(sentence) ||
      /\b(?:gift\w*|donat\w*|charit\w*|permitted|upon any|any transfer|automatically convert\w*|will convert|if|may be|conversion of|transfer agent|includes|pro rata)\b/.test(
        sentence,
      )
    )
      continue
    // "his membership interest was transferred to the trust": a firm's interests, not shares
    if (interestMoved.test(text.slice(start, match.index)) || interestsOf.test(text.slice(match.index, to))) continue
    const value = details(line, match.index)
    if (value.shares === null && value.to === null) continue
    last = start
    found.push({ kind: 'transfer', value, span: line.span(from, to), confidence: 0.9 })
  }
  return found
}
