import { expect, test } from 'vitest'
import type { Word } from '../../../src/read/printed/pages/page.ts'
import { likeliestDay, signingDays } from '../../../src/read/printed/recognised/signing-days.ts'

/** On which days a recognised Form 4 may have been signed, in cases of our own. */

const word = (text: string): Word => ({ text, start: 0, end: text.length, gap: 1 })

test('a Form 4 is signed within five days of the transaction, whatever the calendar', () => {
  expect(signingDays('4', [word('12/29/2020')])).toEqual([
    '12/29/2020',
    '12/30/2020',
    '12/31/2020',
    '01/01/2021',
    '01/02/2021',
    '01/03/2021',
  ])
  expect(signingDays('5', [word('12/31/2020')])).toEqual([])
})

test.each([
  ['HA8/2021', '11/18/2021'],
  ['O118/2021', '11/18/2021'],
  // As like one as another, of another year, or too far from all.
  ['111/2021', undefined],
  ['HA8/2020', undefined],
  ['xx/2021', undefined],
])('%s is %s', (text, day) => {
  expect(likeliestDay(word(text), signingDays('4', [word('11/16/2021')]))?.text).toBe(day)
})
