import { type JudgedRows, shortSwingTrades } from '../law/short-swing-trades.ts'
import type { FiledReport } from './filed-report.ts'
import { splitsOfIssuer } from './ledger.ts'
import { reportedRows } from './reported-rows.ts'

/** The trades of one owner that the reports of a domestic issuer show, as Section 16(b) takes them, adjusted for splits; all that is known. */
export const pastTrades = (reports: readonly FiledReport[], owner: string): JudgedRows =>
  shortSwingTrades(reportedRows(reports, owner, null), {
    foreignPrivateIssuer: false,
    splits: splitsOfIssuer(reports, null).map(({ ratio, between: [after, by] }) => ({ ratio, after, by })),
    marketPrice: () => null,
  })
