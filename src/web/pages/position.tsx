import type { Decimal, IsoDate } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { Positions } from '../charts/positions.tsx'
import { FlaggedToggle } from '../flagged.tsx'
import { Layout } from '../layout.tsx'
import { IssuerName, issuerInProse, OwnerName, ownerInProse } from '../party.tsx'
import { Reason } from '../reason.tsx'
import { Table } from '../table.tsx'
import { codeInWords, count, dollars, linePath, link, ownerPath, plural } from '../words.ts'

/** The ledger of one owner in one issuer: what was held, as known on a day, and whether the balances agree. */

/** A line of the ledger, as pages show it. */
export interface LedgerRow {
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
  readonly date: IsoDate | null
  readonly code: string | null
  readonly security: string
  readonly vehicle: string
  readonly unit: 'shares' | 'dollars'
  readonly opening: string | null
  readonly change: string | null
  readonly reported: Decimal | null
  readonly status: 'opening' | 'agrees' | 'explained' | 'unexplained'
  readonly why: string | null
  readonly flags: readonly { readonly code: string; readonly why: string }[]
  readonly counted: boolean
}

/** An exercise, vesting or award with its lines joined. */
export interface EventRow {
  readonly kind: string
  readonly date: IsoDate | null
  readonly security: string
  readonly shares: string | null
  readonly cost: string | null
  readonly proceeds: string | null
  readonly tax: string | null
  readonly net: string | null
}

export interface PositionData {
  readonly owner: { readonly cik: string; readonly name: string }
  readonly issuer: { readonly cik: string; readonly name: string }
  /** What was known by the end of this day; `null` for all that is known. */
  readonly asOf: IsoDate | null
  readonly all: boolean
  /** Whether lines with a quality flag are among them, and how many were left out. */
  readonly flagged: 'include' | 'exclude'
  readonly flaggedLeftOut: number
  readonly lines: readonly LedgerRow[]
  readonly events: readonly EventRow[]
}

export const positionPath = (owner: string, issuer: string): string => `${ownerPath(owner)}/${issuer}`

export function PositionPage({ owner, issuer, asOf, all, flagged, flaggedLeftOut, lines, events }: PositionData) {
  const path = positionPath(owner.cik, issuer.cik)
  const counted = lines.filter((line) => line.counted)
  const open = counted.filter((line) => line.status === 'unexplained').length
  const explained = counted.filter((line) => line.status === 'explained').length
  return (
    <Layout
      title={`${ownerInProse(owner)} in ${issuerInProse(issuer)}`}
      json={link(`${path}.json`, { 'as-of': asOf, all: all ? 'yes' : null, flagged: flagged === 'include' ? null : flagged })}
    >
      <h1>
        <OwnerName {...owner} /> in <IssuerName {...issuer} />
      </h1>
      <p class="lead">
        {plural(counted.length, 'line')}: {counted.length - open - explained} agree
        {explained === 0 ? '' : `, ${explained} explained`}, {open === 0 ? 'none' : <span class="unknown">{open}</span>} unexplained.
      </p>
      <form class="filters" action={path}>
        <label>
          <span>As known on</span>
          <input type="date" name="as-of" value={asOf ?? ''} />
        </label>
        <label class="tick">
          <input type="checkbox" name="all" value="yes" checked={all} /> superseded and repeated lines too
        </label>
        <label class="tick">
          <input type="checkbox" name="flagged" value="exclude" checked={flagged === 'exclude'} /> without doubtful lines
        </label>
        <button type="submit">Show</button>
      </form>
      <p>
        <a href={`${path}/short-swing`}>Purchases and sales matched under Section 16(b)</a>
      </p>
      <FlaggedToggle
        flagged={flagged}
        flaggedLeftOut={flaggedLeftOut}
        issuersNotLookedThrough={0}
        path={path}
        query={{ ...(asOf ? { 'as-of': asOf } : {}), ...(all ? { all: 'yes' } : {}) }}
      />
      <Positions lines={counted} />
      <h2>Lines</h2>
      <Table
        caption="Ledger"
        rows={lines}
        empty={asOf ? `Nothing was filed by ${dayInProse(asOf)}.` : 'No lines.'}
        columns={[
          {
            heading: 'Date',
            quiet: true,
            cell: (line) => (
              <a class="row" href={linePath(line.accession, line.table, line.row)}>
                {line.date ? dayInProse(line.date) : 'unknown'}
              </a>
            ),
          },
          { heading: 'What', cell: (line) => (line.code ? codeInWords(line.code) : 'holding') },
          { heading: 'Security', cell: (line) => line.security },
          { heading: 'Held', cell: (line) => line.vehicle },
          { heading: 'Opening', figures: true, cell: (line) => amount(line, line.opening) },
          { heading: 'Change', figures: true, cell: (line) => <Change line={line} /> },
          { heading: 'Reported', figures: true, cell: (line) => amount(line, line.reported) },
          { heading: 'Balance', cell: (line) => <Standing line={line} /> },
        ]}
      />
      {events.length > 0 ? (
        <>
          <h2>Exercises, vestings and awards</h2>
          <Table
            caption="Events"
            rows={events}
            empty=""
            columns={[
              { heading: 'Date', quiet: true, cell: (one) => (one.date ? dayInProse(one.date) : 'unknown') },
              { heading: 'What', cell: (one) => one.kind },
              { heading: 'Security', cell: (one) => one.security },
              { heading: 'Shares', figures: true, cell: (one) => one.shares && count(one.shares) },
              { heading: 'Cost, $', figures: true, cell: (one) => one.cost && dollars(one.cost).slice(1) },
              { heading: 'Proceeds, $', figures: true, cell: (one) => one.proceeds && dollars(one.proceeds).slice(1) },
              { heading: 'Tax, $', figures: true, cell: (one) => one.tax && dollars(one.tax).slice(1) },
              { heading: 'Net, $', figures: true, cell: (one) => one.net && signed(one.net) },
            ]}
          />
        </>
      ) : null}
    </Layout>
  )
}

const signed = (value: string): string => (value.startsWith('-') ? `−${dollars(value.slice(1)).slice(1)}` : dollars(value).slice(1))

/** A balance in its unit, with a true minus sign. */
export const amount = ({ unit }: LedgerRow, value: string | null): string | null => {
  if (value === null) return null
  const shown = (positive: string) => (unit === 'dollars' ? dollars(positive) : count(positive))
  return value.startsWith('-') ? `−${shown(value.slice(1))}` : shown(value)
}

/** What the line moved, with shape and sign. */
export function Change({ line }: { readonly line: LedgerRow }) {
  if (line.change === null) return null
  const down = line.change.startsWith('-')
  const shown = amount(line, down ? line.change.slice(1) : line.change)
  return <span class={down ? 'disposed' : 'acquired'}>{down ? `▼ −${shown}` : `▲ +${shown}`}</span>
}

/** Whether the balances agree, and if not, why; what is doubtful about the line. */
export function Standing({ line }: { readonly line: LedgerRow }) {
  return (
    <>
      <span class={line.status === 'unexplained' ? 'unknown' : line.counted ? undefined : 'quiet'}>
        {line.counted ? line.status : 'not counted'}
      </span>
      {line.why ? (
        <span class="quiet why">
          <Reason text={line.why} />
        </span>
      ) : null}
      {line.flags.map((flag) => (
        <span class="unknown why">
          <Reason text={flag.why} />
        </span>
      ))}
    </>
  )
}
