import { addDays, isIsoDate } from '../model/date.ts'
import type { IsoDate, Row } from '../model/document.ts'
import type { FiledReport } from './filed-report.ts'

/** The Securities Exchange Act became law on this day: nothing was reportable before. */
const firstDay: IsoDate = '1934-06-06'

/** The same month and day in the year of the period, when that is what a slip of the year made of it. */
function likelyDay(date: IsoDate, report: FiledReport): IsoDate | null {
  const { periodOfReport } = report.document
  if (!periodOfReport) return null
  const likely = `${periodOfReport.slice(0, 4)}${date.slice(4)}`
  return isIsoDate(likely) && likely <= report.filed && likely >= addDays(periodOfReport, -400) ? likely : null
}

/**
 * Why a trade date cannot be, or `null`. A day after the filing is possible only on a line of form type 5 in a Form 4: a scheduled
 * transaction reported early. A day before the Act is a slip of the year.
 */
export function dateFault(row: Row, report: FiledReport): string | null {
  const date = row.transactionDate?.value
  if (!date) return null
  const isScheduled = report.document.documentType.startsWith('4') && row.coding?.formType === '5'
  if (date >= firstDay && (date <= report.filed || isScheduled)) return null
  const likely = likelyDay(date, report)
  const hint = likely && likely !== date ? `; likely ${likely}` : ''
  return date < firstDay ? `${date} is before the Exchange Act of 1934${hint}` : `${date} is after the filing of ${report.filed}${hint}`
}
