import { type LedgerLine, ledgerOf } from '../../src/ledger/ledger.ts'
import { haveCorpus, withoutCorpus } from '../../test/corpus/corpus.ts'
import { reportsByIssuer } from '../../test/corpus/reports.ts'
import type { MeasuredTable } from '../table.ts'

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`)

/** How many steps of the ledgers of the corpus agree, and what explains the others. A step is a line whose position has a line before it. */
export async function measure(): Promise<readonly MeasuredTable[]> {
  if (!haveCorpus) return [{ title: 'Ledger', columns: [withoutCorpus], rows: [] }]
  const lines: LedgerLine[] = [...reportsByIssuer().values()].flatMap((reports) => ledgerOf(reports))
  const of = (status: LedgerLine['status']) => lines.filter((line) => line.status === status).length
  const [agrees, explained, unexplained] = [of('agrees'), of('explained'), of('unexplained')]
  const steps = agrees + explained + unexplained
  const kinds = new Map<string, number>()
  for (const { explanations } of lines) for (const kind of explanations) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const flags = new Map<string, number>()
  for (const line of lines) for (const { code } of line.flags) flags.set(code, (flags.get(code) ?? 0) + 1)
  const counted = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => [name, String(count)] as const)
  return [
    {
      title: 'Ledger: balances of the corpus, step by step',
      columns: ['', 'lines', 'of steps'],
      rows: [
        ['first sight of a position', String(of('opening')), ''],
        ['agrees', String(agrees), share(agrees, steps)],
        ['explained', String(explained), share(explained, steps)],
        ['unexplained', String(unexplained), share(unexplained, steps)],
        ['agrees or explained (goal 97 %)', String(agrees + explained), share(agrees + explained, steps)],
        ['breaks explained', `${explained} of ${explained + unexplained}`, share(explained, explained + unexplained)],
      ],
      notes: ['The corpus is a sample of the filings: most breaks are trades in filings that are not in it.'],
    },
    { title: 'Ledger: explanations', columns: ['kind', 'lines'], rows: counted(kinds) },
    { title: 'Ledger: doubts', columns: ['flag', 'lines'], rows: counted(flags) },
  ]
}
