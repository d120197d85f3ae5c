import { fiscalYearEndIn } from '../../law/fiscal-year.ts'
import type { Item405Report } from '../../law/item-405.ts'
import { nothingToDisclose } from '../../law/item-405-text.ts'
import type { IsoDate } from '../../model/document.ts'
import { groupBy } from '../../model/group-by.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { nameInProse } from '../../model/names.ts'
import { Layout } from '../layout.tsx'
import { IssuerName, issuerInProse, OwnerName } from '../party.tsx'
import { Reason } from '../reason.tsx'
import { Table, Unknown } from '../table.tsx'
import { filingPath, issuerPath, linePath, plural } from '../words.ts'

/** A balance that moved without a report, as the ledger tells it. */
interface LedgerBreak {
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
  readonly names: readonly string[]
  readonly what: string
}

/** Who was late in a fiscal year of an issuer: Item 405 of Regulation S-K. */
export interface Item405Data {
  readonly issuer: { readonly cik: string; readonly name: string }
  readonly report: Item405Report
  readonly breaks: readonly LedgerBreak[]
  /** The paragraph for the proxy statement; `null` where there is nothing to disclose. */
  readonly paragraph: string | null
}

/** Where the page of an issuer's year stands. */
export const item405Path = (cik: string, yearEnd: IsoDate, as = ''): string => `${issuerPath(cik)}/item-405/${yearEnd}${as}`

export function Item405Page({ issuer, report, breaks, paragraph }: Item405Data) {
  const { persons, undecided, fiscalYear, examined, ofTheYear, assumptions } = report
  const year = Number(fiscalYear.end.slice(0, 4))
  const [before, after] = [year - 1, year + 1].map((other) => fiscalYearEndIn(other, fiscalYear.end.slice(5))) as [string, string]
  const open = undecided.length === 0 ? null : `${plural(undecided.length, 'report')} cannot be judged`
  return (
    <Layout title={`Late reports, ${issuerInProse(issuer)}`} json={item405Path(issuer.cik, fiscalYear.end, '.json')}>
      <h1>
        Late reports <span class="quiet">Item 405</span>
      </h1>
      <p class="lead">
        {persons.length === 0 ? 'Nobody is known to have been late' : `${plural(persons.length, 'person', 'people')} reported late`} on{' '}
        <IssuerName {...issuer} /> in the fiscal year ended {dayInProse(fiscalYear.end)}.
        {open === null ? null : <span class="unknown"> {open}.</span>}
      </p>
      <p class="facts">
        {plural(examined, 'report')} examined, {ofTheYear} of that year ·{' '}
        <a href={item405Path(issuer.cik, before)}>← {before.slice(0, 4)}</a> ·{' '}
        <a href={item405Path(issuer.cik, after)}>{after.slice(0, 4)} →</a> ·{' '}
        <a href={item405Path(issuer.cik, fiscalYear.end, '.csv')}>CSV</a> ·{' '}
        <a href={item405Path(issuer.cik, fiscalYear.end, '.txt')}>Text for the proxy</a>
      </p>
      <LateReports persons={persons} empty={whyNobody(ofTheYear, open)} />
      <ToBeLookedAt undecided={undecided} breaks={breaks} />
      <h2>For the proxy statement</h2>
      {paragraph === null ? (
        <p>
          <Reason text={nothingToDisclose(report)} />
        </p>
      ) : (
        paragraph.split('\n').map((line) => (line === '' ? null : <p>{line}</p>))
      )}
      {assumptions.length > 0 ? <p class="facts">Taken for granted: {assumptions.join('; ')}.</p> : null}
    </Layout>
  )
}

/** Why no report stands in the table. */
function whyNobody(ofTheYear: number, open: string | null): string {
  if (open !== null) return `No report is known to be late, but ${open}: they stand below, with why.`
  return ofTheYear === 0 ? 'No report of that year is loaded.' : 'Each of them was in time.'
}

function LateReports({ persons, empty }: { readonly persons: Item405Report['persons']; readonly empty: string }) {
  const lines = persons.flatMap((person) => person.reports.map((one) => ({ person, one })))
  return (
    <Table
      caption="Late reports"
      rows={lines}
      empty={empty}
      columns={[
        { heading: 'Person', cell: ({ person }) => <OwnerName cik={person.cik} name={person.name} /> },
        { heading: 'Role', cell: ({ person }) => person.relationship },
        { heading: 'Form', cell: ({ one }) => one.form },
        {
          heading: 'Filed',
          cell: ({ one }) => <a href={filingPath(one.accession)}>{one.filed ? dayInProse(one.filed) : 'unknown'}</a>,
        },
        { heading: 'Due', quiet: true, cell: ({ one }) => (one.due ? dayInProse(one.due) : <Unknown why="the deadline is not known" />) },
        {
          heading: 'Days late',
          figures: true,
          cell: ({ one }) => one.daysLate ?? <Unknown why="the deadline is not known to the day" />,
        },
        { heading: 'Late transactions', figures: true, cell: ({ one }) => String(one.transactions) },
        { heading: 'Year', quiet: true, cell: ({ one }) => (one.earlierYear ? 'an earlier one' : 'this one') },
      ]}
    />
  )
}

/** What no rule decides, and balances that moved without a report. */
function ToBeLookedAt({ undecided, breaks }: { readonly undecided: Item405Report['undecided']; readonly breaks: readonly LedgerBreak[] }) {
  return (
    <>
      {undecided.length + breaks.length > 0 ? <h2>To be looked at by a person</h2> : null}
      {breaks.length > 0 ? <p class="quiet">Where a balance moved without a line, a report may be missing, or a filing errs.</p> : null}
      <ul class="reports">
        {alike(undecided).map((reports) => (
          <li>
            {reports[0].names.map(nameInProse).join(', ')}: <Reason text={reports[0].why} />
            {reports.length > 1 ? `, ${plural(reports.length, 'report')}` : ''}:{' '}
            {reports.map(({ accession }, at) => (
              <>
                {at === 0 ? '' : ', '}
                <a href={filingPath(accession)}>{accession}</a>
              </>
            ))}
          </li>
        ))}
        {breaks.map(({ accession, table, row, names, what }) => (
          <li>
            {names.map(nameInProse).join(', ')}: <Reason text={what} />,{' '}
            <a href={linePath(accession, table, row)}>
              {accession}, Table {table}, line {row}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Undecided reports of the same people for the same reason, together. */
const alike = (undecided: Item405Report['undecided']) => groupBy(undecided, ({ why, names }) => [why, ...names].join('|'))
