import type { Head } from './head.ts'
import { type Line, lettersOf, lettersOfLine, type Word, wordsOf } from './page.ts'
import { issuerIn } from './recognised-issuer.ts'
import { isStain } from './recognised-prose.ts'
import { isScrap } from './recognised-share.ts'
import { asDate } from './recognised-values.ts'
import type { Tick } from './relationship.ts'

/**
 * The head of recognised text. Its boxes run into each other and its labels suffer, so each value is known by its own form: days, the
 * symbol in brackets, a city with state and zip, an X before its label.
 */

const tickedX = /^[|_—\-[({\\]*(?:[xX]{1,2}|».{1,2})[|_—\-\])}]*$/

/** Whether an X stands before a label; without one the box is not known, for recognition loses boxes. */
function tick(words: readonly Word[], label: RegExp, next: RegExp | null): Tick {
  const at = words.findIndex((word, index) => label.test(word.text) && (next === null || next.test(words[index + 1]?.text ?? '')))
  const before = words[at - 1]
  return at > 0 && before && tickedX.test(before.text) ? { value: true, words: [before] } : { value: null, words: [] }
}

/**
 * The head with what recognised text surely tells in place of what labels would have told. `owner` is the first owner's name where another
 * part of the form tells it, `rest` the form's other lines.
 */
export function recognisedHead(head: Head, lines: readonly Line[], owner: string, rest: readonly Line[]): Head {
  const start = Math.max(
    0,
    lines.findIndex((line) => /nameandaddressof|reportingperson/.test(lettersOfLine(line))),
  )
  const boxes = lines.slice(start)
  const words = boxes.flatMap(wordsOf)
  const days = words.flatMap((word) => asDate(word)?.words.slice(0, 1) ?? [])
  const ticks: Head['ticks'] = {
    director: tick(words, /^(?:D\w{0,3}[ce]+t?or|.irector)$|^Director/, null),
    tenPercentOwner: tick(words, /^10[%9]/, /^Own/),
    officer: tick(words, /^.?Officer/, /^\W?give/),
    other: tick(words, /^Other/, /^\W?specify/),
  }
  return {
    ...head,
    issuer: issuerIn(boxes, owner, rest),
    period: days.slice(0, 1),
    amended: days.length === 2 ? days.slice(1) : [],
    titles: titlesIn(boxes),
    officerTitle: null,
    otherText: null,
    ticks,
  }
}

const boxLabel =
  /reportingperson|tickerortrading|monthdayyear|checkall|applicableline|ifamendment|individualor|relationshipof|requiringstatement|groupfiling|formfiledby|originalfiled|^line$|fiscalyear|earliesttrans|otherspecify|officergive|givetitle|10owner|director$|tableinon|^citystate|^street|lastfirst/

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
    if (from <= 0 && !alone) continue
    const some = words.slice(from).filter((word) => !isScrap(word.text) && !/^below\)$/.test(word.text))
    if (some.length === 0 || boxLabel.test(lettersOf(some)) || !some.some((word) => /[A-Za-z]{2}/.test(word.text))) {
      if (found.length > 0 && alone) break
      continue
    }
    if (!/^[A-Z(]/.test(some[0]!.text) || some.some((word) => /^[xX]$|[|_[\]{}]/.test(word.text))) continue
    found.push(some)
  }
  return found.slice(0, 3).flatMap((words) => words.map((word, at) => (at === 0 ? { ...word, gap: 1 as const } : word)))
}
