import { expect, test } from 'vitest'
import { readPrint } from '../../../src/read/printed/print.ts'
import { recognisedForm } from './recognised-form.ts'

/** Ruled lines read as letters around the boxes of recognised text, and parts that recognition gives out of their order, in cases of our own. */

const table = 'Table | - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned'

const published = (owner: readonly string[]) =>
  readPrint(
    [
      'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES',
      '1. Name and Address of Reporting Person ~   2. Issuer Name and Ticker or Trading Symbol',
      'Doe Jane M   Acme Inc. [ACME]',
      '12 LONG ROAD   03/05/2020',
      'TOWN, CA 94025',
      table,
      '1.Title of Security 2. Transaction',
      'Common Stock 03/05/2020 S 100 D $10.30 9,900 D',
      'Reporting Owners',
      'Reporting Owner Name / Address',
      ...owner,
      'Signatures',
      '/s/ Jane M Doe   03/06/2020',
      '** Signature of Reporting Person   Date',
      'Explanation of Responses:   ;',
    ].join('\n'),
  )[0]!.document.reportingOwners[0]

test.each([
  ['a bracket', ['Doe Jane M', '12 LONG ROAD, SUITE 250]', 'TOWN, CA 94025'], '12 LONG ROAD, SUITE 250'],
  ['a stroke', ['Doe Jane M', '-|12 LONG ROAD', 'TOWN, CA 94025'], '12 LONG ROAD'],
  ['a figure far behind', ['Doe Jane M', '12 LONG ROAD      7', 'TOWN, CA 94025'], '12 LONG ROAD'],
  ['a nought for the O of P. O. Box', ['Doe Jane M', 'P. 0. BOX 989', 'TOWN, CA 94025'], 'P. O. BOX 989'],
  ['a tail of short words', ['Doe Jane M', '12 LONG ROAD i SE', 'TOWN, CA 94025'], '12 LONG ROAD'],
  ['directions at its end, which are its own, all else', ['Doe Jane M', '12 LONG STREET N W', 'TOWN, CA 94025'], '12 LONG STREET N W'],
  ['a line of short words', ['Doe Jane M', '12 LONG ROAD', 'Te RT LE PE SE A', 'TOWN, CA 94025'], '12 LONG ROAD'],
])('a street with %s is read without it', (_, owner, street) => {
  expect(published(owner)).toMatchObject({ name: 'Doe Jane M', address: { street1: street, street2: null } })
})

test('a name that is read in another way than at the head stands above the street that is read alike', () => {
  expect(published(['Dow Jane M', '12 LONG ROAD', 'TOWN, CA 94025'])).toMatchObject({
    name: 'Dow Jane M',
    address: { street1: '12 LONG ROAD' },
  })
})

const web = (lines: readonly string[]) =>
  readPrint(
    [
      'FORM 4',
      'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
      '1. Name and Address of Reporting Person” 2. Issuer Name and Ticker or Trading Symbol',
      'Acme Inc. [ ACME ]',
      'Doe Jane M',
      '(Last) (First) (Middle) 03/05/2020',
      '12 LONG ROAD',
      '(Street)',
      ...lines,
    ].join('\n'),
  )[0]!.document

test('a city is without the line beside it, and with its white space', () => {
  const { reportingOwners } = web(['SANTACLARA -_——_— CA 95054', '(City) (State) (Zip)', table])
  expect(reportingOwners[0]?.address).toMatchObject({ city: 'SANTA CLARA', state: 'CA', zipCode: '95054' })
})

test('city, state and zip are read beside a label whose number is lost', () => {
  const { reportingOwners } = web([
    'MENLO PARK CA 94025 . If Amendment, Date of Original Filed (Month/Day/Year)',
    '(City) (State) (Zip)',
    table,
  ])
  expect(reportingOwners[0]?.address).toMatchObject({ city: 'MENLO PARK', state: 'CA', zipCode: '94025' })
})

test('signatures and their days may be given after the sentences that stand below them', () => {
  const { signatures } = web([
    'TOWN CA 94025',
    '(City) (State) (Zip)',
    table,
    'Explanation of Responses:',
    '1. Held by a trust.',
    'Remarks:',
    'Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.',
    'Note: File three copies of this Form, one of which must be manually signed.',
    '',
    '/s/ Jane M Doe',
    '** Signature of Reporting Person',
    'Persons who respond to the collection of information contained in this form are not required to respond',
    '',
    '03/06/2020',
    '',
    'Date',
  ])
  expect(signatures).toEqual([{ name: '/s/ Jane M Doe', date: '2020-03-06' }])
})

test('of a table of which only titles can be read the rows are transactions on the day of box 3', () => {
  const { nonDerivative } = web([
    'TOWN CA 94025',
    '(City) (State) (Zip)',
    table,
    '1. Title of Security (Instr. 3) 2. Transaction',
    'Class A Common Stock mips be blobs |p jsrseel ses Fp',
    'Class A Common Stock ov4os | fo] | ass |p [sees] seo | pb | |',
    'Explanation of Responses:',
  ])
  expect(nonDerivative.map((row) => [row.kind, row.securityTitle.value, row.transactionDate?.value])).toEqual([
    ['transaction', 'Class A Common Stock', '2020-03-05'],
    ['transaction', 'Class A Common Stock', '2020-03-05'],
  ])
})

test('a signature stands far from a stain before it', () => {
  const { signatures } = web([
    'TOWN CA 94025',
    '(City) (State) (Zip)',
    table,
    'Explanation of Responses:',
    '1. Held by a trust.',
    ':                                                            /s/ Jane M Doe, Attorney-in-Fact     03/06/2020',
    '** Signature of Reporting Person  Date',
  ])
  expect(signatures).toEqual([{ name: '/s/ Jane M Doe, Attorney-in-Fact', date: '2020-03-06' }])
})

test.each([
  ['/s/ Jane M Doe, by_power of attorney.', '/s/ Jane M Doe, by power of attorney'],
  ['(s/ Jane M Doe, Corporate Secretary.', '/s/ Jane M Doe, Corporate Secretary'],
  ['/s/ Jane M Doe, Attorney-in-Eact-', '/s/ Jane M Doe, Attorney-in-Fact'],
  ['/s/ Jane M Doe, President of Acme Inc.', '/s/ Jane M Doe, President of Acme Inc.'],
])('the line below a signature is no part of %s', (line, name) => {
  const { signatures } = web([
    'TOWN CA 94025',
    '(City) (State) (Zip)',
    table,
    'Explanation of Responses:',
    '1. Held by a trust.',
    `${line} 03/06/2020`,
    '** Signature of Reporting Person  Date',
  ])
  expect(signatures).toEqual([{ name, date: '2020-03-06' }])
})

test('lines of ruled lines alone make no table of markdown', () => {
  const bars = ['| | Sequel |', '| | |', '| | | |', '| | | | |']
  const { format, document } = recognisedForm(['Common Stock 03/05/2020 P 100 A $10.11 9,900 D', ...bars])
  expect(format).toBe('text')
  expect(document.nonDerivative[0]).toMatchObject({ shares: { value: '100' }, sharesOwnedFollowing: { value: '9900' } })
})
