import type { JudgedRows } from '../law/short-swing-trades.ts'
import { day } from '../law/typed-question.ts'
import { pastTrades } from '../ledger/past-trades.ts'
import { possibleFailures } from '../ledger/possible-failure.ts'
import { UsageError } from '../model/errors.ts'
import { defaultDatabase } from '../store/open-store.ts'
import { reportsToJudge } from '../store/reports-to-judge.ts'
import { filingsOf, item405Output, reportsOf, timelinessText, yearTo } from './filed-reports.ts'
import type { Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

/** The part of `s16 due` that judges filings: of files, or of an issuer in the store. */

export interface FilingOptions {
  /** When EDGAR accepted, and the filing date it gave, for filings without an envelope. */
  readonly accepted?: string
  readonly filed?: string
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
  const as = options.json ? 'json' : options.csv ? 'csv' : 'text'
  if (options.issuer !== undefined) {
    if (files.length > 0) throw new UsageError('name files or --issuer, not both')
    const parties = { issuer: cik('--issuer', options.issuer), ...(options.owner ? { owner: cik('--owner', options.owner) } : {}) }
    return withStore(options.db ?? defaultDatabase, async (store) => {
      const { stored, numbered } = await reportsToJudge(store, parties)
      if (yearEnd === null) return timelinessText(numbered, options.json === true)
      return item405Output(numbered, possibleFailures(stored, yearTo(yearEnd)), yearEnd, as)
    })
  }
  const stated = { filedDate: day('--filed', options.filed), acceptedAt: options.accepted ?? null }
  const reports = reportsOf(await filingsOf(files, terminal), stated)
  return yearEnd === null ? timelinessText(reports, options.json === true) : item405Output(reports, [], yearEnd, as)
}

/** The past trades of an owner in an issuer, as the reports in the store show them. */
export function tradesInStore(db: string | undefined, owner: string, issuer: string): Promise<JudgedRows> {
  const parties = { issuer: cik('--issuer', issuer) }
  const whose = cik('--owner', owner)
  return withStore(db ?? defaultDatabase, async (store) => pastTrades(await store.reports(parties), whose))
}

function cik(option: string, text: string): string {
  if (!/^\d{1,10}$/.test(text)) throw new UsageError(`${option} "${text}" is no CIK; it has up to ten digits`)
  return text.padStart(10, '0')
}
