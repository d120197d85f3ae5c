import { csv } from '../model/csv.ts'
import { addDays } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'
import { nameInProse } from '../model/names.ts'
import type { Item405Report, LatePerson } from './item-405.ts'

/** The Item 405 report as the paragraph of a proxy statement, and as a table for a spreadsheet. */

/** First day of the caption `Delinquent Section 16(a) Reports` (Release 33-10618, effective 2 May 2019). */
const newCaptionBegins: IsoDate = '2019-05-02'

/** The caption that Item 405 wants on a statement of a given day. */
export const item405Caption = (statement: IsoDate): string =>
  statement >= newCaptionBegins ? 'Delinquent Section 16(a) Reports' : 'Section 16(a) Beneficial Ownership Reporting Compliance'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const american = (date: IsoDate) => `${months[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}, ${date.slice(0, 4)}`

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = (number: number, one: string, many: string) => `${words[number] ?? String(number)} ${number === 1 ? one : many}`

function sentence({ name, relationship, reports, lateReports, lateTransactions, failures }: LatePerson): string {
  const parts: string[] = []
  if (lateReports > 0) {
    const transactions =
      lateTransactions > 0 ? ` covering ${count(lateTransactions, 'transaction', 'transactions')} not reported on a timely basis` : ''
    const initial = reports.filter(({ form, earlierYear }) => form.startsWith('3') && !earlierYear).length
    parts.push(
      `filed ${count(lateReports, 'late report', 'late reports')}${initial > 0 ? ' (including a late Form 3)' : ''}${transactions}`,
    )
  }
  const earlier = reports.filter(({ earlierYear }) => earlierYear)
  if (earlier.length > 0) {
    const transactions = earlier.reduce((sum, one) => sum + one.transactions, 0)
    const about = transactions > 0 ? ` covering ${count(transactions, 'transaction', 'transactions')}` : ''
    parts.push(`filed ${count(earlier.length, 'late report', 'late reports')}${about} with respect to prior fiscal years`)
  }
  if (failures.length > 0) parts.push(`failed to file ${failures.join('; ')}`)
  return `${nameInProse(name)}${relationship ? ` (${relationship})` : ''} ${parts.join(', and ')}.`
}

/**
 * The paragraph for the proxy statement, captioned as of its day (taken as 120 days after the year end where not given), one person a line; `null`
 * where there is nothing to disclose, and the caption is then best left out (Release 33-10618).
 */
export function item405Text(
  report: Item405Report,
  issuer: string,
  statement: IsoDate = addDays(report.fiscalYear.end, 120),
): string | null {
  if (report.persons.length === 0) return null
  return [
    item405Caption(statement),
    '',
    `Section 16(a) of the Exchange Act requires directors and executive officers of ${issuer}, and holders of more than ten percent of a registered ` +
      `class of its equity securities, to report their ownership and changes in it to the SEC. Based solely on a review of the reports filed ` +
      `electronically with the SEC for the fiscal year ended ${american(report.fiscalYear.end)} and on written representations, each of them filed ` +
      `on a timely basis, except as follows:`,
    '',
    ...report.persons.map(sentence),
    '',
  ].join('\n')
}

/** What to say where the paragraph is `null`: that nothing is to be disclosed, unless filings are in doubt or none is of the year. */
export function nothingToDisclose({ fiscalYear, undecided, ofTheYear }: Item405Report): string {
  const year = `the fiscal year ended ${fiscalYear.end}`
  if (undecided.length > 0)
    return `Nothing is known to disclose under Item 405 for ${year}, but ${count(undecided.length, 'report', 'reports')} cannot be judged: look at ${undecided.length === 1 ? 'it' : 'them'} first.`
  if (ofTheYear === 0) return `No filing at hand is of ${year}: whether there is anything to disclose under Item 405 cannot be said.`
  return `Nothing to disclose under Item 405 for ${year}: leave the caption out.`
}

const headings = [
  'name',
  'cik',
  'relationship',
  'accession',
  'form',
  'filed',
  'due',
  'days_late',
  'transactions',
  'earlier_year',
  'failure_to_file',
]

/** One line a late report or failure, with a heading line; lines end in CR LF. */
export function item405Csv({ persons }: Item405Report): string {
  const lines = persons.flatMap(({ name, cik, relationship, reports, failures }) => [
    ...reports.map((one) => [
      name,
      cik,
      relationship,
      one.accession,
      one.form,
      one.filed,
      one.due,
      one.daysLate,
      one.transactions,
      one.earlierYear,
      null,
    ]),
    ...failures.map((what) => [name, cik, relationship, null, null, null, null, null, null, null, what]),
  ])
  return csv(headings, lines)
}
