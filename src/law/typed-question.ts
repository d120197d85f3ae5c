import { daysInMonth, isIsoDate } from '../model/date.ts'
import { baseForm, type DocumentType, documentTypes, isAmendment } from '../model/document.ts'
import { UsageError } from '../model/errors.ts'
import { transactionCode } from '../model/transaction-codes.ts'
import { type Deadline, type DeadlineQuestion, plainQuestion } from './deadline.ts'
import { amendmentDeadline, deadline } from './deadlines.ts'
import { qualifyingJurisdiction } from './foreign-issuers.ts'

/** A deadline question as a person types it, on a command line or in a form, and what it means. */

export interface TypedQuestion {
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

/** What a field is called where it is typed: `--date`, or the label of a form. */
export type NameField = (field: keyof TypedQuestion) => string

/** What was typed, understood. @throws UsageError that names the field and says what to write. */
export function questionOf(options: TypedQuestion, nameOf: NameField): Question {
  const form = documentTypes.find((type) => type === options.form?.toUpperCase())
  if (form === undefined) throw new UsageError(`${nameOf('form')} takes 3, 4 or 5`)
  const yearEnd = fiscalYearEnd(nameOf('fiscalYearEnd'), options.fiscalYearEnd)
  // A Form 5 alone is asked for by its year end.
  const date = day(nameOf('date'), options.date) ?? (baseForm(form) === '5' && yearEnd !== null && isIsoDate(yearEnd) ? yearEnd : null)
  if (date === null) throw new UsageError(`${nameOf('date')} says the day of the event or trade, such as 2025-12-23`)
  const code = codeOf(nameOf('code'), options.code)
  const deemed = day(nameOf('deemed'), options.deemed)
  if (deemed !== null && deemed < date) throw new UsageError(`${nameOf('deemed')} ${deemed} is before the trade of ${date}`)
  if (deemed !== null && baseForm(form) !== '4') throw new UsageError(`${nameOf('deemed')} goes with ${nameOf('form')} 4`)
  const kind = issuerKind(nameOf('issuerKind'), options.issuerKind) ?? 'domestic'
  if (options.jurisdiction !== undefined && kind !== 'foreign')
    throw new UsageError(`${nameOf('jurisdiction')} goes with ${nameOf('issuerKind')} foreign`)
  const direction = options.direction?.toUpperCase() ?? null
  if (direction !== null && direction !== 'A' && direction !== 'D')
    throw new UsageError(`${nameOf('direction')} takes A (acquired) or D (disposed of)`)
  return {
    ...plainQuestion,
    form,
    date,
    code,
    direction,
    deemed,
    fiscalYearEnd: yearEnd,
    issuerKind: kind,
    jurisdiction: jurisdiction(nameOf('jurisdiction'), options.jurisdiction),
    tenPercentHolder: options.tenPercentHolder === true,
    registrationEffective: day(nameOf('registrationEffective'), options.registrationEffective),
    deferralLost: day(nameOf('deferralLost'), options.deferralLost),
  }
}

/** Whether the issuer is a domestic or a foreign private one, or `null` where nothing is typed. @throws UsageError for anything else. */
export function issuerKind(name: string, text: string | undefined): DeadlineQuestion['issuerKind'] | null {
  if (text === undefined) return null
  if (text !== 'domestic' && text !== 'foreign') throw new UsageError(`${name} takes domestic or foreign`)
  return text
}

/** A calendar day, or `null` where nothing is typed. @throws UsageError for anything else. */
export function day(name: string, text: string | undefined): string | null {
  if (text === undefined) return null
  if (!isIsoDate(text)) throw new UsageError(`${name} "${text}" is not a calendar day; write it as 2025-12-23`)
  return text
}

function codeOf(name: string, text: string | undefined): string | null {
  if (text === undefined) return null
  const code = text.toUpperCase()
  if (!transactionCode(code)) throw new UsageError(`${name} "${text}" is not a transaction code (General Instruction 8 to Form 4)`)
  return code
}

/** A day, `12-31` or EDGAR's `1231`. */
function fiscalYearEnd(name: string, text: string | undefined): string | null {
  if (text === undefined || isIsoDate(text)) return text ?? null
  const match = /^(\d{2})-?(\d{2})$/.exec(text)
  const month = Number(match?.[1])
  const ofMonth = Number(match?.[2])
  if (!match || month < 1 || month > 12 || ofMonth < 1 || ofMonth > daysInMonth(2024, month)) {
    throw new UsageError(`${name} "${text}" is neither a day (2025-12-31) nor a month and day (12-31)`)
  }
  return `${match[1]}-${match[2]}`
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A country by its two letters, EDGAR's code (which has a digit) or its English name. */
function jurisdiction(name: string, text: string | undefined): string | null {
  if (text === undefined) return null
  const code = text.trim().toUpperCase()
  if (qualifyingJurisdiction(text) || /^(?:[A-Z]\d|\d[A-Z])$/.test(code)) return code
  if (/^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined) return code
  const named = alphabet.flatMap((a) => alphabet.map((b) => a + b)).find((pair) => regions.of(pair)?.toUpperCase() === code)
  if (named !== undefined) return named
  throw new UsageError(`${name} "${text}" is no country: give its two letters (GB, CA, IL), its name or EDGAR's code of it`)
}

/** The answer to what was typed; an amendment has no deadline of its own. */
export function answer({ form, ...question }: Question): Deadline {
  return isAmendment(form) ? amendmentDeadline(baseForm(form), question.date) : deadline({ ...question, form: baseForm(form) })
}
