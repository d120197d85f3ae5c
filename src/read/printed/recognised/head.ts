import type { Head } from '../head/head.ts'
import type { Tick } from '../head/relationship.ts'
import { type Line, lettersOf, lettersOfLine, textOf, type Word, wordsOf } from '../pages/page.ts'
import { issuerIn, startOfBoxes } from './issuer.ts'
import { cutTitle, office } from './owners.ts'
import { isStain } from './prose.ts'
import { isScrap } from './share.ts'
import { asDate } from './values.ts'

/**
 * The head of recognised text. Its boxes run into each other and its labels suffer, so each value is known by its own form: days, the
 * symbol in brackets, a city with state and zip, an X before its label.
 */

const tickedX = /^[|_—\-[({\\]*(?:[xX]{1,2}|».{1,2})[|_—\-\])}]*$/

const unseen: Tick = { value: null, words: [] }

/** Whether an X stands before a label; without one the box is not known, for recognition loses boxes. */
function tick(words: readonly Word[], label: RegExp, next: RegExp | null): Tick {
  const at = words.findIndex((word, index) => label.test(word.text) && (next === null || next.test(words[index + 1]?.text ?? '')))
  const before = words[at - 1]
  if (at < 1 || !before || !tickedX.test(before.text)) return unseen
  // An X after a label at the end of a line is that of a label which is lost.
  const ends = words[at - 2] !== undefined && words[at - 2]!.line === before.line && words[at]!.line !== before.line
  return ends ? unseen : { value: true, words: [before] }
}

/** `Director X` and nothing more in the line: the X stood before `10% Owner`. */
function lostTenPercent(lines: readonly Line[]): Tick {
  for (const line of lines) {
    const words = wordsOf(line).filter((word) => !isStain(word))
    const last = words.at(-1)
    if (last && words.length > 1 && tickedX.test(last.text) && /^Director$/.test(words.at(-2)!.text)) return { value: true, words: [last] }
  }
  return unseen
}

const boxedX = /^[[{(|]?f?[xX][\]})|]?$/

/** Whether a line that says so begins with a ticked box. What recognition makes of an empty one is anything. */
function boxBefore(lines: readonly Line[], label: RegExp): Tick {
  for (const line of lines) {
    const [first, ...rest] = wordsOf(line)
    if (first && boxedX.test(first.text) && label.test(lettersOf(rest))) return { value: true, words: [first] }
  }
  return unseen
}

/** The box of the plan under Rule 10b5-1: before one of the lines of its text. */
function planBox(lines: readonly Line[]): Tick {
  const start = lines.findIndex((line) => /checkthisboxto|transactionwas/.test(lettersOfLine(line)))
  const size = lines.slice(start).findIndex((line) => /nameandaddressof/.test(lettersOfLine(line)))
  return start < 0
    ? unseen
    : boxBefore(
        lines.slice(start, start + Math.min(10, size < 0 ? 10 : size)),
        /^(?:equitysecurities|orwritten|transaction|wasmade|contract|instruction|intended|thatis)/,
      )
}

/**
 * The head with what recognised text surely tells in place of what labels would have told. `owner` is the first owner's name where another
 * part of the form tells it, `rest` the form's other lines.
 */
export function recognisedHead(head: Head, lines: readonly Line[], owner: string, rest: readonly Line[]): Head {
  const boxes = lines.slice(Math.max(0, startOfBoxes(lines)))
  const words = boxes.flatMap(wordsOf)
  const days = words.flatMap((word) => asDate(word)?.words.slice(0, 1) ?? [])
  const titles = titlesIn(boxes)
  const seen: Head['ticks'] = {
    director: tick(words, /^(?:D\w{0,3}[ce]+t?or|.irector)$|^Director/, null),
    tenPercentOwner: either(tick(words, /^10[%9]/, /^Own/), lostTenPercent(boxes)),
    officer: tick(words, /^.?Officer/, /^\W?give/),
    other: tick(words, /^Other/, /^\W?specify/),
  }
  // A title is written only where Officer or Other is ticked.
  const untold = titles.length > 0 && seen.officer.value === null && seen.other.value === null
  const told = titles.map((word) => ({ ...word, inferred: true, certainty: 0.85 }))
  const officer = untold && office.test(textOf(titles)) && !/^(?:member|director|former)/i.test(textOf(titles))
  const ticks = officer ? { ...seen, officer: { value: true, words: told } } : seen
  const late = days.length === 1 && isLate(boxes, days[0]!)
  return {
    ...head,
    issuer: issuerIn(boxes, owner, rest),
    foreignSymbol:
      head.foreignSymbol.length < 4 && head.foreignSymbol.every((word) => /^[[\]A-Z0-9.:]+$/.test(word.text)) ? head.foreignSymbol : [],
    period: late ? [] : days.slice(0, 1),
    amended: late ? days : days.length === 2 ? days.slice(1) : [],
    titles,
    exit: either(head.exit, boxBefore(lines, /^section16/)),
    plan: either(head.plan, planBox(lines)),
    form3Holdings: either(head.form3Holdings, boxBefore(lines, /^form3holdings/)),
    form4Transactions: either(head.form4Transactions, boxBefore(lines, /^form4transac/)),
    officerTitle: null,
    otherText: null,
    ticks,
  }
}

const either = (one: Tick, other: Tick): Tick => (one.value === true || other.value === null ? one : other)

/** Whether the only day of a head stands below the label of box 4 of Forms 4 and 5, as the day of what is amended does. */
function isLate(lines: readonly Line[], day: Word): boolean {
  const at = (label: RegExp) => lines.findIndex((line) => label.test(lettersOfLine(line)))
  const [box3, box4] = [at(/dateofearliest|fiscalyearended/), at(/amendmentdateoforiginal/)]
  return box3 >= 0 && box4 > box3 + 1 && lines.findIndex((line) => wordsOf(line).some((word) => word.start === day.start)) > box4
}

const boxLabel =
  /reportingperson|tickerortrading|monthdayyear|checkall|applicableline|ifamendment|individualor|relationshipof|requiringstatement|groupfiling|formfiledby|originalfiled|^line$|fiscalyear|earliesttrans|otherspecify|officergive|givetitle|10owner|director$|tableinon|^citystate|^street|lastfirst/

/** What of a title stands beside a street, or in a line of its own between streets. */
function besideStreet(words: readonly Word[]): readonly Word[] {
  const { beside } = cutTitle(words, '')
  if (beside.length > 0) return beside
  const said = words.filter((word) => !isScrap(word.text))
  return said.length > 0 && said.length < 5 && office.test(textOf(said)) && !said.some((word) => /\d|^c\/o/i.test(word.text)) ? said : []
}

/** What is written under the boxes Officer and Other: in a run of its own, or after the day that stands in the same line. */
function titlesIn(lines: readonly Line[]): readonly Word[] {
  const start = lines.findIndex((line) => /givetitle|titlebelow|otherspecify|specifybelow/.test(lettersOfLine(line)))
  if (start < 0) return []
  // A column of boxes recognised by itself has box 1 behind it.
  const alone = lines.slice(0, start).some((line) => /^\W?[Cc]ity\)/.test(wordsOf(line)[0]?.text ?? ''))
  const found: Word[][] = []
  for (const line of lines.slice(start + 1, start + 8)) {
    const text = lettersOfLine(line)
    if (/individualor|formfiledby|jointgroup|tableinon/.test(text)) break
    const words = wordsOf(line).filter((word) => !isStain(word))
    if (/^(?:below)+$|^(?:give|specify)/.test(text)) continue
    const day = words.findLastIndex(
      (word) => asDate(word) !== null || /^\d{1,2}\/\d{1,2}\/?\S*$/.test(word.text) || /Day\/Year\)$/.test(word.text),
    )
    const gap = words.findLastIndex((word, at) => at > 0 && (word.x?.[0] ?? 0) - (words[at - 1]!.x?.[1] ?? 0) > 10)
    const from = Math.max(day + 1, gap)
    const beside = from > 0 || alone ? words.slice(Math.max(0, from)) : besideStreet(words)
    const said = beside.filter((word) => !/^below\)$/.test(word.text))
    // `Member of a Group`: a small word is a scrap only at an end.
    const [first, last] = [said.findIndex((word) => !isScrap(word.text)), said.findLastIndex((word) => !isScrap(word.text))]
    const some = said.slice(Math.max(0, first), last + 1).filter((word) => !isScrap(word.text) || word.text === 'a')
    if (some.length === 0 || boxLabel.test(lettersOf(some)) || !some.some((word) => /[A-Za-z]{2}/.test(word.text))) {
      if (found.length > 0 && alone) break
      continue
    }
    if (!/^[A-Z(]/.test(some[0]!.text) || some.some((word) => /^[xX]$|[|_[\]{}]/.test(word.text))) continue
    found.push(some)
  }
  return found.slice(0, 3).flatMap((words) => words.map((word, at) => (at === 0 ? { ...word, gap: 1 as const } : word)))
}
