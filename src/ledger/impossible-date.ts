import { lawBegins } from '../law/mistaken-day.ts'
import { addDays, isIsoDate } from '../model/date.ts'
import { baseForm, type IsoDate, type Row } from '../model/document.ts'
import type { FiledReport } from './filed-report.ts'

/** The same month and day in the year of the period, when that is what a slip of the year made of it. */
function likelyDay(date: IsoDate, report: FiledReport): IsoDate | null {
  const { periodOfReport } = report.document
  if (!periodOfReport) return null
  const likely = `${periodOfReport.slice(0, 4)}${date.slice(4)}`
  return isIsoDate(likely) && likely <= report.filed && likely >= addDays(periodOfReport, -400) ? likely : null
}

/**
 * The same month and day between the period of report, which on a Form 4 is the earliest trade, and the filing, where a date lies a year or more
 * before: January's slip of the year.
 */
function slipOfYear(date: IsoDate, report: FiledReport): IsoDate | null {
  const { periodOfReport: period } = report.document
  if (period === null || date >= period || date >= addDays(period, -300)) return null
  const likely = [period, report.filed].map((day) => `${day.slice(0, 4)}${date.slice(4)}`)
  return likely.find((day) => isIsoDate(day) && day >= period && day <= report.filed && report.filed <= addDays(period, 30)) ?? null
}

/**
 * Why a trade date cannot be, or `null`. A day after the filing is possible only on a line of form type 5 in a Form 4: a scheduled
 * transaction reported early. A day before the Act is a slip of the year, and so is one of a Form 4 a year before its period.
 */
export function dateFault(row: Row, report: FiledReport): string | null {
  const date = row.transactionDate?.value
  if (!date) return null
  const isFour = baseForm(report.document.documentType) === '4'
  const isScheduled = isFour && row.coding?.formType === '5'
  const slip = isFour && !isScheduled && date >= lawBegins ? slipOfYear(date, report) : null
  if (slip !== null)
    return `${date} is before the period of report, ${report.document.periodOfReport}, which is the earliest trade; likely ${slip}`
  if (date >= lawBegins && (date <= report.filed || isScheduled)) return null
  const likely = likelyDay(date, report)
  const hint = likely && likely !== date ? `; likely ${likely}` : ''
  return date < lawBegins ? `${date} is before the Exchange Act of 1934${hint}` : `${date} is after the filing of ${report.filed}${hint}`
}
