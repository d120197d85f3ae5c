/** The transaction codes of General Instruction 8 to Form 4, in the SEC's groups. */

/** How a line with the code stands under Section 16(b). */
export type Section16bStatus = 'purchase-or-sale' | 'exempt' | 'depends'

export interface TransactionCode {
  readonly code: string
  readonly group: 'general' | 'rule 16b-3' | 'derivative' | 'other exempt' | 'other'
  /** Short enough to stand beside the code: `S, open-market sale`. */
  readonly label: string
  /** One sentence in the words of the field. */
  readonly meaning: string
  readonly section16b: Section16bStatus
  readonly rule: string | null
}

const code = (
  code: string,
  group: TransactionCode['group'],
  label: string,
  meaning: string,
  section16b: Section16bStatus,
  rule: string | null,
): TransactionCode => ({ code, group, label, meaning, section16b, rule })

/** The eighteen codes that XML may carry, plus K and V, which print but are never values of `transactionCode`. */
export const transactionCodes: readonly TransactionCode[] = [
  code('P', 'general', 'open-market purchase', 'Open-market or private purchase of a security.', 'purchase-or-sale', null),
  code('S', 'general', 'open-market sale', 'Open-market or private sale of a security.', 'purchase-or-sale', null),
  code('V', 'general', 'reported early', 'Transaction voluntarily reported earlier than required.', 'depends', 'Rule 16a-3(a)'),
  code('A', 'rule 16b-3', 'grant or award', 'Grant, award or other acquisition from the issuer.', 'exempt', 'Rule 16b-3(d)'),
  code('D', 'rule 16b-3', 'return to issuer', 'Disposition to the issuer.', 'exempt', 'Rule 16b-3(e)'),
  code(
    'F',
    'rule 16b-3',
    'withheld for price or tax',
    'Payment of exercise price or tax by delivering or withholding securities.',
    'exempt',
    'Rule 16b-3(e)',
  ),
  code('I', 'rule 16b-3', 'discretionary plan transaction', 'Discretionary transaction in an employee plan.', 'exempt', 'Rule 16b-3(f)'),
  code(
    'M',
    'rule 16b-3',
    'exercise or vesting',
    'Exercise or conversion of a derivative security exempted under Rule 16b-3.',
    'exempt',
    'Rule 16b-3',
  ),
  code('C', 'derivative', 'conversion', 'Conversion of a derivative security.', 'exempt', 'Rule 16b-6(b)'),
  code('E', 'derivative', 'short derivative expired', 'Expiration of a short derivative position.', 'depends', 'Rule 16b-6(d)'),
  code(
    'H',
    'derivative',
    'long derivative ended for value',
    'Expiration or cancellation of a long derivative position with value received.',
    'purchase-or-sale',
    'Rule 16b-6(d)',
  ),
  code(
    'O',
    'derivative',
    'exercise out of the money',
    'Exercise of an out-of-the-money derivative security.',
    'purchase-or-sale',
    'Rule 16b-6(b)',
  ),
  code(
    'X',
    'derivative',
    'exercise in the money',
    'Exercise of an in-the-money or at-the-money derivative security.',
    'exempt',
    'Rule 16b-6(b)',
  ),
  code('G', 'other exempt', 'gift', 'Bona fide gift.', 'exempt', 'Rule 16b-5'),
  code('L', 'other exempt', 'small acquisition', 'Small acquisition under Rule 16a-6.', 'purchase-or-sale', 'Rule 16a-6'),
  code(
    'W',
    'other exempt',
    'will or inheritance',
    'Acquisition or disposition by will or the laws of descent and distribution.',
    'exempt',
    'Rule 16b-5',
  ),
  code('Z', 'other exempt', 'voting trust', 'Deposit into or withdrawal from a voting trust.', 'exempt', 'Rule 16b-8'),
  code('J', 'other', 'other, see note', 'Other acquisition or disposition, described in a footnote.', 'depends', null),
  code(
    'K',
    'other',
    'equity swap',
    'Transaction in an equity swap or instrument with similar characteristics.',
    'depends',
    'Rule 16a-1(c)',
  ),
  code(
    'U',
    'other',
    'tender in change of control',
    'Disposition through a tender of shares in a change-of-control transaction.',
    'purchase-or-sale',
    null,
  ),
]

const byCode = new Map(transactionCodes.map((entry) => [entry.code, entry]))

/** The entry of a code, or `null` for one that the SEC does not define. */
export const transactionCode = (value: string): TransactionCode | null => byCode.get(value) ?? null

/** Codes that may stand in `transactionCode` of the XML. */
export const xmlTransactionCodes: readonly string[] = transactionCodes
  .map((entry) => entry.code)
  .filter((value) => value !== 'K' && value !== 'V')

const directions: ReadonlyMap<string, 'A' | 'D'> = new Map([
  ['P', 'A'],
  ['S', 'D'],
  ['A', 'A'],
  ['D', 'D'],
  ['F', 'D'],
  ['L', 'A'],
  ['U', 'D'],
  ['H', 'D'],
])

/** `A` or `D` where the code says which; `null` for codes that go both ways: of M, C, O and X the derivative ends, the shares come. */
export const impliedDirection = (code: string): 'A' | 'D' | null => directions.get(code) ?? null

/** Whether a code is that of an exercise or conversion of a derivative security. */
export const isExerciseCode = (code: string | null): boolean => code !== null && /^[MCOX]$/.test(code)
