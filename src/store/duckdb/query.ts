import type { DuckDBConnection, DuckDBValue, Json } from '@duckdb/node-api'

/** One line of a result; decimals, dates and wide integers are text, flags boolean, narrow integers numbers. */
export type ResultRow = Readonly<Record<string, Json>>

/** Asks the database; `$1`, `$2` … in the statement stand for the values. */
export type Query = (statement: string, values?: readonly DuckDBValue[]) => Promise<readonly ResultRow[]>

/** Questions over one connection. */
export const queryOver =
  (connection: DuckDBConnection): Query =>
  async (statement, values = []) => {
    const result = await connection.run(statement, [...values])
    return result.getRowObjectsJson()
  }

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const textOf = (value: Json | undefined): string | null => (value === null || value === undefined ? null : String(value))
export const numberOf = (value: Json | undefined): number => Number(value ?? 0)
export const flagOf = (value: Json | undefined): boolean | null => (typeof value === 'boolean' ? value : null)
