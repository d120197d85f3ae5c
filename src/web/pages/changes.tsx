import { count, price } from '../../model/decimal.ts'
import type { OwnershipDocument } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { Reason } from '../reason.tsx'
import { Table } from '../table.tsx'
import { codeInWords, filingPath, linePath, reasonInWords, sentence } from '../words.ts'
import type { FiledLine } from '../working.tsx'

/** What an amendment did, line by line, on the filing's page. */

export interface ChangedLine {
  readonly state: 'unchanged' | 'corrected' | 'added' | 'withdrawn' | 'not-restated'
  readonly original: FiledLine | null
  readonly amended: FiledLine | null
  readonly what: readonly string[]
  readonly why: string | null
}

export interface AmendmentData {
  readonly accession: string
  readonly originals: readonly string[]
  /** Why the original is not known, in words; `null` when it was found. */
  readonly missing: string | null
  readonly lines: readonly ChangedLine[]
}

export interface ChangesProps {
  readonly amendments: readonly AmendmentData[]
  /** The documents that the lines stand in, by accession number. */
  readonly documents: ReadonlyMap<string, OwnershipDocument>
}

export function Changes({ amendments, documents }: ChangesProps) {
  if (amendments.length === 0) return <p class="empty">No amendment of this report is loaded, and it amends none.</p>
  return (
    <>
      {amendments.map((one) => (
        <section>
          <h2>
            <a href={filingPath(one.accession)}>{one.accession}</a> amends{' '}
            {one.originals.length === 0 ? 'a report that is not loaded' : null}
            {one.originals.map((original) => (
              <a href={filingPath(original)}>{original} </a>
            ))}
          </h2>
          {one.missing ? (
            <p class="unknown">
              {sentence(reasonInWords(one.missing))} Which of its lines are new cannot be told before <code>s16 load</code> has taken it in.
            </p>
          ) : null}
          <Table
            caption={`Lines of ${one.accession}`}
            rows={one.lines}
            empty="No line of either table is touched."
            columns={[
              {
                heading: 'Line',
                cell: (line) => (
                  <span class={line.state === 'unchanged' || line.state === 'not-restated' ? 'quiet' : undefined}>
                    {one.missing !== null && line.original === null ? 'not compared' : states[line.state]}
                  </span>
                ),
              },
              { heading: 'Was', cell: (line) => <Line id={line.original} documents={documents} /> },
              { heading: 'Is', cell: (line) => <Line id={line.amended} documents={documents} /> },
              { heading: 'What changed', cell: (line) => whatChanged(line, one.missing) },
            ]}
          />
        </section>
      ))}
    </>
  )
}

function whatChanged({ what, why }: ChangedLine, missing: string | null) {
  if (what.length > 0) return what.map(inWords).join(', ')
  return why === null || why === missing ? null : <Reason text={why} />
}

const states = { unchanged: 'unchanged', corrected: 'corrected', added: 'added', withdrawn: 'withdrawn', 'not-restated': 'not restated' }

/** `pricePerShare` is “price per share”; the balance that a line states stands under “owned after” elsewhere too. */
const inWords = (field: string): string =>
  (field === 'reported' ? 'owned after' : field).replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)

function Line({ id, documents }: { readonly id: FiledLine | null; readonly documents: ReadonlyMap<string, OwnershipDocument> }) {
  if (!id) return null
  const document = documents.get(id.accession)
  const row = (id.table === 'I' ? document?.nonDerivative : document?.derivative)?.[id.row - 1]
  const parts = row
    ? [
        row.transactionDate?.value ? dayInProse(row.transactionDate.value) : 'holding',
        row.coding?.code ? codeInWords(row.coding.code) : null,
        row.shares?.value ? `${row.acquiredDisposed?.value === 'D' ? '−' : '+'}${count(row.shares.value)}` : null,
        row.securityTitle.value,
        row.pricePerShare?.value ? `at ${price(row.pricePerShare.value)}` : null,
        row.sharesOwnedFollowing?.value ? `${row.kind === 'holding' ? '' : 'leaving '}${count(row.sharesOwnedFollowing.value)}` : null,
        row.natureOfOwnership?.value ?? null,
      ]
    : [`Table ${id.table}, line ${id.row}`]
  return <a href={linePath(id.accession, id.table, id.row)}>{parts.filter((part) => part !== null).join(', ')}</a>
}
