import { type TextLine, type TextWord, wordsIn } from './lines.ts'
import type { ColumnName } from './table-columns.ts'

/** Where the columns of a table begin, by the numbers of its headings and the words under them. */

/** The number before the heading of each column that has one, as the forms of 1996 to 2003 number them. */
const numbers = {
  'Form 3': {
    I: { title: '1', following: '2', ownership: '3', nature: '4' },
    II: { title: '1', exercisable: '2', underlyingTitle: '3', conversionPrice: '4', ownership: '5', nature: '6' },
  },
  'Forms 4 and 5': {
    I: { title: '1', date: '2', deemed: '2A', code: '3', amount: '4', following: '5', ownership: '6', nature: '7' },
    II: {
      title: '1',
      conversionPrice: '2',
      date: '3',
      deemed: '3A',
      code: '4',
      amount: '5',
      acquired: '5',
      exercisable: '6',
      underlyingTitle: '7',
      price: '8',
      following: '9',
      ownership: '10',
      nature: '11',
    },
  },
} satisfies Record<string, Record<'I' | 'II', { readonly [column in ColumnName]?: string }>>

/** The words that head columns under a number they share with others. */
const leaves: { readonly [column in ColumnName]?: RegExp } = {
  code: /^code$/i,
  early: /^v$/i,
  amount: /^amount$/i,
  direction: /^\(A\)$|^A\/?$/,
  acquired: /^\(A\)$/,
  disposed: /^\(D\)$/,
  price: /^price$/i,
  exercisable: /^date$/i,
  expiration: /^expir/i,
  underlyingTitle: /^title$/i,
  underlyingAmount: /^(?:amount|number)$/i,
}

/** Where each column of a layout begins by the headings above the data; `null` where too few of them are found. */
export function headingStarts(
  headings: readonly TextLine[],
  layout: readonly ColumnName[],
  form: '3' | '4' | '5',
  table: 'I' | 'II',
): number[] | null {
  const numberOf: { readonly [column in ColumnName]?: string } = numbers[form === '3' ? 'Form 3' : 'Forms 4 and 5'][table]
  const lines = headings.map(wordsIn)
  const places = placesOfNumbers(lines)
  const found = layout.map((column) => (numberOf[column] === undefined ? null : (places.get(numberOf[column]) ?? null)))
  const numbered = layout.filter((column) => numberOf[column] !== undefined)
  if (found.filter((one) => one !== null).length < numbered.length * 0.7) return null
  // Under a number that several columns share, their own words say where each begins, from the lowest line that has them.
  layout.forEach((column, at) => {
    const word = leaves[column]
    const shares = numberOf[column] === undefined || numberOf[layout[at + 1]!] === undefined
    if (word === undefined || !shares) return
    const from = lastBefore(found, layout, at, numberOf)
    const to = found.slice(at + 1).find((one) => one !== null) ?? 1_000
    const own = lines
      .toReversed()
      .flatMap((line) => line.filter(({ text, from: x }) => word.test(text) && x >= from - 3 && x < to))
      .at(0)
    if (own) found[at] = found[at] === null ? own.from : Math.min(found[at]!, own.from)
  })
  for (let at = 1; at < found.length; at++) {
    if (found[at] !== null && found[at - 1] !== null && found[at]! > found[at - 1]!) continue
    const after = found.slice(at).find((one) => one !== null && one > (found[at - 1] ?? 0)) ?? (found[at - 1] ?? 0) + 8
    found[at] = ((found[at - 1] ?? 0) + after) / 2
  }
  return found.map((one) => one ?? 0)
}

/** The numbers of headings, `2A.` or `10.`, and where they stand. */
function placesOfNumbers(lines: readonly (readonly TextWord[])[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const line of lines)
    for (const { text, from } of line) {
      const number = /^(\d{1,2}A?)\.(?!\d)/.exec(text)?.[1]
      if (number !== undefined && !places.has(number)) places.set(number, from)
    }
  return places
}

/** Where the columns that share a number begin. */
function lastBefore(
  found: readonly (number | null)[],
  layout: readonly ColumnName[],
  at: number,
  numberOf: { readonly [column in ColumnName]?: string },
): number {
  for (let before = at; before >= 0; before--) if (numberOf[layout[before]!] !== undefined && found[before] !== null) return found[before]!
  return 0
}
