import { expect, test } from 'vitest'
import { readPrint } from '../../../src/read/printed/print.ts'

/** What stands around the tables of a form that was recognised from an image, in cases of our own. */

const title = 'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP'
const labels =
  '1. Name and Address of Reporting Person” 2. Issuer Name and Ticker or Trading Symbol 5. Relationship of Reporting Person(s) to Issuer'
const table = [
  'Table | - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
  '1. Title of Security (Instr. 3) 2. Transaction | 3. Transaction',
  'Common Stock 03/05/2020 P 500 A $1.5 1,500 D',
]

const readLines = (lines: readonly string[]) => readPrint(lines.join('\n'))[0]!

/** A web page's form: its head, and what stands below its tables. */
const webForm = (head: readonly string[], below: readonly string[]) =>
  readLines([title, labels, ...head, ...table, ...below, '** Signature of Reporting Person Date'])

test('the issuer recognised twice is cut from the owner by what repeats, and its symbol taken from the half that has it', () => {
  const { document } = webForm(
    [
      'EXAMPLE CORP [ EXMP (Check all applicable)',
      'SAMPLE ROBIN Q EXAMPLE CORP [ ] X Director 10% Owner',
      '(Last) (First) (Middle)',
      '12 MAIN STREET 03/05/2020',
      '(Street)',
      'SANTACLARA CA 95054',
      '(City) (State) (Zip)',
    ],
    ['Explanation of Responses:', '/s/ Robin Sample 03/10/2020'],
  )
  expect(document.issuer).toMatchObject({ name: 'EXAMPLE CORP', tradingSymbol: 'EXMP' })
  expect(document.reportingOwners[0]).toMatchObject({
    name: 'SAMPLE ROBIN Q',
    address: { street1: '12 MAIN STREET', city: 'SANTA CLARA', state: 'CA', zipCode: '95054' },
    relationship: { director: true },
  })
})

test('a name is known by the signatures though its captions are lost, and a title beside a street is no part of it', () => {
  const { document } = webForm(
    [
      'Example Holdings Inc [ EXMP ] (Check all applicable)',
      'eh Sa ple',
      'Sample Robin : Officer (give title Other (specify',
      'a (as) con tice? 3. Date of Earliest Transaction (Month/Day/Year) Chief',
      '03/05/2020',
      '12 MAIN STREET Executive',
      'Officer',
      '(Street)',
      'wn gri NY 10577',
      '(City) (State) (Zip)',
    ],
    ['Explanation of Responses:', '/s/ Pat Example, attorney-in-fact', 'for Robin Sample 03/10/2020'],
  )
  const [owner] = document.reportingOwners
  expect(owner).toMatchObject({
    name: 'Sample Robin',
    address: { street1: '12 MAIN STREET', street2: null, city: null, state: 'NY', zipCode: '10577' },
    relationship: { officer: true, officerTitle: 'Chief Executive Officer' },
  })
})

test('owners in the same streets have the same place, and it is told as inferred', () => {
  const box = (name: string, place: string) => [
    '1. Name and Address of Reporting Person”',
    name,
    '(Last) (First) (Middle)',
    '12 MAIN STREET, SUITE 4',
    '(Street)',
    place,
    '(City) (State) (Zip)',
  ]
  const { document, evidence } = webForm(
    [],
    [...box('Example Fund I LP', 'AUSTIN TX 78701'), ...box('Example (GP) LLC', 'ae cn st'), 'Explanation of Responses:'],
  )
  expect(document.reportingOwners.at(-1)).toMatchObject({
    name: 'Example (GP) LLC',
    address: { city: 'AUSTIN', state: 'TX', zipCode: '78701' },
  })
  expect(evidence.find((one) => one.path === 'reportingOwners[1].address.state' && one.how === 'inferred')).toBeDefined()
})

test('lines that overlap are no part of a signature, and a figure that no month has is mended', () => {
  const { document } = webForm(
    ['Example Holdings Inc [ EXMP ]'],
    ['Explanation of Responses:', '/s/ Pat Example, Attorney-in-', 'ea 3Fx, tl', 'Fact for Robin Sample 93/10/2020'],
  )
  expect(document.signatures).toEqual([{ name: '/s/ Pat Example, Attorney-in-Fact for Robin Sample', date: '2020-03-10' }])
})

test('a signature without a readable day has that of all others, as inferred', () => {
  const { document, evidence } = readLines([
    title,
    '(Print or Type Responses)',
    '1. Name and Address of Reporting Person ~ 2. Issuer Name and Ticker or Trading Symbol',
    'Sample Robin Example Holdings Inc [EXMP]',
    ...table,
    'Signatures',
    '/s/ Robin Sample 03/10/2020',
    '** Signature of Reporting Person Date',
    '/s/ Kim Sample 0/ee',
    '** Signature of Reporting Person Date',
    'Explanation of Responses:',
  ])
  expect(document.signatures.map((one) => one.date)).toEqual(['2020-03-10', '2020-03-10'])
  expect(evidence.find((one) => one.path === 'signatures[1].date')?.how).toBe('inferred')
})

test('a piece of a signature or of a note is invented nowhere', () => {
  const { document } = webForm(
    ['Example Holdings Inc [ EXMP ]'],
    ['Explanation of Responses:', '1. Vests as follows:', '403 shares on 5/31/2024;', '1,354 shares on 8/31/2027.'],
  )
  expect(document.signatures).toEqual([])
})

test('the end of a line that was recognised as a line of its own goes back to where its word broke', () => {
  const full = 'words that fill the whole of a line as wide as the page so that the next word had to go to the line below it and'
  const cut = 'words that fill the line as far as it was recognised before it broke off at its right-hand end so that'
  const { document } = readLines([
    title,
    labels,
    'Example Holdings Inc [ EXMP ]',
    ...table,
    'Explanation of Responses:',
    `1. Robin disclaims the shares, ${cut} di:`,
    `the rest of the first note is here, ${full} Robin disclaims more shares.`,
    '2. The second note.',
    'isclaims for a third time',
  ])
  expect(document.footnotes.map((note) => note.text)).toEqual([
    `Robin disclaims the shares, ${cut} disclaims for a third time the rest of the first note is here, ${full} Robin disclaims more shares.`,
    'The second note.',
  ])
})

test('names are spelt as the form mostly spells them', () => {
  const { document } = webForm(
    ['Example Holdings Inc [ EXMP ]'],
    [
      'Explanation of Responses:',
      '1. Held by HFCP VIII LP. Pat Mason manages HFCP VIII LP, and Pat Mason serves HFCP VIII LP.',
      'HECP VIII LP By: /s/ Pat Mason 03/10/2020',
    ],
  )
  expect(document.signatures[0]?.name).toBe('HFCP VIII LP By: /s/ Pat Mason')
})

test('a signature that was lost between others leaves its place empty, and says so', () => {
  const box = (name: string) => [
    '1. Name and Address of Reporting Person”',
    name,
    '(Last) (First) (Middle)',
    '12 MAIN STREET',
    '(Street)',
    'AUSTIN TX 78701',
  ]
  const { document, issues } = webForm(
    ['Example Holdings Inc [ EXMP ]'],
    [
      ...box('Alpha Fund LP'),
      ...box('Beta Partners LLC'),
      ...box('Gamma Capital Inc'),
      'Explanation of Responses:',
      'Alpha Fund LP By: /s/ Pat Example 03/10/2020',
      'Gamma Capital Inc By: /s/ Pat Example 03/10/2020',
    ],
  )
  const owners = document.reportingOwners.map((owner) => owner.name)
  expect(document.signatures.map((one) => one.name)).toEqual(
    owners.map((name) => (name === 'Alpha Fund LP' || name === 'Gamma Capital Inc' ? `${name} By: /s/ Pat Example` : '')),
  )
  expect(issues.some((issue) => issue.code === 'signature-not-read')).toBe(true)
})

test('codes of two words are read as their form asks for', () => {
  const { document } = webForm(
    [
      'Example Holdings Inc [ EXMP ] (Check all applicable)',
      'Sample Robin X Director 10% Owner',
      '(Last) (First) (Middle)',
      '12 MAIN STREET 03/05/2020',
      '(Street)',
      'VANCOUVER Al VSY OAL',
    ],
    ['Explanation of Responses:', '/s/ Robin Sample 03/10/2020'],
  )
  expect(document.reportingOwners[0]?.address).toMatchObject({ city: 'VANCOUVER', state: 'A1', zipCode: 'V5Y 0A1' })
})

test('a ticked box before its line is seen, an empty one is not known', () => {
  const lines = ['x] Section 16. Form 4 or Form 5 obligations', 'may continue. See Instruction 1(b).']
  const { document } = readLines([title, ...lines, labels, 'Example Holdings Inc [ EXMP ]', ...table])
  const { document: other } = readLines([
    title,
    lines[0]!.replace('x]', 'U]'),
    lines[1]!,
    labels,
    'Example Holdings Inc [ EXMP ]',
    ...table,
  ])
  expect([document.notSubjectToSection16, other.notSubjectToSection16]).toEqual([true, null])
})
