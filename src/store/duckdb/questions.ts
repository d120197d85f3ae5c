import type { DuckDBConnection } from '@duckdb/node-api'
import { UsageError } from '../../model/errors.ts'

/**
 * What a statement would do, told from its syntax tree before it is bound: the engine's kinds of statement do not tell enough. An EXPLAIN
 * may carry out a COPY onto the database's own file, and a SELECT may call a table function that writes files or ends the process.
 */

export const onlyReads = 'sql: only statements that read are run here (SELECT, WITH, FROM, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN)'

/** Table functions that make rows of their arguments. Those whose names begin as below tell of the engine; the others reach files or change it. */
const rowMakers: ReadonlySet<string> = new Set([
  'generate_series',
  'icu_calendar_names',
  'json_each',
  'json_tree',
  'pg_timezone_names',
  'range',
  'repeat',
  'repeat_row',
  'summary',
  'unnest',
])

const tellsOfTheEngine = /^(?:duckdb|pragma)_/

interface Tree {
  readonly error: boolean
  readonly error_type?: string
  readonly statements?: readonly unknown[]
}

/**
 * Throws `UsageError` unless the statement is one question, or EXPLAIN before one, that calls nothing but what answers questions; for what
 * is no SQL, the engine's own error.
 */
export async function requireQuestion(connection: DuckDBConnection, statement: string): Promise<void> {
  const tree = await syntaxTree(connection, statement.replace(/^\s*EXPLAIN\b(?:\s+ANALYZE\b)?/i, ''))
  // The engine tells the place in the whole statement. Where it finds no fault there, what stands behind EXPLAIN is no question.
  if (tree.error && tree.error_type === 'parser') await connection.extractStatements(statement)
  if (tree.error || !tree.statements) throw new UsageError(onlyReads)
  if (tree.statements.length === 0) throw new UsageError('sql: there is no statement; s16 sql --help shows some')
  for (const called of tableFunctions(tree.statements)) {
    if (!rowMakers.has(called) && !tellsOfTheEngine.test(called))
      throw new UsageError(`sql: ${called}() is refused: files cannot be reached from a statement, and the database cannot be changed`)
  }
}

async function syntaxTree(connection: DuckDBConnection, statement: string): Promise<Tree> {
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [statement])
  return JSON.parse(String(reader.getRowsJson()[0]?.[0])) as Tree
}

/** Names of the table functions that a syntax tree calls, however deep, in lower case. */
function tableFunctions(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null) return []
  const within = Object.values(tree).flatMap(tableFunctions)
  if (!('type' in tree) || tree.type !== 'TABLE_FUNCTION' || !('function' in tree)) return within
  const { function: called } = tree
  const name = typeof called === 'object' && called !== null && 'function_name' in called ? called.function_name : null
  return [String(name).toLowerCase(), ...within]
}
