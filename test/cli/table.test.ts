import { describe, expect, it } from 'vitest'
import { type Column, recordList, textTable, wholeDollars } from '../../src/cli/table.ts'

describe('a table for a terminal', () => {
  const rows = [{ name: 'a name of some length', number: '0001', amount: '1,000,000', aside: 'beside' }]
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { heading: 'name', cell: ({ name }) => name },
    { heading: 'number', cell: ({ number }) => number, whole: true },
    { heading: 'amount', cell: ({ amount }) => amount, figures: true },
    { heading: 'aside', cell: ({ aside }) => aside, spare: true },
  ]
  const last = (width?: number) => textTable(rows, columns, width).trimEnd().split('\n').at(-1)

  it.each([
    [undefined, 'a name of some length  0001    1,000,000  beside'],
    [48, 'a name of some length  0001    1,000,000  beside'],
    [40, 'a name of some length  0001    1,000,000'],
    [30, 'a name of …  0001    1,000,000'],
    [10, 'a name …  0001    1,000,000'],
  ])('of %s columns leaves out what is spare, then cuts texts, never figures', (width, expected) => {
    expect(last(width)).toBe(expected)
  })

  it('tells below the row what has no room in it, and keeps what then has', () => {
    const noted = columns.map((column) => (column.heading === 'name' ? { ...column, noted: true } : column))
    const shown = (width: number) =>
      textTable(rows, noted, width, ({ name }) => name)
        .split('\n')
        .slice(2, -1)
    expect(shown(40)).toEqual(['a name of some length  0001    1,000,000'])
    expect(shown(30)).toEqual(['0001    1,000,000  beside', '  a name of some length'])
    expect(shown(18)).toEqual(['0001    1,000,000', '  a name of some', '  length'])
  })

  it('lists the cells of each row where columns have no room', () => {
    expect(recordList(rows, columns)).toBe('1 ──────\nname    a name of some length\nnumber  0001\namount  1,000,000\naside   beside\n')
  })

  it.each([
    [null, null],
    ['0', '0'],
    ['9.5', '9.5'],
    ['14647.5', '14,648'],
    ['-35017.49', '-35,017'],
  ])('an amount of %s dollars is shown as %s', (amount, shown) => expect(wholeDollars(amount)).toBe(shown))
})
