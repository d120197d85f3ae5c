import { describe, expect, test } from 'vitest'
import { readPrint } from '../../../src/read/printed/print.ts'

/** A PDF cut into pipe tables: pages end amid rows and notes, columns are cut off, numbers stand beside their notes. */

const long =
  'The price told in this column is a weighted average of several sales at prices from ten to eleven dollars a share, all of them made on one day of the month and'

const source = `
FORM 4

STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES

(Print or Type Responses)

| 1. Name and Address of Reporting Person * First Example LP | 2. Issuer Name and Ticker or Trading Symbol Example Inc. [EXMP] |
|--|--|
| (Last) (First) (Middle) | 3. Date of Earliest Transaction (Month/Day/Year) |
| 12 ELM STREET | 03/05/2020 |
| (Street) RENO, NV 89501 | |

Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned

| 1.Title of Security (Instr. 3) | 2. Transaction Date (Month/Day/Year) | 2A. Deemed Execution Date, if any (Month/Day/Year) | 3. Transaction Code (Instr. 8) | | 4. Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5) | | | 5. Amount of Securities Beneficially Owned Following Reported Transaction(s) (Instr. 3 and 4) | 6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4) | 7. Nature of Indirect Beneficial Ownership (Instr. 4) |
|--|--|--|--|--|--|--|--|--|--|--|
| | | | Code | V | Amount | (A) or (D) | Price | | | |
| Common Stock | 03/05/2020 | | S | | 100 | D | \\$ 10 (1) | 900 | I | See notes |

| | | | | | | | | | | of the Fund (2) (3) |
|--|--|--|--|--|--|--|--|--|--|--|
| Common Stock | 03/05/2020 | | S | | 200 | D | \\$ 11 | 700 | D | |

Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)

| 1. Title of Derivative Security (Instr. 3) | 2. Conversion or Exercise Price of Derivative Security | 3. Transaction Date (Month/Day/Year) | 3A. Deemed Execution Date, if any (Month/Day/Year) | 4. Transaction Code (Instr. 8) | | 5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4, and 5) | | 6. Date Exercisable and Expiration Date (Month/Day/Year) | | 7. Title and Amount of Underlying Securities (Instr. 3 and 4) | | 8. Price of Derivative Security (Instr. 5) | 9. Number of Derivative Securities Beneficially Owned Following Reported Transaction(s) (Instr. 4) | 10. Ownership Form of Derivative Security: Direct (D) or Indirect (I) (Instr. 4) |
|--|--|--|--|--|--|--|--|--|--|--|--|--|--|--|
| | | | | Code | V | (A) | (D) | Date Exercisable | Expiration Date | Title | Amount or Number of Shares | | | |
| Class B- 1 Stock | (1) | 03/05/2020 | | C | | | 5,000 | (1) | (1) | Common Stock | 5,000 | \\$ 0 | 100 | I |
| Class B Stock | (1) | 03/05/2020 | | C | | | 6,000 | (1) | (1) | Common Stock | 6,000 | \\$ 0 | 100 | D |
| Class B Stock | (1) | 03/05/2020 | | C | | | 7,000 | (1) | (1) | Common Stock | 7,000 | \\$ 0 | 100 | I |

11. Nature of Indirect Beneficial Ownership (Instr. 4)

Held by the Example Family

(2) Trust

See note

(3)

Reporting Owners

| | Relationships | | | |
|--|--|--|--|--|
| Reporting Owner Name / Address | Director | 10% Owner | Officer | Other |
| First Example LP 12 ELM STREET RENO, NV 89501 | | X | | |
| Second Example LP 12 ELM | | X | | |

| STREET RENO, NV 89501 | | | | |
|--|--|--|--|--|
| Third Example LP 12 ELM STREET RENO, NV 89501 | X | | | |

Signatures

Pat Example 03/06/2020

** Signature of Reporting Person Date

Explanation of Responses:

(1) A short note.

${long}

(2) the seller will tell each of them on request.

(3) ${long}

the rest stands on the next page.

Note: File three copies of this Form, one of which must be manually signed. If space is insufficient, see Instruction 6 for procedure.
`

describe('a page cut into pipe tables', () => {
  const { document } = readPrint(source)[0]!

  test('a row goes on at the top of the next page, in the columns of the rows below', () => {
    expect(document.nonDerivative).toHaveLength(2)
    expect(document.nonDerivative[0]).toMatchObject({
      directOrIndirect: { value: 'I', footnotes: [] },
      natureOfOwnership: { value: 'See notes of the Fund', footnotes: ['F2', 'F3'] },
    })
  })

  test('natures of a column cut off belong to the indirect rows in order', () => {
    expect(document.derivative.map((row) => row.natureOfOwnership)).toEqual([
      { value: 'Held by the Example Family Trust', footnotes: ['F2'] },
      null,
      { value: 'See note', footnotes: ['F3'] },
    ])
  })

  test('a word parted after its hyphen is one', () => {
    expect(document.derivative[0]!.securityTitle.value).toBe('Class B-1 Stock')
  })

  test('an owner whose address the page end cut is one owner', () => {
    expect(document.reportingOwners.map((owner) => [owner.name, owner.address.city, owner.relationship.tenPercentOwner])).toEqual([
      ['First Example LP', 'RENO', true],
      ['Second Example LP', 'RENO', true],
      ['Third Example LP', 'RENO', false],
    ])
  })

  test('a number beside its note stands amid it, and a note goes on after a page end', () => {
    expect(document.footnotes.map((note) => note.text)).toEqual([
      'A short note.',
      `${long} the seller will tell each of them on request.`,
      `${long} the rest stands on the next page.`,
    ])
  })
})
