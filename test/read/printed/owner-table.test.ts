import { describe, expect, it } from 'vitest'
import { ownerFromRow, ownerRows, partedBy } from '../../../src/read/printed/head/owner-table.ts'
import { textOf, type Word } from '../../../src/read/printed/pages/page.ts'
import { markdownPage } from '../../../src/read/printed/pages/piped-page.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

/** The stylesheets' table of reporting owners against the boxes at the head of the form. */

const annual = (head: { officer: string; other: string }, row: readonly string[], title: string, cross = '') =>
  readPrint(`
            FORM 5
                                        ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES
[ ]  Check this box if no longer subject to Section 16.

(Print or Type Responses)

1. Name and Address of Reporting Person ^*                2. Issuer Name and Ticker or Trading Symbol        5. Relationship of Reporting Person(s) to Issuer
Example Pat                                               EXAMPLE INC [EXMP]                                          (Check all applicable)
                                                                                                             _____ Director                   _____ 10% Owner
       (Last)            (First)          (Middle)        3. Statement for Issuer's Fiscal Year Ended        ${head.officer} Officer (give title below) ${head.other} Other (specify below)
                                                          12/31/2020                                                           ${title}
${row.slice(1, -1).join(', ')}

                         (Street)                         4. If Amendment, Date Original Filed               6. Individual or Joint/Group Reporting

${row.at(-1)}                                                                                            _X_ Form Filed by One Reporting Person
                                                                                                             ___ Form Filed by More than One Reporting Person
       (City)            (State)          (Zip)

                         Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned

1.Title of Security                      2.          2A. Deemed 3.           4. Securities        5. Amount of Securities           6. Ownership Form: Direct (D) or  7. Nature of Indirect Beneficial
(Instr. 3)                               Transaction Execution  Transaction  Acquired (A) or      Beneficially Owned at end of      Indirect (I)                      Ownership
                                                                             Amount   (D)   Price

Common Stock                                                                                      38,580                            D

                         Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned

Reporting Owners

                                                          Relationships
Reporting Owner Name / Address
                                Director 10% Owner Officer         Other

${row[0]}
${cross === '' ? row[1] : row[1]!.padEnd(45) + cross}                                                         ${title.replace(' / ', ' ')}
${row.slice(2).join('\n')}

Signatures

/s/ Pat Example                                         02/07/2021

       ^**Signature of Reporting Person                   Date

Explanation of Responses:

Note: File three copies of this Form, one of which must be manually signed.
`)[0]!.document.reportingOwners

describe('the table of reporting owners', () => {
  it('has one owner where box 6 says so, though a street ends like a city', () => {
    const owners = annual(
      { officer: '_____', other: '_____' },
      ['Example Pat', 'C/O EXAMPLE CO., IN', '12 ELM STREET', 'RENO, NV 89501'],
      '',
    )
    expect(owners.map(({ name, address }) => [name, address.street1, address.street2, address.city])).toEqual([
      ['Example Pat', 'C/O EXAMPLE CO., IN', '12 ELM STREET', 'RENO'],
    ])
  })

  it.each([
    [
      { officer: '__X__', other: '_____' },
      { officer: true, other: false, officerTitle: 'Chief Executive', otherText: null },
    ],
    [
      { officer: '_____', other: '__X__' },
      { officer: false, other: true, officerTitle: null, otherText: 'Chief Executive' },
    ],
  ])('has a title wider than its column in the column that the head ticks: %o', (head, relationship) => {
    const [owner] = annual(head, ['Example Pat', '12 ELM STREET', 'RENO, NV 89501'], 'Chief Executive')
    expect(owner!.relationship).toMatchObject(relationship)
  })

  it('has crosses that stand under a neighbour of their heading where the head ticks as many others', () => {
    const [owner] = annual({ officer: '__X__', other: '_____' }, ['Example Pat', '12 ELM STREET', 'RENO, NV 89501'], '', 'X')
    expect(owner!.relationship).toMatchObject({ director: false, tenPercentOwner: false, officer: true })
  })

  it('tells title and other text apart by the slash that box 5 has between them', () => {
    const [owner] = annual(
      { officer: '__X__', other: '_____' },
      ['Example Pat', '12 ELM STREET', 'RENO, NV 89501'],
      'Officer of / Subsidiary',
    )
    expect(owner!.relationship).toMatchObject({ officerTitle: 'Officer of', otherText: 'Subsidiary' })
  })
})

describe('streets whose words a border put out of order', () => {
  const words = (text: string): Word[] => text.split(' ').map((one, at) => ({ text: one, start: at, end: at + 1, gap: at === 0 ? 2 : 1 }))
  const cut = (streets: string, table: string) => {
    const nothing = { director: [], tenPercentOwner: [], officer: [], other: [], unclear: [] }
    const owner = { name: words('Example Pat'), country: [], city: words('RENO'), state: words('NV'), zipCode: words('89501') }
    const { street1, street2 } = partedBy(
      { ...owner, streets: words(streets), street1: words(streets), street2: [], guessed: true },
      { words: words(table), ...nothing },
    )
    return [textOf(street1), textOf(street2)]
  }

  it.each([
    ['C/O EXAMPLE CORPORATION ELM COURT, 2029', 'C/O EXAMPLE CORPORATION', '2029 ELM COURT'],
    ['C/O EXAMPLE CORPORATION, 2029 COURT ELM', 'C/O EXAMPLE CORPORATION', '2029 ELM COURT'],
  ])('%s: the table has them in order, and the comma parts them', (streets, street1, street2) => {
    expect(cut(streets, 'Example Pat C/O EXAMPLE CORPORATION 2029 ELM COURT RENO, NV 89501')).toEqual([street1, street2])
  })

  it('stay as they are where the table has other letters', () => {
    expect(cut('12 ELM STREET, SUITE 3', 'Example Pat 14 ELM STREET SUITE 3 RENO, NV 89501')[0]).toContain('12 ELM STREET')
  })
})

describe('an address in one run of words after that of another owner', () => {
  const words = (text: string): Word[] => text.split(' ').map((one, at) => ({ text: one, start: at, end: at + 1, gap: at === 0 ? 2 : 1 }))
  const owner = (street1: string, street2: string) => ({
    ...{ name: words('Example Pat'), country: [], city: words('RENO'), state: words('NV'), zipCode: words('89501') },
    ...{ street1: words(street1), street2: street2 === '' ? [] : words(street2), streets: [], guessed: false },
  })
  const streetsOf = (text: string, before: ReturnType<typeof owner>) => {
    const { street1, street2 } = ownerFromRow(words(text), [before])
    return [textOf(street1), textOf(street2)]
  }

  it('is the same address in two lines where only the comma is missing', () => {
    const before = owner('12 ELM DRIVE, SUITE 210', '')
    expect(streetsOf('EXAMPLE LLC 12 ELM DRIVE SUITE 210 RENO, NV 89501', before)).toEqual(['12 ELM DRIVE', 'SUITE 210'])
    expect(streetsOf('EXAMPLE LLC 12 ELM DRIVE, SUITE 210 RENO, NV 89501', before)).toEqual(['12 ELM DRIVE, SUITE 210', ''])
  })

  it('has the comma before the suite where the owner before has it at the end of a line', () => {
    const row = 'EXAMPLE LLC 7 OAK AVENUE, 2ND FLOOR CARSON, NV 89701'
    expect(streetsOf(row, owner('12 ELM DRIVE,', 'SUITE 210'))).toEqual(['7 OAK AVENUE,', '2ND FLOOR'])
    expect(streetsOf(row, owner('12 ELM DRIVE', 'SUITE 210'))).toEqual(['7 OAK AVENUE, 2ND FLOOR', ''])
  })
})

describe('a row of the table that a rule cut', () => {
  const rowsOf = (...rows: string[]) =>
    ownerRows(
      markdownPage(['| Reporting Owner Name / Address | Director | 10% Owner | Officer | Other |', '|--|--|--|--|--|', ...rows].join('\n'))
        .lines,
    )

  it('after the name is one with the address and the ticks below', () => {
    const rows = rowsOf(
      '| Example Pat | | | | |',
      '| 12 ELM STREET RENO, NV 89501 | X | | | |',
      '| EXAMPLE LLC 12 ELM STREET RENO, NV 89501 | | X | | |',
    )
    expect(rows.map(({ words, director }) => [textOf(words), textOf(director)])).toEqual([
      ['Example Pat 12 ELM STREET RENO, NV 89501', 'X'],
      ['EXAMPLE LLC 12 ELM STREET RENO, NV 89501', ''],
    ])
  })

  it('is none where both have a city, or both their ticks', () => {
    expect(rowsOf('| Example Pat RENO, NV 89501 | | | | |', '| EXAMPLE LLC RENO, NV 89501 | X | | | |')).toHaveLength(2)
    expect(rowsOf('| Example Pat 12 ELM STREET | X | | | |', '| EXAMPLE LLC RENO, NV 89501 | X | | | |')).toHaveLength(2)
  })
})
