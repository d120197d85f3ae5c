import { expect, test } from 'vitest'
import { fromMonthDayYear } from '../../src/model/iso-date.ts'

test('a day as the forms print it is a day of the calendar, however it is padded', () => {
  expect(fromMonthDayYear('12/17/2007')).toBe('2007-12-17')
  expect(fromMonthDayYear('02/29/2008')).toBe('2008-02-29')
  expect(fromMonthDayYear(' 2/9/2008 ')).toBe('2008-02-09')
  for (const text of ['02/29/2007', '13/01/2007', '00/10/2007', '2/30/2007', '12/17/07', '12-17-2007', '1a/17/2007', ''])
    expect(fromMonthDayYear(text)).toBeNull()
})
