import type { IsoDate } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import type { ScreenRow } from '../../store/screen.ts'
import type { FilingSummary, Insider, OwnerRecord } from '../../store/store.ts'
import { AsKnownOnForm, asKnownOn } from '../as-known-on.tsx'
import { EarlierOwnerNames } from '../earlier-names.tsx'
import { type FlaggedState, FlaggedToggle, flaggedParameter } from '../flagged.tsx'
import { Layout } from '../layout.tsx'
import { IssuerName, ownerInProse, symbolShown } from '../party.tsx'
import { Table } from '../table.tsx'
import { filedBetween, filingPath, link, ownerPath, plural, roleInWords } from '../words.ts'
import { FilingList } from './filing-list.tsx'
import { Holdings } from './issuer.tsx'
import { positionPath } from './position.tsx'
import { TransactionList } from './transaction-list.tsx'

/** A person or company that reports: its issuers, transactions and filings. */
export interface OwnerData extends FlaggedState {
  readonly owner: OwnerRecord
  /** What was known by the end of this day; `null` for all that is known. */
  readonly asOf: IsoDate | null
  readonly transactions: readonly ScreenRow[]
  readonly transactionCount: number
  readonly filings: readonly FilingSummary[]
}

export function OwnerPage({ owner, asOf, transactions, transactionCount, filings, ...doubts }: OwnerData) {
  const path = ownerPath(owner.cik)
  const query = { 'as-of': asOf, flagged: flaggedParameter(doubts.flagged) }
  return (
    <Layout title={ownerInProse(owner)} json={link(`${path}.json`, query)}>
      <h1>{ownerInProse(owner)}</h1>
      <p class="lead">
        {plural(owner.filings, 'report')} on {plural(owner.issuers.length, 'company', 'companies')}
        {filedBetween(owner)}
        {asKnownOn(asOf)}.
      </p>
      <p class="facts quiet">
        {owner.name} · CIK {owner.cik} · <a href={`${path}/calendar.ics`}>calendar of what lies ahead</a>
      </p>
      <EarlierOwnerNames owner={owner} />
      <AsKnownOnForm asOf={asOf} path={path} query={query} />
      <FlaggedToggle {...doubts} path={path} query={{ 'as-of': asOf }} />
      <h2>Companies</h2>
      <Table
        caption="Companies"
        rows={owner.issuers}
        empty="No companies."
        columns={[
          {
            heading: 'Company',
            cell: ({ issuer }) => (
              <>
                <IssuerName {...issuer} /> <span class="quiet">{symbolShown(issuer.tradingSymbol)}</span>
              </>
            ),
          },
          { heading: 'Ledger', cell: ({ issuer }) => <a href={link(positionPath(owner.cik, issuer.cik), { 'as-of': asOf })}>positions</a> },
          {
            heading: 'Role on the last report',
            cell: (one) => <Role insider={one} earlier={`${link(positionPath(owner.cik, one.issuer.cik), { 'as-of': asOf })}#roles`} />,
          },
          { heading: 'Last reported: direct', figures: true, cell: (one) => <Holdings insider={one} ownership="D" /> },
          { heading: 'Last reported: indirect', figures: true, cell: (one) => <Holdings insider={one} ownership="I" /> },
          {
            heading: 'Last filed',
            quiet: true,
            cell: (one) => <a href={filingPath(one.lastReference)}>{one.lastFiledDate ? dayInProse(one.lastFiledDate) : 'date unknown'}</a>,
          },
        ]}
      />
      <h2>Transactions</h2>
      <TransactionList rows={transactions} about="owner" empty="No transactions: the reports hold holdings only." />
      {transactionCount > transactions.length ? (
        <p>
          <a href={link('/screen', { owner: owner.cik, asOf, flagged: query.flagged })}>All {plural(transactionCount, 'transaction')}</a>
        </p>
      ) : null}
      <h2>Filings</h2>
      <FilingList filings={filings} about="owner" />
    </Layout>
  )
}

/** The role on the last report, since when reports tell it, and where the earlier ones stand. */
function Role({ insider, earlier }: { readonly insider: Insider; readonly earlier: string }) {
  const [last, ...before] = insider.roles
  return (
    <>
      {roleInWords(insider.relationship) || 'none ticked'}
      {before.length > 0 && last?.first ? (
        <span class="quiet">
          {' '}
          reported so since {dayInProse(last.first)} (<a href={earlier}>earlier roles</a>)
        </span>
      ) : null}
    </>
  )
}
