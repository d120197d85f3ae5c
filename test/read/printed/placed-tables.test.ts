import { describe, expect, it } from 'vitest'
import { flowOwners } from '../../../src/read/printed/flow/owners.ts'
import { alignWords } from '../../../src/read/printed/flow/parts.ts'
import { fixedWidthPage } from '../../../src/read/printed/pages/fixed-width-page.ts'
import { textOf, wordsOf } from '../../../src/read/printed/pages/page.ts'
import { placedHead } from '../../../src/read/printed/placed/head.ts'
import { fitsBefore, isBroken, jointsOf, rowsAround } from '../../../src/read/printed/placed/placing.ts'
import { placedTable } from '../../../src/read/printed/placed/rows.ts'
import { ticksByPlace } from '../../../src/read/printed/placed/ticks.ts'
import { columnsOf } from '../../../src/read/printed/table/columns.ts'

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
  it('may hold numbers as headings do, where a page stands on few lines', () => {
    const rows = rowsIn(`${headings}
Common Stock          03/02/2020                           S               1,500    D     $ 10    20,000                     D
Common Stock          03/03/2020  1. 2. 3.                 S               1,400    D     $ 11    18,600                     D`)
    expect(rows[0]).toMatchObject({ transactionDate: '03/02/2020', ownedFollowing: '20,000' })
  })

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

  it('go on in the cells that reached to the end of the page, wherever they stand on the next', () => {
    const rows = rowsIn(`${headings}
Common Stock          03/02/2020                           S               1,500    D     $ 9     20,000                     I           held by
                                                                                                                                         the family
\f                                                                                                    I Trust
                                                                                                    (1)`)
    expect(rows).toMatchObject([
      { securityTitle: 'Common Stock', directOrIndirect: 'I', natureOfOwnership: 'held by the family I Trust (1)' },
    ])
  })

  it('have their marks with the figure before, one beside the other, though nothing else stands in their columns', () => {
    const rows = rowsIn(`${headings}
Common Stock          03/02/2020                           S               1,500    D     $ 9     20,000                     D
\fCommon Stock   20,634,100 (3) (4)   I   By Child
Common Stock   0 (3) (4)             I   By Trust`)
    expect(rows.slice(1)).toMatchObject([{ ownedFollowing: '20,634,100 (3) (4)' }, { ownedFollowing: '0 (3) (4)' }])
    expect(rows.some((row) => 'amount' in row && row.ownedFollowing !== '20,000')).toBe(false)
  })

  it('go on at the top of the next though a title there begins with a word that titles go on with', () => {
    const rows = rowsIn(`${headings}
Common Stock                                                                         2,882                     I           By
                                                                                                                                         Employee
                                                                                                                                         Benefit
\f                                                                                                                                         Plan
                                                                                                                                         Trust
Common Stock                                                                         1,600                     I           By Son`)
    expect(rows.map((row) => row.natureOfOwnership)).toEqual(['By Employee Benefit Plan Trust', 'By Son'])
  })
})

describe('rows whose figures break after their sign', () => {
  it('have the balance right below their D, and the next row has its own', () => {
    const rows = rowsIn(`${headings}
                                                                                  $            (1)
Common Stock          04/16/2012                           M               30,735 A                                          D
                                                                                  15.665 50,515
                                                                                  $
Common Stock          04/16/2012                           S               30,735 D
                                                                           (2)
                                                                                  28.3153 19,780                             D
                                                                                  (3)`)
    expect(rows.map(({ ownedFollowing, pricePerShare }) => [pricePerShare, ownedFollowing])).toEqual([
      ['$ 15.665', '(1) 50,515'],
      ['$ 28.3153 (3)', '19,780'],
    ])
  })

  it('have a title that begins as others do, though the one before ends with what it could go on with', () => {
    const joints = (lines: readonly string[]) => {
      const words = fixedWidthPage(lines.join('\n')).lines.map((line) => wordsOf(line))
      return jointsOf(words, fitsBefore(words)).map(({ parting }) => parting)
    }
    expect(joints(['Option', 'to Purchase', 'Common Stock', 'Option', 'to Purchase'])[3]).toBe(0)
    expect(joints(['Stock Option', 'Restricted', 'Stock Units'])[2]).toBeGreaterThan(0)
  })
})

describe('cells of a placed table', () => {
  const cellsIn = (text: string, form: '3' | '4', table: 'I' | 'II') =>
    placedTable(fixedWidthPage(text).lines, form, table).map((line) =>
      Object.fromEntries(columnsOf(form, table).map(({ field }, at) => [field, textOf(line.cells[at]!.words)])),
    )

  const holdings = `1. Title of Derivative Security   2. Date Exercisable      3. Title and Amount of Securities   4. Conversion or    5. Ownership   6. Nature of Indirect
(Instr. 4)                        and Expiration Date      Underlying Derivative Security      Exercise Price of   Form:          Beneficial Ownership
                                  Date        Expiration   Title          Amount or            Derivative          Direct (D)     (Instr. 5)
                                  Exercisable Date                        Number of Shares     Security            (Instr. 5)
`

  it('keep the mark of an amount, whose caret takes the white space before it', () => {
    const [row] = cellsIn(
      `1. Title of         2.         3.          3A. Deemed 4. Transaction 5. Number of         6. Date Exercisable    7. Title and Amount of      8. Price   9. Number of 10.        11. Nature
Derivative Security Conversion Transaction Execution  Code           Derivative           and Expiration Date    Underlying Securities       of         Derivative   Ownership  of
                                                       Code     V         (A)        (D)     Exercisable Date       Title     of Shares

Share Option (right  $ 12.40   03/11/2019                 A              250 ^(1)         03/11/2020^ 03/10/2029  Common          250         $ 0           250          D
to buy)                                                                                       (2)                  Stock`,
      '4',
      'II',
    )
    expect(row).toMatchObject({ acquired: '250 (1)', disposed: '', exerciseDate: '03/11/2020 (2)', expirationDate: '03/10/2029' })
  })

  it('have the amount that stands close after an underlying title', () => {
    const rows = cellsIn(
      `${holdings}
Share Option (right to buy)       (1)         09/28/2022   Common Stock 0                      $ 6.48              D

Share Option (right to buy)       (2)         03/10/2025   Common Stock 3,450                  $ 11.54             D`,
      '3',
      'II',
    )
    expect(rows.map((row) => [row.underlyingTitle, row.underlyingAmount])).toEqual([
      ['Common Stock', '0'],
      ['Common Stock', '3,450'],
    ])
  })

  it('have the price that stands below its sign, close after a line of the title', () => {
    const [row] = cellsIn(
      `1. Title of  2.          3. Transaction   3A. Deemed         4.          5. Number of   6. Date Exercisable        7. Title and         8. Price of  9. Number of   10.
Derivative    Conversion Date              Execution Date, if Transaction Derivative      and Expiration Date      Amount of            Derivative   Derivative     Ownership
                                                          Code     V     (A)      (D)   Exercisable Date       Title     Shares

Stock
Option       $
             01/13/2020                                   D                       8,333 (1)         12/29/2025 Common    8,333        $ 0          100            D
(right to 11.3336                                                                                              Stock
buy)`,
      '4',
      'II',
    )
    expect(row).toMatchObject({ securityTitle: 'Stock Option (right to buy)', conversionOrExercisePrice: '$ 11.3336' })
  })

  it('have D or I where a nature is rather expected', () => {
    const [row] = cellsIn(
      `${holdings}
Series A Preferred Stock          (1)         (1)          Common Stock   5,226                $ (1)                                 D (2)`,
      '3',
      'II',
    )
    expect(row!.directOrIndirect).toMatch(/^D/)
  })

  it('have prices left of the balances, though no white space parts the columns', () => {
    const rows = rowsIn(`${headings}
                                                                                $
Common Stock          03/02/2020                           S         1,100   A
                                                                                40.29
                                                                                     26,999                    D
Common Stock                                                                         3,370                     I           By Trust`)
    expect(rows).toMatchObject([
      { amount: '1,100', pricePerShare: '$ 40.29', ownedFollowing: '26,999', directOrIndirect: 'D' },
      { ownedFollowing: '3,370', directOrIndirect: 'I', natureOfOwnership: 'By Trust' },
    ])
  })

  it('are no headings for all their words, where D or I follows a figure', () => {
    const rows = rowsIn(`${headings}
No securities are beneficially owned.                                                0                         D`)
    expect(rows).toMatchObject([{ securityTitle: 'No securities are beneficially owned.', directOrIndirect: 'D' }])
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

  it('have no empty cell where only the carets of several marks widen a gap', () => {
    expect(boxesOf('   Common Share 03/17/2025 A 10,000^(1) A $0 69,064^(2)^(3)^(4) D', '4', 'I')).toMatchObject({
      securityTitle: 'Common Share',
      ownedFollowing: '69,064(2)(3)(4)',
      directOrIndirect: 'D',
    })
  })

  it('part two equal marks, of which no cell carries both', () => {
    expect(boxesOf('   Class B Stock ^(2) ^(2)               ^(2)   ^(2) Class A Stock 5,031   5,031 ^(4) D', '4', 'II')).toMatchObject({
      securityTitle: 'Class B Stock (2)',
      conversionOrExercisePrice: '(2)',
    })
  })

  it('keep the par value in the title', () => {
    expect(boxesOf('   Common Stock, par value $.10 05/12/2020 S 400 D $ 31.5 2,100 D', '4', 'I')).toMatchObject({
      securityTitle: 'Common Stock, par value $.10',
      amount: '400',
    })
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
  it('the issuer of Form 3 has the width of two boxes, and goes on over the edge between those below', () => {
    const { lines } =
      fixedWidthPage(`1. Name and Address of Reporting Person *   2. Date of Event Requiring   3. Issuer Name and Ticker or Trading Symbol
Example Pat                                 Statement                    Example Private Venture Credit Holdings Inc [EXMP]
                                            06/09/2020
      (Last)     (First)    (Middle)                                     4. Relationship of            5. If Amendment, Date
12 ELM STREET                                                            Reporting Person(s)           Original Filed`)
    const issuer = placedHead(lines, '3', true, []).map((line) => textOf(wordsOf(line)))
    expect(issuer).toContain('Example Private Venture Credit Holdings Inc [EXMP]')
  })

  it.each([
    [
      'begins far before its label after a long name',
      'Example Pat, Trustee of a Trust with a Name   EXAMPLE INDUSTRIES AND OTHERS INC [EXMP]           (Check all applicable)',
      'EXAMPLE INDUSTRIES AND OTHERS INC [EXMP]',
    ],
    [
      'leaves but a space before the box beside it',
      'Example Pat                                            EXAMPLE INDUSTRIES AND OTHERS INC /PA/ (Check all applicable)',
      'EXAMPLE INDUSTRIES AND OTHERS INC /PA/',
    ],
  ])('a long name of the issuer %s', (_what, names, issuer) => {
    const { lines } = fixedWidthPage(
      `1. Name and Address of Reporting Person *              2. Issuer Name and Ticker or Trading Symbol    5. Relationship of Reporting Person(s) to Issuer
${names}
      (Last)     (First)    (Middle)                   3. Date of Earliest Transaction                _____ Director      __X__ 10% Owner
12 ELM STREET                                          06/09/2020`,
    )
    const head = placedHead(lines, '4', true, []).map((line) => textOf(wordsOf(line)))
    expect(head).toContain(issuer)
    expect(head).toContain('(Check all applicable)')
  })

  it('a row that a page end parts begins at its anchor and goes on at the top of the next page', () => {
    // Lines 1 to 4 of one page, 5 to 8 of the next; the anchors stand beside lines 3 and 7.5.
    expect(rowsAround([1, 3, 4, 5, 6, 7, 8], [1, 3, 7.5], [], [4])).toEqual([0, 1, 1, 1, 1, 2, 2])
  })

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
