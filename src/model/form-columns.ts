import type { BaseForm } from './document.ts'
import type { Printing } from './form-catalogue.ts'

/** What stands in a column of Table I or II: a field of the row, or one half of a field that the form spreads over two columns. */
export type ColumnField =
  | 'securityTitle'
  | 'conversionOrExercisePrice'
  | 'transactionDate'
  | 'deemedExecutionDate'
  /** The code; on Form 5 with the mark of a late line. */
  | 'transactionCode'
  /** `V`, and the marks of the timeliness. Form 4 only. */
  | 'voluntary'
  /** Table I: the shares, acquired or disposed of. */
  | 'amount'
  | 'acquiredDisposed'
  /** Table II: the shares or dollars, if acquired. */
  | 'acquired'
  /** Table II: the shares or dollars, if disposed of. */
  | 'disposed'
  | 'pricePerShare'
  | 'exerciseDate'
  | 'expirationDate'
  | 'underlyingTitle'
  | 'underlyingAmount'
  /** Shares, or dollars, owned after the reported transactions. */
  | 'ownedFollowing'
  | 'directOrIndirect'
  | 'natureOfOwnership'

/** A numbered column of a table; most have one leaf without a heading of its own. */
export interface FormColumn {
  /** `1`, `2A` */
  readonly number: string
  /** Without number and hints. */
  readonly heading: string
  /** In parentheses after the heading: `Month/Day/Year`, `Instr. 3, 4 and 5`. */
  readonly hints: readonly string[]
  /** The columns as they stand in a row, left to right. */
  readonly leaves: readonly FormLeaf[]
}

export interface FormLeaf {
  /** Below the column's heading: `Code`, `(A) or (D)`; `null` where the column has one leaf. */
  readonly heading: string | null
  readonly field: ColumnField
}

/** Table I or Table II of a form. */
export interface FormTable {
  readonly number: 'I' | 'II'
  /** `Table I - Non-Derivative Securities Beneficially Owned` */
  readonly title: string
  /** Table II: `(e.g., puts, calls, warrants, options, convertible securities)` */
  readonly subtitle: string | null
  readonly columns: readonly FormColumn[]
}

const date = 'Month/Day/Year'

const column = (number: string, heading: string, hints: readonly string[], field: ColumnField): FormColumn => ({
  number,
  heading,
  hints,
  leaves: [{ heading: null, field }],
})

const spread = (
  number: string,
  heading: string,
  hints: readonly string[],
  leaves: readonly (readonly [string, ColumnField])[],
): FormColumn => ({
  number,
  heading,
  hints,
  leaves: leaves.map(([leaf, field]) => ({ heading: leaf, field })),
})

/** Title, ownership form and nature stand on every form; their numbers and instructions differ. */
const ownershipForm = (number: string, instruction: string, what = ''): FormColumn =>
  column(number, `Ownership Form${what}: Direct (D) or Indirect (I)`, [instruction], 'directOrIndirect')
const nature = (number: string, instruction: string): FormColumn =>
  column(number, 'Nature of Indirect Beneficial Ownership', [instruction], 'natureOfOwnership')

const dates = (number: string): FormColumn =>
  spread(
    number,
    'Date Exercisable and Expiration Date',
    [date],
    [
      ['Date Exercisable', 'exerciseDate'],
      ['Expiration Date', 'expirationDate'],
    ],
  )

const underlying = (number: string, heading: string, instruction: string): FormColumn =>
  spread(
    number,
    heading,
    [instruction],
    [
      ['Title', 'underlyingTitle'],
      ['Amount or Number of Shares', 'underlyingAmount'],
    ],
  )

/** Form 4 has a column of its own for V; Form 5 has no V. */
const coding = (number: string, form: BaseForm): FormColumn =>
  form === '4'
    ? spread(
        number,
        'Transaction Code',
        ['Instr. 8'],
        [
          ['Code', 'transactionCode'],
          ['V', 'voluntary'],
        ],
      )
    : column(number, 'Transaction Code', ['Instr. 8'], 'transactionCode')

const puts = '(e.g., puts, calls, warrants, options, convertible securities)'
const derivativePrice = 'Conversion or Exercise Price of Derivative Security'

function tablesOfForm3(printing: Printing): readonly [FormTable, FormTable] {
  const ofDerivative = printing === 'stylesheet' ? ' of Derivative Security' : ''
  return [
    {
      number: 'I',
      title: 'Table I - Non-Derivative Securities Beneficially Owned',
      subtitle: null,
      columns: [
        column('1', 'Title of Security', ['Instr. 4'], 'securityTitle'),
        column('2', 'Amount of Securities Beneficially Owned', ['Instr. 4'], 'ownedFollowing'),
        ownershipForm('3', 'Instr. 5'),
        nature('4', 'Instr. 5'),
      ],
    },
    {
      number: 'II',
      title: 'Table II - Derivative Securities Beneficially Owned',
      subtitle: puts,
      columns: [
        column('1', 'Title of Derivative Security', ['Instr. 4'], 'securityTitle'),
        dates('2'),
        underlying('3', 'Title and Amount of Securities Underlying Derivative Security', 'Instr. 4'),
        column('4', derivativePrice, [], 'conversionOrExercisePrice'),
        ownershipForm('5', 'Instr. 5', ofDerivative),
        nature('6', 'Instr. 5'),
      ],
    },
  ]
}

function tablesOfForms4And5(form: '4' | '5', printing: Printing): readonly [FormTable, FormTable] {
  const web = printing === 'web'
  const end = web
    ? 'Following Reported Transaction(s)'
    : form === '4'
      ? 'Following Reported Transaction(s)'
      : "at End of Issuer's Fiscal Year"
  return [
    {
      number: 'I',
      title: 'Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
      subtitle: null,
      columns: [
        column('1', 'Title of Security', ['Instr. 3'], 'securityTitle'),
        column('2', 'Transaction Date', [date], 'transactionDate'),
        column('2A', 'Deemed Execution Date, if any', [date], 'deemedExecutionDate'),
        coding('3', form),
        spread(
          '4',
          `Securities Acquired (A) or Disposed ${web ? 'Of' : 'of'} (D)`,
          ['Instr. 3, 4 and 5'],
          [
            ['Amount', 'amount'],
            ['(A) or (D)', 'acquiredDisposed'],
            ['Price', 'pricePerShare'],
          ],
        ),
        column(
          '5',
          `Amount of Securities Beneficially Owned ${form === '4' ? 'Following Reported Transaction(s)' : "at end of Issuer's Fiscal Year"}`,
          ['Instr. 3 and 4'],
          'ownedFollowing',
        ),
        ownershipForm('6', 'Instr. 4'),
        nature('7', 'Instr. 4'),
      ],
    },
    {
      number: 'II',
      title: 'Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned',
      subtitle: puts,
      columns: [
        column('1', 'Title of Derivative Security', ['Instr. 3'], 'securityTitle'),
        column('2', derivativePrice, [], 'conversionOrExercisePrice'),
        column('3', 'Transaction Date', [date], 'transactionDate'),
        column('3A', 'Deemed Execution Date, if any', [date], 'deemedExecutionDate'),
        coding('4', form),
        spread(
          '5',
          'Number of Derivative Securities Acquired (A) or Disposed of (D)',
          [web ? 'Instr. 3, 4 and 5' : 'Instr. 3, 4, and 5'],
          [
            ['(A)', 'acquired'],
            ['(D)', 'disposed'],
          ],
        ),
        dates('6'),
        underlying(
          '7',
          web ? 'Title and Amount of Securities Underlying Derivative Security' : 'Title and Amount of Underlying Securities',
          'Instr. 3 and 4',
        ),
        column('8', 'Price of Derivative Security', ['Instr. 5'], 'pricePerShare'),
        column('9', `Number of ${web ? 'derivative' : 'Derivative'} Securities Beneficially Owned ${end}`, ['Instr. 4'], 'ownedFollowing'),
        ownershipForm('10', 'Instr. 4', web ? '' : ' of Derivative Security'),
        nature('11', 'Instr. 4'),
      ],
    },
  ]
}

/** Tables I and II of a form in one of its printings. Specification v5.5, appendices B to D, for the fields. */
export const formTables = (form: BaseForm, printing: Printing): readonly [FormTable, FormTable] =>
  form === '3' ? tablesOfForm3(printing) : tablesOfForms4And5(form, printing)

/** A column's heading as it is printed: `5. Amount of Securities … (Instr. 3 and 4)`. */
export const columnHeading = ({ number, heading, hints }: FormColumn): string =>
  [`${number}. ${heading}`, ...hints.map((hint) => `(${hint})`)].join(' ')

/** The leaves of a table, left to right, each with its column: the cells of a row. */
export const leafColumns = (table: FormTable): readonly { readonly column: FormColumn; readonly leaf: FormLeaf }[] =>
  table.columns.flatMap((column) => column.leaves.map((leaf) => ({ column, leaf })))
