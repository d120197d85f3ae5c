import type { Head } from './head.ts'
import { type Line, letters, lettersOf, lettersOfLine, type Word, wordsOf } from './page.ts'
import { isStain } from './recognised-prose.ts'
import { isScrap } from './recognised-share.ts'
import { asDate, mend } from './recognised-values.ts'
import type { Tick } from './relationship.ts'

/**
 * The head of recognised text. Its boxes run into each other and its labels suffer, so each value is known by its own form: days, the
 * symbol in brackets, a city with state and zip, an X before its label.
 */

/** The words of a line without stains, as runs parted by wide gaps. */
function runsOf(line: Line): Word[][] {
  const runs: Word[][] = []
  let last: Word | undefined
  for (const word of wordsOf(line)) {
    if (!/[A-Za-z0-9[\]&]/.test(word.text)) continue
    if (!last?.x || !word.x || word.x[0] - last.x[1] > 3) runs.push([word])
    else runs.at(-1)!.push(word)
    last = word
  }
  return runs
}

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
  const issuer = issuerIn(boxes, owner, rest)
  const ticks: Head['ticks'] = {
    director: tick(words, /^(?:D\w{0,3}[ce]+t?or|.irector)$|^Director/, null),
    tenPercentOwner: tick(words, /^10[%9]/, /^Own/),
    officer: tick(words, /^.?Officer/, /^\W?give/),
    other: tick(words, /^Other/, /^\W?specify/),
  }
  return {
    ...head,
    issuer: issuer ?? head.issuer.filter(() => false),
    period: days.slice(0, 1),
    amended: days.length === 2 ? days.slice(1) : [],
    titles: titlesIn(boxes),
    officerTitle: null,
    otherText: null,
    ticks,
  }
}

const fromBracket = (word: Word, at: number): Word => (at === 0 ? { ...word, text: word.text.slice(word.text.indexOf('[')) } : word)

/** Symbols are printed in capitals. */
const capitals = (words: readonly Word[], from: number): Word[] =>
  words.map((word, at) =>
    at < from ? word : at === from ? mend(word, upperAfterBracket(word.text), 0.9) : mend(word, word.text.toUpperCase(), 0.9),
  )

const upperAfterBracket = (text: string): string => {
  const open = text.indexOf('[')
  return text.slice(0, open) + text.slice(open).toUpperCase()
}

/** The issuer: what stands before its symbol in brackets. Where box 1 runs into it, the owner's name is cut off, or the symbol alone is sure. */
function issuerIn(lines: readonly Line[], owner: string, rest: readonly Line[]): readonly Word[] | null {
  const beside = lines.some((line) => /reportingperson.*issuername/.test(lettersOfLine(line)))
  for (const line of lines) {
    const runs = runsOf(line)
    for (const all of runs) {
      const border = all.findLastIndex((word, at) => /^_?\|/.test(word.text) && all.slice(at).some((one) => one.text.includes('[')))
      const labelled = all.findLastIndex((word) => /Month|^Year\)|^Statement$/.test(word.text))
      const from = Math.max(border, labelled + 1, 0)
      const run = all.slice(from).map((word, at) => (at === 0 ? mend(word, word.text.replace(/^_?\|+/, ''), 0.97) : word))
      const open = run.findIndex((word) => word.text.includes('['))
      const close = run.findIndex((word, at) => at >= open && word.text.includes(']'))
      if (open < 0 || close < open) continue
      const some = capitals(run.slice(0, close + 1), open)
      if (!/\[\s*[A-Z0-9.\-/ ]*[A-Z0-9][A-Z0-9.\-/ ]*\s*\]/.test(some.map((word) => word.text).join(' '))) continue
      if (open < 1) return some
      if (!beside || border >= 0 || all !== runs[0]) return some.length <= 12 ? some : some.slice(open).map(fromBracket)
      const name = startOfIssuer(some.slice(0, open), owner, [...lines.filter((one) => one !== line), ...rest])
      return name === null ? some.slice(open).map(fromBracket) : some.slice(name)
    }
  }
  return null
}

/** Where the issuer's name begins after the owner's: the owner is known, or the name stands elsewhere in the form. */
function startOfIssuer(words: readonly Word[], owner: string, rest: readonly Line[]): number | null {
  const whole = lettersOf(words)
  if (owner.length > 3 && whole.startsWith(owner) && whole.length > owner.length) {
    let seen = 0
    const at = words.findIndex((word) => {
      const begins = seen >= owner.length
      seen += letters(word.text).length
      return begins
    })
    return at < 0 ? null : at
  }
  // Box 1 stands in another line where the owner is known and not here.
  if (owner.length > 3) return whole.length > 0 ? 0 : null
  const text = rest.map(lettersOfLine).join(' ')
  for (let at = 0; at < words.length; at++) {
    const name = lettersOf(words.slice(at))
    if (name.length > 5 && text.includes(name)) return at
  }
  return null
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
