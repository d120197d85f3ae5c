import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tables } from '../../src/model/columns/tables.ts'
import { views } from '../../src/store/views.ts'
import { nthSource } from './made-filings.ts'
import { sharedStore } from './store-folder.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/database.md'), 'utf8')
const statements = [...guide.matchAll(/```sql\n([^`]+)```/g)].map((match) => match[1]!)

describe('the guide to the database', () => {
  const store = sharedStore([nthSource(1), nthSource(2)])

  it.each(statements)('shows a statement that runs: %s', async (statement) => {
    const { columns } = await store().sql(statement, 100)
    expect(columns.length).toBeGreaterThan(1)
  })

  it('names every view and table', () => {
    for (const { name } of [...views, ...tables]) expect(guide).toContain(`\`${name}\``)
  })

  it('is right that every column of every table has a comment', async () => {
    const { rows } = await store().sql(
      `SELECT count(*), count(comment) FROM duckdb_columns() WHERE schema_name = 'filed' AND table_name NOT IN ('schema_versions', 'underived', 'flags', 'superseded', 'looked_through')`,
      1,
    )
    const columns = tables.reduce((sum, table) => sum + table.columns.length, 0)
    expect(rows).toEqual([[String(columns), String(columns)]])
  })
})
