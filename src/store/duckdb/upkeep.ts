import { statSync } from 'node:fs'
import { tables } from '../../model/columns/tables.ts'
import type { StoreCounts } from '../store.ts'
import { wronglyMarked } from './known.ts'
import { numberOf, type Query, textOf } from './query.ts'
import { schemaVersion } from './schema.ts'

/** Counting a store and looking for faults in it. */

/** Bytes of the database file and of the log of changes beside it. */
function bytesOnDisk(path: string): number | null {
  const size = (one: string) => statSync(one, { throwIfNoEntry: false })?.size ?? 0
  return size(path) === 0 ? null : size(path) + size(`${path}.wal`)
}

export async function countAll(query: Query, path: string): Promise<StoreCounts> {
  const [head] = await query(
    `SELECT count(*) AS filings, count(DISTINCT issuer_cik) AS issuers, min(filed_date) AS first, max(filed_date) AS last FROM filed.filings`,
  )
  const [owners] = await query('SELECT count(DISTINCT cik) AS owners FROM filed.owners')
  const [lines] = await query(
    `SELECT count(*) FILTER (WHERE kind = 'transaction') AS transactions, count(*) FILTER (WHERE kind = 'holding') AS holdings FROM filed.rows`,
  )
  const [failures] = await query('SELECT count(*) AS failures FROM filed.failures')
  const forms = await query('SELECT document_type, count(*) AS filings FROM filed.filings GROUP BY document_type ORDER BY document_type')
  return {
    location: path,
    schemaVersion,
    bytes: bytesOnDisk(path),
    filings: numberOf(head?.filings),
    forms: Object.fromEntries(forms.map((form) => [String(form.document_type), numberOf(form.filings)])),
    issuers: numberOf(head?.issuers),
    owners: numberOf(owners?.owners),
    transactions: numberOf(lines?.transactions),
    holdings: numberOf(lines?.holdings),
    failures: numberOf(failures?.failures),
    firstFiledDate: textOf(head?.first),
    lastFiledDate: textOf(head?.last),
  }
}

/** What must not be: doubles, lines without a filing, filings without source or owner line, gaps in a table. Empty when all is sound. */
export async function findFaults(query: Query): Promise<string[]> {
  const faults: string[] = []
  const expectNone = async (statement: string, say: (count: number) => string) => {
    const [line] = await query(`SELECT count(*) AS found FROM (${statement})`)
    const found = numberOf(line?.found)
    if (found > 0) faults.push(say(found))
  }
  for (const key of ['filing', 'accession', 'sha256']) {
    await expectNone(
      `SELECT ${key} FROM filed.filings WHERE ${key} IS NOT NULL GROUP BY ${key} HAVING count(*) > 1`,
      (count) => `${count} filings stand more than once by ${key}`,
    )
  }
  await expectNone(
    'SELECT sha256 FROM filed.failures GROUP BY sha256 HAVING count(*) > 1',
    (count) => `${count} failures stand more than once`,
  )
  for (const { name, columns } of tables) {
    if (name === 'filings' || columns[0]?.name !== 'filing') continue
    await expectNone(
      `SELECT filing FROM filed.${name} WHERE filing NOT IN (SELECT filing FROM filed.filings)`,
      (count) => `${count} lines of filed.${name} belong to no filing`,
    )
  }
  await expectNone(
    'SELECT filing FROM filed.filings WHERE filing NOT IN (SELECT filing FROM filed.sources)',
    (count) => `${count} filings are without their source`,
  )
  await expectNone(
    `SELECT filing FROM filed.rows WHERE (shares_owned_following IS NOT NULL OR value_owned_following IS NOT NULL)
     EXCEPT SELECT filing FROM filed.balances
     EXCEPT SELECT f.filing FROM filed.filings f JOIN filed.underived u ON f.filing BETWEEN u."first" AND u."last"`,
    (count) => `${count} filings are without their balances; s16 store rebuild makes them`,
  )
  await expectNone(wronglyMarked, (count) => `${count} filings have no or wrong marks of their hash and accession number`)
  await expectNone('SELECT filing FROM filed.sources GROUP BY filing HAVING count(*) > 1', (count) => `${count} filings have two sources`)
  const numbered = [
    ['rows', 'filing, in_table', '"row"'],
    ['owners', 'filing', 'position'],
    ['footnotes', 'filing', 'position'],
    ['signatures', 'filing', 'position'],
    ['documents', 'filing', 'position'],
    ['issues', 'filing', 'position'],
  ] as const
  for (const [name, key, number] of numbered) {
    await expectNone(
      `SELECT ${key} FROM filed.${name} GROUP BY ${key} HAVING count(*) <> max(${number}) OR min(${number}) <> 1 OR count(DISTINCT ${number}) <> count(*)`,
      (count) => `${count} filings have a gap or a double in filed.${name}`,
    )
  }
  return faults
}
