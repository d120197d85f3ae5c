import { describe, expect, test } from 'vitest'
import { takeLabel } from '../../../src/read/printed/cut/labels.ts'
import { markdownPage } from '../../../src/read/printed/pages/piped-page.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

/** Tables cut along all the ruled lines of their page, words included: labels, values and columns come back whole. */

const source = `
| FORM 4 STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP | OMB Number: 3235-0287 |
|--|--|

| 1. Name and Addre EXAMPLE HOLD | ss of Reporti INGS LP | ng Person * | | 2. Is Exa | suer N mple M | ame and Tic aterials Cor | ker or Tra p [ EX | ding Sym MP ] | bol | 5. Relat (Check al | ionship of Report l applicable) | ing Person(s | ) to Issuer | |
|--|--|--|--|--|--|--|--|--|--|--|--|--|--|--|
| | | | | | | | | | | X | Director | 10% Ow | ner | |
| | | | | | | | | | | | Officer (gi | ve title Other (s | pecify | |
| (Last) C/O EXAMPLE 12 ELM STRE | (First) GROUP I ET, SUI | (Mi NC. TE 300 | ddle) | 3. D 03/ | ate of E 05/20 | arliest Tra 20 | nsaction | (Month/D | ay/Year) | | below) | below) | | |
| (Street) RENO | NV | 89 | 501 | 4. I | f Amend | ment, Dat | e of Orig | inal Filed (Mo | nth/Day/Year) | | | | | |
| (City) | (State) | (Zi | p) | | | | | | | | | | | |
| | Table I | - Non-Der | ivativ | e Se | curities | Acquired, | Dispos | ed of, or | Beneficiall | y Ow | ned | | | |
| 1. Title of Security | (Instr. 3) | 2. Trans Da (Mo | action te nth/Day/Year) | 2A. Deem Exec if any | ed ution Date, | 3. Transac Code (Inst | tion r. 8) | 4. Securit Disposed | ies Acquired (A) or of (D) | | 5. Amount of Secu | rities | 6. Ownership Form: Direct (D) | 7. Nature of Indirect |
| | | | | | | Code | V | Amount | (A) or (D) | Price | | | | |
| Common St | ock | 03/0 | 5/2020 | | | S | | 1,200 | D | \\$10 | 9,5 | 00 | I | By Spouse (1) |

Explanation of Responses:

1. Held by the spouse of the manager of EXAMPLE HOLDINGS LP.

/s/ Pat Example, attorney-in- 03/06/2020 fact for EXAMPLE GROUP INC.

** Signature of Reporting Person Date
`

describe('a page cut amid its words', () => {
  const { document, evidence } = readPrint(source)[0]!

  test('boxes side by side, their labels and values in pieces', () => {
    expect(document.issuer).toMatchObject({ name: 'Example Materials Corp', tradingSymbol: 'EXMP' })
    expect(document.periodOfReport).toBe('2020-03-05')
    expect(document.dateOfOriginalSubmission).toBeNull()
    expect(evidence.find((one) => one.path === 'issuer.name')?.how).toBe('corrected')
  })

  test('two lines of an address that run through the same cells', () => {
    expect(document.reportingOwners[0]).toMatchObject({
      name: 'EXAMPLE HOLDINGS LP',
      address: { street1: 'C/O EXAMPLE GROUP INC.', street2: '12 ELM STREET, SUITE 300', city: 'RENO', state: 'NV', zipCode: '89501' },
    })
  })

  test('ticks keep to their labels', () => {
    expect(document.reportingOwners[0]!.relationship).toMatchObject({ director: true, tenPercentOwner: false, officerTitle: null })
  })

  test('a row whose words, day and figures stand in pieces', () => {
    expect(document.nonDerivative).toHaveLength(1)
    expect(document.nonDerivative[0]).toMatchObject({
      securityTitle: { value: 'Common Stock' },
      transactionDate: { value: '2020-03-05' },
      sharesOwnedFollowing: { value: '9500' },
      natureOfOwnership: { value: 'By Spouse', footnotes: ['F1'] },
    })
  })

  test('a signature with its date amid the name', () => {
    expect(document.signatures).toEqual([{ name: '/s/ Pat Example, attorney-in-fact for EXAMPLE GROUP INC.', date: '2020-03-06' }])
  })

  test('nothing put together is believed as what stood whole', () => {
    expect(Math.max(...evidence.map((one) => one.confidence))).toBeLessThan(0.95)
  })
})

test('a label is whole though letters of its second line stand where the first would go on with them', () => {
  const label =
    'Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)'
  const first = label.slice(0, label.indexOf('(') - 1)
  const second = ' '.repeat(10) + label.slice(label.indexOf('('))
  // A border after `r B` of one line stands after `e s` of the other, whose `e` could go on with `B`.
  const borders = [0, 9, 16, 22, 26, 28, 34, 42, 48, 59, 62, 69, 72, first.length]
  const cells = borders.slice(1).map((to, at) => [first, second].map((line) => line.slice(borders[at], to).trim()).join(' '))
  const pieces = markdownPage(`| ${cells.join(' | ')} |`).lines[0]!.cells.map((cell) => cell.words)
  const words = takeLabel(pieces, label)?.label.map((word) => word.text)
  expect(words?.join(' ')).toBe(label)
})

describe('boxes of a head cut amid their words', () => {
  const read = (...rows: readonly string[]) =>
    readPrint(`| FORM 3 INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES | OMB Number: 3235-0104 |
|--|--|

${rows.join('\n')}

Table I - Non-Derivative Securities Beneficially Owned

Table II - Derivative Securities Beneficially Owned

Explanation of Responses:

/s/ Pat Example 03/06/2020

** Signature of Reporting Person Date
`)[0]!.document

  test('have what stands left of their label before the border that the box below shows', () => {
    const { issuer, reportingOwners } = read(
      '| 1. Name and Addre Example Pat | ss of Reporting Person * | 2. Da 06/2 | te of Event Requiring Statement (Month/Day/Year) 6/2020 | M | 3. Issuer Name and Ticker or Trading aterials Exampl | Symbol e Corp [EXMP] | |',
      '|--|--|--|--|--|--|--|--|',
      '| (Last) (First) 12 ELM STREET | (Middle) | | | 4 | . Relationship of Reporting Person(s) to Is | suer | 5. If Amendment, Date of Original Filed |',
      '| (Street) RENO NV 89501 | | | | | (Check all applicable) X Director Officer (give title below) | 10% Owner Other (specify below) | (Month/Day/Year) |',
    )
    expect(issuer).toMatchObject({ name: 'Materials Example Corp', tradingSymbol: 'EXMP' })
    expect(reportingOwners[0]!.name).toBe('Example Pat')
  })

  test.each([
    ['', { director: false, tenPercentOwner: true, officer: false, officerTitle: null }],
    [' Chief Counsel', { director: false, tenPercentOwner: false, officer: true, officerTitle: 'Chief Counsel' }],
  ])('tick before a border whom the title tells: "%s"', (title, relationship) => {
    const { reportingOwners } = read(
      '| 1. Name and Addre Example Pat | ss of Reporting Person * | 2. Da 06/2 | te of Event Requiring Statement (Month/Day/Year) 6/2020 | 3. Issuer Name and Ticker or Trading Exampl | Symbol e Corp [EXMP] | |',
      '|--|--|--|--|--|--|--|',
      '| (Last) (First) 12 ELM STREET | (Middle) | | | 4. Relationship of Reporting Person(s) to Is | suer | 5. If Amendment, Date of Original Filed |',
      `| (Street) RENO NV 89501 | | | | (Check all applicable) Director X Officer (give title below)${title} | 10% Owner Other (specify below) | (Month/Day/Year) |`,
      '| (City) (State) (Zip) | | | | | | 6. Individual or Joint/Group Filing (Check Applicable Line) X Form filed by One Reporting Person |',
    )
    expect(reportingOwners[0]!.relationship).toMatchObject(relationship)
  })

  test('tick before a border is that of the officer whose title stands in the row below', () => {
    const { reportingOwners } = read(
      '| 1. Name and Addre Example Pat | ss of Reporting Person * | 2. Da 06/2 | te of Event Requiring Statement (Month/Day/Year) 6/2020 | 3. Issuer Name and Ticker or Trading Exampl | Symbol e Corp [EXMP] | |',
      '|--|--|--|--|--|--|--|',
      '| (Last) (First) 12 ELM STREET | (Middle) | | | 4. Relationship of Reporting Person(s) to Is | suer | 5. If Amendment, Date of Original Filed |',
      '| (Street) RENO NV 89501 | | | | (Check all applicable) Director X Officer (give title below) | 10% Owner Other (specify below) | (Month/Day/Year) |',
      '| | | | | Chief Counsel | | |',
      '| (City) (State) (Zip) | | | | | | 6. Individual or Joint/Group Filing (Check Applicable Line) X Form filed by One Reporting Person |',
    )
    expect(reportingOwners[0]!.relationship).toMatchObject({ tenPercentOwner: false, officer: true, officerTitle: 'Chief Counsel' })
  })
})

describe('the box of the issuer cut amid words', () => {
  const issuerOf = (labels: readonly string[], values: readonly string[]) =>
    readPrint(
      source.replace(
        /\| 2\. Is Exa \| suer N mple M \| ame and Tic aterials Cor \| ker or Tra p \[ EX \| ding Sym MP \] \| bol/,
        labels.map((label, at) => `| ${label} ${values[at] ?? ''} `).join(''),
      ),
    )[0]!.document.issuer

  const labels = ['2. Issuer Nam', 'e and Ticker or', ' Trading Symb', 'ol', '', '']

  test('is one line where pieces of two would not fill its cells', () => {
    expect(issuerOf(labels, ["BRANDT'S FLOR", 'ISTRY GARDEN', ', INC. [BF', 'G]'])).toMatchObject({
      name: "BRANDT'S FLORISTRY GARDEN, INC.",
      tradingSymbol: 'BFG',
    })
  })

  test('ends with the bracket after the symbol, in the second of two lines', () => {
    expect(issuerOf(labels, ['Alder & Birch Income Fund, I', 'Ltd Duration nc. [ABI]', 'Preferred &'])).toMatchObject({
      name: 'Alder & Birch Ltd Duration Preferred & Income Fund, Inc.',
      tradingSymbol: 'ABI',
    })
  })
})

describe('lines set in the middle of a cell that a border cuts', () => {
  const natureOf = (cells: string) =>
    readPrint(
      source.replace('| I | By Spouse (1) |', `| I | ${cells} |`).replace('| 7. Nature of Indirect |', '| 7. Nature of Indirect | |'),
    )[0]!.document.nonDerivative[0]!.natureOfOwnership?.value

  test('begin after the border where they are short', () => {
    expect(natureOf('p v | By estate lanning ehicle')).toBe('By estate planning vehicle')
    expect(natureOf('F | See ootnotes')).toBe('See Footnotes')
  })
})
