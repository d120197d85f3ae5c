import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { tables } from '../../src/model/columns/tables.ts'
import { migrations, schemaVersion } from '../../src/store/duckdb/schema.ts'
import { views } from '../../src/store/views.ts'

/** The shape of tables and views at each version of the schema; a version that was released never changes. */
const shapes: Readonly<Record<number, string>> = {
  1: 'c87ebb5ed375fa94',
  2: 'c57916edd3f1954e',
  3: 'c57916edd3f1954e',
  4: 'c57916edd3f1954e',
  5: 'c57916edd3f1954e',
  6: '7a0fb14686aee28f',
  7: '804f1b6d58728cd2',
  8: '6f256a8044e80818',
}

const shape = createHash('sha256')
  .update(JSON.stringify([tables.map(({ name, columns }) => [name, columns.map((column) => [column.name, column.type])]), views]))
  .digest('hex')
  .slice(0, 16)

describe('the schema', () => {
  it('has a version for its shape: whoever changes a table or view raises schemaVersion, writes the migration (empty for a view), and adds the shape here', () => {
    expect(shape).toBe(shapes[schemaVersion])
  })

  it('can be reached from every version before', () => {
    expect(Object.keys(migrations).map(Number)).toEqual(Array.from({ length: schemaVersion - 1 }, (_, at) => at + 2))
  })
})
