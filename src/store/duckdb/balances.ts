import type { DuckDBConnection } from '@duckdb/node-api'
import { statedBalances } from '../../ledger/stated-balance.ts'
import { FilingPacker } from '../../model/columns/filing-columns.ts'
import type { Write } from '../../model/columns/filing-lines.ts'
import * as table from '../../model/columns/tables.ts'
import type { IsoDate, OwnershipDocument } from '../../model/document.ts'
import { filedDayOf } from '../filed-day.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { ChunkAppender } from './chunk-appender.ts'
import { forgetLookedThrough } from './looked-through.ts'
import { numberOf, type Query, queryOver, textOf } from './query.ts'
import { readDocuments } from './read-filings.ts'

/**
 * What the store derives: the balances that filings state, under the ledger's names. They follow from one filing alone, so a filing that is
 * loaded adds its own and changes no other's; which of them is the last is the view `positions`' to say.
 */

/** Ranges of filings whose balances are still to be derived. */
export const underivedTable: table.TableDefinition = {
  name: 'underived',
  comment: 'Filings whose balances are still to be derived after a bulk load',
  columns: [table.integer('first', 'number of the first filing of a range'), table.integer('last', 'number of its last filing')],
}

/** Writes the balances of one filing, in the transaction that writes its lines. */
export function writeBalances(write: Write, filing: number, document: OwnershipDocument, filedDate: IsoDate | null): void {
  const filed = filedDayOf(document, filedDate)?.filed ?? '9999-12-31'
  for (const one of statedBalances({ accession: '', filed, acceptedAt: null, document })) {
    write(table.balances, [
      filing,
      one.table,
      one.row,
      document.issuer.cik,
      one.owners.join(' '),
      one.security,
      one.vehicle,
      one.unit,
      one.price,
      one.expires,
      one.exercisable,
      one.day,
      one.amount,
    ])
  }
}

/** Documents that are held in memory at a time. */
const filingsPerSlice = 1000

/** Derives everything anew from the filings, in one transaction; how many lines that made. */
export async function rebuildBalances(connection: DuckDBConnection): Promise<number> {
  return together(connection, async (query) => {
    await query('DELETE FROM filed.balances')
    await query('DELETE FROM filed.underived')
    for (const statement of forgetLookedThrough) await query(statement)
    let lines = 0
    for (let last: number | null = 0; last !== null; ) {
      const slice = await deriveSlice(connection, query, last, null)
      lines += slice.lines
      last = slice.last
    }
    return lines
  })
}

/**
 * Derives what bulk loads left: they commit filings as they come, and note in the same transaction which of them are without their balances,
 * until someone asks for these. Slice by slice, each a transaction, so that it may be stopped at any moment and goes on where it was.
 */
export async function deriveRest(connection: DuckDBConnection): Promise<void> {
  for (;;) {
    const [range] = await queryOver(connection)('SELECT "first", "last" FROM filed.underived ORDER BY "first" LIMIT 1')
    if (!range) return
    const [first, last] = [numberOf(range.first), numberOf(range.last)]
    await together(connection, async (query) => {
      const slice = await deriveSlice(connection, query, first - 1, last)
      await query('DELETE FROM filed.underived WHERE "first" = $1', [first])
      if (slice.last !== null && slice.last < last) await query('INSERT INTO filed.underived VALUES ($1, $2)', [slice.last + 1, last])
    })
  }
}

/** Derives the balances of the filings after one, at most a slice of them and up to `upTo`; the last it came to, `null` where none were left. */
async function deriveSlice(connection: DuckDBConnection, query: Query, after: number, upTo: number | null) {
  const bound = upTo === null ? '' : ` AND filing <= ${upTo}`
  const heads = await query(`SELECT * FROM filed.filings WHERE filing > ${after}${bound} ORDER BY filing LIMIT ${filingsPerSlice}`)
  if (heads.length === 0) return { lines: 0, last: null }
  const documents = await readDocuments(query, heads)
  const packer = new FilingPacker()
  let lines = 0
  const write: Write = (to, cells) => {
    lines++
    packer.write(to, cells)
  }
  for (const head of heads) {
    const filing = numberOf(head.filing)
    writeBalances(write, filing, documents.get(filing)!, textOf(head.filed_date))
  }
  const { chunks, heap } = packer.take()
  const appender = await ChunkAppender.open(connection, table.balances)
  for (const chunk of chunks[table.balances.name] ?? []) appender.append(chunk, heap)
  appender.close()
  return { lines, last: numberOf(heads.at(-1)!.filing) }
}

const together = <T>(connection: DuckDBConnection, work: (query: Query) => Promise<T>): Promise<T> =>
  allOrNothing(connection, () => work(queryOver(connection)))
