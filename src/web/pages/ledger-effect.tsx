import type { OwnershipDocument } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { balanceColumns, type LedgerRow } from '../ledger-row.tsx'
import { Table } from '../table.tsx'
import { linePath, plural } from '../words.ts'
import { positionLinePath, positionPath } from './position.tsx'

/** What the lines of a filing do to the ledger: opening, change, balance reported, and whether they agree. */
export interface LedgerEffectData {
  /** In the order of the form. */
  readonly lines: readonly LedgerRow[]
  /** Whether they were followed through all reports of the issuer, or through its owners' alone. */
  readonly through: 'issuer' | 'owners'
}

interface LedgerEffectProps extends LedgerEffectData {
  readonly document: OwnershipDocument
}

export function LedgerEffect({ document: { issuer, reportingOwners }, lines, through }: LedgerEffectProps) {
  if (lines.length === 0) return null
  // The rows belong to the filing: the ledger of its first owner shows them as that of any other.
  const owner = reportingOwners.find(({ cik }) => cik !== null)?.cik ?? null
  const ledger = owner !== null && issuer.cik !== null ? positionPath(owner, issuer.cik) : null
  return (
    <section class="ledger-effect">
      <h2 id="ledger">What it does to the ledger</h2>
      <p class="quiet">
        {summary(lines)}
        {through === 'owners' ? ' Followed through the reports of these owners alone, not of all insiders.' : ''}
        {ledger ? (
          <>
            {' '}
            <a href={ledger}>The whole ledger</a>
          </>
        ) : null}
      </p>
      <Table
        caption="Ledger effect"
        rows={lines}
        empty=""
        columns={[
          {
            heading: 'Line',
            quiet: true,
            cell: (line) => {
              const shown = `Table ${line.table}, line ${line.row}`
              return owner !== null && issuer.cik !== null ? (
                <a class="row" href={positionLinePath(owner, issuer.cik, line)}>
                  {shown}
                </a>
              ) : (
                <a href={linePath(line.accession, line.table, line.row)}>{shown}</a>
              )
            },
          },
          { heading: 'Date', quiet: true, cell: (line) => (line.date ? dayInProse(line.date) : 'unknown') },
          ...balanceColumns,
        ]}
      />
    </section>
  )
}

function summary(lines: readonly LedgerRow[]): string {
  const counted = lines.filter((line) => line.counted)
  const number = (status: LedgerRow['status']) => counted.filter((line) => line.status === status).length
  const parts = [
    [number('opening'), 'first seen here'],
    [number('agrees'), 'agreeing with the balance before'],
    [number('explained'), 'explained'],
    [number('unexplained'), 'unexplained'],
    [lines.length - counted.length, 'not counted'],
  ] as const
  const said = parts.flatMap(([many, words]) => (many === 0 ? [] : [`${many} ${words}`]))
  return `${plural(lines.length, 'line')}: ${said.join(', ')}.`
}
