import { expect, test } from 'vitest'
import type { Reading } from '../../../src/model/reading.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

/** Pipe tables cut from a PDF whose headings stand again on each page, in columns that the page's lines make, in cases of our own. */

const wide =
  '| 1. Title of Derivative Security (Instr. 3) | 2. Conversion or Exercise Price of Derivative Security | 3. Transaction Date (Month/Day/Year) | 3A. Deemed Execution Date, if any (Month/Day/Year) | 4. Transaction Code (Instr. 8) | | | 5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5) | | 6. Date Exercisable and Expiration Date (Month/Day/Year) | | 7. Title and Amount of Securities Underlying Derivative Security (Instr. 3 and 4) | | 8. Price of Derivative Security (Instr. 5) | 9. Number of derivative Securities Beneficially Owned Following Reported | 10. Ownership Form: Direct (D) or Indirect (I) (Instr. 4) | 11. Nature of Indirect Beneficial Ownership (Instr. 4) |'
const rule = `|${'--|'.repeat(17)}`
const leaves = (first: string, last: string) =>
  `| ${first} | | | | Code | | V | (A) | (D) | Date Exercisable | Expiration Date | Title | Amount or Number of Shares | | Transaction(s) (Instr. 4) | | ${last} |`
const title = 'Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options)'

/** The headings as a page begins with them. */
const headed = [title, '', wide, rule]

const read = (city: string, table: readonly string[]): Reading =>
  readPrint(
    [
      'FORM 4',
      '',
      'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
      '',
      '| 1. Name and Address of Reporting Person * Doe Jane | 2. Issuer Name and Ticker or Trading Symbol Acme Inc. [ ACME ] |',
      '|--|--|',
      '| (Last) (First) (Middle) 12 ELM STREET | 3. Date of Earliest Transaction (Month/Day/Year) 03/05/2020 |',
      `| (Street) ${city} | |`,
      '| (City) (State) (Zip) | |',
      '',
      'Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
      '',
      '| 1. Title of Security (Instr. 3) | 2. Transaction Date (Month/Day/Year) | 3. Transaction Code (Instr. 8) |',
      '|--|--|--|',
      '',
      ...table,
      '',
      'Explanation of Responses:',
      '',
      '1. A note.',
      '',
      '/s/ Jane Doe 03/06/2020',
      '',
      '** Signature of Reporting Person Date',
    ].join('\n'),
  )[0]!

const row = (name: string, code: string, sides: string, nature: string) =>
  `| ${name} | \\$ 5 | 03/05/2020 | | ${code} | | | ${sides} | (1) | 06/08/2033 | Common Stock | 100 | \\$ 0 | 300 | I | ${nature} |`

test('a number stands on the side that its own heading says, however many empty cells are before it', () => {
  const { document } = read('RENO NV 89501', [
    ...headed,
    leaves('', ''),
    row('Stock Option', 'A', '100 | ', 'By Trust'),
    row('Stock Option', 'M', ' | 100', 'By Trust'),
  ])
  expect(document.derivative.map((one) => one.acquiredDisposed?.value)).toEqual(['A', 'D'])
})

test('a side that the code speaks against is doubted', () => {
  const told = read('RENO NV 89501', [
    ...headed,
    leaves('', ''),
    row('Stock Option', 'A', '100 | ', ''),
    row('Stock Option', 'M', '100 | ', ''),
  ])
  const [first, second] = told.evidence.filter(({ path }) => path.endsWith('acquiredDisposed')).map(({ confidence }) => confidence)
  expect(second).toBeLessThan(first! * 0.75)
})

test('the rest of a row that a page cut stands beside the headings of the next page', () => {
  const { document } = read('RENO NV 89501', [
    ...headed,
    leaves('', ''),
    row('Stock Option (right', 'M', ' | 100', 'By The Example'),
    '',
    ...headed,
    leaves('to buy)', 'Family Fund, LP (1)'),
    row('Warrants', 'M', ' | 100', 'By Trust'),
  ])
  expect(
    document.derivative.map((one) => [one.securityTitle.value, one.natureOfOwnership?.value, one.natureOfOwnership?.footnotes]),
  ).toEqual([
    ['Stock Option (right to buy)', 'By The Example Family Fund, LP', ['F1']],
    ['Warrants', 'By Trust', []],
  ])
})

test.each([
  ['FRANCISCO SAN CA 94103', 'SAN FRANCISCO', 'corrected'],
  ['HEIGHTS MAYFIELD OH 44124', 'MAYFIELD HEIGHTS', 'corrected'],
  ['SAN RAMON CA 94583', 'SAN RAMON', 'stated'],
  ['PARK CITY UT 84060', 'PARK CITY', 'stated'],
])('a city of two lines is put in order: %s', (line, city, how) => {
  const { document, evidence } = read(line, [])
  expect(document.reportingOwners[0]!.address.city).toBe(city)
  expect(evidence.find(({ path }) => path === 'reportingOwners[0].address.city')?.how).toBe(how)
})
