import { absolute, add, compare, equal, multiply, subtract } from '../../../model/decimal.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { codeOf } from '../table/values.ts'
import { titleWords } from './phrases.ts'
import { amountSaid, marksOf, placeOf, said, withoutMarks } from './said.ts'
import { withoutEcho } from './tidied.ts'
import { told, withTold } from './told.ts'

/**
 * Lines of Table I whose balances follow from each other are of one holding: of 1,174 such neighbours in real filings 1,162 are owned in the
 * same way by the same holder. So they tell each other's letters and natures of ownership.
 */

/** A balance so near to the one before is that of the same holding, though the number between them was misread. */
const near = '0.03'

const acquiring = 'PAMCX'
const disposing = 'SFU'

/** Whether a line's balance follows from that of the line before. */
function follows(before: PrintedRow, row: PrintedRow): boolean {
  const [earlier, after] = [amountSaid(before, 'ownedFollowing'), amountSaid(row, 'ownedFollowing')]
  if (earlier === null || after === null || textOf(said(before, 'securityTitle')) !== textOf(said(row, 'securityTitle'))) return false
  const amount = amountSaid(row, 'amount')
  const letter = textOf(said(row, 'acquiredDisposed'))
  const code = codeOf(said(row, 'transactionCode'))?.code ?? ''
  const comes = letter === 'A' || (letter !== 'D' && code !== '' && acquiring.includes(code))
  const goes = letter === 'D' || (letter !== 'A' && code !== '' && disposing.includes(code))
  if (amount !== null && (comes || !goes) && equal(add(earlier, amount), after)) return true
  if (amount !== null && (goes || !comes) && equal(subtract(earlier, amount), after)) return true
  return isNear(before, row)
}

/** Whether the balance of a transaction is so near to that of a line above that both must be of one holding. */
function isNear(before: PrintedRow, row: PrintedRow): boolean {
  const [earlier, after] = [amountSaid(before, 'ownedFollowing'), amountSaid(row, 'ownedFollowing')]
  const isTransaction = amountSaid(row, 'amount') !== null || said(row, 'transactionDate').length > 0
  if (earlier === null || after === null || !isTransaction || equal(earlier, after)) return false
  return compare(absolute(subtract(earlier, after)), multiply(earlier, near)) < 0
}

/** How many lines whose balance was misread may stand between two of one holding. */
const most = { between: 2 } as const

/** The lines of each holding, by their places: those that follow from each other, in order, and what stands between such. */
function holdingsOf(rows: readonly PrintedRow[]): readonly (readonly number[])[] {
  const holdings: number[][] = []
  const firstOf = new Map<number, number[]>()
  rows.forEach((row, at) => {
    const before = rows[at - 1]
    let holding = before && follows(before, row) ? firstOf.get(at - 1) : undefined
    for (let back = 2; !holding && back <= most.between + 1; back++) {
      const above = rows[at - back]
      if (above && isNear(above, row)) holding = firstOf.get(at - back)
    }
    if (!holding) {
      holding = []
      holdings.push(holding)
    }
    for (let place = (holding.at(-1) ?? at - 1) + 1; place <= at; place++) {
      holding.push(place)
      firstOf.set(place, holding)
    }
  })
  return [...new Set(firstOf.values())].filter((holding) => holding.length > 1)
}

const natureOf = (row: PrintedRow): readonly Word[] => said(row, 'natureOfOwnership')

/** Whether every word of a nature is one that natures commonly have. */
const isCommon = (words: readonly Word[]): boolean => words.length > 0 && words.every((word) => titleWords.has(letters(word.text)))

/** How sure what another line of the holding tells is. */
const certainty = 0.85

/** A line with what the others of its holding tell in a column, its marks aside. */
function asOthers(row: PrintedRow, field: ColumnField, text: string): PrintedRow {
  const [place] = said(row, field).length > 0 ? said(row, field) : placeOf(row)
  if (!place) return row
  return withTold(row, { [field]: [told(text, place, Math.min(certainty, place.certainty ?? 1)), ...marksOf(row, field)] })
}

/** How many of the lines of a holding have a word of its nature at least. */
const ofOthers = 0.25

/** Tells the words of a nature without what was recognised beside them: its longest run of words that natures or other lines have. */
function coreIn(rows: readonly PrintedRow[]): (row: PrintedRow) => readonly Word[] {
  const lines = rows.map((row) => new Set(natureOf(row).map((word) => letters(word.text))))
  const least = Math.max(2, lines.filter((line) => line.size > 0).length * ofOthers)
  const isKnown = (text: string) => text !== '' && (titleWords.has(text) || lines.filter((line) => line.has(text)).length >= least)
  return (row) => {
    const words = natureOf(row)
    let best: readonly Word[] = []
    let from = 0
    words.forEach((word, at) => {
      if (!isKnown(letters(word.text))) from = at + 1
      else if (at + 1 - from > best.length) best = words.slice(from, at + 1)
    })
    return withoutEcho(best.length > 0 ? best : words)
  }
}

/** Words after which a nature goes on. */
const leadsOn = /^(?:by:?|of|the|for|in|see|and|held|as|a)$/i

/** The text that most natures of a holding say: in common words, or in the same words twice. One that is the end of another is that one. */
function mostSaid(natures: readonly (readonly Word[])[]): string | null {
  const counts = new Map<string, number>()
  for (const own of natures) {
    if (own.length > 0 && (own.length > 1 || isCommon(own)) && !leadsOn.test(own.at(-1)!.text))
      counts.set(textOf(own), (counts.get(textOf(own)) ?? 0) + (isCommon(own) ? 2 : 1))
  }
  const often = [...counts].filter(([, count]) => count > 1)
  const whole = often.map(([text, count]) => {
    const pieces = [...counts].filter(([other]) => other !== text && text.endsWith(` ${other}`))
    return [text, pieces.reduce((sum, [, more]) => sum + more, count)] as const
  })
  const [first, second] = whole.sort((one, other) => other[1] - one[1])
  return first && (!second || second[1] < first[1]) ? first[0] : null
}

/** What a letter says for itself: one that had to be guessed from another sign less. */
const weightOf = (row: PrintedRow, letter: string): number => {
  const [word] = said(row, 'directOrIndirect')
  return word?.text === letter ? (word.mended ? 0.4 : 1) : 0
}

/** The lines of Table I with the letter and the nature of ownership that the lines of their holding have. */
export function withOneHolder(rows: readonly PrintedRow[]): PrintedRow[] {
  const read = [...rows]
  for (const holding of holdingsOf(rows)) {
    const own = holding.map((at) => rows[at]!)
    const core = coreIn(own)
    const nature = mostSaid(own.map(core))
    const weigh = (letter: string) => own.reduce((sum, row) => sum + weightOf(row, letter), 0)
    const natures = own.filter((row) => isCommon(core(row))).length
    const [direct, indirect] = [weigh('D'), Math.max(weigh('I'), natures)]
    const letter = indirect > direct ? 'I' : direct > 2 * indirect && nature === null ? 'D' : null
    if (letter === null) continue
    for (const at of holding) {
      if (textOf(said(read[at]!, 'directOrIndirect')) !== letter) read[at] = asOthers(read[at]!, 'directOrIndirect', letter)
      const stated = withoutMarks(natureOf(read[at]!))
      const isOwn = textOf(stated) === nature || (stated.length > 1 && isCommon(stated))
      if (letter === 'I' && nature !== null && !isOwn) read[at] = asOthers(read[at]!, 'natureOfOwnership', nature)
    }
  }
  return read
}
