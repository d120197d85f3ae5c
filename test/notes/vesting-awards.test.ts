import { describe, expect, it } from 'vitest'
import { schedulesOf as schedulesOfNote } from '../../src/ledger/vesting-of-notes.ts'
import { readVesting, readVestings } from '../../src/notes/vesting.ts'
import { expectedOf, saidOf } from './vesting-labels.ts'

/** Notes that tell of several awards, of a part of a balance, or give days a name; in the notation of `vesting-labels.ts`. */
const cases: readonly (readonly [text: string, expected: string])[] = [
  [
    'On March 3, 2020 the reporting person was granted 4,000 restricted stock units, vesting in two equal parts on March 3, 2021 and March 3, 2022. On June 8, 2021 the reporting person was granted 900 restricted stock units, one-third of which vest on each of the first three anniversaries of the grant date.',
    'u=4000; g=2020-03-03; 2021-03-03 1/2; 2022-03-03 1/2 || u=900; g=2021-06-08; g+1y 1/3; g+2y 1/3; g+3y 1/3',
  ],
  [
    'Includes (i) 2,400 RSUs that vest in two equal annual installments beginning on May 1, 2024 and (ii) 1,200 RSUs that vest in full on May 1, 2026.',
    'u=2400; 2024-05-01 every 1y x2 2400u spread || u=1200; 2026-05-01 1200u',
  ],
  [
    'Includes 7,500 restricted stock units granted on April 6, 2021, which vest in three equal installments on April 6, 2022, 2023 and 2024.',
    'u=7500; g=2021-04-06; 2022-04-06 1/3; 2023-04-06 1/3; 2024-04-06 1/3',
  ],
  [
    'Includes 6,000 unvested shares, which vest under the following schedule: 25% of the shares vest on each of the first, second, third and fourth anniversaries of May 2, 2016.',
    'u=6000; c=2016-05-02; c+1y 1/4; c+2y 1/4; c+3y 1/4; c+4y 1/4',
  ],
  [
    '1/12 of the units vest on the first Quarterly Date that occurs after the vesting commencement date (April 2, 2023), and 1/12 of the units vest on each Quarterly Date thereafter. "Quarterly Date" means each of January 31, April 30, July 31 and October 31.',
    'c=2023-04-02; c>01-31/04-30/07-31/10-31 every 3m x12 1/12 each',
  ],
  [
    '12.5% of the units vested on May 15, 2022 (the "First Release Date"), and the remainder vests at a rate of 12.5% on each quarterly anniversary of the First Release Date.',
    '2022-05-15 1/8; p+3m every 3m x7 1/8 each',
  ],
  // said of each, after the last
  [
    'Consists of 6,000 restricted stock units granted on March 1, 2021 and 9,000 restricted stock units granted on March 1, 2022, each of which will vest on the third anniversary of its grant date.',
    'u=6000; g=2021-03-01; g+3y rest || u=9000; g=2022-03-01; g+3y rest',
  ],
  ['The units vest on the first trading day on or after March 1, 2024.', '2024-03-01 rest'],
  ['The units vest on the first trading day after March 1, 2024.', 'nothing'],
  // 2,000 with its comma is a number, not a year
  [
    'Of the units, 1,000 vest on June 1, 2022; 2,000 vest on June 1, 2023; and 3,000 vest on June 1, 2024.',
    '2022-06-01 1000u; 2023-06-01 2000u; 2024-06-01 3000u',
  ],
  // the other award of the note would be left out
  [
    '4,500 shares vest on June 30, 2022 and 8,000 restricted stock units. One-half of these restricted stock units vest on each of June 30, 2023 and 2024.',
    'nothing',
  ],
  [
    'On May 4, 2020 the person was granted 500 units, vesting on May 4, 2021. On May 4, 2021 the person was granted 700 units, vesting as the board decides on May 4.',
    'nothing',
  ],
]

describe('several awards, parts of a balance and named days', () => {
  it.each(cases)('%s', (text, expected) => {
    expect(saidOf(readVestings(text))).toBe(expectedOf(expected))
  })

  it('give each award its own schedule, in its own units', () => {
    const statements = readVestings(cases[0]![0])
    const rows = [{ table: 'I', row: 1, field: 'sharesAfter' }] as const
    const schedules = statements.map((one) => (one.kind === 'schedule' ? schedulesOfNote(one.terms, rows, null) : []))
    expect(schedules).toEqual([
      [
        {
          rows,
          schedule: [
            { date: '2021-03-03', units: '2000' },
            { date: '2022-03-03', units: '2000' },
          ],
        },
      ],
      [
        {
          rows,
          schedule: [
            { date: '2022-06-08', units: '300' },
            { date: '2023-06-08', units: '300' },
            { date: '2024-06-08', units: '300' },
          ],
        },
      ],
    ])
  })

  it('are not taken for the award of the line that the note marks', () => {
    for (const at of [0, 2, 3]) expect(readVesting(cases[at]![0])).toBeNull()
  })

  it('stand in the text where they say so', () => {
    const [text] = cases[0]!
    expect(readVestings(text).map(({ span }) => text.slice(...span).slice(0, 5))).toEqual(['4,000', '900 r'])
  })
})
