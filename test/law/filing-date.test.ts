import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainQuestion } from '../../src/law/deadline.ts'
import { deadline } from '../../src/law/deadlines.ts'
import { easternMoment, easternText } from '../../src/law/eastern-time.ts'
import { filingDateOf, statedFilingDate } from '../../src/law/filing-date.ts'
import { timeliness } from '../../src/law/timely.ts'
import { addDays, daysBetween } from '../../src/model/date.ts'
import { easternOffset } from '../../src/model/eastern-time.ts'

describe('Eastern time', () => {
  it.each([
    // as written, as the clock in Washington showed it
    ['2024-05-03T21:59:00-04:00', '2024-05-03T21:59:00-04:00', 'daylight time'],
    ['2024-01-03T21:59:00-05:00', '2024-01-03T21:59:00-05:00', 'standard time'],
    ['2024-01-03T21:59:00-04:00', '2024-01-03T20:59:00-05:00', 'a summer offset in winter is an hour earlier'],
    ['2024-07-03T21:59:00-05:00', '2024-07-03T22:59:00-04:00', 'a winter offset in summer is an hour later'],
    ['2024-05-04T01:59:00Z', '2024-05-03T21:59:00-04:00', 'universal time of the next day'],
    ['2024-01-04T03:00:00Z', '2024-01-03T22:00:00-05:00', '22:00 in winter is 03:00 Z'],
    ['2024-07-04T02:00:00Z', '2024-07-03T22:00:00-04:00', '22:00 in summer is 02:00 Z'],
    ['2024-05-03T18:59:00-07:00', '2024-05-03T21:59:00-04:00', 'written on the Pacific coast'],
    ['2024-05-03T21:59', '2024-05-03T21:59:00-04:00', 'without offset: Eastern'],
    ['2024-05-03 21:59:07', '2024-05-03T21:59:07-04:00', 'with a space'],
    ['20240503215907', '2024-05-03T21:59:07-04:00', 'fourteen digits of the header'],
    ['20071218170411', '2007-12-18T17:04:11-05:00', 'a header of 2007'],
    // Daylight saving began on the first Sunday of April and ended on the last of October until 2006.
    ['2006-04-01T12:00:00', '2006-04-01T12:00:00-05:00', 'day before the change of 2006'],
    ['2006-04-03T12:00:00', '2006-04-03T12:00:00-04:00', 'day after'],
    ['2006-10-30T12:00:00', '2006-10-30T12:00:00-05:00', 'autumn of 2006'],
    // Since 2007 from the second Sunday of March to the first of November.
    ['2007-03-09T12:00:00', '2007-03-09T12:00:00-05:00', 'Friday before the new date'],
    ['2007-03-12T12:00:00', '2007-03-12T12:00:00-04:00', 'three weeks earlier than the old law'],
    ['2006-03-13T12:00:00', '2006-03-13T12:00:00-05:00', 'the same week a year before'],
    ['2007-11-02T12:00:00', '2007-11-02T12:00:00-04:00', 'a week later than the old law'],
    ['2007-11-05T12:00:00', '2007-11-05T12:00:00-05:00', 'after the change'],
    ['2007-03-13T02:00:00Z', '2007-03-12T22:00:00-04:00', '22:00 on the first Monday of the new law'],
    ['2006-03-14T02:00:00Z', '2006-03-13T21:00:00-05:00', '21:00 by the old one'],
    ['2024-03-10T07:00:00Z', '2024-03-10T03:00:00-04:00', 'the moment the clock jumps'],
    ['2024-03-10T06:59:59Z', '2024-03-10T01:59:59-05:00', 'the second before'],
    ['2024-11-03T05:30:00Z', '2024-11-03T01:30:00-04:00', 'first 01:30'],
    ['2024-11-03T06:30:00Z', '2024-11-03T01:30:00-05:00', 'second 01:30'],
  ])('%s is %s: %s', (text, expected) => {
    expect(easternText(easternMoment(text)!)).toBe(expected)
  })

  it.each([
    '2024-03-10T02:30:00',
    '2024-02-30T12:00:00',
    '2024-05-03T24:00:00',
    '2024-05-03T21:60:00',
    '2024-05-03',
    '21:59',
    'soon',
    '2024-05-03T21:59:00-99:00',
    '2024-05-03T21:59:00+01:75',
    '2024-05-03T21:59:00-0460',
    '',
  ])('"%s" is no moment', (text) => {
    expect(easternMoment(text)).toBeNull()
  })
})

describe('two reckonings of daylight saving', () => {
  it('agree: the time zone data here, and the statute in the reader of headers', () => {
    const hour = fc.integer({ min: 3, max: 23 })
    const day = fc.integer({ min: 0, max: daysBetween('1993-01-01', '2030-12-31') }).map((offset) => addDays('1993-01-01', offset))
    fc.assert(
      fc.property(day, hour, (date, at) => {
        const time = `${String(at).padStart(2, '0')}:15:00`
        expect(easternMoment(`${date}T${time}`)!.offset).toBe(easternOffset(date, time))
      }),
    )
  })
})

describe('the day a report counts as filed on', () => {
  it.each([
    // accepted, filed
    ['2024-05-03T21:59:00-04:00', '2024-05-03', 'a minute before 22:00'],
    ['2024-05-03T22:00:00-04:00', '2024-05-03', 'on the stroke of 22:00'],
    ['2024-05-03T22:00:00.001-04:00', '2024-05-06', 'a thousandth after'],
    ['2024-05-03T22:00:01-04:00', '2024-05-06', 'a second after, on a Friday'],
    ['2024-05-02T23:30:00-04:00', '2024-05-03', 'at night'],
    ['2024-05-03T00:15:00-04:00', '2024-05-03', 'after midnight'],
    ['2024-05-03T05:59:59-04:00', '2024-05-03', 'before EDGAR opens'],
    ['2024-05-03T06:00:00-04:00', '2024-05-03', 'as EDGAR opens'],
    ['2024-05-04T12:00:00-04:00', '2024-05-06', 'on a Saturday'],
    ['2024-05-26T12:00:00-04:00', '2024-05-28', 'on the Sunday before Memorial Day'],
    ['2025-12-24T12:00:00-05:00', '2025-12-29', 'on a day closed by order'],
    ['2024-05-03T17:31:00-04:00', '2024-05-03', 'after 17:30, which does not matter for Section 16'],
    // Before mandatory electronic filing 17:30 was the hour.
    ['2003-06-27T17:30:00-04:00', '2003-06-27', '17:30 on the last Friday of the old hour'],
    ['2003-06-27T17:30:01-04:00', '2003-06-30', 'a second after'],
    ['2003-06-30T21:00:00-04:00', '2003-06-30', 'first day of the new hour'],
    ['2003-06-30T22:00:01-04:00', '2003-07-01', 'after it'],
    // The hour is Eastern time of the day, whatever the offset written.
    ['2024-03-08T22:30:00-04:00', '2024-03-08', '21:30 standard time'],
    ['2024-03-11T21:30:00-05:00', '2024-03-12', '22:30 daylight time'],
    ['2024-11-02T02:00:00Z', '2024-11-01', '22:00 daylight time on the last Friday'],
    ['2024-11-05T02:30:00Z', '2024-11-04', '21:30 standard time on the Monday after'],
    ['2024-11-05T03:00:01Z', '2024-11-05', 'a second after 22:00 standard time'],
  ])('accepted %s: filed %s (%s)', (text, filed) => {
    expect(filingDateOf(easternMoment(text)!).day).toMatchObject({ earliest: filed, latest: filed })
  })

  it('is not known past a doubtful day', () => {
    expect(filingDateOf(easternMoment('2017-01-19T22:30:00-05:00')!).day).toMatchObject({ earliest: '2017-01-20', latest: '2017-01-23' })
  })

  it('of a report accepted just after 22:00 may be told otherwise by EDGAR, which is said', () => {
    const moment = easternMoment('2022-10-04T22:05:07-04:00')!
    expect(filingDateOf(moment).day.earliest).toBe('2022-10-05')
    expect(filingDateOf(moment).steps.join()).toContain('a filing date that EDGAR stated decides')
  })

  it('is what EDGAR states where it does', () => {
    expect(statedFilingDate('2024-05-03').day).toMatchObject({ earliest: '2024-05-03', latest: '2024-05-03' })
    expect(statedFilingDate('2024-05-04').steps.join()).toContain('no business day')
  })
})

describe('late or not', () => {
  const judge = (trade: string, accepted: string) =>
    timeliness(deadline({ ...plainQuestion, form: '4', date: trade, code: 'S' }), filingDateOf(easternMoment(accepted)!).day)

  it.each([
    // trade, accepted, late, days
    ['2024-05-01', '2024-05-03T21:59:00-04:00', false, 0],
    ['2024-05-01', '2024-05-03T22:00:00-04:00', false, 0],
    ['2024-05-01', '2024-05-03T22:00:01-04:00', true, 3],
    ['2024-05-01', '2024-05-01T10:00:00-04:00', false, 0],
    ['2024-05-01', '2024-05-04T12:00:00-04:00', true, 3],
    ['2024-05-01', '2024-05-06T08:00:00-04:00', true, 3],
    ['2024-05-02', '2024-05-07T05:30:00-04:00', true, 1],
    ['2025-12-23', '2025-12-30T20:00:00-05:00', false, 0],
    ['2025-12-23', '2025-12-31T06:01:00-05:00', true, 1],
    ['2024-05-01', '2024-06-03T12:00:00-04:00', true, 31],
    // Where the due date is doubtful, what is certain is still said.
    ['2012-10-26', '2012-10-29T12:00:00-04:00', false, 0],
    ['2012-10-26', '2012-10-31T12:00:00-04:00', null, null],
    ['2012-10-26', '2012-11-01T12:00:00-04:00', null, null],
    ['2012-10-26', '2012-11-02T12:00:00-04:00', true, null],
    ['2099-01-05', '2099-01-06T12:00:00-05:00', null, null],
  ] as const)('trade of %s accepted %s: late %s, days %s', (trade, accepted, late, daysLate) => {
    expect(judge(trade, accepted)).toEqual({ late, daysLate })
  })
})
