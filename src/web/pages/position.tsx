import { count, grouped } from '../../model/decimal.ts'
import type { IsoDate, Relationship } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import type { Told } from '../../model/told.ts'
import { AsKnownOn } from '../as-known-on.tsx'
import { Positions } from '../charts/positions.tsx'
import { FlaggedToggle, flaggedParameter } from '../flagged.tsx'
import { Layout } from '../layout.tsx'
import { balanceColumns, type LedgerRow, standings } from '../ledger-row.tsx'
import { IssuerName, issuerInProse, OwnerName, ownerInProse } from '../party.tsx'
import { Table } from '../table.tsx'
import { dollars, linePath, link, ownerPath, plural, roleInWords } from '../words.ts'
import { type FiledLine, Working } from '../working.tsx'

import { lastPage, Pager } from './pager.tsx'

/** The ledger of one owner in one issuer: what was held, as known on a day, and whether the balances agree. */

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
  /** Shares kept after those sold, withheld and delivered. */
  readonly netShares: string | null
  readonly lines: readonly FiledLine[]
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
  /** The roles that the owner's reports tell, the last first. */
  readonly roles: readonly Told<Relationship>[]
  readonly lines: readonly LedgerRow[]
  /** The same on the days as of which their balances speak, in their order. */
  readonly balances: readonly LedgerRow[]
  readonly events: readonly EventRow[]
}

/** Which of the lines the page shows. */
export interface PositionView {
  /** Lines that stand so alone; `null` for all. */
  readonly status: LedgerRow['status'] | null
  readonly page: number
}

/** Lines on one page. */
const pageSize = 100

export const positionPath = (owner: string, issuer: string): string => `${ownerPath(owner)}/${issuer}`

/** The name of a line on the page of its position. */
const lineId = ({ accession, table, row }: Pick<LedgerRow, 'accession' | 'table' | 'row'>): string => `${accession}-${table}-${row}`

/** A line of a position, on whatever page of its ledger it stands; one that is not counted stands where all are shown. */
export const positionLinePath = (owner: string, issuer: string, line: Pick<LedgerRow, 'accession' | 'table' | 'row' | 'counted'>): string =>
  `${link(positionPath(owner, issuer), { all: line.counted ? null : 'yes', at: line.accession })}#${lineId(line)}`

/** The page of the ledger on which the lines of a filing begin; the first where it has none there. */
export const pageOfFiling = (lines: readonly LedgerRow[], accession: string): number =>
  Math.floor(
    Math.max(
      lines.findIndex((line) => line.accession === accession),
      0,
    ) / pageSize,
  ) + 1

/** Statuses in the order in which they are counted, as said of several lines. */
const statuses = [
  ['agrees', 'agree'],
  ['opening', 'first seen'],
  ['explained', 'explained'],
  ['unexplained', 'unexplained'],
] as const

export function PositionPage({ view, ...data }: PositionData & { readonly view: PositionView }) {
  const { owner, issuer, asOf, all, flagged, flaggedLeftOut, lines, balances, events, roles } = data
  const path = positionPath(owner.cik, issuer.cik)
  const counted = lines.filter((line) => line.counted)
  const query = { 'as-of': asOf, all: all ? 'yes' : null, flagged: flaggedParameter(flagged) }
  const shown = view.status === null ? lines : counted.filter(({ status }) => status === view.status)
  const empty = view.status !== null ? 'No line stands so.' : asOf ? `Nothing was filed by ${dayInProse(asOf)}.` : 'No lines.'
  const page = lastPage(view.page, pageSize, shown.length)
  return (
    <Layout title={`${ownerInProse(owner)} in ${issuerInProse(issuer)}`} json={link(`${path}.json`, query)}>
      <h1>
        <OwnerName {...owner} /> in <IssuerName {...issuer} />
      </h1>
      <p class="lead">
        {plural(counted.length, 'line')}: <Statuses lines={counted} pathOf={(status) => `${link(path, { ...query, status })}#lines`} />.
      </p>
      <Asked path={path} asOf={asOf} all={all} flagged={flagged} />
      <p>
        <a href={link(`${path}/short-swing`, { 'as-of': asOf })}>Purchases and sales matched under Section 16(b)</a>
      </p>
      <FlaggedToggle flagged={flagged} flaggedLeftOut={flaggedLeftOut} issuersNotLookedThrough={0} path={path} query={query} />
      <Positions lines={balances.filter((line) => line.counted)} />
      <h2 id="lines">Lines</h2>
      {view.status === null ? null : (
        <p class="quiet">
          Only lines marked “{standings[view.status]}” (<a href={`${link(path, query)}#lines`}>show all</a>).
        </p>
      )}
      <Lines lines={shown.slice((page - 1) * pageSize, page * pageSize)} empty={empty} />
      {shown.length > pageSize ? (
        <Pager path={path} query={{ ...query, status: view.status }} page={page} size={pageSize} total={shown.length} what="line" />
      ) : null}
      {events.length > 0 ? <Events events={events} /> : null}
      {roles.length > 0 ? <Roles roles={roles} /> : null}
    </Layout>
  )
}

/** What the ledger was asked for, to be asked otherwise. */
function Asked({ path, asOf, all, flagged }: { readonly path: string } & Pick<PositionData, 'asOf' | 'all' | 'flagged'>) {
  return (
    <form class="filters" action={path}>
      <AsKnownOn asOf={asOf} />
      <label class="tick">
        <input type="checkbox" name="all" value="yes" checked={all} /> superseded and repeated lines too
      </label>
      <label class="tick">
        <input type="checkbox" name="flagged" value="exclude" checked={flagged === 'exclude'} /> without doubtful lines
      </label>
      <button type="submit">Show</button>
    </form>
  )
}

function Lines({ lines, empty }: { readonly lines: readonly LedgerRow[]; readonly empty: string }) {
  return (
    <Table
      caption="Ledger"
      rows={lines}
      id={lineId}
      empty={empty}
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
        ...balanceColumns,
      ]}
    />
  )
}

function Events({ events }: Pick<PositionData, 'events'>) {
  return (
    <>
      <h2>Exercises, vestings and awards</h2>
      <p class="quiet">
        Tax is the value of shares given up for tax or price; net is the proceeds of that day's sales less cost and tax, below zero where
        what was kept cost more than what was sold brought.
      </p>
      <Table
        caption="Events"
        rows={events}
        empty=""
        columns={[
          { heading: 'Date', quiet: true, cell: (one) => <EventDay event={one} /> },
          {
            heading: 'What',
            cell: (one) => (
              <>
                {one.kind}
                <Working lines={one.lines} />
              </>
            ),
          },
          { heading: 'Security', cell: (one) => one.security },
          { heading: 'Shares', figures: true, cell: (one) => one.shares && count(one.shares) },
          { heading: 'Kept', figures: true, cell: (one) => one.netShares && count(one.netShares) },
          { heading: 'Cost, $', figures: true, cell: (one) => one.cost && dollars(one.cost).slice(1) },
          { heading: 'Proceeds, $', figures: true, cell: (one) => one.proceeds && dollars(one.proceeds).slice(1) },
          { heading: 'Tax, $', figures: true, cell: (one) => one.tax && dollars(one.tax).slice(1) },
          { heading: 'Net, $', figures: true, cell: (one) => one.net && signed(one.net) },
        ]}
      />
    </>
  )
}

/** What the owner was to the company, report by report. */
function Roles({ roles }: Pick<PositionData, 'roles'>) {
  return (
    <>
      <h2 id="roles">Roles reported</h2>
      <Table
        caption="Roles"
        rows={roles}
        empty=""
        columns={[
          { heading: 'Role', cell: ({ value }) => roleInWords(value) || 'none ticked' },
          { heading: 'First report', quiet: true, cell: ({ first }) => (first ? dayInProse(first) : 'date unknown') },
          { heading: 'Last report', quiet: true, cell: ({ last }) => (last ? dayInProse(last) : 'date unknown') },
          { heading: 'Reports', figures: true, cell: ({ reports }) => String(reports) },
        ]}
      />
    </>
  )
}

/** The day of an event, leading to the first of its lines. */
function EventDay({ event: { date, lines } }: { readonly event: EventRow }) {
  const shown = date ? dayInProse(date) : 'unknown'
  const [first] = lines
  return first ? (
    <a class="row" href={linePath(first.accession, first.table, first.row)}>
      {shown}
    </a>
  ) : (
    <span>{shown}</span>
  )
}

/** How many lines stand how, each number leading to its lines; none unexplained is said too. */
function Statuses({ lines, pathOf }: { readonly lines: readonly LedgerRow[]; readonly pathOf: (status: string) => string }) {
  const counts = statuses.map(([status, words]) => ({ status, words, many: lines.filter((line) => line.status === status).length }))
  return (
    <>
      {counts
        .filter(({ status, many }) => many > 0 || status === 'unexplained')
        .map(({ status, words, many }, at) => (
          <>
            {at === 0 ? '' : ', '}
            {many === 0 ? 'none' : <a href={pathOf(status)}>{grouped(String(many))}</a>} {words}
          </>
        ))}
    </>
  )
}

const signed = (value: string): string => (value.startsWith('-') ? `−${dollars(value.slice(1)).slice(1)}` : dollars(value).slice(1))
