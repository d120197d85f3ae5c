import { businessDaysAfter, calendarDay, dayInWords } from '../../law/calendar.ts'
import { plainQuestion } from '../../law/deadline.ts'
import { deadline } from '../../law/deadlines.ts'
import { formFiveYear } from '../../law/fiscal-year.ts'
import { lawBegins } from '../../law/mistaken-day.ts'
import { rowTimeliness } from '../../law/row-timeliness.ts'
import { daysBetween } from '../../model/date.ts'
import { type BaseForm, baseForm, type IsoDate, isAmendment, type OwnershipDocument } from '../../model/document.ts'
import { exchangeClosing } from '../exchange-days.ts'
import type { ReviewContext, ReviewFinding, ReviewRule } from '../review.ts'
import { codeOf, type Line, lineName, shareOwner, signedOn, transactionsOf } from '../review-lines.ts'
import { doubtful, remarkable } from '../rule.ts'

/** Dates that cannot be, or that a reviewer would ask about. */

/** The day the report is from: filed, else signed, else today. */
const reportedOn = (document: OwnershipDocument, { filedDate, today }: ReviewContext): IsoDate | null =>
  filedDate ?? signedOn(document) ?? today ?? null

const dateOf = ({ row }: Line): IsoDate | null => row.transactionDate?.value ?? null

/** A scheduled transaction may be told before it happens, on a Form 4 line of form type 5 alone. */
const mayBeAhead = (document: OwnershipDocument, { row }: Line) => baseForm(document.documentType) === '4' && row.coding?.formType === '5'

function* transactionAhead(document: OwnershipDocument, context: ReviewContext): Generator<ReviewFinding> {
  const reported = reportedOn(document, context)
  if (reported === null) return
  const what = context.filedDate ? 'filed' : signedOn(document) ? 'signed' : 'reviewed'
  for (const line of transactionsOf(document)) {
    for (const [name, date] of [
      ['transactionDate', dateOf(line)],
      ['deemedExecutionDate', line.row.deemedExecutionDate?.value ?? null],
    ] as const) {
      if (date !== null && date > reported && !mayBeAhead(document, line))
        yield { path: `${line.path}.${name}`, message: `"${date}" lies after the day the report was ${what}, ${reported}` }
    }
  }
}

function* signedAhead(document: OwnershipDocument, { filedDate, today }: ReviewContext): Generator<ReviewFinding> {
  const bound = filedDate ?? today
  if (!bound) return
  for (const [at, { date }] of document.signatures.entries()) {
    if (date !== null && date > bound)
      yield { path: `signatures[${at}].date`, message: `signed on "${date}", after ${filedDate ? 'the filing' : 'today'}, ${bound}` }
  }
}

function* signedBeforeEvent(document: OwnershipDocument): Generator<ReviewFinding> {
  const { periodOfReport: period } = document
  if (period === null || baseForm(document.documentType) === '4') return
  for (const [at, { date }] of document.signatures.entries()) {
    if (date !== null && date < period)
      yield {
        path: `signatures[${at}].date`,
        message: `signed on "${date}", before ${baseForm(document.documentType) === '3' ? 'the event' : 'the fiscal year end'} of ${period}`,
      }
  }
}

function* periodAhead(document: OwnershipDocument, context: ReviewContext): Generator<ReviewFinding> {
  const reported = reportedOn(document, context)
  const { periodOfReport: period } = document
  if (reported !== null && period !== null && period > reported) {
    const ahead = transactionsOf(document).some((line) => mayBeAhead(document, line) && dateOf(line) === period)
    if (!ahead) yield { path: 'periodOfReport', message: `"${period}" lies after the report itself, ${reported}` }
  }
}

function* beforeTheAct(document: OwnershipDocument): Generator<ReviewFinding> {
  const dates: (readonly [string, IsoDate | null])[] = [
    ['periodOfReport', document.periodOfReport],
    ...transactionsOf(document).map((line) => [`${line.path}.transactionDate`, dateOf(line)] as const),
  ]
  for (const [path, date] of dates)
    if (date !== null && date < lawBegins) yield { path, message: `"${date}" lies before Section 16 existed: the year is mistyped` }
}

function* beforeFirstReport(document: OwnershipDocument, { history = [] }: ReviewContext): Generator<ReviewFinding> {
  const first = history
    .filter((one) => baseForm(one.documentType) === '3' && one.issuer.cik === document.issuer.cik && shareOwner(one, document))
    .map(({ periodOfReport }) => periodOfReport)
    .filter((date) => date !== null)
    .sort()[0]
  if (!first) return
  for (const line of transactionsOf(document)) {
    const date = dateOf(line)
    if (date !== null && date < first)
      yield { path: `${line.path}.transactionDate`, message: `"${date}" lies before the person became an insider on ${first}` }
  }
}

function* periodNotEarliest(document: OwnershipDocument): Generator<ReviewFinding> {
  const { periodOfReport: period } = document
  if (baseForm(document.documentType) !== '4' || period === null) return
  const earliest = transactionsOf(document)
    .map(dateOf)
    .filter((date) => date !== null)
    .sort()[0]
  // An amendment may hold the lines that it changes alone (General Instruction 9 to Form 4).
  if (earliest && earliest !== period && !(isAmendment(document.documentType) && earliest > period))
    yield { path: 'periodOfReport', message: `"${period}" is not the date of the earliest transaction, ${earliest}` }
}

function* afterFiscalYear(document: OwnershipDocument): Generator<ReviewFinding> {
  const { periodOfReport: period } = document
  if (baseForm(document.documentType) !== '5' || period === null) return
  for (const line of transactionsOf(document)) {
    const date = dateOf(line)
    if (date !== null && date > period)
      yield { path: `${line.path}.transactionDate`, message: `"${date}" lies after the fiscal year that ended ${period}` }
  }
}

const traded = (line: Line) => codeOf(line) === 'P' || codeOf(line) === 'S'

function* marketClosed(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const date = dateOf(line)
    const why = date !== null && traded(line) ? exchangeClosing(date) : null
    if (why)
      yield {
        path: `${line.path}.transactionDate`,
        message: `code ${codeOf(line)} on ${dayInWords(date!)}, when the exchanges were closed (${why})`,
      }
  }
}

function* deemedDate(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const trade = dateOf(line)
    const deemed = line.row.deemedExecutionDate?.value ?? null
    if (trade === null || deemed === null) continue
    const path = `${line.path}.deemedExecutionDate`
    if (deemed < trade) yield { path, message: `deemed executed on "${deemed}", before the trade of ${trade}` }
    else if (deemed > trade && daysBetween(trade, deemed) > 3) {
      const last = businessDaysAfter(trade, 3).latest
      if (last !== null && deemed > last)
        yield { path, message: `deemed executed on "${deemed}", later than the third business day after the trade of ${trade} (${last})` }
    }
  }
}

const latestDue = new Map<string, IsoDate | null>()

/** The latest day on which a Form 3 or 5 may have been due; counted once for a day and form. */
function dueBy(form: BaseForm, date: IsoDate): IsoDate | null {
  const key = form + date
  const known = latestDue.get(key)
  if (known !== undefined) return known
  if (latestDue.size > 5000) latestDue.clear()
  const due = deadline({ ...plainQuestion, form, date, ...(form === '5' ? { fiscalYearEnd: date } : {}) }).latest
  latestDue.set(key, due)
  return due
}

function* late(document: OwnershipDocument, context: ReviewContext): Generator<ReviewFinding> {
  const reported = context.filedDate ?? signedOn(document)
  if (!reported || isAmendment(document.documentType)) return
  const form = baseForm(document.documentType)
  const what = context.filedDate ? 'filed' : 'signed'
  if (form === '4') yield* lateLines(document, reported, what, context.fiscalYearEnd ?? null)
  else {
    const event = form === '3' ? document.periodOfReport : formFiveYear(document, context.fiscalYearEnd ?? null).end
    const due = event === null || daysBetween(event, reported) <= 10 ? null : dueBy(form, event)
    if (due !== null && reported > due)
      yield {
        path: 'periodOfReport',
        message: `${what} ${reported}, later than ${form === '3' ? '10 days after the event' : '45 days after the fiscal year end'} of ${event}: due ${due}`,
      }
  }
}

/** The first late line of each day of trading, by the rules of its code and of its day. */
function* lateLines(document: OwnershipDocument, reported: IsoDate, what: string, fiscalYearEnd: string | null): Generator<ReviewFinding> {
  const filed = { earliest: reported, latest: reported }
  const told = new Set<IsoDate>()
  for (const line of transactionsOf(document)) {
    const date = dateOf(line)
    // No report is late within two days, whatever its line.
    if (date === null || told.has(date) || daysBetween(date, reported) <= 2) continue
    const place = { table: line.table, row: line.number }
    const found = rowTimeliness(line.row, place, { document, filed, fiscalYearEnd, issuerKind: 'domestic' })
    if (found?.late !== true) continue
    told.add(date)
    yield {
      path: `${line.path}.transactionDate`,
      message: `${what} ${reported}, too late for ${lineName(line)} of ${date}: ${found.due === null ? found.rule : `due ${found.due}`}`,
    }
  }
}

function* originalDate(document: OwnershipDocument, context: ReviewContext): Generator<ReviewFinding> {
  const original = document.dateOfOriginalSubmission
  if (original === null) return
  const path = 'dateOfOriginalSubmission'
  const reported = reportedOn(document, context)
  const day = calendarDay(original)
  if (reported !== null && original > reported)
    yield { path, message: `the original is dated "${original}", after the amendment of ${reported}` }
  else if (document.periodOfReport !== null && original < document.periodOfReport && baseForm(document.documentType) !== '4') {
    yield { path, message: `the original is dated "${original}", before the period it reports, ${document.periodOfReport}` }
  } else if (day.status === 'closed') yield { path, message: `the original is dated "${original}", a day without filings (${day.why})` }
}

/** Rules about dates. */
export const dateRules: readonly ReviewRule[] = [
  {
    code: 'transaction-after-report',
    paragraph: 'Rule 16a-3(g)(1)',
    requires: 'A transaction lies before the report of it, but for one of form type 5 on a Form 4, which may be scheduled.',
    why: 'A transaction that has not happened cannot be reported; the year is usually mistyped.',
    severity: doubtful,
    find: transactionAhead,
  },
  {
    code: 'signature-after-filing',
    paragraph: 'General Instruction 7 to Form 4',
    requires: 'A signature is not given after the filing.',
    why: 'The date of signature is mistyped, or the report was filed unsigned.',
    severity: doubtful,
    find: signedAhead,
  },
  {
    code: 'signature-before-event',
    paragraph: 'General Instruction 7 to Form 4',
    requires: 'A Form 3 is signed after its event, a Form 5 after its fiscal year.',
    why: 'The report tells what was owned on a day that had not come.',
    severity: doubtful,
    find: signedBeforeEvent,
  },
  {
    code: 'period-after-report',
    paragraph: 'EDGAR ownership specification v5.5, 3.5 periodOfReport',
    requires: 'The period of the report lies before the report.',
    why: 'EDGAR files the report under that period; searches by period miss it.',
    severity: doubtful,
    find: periodAhead,
  },
  {
    code: 'before-the-act',
    paragraph: 'Section 16(a), Securities Exchange Act of 1934',
    requires: 'No date lies before 6 June 1934.',
    why: 'The year is mistyped, as 0025 for 2025.',
    severity: doubtful,
    find: beforeTheAct,
  },
  {
    code: 'before-first-report',
    paragraph: 'Rule 16a-2(a)',
    requires: 'A transaction lies after the event of the person’s Form 3 (known from earlier filings).',
    why: 'Transactions before a person became an insider are reported in one case only, the six months before an issuer’s registration.',
    severity: remarkable,
    find: beforeFirstReport,
  },
  {
    code: 'period-not-earliest',
    paragraph: 'Form 4, box 3',
    requires: 'The period of a Form 4 is the date of its earliest transaction.',
    why: 'Box 3 prints it as such, and timeliness is judged by it.',
    severity: doubtful,
    find: periodNotEarliest,
  },
  {
    code: 'after-fiscal-year',
    paragraph: 'Rule 16a-3(f)',
    requires: 'The transactions of a Form 5 lie within or before its fiscal year.',
    why: 'The fiscal year or the transaction date is wrong, or the line belongs to next year’s form.',
    severity: doubtful,
    find: afterFiscalYear,
  },
  {
    code: 'market-closed',
    paragraph: 'General Instruction 8 to Form 4, codes P and S',
    requires: 'A purchase or sale lies on a day on which the exchanges trade, unless it was private.',
    why: 'Most such dates are settlement dates, or a day off; a private trade deserves a footnote.',
    severity: remarkable,
    find: marketClosed,
  },
  {
    code: 'deemed-date-out-of-range',
    paragraph: 'Rule 16a-3(g)(2) to (4)',
    requires: 'A deemed execution date lies on the trade date or up to three business days after it.',
    why: 'The two business days run from it; outside of the range the rule does not move the date.',
    severity: doubtful,
    find: deemedDate,
  },
  {
    code: 'late',
    paragraph: 'Section 16(a)(2), Rule 16a-3(a), (f) and (g)(1)',
    requires:
      'A Form 4 is filed by the second business day after each trade that cannot wait, a Form 3 within 10 days, a Form 5 within 45 days of the fiscal year end.',
    why: 'The issuer must name late filers in its proxy statement (Item 405 of Regulation S-K).',
    severity: doubtful,
    find: late,
  },
  {
    code: 'original-date-unlikely',
    paragraph: 'EDGAR ownership specification v5.5, 3.5 dateOfOriginalSubmission',
    requires: 'An amendment names the day on which the original was filed.',
    why: 'It is the only link from an amendment to what it amends.',
    severity: doubtful,
    find: originalDate,
  },
]
