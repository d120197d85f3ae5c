import type { IsoDate } from '../model/document.ts'
import { isExerciseCode, transactionCode } from '../model/transaction-codes.ts'

/** On which form a transaction of a given code was due by the rules of its day (Rule 16a-3(f) and (g), Rule 16a-6). */

/** First trade date of the two-business-day rule (Sarbanes-Oxley Act section 403; Release 34-46421). */
export const twoBusinessDaysBegin: IsoDate = '2002-08-29'

/** First day of bona fide gifts (dispositions) on Form 4 (Release 33-11138; Rule 16a-3(g)(1)). */
export const giftsOnForm4Begin: IsoDate = '2023-02-27'

export interface ReportingForm {
  readonly form: '4' | '5'
  readonly rule: string
  /** Why this form, in a sentence without a period. */
  readonly why: string
  /** What was taken for granted because the code alone does not tell. */
  readonly assumption: string | null
}

const onForm4 = (rule: string, why: string, assumption: string | null = null): ReportingForm => ({ form: '4', rule, why, assumption })
const onForm5 = (rule: string, why: string, assumption: string | null = null): ReportingForm => ({ form: '5', rule, why, assumption })

/** Codes of Rule 16b-3(d), (e) and (f): grants, returns to the issuer, discretionary transactions; on Form 5 until the two-day rule. */
const ruleSixteenBThree = new Set(['A', 'D', 'F', 'I'])

/**
 * The form on which a transaction must be reported at the latest.
 * `direction` (A acquired, D disposed of) matters for gifts; absent, a gift is taken as a disposition.
 */
export function reportingForm(code: string | null, date: IsoDate, direction: 'A' | 'D' | null): ReportingForm {
  const twoDays = date >= twoBusinessDaysBegin
  const rule = twoDays ? 'Rule 16a-3(g)(1)' : 'Section 16(a) before 29 August 2002'
  if (code === null) {
    return onForm4(rule, 'no code given', 'the transaction is one that Form 4 must report')
  }
  const label = transactionCode(code)?.label ?? 'not a code of the SEC'
  const named = `code ${code} (${label})`
  if (ruleSixteenBThree.has(code)) {
    return twoDays
      ? onForm4(rule, `${named}: exempt under Rule 16b-3 and due on Form 4 since 29 August 2002`)
      : onForm5('Rule 16a-3(f)(1) before 29 August 2002', `${named}: exempt under Rule 16b-3, deferred to Form 5`)
  }
  if (isExerciseCode(code)) return onForm4(rule, `${named}: every exercise or conversion is due on Form 4`)
  if (code === 'G') {
    const assumption = direction === null ? 'the gift was made, not received' : null
    if (direction === 'A') return onForm5('Rule 16a-3(f)(1)', `${named}: a gift received may wait for Form 5`)
    return date >= giftsOnForm4Begin
      ? onForm4(
          'Rule 16a-3(g)(1) as amended by Release 33-11138',
          `${named}: a gift made is due on Form 4 since 27 February 2023`,
          assumption,
        )
      : onForm5('Rule 16a-3(f)(1) before 27 February 2023', `${named}: a gift made before 27 February 2023 may wait for Form 5`, assumption)
  }
  if (code === 'L') return onForm5('Rule 16a-6(a)', `${named}: a small acquisition may wait for Form 5 while Rule 16a-6(a) is met`)
  if (code === 'W' || code === 'Z') return onForm5('Rule 16a-3(f)(1)', `${named}: exempt from Section 16(b), may wait for Form 5`)
  if (code === 'V') return onForm5('Rule 16a-3(f)(1)', `${named}: marks a line reported before it is due on Form 5`)
  if (code === 'J' || code === 'E') {
    return onForm4(
      rule,
      `${named}: due on Form 4 unless it is exempt from Section 16(b)`,
      'the transaction is not exempt from Section 16(b)',
    )
  }
  return onForm4(rule, `${named}: not exempt from Section 16(b)`)
}
