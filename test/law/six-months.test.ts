import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { borderlineDay, firstCleanDay, lastMatchableDay } from '../../src/law/six-months.ts'
import { addDays } from '../../src/model/date.ts'

/**
 * Less than six months, in whole days with the first one counted: the last day that can be matched, the end of six full months (told and not
 * matched), and the first day that is clean by every reading.
 */
const cases: readonly (readonly [says: string, from: string, last: string, borderline: string, clean: string])[] = [
  ['1 March to 30 August', '2025-03-01', '2025-08-30', '2025-08-31', '2025-09-01'],
  ['1 January and 30 June are six months (Colonial Realty v. MacWilliams)', '1973-01-01', '1973-06-29', '1973-06-30', '1973-07-01'],
  ['20 December and 19 June are six months (Colonial Realty v. MacWilliams)', '1972-12-20', '1973-06-18', '1973-06-19', '1973-06-20'],
  ['10 February to 8 August (Stella v. Graham-Paige)', '1947-02-10', '1947-08-08', '1947-08-09', '1947-08-10'],
  ['over the new year', '2025-07-01', '2025-12-30', '2025-12-31', '2026-01-01'],
  ['the second of a month ends with its first', '2025-01-02', '2025-06-30', '2025-07-01', '2025-07-02'],
  ['a day in the middle', '2025-04-15', '2025-10-13', '2025-10-14', '2025-10-15'],
  ['30 June', '2025-06-30', '2025-12-28', '2025-12-29', '2025-12-30'],
  ['31 December: June has no 31st', '2025-12-31', '2026-06-28', '2026-06-29', '2026-06-30'],
  ['30 December ends on the same day as the 31st', '2025-12-30', '2026-06-28', '2026-06-29', '2026-06-30'],
  ['29 December', '2025-12-29', '2026-06-27', '2026-06-28', '2026-06-29'],
  ['31 March: September has no 31st', '2025-03-31', '2025-09-28', '2025-09-29', '2025-09-30'],
  ['31 May: November has no 31st', '2025-05-31', '2025-11-28', '2025-11-29', '2025-11-30'],
  ['31 October: April has no 31st', '2025-10-31', '2026-04-28', '2026-04-29', '2026-04-30'],
  ['31 January keeps its day', '2025-01-31', '2025-07-29', '2025-07-30', '2025-07-31'],
  ['31 July keeps its day', '2025-07-31', '2026-01-29', '2026-01-30', '2026-01-31'],
  ['31 August: February of a common year', '2025-08-31', '2026-02-26', '2026-02-27', '2026-02-28'],
  ['29 August: the same end', '2025-08-29', '2026-02-26', '2026-02-27', '2026-02-28'],
  ['28 August: the same end', '2025-08-28', '2026-02-26', '2026-02-27', '2026-02-28'],
  ['27 August', '2025-08-27', '2026-02-25', '2026-02-26', '2026-02-27'],
  ['31 August: February of a leap year', '2023-08-31', '2024-02-27', '2024-02-28', '2024-02-29'],
  ['29 August before a leap year', '2023-08-29', '2024-02-27', '2024-02-28', '2024-02-29'],
  ['28 August before a leap year', '2023-08-28', '2024-02-26', '2024-02-27', '2024-02-28'],
  ['1 September before a common February', '2025-09-01', '2026-02-27', '2026-02-28', '2026-03-01'],
  ['1 September before a leap day', '2023-09-01', '2024-02-28', '2024-02-29', '2024-03-01'],
  ['2 September before a leap day', '2023-09-02', '2024-02-29', '2024-03-01', '2024-03-02'],
  ['from a leap day', '2024-02-29', '2024-08-27', '2024-08-28', '2024-08-29'],
  ['from the last of a common February', '2025-02-28', '2025-08-26', '2025-08-27', '2025-08-28'],
  ['a century without leap day', '2099-08-31', '2100-02-26', '2100-02-27', '2100-02-28'],
  ['a century with one', '1999-08-31', '2000-02-27', '2000-02-28', '2000-02-29'],
]

describe('less than six months', () => {
  it.each(cases)('%s: from %s to %s', (_, from, last, borderline, clean) => {
    expect([lastMatchableDay(from), borderlineDay(from), firstCleanDay(from)]).toEqual([last, borderline, clean])
  })

  it('never ends earlier for a later day, and lasts 179 to 183 days', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((at) => addDays('1934-06-06', at))
    fc.assert(
      fc.property(day, (from) => {
        const last = lastMatchableDay(from)
        expect(lastMatchableDay(addDays(from, 1)) >= last).toBe(true)
        expect(last >= addDays(from, 178) && last <= addDays(from, 182)).toBe(true)
      }),
    )
  })
})
