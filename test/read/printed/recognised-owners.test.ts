import { expect, test } from 'vitest'
import type { Reading } from '../../../src/model/reading.ts'
import { readPrint } from '../../../src/read/printed/print.ts'
import { asOwners } from '../../../src/read/printed/recognised/names.ts'

/** Owners of recognised text: what their boxes cannot hold is unknown, what stands twice is mended, what stands once is doubted. Cases of our own. */

const readLines = (lines: readonly string[]): Reading => readPrint(lines.join('\n'))[0]!

const table = [
  'Table | - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
  '1.Title of Security 2. Transaction',
  'Common Stock 03/05/2020 S 100 D $10.30 9,900 D',
]

const web = (head: readonly string[]): Reading =>
  readLines([
    'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
    '1. Name and Address of Reporting Person” 2. Issuer Name and Ticker or Trading Symbol 5. Relationship of Reporting Person(s) to Issuer',
    ...head,
    ...table,
    'Explanation of Responses:',
    '/s/ Pat Example, attorney-in-fact for Robin Sample 03/10/2020',
    '** Signature of Reporting Person Date',
  ])

const boxes = (name: string, streets: readonly string[], place: string): string[] => [
  name,
  '(Last) (First) (Middle)',
  ...streets,
  '(Street)',
  place,
  '(City) (State) (Zip)',
]

const published = (head: readonly string[], owners: readonly string[]): Reading =>
  readLines([
    'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES',
    '1. Name and Address of Reporting Person ~ 2. Issuer Name and Ticker or Trading Symbol 5. Relationship of Reporting Person(s) to Issuer',
    ...head,
    ...table,
    'Reporting Owners',
    'Reporting Owner Name / Address',
    ...owners,
    'Signatures',
    '/s/ Robin Sample 03/06/2020',
    '** Signature of Reporting Person Date',
    'Explanation of Responses:',
    '1. Held by Sample Family Fund LP.',
  ])

const ownerOf = ({ document }: Reading) => document.reportingOwners[0]!

const sureness = (reading: Reading, path: string): number | undefined => reading.evidence.find((one) => one.path === path)?.confidence

test('what is no code of its state and no city is unknown, and an issue quotes it', () => {
  const reading = web(boxes('SAMPLE ROBIN Q', ['12 MAIN STREET'], 'W YO! NY 1001'))
  expect(ownerOf(reading).address).toMatchObject({ street1: '12 MAIN STREET', city: null, state: 'NY', zipCode: null })
  for (const [field, quoted] of [
    ['city', 'W YO!'],
    ['zipCode', '1001'],
  ])
    expect(reading.issues).toContainEqual(
      expect.objectContaining({
        code: 'value-not-read',
        path: `reportingOwners[0].address.${field}`,
        message: expect.stringContaining(quoted!),
      }),
    )
})

test('letters that look like figures after a street are no code of a place', () => {
  expect(ownerOf(web(boxes('SAMPLE ROBIN Q', ['C/O EXAMPLE INC', '71 MAIN ROAD LO SIZO0E'], 'AUSTIN TX 78701'))).address).toMatchObject({
    city: 'AUSTIN',
    state: 'TX',
    zipCode: '78701',
  })
})

test('a name that the form has once is doubted, and one with signs that no name has ends before them', () => {
  const [known, once] = ['SAMPLE ROBIN', 'XAMPEL ROBYN'].map((name) => web(boxes(name, ['12 MAIN STREET'], 'AUSTIN TX 78701')))
  expect(sureness(known!, 'reportingOwners[0].name')).toBeGreaterThan(0.8)
  expect(sureness(once!, 'reportingOwners[0].name')).toBeLessThan(0.7)
  expect(ownerOf(web(boxes('SAMPLE ROBIN Q IAEL?', ['12 MAIN STREET'], 'AUSTIN TX 78701'))).name).toBe('SAMPLE ROBIN Q')
})

test('a street whose number was read as a letter has its one again, and one of mixed letters is doubted', () => {
  const one = web(boxes('SAMPLE ROBIN', ['L INFINITE ROAD'], 'AUSTIN TX 78701'))
  expect(ownerOf(one).address.street1).toBe('1 INFINITE ROAD')
  expect(one.evidence.find(({ path }) => path === 'reportingOwners[0].address.street1')?.how).toBe('corrected')
  const mixed = web(boxes('SAMPLE ROBIN', ['12 MAIN DR Nelle EAN'], 'AUSTIN TX 78701'))
  expect(sureness(mixed, 'reportingOwners[0].address.street1')).toBeLessThan(0.8)
})

const head = [
  'Sample Robin Example Holdings Inc [EXMP] (Check all applicable)',
  '(Last) (First) (Middle) 3. Date of Earliest Transaction (Month/Day/Year)',
  'C/O EXAMPLE HOLDINGS, INC., 12 MAIN 03/05/2020',
  'STREET',
  '(Street) 4. If Amendment, Date Original Filed(Month/Day/Year) 6. Individual or Joint/Group Filing(Check Applicable Line)',
  'AUSTIN, TX 78701-1234',
]

test.each([
  ['its name', ['oemmerce [ons', 'C/O EXAMPLE HOLDINGS, INC.', '12 MAIN STREET', 'AUSTIN, TX 78701-1234']],
  ['its first street', ['Sample Robin', '12 MAIN STREET', 'AUSTIN, TX 78701-1234']],
  ['the spelling of its first street', ['Sample Robin', 'PACB ET INE:', '12 MAIN STREET', 'AUSTIN, TX 78701-1234']],
])('where the table of owners lost %s, box 1 has it', (_, rows) => {
  expect(ownerOf(published(head, rows))).toMatchObject({
    name: 'Sample Robin',
    address: { street1: 'C/O EXAMPLE HOLDINGS, INC.', street2: '12 MAIN STREET', city: 'AUSTIN', state: 'TX', zipCode: '78701-1234' },
  })
})

test('where the table of owners lost its first row, box 1 has it, and the others keep their places', () => {
  const reading = published(
    [
      ...head.slice(0, 5),
      '___ Form filed by One Reporting Person',
      'AUSTIN, TX 78701-1234 _X_ Form filed by More than One Reporting Person',
    ],
    ['SAMPLE FAMILY FUND LP', '12 MAIN STREET', 'AUSTIN, TX 78701'],
  )
  expect(reading.document.reportingOwners.map((owner) => [owner.name, owner.address.zipCode])).toEqual([
    ['Sample Robin', '78701-1234'],
    ['SAMPLE FAMILY FUND LP', '78701'],
  ])
})

test('a company in capitals keeps the form that it has in small letters', () => {
  expect(ownerOf(published([], ['SAMPLE US, Inc.', '12 MAIN STREET', 'AUSTIN, TX 78701'])).name).toBe('SAMPLE US, Inc.')
})

test('a name of the issuer over several lines has none of the labels between them', () => {
  const lines = [
    'SAMPLE ROBIN Example Municipal Credit Portfolio, (Check all applicable)',
    'F Director __X__ 10% Owner',
    'Inc. [EXMP] Officer',
  ]
  expect(published(lines, ['SAMPLE ROBIN', '12 MAIN STREET', 'AUSTIN, TX 78701']).document.issuer).toMatchObject({
    name: 'Example Municipal Credit Portfolio, Inc.',
    tradingSymbol: 'EXMP',
  })
})

test('an initial before the issuer is the owner’s, and a first letter read twice is nobody’s', () => {
  const reading = web(['SAMPLE ROBIN V EXAMPLE INC [ EXMP ] X Director', ...boxes('', ['12 MAIN STREET'], 'AUSTIN TX 78701')])
  expect([reading.document.issuer.name, ownerOf(reading).name]).toEqual(['EXAMPLE INC', 'SAMPLE ROBIN V'])
  expect(
    web(['E Example Inc. [ EXMP ] (Check all applicable)', ...boxes('SAMPLE ROBIN', [], 'AUSTIN TX 78701')]).document.issuer.name,
  ).toBe('Example Inc.')
})

test.each([
  ['for EXAMPLE GROWTH LEG', 'for EXAMPLE GROWTH LLC'],
  // Another owner's name.
  ['for EXAMPLE GROWTH INC', 'for EXAMPLE GROWTH INC'],
  // A word that is no misreading.
  ['for EXAMPLE GROWTH PARTNERS', 'for EXAMPLE GROWTH PARTNERS'],
])('words that repeat an owner’s name but for one that is alike: %s', (text, name) => {
  const words = text.split(' ').map((one) => ({ text: one, start: 0, end: 0, gap: 1 as const }))
  const owners = ['Example Growth LLC', 'Example Growth INC'].map((one) => one.split(' '))
  expect(
    asOwners(words, owners)
      .map((word) => word.text)
      .join(' '),
  ).toBe(name)
})

test('a symbol of one letter, and an officer’s title with a word that stands nowhere else, are doubted', () => {
  const [one, more] = ['E', 'EXMP'].map((symbol) =>
    web([`Example Inc. [ ${symbol} ] (Check all applicable)`, ...boxes('SAMPLE ROBIN', ['12 MAIN STREET'], 'AUSTIN TX 78701')]),
  )
  expect(sureness(one!, 'issuer.tradingSymbol')).toBeLessThan(sureness(more!, 'issuer.tradingSymbol')!)
  const [plain, odd] = ['Vice President Finance', 'Vice President Chainom'].map((title) =>
    published(head, ['Sample Robin', `12 MAIN STREET X ${title}`, 'AUSTIN, TX 78701-1234']),
  )
  const path = 'reportingOwners[0].relationship.officerTitle'
  expect(sureness(odd!, path)).toBeLessThan(sureness(plain!, path)!)
})

test.each([
  ['a tick under no heading', ['Sample Robin  x', '12 LONG ROAD', 'TOWN, CA 94025'], true],
  ['no tick, of which nothing is told', ['Sample Robin', '12 LONG ROAD', 'TOWN, CA 94025'], null],
  ['the tick of an office', ['Sample Robin  x  Chief Financial Officer', '12 LONG ROAD', 'TOWN, CA 94025'], false],
])('the one tick of a person is a director’s unless an office is written: %s', (_, owner, director) => {
  const reading = published(['Sample Robin  Acme Inc. [ACME]', '12 LONG ROAD  03/05/2020', 'TOWN, CA 94025'], owner)
  expect(ownerOf(reading).relationship.director).toBe(director)
  if (director) expect(sureness(reading, 'reportingOwners[0].relationship.director')).toBeLessThan(0.85)
})

test('a street stands neither in the box of a name nor in that of a city, and a line of stains is no street', () => {
  const head = ['Sample Robin  Acme Inc. [ACME]', '12 LONG ROAD  03/05/2020', 'TOWN, CA 94025']
  expect(ownerOf(published(head, ['3500 DEER ROAD', 'TOWN, CA 94025'])).name).not.toBe('3500 DEER ROAD')
  expect(ownerOf(published(head, ['Sample Robin  x', '12 LONG ROAD, SUITE 4 XxX', 'TOWN, CA 94025'])).address.street1).toBe(
    '12 LONG ROAD, SUITE 4',
  )
})
