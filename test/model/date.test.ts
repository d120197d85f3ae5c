import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addMonths, daysBetween, isIsoDate, weekday } from '../../src/model/date.ts'
import { easternOffset } from '../../src/model/eastern-time.ts'
import { someDate } from '../generators/document.ts'

describe('days', () => {
  it('have the weekday that the calendar library gives', () => {
    fc.assert(fc.property(someDate, (date) => weekday(date) === Temporal.PlainDate.from(date).dayOfWeek))
  })

  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '24-01-01', '2024-1-1', '2024-04-31', ''])('do not exist: %s', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })

  it('keep to the end of a shorter month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
})

describe('Eastern time', () => {
  it('has the offset that the zone database gives, away from the hours of change', () => {
    fc.assert(
      fc.property(someDate, fc.constantFrom('00:00:00', '03:30:00', '06:00:00', '17:30:00', '22:00:00'), (date, time) => {
        const zoned = Temporal.ZonedDateTime.from(`${date}T${time}[America/New_York]`)
        expect(easternOffset(date, time)).toBe(zoned.offset)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['2007-03-11', '01:59:59', '-05:00'],
    ['2007-03-11', '03:00:00', '-04:00'],
    ['2006-04-02', '03:00:00', '-04:00'],
    ['2006-10-29', '02:00:00', '-05:00'],
    ['2007-11-04', '01:30:00', '-04:00'],
    ['2007-12-18', '17:04:11', '-05:00'],
  ])('%s %s is %s', (date, time, offset) => expect(easternOffset(date, time)).toBe(offset))
})
