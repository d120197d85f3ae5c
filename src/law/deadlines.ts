import { addDays, isIsoDate } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'
import { businessDaysAfter, type CountedDay, dayInWords, earlierOf, laterOf, sameOrNextBusinessDay } from './calendar.ts'
import { countingSteps, rollingSteps } from './counting-steps.ts'
import { type Deadline, type DeadlineQuestion, deadlineOn, noDeadline } from './deadline.ts'
import { fiscalYearOf, longestYear } from './fiscal-year.ts'
import { foreignInsidersBegin, foreignInsidersRule, qualifyingJurisdiction } from './foreign-issuers.ts'
import { mistaken } from './mistaken-day.ts'
import { reportingForm, twoBusinessDaysBegin } from './reporting-form.ts'

/** When Forms 3, 4 and 5 are due, by the rules in force on the day of the event. */

/** The deadline asked for. Never guesses: what cannot be known is `due: null` with the reason. */
export function deadline(question: DeadlineQuestion): Deadline {
  const outside = mistakenIn(question) ?? (question.issuerKind === 'foreign' ? outsideAsForeign(question) : null)
  if (outside) return outside
  if (question.form === '3') return form3Deadline(question)
  if (question.form === '5') return form5Deadline(question)
  return form4Deadline(question)
}

/** Why nothing is due by a question with a day that no report is about, or `null`. */
function mistakenIn({ form, date, deemed, fiscalYearEnd, registrationEffective, deferralLost }: DeadlineQuestion): Deadline | null {
  for (const day of [date, deemed, fiscalYearEnd, registrationEffective, deferralLost]) {
    const why = day !== null && isIsoDate(day) ? mistaken(day) : null
    if (why !== null) return noDeadline({ form, event: date, rule: 'Section 16(a)', steps: [`asked of ${day}`] }, why)
  }
  return null
}

/** An amendment is owed promptly and has no clock. */
export const amendmentDeadline = (form: DeadlineQuestion['form'], date: IsoDate): Deadline =>
  noDeadline(
    { form, event: date, rule: 'General Instruction on amendments', steps: [`amendment of a report on ${dayInWords(date)}`] },
    'an amendment has no deadline of its own and is due promptly; a transaction that it adds was due when its report was',
  )

/** Why a person of a foreign private issuer owes nothing, or `null` when the ordinary rules apply. */
function outsideAsForeign(question: DeadlineQuestion): Deadline | null {
  const { form, date, jurisdiction, tenPercentHolder } = question
  const basis = { form, event: date, rule: foreignInsidersRule, steps: [`event ${dayInWords(date)}, issuer is a foreign private issuer`] }
  if (tenPercentHolder)
    return noDeadline(basis, 'holders of more than ten percent of a foreign private issuer do not report (Rule 3a12-3(b))')
  if (form !== '3' && date < foreignInsidersBegin) {
    return noDeadline(basis, 'insiders of foreign private issuers report only transactions since 18 March 2026')
  }
  const place = jurisdiction === null ? null : qualifyingJurisdiction(jurisdiction)
  if (!place) return null
  const condition =
    'if the issuer is subject to a listed local regime and the person reports there, public in English within two business days'
  if (laterOf(date, foreignInsidersBegin) >= place.since) {
    return noDeadline(basis, `exempt by ${place.order} (${place.name}) ${condition}; otherwise the ordinary deadline`)
  }
  const ordinary = deadline({ ...question, jurisdiction: null })
  // What was due before the order stays due; what it found still open, counsel has to weigh.
  if (ordinary.latest !== null && ordinary.latest < place.since) return ordinary
  return noDeadline(basis, `${place.name} qualifies only since ${dayInWords(place.since)} (${place.order}), after this event: ask counsel`)
}

/** Form 3: ten days after becoming an insider; on the day of effectiveness when the issuer first registers (Section 16(a)(2), Rule 16a-3(a)). */
function form3Deadline({ date, registrationEffective, issuerKind }: DeadlineQuestion): Deadline {
  const basis = { form: '3' as const, event: date }
  if (issuerKind === 'foreign' && date <= foreignInsidersBegin) {
    return deadlineOn(sameOrNextBusinessDay(foreignInsidersBegin), {
      ...basis,
      rule: foreignInsidersRule,
      steps: [
        `became a director or officer ${dayInWords(date)}, issuer is a foreign private issuer`,
        `those in office on ${dayInWords(foreignInsidersBegin)} report on that day`,
      ],
      assumptions: ['the person was still in office on 18 March 2026'],
    })
  }
  if (registrationEffective !== null && date <= registrationEffective) {
    const day = sameOrNextBusinessDay(registrationEffective)
    return deadlineOn(day, {
      ...basis,
      rule: 'Section 16(a)(2)(A), Rule 16a-3(a)',
      steps: [
        `insider since ${dayInWords(date)}, before the issuer first registers under Section 12`,
        `registration effective ${dayInWords(registrationEffective)}: due on that day`,
        ...rollingSteps(registrationEffective, day),
      ],
    })
  }
  const tenth = addDays(date, 10)
  const day = sameOrNextBusinessDay(tenth)
  return deadlineOn(day, {
    ...basis,
    rule: 'Section 16(a)(2)(B), Rule 16a-3(a)',
    steps: [`became an insider ${dayInWords(date)}`, `the tenth day after is ${dayInWords(tenth)}`, ...rollingSteps(tenth, day)],
    assumptions:
      registrationEffective === null
        ? ['the event is not the issuer’s first registration, for which Form 3 is due on the effective day']
        : [],
  })
}

/** Form 4: two business days after execution; before 29 August 2002 the tenth day of the month following (Section 16(a)). */
function form4Deadline(question: DeadlineQuestion): Deadline {
  const { date, code, direction, deemed, deferralLost } = question
  const reporting = reportingForm(code, date, direction)
  const assumptions = reporting.assumption === null ? [] : [reporting.assumption]
  if (code === 'L' && deferralLost !== null) return lostDeferral(date, deferralLost)
  if (reporting.form === '5') return deferredToForm5(question, [`${reporting.why} (${reporting.rule})`], assumptions)
  const first = `executed ${dayInWords(date)}; ${reporting.why}`
  if (date < twoBusinessDaysBegin) {
    const ignored = deemed === null ? [] : ['deemed execution dates exist only since 29 August 2002: not used']
    return tenthOfNextMonth(date, [first, ...ignored], assumptions)
  }
  if (deemed === null || deemed === date) {
    const day = businessDaysAfter(date, 2)
    return deadlineOn(day, { form: '4', event: date, rule: reporting.rule, steps: [first, ...countingSteps(day.passed)], assumptions })
  }
  return fromDeemedDate(date, deemed, [first], assumptions)
}

/** Rule 16a-3(g)(2) to (4): the day of notice stands for the day of execution, but never later than the third business day after the trade. */
function fromDeemedDate(date: IsoDate, deemed: IsoDate, steps: readonly string[], assumptions: readonly string[]): Deadline {
  const basis = { form: '4' as const, event: date, rule: 'Rule 16a-3(g)(1) to (4)' }
  if (deemed < date)
    return noDeadline({ ...basis, steps, assumptions }, `the deemed execution date ${deemed} is before the trade of ${date}`)
  const outer = businessDaysAfter(date, 3)
  if (outer.earliest === null || outer.latest === null) return deadlineOn(outer, { ...basis, steps, assumptions })
  const from: readonly [IsoDate, IsoDate] = [earlierOf(deemed, outer.earliest), earlierOf(deemed, outer.latest)]
  const early = businessDaysAfter(from[0], 2)
  const late = businessDaysAfter(from[1], 2)
  const day: CountedDay = { earliest: early.earliest, latest: late.latest, passed: from[0] === from[1] ? late.passed : outer.passed }
  const limit =
    from[0] === from[1] && from[0] === deemed
      ? [`notice ${dayInWords(deemed)}, not after the third business day following the trade: deemed executed that day`]
      : [
          `notice ${dayInWords(deemed)}; the third business day following the trade is the outer limit, Rule 16a-3(g)(4)`,
          ...countingSteps(outer.passed),
          ...(from[0] === from[1] ? [`deemed executed ${dayInWords(from[0])}`] : []),
        ]
  return deadlineOn(day, {
    ...basis,
    steps: [...steps, ...limit, ...(from[0] === from[1] ? countingSteps(late.passed) : [])],
    assumptions: [...assumptions, 'the person did not select the date of execution (Rule 16a-3(g)(2) or (3))'],
  })
}

function tenthOfNextMonth(date: IsoDate, steps: readonly string[], assumptions: readonly string[]): Deadline {
  const [year = 0, month = 0] = date.split('-').map(Number)
  const tenth = `${month === 12 ? year + 1 : year}-${String(month === 12 ? 1 : month + 1).padStart(2, '0')}-10`
  const day = sameOrNextBusinessDay(tenth)
  return deadlineOn(day, {
    form: '4',
    event: date,
    rule: 'Section 16(a) before 29 August 2002',
    steps: [...steps, `ten days after the end of the month: ${dayInWords(tenth)}`, ...rollingSteps(tenth, day)],
    assumptions,
  })
}

/** Rule 16a-6(b): all small acquisitions not yet reported are due on Form 4 once paragraph (a) is no longer met. */
function lostDeferral(date: IsoDate, lost: IsoDate): Deadline {
  const steps = [`small acquisition of ${dayInWords(date)}; Rule 16a-6(a) no longer met on ${dayInWords(lost)}`]
  if (lost < date)
    return noDeadline({ form: '4', event: date, rule: 'Rule 16a-6(b)', steps }, `deferral cannot end on ${lost}, before the acquisition`)
  if (lost < twoBusinessDaysBegin) return { ...tenthOfNextMonth(lost, steps, []), event: date, rule: 'Rule 16a-6(b) before 29 August 2002' }
  const day = businessDaysAfter(lost, 2)
  return deadlineOn(day, { form: '4', event: date, rule: 'Rule 16a-6(b)', steps: [...steps, ...countingSteps(day.passed)] })
}

/** Form 5: forty-five days after the issuer's fiscal year end (Rule 16a-3(f)). */
function form5Deadline(question: DeadlineQuestion): Deadline {
  const { date, code, direction } = question
  // Without a code and a year end, the day of a Form 5 is its period: the fiscal year end.
  if (question.fiscalYearEnd === null && code === null) {
    return fortyFiveDaysAfter(date, date, [], ['the day given is the issuer’s fiscal year end'])
  }
  const reporting = code === null ? null : reportingForm(code, date, direction)
  const told =
    reporting?.form === '4' && question.deferralLost === null
      ? [`${reporting.why}: on Form 5 the line is late by definition`]
      : reporting
        ? [reporting.why]
        : []
  return deferredToForm5(question, told, reporting?.assumption ? [reporting.assumption] : [])
}

/** The deadline of a transaction that may wait for Form 5; only its bounds are known without the fiscal year end. */
export function deferredToForm5(question: DeadlineQuestion, steps: readonly string[], assumptions: readonly string[]): Deadline {
  const wrong = mistakenIn(question)
  if (wrong) return wrong
  const { date, fiscalYearEnd } = question
  const basis = { form: '5' as const, event: date, rule: 'Rule 16a-3(f)', steps: [`trade of ${dayInWords(date)}`, ...steps], assumptions }
  if (fiscalYearEnd === null) {
    // The year may end on the day of the trade, or a year of 53 weeks after it.
    const bounds = {
      earliest: sameOrNextBusinessDay(addDays(date, 45)).earliest,
      latest: sameOrNextBusinessDay(addDays(date, longestYear + 45)).latest,
    }
    return noDeadline(basis, 'due on Form 5, forty-five days after the issuer’s fiscal year end, which is not given', bounds)
  }
  if (!isIsoDate(fiscalYearEnd)) return inYearEnding(fiscalYearOf(date, fiscalYearEnd), basis)
  const end = fiscalYearEnd
  if (end < date || addDays(end, -longestYear) > date) {
    return noDeadline(basis, `the trade of ${date} is not in the fiscal year ended ${end}: give the end of its own fiscal year`)
  }
  return fortyFiveDaysAfter(end, date, basis.steps, assumptions)
}

/** Form 5 of a year whose end is known by month and day. */
function inYearEnding({ earliest, latest }: ReturnType<typeof fiscalYearOf>, basis: Parameters<typeof noDeadline>[0]): Deadline {
  const { event, steps, assumptions = [] } = basis
  if (earliest === latest) return fortyFiveDaysAfter(latest, event, steps, [...assumptions, `the fiscal year ends on ${latest}`])
  const bounds = {
    earliest: sameOrNextBusinessDay(addDays(earliest, 45)).earliest,
    latest: sameOrNextBusinessDay(addDays(latest, 45)).latest,
  }
  const why = `the fiscal year has whole weeks and ends between ${earliest} and ${latest}; give its last day`
  return noDeadline(basis, why, bounds)
}

function fortyFiveDaysAfter(end: IsoDate, event: IsoDate, steps: readonly string[], assumptions: readonly string[]): Deadline {
  const last = addDays(end, 45)
  const day = sameOrNextBusinessDay(last)
  return deadlineOn(day, {
    form: '5',
    event,
    rule: 'Rule 16a-3(f)',
    steps: [
      ...steps,
      `fiscal year ended ${dayInWords(end)}`,
      `the forty-fifth day after is ${dayInWords(last)}`,
      ...rollingSteps(last, day),
    ],
    assumptions,
  })
}
