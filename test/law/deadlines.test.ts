import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessDaysAfter } from '../../src/law/calendar.ts'
import { type DeadlineQuestion, plainQuestion } from '../../src/law/deadline.ts'
import { deadline } from '../../src/law/deadlines.ts'
import { addDays, daysBetween } from '../../src/model/date.ts'

const ask = (form: '3' | '4' | '5', date: string, more: Partial<DeadlineQuestion> = {}) =>
  deadline({ ...plainQuestion, form, date, ...more })

describe('Form 4: two business days after the trade', () => {
  it.each([
    // trade, due, what the case is about
    ['2024-05-01', '2024-05-03', 'Wednesday to Friday'],
    ['2024-05-02', '2024-05-06', 'Thursday to Monday'],
    ['2024-05-03', '2024-05-07', 'Friday to Tuesday'],
    ['2024-05-04', '2024-05-07', 'a trade on Saturday'],
    ['2024-05-05', '2024-05-07', 'a trade on Sunday'],
    ['2024-05-24', '2024-05-29', 'over Memorial Day'],
    ['2024-05-27', '2024-05-29', 'a trade on a holiday'],
    ['2024-03-27', '2024-03-29', 'Good Friday is a business day'],
    ['2024-03-28', '2024-04-01', 'Good Friday is the first day, Monday the second'],
    ['2024-10-10', '2024-10-15', 'Columbus Day is none, though exchanges trade'],
    ['2024-10-14', '2024-10-16', 'a trade on Columbus Day'],
    ['2024-11-07', '2024-11-12', 'Veterans Day on a Monday'],
    ['2024-11-11', '2024-11-13', 'a trade on Veterans Day'],
    ['2023-11-08', '2023-11-13', 'Veterans Day observed on Friday'],
    ['2024-11-26', '2024-11-29', 'over Thanksgiving; the Friday after is a business day'],
    ['2024-11-27', '2024-12-02', 'the Friday after Thanksgiving is the first day'],
    ['2024-12-20', '2024-12-26', '24 December 2024 closed by order'],
    ['2024-12-23', '2024-12-27', '24 and 25 December'],
    ['2025-12-22', '2025-12-29', '23 December, then 24 to 28 closed'],
    ['2025-12-23', '2025-12-30', '24 to 28 December closed'],
    ['2025-12-24', '2025-12-30', 'a trade on a day the exchanges kept open'],
    ['2025-12-30', '2026-01-02', "over New Year's Day"],
    ['2025-01-07', '2025-01-10', 'day of mourning of 9 January 2025'],
    ['2025-01-08', '2025-01-13', 'day of mourning is no first day'],
    ['2018-12-03', '2018-12-06', 'day of mourning of 5 December 2018'],
    ['2018-12-20', '2018-12-26', '24 December 2018 closed by order, 25 Christmas'],
    ['2018-12-21', '2018-12-27', 'during a lapse of appropriations'],
    ['2019-12-20', '2019-12-26', '23 open, 24 closed by order'],
    ['2019-12-23', '2019-12-27', '24 and 25 December 2019'],
    ['2020-12-22', '2020-12-28', '23 open, 24 closed by order, 25 Christmas'],
    ['2021-06-16', '2021-06-21', 'Juneteenth first observed on Friday 18 June 2021'],
    ['2021-06-17', '2021-06-22', 'Juneteenth 2021 is no first day'],
    ['2020-06-17', '2020-06-19', 'no Juneteenth before 2021'],
    ['2021-12-22', '2021-12-27', 'Christmas observed on Friday'],
    ['2021-12-29', '2022-01-03', "New Year's Day observed on 31 December"],
    ['2022-12-22', '2022-12-27', 'Christmas observed on Monday'],
    ['2013-12-23', '2013-12-26', 'no order in 2013: 24 December is a business day'],
    ['2025-10-09', '2025-10-14', 'lapse of appropriations: EDGAR open, Columbus Day closed'],
    ['2006-12-28', '2007-01-03', 'day of mourning of 2 January 2007'],
    ['2006-12-29', '2007-01-04', '1 and 2 January 2007 closed'],
    ['2024-02-28', '2024-03-01', 'leap day counts'],
    ['2002-08-29', '2002-09-03', 'first day of the rule, over Labor Day'],
    ['2002-08-30', '2002-09-04', 'Friday before Labor Day'],
    ['2027-05-27', '2027-06-01', 'a year to come'],
  ])('%s is due %s: %s', (trade, due) => {
    expect(ask('4', trade, { code: 'S' })).toMatchObject({
      form: '4',
      event: trade,
      due,
      earliest: due,
      latest: due,
      why: null,
      rule: 'Rule 16a-3(g)(1)',
    })
  })

  it.each([
    // trade, no earlier than, no later than, the doubtful day
    ['2012-10-26', '2012-10-30', '2012-11-01', '29 Oct 2012'],
    ['2012-12-21', '2012-12-26', '2012-12-27', '24 Dec 2012'],
    ['2014-12-24', '2014-12-29', '2014-12-30', '26 Dec 2014'],
    ['2004-06-09', '2004-06-11', '2004-06-14', '11 Jun 2004'],
    ['2017-01-18', '2017-01-20', '2017-01-23', '20 Jan 2017'],
    ['2002-12-23', '2002-12-26', '2002-12-27', '24 Dec 2002'],
    ['2026-12-23', '2026-12-28', '2026-12-29', '24 Dec 2026'],
  ])('%s is due between %s and %s: unknown is said', (trade, earliest, latest, doubtful) => {
    const result = ask('4', trade, { code: 'P' })
    expect(result).toMatchObject({ due: null, earliest, latest })
    expect(result.why).toContain(doubtful)
  })

  it('does not doubt a day that cannot move the deadline', () => {
    expect(ask('4', '2012-10-30', { code: 'S' }).due).toBe('2012-11-01')
    expect(ask('4', '2012-12-24', { code: 'S' }).due).toBe('2012-12-27')
  })

  it.each(['2035-03-01', '2099-06-01', '2030-12-31'])('a trade of %s is outside the calendar', (trade) => {
    expect(ask('4', trade)).toMatchObject({ due: null, earliest: null, latest: null })
    expect(ask('4', trade).why).toContain('published')
  })

  it('shows each step', () => {
    expect(ask('4', '2025-12-23', { code: 'S' }).steps).toEqual([
      'executed Tue 23 Dec 2025; code S (open-market sale): not exempt from Section 16(b)',
      'Wed 24 Dec 2025 closed by executive order (executive order of 18 December 2025)',
      'Thu 25 Dec 2025 closed: Christmas Day (5 U.S.C. 6103(a))',
      'Fri 26 Dec 2025 closed by executive order (executive order of 18 December 2025)',
      'Sat 27 Dec 2025 and the Sunday after: weekend',
      'Mon 29 Dec 2025 is the first business day',
      'Tue 30 Dec 2025 is the second business day',
      'due Tue 30 Dec 2025 by 22:00 Eastern time',
    ])
  })

  it('says what it could not review for a day to come', () => {
    expect(ask('4', '2027-05-27', { code: 'S' }).assumptions.join()).toContain('would move this')
  })
})

describe('Form 4 before 29 August 2002: the tenth day of the next month', () => {
  it.each([
    ['2002-08-28', '2002-09-10', 'last day of the old rule'],
    ['2002-08-01', '2002-09-10', 'first of the month'],
    ['2002-01-31', '2002-02-11', 'the tenth is a Sunday'],
    ['2000-05-15', '2000-06-12', 'the tenth is a Saturday'],
    ['1999-12-15', '2000-01-10', 'over the year'],
    ['1997-10-02', '1997-11-10', 'a Monday'],
    ['1996-10-31', '1996-11-12', '10 November is a Sunday, 11 is Veterans Day'],
    ['2001-08-15', '2001-09-10', 'the day before the attacks'],
    ['1993-01-04', '1993-02-10', 'first month of the calendar'],
  ])('%s is due %s: %s', (trade, due) => {
    expect(ask('4', trade, { code: 'S' })).toMatchObject({ form: '4', due, rule: 'Section 16(a) before 29 August 2002' })
  })

  it('closed at 17:30, the hour of all filings then', () => {
    expect(ask('4', '2002-08-28', { code: 'S' }).steps.at(-1)).toBe('due Tue 10 Sep 2002 by 17:30 Eastern time')
    expect(ask('4', '2003-06-27', { code: 'S' }).steps.at(-1)).toBe('due Tue 1 Jul 2003 by 22:00 Eastern time')
    expect(ask('4', '2003-06-25', { code: 'S' }).steps.at(-1)).toBe('due Fri 27 Jun 2003 by 17:30 Eastern time')
  })

  it('knew no deemed execution date', () => {
    const result = ask('4', '2002-08-15', { code: 'S', deemed: '2002-08-20' })
    expect(result.due).toBe('2002-09-10')
    expect(result.steps.join()).toContain('not used')
  })
})

describe('deemed execution dates, Rule 16a-3(g)(2) to (4)', () => {
  it.each([
    // trade, notice, due
    ['2024-05-01', '2024-05-01', '2024-05-03', 'notice on the day of the trade'],
    ['2024-05-01', '2024-05-02', '2024-05-06', 'notice one day later'],
    ['2024-05-01', '2024-05-03', '2024-05-07', 'notice two days later'],
    ['2024-05-01', '2024-05-06', '2024-05-08', 'notice on the third business day'],
    ['2024-05-01', '2024-05-07', '2024-05-08', 'notice after it: the third business day stands'],
    ['2024-05-01', '2024-06-20', '2024-05-08', 'notice weeks after'],
    ['2024-05-03', '2024-05-04', '2024-05-07', 'notice on a Saturday'],
    ['2024-05-03', '2024-05-05', '2024-05-07', 'notice on a Sunday'],
    ['2024-05-03', '2024-05-08', '2024-05-10', 'third business day after a Friday'],
    ['2024-05-22', '2024-05-31', '2024-05-30', 'outer limit counted over Memorial Day'],
    ['2025-12-22', '2025-12-31', '2026-01-02', 'outer limit 30 December, then New Year'],
    ['2024-03-26', '2024-04-05', '2024-04-02', 'Good Friday counts'],
    ['2024-10-09', '2024-10-20', '2024-10-17', 'Columbus Day does not'],
    ['2003-02-12', '2003-03-01', '2003-02-20', 'over Washington’s Birthday'],
  ])('traded %s, notice %s: due %s (%s)', (trade, deemed, due) => {
    expect(ask('4', trade, { code: 'S', deemed })).toMatchObject({ due, why: null })
  })

  it('states that the person did not choose the day', () => {
    expect(ask('4', '2024-05-01', { code: 'S', deemed: '2024-05-02' }).assumptions.join()).toContain('did not select')
  })

  it('refuses a notice before the trade', () => {
    expect(ask('4', '2024-05-03', { code: 'S', deemed: '2024-05-02' })).toMatchObject({ due: null, earliest: null })
  })

  it('never gives more than five business days, nor fewer than two', () => {
    const days = fc.integer({ min: 0, max: daysBetween('2002-08-29', '2030-06-30') }).map((offset) => addDays('2002-08-29', offset))
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (trade, delay) => {
        const { earliest, latest } = ask('4', trade, { code: 'S', deemed: addDays(trade, delay) })
        expect(latest! <= businessDaysAfter(trade, 5).latest!).toBe(true)
        expect(earliest! >= businessDaysAfter(trade, 2).earliest!).toBe(true)
      }),
    )
  })
})

describe('which form a code is due on, by the day of the trade', () => {
  const yearEnd = { fiscalYearEnd: '12-31' }
  it.each([
    // code, trade, direction, form, due
    ['P', '2024-05-01', null, '4', '2024-05-03'],
    ['S', '2024-05-01', null, '4', '2024-05-03'],
    ['A', '2024-05-01', null, '4', '2024-05-03'],
    ['D', '2024-05-01', null, '4', '2024-05-03'],
    ['F', '2024-05-01', null, '4', '2024-05-03'],
    ['I', '2024-05-01', null, '4', '2024-05-03'],
    ['M', '2024-05-01', null, '4', '2024-05-03'],
    ['C', '2024-05-01', null, '4', '2024-05-03'],
    ['X', '2024-05-01', null, '4', '2024-05-03'],
    ['O', '2024-05-01', null, '4', '2024-05-03'],
    ['H', '2024-05-01', null, '4', '2024-05-03'],
    ['E', '2024-05-01', null, '4', '2024-05-03'],
    ['J', '2024-05-01', null, '4', '2024-05-03'],
    ['K', '2024-05-01', null, '4', '2024-05-03'],
    ['U', '2024-05-01', null, '4', '2024-05-03'],
    ['L', '2024-05-01', null, '5', '2025-02-14'],
    ['W', '2024-05-01', null, '5', '2025-02-14'],
    ['Z', '2024-05-01', null, '5', '2025-02-14'],
    ['V', '2024-05-01', null, '5', '2025-02-14'],
    // Gifts made moved to Form 4 on 27 February 2023; gifts received did not.
    ['G', '2023-02-24', null, '5', '2024-02-14'],
    ['G', '2023-02-26', 'D', '5', '2024-02-14'],
    ['G', '2023-02-27', null, '4', '2023-03-01'],
    ['G', '2023-02-27', 'D', '4', '2023-03-01'],
    ['G', '2023-02-27', 'A', '5', '2024-02-14'],
    ['G', '2024-12-31', 'D', '4', '2025-01-03'],
    ['G', '2010-06-01', 'D', '5', '2011-02-14'],
    // Rule 16b-3 transactions moved to Form 4 with the two-day rule.
    ['A', '2002-08-28', null, '5', '2003-02-14'],
    ['D', '2002-08-28', null, '5', '2003-02-14'],
    ['F', '2002-08-28', null, '5', '2003-02-14'],
    ['I', '2001-03-01', null, '5', '2002-02-14'],
    ['A', '2002-08-29', null, '4', '2002-09-03'],
    ['F', '2002-08-29', null, '4', '2002-09-03'],
    // Exercises were always due on Form 4.
    ['M', '2002-08-28', null, '4', '2002-09-10'],
    ['X', '2001-05-15', null, '4', '2001-06-11'],
    ['C', '2001-05-15', null, '4', '2001-06-11'],
  ] as const)('%s on %s (%s): Form %s, due %s', (code, date, direction, form, due) => {
    expect(ask('4', date, { code, direction, ...yearEnd })).toMatchObject({ form, due })
  })

  it('gives no Form 5 date without the fiscal year end, only its bounds', () => {
    const result = ask('4', '2022-06-01', { code: 'G' })
    expect(result).toMatchObject({ form: '5', due: null, earliest: '2022-07-18' })
    expect(result.why).toContain('fiscal year end')
    expect(result.latest! > '2023-07-01').toBe(true)
  })

  it.each([
    // a day no report can be about, as a slip of the pen has it
    ['4', '0020-05-01', {}, 'Section 16 is law since Wed 6 Jun 1934: look at the year of 0020-05-01'],
    ['5', '0001-01-01', { fiscalYearEnd: '12-31' }, 'look at the year of 0001-01-01'],
    ['5', '9999-12-31', { fiscalYearEnd: '05-31' }, 'no calendar reaches so far: look at the year of 9999-12-31'],
    ['4', '2024-05-01', { code: 'G', direction: 'A', fiscalYearEnd: '0202-12-31' }, 'look at the year of 0202-12-31'],
    ['4', '2024-05-01', { deemed: '9999-12-31' }, 'look at the year of 9999-12-31'],
  ] as const)('Form %s for %s with %j: none, and why', (form, date, more, why) => {
    const found = ask(form, date, more)
    expect(found).toMatchObject({ due: null, earliest: null, latest: null })
    expect(found.why).toContain(why)
  })

  it('assumes and says so where the code does not tell', () => {
    expect(ask('4', '2024-05-01', { code: 'G' }).assumptions).toContain('the gift was made, not received')
    expect(ask('4', '2024-05-01', { code: 'J' }).assumptions.join()).toContain('not exempt')
  })

  it('brings small acquisitions to Form 4 when their deferral is lost', () => {
    expect(ask('4', '2024-03-01', { code: 'L', deferralLost: '2024-05-02' })).toMatchObject({
      form: '4',
      due: '2024-05-06',
      rule: 'Rule 16a-6(b)',
    })
    expect(ask('4', '2002-03-01', { code: 'L', deferralLost: '2002-05-02' })).toMatchObject({ form: '4', due: '2002-06-10' })
    expect(ask('4', '2024-03-01', { code: 'L', deferralLost: '2024-02-02' }).due).toBeNull()
  })
})

describe('Form 5: forty-five days after the fiscal year end', () => {
  it.each([
    ['2024-12-31', '2025-02-14', 'a Friday'],
    ['2025-12-31', '2026-02-17', '14 February is a Saturday, the Monday is Washington’s Birthday'],
    ['2023-12-31', '2024-02-14', 'a Wednesday'],
    ['2022-12-31', '2023-02-14', 'a Tuesday'],
    ['2020-12-31', '2021-02-16', 'a Sunday, then Washington’s Birthday'],
    ['2015-12-31', '2016-02-16', 'a Sunday, then Washington’s Birthday'],
    ['2003-12-31', '2004-02-17', 'a Saturday before Washington’s Birthday'],
    ['2024-06-30', '2024-08-14', 'fiscal year to June'],
    ['2023-09-30', '2023-11-14', 'fiscal year to September'],
    ['2024-02-29', '2024-04-15', '14 April is a Sunday'],
    ['2023-05-20', '2023-07-05', '4 July is the forty-fifth day'],
    ['2006-11-18', '2007-01-03', '2 January 2007 is the forty-fifth day: day of mourning'],
    ['2024-09-28', '2024-11-12', 'a year of 52 weeks; 12 November'],
    ['2024-09-27', '2024-11-12', 'Veterans Day is the forty-fifth day'],
  ])('year ended %s is due %s: %s', (end, due) => {
    expect(ask('5', end)).toMatchObject({ form: '5', event: end, due, rule: 'Rule 16a-3(f)' })
    expect(ask('5', end, { fiscalYearEnd: end }).due).toBe(due)
  })

  it('finds the fiscal year of a trade', () => {
    expect(ask('5', '2024-03-15', { code: 'W', fiscalYearEnd: '2024-12-31' }).due).toBe('2025-02-14')
    expect(ask('5', '2024-03-15', { code: 'W', fiscalYearEnd: '12-31' }).due).toBe('2025-02-14')
    expect(ask('5', '2024-07-01', { code: 'W', fiscalYearEnd: '06-30' }).due).toBe('2025-08-14')
    expect(ask('5', '2024-06-30', { code: 'W', fiscalYearEnd: '06-30' }).due).toBe('2024-08-14')
    expect(ask('5', '2024-02-29', { code: 'W', fiscalYearEnd: '02-28' }).due).toBe('2024-04-15')
  })

  it('does not guess the end of a year of whole weeks', () => {
    const year = (date: string) => ask('5', date, { code: 'W', fiscalYearEnd: '12-28' })
    expect(year('2018-05-31')).toMatchObject({ due: null, earliest: '2019-02-04', latest: '2019-02-19' })
    expect(year('2018-05-31').why).toContain('give its last day')
    // Near the end a trade may belong to either year.
    expect(year('2018-12-27')).toMatchObject({ earliest: '2019-02-11', latest: '2020-02-24' })
    expect(year('2019-01-02')).toMatchObject({ earliest: '2019-02-19', latest: '2020-02-18' })
  })

  it('refuses a year that the trade is not in', () => {
    expect(ask('5', '2024-03-15', { code: 'W', fiscalYearEnd: '2023-12-31' })).toMatchObject({ due: null, earliest: null })
    expect(ask('5', '2022-03-15', { code: 'W', fiscalYearEnd: '2023-12-31' })).toMatchObject({ due: null, earliest: null })
  })

  it('does not take a trade date for a fiscal year end', () => {
    expect(ask('5', '2024-03-15', { code: 'W' }).due).toBeNull()
  })

  it('calls a Form 4 line on Form 5 late by definition', () => {
    const result = ask('5', '2024-03-15', { code: 'S', fiscalYearEnd: '12-31' })
    expect(result.due).toBe('2025-02-14')
    expect(result.steps.join()).toContain('late by definition')
  })
})

describe('Form 3: ten days after becoming an insider', () => {
  it.each([
    ['2024-05-06', '2024-05-16', 'a Thursday'],
    ['2024-05-01', '2024-05-13', 'the tenth day is a Saturday'],
    ['2024-05-02', '2024-05-13', 'the tenth day is a Sunday'],
    ['2024-05-17', '2024-05-28', 'the tenth day is Memorial Day'],
    ['2025-12-14', '2025-12-29', 'the tenth day closed by order, then Christmas and another order'],
    ['2025-12-16', '2025-12-29', '26 December 2025 closed by order'],
    ['2024-12-14', '2024-12-26', '24 December 2024 closed by order'],
    ['2024-12-30', '2025-01-10', '9 January 2025: day of mourning'],
    ['2021-06-08', '2021-06-21', '18 June 2021: Juneteenth observed'],
    ['2024-03-19', '2024-03-29', 'Good Friday is a business day'],
    ['2024-10-04', '2024-10-15', 'the tenth day is Columbus Day'],
    ['2024-11-01', '2024-11-12', 'the tenth day is Veterans Day'],
    ['1998-03-02', '1998-03-12', 'the same before 2002'],
    ['2024-02-19', '2024-02-29', 'ends on a leap day'],
  ])('event %s is due %s: %s', (event, due) => {
    expect(ask('3', event)).toMatchObject({ form: '3', event, due, rule: 'Section 16(a)(2)(B), Rule 16a-3(a)' })
  })

  it.each([
    ['2024-04-01', '2024-05-06', '2024-05-06', 'in office at effectiveness'],
    ['2024-05-06', '2024-05-06', '2024-05-06', 'event on the effective day'],
    ['2024-04-01', '2024-05-04', '2024-05-06', 'effective on a Saturday, as a lapse of sixty days may be'],
    ['2024-05-07', '2024-05-06', '2024-05-17', 'elected after effectiveness: ten days'],
  ])('event %s, registration effective %s: due %s (%s)', (date, registrationEffective, due) => {
    expect(ask('3', date, { registrationEffective }).due).toBe(due)
  })

  it('states that it takes the issuer as registered already', () => {
    expect(ask('3', '2024-05-06').assumptions.join()).toContain('first registration')
  })

  it('doubts the tenth day where it must', () => {
    expect(ask('3', '2017-01-10')).toMatchObject({ due: null, earliest: '2017-01-20', latest: '2017-01-23' })
    expect(ask('3', '2001-09-01')).toMatchObject({ due: null, earliest: '2001-09-11', latest: '2001-09-17' })
  })
})

describe('insiders of foreign private issuers, since 18 March 2026', () => {
  const foreign = { issuerKind: 'foreign' } as const
  it.each([
    // form, date, jurisdiction, due
    ['3', '2020-01-01', 'IL', '2026-03-18'],
    ['3', '2026-03-17', 'IL', '2026-03-18'],
    ['3', '2026-03-18', 'IL', '2026-03-18'],
    ['3', '2026-03-19', 'IL', '2026-03-30'],
    ['3', '2026-04-01', 'JP', '2026-04-13'],
    ['3', '2026-04-01', 'HK', '2026-04-13'],
    ['3', '2026-04-01', 'KY', '2026-04-13'],
    ['3', '2026-04-01', null, '2026-04-13'],
    ['4', '2026-03-18', 'IL', '2026-03-20'],
    ['4', '2026-04-01', 'JP', '2026-04-03'],
    ['4', '2026-04-02', 'CN', '2026-04-06'],
  ] as const)('Form %s, event %s, organised in %s: due %s', (form, date, jurisdiction, due) => {
    expect(ask(form, date, { ...foreign, jurisdiction }).due).toBe(due)
  })

  it.each([
    ['3', '2026-03-18', 'GB'],
    ['3', '2026-04-01', 'CA'],
    ['3', '2026-04-01', 'CL'],
    ['3', '2026-04-01', 'KR'],
    ['3', '2026-04-01', 'CH'],
    ['3', '2026-04-01', 'DE'],
    ['3', '2026-04-01', 'NO'],
    ['3', '2026-04-01', 'IS'],
    ['3', '2026-04-01', 'LI'],
    ['4', '2026-04-01', 'X0'],
    ['4', '2026-04-01', 'A6'],
    ['5', '2026-12-31', 'NL'],
    ['3', '2026-05-20', 'AU'],
    ['3', '2026-06-01', 'IN'],
    ['4', '2026-06-01', 'SG'],
  ] as const)('Form %s, event %s, organised in %s: exempt on conditions, which are told', (form, date, jurisdiction) => {
    const result = ask(form, date, { ...foreign, jurisdiction })
    expect(result).toMatchObject({ due: null, earliest: null })
    expect(result.why).toMatch(/exempt by order of the Commission .* otherwise the ordinary deadline/)
  })

  it('leaves what was due before the second order due, and what it found open to counsel', () => {
    expect(ask('3', '2026-04-01', { ...foreign, jurisdiction: 'AU' }).due).toBe('2026-04-13')
    expect(ask('4', '2026-05-15', { ...foreign, jurisdiction: 'SG' }).due).toBe('2026-05-19')
    expect(ask('4', '2026-05-18', { ...foreign, jurisdiction: 'SG' }).why).toContain('only since Wed 20 May 2026')
  })

  it('asks nothing of trades before the Act, nor of ten percent holders', () => {
    expect(ask('4', '2026-03-17', foreign)).toMatchObject({ due: null, earliest: null })
    expect(ask('3', '2026-04-01', { ...foreign, tenPercentHolder: true })).toMatchObject({ due: null, earliest: null })
  })
})
