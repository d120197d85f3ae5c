import { expect, it } from 'vitest'
import { readPrint } from '../../../src/read/printed/print.ts'

/** Natures of ownership that hold figures, where only places tell the columns apart. */

const natureOf = (nature: string) =>
  readPrint(`
            FORM 4
                                        STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES
[ ]  Check this box if no longer subject to Section 16.

1. Name and Address of Reporting Person ^*                2. Issuer Name and Ticker or Trading Symbol        5. Relationship of Reporting Person(s) to Issuer
Example Pat                                               EXAMPLE INC [EXMP]                                          (Check all applicable)
                                                                                                             __X__ Director                   _____ 10% Owner
       (Last)            (First)          (Middle)        3. Date of Earliest Transaction (Month/Day/Year)   _____ Officer (give title below) _____ Other (specify below)
12 ELM STREET                                             12/31/2020
                         (Street)                         4. If Amendment, Date Original Filed               6. Individual or Joint/Group Reporting
RENO, NV 89501                                                                                               _X_ Form Filed by One Reporting Person
       (City)            (State)          (Zip)

                         Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned

1.Title of Security        2. Transaction  2A. Deemed  3. Transaction  4. Securities             5. Amount of Securities  6. Ownership  7. Nature of Indirect
(Instr. 3)                 Date            Execution   Code            Acquired (A) or           Beneficially Owned       Form:         Beneficial Ownership
                                                       Code  V         Amount  (A) or (D) Price

Common Stock               12/30/2020                  S               1,500   D          $ 12.5 38,580                   I             ${nature}

Signatures

/s/ Pat Example                                         12/31/2020

       ^**Signature of Reporting Person                   Date
`)[0]!.document.nonDerivative[0]!.natureOfOwnership?.value ?? null

it.each([
  ['By Example Trust UA 01-12-2000', 'By Example Trust UA 01-12-2000'],
  ['By Trust dated 12/21/2004', 'By Trust dated 12/21/2004'],
  ['By Trust 12/30/2020', null],
  ['By Trust 38,580', null],
])('"%s" is read as %s', (printed, read) => {
  expect(natureOf(printed)).toBe(read)
})
