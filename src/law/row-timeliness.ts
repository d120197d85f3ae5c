import { daysBetween } from '../model/date.ts'
import { baseForm, type IsoDate, type OwnershipDocument, type Row } from '../model/document.ts'
import { type CountedDay, dayInWords } from './calendar.ts'
import { type Deadline, type DeadlineQuestion, plainQuestion } from './deadline.ts'
import { deadline, deferredToForm5 } from './deadlines.ts'
import { formFiveYear, longestYear } from './fiscal-year.ts'
import { giftsOnForm4Begin, reportingForm } from './reporting-form.ts'
import { timeliness } from './timely.ts'

/** Whether one line of a filed Form 4 or 5 was reported in time, by the rules of the day of its trade. */

/** Where the line stands, and how it fares. */
export interface RowTimeliness {
  readonly table: 'I' | 'II'
  /** From 1, in its table as filed. */
  readonly row: number
  readonly date: IsoDate | null
  readonly code: string | null
  readonly due: IsoDate | null
  /** `null` when it cannot be known; `why` says the reason. */
  readonly late: boolean | null
  /** Calendar days; 0 in time, `null` where not known. */
  readonly daysLate: number | null
  readonly rule: string
  readonly steps: readonly string[]
  /** What keeps a line from being late that the plain rule would call late, or that has no deadline of its own yet. */
  readonly excused: string | null
  readonly why: string | null
  /** What was taken for granted. */
  readonly assumptions: readonly string[]
}

/** What is known of a filing beside its document. */
export interface RowContext {
  readonly document: OwnershipDocument
  /** The day it counts as filed on. */
  readonly filed: Pick<CountedDay, 'earliest' | 'latest'>
  /** The issuer's fiscal year end as month and day, or `null`. */
  readonly fiscalYearEnd: string | null
  readonly issuerKind: DeadlineQuestion['issuerKind']
}

/** Where a line stands. */
export type Place = Pick<RowTimeliness, 'table' | 'row'>
type Verdict = Omit<RowTimeliness, 'table' | 'row' | 'date' | 'code'>

/** Codes that leave open whether Form 4 is due, so that the form type the filer gave decides: P may be a small acquisition (Rule 16a-6). */
const openCodes = new Set(['J', 'E', 'K', 'P'])

/** The verdict on a transaction line, or on a holding of a Form 5 that belonged on Form 3; `null` for other holdings, which have no clock. */
export function rowTimeliness(row: Row, place: Place, context: RowContext): RowTimeliness | null {
  const form = baseForm(context.document.documentType)
  const date = row.transactionDate?.value ?? null
  const code = row.coding?.code ?? null
  const found = { ...place, date, code }
  if (row.kind === 'holding') {
    return form === '5' && row.coding?.formType === '3'
      ? { ...found, ...byDefinition('a holding that belonged on Form 3', null, context) }
      : null
  }
  if (date === null) return { ...found, ...unknown('the line has no transaction date') }
  return { ...found, ...(form === '5' ? onForm5(row, date, context) : onForm4(row, date, context)) }
}

function onForm4(row: Row, date: IsoDate, context: RowContext): Verdict {
  const question = questionOf(row, date, context)
  const formType = row.coding?.formType ?? null
  const marked = row.timeliness?.value ?? null
  if (marked === 'L') return byDefinition('the filer marks the line late (L)', form4Deadline(question), context)
  const early = formType === '5' || marked === 'E'
  const { form: lawful } = reportingForm(question.code, date, question.direction)
  if (early && lawful === '4' && !openCodes.has(question.code ?? '')) return contradicted(question, context)
  if (early || lawful === '5') return mayWait(question, early, context)
  return againstForm4(question, context)
}

function onForm5(row: Row, date: IsoDate, context: RowContext): Verdict {
  const question = questionOf(row, date, context)
  const formType = row.coding?.formType ?? null
  if (formType === '4') return byDefinition('a line of form type 4 on Form 5', form4Deadline(question), context)
  if (formType === '3') return byDefinition('a line of form type 3 on Form 5', null, context)
  if (row.timeliness?.value === 'L') return byDefinition('the filer marks the line late (L): due on an earlier Form 5', null, context)
  const { form: lawful } = reportingForm(question.code, date, question.direction)
  if (lawful === '4' && question.code !== null && !openCodes.has(question.code)) return contradicted(question, context)
  const { end, why, assumption } = formFiveYear(context.document, context.fiscalYearEnd)
  if (end === null) return unknown(why ?? 'the fiscal year end is not known')
  if (date > end) return inTime('Rule 16a-3(f)', `traded after the fiscal year ended ${end}: reported before its own Form 5`)
  if (daysBetween(date, end) > longestYear) {
    return unknown(`traded before the fiscal year ended ${end}: whether an earlier Form 5 was owed is not known`)
  }
  const verdict = judged(deadline({ ...plainQuestion, form: '5', date: end, fiscalYearEnd: end, issuerKind: context.issuerKind }), context)
  const eligible = lawful === '4' ? ['the line may wait for Form 5, as the filer’s mark says'] : []
  return { ...verdict, assumptions: [...eligible, ...assumption, ...verdict.assumptions] }
}

function questionOf(row: Row, date: IsoDate, { fiscalYearEnd, issuerKind }: RowContext): DeadlineQuestion {
  return {
    ...plainQuestion,
    form: '4',
    date,
    code: row.coding?.code ?? null,
    direction: row.acquiredDisposed?.value ?? null,
    deemed: row.deemedExecutionDate?.value ?? null,
    fiscalYearEnd,
    issuerKind,
  }
}

/** The Form 4 deadline of a line that the filer or the law puts on Form 4, whatever its code. */
function form4Deadline(question: DeadlineQuestion): Deadline {
  const onForm4 = reportingForm(question.code, question.date, question.direction).form === '4'
  const deemed = question.deemed !== null && question.deemed < question.date ? null : question.deemed
  return deadline({ ...question, deemed, code: onForm4 ? question.code : null })
}

function againstForm4(question: DeadlineQuestion, context: RowContext): Verdict {
  const result = form4Deadline(question)
  const plain = judged(result, context)
  const { deemed, date } = question
  if (deemed === null || deemed === date) return plain
  if (deemed < date)
    return { ...plain, assumptions: [...plain.assumptions, `the deemed execution date ${deemed}, before the trade, is a slip`] }
  const without = judged(form4Deadline({ ...question, deemed: null }), context)
  const saved = plain.late === false && without.late !== false
  return { ...plain, excused: saved ? `deemed executed ${dayInWords(deemed)} (Rule 16a-3(g)(2) to (4))` : null }
}

/** A line that need not be reported before Form 5: early on a Form 4, unless its Form 5 was due before. */
function mayWait(question: DeadlineQuestion, marked: boolean, context: RowContext): Verdict {
  const excused = marked ? 'reported early: marked as due on Form 5 only' : 'may wait for Form 5 by its code'
  const { rule, why } = reportingForm(question.code, question.date, question.direction)
  const result = deferredToForm5(question, [marked ? 'the filer marks the line as due on Form 5' : `${why} (${rule})`], [])
  const verdict = judged(result, context)
  if (verdict.late === true) return verdict
  if (verdict.late === null && marked && context.filed.latest !== null && result.due === null && result.earliest !== null) {
    return {
      ...verdict,
      late: false,
      daysLate: 0,
      excused,
      why: null,
      assumptions: [...verdict.assumptions, 'its Form 5 was not yet due, as the filer’s mark says'],
    }
  }
  return { ...verdict, excused: verdict.late === false ? excused : null }
}

/** A line marked for Form 5 with a code that Form 4 had to carry: late where it missed both. */
function contradicted(question: DeadlineQuestion, context: RowContext): Verdict {
  const verdict = againstForm4(question, context)
  if (verdict.late !== true) return verdict
  if (question.code === 'G' && question.date >= giftsOnForm4Begin) {
    return { ...verdict, steps: [...verdict.steps, 'marked as due on Form 5, which gifts made no longer are'] }
  }
  const marked = `marked as due on Form 5, though code ${question.code} is due on Form 4`
  const end =
    baseForm(context.document.documentType) === '5' ? formFiveYear(context.document, context.fiscalYearEnd).end : context.fiscalYearEnd
  const onForm5 = judged(deferredToForm5({ ...question, fiscalYearEnd: end }, [marked], []), context)
  if (onForm5.late === true) return { ...onForm5, steps: [...onForm5.steps, 'late for either form'] }
  return { ...verdict, late: null, daysLate: null, why: `${marked}: an exemption that the filing does not name would make it timely` }
}

function judged(result: Deadline, { filed }: RowContext): Verdict {
  const { late, daysLate } = timeliness(result, filed)
  const why = late === null ? (result.why ?? 'the filing date is not known') : null
  return { due: result.due, late, daysLate, rule: result.rule, steps: result.steps, excused: null, why, assumptions: result.assumptions }
}

/** Late whatever the dates say; the days are counted where the deadline missed is known. */
function byDefinition(reason: string, missed: Deadline | null, { filed }: RowContext): Verdict {
  const counted = missed ? timeliness(missed, filed) : null
  return {
    due: missed?.due ?? null,
    late: true,
    daysLate: counted?.late ? counted.daysLate : null,
    rule: missed?.rule ?? 'EDGAR ownership specification 4.3.8',
    steps: [`late by definition: ${reason}`, ...(missed?.steps ?? [])],
    excused: null,
    why: null,
    assumptions: missed?.assumptions ?? [],
  }
}

const inTime = (rule: string, step: string): Verdict => ({
  due: null,
  late: false,
  daysLate: 0,
  rule,
  steps: [step],
  excused: null,
  why: null,
  assumptions: [],
})

const unknown = (why: string): Verdict => ({
  due: null,
  late: null,
  daysLate: null,
  rule: 'Rule 16a-3',
  steps: [],
  excused: null,
  why,
  assumptions: [],
})
