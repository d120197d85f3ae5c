import { easternText } from '../law/eastern-time.ts'
import { fiscalYearTo } from '../law/fiscal-year.ts'
import type { NumberedReport } from '../law/item-405.ts'
import type { JudgedRows } from '../law/short-swing-trades.ts'
import { day, issuerKind } from '../law/typed-question.ts'
import { pastTrades } from '../ledger/past-trades.ts'
import { possibleFailures } from '../ledger/possible-failure.ts'
import { UsageError } from '../model/errors.ts'
import { defaultDatabase } from '../store/open-store.ts'
import { reportsToJudge } from '../store/reports-to-judge.ts'
import { filingsOf, item405Output, reportsOf, timelinessText } from './filed-reports.ts'
import { momentOption } from './moment-option.ts'
import { cikOption } from './options.ts'
import { reportsOfPair, someReports } from './reports-at-hand.ts'
import type { Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

/** The part of `s16 due` that judges filings: of files, or of an issuer in the store. */

export interface FilingOptions {
  /** When EDGAR accepted, and the filing date it gave, for filings whose envelope does not tell. */
  readonly accepted?: string
  readonly filed?: string
  /** What the issuer is, which no report says: domestic or foreign. */
  readonly issuerKind?: string
  readonly issuer?: string
  readonly owner?: string
  readonly db?: string
  /** The end of the fiscal year whose Item 405 report is wanted. */
  readonly item405?: string
  readonly csv?: boolean
  readonly json?: boolean
}

/** Filings judged, of files or of an issuer in the store; with `--item-405` for the proxy statement. */
export async function judged(files: readonly string[], options: FilingOptions, terminal: Terminal): Promise<string> {
  const yearEnd = day('--item-405', options.item405)
  const kind = issuerKind('--issuer-kind', options.issuerKind)
  const ofKind = <Report extends NumberedReport>(reports: readonly Report[]) => reports.map((one) => ({ ...one, issuerKind: kind }))
  const as = options.json ? 'json' : options.csv ? 'csv' : 'text'
  if (options.issuer !== undefined) {
    if (files.length > 0) throw new UsageError('name files or --issuer, not both')
    const parties = {
      issuer: cikOption('--issuer', options.issuer),
      ...(options.owner ? { owner: cikOption('--owner', options.owner) } : {}),
    }
    return withStore(options.db ?? defaultDatabase, async (store) => {
      const { stored, numbered: reports } = await reportsToJudge(store, parties)
      const numbered = ofKind(someReports(reports, parties, options.db ?? defaultDatabase))
      if (yearEnd === null) return timelinessText(numbered, options.json === true)
      return item405Output(numbered, possibleFailures(stored, fiscalYearTo(yearEnd)), yearEnd, as)
    })
  }
  const accepted = momentOption('--accepted', options.accepted)
  const stated = { filedDate: day('--filed', options.filed), acceptedAt: accepted && easternText(accepted) }
  const reports = ofKind(reportsOf(await filingsOf(files, terminal), stated))
  return yearEnd === null ? timelinessText(reports, options.json === true) : item405Output(reports, [], yearEnd, as)
}

/** The past trades of an owner in an issuer, as the reports in the store show them. */
export function tradesInStore(db: string | undefined, owner: string, issuer: string): Promise<JudgedRows> {
  const parties = { owner: cikOption('--owner', owner), issuer: cikOption('--issuer', issuer) }
  const database = db ?? defaultDatabase
  return withStore(database, async (store) => pastTrades(await reportsOfPair(store, parties, database), parties.owner))
}
