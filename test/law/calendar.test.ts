import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessDaysAfter, calendarBegins, calendarDay, calendarEnds, dayInWords, sameOrNextBusinessDay } from '../../src/law/calendar.ts'
import { closings } from '../../src/law/closings.ts'
import { holidaysOf } from '../../src/law/holidays.ts'
import { addDays, daysBetween, weekday } from '../../src/model/date.ts'

/** Day, status, cause (a part of it). */
const days: readonly (readonly [string, 'open' | 'closed' | 'unknown', string])[] = [
  // Each holiday on a weekday of its own.
  ['2024-01-01', 'closed', "New Year's Day"],
  ['2024-01-15', 'closed', 'Martin Luther King'],
  ['2024-02-19', 'closed', "Washington's Birthday"],
  ['2024-05-27', 'closed', 'Memorial Day'],
  ['2024-06-19', 'closed', 'Juneteenth'],
  ['2024-07-04', 'closed', 'Independence Day'],
  ['2024-09-02', 'closed', 'Labor Day'],
  ['2024-10-14', 'closed', 'Columbus Day'],
  ['2024-11-11', 'closed', 'Veterans Day'],
  ['2024-11-28', 'closed', 'Thanksgiving Day'],
  ['2024-12-25', 'closed', 'Christmas Day'],
  // Mondays of months that begin on each side.
  ['1993-01-18', 'closed', 'Martin Luther King'],
  ['1995-05-29', 'closed', 'Memorial Day'],
  ['1999-05-31', 'closed', 'Memorial Day'],
  ['2010-05-31', 'closed', 'Memorial Day'],
  ['2026-05-25', 'closed', 'Memorial Day'],
  ['2003-09-01', 'closed', 'Labor Day'],
  ['2015-09-07', 'closed', 'Labor Day'],
  ['2018-11-22', 'closed', 'Thanksgiving Day'],
  ['2019-11-28', 'closed', 'Thanksgiving Day'],
  // Saturday is observed on Friday, Sunday on Monday.
  ['2020-07-03', 'closed', 'Independence Day observed (Sat 4 Jul 2020)'],
  ['2021-07-05', 'closed', 'Independence Day observed (Sun 4 Jul 2021)'],
  ['2026-07-03', 'closed', 'Independence Day observed'],
  ['2018-11-12', 'closed', 'Veterans Day observed'],
  ['2023-11-10', 'closed', 'Veterans Day observed'],
  ['2006-11-10', 'closed', 'Veterans Day observed'],
  ['2010-12-24', 'closed', 'Christmas Day observed'],
  ['2021-12-24', 'closed', 'Christmas Day observed'],
  ['2016-12-26', 'closed', 'Christmas Day observed'],
  ['2022-12-26', 'closed', 'Christmas Day observed'],
  ['2017-01-02', 'closed', "New Year's Day observed"],
  ['2023-01-02', 'closed', "New Year's Day observed"],
  // 1 January on a Saturday closes the last day of the year before.
  ['1993-12-31', 'closed', "New Year's Day observed (Sat 1 Jan 1994)"],
  ['1999-12-31', 'closed', "New Year's Day observed (Sat 1 Jan 2000)"],
  ['2004-12-31', 'closed', "New Year's Day observed"],
  ['2010-12-31', 'closed', "New Year's Day observed"],
  ['2021-12-31', 'closed', "New Year's Day observed (Sat 1 Jan 2022)"],
  ['2027-12-31', 'closed', "New Year's Day observed (Sat 1 Jan 2028)"],
  ['2020-12-31', 'open', ''],
  ['2022-12-30', 'open', ''],
  // Juneteenth: signed 17 June 2021, first observed the next day.
  ['2020-06-19', 'open', ''],
  ['2021-06-17', 'open', ''],
  ['2021-06-18', 'closed', 'Juneteenth National Independence Day observed (Sat 19 Jun 2021)'],
  ['2021-06-21', 'open', ''],
  ['2022-06-20', 'closed', 'Juneteenth'],
  ['2027-06-18', 'closed', 'Juneteenth'],
  // Exchange holidays are business days of the Commission.
  ['2024-03-29', 'open', ''],
  ['2021-04-02', 'open', ''],
  ['2015-04-03', 'open', ''],
  ['2000-04-21', 'open', ''],
  // Closed by order or in mourning.
  ['2007-01-02', 'closed', 'Gerald Ford'],
  ['2018-12-05', 'closed', 'George H. W. Bush'],
  ['2018-12-24', 'closed', 'executive order'],
  ['2019-12-24', 'closed', 'executive order'],
  ['2020-12-24', 'closed', 'executive order'],
  ['2024-12-24', 'closed', 'executive order'],
  ['2025-01-09', 'closed', 'Jimmy Carter'],
  ['2025-12-24', 'closed', 'executive order'],
  ['2025-12-26', 'closed', 'executive order'],
  // Without such an order, the eve is a business day.
  ['2013-12-24', 'open', ''],
  ['2017-12-26', 'open', ''],
  ['2022-12-23', 'open', ''],
  ['2023-12-26', 'open', ''],
  ['2024-12-26', 'open', ''],
  // EDGAR ran through the lapses of appropriations of 2013, 2018–2019 and 2025.
  ['2013-10-07', 'open', ''],
  ['2018-12-31', 'open', ''],
  ['2019-01-10', 'open', ''],
  ['2025-10-10', 'open', ''],
  ['2025-11-12', 'open', ''],
  // Doubtful days are neither open nor closed.
  ['1994-04-27', 'unknown', 'Richard Nixon'],
  ['1996-01-03', 'unknown', 'lapse of appropriations'],
  ['2001-09-11', 'unknown', '11 September'],
  ['2001-09-12', 'unknown', '11 September'],
  ['2001-12-24', 'unknown', 'executive order'],
  ['2002-12-24', 'unknown', 'half the day'],
  ['2003-12-26', 'unknown', 'executive order'],
  ['2004-06-11', 'unknown', 'Ronald Reagan'],
  ['2007-12-24', 'unknown', 'executive order'],
  ['2008-12-26', 'unknown', 'executive order'],
  ['2012-10-29', 'unknown', 'Sandy'],
  ['2012-10-30', 'unknown', 'Sandy'],
  ['2012-10-31', 'open', ''],
  ['2012-12-24', 'unknown', 'executive order'],
  ['2014-12-26', 'unknown', 'executive order'],
  ['2015-12-24', 'unknown', 'half the day'],
  ['2017-01-20', 'unknown', 'Inauguration Day'],
  ['2009-01-20', 'unknown', 'Inauguration Day'],
  // EDGAR dated 0001683168-21-000201 on Inauguration Day 2021.
  ['2021-01-20', 'open', ''],
  // On Martin Luther King's day, or a Saturday, Inauguration Day changes nothing.
  ['2025-01-20', 'closed', 'Martin Luther King'],
  ['2013-01-21', 'closed', 'Martin Luther King'],
  ['2001-01-20', 'closed', 'Saturday'],
  ['2001-01-19', 'open', ''],
  // An order for Christmas Eve is given in the week before, if at all.
  ['2026-12-24', 'unknown', 'executive order'],
  ['2027-12-24', 'closed', 'Christmas Day observed'],
  // Outside the calendar nothing is known.
  ['1992-12-31', 'unknown', 'before the calendar'],
  ['2031-01-02', 'unknown', 'after the last year'],
  ['2099-06-01', 'unknown', 'after the last year'],
  ['2031-03-02', 'closed', 'Sunday'],
  ['1992-12-26', 'closed', 'Saturday'],
  ['2024-05-04', 'closed', 'Saturday'],
  ['2024-05-05', 'closed', 'Sunday'],
]

describe('business days of the Commission', () => {
  it.each(days)('%s is %s %s', (date, status, why) => {
    const day = calendarDay(date)
    expect(day.status).toBe(status)
    if (status === 'open') expect(day.why).toBeNull()
    else expect(day.why).toContain(why)
  })

  it('has the observed holidays of five years as the statute gives them', () => {
    const observed = (year: number) =>
      [...holidaysOf(year), ...holidaysOf(year + 1)].map((holiday) => holiday.observed).filter((date) => date.startsWith(String(year)))
    expect(
      observed(2024)
        .map((date) => date.slice(5))
        .join(' '),
    ).toBe('01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25')
    expect(
      observed(2025)
        .map((date) => date.slice(5))
        .join(' '),
    ).toBe('01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25')
    expect(
      observed(2026)
        .map((date) => date.slice(5))
        .join(' '),
    ).toBe('01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25')
    expect(
      observed(2027)
        .map((date) => date.slice(5))
        .join(' '),
    ).toBe('01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31')
    expect(
      observed(2028)
        .map((date) => date.slice(5))
        .join(' '),
    ).toBe('01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25')
  })

  it('never has a closing on a weekend or a statutory holiday, and every one has a source', () => {
    for (const { from, to, source } of closings) {
      expect(weekday(from)).toBeLessThan(6)
      expect(weekday(to)).toBeLessThan(6)
      expect(to >= from).toBe(true)
      expect(source).not.toBe('')
      for (const year of [Number(from.slice(0, 4)), Number(from.slice(0, 4)) + 1]) {
        expect(holidaysOf(year).map((holiday) => holiday.observed)).not.toContain(from)
      }
    }
  })

  it('lists closings in order and without overlap', () => {
    closings.slice(1).forEach((closing, at) => {
      expect(closing.from > closings[at]!.to).toBe(true)
    })
  })

  it('writes a day for people', () => {
    expect(dayInWords('2025-12-24')).toBe('Wed 24 Dec 2025')
    expect(dayInWords('2024-02-29')).toBe('Thu 29 Feb 2024')
  })
})

const anyDay = fc.integer({ min: 0, max: daysBetween(calendarBegins, '2030-06-30') }).map((offset) => addDays(calendarBegins, offset))

describe('counting', () => {
  it('ends on no closed day and never before the day it starts from', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (date, count) => {
        const { earliest, latest } = businessDaysAfter(date, count)
        expect(earliest! > date).toBe(true)
        expect(latest! >= earliest!).toBe(true)
        expect(calendarDay(earliest!).status).not.toBe('closed')
        expect(calendarDay(latest!).status).toBe('open')
      }),
    )
  })

  it('adds up: two days after is one day after one day after', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const one = businessDaysAfter(date, 1)
        const two = businessDaysAfter(date, 2)
        expect(businessDaysAfter(one.earliest!, 1).earliest).toBe(two.earliest)
        expect(businessDaysAfter(one.latest!, 1).latest).toBe(two.latest)
      }),
    )
  })

  it('never goes back: a later start does not end earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5 }), (date, shift, count) => {
        const first = businessDaysAfter(date, count)
        const second = businessDaysAfter(addDays(date, shift), count)
        expect(second.earliest! >= first.earliest!).toBe(true)
        expect(second.latest! >= first.latest!).toBe(true)
      }),
    )
  })

  it('keeps a business day and moves any other forward', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const { earliest, latest } = sameOrNextBusinessDay(date)
        if (calendarDay(date).status === 'open') expect([earliest, latest]).toEqual([date, date])
        else expect(latest! > date).toBe(true)
      }),
    )
  })

  it('differs only where an unknown day was passed', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 5 }), (date, count) => {
        const { earliest, latest, passed } = businessDaysAfter(date, count)
        expect(earliest === latest).toBe(passed.every(({ status }) => status !== 'unknown'))
      }),
    )
  })

  it('knows nothing beyond the last published year', () => {
    expect(businessDaysAfter(calendarEnds, 1)).toMatchObject({ earliest: null, latest: null })
    expect(businessDaysAfter('2099-01-01', 2)).toMatchObject({ earliest: null, latest: null })
    expect(sameOrNextBusinessDay('1990-01-02')).toMatchObject({ earliest: null, latest: null })
  })
})
