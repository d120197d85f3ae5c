import {
  BLOB,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { Heap } from '../../model/columns/heap.ts'
import { type Cell, type Chunk, type ColumnCells, linesPerChunk, TableLines } from '../../model/columns/table-lines.ts'
import type { ColumnType, TableDefinition } from '../../model/columns/tables.ts'

/**
 * Appends chunks of lines to a table by copying their columns into DuckDB's memory, which is several times faster than handing over value by
 * value; only a value that is too long for its cell is given to the driver by itself.
 */

const types: Readonly<Record<ColumnType, DuckDBType>> = {
  text: VARCHAR,
  integer: INTEGER,
  boolean: BOOLEAN,
  date: DATE,
  amount: DECIMAL(38, 10),
  timestamp: TIMESTAMP,
  double: DOUBLE,
  blob: BLOB,
}

/** One table that lines are appended to, within the transaction of the connection. */
export class ChunkAppender {
  readonly #appender: DuckDBAppender
  /** What a chunk is copied into on its way; the engine takes a copy, so that it serves the next one too. */
  readonly #chunk: DuckDBDataChunk

  private constructor(appender: DuckDBAppender, { columns }: TableDefinition) {
    this.#appender = appender
    this.#chunk = DuckDBDataChunk.create(columns.map(({ type }) => types[type]))
  }

  static async open(connection: DuckDBConnection, table: TableDefinition): Promise<ChunkAppender> {
    return new ChunkAppender(await connection.createAppender(table.name, 'filed'), table)
  }

  append({ lines, columns }: Chunk, heap: Uint8Array): void {
    if (lines === 0) return
    const chunk = this.#chunk
    chunk.reset()
    chunk.rowCount = lines
    columns.forEach((column, index) => {
      fill(duckdb.data_chunk_get_vector(chunk.chunk, index), lines, column, heap)
    })
    this.#appender.appendDataChunk(chunk)
  }

  /** Hands everything to the database and ends the appender. */
  close(): void {
    this.#appender.closeSync()
  }
}

/** Appends lines to a table, within the transaction of the connection; cells in the order of its columns. */
export async function appendLines(
  connection: DuckDBConnection,
  table: TableDefinition,
  lines: readonly (readonly Cell[])[],
): Promise<void> {
  if (lines.length === 0) return
  const heap = new Heap()
  const gathered = new TableLines(table, heap)
  for (const cells of lines) gathered.append(cells)
  const appender = await ChunkAppender.open(connection, table)
  const chunks = gathered.take()
  const long = heap.take()
  for (const chunk of chunks) appender.append(chunk, long)
  appender.close()
}

/** The bits of lines that are all NULL. */
const noneValid = new Uint8Array(linesPerChunk / 8)

function fill(vector: duckdb.Vector, lines: number, { cells, valid, long }: ColumnCells, heap: Uint8Array): void {
  if (cells.length === 0) {
    setValid(vector, lines, noneValid)
    return
  }
  duckdb.copy_data_to_vector(vector, 0, cells.buffer as ArrayBuffer, cells.byteOffset, cells.length)
  for (let at = 0; at < long.length; at += 3) {
    duckdb.vector_assign_string_element_len(vector, long[at]!, heap.subarray(long[at + 1]!, long[at + 2]!))
  }
  if (valid !== null) setValid(vector, lines, valid)
}

function setValid(vector: duckdb.Vector, lines: number, valid: Uint8Array): void {
  duckdb.vector_ensure_validity_writable(vector)
  duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer as ArrayBuffer, valid.byteOffset, Math.ceil(lines / 64) * 8)
}
