import { add, compare, subtract } from '../../../model/decimal.ts'
import type { Decimal } from '../../../model/document.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import { textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { amountOf } from '../table/values.ts'
import { isMarkLike, mend } from './values.ts'

/** Numbers whose first digit is the ruled line before them, `|3,086` read as `13,086`: told by the numbers of the row and the row before. */

const numbers: readonly ColumnField[] = ['amount', 'acquired', 'disposed', 'underlyingAmount', 'ownedFollowing']

const wordsOf = (row: PrintedRow, field: ColumnField): readonly Word[] =>
  (row.boxes.find((box) => box.column.field === field)?.words ?? []).filter((word) => !isMarkLike(word.text))

interface Amounts {
  readonly change: Decimal | null
  readonly underlying: Decimal | null
  readonly owned: Decimal | null
}

/** How many of the sums that a row should satisfy its numbers do. */
function sums({ change, underlying, owned }: Amounts, before: Decimal | null): number {
  let found = 0
  const same = (one: Decimal | null, other: Decimal | null) => one !== null && other !== null && compare(one, other) === 0
  if (same(change, underlying)) found++
  if (change === null ? same(underlying, owned) : same(change, owned)) found++
  if (change !== null && owned !== null && before !== null && (same(add(before, change), owned) || same(subtract(before, change), owned)))
    found += 2
  return found
}

/** The number as it reads, and, where its first digit may be a ruled line, without it. */
function readings(words: readonly Word[]): readonly string[] {
  const text = words.length === 1 ? words[0]!.text : ''
  const rest = /^1(?=[1-9]\d{0,2}(?:,\d{3})*$)/.test(text) ? text.slice(1) : ''
  return rest === '' ? [text] : [text, rest]
}

const numberIn = (text: string): Decimal | null => (text === '' ? null : (amountOf([{ text, start: 0, end: 0, gap: 0 }])?.value ?? null))

/** The rows of one table without ruled lines among their digits. */
export function withoutBars(rows: readonly PrintedRow[]): PrintedRow[] {
  const read: PrintedRow[] = []
  for (const row of rows) {
    const last = read.at(-1)
    const follows = last !== undefined && textOf(wordsOf(last, 'securityTitle')) === textOf(wordsOf(row, 'securityTitle'))
    const before = follows ? numberIn(readings(wordsOf(last, 'ownedFollowing'))[0]!) : null
    read.push(bestOf(row, before))
  }
  return read
}

function bestOf(row: PrintedRow, before: Decimal | null): PrintedRow {
  const change = numbers.slice(0, 3).find((field) => wordsOf(row, field).length > 0) ?? 'amount'
  const fields = [change, 'underlyingAmount', 'ownedFollowing'] as const
  const [changes, underlyings, owneds] = fields.map((field) => readings(wordsOf(row, field))) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ]
  let best: { readonly score: number; readonly texts: readonly string[] } | null = null
  for (const one of changes)
    for (const two of underlyings)
      for (const three of owneds) {
        const score = sums({ change: numberIn(one), underlying: numberIn(two), owned: numberIn(three) }, before)
        // The first reading of each is what stands there.
        if (best === null || score > best.score) best = { score, texts: [one, two, three] }
      }
  const texts = best!.texts
  return {
    ...row,
    boxes: row.boxes.map((box) => {
      const at = fields.indexOf(box.column.field as (typeof fields)[number])
      if (at < 0 || texts[at] === '') return box
      const own = wordsOf(row, box.column.field)[0]!
      return own.text === texts[at] ? box : { ...box, words: box.words.map((word) => (word === own ? mend(word, texts[at]!, 0.8) : word)) }
    }),
  }
}
