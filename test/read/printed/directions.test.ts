import { describe, expect, it } from 'vitest'
import type { Word } from '../../../src/read/printed/pages/page.ts'
import { tabbedPage } from '../../../src/read/printed/pages/piped-page.ts'
import { columnsOf } from '../../../src/read/printed/table/columns.ts'
import { withToldDirections } from '../../../src/read/printed/table/directions.ts'
import { alignCells, type PrintedRow } from '../../../src/read/printed/table/rows.ts'

/** What tells whether derivative securities came or went where columns (A) and (D) stand together. */

const cells = (text: string): PrintedRow['boxes'][number]['words'][] =>
  tabbedPage(text.replaceAll('|', '\t')).lines.flatMap((line) => line.cells.map((cell) => cell.words))

function row(text: string, table: 'I' | 'II'): PrintedRow {
  const columns = columnsOf('4', table)
  const words = cells(text)
  return alignCells(
    columns.map((_, column) => ({ words: words[column] ?? ([] as Word[]), column, columns: 1 })),
    columns,
    columns.map(() => null),
  )
}

/** Title, date, code, number, price, owned after, D or I, nature. */
const classA = (code: string, number: string, letter: string, after: string, nature: string) =>
  row(`Class A|12/05/2019||${code}||${number}|${letter}|$0|${after}|I|${nature}`, 'I')
const classB = (code: string, number: string, after: string, nature: string): PrintedRow => ({
  ...row(`Class B||12/05/2019||${code}|||${number}|||Class A|${number}|$0|${after}|I|${nature}`, 'II'),
  undirected: true,
})

const told = (tableI: readonly PrintedRow[], tableII: readonly PrintedRow[]) =>
  withToldDirections(tableI, tableII).map((one) => one.direction?.letter ?? null)

describe('a lost direction', () => {
  it.each([
    ['M', '100', '900', 'D', 'exercised'],
    ['A', '100', '900', 'A', 'granted'],
    ['G', '100', '0', 'D', 'nothing is left'],
    ['J', '100', '40', 'D', 'less is left than went'],
    ['G', '100', '100', 'A', 'as much is there as came'],
    ['G', '100', '900', null, 'both may be'],
    ['J', '0', '0', null, 'no number'],
  ])('of code %s with %s and %s afterwards is %s: %s', (code, number, after, letter, _why) => {
    expect(told([], [classB(code, number, after, 'By Trust')])).toEqual([letter])
  })

  it('by the code is believed less where the balance speaks for the other', () => {
    const certainty = (after: string) => withToldDirections([], [classB('M', '100', after, '')])[0]!.direction!.certainty
    expect(certainty('100')).toBeLessThan(certainty('900'))
  })

  it('of a gift is that of the same gift in Table I, one for one where their numbers are equal', () => {
    const tableI = [classA('G', '100', 'A', '900', 'By Trust'), classA('G', '100', 'D', '900', 'By Trust')]
    expect(told(tableI, [classB('G', '100', '900', 'By Trust'), classB('G', '100', '900', 'by trust')])).toEqual(['A', 'D'])
    expect(told(tableI, [classB('G', '100', '900', 'By Trust')])).toEqual([null])
    expect(told(tableI.slice(1), [classB('G', '120', '900', 'By Trust')])).toEqual(['D'])
    expect(told(tableI.slice(1), [classB('G', '100', '900', 'By Spouse')])).toEqual([null])
  })

  it('of another code is not taken from Table I: what is converted goes out of one class into the other', () => {
    expect(told([classA('J', '100', 'D', '900', 'By Trust')], [classB('J', '100', '900', 'By Trust')])).toEqual([null])
  })
})
