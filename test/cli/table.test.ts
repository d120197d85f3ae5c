import { describe, expect, it } from 'vitest'
import { type Column, textTable } from '../../src/cli/table.ts'

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
})
