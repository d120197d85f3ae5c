import { describe, expect, it, test } from 'vitest'
import { UnreadableError } from '../../../src/model/reading.ts'
import { read } from '../../../src/read/read.ts'

/** One invented form as converters, browsers and copying leave it: each way gives the same fields. */

const heads = [
  'FORM 4',
  'UNITED STATES SECURITIES AND EXCHANGE COMMISSION',
  'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
  'Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934',
  'OMB Number: 3235-0287',
]
const boxes = [
  [
    '1. Name and Address of Reporting Person *',
    'Roe Richard',
    '(Last) (First) (Middle)',
    '7 HARBOUR LANE',
    '(Street)',
    'SALEM MA 01970',
    '(City) (State) (Zip)',
  ],
  ['2. Issuer Name and Ticker or Trading Symbol', 'Lantern Works Inc [ LNTW ]'],
  ['3. Date of Earliest Transaction (Month/Day/Year)', '03/02/2021'],
  ['4. If Amendment, Date of Original Filed (Month/Day/Year)'],
  [
    '5. Relationship of Reporting Person(s) to Issuer',
    '(Check all applicable)',
    'X Director 10% Owner',
    'Officer (give title below) Other (specify below)',
  ],
  [
    '6. Individual or Joint/Group Filing (Check Applicable Line)',
    'X Form filed by One Reporting Person',
    'Form filed by More than One Reporting Person',
  ],
]
const titleI = 'Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned'
const titleII =
  'Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)'
const headingsI = [
  '1. Title of Security (Instr. 3)',
  '2. Transaction Date (Month/Day/Year)',
  '2A. Deemed Execution Date, if any (Month/Day/Year)',
  '3. Transaction Code (Instr. 8)',
  '4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)',
  '5. Amount of Securities Beneficially Owned Following Reported Transaction(s) (Instr. 3 and 4)',
  '6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)',
  '7. Nature of Indirect Beneficial Ownership (Instr. 4)',
]
const lowerI = ['Code', 'V', 'Amount', '(A) or (D)', 'Price']
const rows = [
  ['Common Stock', '03/02/2021', '', 'S', '', '1,200', 'D', '$14.25', '30,800', 'D', ''],
  ['Common Stock', '03/03/2021', '', 'S', '', '300', 'D', '$14.5', '30,500', 'D', ''],
  ['Common Stock', '', '', '', '', '', '', '', '4,000', 'I', 'By Trust(1)'],
]
const headingsII = [
  '1. Title of Derivative Security (Instr. 3)',
  '2. Conversion or Exercise Price of Derivative Security',
  '3. Transaction Date (Month/Day/Year)',
]
const notes = ['1. Held for the children of the reporting person.']
const signature = ['/s/ Richard Roe', '03/04/2021']
const label = ['** Signature of Reporting Person', 'Date']

const expected = {
  issuer: { name: 'Lantern Works Inc', tradingSymbol: 'LNTW' },
  periodOfReport: '2021-03-02',
  owner: 'Roe Richard',
  rows: [
    ['Common Stock', '2021-03-02', 'S', '1200', '14.25', 'D', '30800', 'D', null, []],
    ['Common Stock', '2021-03-03', 'S', '300', '14.5', 'D', '30500', 'D', null, []],
    ['Common Stock', null, null, null, null, null, '4000', 'I', 'By Trust', ['F1']],
  ],
  notes: [{ id: 'F1', text: 'Held for the children of the reporting person.' }],
  signatures: [{ name: '/s/ Richard Roe', date: '2021-03-04' }],
}

function fieldsOf(text: string) {
  const { document } = read(new TextEncoder().encode(text))
  return {
    issuer: { name: document.issuer.name, tradingSymbol: document.issuer.tradingSymbol },
    periodOfReport: document.periodOfReport,
    owner: document.reportingOwners[0]?.name,
    rows: document.nonDerivative.map((row) => [
      row.securityTitle.value,
      row.transactionDate?.value ?? null,
      row.coding?.code ?? null,
      row.shares?.value ?? null,
      row.pricePerShare?.value ?? null,
      row.acquiredDisposed?.value ?? null,
      row.sharesOwnedFollowing?.value ?? null,
      row.directOrIndirect?.value ?? null,
      row.natureOfOwnership?.value ?? null,
      row.natureOfOwnership?.footnotes ?? [],
    ]),
    notes: document.footnotes,
    signatures: document.signatures,
  }
}

/** Text of a page as a browser copies it: tabs between cells, and a block inside a cell on a line of its own. */
const copied = [
  ...heads,
  boxes
    .slice(0, 2)
    .map((box) => box.join('\n'))
    .join('\t'),
  ...boxes.slice(2).map((box) => box.join('\n')),
  titleI,
  headingsI.join('\t'),
  lowerI.join('\t'),
  ...rows.map(
    ([title, day, deemed, ...rest]) =>
      `${title}\t${day}\t${deemed}\t${rest.slice(0, 5).join('\t')}\t\n${rest[5]}\n\t${rest.slice(6).join('\t')}`,
  ),
  '',
  titleII,
  headingsII.join('\t'),
  'Explanation of Responses:',
  ...notes,
  signature.join('\t'),
  label.join('\t'),
].join('\n')

/** A cell a line, as where a page's tables are no longer known. */
const lineACell = [
  ...heads,
  ...boxes.flat(),
  titleI,
  ...headingsI,
  ...lowerI,
  ...rows.flat().filter((cell) => cell !== ''),
  titleII,
  ...headingsII,
  'Explanation of Responses:',
  ...notes,
  ...signature,
  ...label,
].join('\n\n')

/** Rows of bars without bars at their sides, with links, stresses and lines filled anew. */
const openTables = [
  ...heads.map((line) => `${line}  `),
  `${boxes[0]!.join(' ').replace('Roe Richard', '[Roe\nRichard](/cgi-bin/browse-edgar?action=getcompany&CIK=0009990001)')} | ${boxes[1]!.join(' ')}  `,
  '---|---  ',
  ...boxes.slice(2).map((box) => `${box.join(' ')}  `),
  '',
  `**${titleI}**  `,
  '---  ',
  `${headingsI.join(' | ')}  `,
  `${lowerI.join(' | ')}  `,
  ...rows.map((row) => `${row.join(' | ').replace('(1)', '[(1)](#F1)').replace(' | D | $', ' |\nD | $')}  `),
  '',
  `**${titleII}**  `,
  '---  ',
  `${headingsII.join(' | ')}  `,
  '',
  '**Explanation of Responses:**  ',
  ...notes.map((note) => `${note.replace('1.', '1\\.')}  `),
  '',
  `${signature.join(' | ')}  `,
  '---|---  ',
  `${label.join(' | ')}  `,
].join('\n')

const filled = (text: string, width: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A table drawn with characters in few columns, its words broken over lines. */
function drawn(table: readonly (readonly string[])[], widths: readonly number[], across: string, bar: string, corner: string): string[] {
  const rule = corner + widths.map((width) => across.repeat(width + 2)).join(corner) + corner
  return table.flatMap((row, index) => {
    const cells = widths.map((width, at) => filled(row[at] ?? '', width))
    const height = Math.max(...cells.map((cell) => cell.length))
    const lines = Array.from(
      { length: height },
      (_, line) => bar + cells.map((cell, at) => ` ${(cell[line] ?? '').padEnd(widths[at]!)} `).join(bar) + bar,
    )
    return index === 0 ? [rule, ...lines, rule] : [...lines, rule]
  })
}

const drawnText = (across: string, bar: string, corner: string, linked: boolean): string =>
  [
    ...heads,
    ...drawn(
      [
        boxes.slice(0, 3).map((box) => box.join(' ').replace('Roe Richard', linked ? '[1]Roe Richard' : 'Roe Richard')),
        boxes.slice(3).map((box) => box.join(' ')),
      ],
      [24, 24, 22],
      across,
      bar,
      corner,
    ),
    titleI,
    ...drawn(
      [headingsI.flatMap((heading, at) => (at === 3 ? [heading, 'V'] : at === 4 ? ['Amount', '(A) or (D)', 'Price'] : [heading])), ...rows],
      [15, 16, 16, 11, 2, 8, 6, 8, 12, 10, 12],
      across,
      bar,
      corner,
    ),
    titleII,
    ...headingsII,
    'Explanation of Responses:',
    ...notes,
    '',
    `                      ${signature[0]!.padEnd(24)}${signature[1]}`,
    '                      ** Signature of         Date',
    '                      Reporting Person',
    ...(linked ? ['', 'References', '', '   Visible links', '   1. file:///cgi-bin/browse-edgar?action=getcompany&CIK=0009990001'] : []),
  ].join('\n')

describe('the fields of a form', () => {
  test.each([
    ['copied from a browser', copied],
    ['with a line a cell', lineACell],
    ['in tables without bars at their sides', openTables],
    ['in tables typed with signs', drawnText('-', '|', '+', false)],
    ['in tables whose browser numbers its links', drawnText('-', '|', '+', true)],
    ['in tables drawn with lines', drawnText('─', '│', '┼', false).replace(/^┼/gm, '├').replace(/┼$/gm, '┤')],
  ])('%s', (_, text) => {
    expect(fieldsOf(text)).toEqual(expected)
  })

  it('are those between the lines that a browser prints on every page', () => {
    const [first, second] = copied.split('\nExplanation')
    const paged = `3/5/2021, 9:14 AM SEC FORM 4\n${first}\nhttps://www.example.com/filing/form4.xml 1/2\f3/5/2021, 9:14 AM SEC FORM 4\nExplanation${second}\nhttps://www.example.com/filing/form4.xml 2/2\n`
    expect(fieldsOf(paged)).toEqual(expected)
  })

  it('are not trusted where words ran together', () => {
    const glued = openTables.replace('(Last) (First) (Middle)', '(Last)(First)(Middle)')
    for (const { confidence } of read(new TextEncoder().encode(glued)).evidence) expect(confidence).toBeLessThan(0.95)
  })
})

describe('what is refused says what to give', () => {
  const faultOf = (bytes: Uint8Array): string => {
    try {
      read(bytes)
    } catch (error) {
      if (error instanceof UnreadableError) return error.message
      throw error
    }
    return 'read'
  }
  test.each([
    ['rich text', '{\\rtf1\\ansi FORM 4 Statement of changes in beneficial ownership}', 'save it as PDF'],
    ['a text of Word', 'PK\u0003\u0004........word/document.xml........', 'save it as PDF'],
    [
      'the words of a PDF',
      '<?xml version="1.0"?>\n<!DOCTYPE pdf2xml SYSTEM "pdf2xml.dtd">\n<pdf2xml producer="poppler">',
      'give the PDF itself',
    ],
    ['a form without its lines', lineACell.replace(/\s+/g, ' '), 'its text with all its lines'],
  ])('%s', (_, text, advice) => {
    expect(faultOf(new Uint8Array(Buffer.from(text, 'latin1')))).toContain(advice)
  })
})
