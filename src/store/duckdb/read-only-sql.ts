import {
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResult,
  type DuckDBType,
  type Json,
  JsonDuckDBValueConverter,
  StatementType,
} from '@duckdb/node-api'
import { plainAmount } from '../../model/columns/amount.ts'
import { UsageError } from '../../model/errors.ts'
import type { SqlCell, SqlResult } from '../store.ts'
import { rollBack } from './all-or-nothing.ts'
import { onlyReads, requireQuestion } from './questions.ts'
import { textBytes } from './text-bytes.ts'

/**
 * One statement that only reads. Five walls, each enough by itself for most of what could go wrong: a question, by its syntax tree; one
 * statement, of a kind that reads; a transaction that the database itself keeps from writing; no way to files or the network but the
 * database's own (see `open-database.ts`); a time limit.
 */

/** Bytes of text that one answer may have. */
const mostTextBytes = 256e6

const reads: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN])

/** The database's words on a statement, without the name of the kind of error. */
function fault(error: unknown): UsageError {
  if (error instanceof UsageError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new UsageError(`sql: ${message.replace(/^(?:\w+ Error: )+/, '').trimEnd()}`)
}

/** Runs a statement on a connection used for nothing else; at most `limit` lines; stopped after `seconds`. */
export async function runReadOnly(connection: DuckDBConnection, statement: string, limit: number, seconds: number): Promise<SqlResult> {
  const prepared = await prepareRead(connection, statement)
  await connection.run('BEGIN TRANSACTION READ ONLY')
  let late = false
  const timer = setTimeout(() => {
    late = true
    connection.interrupt()
  }, seconds * 1000)
  try {
    const result = await prepared.stream()
    const types = result.columnTypes()
    const numeric = types.map((type) => String(type).startsWith('DECIMAL'))
    const lines = await linesOf(result, types, limit + 1)
    return {
      columns: result.columnNames().map((name, at) => ({ name, type: String(types[at]) })),
      rows: lines.slice(0, limit).map((line) =>
        line.map((cell, at): SqlCell => {
          if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell
          if (typeof cell !== 'string') return JSON.stringify(cell)
          return numeric[at] ? plainAmount(cell) : cell
        }),
      ),
      truncated: lines.length > limit,
    }
  } catch (error) {
    if (late) throw new UsageError(`sql: stopped after ${seconds} seconds; narrow the question`)
    throw fault(error)
  } finally {
    clearTimeout(timer)
    await rollBack(connection)
  }
}

/** At least so many lines, or all there are. */
async function linesOf(result: DuckDBResult, types: readonly DuckDBType[], least: number): Promise<(Json | null)[][]> {
  const lines: (Json | null)[][] = []
  let bytes = 0
  while (lines.length < least) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    bytes += textBytes(chunk, types)
    if (bytes > mostTextBytes) throw new UsageError(`sql: the answer has more than ${mostTextBytes / 1e6} MB of text; narrow the question`)
    lines.push(...chunk.convertRows(JsonDuckDBValueConverter))
  }
  return lines
}

async function prepareRead(connection: DuckDBConnection, statement: string): Promise<DuckDBPreparedStatement> {
  let prepared: DuckDBPreparedStatement
  try {
    await requireQuestion(connection, statement)
    const statements = await connection.extractStatements(statement)
    if (statements.count !== 1) throw new Error(`one statement at a time, not ${statements.count}`)
    prepared = await statements.prepare(0)
  } catch (error) {
    throw fault(error)
  }
  if (!reads.has(prepared.statementType)) throw new UsageError(onlyReads)
  return prepared
}
