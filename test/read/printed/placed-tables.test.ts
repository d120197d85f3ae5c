import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../src/read/printed/columns.ts'
import { fixedWidthPage } from '../../../src/read/printed/fixed-width-page.ts'
import { flowOwners } from '../../../src/read/printed/flow-owners.ts'
import { alignWords } from '../../../src/read/printed/flow-parts.ts'
import { textOf, wordsOf } from '../../../src/read/printed/page.ts'
import { placedTable } from '../../../src/read/printed/placed-rows.ts'
import { ticksByPlace } from '../../../src/read/printed/placed-ticks.ts'
import { isBroken } from '../../../src/read/printed/placing.ts'

/** Tables and boxes whose cells are told apart by where words stand. */

const headings = `1.Title of Security   2. Transaction   2A. Deemed         3. Transaction   4. Securities Acquired (A)   5. Amount of Securities   6.          7. Nature
(Instr. 3)            Date             Execution Date, if Code             or Disposed of (D)          Beneficially Owned        Ownership   of Indirect
                                                           Code      V     Amount   (D)   Price                              Form:       Beneficial`

/** The filled cells of each row, by the fields of their columns. */
const rowsIn = (text: string): Record<string, string>[] =>
  placedTable(fixedWidthPage(text).lines, '4', 'I').map((line) =>
    Object.fromEntries(
      columnsOf('4', 'I').flatMap(({ field }, at) => {
        const words = line.cells[at]!.words
        return words.length > 0 ? [[field, textOf(words)]] : []
      }),
    ),
  )

describe('rows of a placed table', () => {
  it('are cut where their cells are centred, whatever the words look like', () => {
    const rows = rowsIn(`${headings}
                                                                                                                                         the donor's
Common Stock          03/02/2020                           G               1,500    A     $ 0     20,000                     I           family
                                                                                                                                         trust
                                                                                                                                         shares of
Common Stock          03/03/2020                           G               1,400    D     $ 0     18,600                     I           the spouse's
                                                                                                                                         partnership`)
    expect(rows.map((row) => row.natureOfOwnership)).toEqual(["the donor's family trust", "shares of the spouse's partnership"])
    expect(rows.map((row) => row.ownedFollowing)).toEqual(['20,000', '18,600'])
  })

  it('are known on a page without headings by what they hold, though a wide price bridges two columns', () => {
    const rows = rowsIn(`${headings}
Common Stock          03/02/2020                           S               1,500    D     $ 9     20,000                     D
\f                                             $
Common Stock   03/03/2020   S     1,400   D   2,884.2316 3,046   I   By Trust
                                             (4)
Common Stock   03/04/2020   S     900     D   $ 8.01     2,146   I   By Trust`)
    expect(rows[1]).toEqual({
      securityTitle: 'Common Stock',
      transactionDate: '03/03/2020',
      transactionCode: 'S',
      amount: '1,400',
      acquiredDisposed: 'D',
      pricePerShare: '$ 2,884.2316 (4)',
      ownedFollowing: '3,046',
      directOrIndirect: 'I',
      natureOfOwnership: 'By Trust',
    })
    expect(rows[2]).toMatchObject({ pricePerShare: '$ 8.01', ownedFollowing: '2,146' })
  })

  it('that only tell a holding fill no column of transactions, with headings or without', () => {
    const [first, second] = rowsIn(`${headings}
Common Stock          03/02/2020                           S               1,500    D     $ 9     20,000                     D
\fCommon Stock   634     I   By Child
Common Stock   4,513   I   By Trust`).slice(1)
    expect([first, second]).toEqual([
      { securityTitle: 'Common Stock', ownedFollowing: '634', directOrIndirect: 'I', natureOfOwnership: 'By Child' },
      { securityTitle: 'Common Stock', ownedFollowing: '4,513', directOrIndirect: 'I', natureOfOwnership: 'By Trust' },
    ])
  })

  it('that a page ends go on at the top of the next', () => {
    const rows = rowsIn(`${headings}
Common Stock          03/02/2020                           S               1,500    D     $ 9     20,000                     I           held by
                                                                                                                                         the family
\f                                                                                                                                         trust (1)

Common Stock          03/03/2020                           S               1,400    D     $ 9     18,600                     I           By Spouse`)
    expect(rows.map((row) => row.natureOfOwnership)).toEqual(['held by the family trust (1)', 'By Spouse'])
  })
})

describe('rows of a text browser', () => {
  const boxesOf = (text: string, form: '4' | '5', table: 'I' | 'II') => {
    const row = alignWords(wordsOf(fixedWidthPage(text).lines[0]!), columnsOf(form, table))
    return Object.fromEntries(row.boxes.filter(({ words }) => words.length > 0).map(({ column, words }) => [column.field, textOf(words)]))
  }

  it('have a trace of every empty cell, which tells acquired from disposed', () => {
    const row = (direction: string) => `   Class B Stock   12/05/2019   G ${direction} ^(2) Class A Stock 111 $ 0 11,417 I By Trust`
    expect(boxesOf(row('111     ^(2)  '), '5', 'II')).toMatchObject({ acquired: '111', exerciseDate: '(2)', expirationDate: '(2)' })
    expect(boxesOf(row('  111   ^(2)  '), '5', 'II')).toMatchObject({ disposed: '111', exerciseDate: '(2)', expirationDate: '(2)' })
  })

  it('are holdings where all cells of a transaction are empty', () => {
    expect(boxesOf('   Common Stock               2.542 ^(1) I By Plan', '4', 'I')).toEqual({
      securityTitle: 'Common Stock',
      ownedFollowing: '2.542 (1)',
      directOrIndirect: 'I',
      natureOfOwnership: 'By Plan',
    })
  })

  it('of owners have a tick under the heading before its own', () => {
    const { lines } = fixedWidthPage(`                    Reporting Owner Name / Address            Relationships
                                             Director  10% Owner  Officer  Other
   DOE JANE
   SPRINGFIELD, IL 62701                         X
   EXAMPLE PARTNERS LP
   SPRINGFIELD, IL 62701       X                 X`)
    const filled = flowOwners(lines).map((line) => line.cells.slice(1).map(({ words }) => textOf(words)))
    expect(filled).toEqual([
      ['', 'X', '', '', ''],
      ['X', 'X', '', '', ''],
    ])
  })
})

describe('words by their places', () => {
  it('a tick belongs to the label it stands before, beside any of its lines', () => {
    const words = wordsOf({
      cells: fixedWidthPage('       Officer (give title      Other (specify\n X     below)                   below)').lines.flatMap(
        (line) => line.cells,
      ),
      table: null,
    })
    const labels = [
      { name: 'officer', start: 0, end: 3 },
      { name: 'other', start: 3, end: 5 },
    ]
    const ticks = ticksByPlace(words, labels)
    expect([ticks?.get('officer')?.value, ticks?.get('other')?.value]).toEqual([true, false])
  })

  it.each([
    ['16a-', '2', true],
    ['3/6/', '2020', true],
    ['/s', '/', true],
    ['16a-1(a)', '(2)', true],
    ['child?', 's', true],
    ['page', '2', false],
    ['Trust?', 'See', false],
  ])('%s and %s on two lines are one word: %s', (before, after, whole) => {
    expect(isBroken(before, after)).toBe(whole)
  })
})
