import { readAny } from '../host/read-any.ts'
import { fiscalYearTo } from '../law/fiscal-year.ts'
import { item405, type NumberedReport } from '../law/item-405.ts'
import { item405Csv, item405Text, nothingToDisclose } from '../law/item-405-text.ts'
import { type ReportTimeliness, reportTimeliness } from '../law/report-timeliness.ts'
import type { RowTimeliness } from '../law/row-timeliness.ts'
import { timelinessInWords } from '../law/timely.ts'
import { amendedDocuments } from '../ledger/amended-documents.ts'
import type { FiledReport } from '../ledger/filed-report.ts'
import type { PossibleFailure } from '../ledger/possible-failure.ts'
import type { IsoDate } from '../model/document.ts'
import { UsageError } from '../model/errors.ts'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { plural, reasonInWords } from '../web/words.ts'
import { complain, type Terminal } from './terminal.ts'

/** `s16 due FILE…`: whether filings at hand were in time, and the Item 405 report of an issuer's year over them. */

interface Filing {
  readonly source: string
  readonly reading: Reading
}

/** Filings of the files; one that cannot be read is told and sets the exit code, and does not stop the others. */
export async function filingsOf(files: readonly string[], terminal: Terminal): Promise<Filing[]> {
  const filings: Filing[] = []
  for (const file of files) {
    try {
      for await (const { source, reading } of readAny(file, terminal.stdin)) {
        if (reading instanceof UnreadableError) complain(terminal, source, reading)
        else filings.push({ source, reading })
      }
    } catch (error) {
      complain(terminal, file, error)
    }
  }
  return filings
}

/** When a filing whose envelope does not tell was filed, as the caller says. */
type Stated = Pick<NumberedReport, 'filedDate' | 'acceptedAt'>

/** Each filing with what the others tell of it: an amendment's original is looked for among them. */
export function reportsOf(filings: readonly Filing[], stated: Stated): (NumberedReport & { readonly source: string })[] {
  const inLedger = filings.map(
    ({ reading: { document, submission } }, at): FiledReport => ({
      // A filing without a date orders nothing; it is judged all the same.
      accession: submission?.accessionNumber ?? `filing ${at + 1}`,
      filed: submission?.filedDate ?? submission?.acceptedAt?.slice(0, 10) ?? '9999-12-31',
      acceptedAt: submission?.acceptedAt ?? null,
      document,
    }),
  )
  return filings.map(({ source, reading: { document, submission } }, at) => ({
    source,
    document,
    accession: inLedger[at]!.accession,
    ...(submission?.filedDate || submission?.acceptedAt ? { filedDate: submission.filedDate, acceptedAt: submission.acceptedAt } : stated),
    fiscalYearEnd: submission?.issuer?.fiscalYearEnd ?? null,
    originals: amendedDocuments(inLedger[at]!, inLedger),
  }))
}

/** One line of JSON a filing, or a few lines of text. */
export function timelinessText(reports: readonly (NumberedReport & { readonly source?: string })[], json: boolean): string {
  return reports
    .map((report) => {
      const found = reportTimeliness(report)
      const { source = 'store', accession } = report
      return json ? `${JSON.stringify({ source, accession, ...found })}\n` : asText(source, accession, found)
    })
    .join('')
}

function asText(source: string, accession: string, found: ReportTimeliness): string {
  const filed = found.filed === null ? 'filing date not known' : `filed ${found.filed}`
  return [
    `${source}: Form ${found.form} ${accession}, ${filed}: ${verdict(found)}`,
    ...(found.rows.length === 0 && found.due !== null ? [`  due ${found.due}, ${found.rule}`] : []),
    ...found.rows.map(
      (row) => `  Table ${row.table} line ${row.row}, ${row.date ?? 'no date'} ${row.code ?? ''}: ${verdict(row)}${dueOf(row)}`,
    ),
    ...found.assumptions.map((one) => `  assumed: ${one}`),
    '',
  ].join('\n')
}

const dueOf = ({ due, rule, excused }: RowTimeliness) => `${due === null ? '' : `, due ${due}`} (${excused ?? rule})`

const verdict = ({ why, ...found }: Pick<RowTimeliness, 'late' | 'daysLate' | 'why'>): string =>
  timelinessInWords(found) ?? `not known: ${why}`

/** The Item 405 report of the fiscal year ended on a day over the filings: the paragraph, CSV or JSON; with what the ledger shows missing. */
export function item405Output(
  reports: readonly NumberedReport[],
  breaks: readonly PossibleFailure[],
  yearEnd: IsoDate,
  as: 'text' | 'csv' | 'json',
): string {
  const issuers = new Set(reports.map(({ document }) => document.issuer.cik ?? document.issuer.name))
  if (issuers.size > 1) throw new UsageError(`--item-405 takes the filings of one issuer; these are of ${issuers.size}`)
  const found = item405({ fiscalYear: fiscalYearTo(yearEnd), reports, failures: [] })
  if (as === 'json') return `${JSON.stringify({ ...found, possibleFailures: breaks })}\n`
  if (as === 'csv') return item405Csv(found)
  const issuer = reports.find(({ document }) => document.issuer.name !== null)?.document.issuer.name ?? 'the issuer'
  const undecided = [
    ...found.undecided.map(({ accession, names, why }) => `  ${accession} ${names.join(', ')}: ${why}`),
    ...breaks.map(
      ({ accession, table, row, names, what }) => `  ${accession} Table ${table} line ${row}, ${names.join(', ')}: ${reasonInWords(what)}`,
    ),
  ]
  return [
    item405Text(found, issuer) ?? `${nothingToDisclose(found)}\n`,
    `${plural(found.examined, 'filing')} examined, ${found.ofTheYear} of that year.`,
    ...(undecided.length > 0
      ? ['To be looked at by a person (filings no rule decides, balances that moved without a report):', ...undecided]
      : []),
    '',
  ].join('\n')
}
