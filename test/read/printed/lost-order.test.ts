import { describe, expect, it } from 'vitest'
import { UnreadableError } from '../../../src/model/reading.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

/** Texts of a form that no longer say which value belongs to which box are refused, with what to give instead. */

interface Order {
  readonly captions?: string
  readonly boxes?: string
  readonly headings?: string
}

const inOrder = {
  captions: '(Last)\n(First)\n(Middle)\n12 ELM STREET\n(Street)\nRENO, NV 89501\n(City)\n(State)\n(Zip)',
  boxes:
    '3. Date of Earliest Transaction (Month/Day/Year)\n03/05/2020\n4. If Amendment, Date Original Filed\n6. Individual or Joint/Group Filing',
  headings:
    '1.Title of Security (Instr. 3)\n2. Transaction Date\n3. Transaction Code (Instr. 8)\n5. Amount of Securities\n6. Ownership Form\n7. Nature of Indirect Ownership\nCode\nV\nAmount\n(A) or (D)\nPrice',
}

const print = (order: Order) => {
  const { captions, boxes, headings } = { ...inOrder, ...order }
  return `FORM 4
STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES
1. Name and Address of Reporting Person *
Example Pat
2. Issuer Name and Ticker or Trading Symbol
EXAMPLE INC [EXMP]
5. Relationship of Reporting Person(s) to Issuer
__X__ Director
_____ 10% Owner
${captions}
${boxes}
Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned
${headings}
Common Stock
03/05/2020
S
1,500
D
$ 12.5
20,000
D
Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned
Signatures
/s/ Pat Example
03/06/2020
**Signature of Reporting Person
Date
`
}

const refused = (text: string): string | null => {
  try {
    readPrint(text)
    return null
  } catch (error) {
    if (error instanceof UnreadableError) return error.message
    throw error
  }
}

describe('a text in the order of the page', () => {
  it('is read', () => {
    expect(readPrint(print({}))[0]!.document.issuer).toMatchObject({ name: 'EXAMPLE INC', tradingSymbol: 'EXMP' })
  })

  it.each([
    ['captions', { captions: '(Last)\n(First)\n(Middle)\n(Street)\n(State)\n12 ELM STREET\n(City)\nRENO, NV 89501\n(Zip)' }],
    ['boxes', { boxes: '4. If Amendment, Date Original Filed\n3. Date of Earliest Transaction\n03/05/2020', headings: inOrder.headings }],
    ['values amid headings', { headings: inOrder.headings.replace('\n5.', '\n02/05/2020\n5.') }],
    ['the second row of headings amid the first', { headings: inOrder.headings.replace('\n5.', '\nPrice\n5.') }],
  ] as const)('is refused where %s lost theirs', (what, order) => {
    const text = what === 'boxes' ? print(order).replace('5. Relationship of Reporting Person(s) to Issuer\n', '') : print(order)
    expect(refused(text)).toMatch(/Form 4 .*out of order.*pdftotext -layout/)
  })
})

it('tables typed within the cells of others are refused', () => {
  const rules = '  ------- ------ ------\n'.repeat(6)
  expect(refused(print({}).replace('Example Pat\n', `${rules}Example Pat\n`))).toContain('too narrow')
  expect(refused(print({}).replace('Example Pat\n', '  ------- ------\nExample Pat\n'))).toBeNull()
})

it('tables of Org mode with inner tables are refused', () => {
  const org = '| Example Pat\\\\   | | RENO | NV |  |\n'.repeat(2)
  expect(refused(print({}).replace('Example Pat\n', () => org))).toContain('within the cells')
})
