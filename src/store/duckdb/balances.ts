import type { DuckDBConnection } from '@duckdb/node-api'
import { statedBalances } from '../../ledger/stated-balance.ts'
import type { IsoDate, OwnershipDocument } from '../../model/document.ts'
import { filedDayOf } from '../filed-day.ts'
import * as table from '../tables.ts'
import type { Write } from './filing-lines.ts'
import { numberOf, queryOver, textOf } from './query.ts'
import { readDocuments } from './read-filings.ts'
import { TableWriter } from './table-writer.ts'

/**
 * What the store derives: the balances that filings state, under the ledger's names. They follow from one filing alone, so a filing that is
 * loaded adds its own and changes no other's; which of them is the last is the view `positions`' to say.
 */

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
  const query = queryOver(connection)
  await connection.run('BEGIN TRANSACTION')
  try {
    await query('DELETE FROM filed.balances')
    let lines = 0
    for (let last = 0; ; ) {
      const heads = await query(`SELECT * FROM filed.filings WHERE filing > ${last} ORDER BY filing LIMIT ${filingsPerSlice}`)
      if (heads.length === 0) break
      const documents = await readDocuments(query, heads)
      const writer = await TableWriter.open(connection, table.balances)
      for (const head of heads) {
        last = numberOf(head.filing)
        writeBalances((_, cells) => (lines++, writer.append(cells)), last, documents.get(last)!, textOf(head.filed_date))
      }
      writer.close()
    }
    await connection.run('COMMIT')
    return lines
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}
