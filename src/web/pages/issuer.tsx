import { count } from '../../model/decimal.ts'
import type { IsoDate } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { foldedName, insiderOfName } from '../../model/names.ts'
import type { ScreenRow } from '../../store/screen.ts'
import type { FilingSummary, Insider, IssuerRecord } from '../../store/store.ts'
import { AsKnownOnForm, asKnownOn } from '../as-known-on.tsx'
import type { AheadData } from '../charts/ahead.ts'
import { type HoldingPoint, Holdings as HoldingsChart } from '../charts/holdings.tsx'
import { OptionsOutstanding } from '../charts/options-outstanding.tsx'
import { Quarters, tradedQuarters } from '../charts/quarters.tsx'
import { type Lane, Timeline } from '../charts/timeline.tsx'
import { VestingAhead } from '../charts/vesting-ahead.tsx'
import { asideOf, CountedOnce, type CountedOnceState, countedOnce } from '../counted-once.tsx'
import { EarlierNames } from '../earlier-names.tsx'
import { type FlaggedState, FlaggedToggle, flaggedParameter } from '../flagged.tsx'
import { Layout } from '../layout.tsx'
import { NetBoughtSentence, netBought } from '../net-bought.tsx'
import { issuerInProse, OwnerName, ownerInProse, symbolShown } from '../party.tsx'
import { Table } from '../table.tsx'
import { dollars, filedBetween, filingPath, issuerPath, linePath, link, plural, roleInWords } from '../words.ts'
import { FilingList } from './filing-list.tsx'
import { positionPath } from './position.tsx'
import { TransactionList } from './transaction-list.tsx'

/** A company: its insiders with role and last reported holding, its transactions and filings. */
export interface IssuerData extends FlaggedState, CountedOnceState {
  readonly issuer: IssuerRecord
  /** What was known by the end of this day; `null` for all that is known. */
  readonly asOf: IsoDate | null
  readonly transactions: readonly ScreenRow[]
  readonly transactionCount: number
  /** The transactions that the charts draw, as filed. */
  readonly drawn: readonly ScreenRow[]
  readonly filings: readonly FilingSummary[]
  /** What each insider held over time; empty where the issuer has too many reports to follow at once. */
  readonly held: readonly HoldingPoint[]
  /** Options outstanding and vesting by the last report; `null` where the issuer has too many reports to follow at once. */
  readonly ahead: AheadData | null
}

export function IssuerPage({
  issuer,
  transactions,
  transactionCount,
  drawn,
  filings,
  held,
  ahead,
  joint,
  setAside,
  asOf,
  ...doubts
}: IssuerData) {
  const path = issuerPath(issuer.cik)
  const query = { 'as-of': asOf, flagged: flaggedParameter(doubts.flagged), joint: joint === 'once' ? null : joint }
  const trades = countedOnce(drawn, setAside)
  const days = tradedQuarters(trades)
  const net = netBought(trades, drawn.length === transactionCount)
  return (
    <Layout title={issuerInProse(issuer, issuer.tradingSymbol)} json={link(`${path}.json`, query)}>
      <h1>
        {issuerInProse(issuer, issuer.tradingSymbol)} <span class="quiet">{symbolShown(issuer.tradingSymbol)}</span>
      </h1>
      {net ? <NetBoughtSentence {...net} /> : null}
      <p class={net ? undefined : 'lead'}>
        {plural(issuer.filings, 'report')} by{' '}
        {issuer.insiders.length === 0 ? 'owners without a CIK' : plural(issuer.insiders.length, 'insider')}
        {filedBetween(issuer)}
        {asKnownOn(asOf)}.
      </p>
      <p class="facts quiet">
        {issuer.name} · CIK {issuer.cik} · <a href={`${path}/item-405`}>late reports</a> ·{' '}
        <a href={`${path}/calendar.ics`}>calendar of what lies ahead</a>
      </p>
      <EarlierNames issuer={issuer} />
      <AsKnownOnForm asOf={asOf} path={path} query={query} />
      <FlaggedToggle {...doubts} path={path} query={{ 'as-of': asOf, joint: query.joint }} />
      {days ? (
        <>
          <h2>Trades</h2>
          <CountedOnce joint={joint} setAside={setAside} rows={drawn} path={path} query={query} />
          <Timeline rows={trades} laneOf={laneOf(issuer.insiders)} days={days} />
          <Quarters rows={trades} days={days} />
        </>
      ) : null}
      <HoldingsChart holdings={held} />
      {ahead ? (
        <>
          <OptionsOutstanding {...ahead} />
          <VestingAhead {...ahead} />
        </>
      ) : null}
      <h2>Insiders</h2>
      <Table
        caption="Insiders"
        rows={issuer.insiders}
        empty="Its reports name their owners without a CIK, so that no page of theirs can be kept; the filings below name them."
        columns={[
          { heading: 'Name', cell: (one) => <OwnerName cik={one.cik} name={one.name} /> },
          { heading: 'Ledger', cell: (one) => <a href={link(positionPath(one.cik, issuer.cik), { 'as-of': asOf })}>positions</a> },
          { heading: 'Role on the last report', cell: (one) => roleInWords(one.relationship) || 'none ticked' },
          { heading: 'Last reported: direct', figures: true, cell: (one) => <Holdings insider={one} ownership="D" /> },
          { heading: 'Last reported: indirect', figures: true, cell: (one) => <Holdings insider={one} ownership="I" /> },
          { heading: 'Reports', figures: true, cell: (one) => String(one.filings) },
          {
            heading: 'Last filed',
            quiet: true,
            cell: (one) => <a href={filingPath(one.lastReference)}>{one.lastFiledDate ? dayInProse(one.lastFiledDate) : 'date unknown'}</a>,
          },
        ]}
      />
      <h2>Transactions</h2>
      <TransactionList
        rows={transactions}
        about="issuer"
        standing={(row) => asideOf(row, setAside)}
        empty="No transactions: its reports hold holdings only."
      />
      {transactionCount > transactions.length ? (
        <p>
          <a href={link('/screen', { issuer: issuer.cik, asOf, flagged: query.flagged })}>All {plural(transactionCount, 'transaction')}</a>
        </p>
      ) : null}
      <h2>Filings</h2>
      <FilingList filings={filings} about="issuer" />
    </Layout>
  )
}

/** The lane of a line: that of its first owner, whom the CIK tells, or else the name. */
const laneOf =
  (insiders: readonly Insider[]) =>
  ({ owners }: ScreenRow): Lane => {
    const [first] = owners
    const beside = owners.map(({ cik }) => cik)
    const joined = first && first.cik === null && first.name !== null ? insiderOfName(first.name, insiders, beside) : null
    const cik = first?.cik ?? joined
    const name = insiders.find((one) => one.cik === cik)?.name ?? first?.name ?? null
    const key = cik ?? foldedName(name ?? 'unknown')
    return { key, name: first ? ownerInProse({ cik, name }) : 'unknown', joinedByName: joined !== null }
  }

/** Balances of Table I on the last report that states any held so, each class on its line; the figure leads to the filing that states it. */
export function Holdings({ insider, ownership }: { readonly insider: Insider; readonly ownership: 'D' | 'I' }) {
  const shown = insider.holdings.filter((one) => one.table === 'I' && one.directOrIndirect === ownership)
  if (shown.length === 0) return null
  return (
    <>
      {shown.map((one) => (
        <span class="holding" title={[one.security, one.natureOfOwnership].filter(Boolean).join(', ')}>
          <span class="quiet">{one.security}</span>
          <a href={linePath(one.reference, one.table, one.row)}>{one.unit === 'dollars' ? dollars(one.amount) : count(one.amount)}</a>
        </span>
      ))}
    </>
  )
}
