import type { Reading } from '../../../src/model/reading.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

/** What recognition gives above the first row of a Form 4, as EDGAR's web page has it; `boxes` are more lines of the boxes at its head. */
const headingWith = (boxes: readonly string[]) => [
  'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
  '1. Name and Address of Reporting Person” 2. Issuer Name and Ticker or Trading Symbol',
  ...boxes,
  'Table | - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
  '1. Title of Security (Instr. 3) 2. Transaction | 3. Transaction',
]

/** The reading of a recognised Form 4 with these lines in its tables and notes. */
export const recognisedForm = (
  tableI: readonly string[],
  tableII: readonly string[] = [],
  notes: readonly string[] = [],
  boxes: readonly string[] = [],
): Reading =>
  readPrint(
    [
      ...headingWith(boxes),
      ...tableI,
      ...(tableII.length > 0
        ? ['Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned', '1. Title of Derivative Security']
        : []),
      ...tableII,
      'Explanation of Responses:',
      ...notes,
      '** Signature of Reporting Person Date',
    ].join('\n'),
  )[0]!
