import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/model/errors.ts'
import { runReadOnly } from '../../src/store/duckdb/read-only-sql.ts'
import { nthSource } from './made-filings.ts'
import { sharedStore, temporaryFolder } from './store-folder.ts'

const forbidden = [
  `DROP TABLE filed.rows`,
  `DELETE FROM filed.filings`,
  `UPDATE filed.filings SET remarks = 'x'`,
  `INSERT INTO filed.failures VALUES ('a', 'b', 'c', now())`,
  `CREATE TABLE mine AS SELECT 1`,
  `CREATE TEMP TABLE mine AS SELECT 1`,
  `CREATE OR REPLACE VIEW filings AS SELECT 1`,
  `EXPLAIN ANALYZE DELETE FROM filed.filings`,
  `EXPLAIN ANALYZE COPY (SELECT 1) TO 'OWN' (FORMAT csv, USE_TMP_FILE false)`,
  `explain analyze COPY (SELECT 1) TO 'OWN.wal' (FORMAT csv, USE_TMP_FILE false)`,
  `EXPLAIN /* so */ ANALYZE COPY (SELECT 1) TO 'OWN' (FORMAT csv, USE_TMP_FILE false)`,
  `EXPLAIN (ANALYZE) COPY (SELECT 1) TO 'OWN' (FORMAT csv, USE_TMP_FILE false)`,
  `EXPLAIN ANALYZE CREATE TEMP TABLE mine AS SELECT 1`,
  `PREPARE p AS DELETE FROM filed.filings`,
  `SELECT 1; DELETE FROM filed.filings`,
  `SELECT * FROM query('DELETE FROM filed.filings')`,
  `COPY (SELECT 1) TO 'FOLDER/out.csv'`,
  `COPY filed.failures FROM 'FOLDER/secret.csv'`,
  `EXPORT DATABASE 'FOLDER/out'`,
  `ATTACH 'FOLDER/other.duckdb'`,
  `SELECT * FROM read_csv('FOLDER/secret.csv')`,
  `SELECT * FROM 'FOLDER/secret.csv'`,
  `SELECT * FROM read_text('FOLDER/secret.csv')`,
  `SELECT * FROM read_blob('FOLDER/secret.csv')`,
  `SELECT * FROM read_parquet('https://example.com/x.parquet')`,
  `SELECT * FROM glob('FOLDER/*')`,
  `SELECT * FROM sniff_csv('FOLDER/secret.csv')`,
  `INSTALL httpfs`,
  `LOAD httpfs`,
  `SET enable_external_access = true`,
  `RESET lock_configuration`,
  `PRAGMA enable_profiling`,
  `CALL force_checkpoint()`,
  `SELECT * FROM force_checkpoint()`,
  `SELECT (FROM "checkpoint"())`,
  `SELECT * FROM enable_logging(storage = 'file', storage_path = 'OWN.tmp')`,
  `SELECT * FROM query('FROM enable_' || 'logging()')`,
  `SELECT size FROM read_blob('OWN')`,
  `PRAGMA database_list`,
  `CHECKPOINT`,
  `BEGIN TRANSACTION`,
  `VACUUM`,
  `SELEKT`,
]

/** The files of a database, by name and content. */
const ownFiles = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dirname(path))
      .filter((name) => name.startsWith(basename(path)))
      .map((name) => {
        const file = join(dirname(path), name)
        return [name, statSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder']
      }),
  )

describe('SQL', () => {
  const store = sharedStore([nthSource(0), nthSource(1), nthSource(2)])

  it('stops before it makes strings of more text than a process bears', async () => {
    for (const statement of [
      `SELECT repeat('x', 300000000)`,
      `SELECT [repeat('x', 300000000)]`,
      `SELECT repeat('x', 1000000) FROM range(300)`,
    ])
      await expect(store().sql(statement, 1000)).rejects.toThrow('the answer has more than 256 MB of text')
    expect((await store().sql(`SELECT length(repeat('x', 300000000))`, 1)).rows).toEqual([['300000000']])
  })

  it.each(forbidden)('refuses %s', async (statement) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'secret.csv'), 'a,b\n1,2\n')
    const own = store().path
    const before = ownFiles(own)
    await expect(store().sql(statement.replaceAll('FOLDER', folder).replaceAll('OWN', own), 10)).rejects.toThrow(UsageError)
    expect(readdirSync(folder)).toEqual(['secret.csv'])
    expect(ownFiles(own)).toEqual(before)
  })

  it.each(['', '  ', '-- a remark', '/* a remark */', 'EXPLAIN'])('says that there is no statement in "%s"', async (statement) => {
    await expect(store().sql(statement, 10)).rejects.toThrow('sql: there is no statement; s16 sql --help shows some')
  })

  it.each([
    'EXPLAIN SELECT 1',
    'explain analyze FROM filings',
    'DESCRIBE transactions',
    'SHOW ALL TABLES',
    'SUMMARIZE filings',
    'FROM duckdb_tables()',
    "SELECT * FROM (SELECT unnest([1, 2]) AS a), json_each('[1]')",
    'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT sum(n) FROM r',
    'TABLE issuers',
    'VALUES (1)',
    '-- how many\nSELECT count(*) FROM filings;',
  ])('answers %s', async (statement) => {
    expect((await store().sql(statement, 100)).rows.length).toBeGreaterThan(0)
  })

  it('changes nothing by all that', async () => {
    expect(await store().counts()).toMatchObject({ filings: 3, transactions: 6, failures: 0 })
    expect(await store().check()).toEqual([])
    expect(await store().source(nthSource(1).accession!)).not.toBeNull()
  })

  it('answers with exact decimals, days as text, and says when there is more', async () => {
    expect(
      await store().sql(`SELECT reference, shares, price, value, date, aff10b5_one FROM transactions ORDER BY reference, "row"`, 2),
    ).toEqual({
      columns: [
        { name: 'reference', type: 'VARCHAR' },
        { name: 'shares', type: 'DECIMAL(38,10)' },
        { name: 'price', type: 'DECIMAL(38,10)' },
        { name: 'value', type: 'DECIMAL(38,10)' },
        { name: 'date', type: 'DATE' },
        { name: 'aff10b5_one', type: 'BOOLEAN' },
      ],
      rows: [
        ['0000000001-24-000000', '0', '0.25', '0', '2024-03-01', null],
        ['0000000001-24-000001', '1', '1.25', '1.25', '2024-03-01', null],
      ],
      truncated: true,
    })
  })

  it('is stopped when it takes too long', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const endless = 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b'
    await expect(runReadOnly(await instance.connect(), endless, 1, 0.1)).rejects.toThrow('stopped after 0.1 seconds')
    instance.closeSync()
  })

  it('knows every view, and each runs', async () => {
    for (const view of ['filings', 'transactions', 'holdings', 'owners', 'people', 'issuers', 'notes', 'exhibits', 'issues']) {
      const { columns } = await store().sql(`SELECT * FROM ${view}`, 10)
      expect(columns.length, view).toBeGreaterThan(4)
    }
    expect((await store().sql('SELECT name, filings FROM people ORDER BY name', 10)).rows).toEqual([
      ['OWNER 0', '1'],
      ['OWNER 1', '1'],
      ['OWNER 2', '1'],
    ])
  })
})
