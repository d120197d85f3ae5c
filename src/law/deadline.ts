import type { BaseForm, IsoDate } from '../model/document.ts'
import { type CountedDay, closingsReviewedTo, dayInWords } from './calendar.ts'
import { lastMoment } from './filing-date.ts'

/** A due date and how it was found. */
export interface Deadline {
  /** The form the event is due on, which need not be the one asked for. */
  readonly form: BaseForm
  /** The day the clock was asked to run from: the event, the trade or the fiscal year end. */
  readonly event: IsoDate
  /** Last day for filing, until 22:00 Eastern time since 30 June 2003; `null` when it is not known or nothing is due. */
  readonly due: IsoDate | null
  /** No deadline before this day: filed by then is in time whatever the truth. `null` when nothing is due or nothing is known. */
  readonly earliest: IsoDate | null
  /** No deadline after this day: filed later is late whatever the truth. */
  readonly latest: IsoDate | null
  readonly rule: string
  /** The working, a line each. */
  readonly steps: readonly string[]
  /** What was taken for granted because the question did not say. */
  readonly assumptions: readonly string[]
  /** Why `due` is `null`; otherwise `null`. */
  readonly why: string | null
}

/** What is asked. Dates are calendar days; absent is `null`. */
export interface DeadlineQuestion {
  readonly form: BaseForm
  /** Form 3: the day of becoming an insider; Form 4 and 5: the trade date, or for Form 5 alone the fiscal year end. */
  readonly date: IsoDate
  readonly code: string | null
  /** Acquired or disposed of: matters for gifts. */
  readonly direction: 'A' | 'D' | null
  /** Day of notice under Rule 16a-3(g)(2) or (3). */
  readonly deemed: IsoDate | null
  /** The issuer's fiscal year end: a day, or month and day (`12-31`). */
  readonly fiscalYearEnd: string | null
  readonly issuerKind: 'domestic' | 'foreign'
  /** Where a foreign private issuer is organised: ISO 3166 code, EDGAR code or name. */
  readonly jurisdiction: string | null
  /** Whether the person is an insider only by holding more than ten percent. */
  readonly tenPercentHolder: boolean
  /** Effective date of the issuer's first registration under Section 12. */
  readonly registrationEffective: IsoDate | null
  /** The day on which small acquisitions stopped meeting Rule 16a-6(a). */
  readonly deferralLost: IsoDate | null
}

/** A question with everything unsaid, to build others from. */
export const plainQuestion: Omit<DeadlineQuestion, 'form' | 'date'> = Object.freeze({
  code: null,
  direction: null,
  deemed: null,
  fiscalYearEnd: null,
  issuerKind: 'domestic',
  jurisdiction: null,
  tenPercentHolder: false,
  registrationEffective: null,
  deferralLost: null,
})

type Basis = Pick<Deadline, 'form' | 'event' | 'rule'> & { readonly steps: readonly string[]; readonly assumptions?: readonly string[] }

const closes = (day: IsoDate) => lastMoment(day).slice(0, 5)

/** The deadline that a counted day gives: known, between two days, or unknown. */
export function deadlineOn(day: CountedDay, basis: Basis): Deadline {
  const { form, event, rule, steps, assumptions = [] } = basis
  const { earliest, latest } = day
  const told = { form, event, rule, earliest, latest, assumptions }
  if (earliest !== null && earliest === latest) {
    const scheduled =
      earliest > closingsReviewedTo
        ? [`closings are reviewed to ${dayInWords(closingsReviewedTo)}: a later order to close a day would move this`]
        : []
    return {
      ...told,
      due: earliest,
      steps: [...steps, `due ${dayInWords(earliest)} by ${closes(earliest)} Eastern time`],
      assumptions: [...assumptions, ...scheduled],
      why: null,
    }
  }
  const doubt = day.passed.find(({ status }) => status === 'unknown')
  const cause = doubt
    ? `whether ${dayInWords(doubt.date)} is a business day is not known (${doubt.why})`
    : 'the count depends on a day that is not known'
  const between = earliest && latest ? `; due ${dayInWords(earliest)} if it was, ${dayInWords(latest)} if not` : ''
  return { ...told, due: null, steps: [...steps, `no due date: ${cause}${between}`], why: `${cause}${between}` }
}

/** No due date, and why; bounds may still be known. */
export function noDeadline(
  basis: Basis,
  why: string,
  bounds: { earliest: IsoDate | null; latest: IsoDate | null } | null = null,
): Deadline {
  const { form, event, rule, steps, assumptions = [] } = basis
  return {
    form,
    event,
    due: null,
    earliest: bounds?.earliest ?? null,
    latest: bounds?.latest ?? null,
    rule,
    steps: [...steps, `no due date: ${why}`],
    assumptions,
    why,
  }
}
