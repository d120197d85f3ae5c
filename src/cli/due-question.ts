import { type DeadlineQuestion, plainQuestion } from '../law/deadline.ts'
import { qualifyingJurisdiction } from '../law/foreign-issuers.ts'
import { daysInMonth, isIsoDate } from '../model/date.ts'
import { baseForm, type DocumentType, documentTypes } from '../model/document.ts'
import { UsageError } from '../model/errors.ts'
import { transactionCode } from '../model/transaction-codes.ts'

/** The options of `s16 due` that ask for a deadline, as typed, and the question they make. */

export interface QuestionOptions {
  readonly form?: string
  readonly date?: string
  readonly code?: string
  readonly direction?: string
  readonly deemed?: string
  readonly fiscalYearEnd?: string
  readonly issuerKind?: string
  readonly jurisdiction?: string
  readonly tenPercentHolder?: boolean
  readonly registrationEffective?: string
  readonly deferralLost?: string
}

/** A deadline question, also of an amendment. */
export type Question = Omit<DeadlineQuestion, 'form'> & { readonly form: DocumentType }

/** The question of a command line. @throws UsageError that says what to write. */
export function questionOf(options: QuestionOptions): Question {
  const form = documentTypes.find((type) => type === options.form?.toUpperCase())
  if (form === undefined) throw new UsageError('--form takes 3, 4 or 5')
  const yearEnd = fiscalYearEnd(options.fiscalYearEnd)
  // A Form 5 alone is asked for by its year end.
  const date = day('--date', options.date) ?? (baseForm(form) === '5' && yearEnd !== null && isIsoDate(yearEnd) ? yearEnd : null)
  if (date === null) throw new UsageError('--date says the day of the event or trade: --date 2025-12-23')
  const code = codeOf(options.code)
  const deemed = day('--deemed', options.deemed)
  if (deemed !== null && deemed < date) throw new UsageError(`--deemed ${deemed} is before the trade of ${date}`)
  if (deemed !== null && baseForm(form) !== '4') throw new UsageError('--deemed goes with --form 4')
  const kind = options.issuerKind ?? 'domestic'
  if (kind !== 'domestic' && kind !== 'foreign') throw new UsageError('--issuer-kind takes domestic or foreign')
  if (options.jurisdiction !== undefined && kind !== 'foreign') throw new UsageError('--jurisdiction goes with --issuer-kind foreign')
  const direction = options.direction?.toUpperCase() ?? null
  if (direction !== null && direction !== 'A' && direction !== 'D')
    throw new UsageError('--direction takes A (acquired) or D (disposed of)')
  return {
    ...plainQuestion,
    form,
    date,
    code,
    direction,
    deemed,
    fiscalYearEnd: yearEnd,
    issuerKind: kind,
    jurisdiction: jurisdiction(options.jurisdiction),
    tenPercentHolder: options.tenPercentHolder === true,
    registrationEffective: day('--registration-effective', options.registrationEffective),
    deferralLost: day('--deferral-lost', options.deferralLost),
  }
}

/** A calendar day, or `null` where the option is absent. @throws UsageError for anything else. */
export function day(option: string, text: string | undefined): string | null {
  if (text === undefined) return null
  if (!isIsoDate(text)) throw new UsageError(`${option} "${text}" is not a calendar day; write it as 2025-12-23`)
  return text
}

function codeOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const code = text.toUpperCase()
  if (!transactionCode(code)) throw new UsageError(`--code "${text}" is not a transaction code (General Instruction 8 to Form 4)`)
  return code
}

/** A day, `12-31` or EDGAR's `1231`. */
function fiscalYearEnd(text: string | undefined): string | null {
  if (text === undefined || isIsoDate(text)) return text ?? null
  const match = /^(\d{2})-?(\d{2})$/.exec(text)
  const month = Number(match?.[1])
  const ofMonth = Number(match?.[2])
  if (!match || month < 1 || month > 12 || ofMonth < 1 || ofMonth > daysInMonth(2024, month)) {
    throw new UsageError(`--fiscal-year-end "${text}" is neither a day (2025-12-31) nor a month and day (12-31)`)
  }
  return `${match[1]}-${match[2]}`
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A country by its two letters, EDGAR's code (which has a digit) or its English name. */
function jurisdiction(text: string | undefined): string | null {
  if (text === undefined) return null
  const code = text.trim().toUpperCase()
  if (qualifyingJurisdiction(text) || /^(?:[A-Z]\d|\d[A-Z])$/.test(code)) return code
  if (/^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined) return code
  const named = alphabet.flatMap((a) => alphabet.map((b) => a + b)).find((pair) => regions.of(pair)?.toUpperCase() === code)
  if (named !== undefined) return named
  throw new UsageError(`--jurisdiction "${text}" is no country: give its two letters (GB, CA, IL), its name or EDGAR's code of it`)
}
