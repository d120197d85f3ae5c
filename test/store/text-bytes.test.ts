import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { textBytes } from '../../src/store/duckdb/text-bytes.ts'

async function bytesOf(statement: string): Promise<number> {
  const connection = await (await DuckDBInstance.create()).connect()
  const result = await connection.stream(statement)
  let sum = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
    sum += textBytes(chunk, result.columnTypes())
  connection.closeSync()
  return sum
}

const long = `repeat('é', 50)`

describe('the bytes of the texts of an answer', () => {
  it.each([
    ["SELECT 1, true, 2.5, DATE '2024-01-02'", 0],
    [`SELECT 'four', ${long}, NULL::VARCHAR`, 104],
    [`SELECT CASE WHEN i % 2 = 0 THEN ${long} END FROM range(5000) t(i)`, 250_000],
    [`SELECT '\\xAA\\xBB'::BLOB`, 2],
    [`SELECT ['a', ${long}, NULL], [['b'], ['c', 'd']]`, 104],
    [`SELECT {'a': ${long}, 'b': {'c': 'de'}}`, 102],
    [`SELECT MAP {'key': ${long}, 'k': 'v'}`, 105],
    [`SELECT array_value('ab', 'cd', ${long})`, 104],
    [`SELECT union_value(t := ${long})`, 100],
    ["SELECT [1, 2], {'a': 1}", 0],
  ])('of %s', async (statement, bytes) => {
    expect(await bytesOf(statement)).toBe(bytes)
  })
})
