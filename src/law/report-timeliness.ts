import { baseForm, type IsoDate, isAmendment, type OwnershipDocument, type Row } from '../model/document.ts'
import { isExerciseCode } from '../model/transaction-codes.ts'
import type { CountedDay } from './calendar.ts'
import { type Deadline, type DeadlineQuestion, noDeadline, plainQuestion } from './deadline.ts'
import { deadline } from './deadlines.ts'
import { easternMoment } from './eastern-time.ts'
import { filingDateOf, statedFilingDate } from './filing-date.ts'
import { formFiveYear } from './fiscal-year.ts'
import { foreignInsidersBegin } from './foreign-issuers.ts'
import { type Place, type RowContext, type RowTimeliness, rowTimeliness } from './row-timeliness.ts'
import { timeliness } from './timely.ts'

/** Whether a filed report, and each transaction on it, came in time; and what of it counts under Item 405 of Regulation S-K. */

/** A report as it was filed, and what is known of it beside. */
export interface ReportToJudge {
  readonly document: OwnershipDocument
  /** The filing date that EDGAR gave, or `null`. */
  readonly filedDate: IsoDate | null
  /** When EDGAR accepted it, Eastern: `2007-12-18T17:04:11-05:00`; used where no filing date is given. */
  readonly acceptedAt: string | null
  /** The issuer's fiscal year end as month and day (`12-31`), from EDGAR's header, or `null`. */
  readonly fiscalYearEnd?: string | null
  /** `null` where it is not known: taken as domestic except where that matters. */
  readonly issuerKind?: DeadlineQuestion['issuerKind'] | null
  /** For an amendment: what it amends, several where one event was split over reports; empty where it is not at hand. */
  readonly originals?: readonly OwnershipDocument[]
}

export interface ReportTimeliness {
  readonly form: OwnershipDocument['documentType']
  /** The day it counts as filed on; `null` where not known. */
  readonly filed: IsoDate | null
  /** The deadline of the report as a whole (Forms 3 and 5) or the earliest of its lines (Form 4). */
  readonly due: IsoDate | null
  /** Whether anything on it was late; `null` when nothing is known to be late and something cannot be known. */
  readonly late: boolean | null
  /** The most of its lines; `null` where not known. */
  readonly daysLate: number | null
  readonly rule: string
  readonly steps: readonly string[]
  readonly rows: readonly RowTimeliness[]
  /** What counts under Item 405: 1 for a late report, however many lines; `null` where it cannot be known. */
  readonly lateReports: 0 | 1 | null
  /** Transactions known to be late; the two lines of one exercise are one transaction. */
  readonly lateTransactions: number
  readonly excused: string | null
  readonly why: string | null
  readonly assumptions: readonly string[]
}

/** Judges a filed report by the rules of the days of its events. Pure: the same report always fares the same. */
export function reportTimeliness(report: ReportToJudge): ReportTimeliness {
  const { document } = report
  const filed = filedOn(report)
  const form = baseForm(document.documentType)
  if (isAmendment(document.documentType)) return amendment(report, filed)
  const rows = judgeRows(report, filed)
  if (form === '4') return whole(report, filed, rows, null)
  return whole(report, filed, rows, form === '3' ? form3(report) : form5(report))
}

type Filed = Pick<CountedDay, 'earliest' | 'latest'>

/** The filing date as EDGAR states it, otherwise from the acceptance. */
function filedOn({ filedDate, acceptedAt }: Pick<ReportToJudge, 'filedDate' | 'acceptedAt'>): Filed {
  if (filedDate !== null) return statedFilingDate(filedDate).day
  const moment = acceptedAt === null ? null : easternMoment(acceptedAt)
  return moment ? filingDateOf(moment).day : { earliest: null, latest: null }
}

const linesOf = ({ nonDerivative, derivative }: OwnershipDocument): (readonly [Row, Place])[] => [
  ...nonDerivative.map((row, at) => [row, { table: 'I', row: at + 1 }] as const),
  ...derivative.map((row, at) => [row, { table: 'II', row: at + 1 }] as const),
]

function judgeRows(report: ReportToJudge, filed: Filed): RowTimeliness[] {
  const { document, fiscalYearEnd = null, issuerKind = null } = report
  const context: RowContext = { document, filed, fiscalYearEnd, issuerKind: issuerKind ?? 'domestic' }
  return linesOf(document).flatMap(([row, place]) => rowTimeliness(row, place, context) ?? [])
}

function form3({ document, issuerKind = null }: ReportToJudge): Deadline | null {
  const date = document.periodOfReport
  if (date === null) return null
  const domestic = deadline({ ...plainQuestion, form: '3', date })
  if (issuerKind !== null) return deadline({ ...plainQuestion, form: '3', date, issuerKind })
  if (date !== foreignInsidersBegin) return domestic
  // Everyone in office at a foreign private issuer owed Form 3 on this very day; anyone else had ten days.
  const why = 'whether the issuer is a foreign private issuer, whose insiders owed Form 3 on 18 March 2026, is not known'
  return { ...domestic, due: null, earliest: foreignInsidersBegin, why, steps: [...domestic.steps, why] }
}

function form5({ document, fiscalYearEnd = null, issuerKind = null }: ReportToJudge): Deadline | null {
  const { end, why, assumption } = formFiveYear(document, fiscalYearEnd)
  const { periodOfReport } = document
  if (end === null) {
    if (periodOfReport === null) return null
    return noDeadline({ form: '5', event: periodOfReport, rule: 'Rule 16a-3(f)', steps: [] }, why ?? 'the fiscal year end is not known')
  }
  const found = deadline({ ...plainQuestion, form: '5', date: end, fiscalYearEnd: end, issuerKind: issuerKind ?? 'domestic' })
  return { ...found, assumptions: [...assumption, ...found.assumptions] }
}

function whole({ document }: ReportToJudge, filed: Filed, rows: readonly RowTimeliness[], ofReport: Deadline | null): ReportTimeliness {
  const form = baseForm(document.documentType)
  const own = ofReport ? timeliness(ofReport, filed) : null
  const lates = [...rows.map(({ late }) => late), ...(own ? [own.late] : [])]
  const nothing = lates.length === 0
  const late = lates.includes(true) ? true : lates.includes(null) || nothing ? null : false
  const days = [...rows.map(({ daysLate }) => daysLate), ...(own ? [own.daysLate] : [])]
  const doubtful =
    rows.find((row) => row.late === null)?.why ?? (own?.late === null ? (ofReport?.why ?? 'the filing date is not known') : null)
  const missing = form === '4' ? 'no transaction on it has a deadline' : 'it does not say its period'
  return {
    form: document.documentType,
    filed: filed.earliest === filed.latest ? filed.earliest : null,
    due: ofReport?.due ?? rows.flatMap(({ due }) => due ?? []).sort()[0] ?? null,
    late,
    daysLate: late === false ? 0 : late === true ? mostDays(days) : null,
    rule: ofReport?.rule ?? 'Rule 16a-3(g)(1)',
    steps: ofReport?.steps ?? [],
    rows,
    lateReports: late === null ? null : late ? 1 : 0,
    lateTransactions: countTransactions(rows.filter((row) => row.late === true)),
    excused: rows.find(({ excused }) => excused !== null)?.excused ?? null,
    why: late === null ? (nothing ? missing : doubtful) : null,
    assumptions: [...new Set([...(ofReport?.assumptions ?? []), ...rows.flatMap(({ assumptions }) => assumptions)])],
  }
}

const mostDays = (days: readonly (number | null)[]): number | null => {
  const known = days.flatMap((one) => (one !== null && one > 0 ? [one] : []))
  return known.length === 0 ? null : Math.max(...known)
}

/** Lines as transactions: the derivative given up and the shares received in one exercise are one. */
export function countTransactions(rows: readonly RowTimeliness[]): number {
  const exercised = rows.filter(({ code }) => isExerciseCode(code))
  const events = new Set(exercised.map(({ date, code }) => `${date} ${code}`))
  const counts = [...events].map((event) => {
    const lines = exercised.filter(({ date, code }) => `${date} ${code}` === event)
    const inTableOne = lines.filter(({ table }) => table === 'I').length
    return Math.max(inTableOne, lines.length - inTableOne)
  })
  return counts.reduce((sum, count) => sum + count, rows.length - exercised.length)
}

/**
 * An amendment has no deadline of its own and is no late report (Item 405 counts what was not reported on time); a transaction that it adds
 * is late on its own. What it adds is told by the original; without it, only by dates that leave no choice.
 */
function amendment(report: ReportToJudge, filed: Filed): ReportTimeliness {
  const { document, originals = [] } = report
  const judged = judgeRows(report, filed)
  const rows = originals.length > 0 ? againstOriginals(judged, document, originals) : withoutOriginal(judged, report)
  const result = whole(report, filed, rows, null)
  if (rows.length === 0) {
    return { ...result, late: false, daysLate: 0, lateReports: 0, rule: item405, excused: noDeadlineOfItsOwn, why: null }
  }
  return {
    ...result,
    rule: item405,
    // Late for certain but perhaps counted with the original already: not counted again without it.
    lateReports: originals.length === 0 && result.late === true ? null : result.lateReports,
    lateTransactions: originals.length === 0 ? 0 : result.lateTransactions,
    excused: result.late === false ? noDeadlineOfItsOwn : result.excused,
  }
}

const item405 = 'Item 405 of Regulation S-K'
const noDeadlineOfItsOwn = 'an amendment has no deadline of its own'

/** Each late line is a correction of a line of the originals, an addition, or too different from one to tell. */
function againstOriginals(
  judged: readonly RowTimeliness[],
  document: OwnershipDocument,
  originals: readonly OwnershipDocument[],
): RowTimeliness[] {
  const likeness = likenessToOriginals(document, originals)
  return judged.map((found): RowTimeliness => {
    if (found.late !== true) return found
    const alike = likeness.get(`${found.table} ${found.row}`) ?? 0
    if (alike >= 5) return { ...found, late: false, daysLate: 0, excused: 'corrects or repeats a line of the report it amends' }
    if (alike < 4) return found
    return { ...found, late: null, daysLate: null, why: 'whether the line corrects one of the report it amends or adds to it is not clear' }
  })
}

function withoutOriginal(judged: readonly RowTimeliness[], report: ReportToJudge): RowTimeliness[] {
  const day = report.document.dateOfOriginalSubmission
  const atFirst = day === null ? [] : judgeRows(report, { earliest: day, latest: day })
  return judged.map((found): RowTimeliness => {
    // Late even on the day of the original: late whether the line stood there or not.
    const lateThen = atFirst.some(({ table, row, late }) => table === found.table && row === found.row && late === true)
    if (found.late !== true || lateThen) return found
    const why = 'whether the amendment adds the line or repeats it is not known without the report it amends'
    return { ...found, late: null, daysLate: null, why }
  })
}

/** For each line of an amendment the number of its six marks shared with a line of the originals, each original line used once. */
function likenessToOriginals(document: OwnershipDocument, originals: readonly OwnershipDocument[]): ReadonlyMap<string, number> {
  const before = originals.flatMap(linesOf).map(([row]) => marks(row))
  const pairs = linesOf(document).flatMap(([row, { table, row: at }]) =>
    before.map((other, index) => ({
      key: `${table} ${at}`,
      index,
      alike: marks(row).filter((mark, which) => mark === other[which]).length,
    })),
  )
  const found = new Map<string, number>()
  const used = new Set<number>()
  for (const { key, index, alike } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (found.has(key) || used.has(index)) continue
    found.set(key, alike)
    used.add(index)
  }
  return found
}

const marks = (row: Row): (string | null)[] => [
  row.transactionDate?.value ?? null,
  row.coding?.code ?? null,
  row.acquiredDisposed?.value ?? null,
  row.securityTitle.value,
  row.shares?.value ?? null,
  row.pricePerShare?.value ?? null,
]
