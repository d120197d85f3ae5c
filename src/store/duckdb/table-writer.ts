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
import type { ColumnType, TableDefinition } from '../tables.ts'
import { scaledAmount, smallScaledAmount } from './amount.ts'

/**
 * Writes lines into a table through DuckDB's columnar chunks, whose memory it fills itself: that is several times faster than handing
 * over value by value. A text of up to twelve bytes lies in its cell of sixteen, as in DuckDB's own layout; only longer ones are
 * given to the driver one by one.
 */

/** Cells as the document has them: an amount, a date and a moment are text. */
export type Cell = string | number | boolean | Uint8Array | null

const capacity = 2048
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

const types: Readonly<Record<ColumnType, { readonly type: DuckDBType; readonly bytes: number }>> = {
  text: { type: VARCHAR, bytes: 16 },
  integer: { type: INTEGER, bytes: 4 },
  boolean: { type: BOOLEAN, bytes: 1 },
  date: { type: DATE, bytes: 4 },
  amount: { type: DECIMAL(38, 10), bytes: 16 },
  timestamp: { type: TIMESTAMP, bytes: 8 },
  double: { type: DOUBLE, bytes: 8 },
  blob: { type: BLOB, bytes: 16 },
}

/** The lines of one column that are being gathered. */
class ColumnBuffer {
  readonly #type: ColumnType
  readonly #width: number
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #valid = new Uint8Array(capacity / 8)
  #nulls = false
  #longAt: number[] = []
  #long: (string | Uint8Array)[] = []

  constructor(type: ColumnType) {
    this.#type = type
    this.#width = types[type].bytes
    this.#bytes = new Uint8Array(capacity * this.#width)
    this.#view = new DataView(this.#bytes.buffer)
    this.clear()
  }

  clear(): void {
    this.#bytes.fill(0)
    this.#valid.fill(0xff)
    this.#nulls = false
    this.#longAt = []
    this.#long = []
  }

  set(at: number, value: Cell): void {
    const offset = at * this.#width
    if (value === null) this.#setNull(at)
    else if (this.#type === 'text') this.#setText(at, offset, value as string)
    else if (this.#type === 'integer') this.#view.setInt32(offset, value as number, littleEndian)
    else if (this.#type === 'amount') this.#setAmount(at, offset, value as string)
    else if (this.#type === 'date') this.#view.setInt32(offset, daysSince1970(value as string), littleEndian)
    else if (this.#type === 'boolean') this.#bytes[offset] = value ? 1 : 0
    else if (this.#type === 'timestamp') this.#view.setBigInt64(offset, BigInt(Date.parse(value as string)) * 1000n, littleEndian)
    else if (this.#type === 'double') this.#view.setFloat64(offset, value as number, littleEndian)
    else this.#setLong(at, value as Uint8Array)
  }

  #setNull(at: number): void {
    this.#nulls = true
    this.#valid[at >> 3]! &= ~(1 << (at & 7))
  }

  #setText(at: number, offset: number, text: string): void {
    const { length } = text
    const bytes = this.#bytes
    let index = 0
    for (let unit = 0; length <= 12 && index < length && (unit = text.charCodeAt(index)) < 128; index++) bytes[offset + 4 + index] = unit
    if (index < length) this.#setLong(at, text)
    else bytes[offset + (littleEndian ? 0 : 3)] = length
  }

  /** What was begun in the cell is overwritten when the text is handed over. */
  #setLong(at: number, value: string | Uint8Array): void {
    this.#longAt.push(at)
    this.#long.push(value)
  }

  #setAmount(at: number, offset: number, text: string): void {
    const small = smallScaledAmount(text)
    if (small >= 0) {
      this.#setUint64(littleEndian ? offset : offset + 8, small)
      return
    }
    const scaled = scaledAmount(text)
    if (scaled === null) {
      this.#setNull(at)
      return
    }
    const [low, high] = littleEndian ? [offset, offset + 8] : [offset + 8, offset]
    this.#view.setBigUint64(low, BigInt.asUintN(64, scaled), littleEndian)
    this.#view.setBigInt64(high, scaled >> 64n, littleEndian)
  }

  /** A whole number below 2⁵³; the cell was zero. */
  #setUint64(offset: number, value: number): void {
    this.#view.setUint32(littleEndian ? offset : offset + 4, value % 0x1_0000_0000, littleEndian)
    this.#view.setUint32(littleEndian ? offset + 4 : offset, Math.floor(value / 0x1_0000_0000), littleEndian)
  }

  /** Copies the first `count` lines into a chunk's vector. */
  flush(vector: duckdb.Vector, count: number): void {
    duckdb.copy_data_to_vector(vector, 0, this.#bytes.buffer as ArrayBuffer, 0, count * this.#width)
    for (let index = 0; index < this.#long.length; index++) {
      const value = this.#long[index]!
      if (typeof value === 'string') duckdb.vector_assign_string_element(vector, this.#longAt[index]!, value)
      else duckdb.vector_assign_string_element_len(vector, this.#longAt[index]!, value)
    }
    if (!this.#nulls) return
    duckdb.vector_ensure_validity_writable(vector)
    duckdb.copy_data_to_vector_validity(vector, 0, this.#valid.buffer as ArrayBuffer, 0, Math.ceil(count / 64) * 8)
  }
}

/** Days from 1970-01-01 to a calendar day of the Gregorian calendar, DuckDB's form of a DATE. Years are counted from March. */
export function daysSince1970(date: string): number {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(date.slice(8, 10)) - 1
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
}

/** One table's lines on their way into the database; within the transaction of the connection. */
export class TableWriter {
  readonly #appender: DuckDBAppender
  readonly #types: readonly DuckDBType[]
  readonly #columns: readonly ColumnBuffer[]
  #count = 0

  private constructor(appender: DuckDBAppender, { columns }: TableDefinition) {
    this.#appender = appender
    this.#types = columns.map(({ type }) => types[type].type)
    this.#columns = columns.map(({ type }) => new ColumnBuffer(type))
  }

  static async open(connection: DuckDBConnection, table: TableDefinition): Promise<TableWriter> {
    return new TableWriter(await connection.createAppender(table.name, 'filed'), table)
  }

  /** Adds a line, its cells in the order of the table's columns. */
  append(cells: readonly Cell[]): void {
    if (cells.length !== this.#columns.length) throw new Error(`${cells.length} cells for ${this.#columns.length} columns`)
    const at = this.#count++
    for (let index = 0; index < cells.length; index++) this.#columns[index]!.set(at, cells[index]!)
    if (this.#count === capacity) this.#flushChunk()
  }

  /** Hands everything to the database and ends the writer. */
  close(): void {
    if (this.#count > 0) this.#flushChunk()
    this.#appender.closeSync()
  }

  #flushChunk(): void {
    const chunk = DuckDBDataChunk.create(this.#types, this.#count)
    this.#columns.forEach((column, index) => {
      column.flush(duckdb.data_chunk_get_vector(chunk.chunk, index), this.#count)
      column.clear()
    })
    this.#appender.appendDataChunk(chunk)
    this.#count = 0
  }
}
