import { scaledAmount, smallScaledAmount } from './amount.ts'
import { daysSince1970 } from './days.ts'
import type { Heap } from './heap.ts'
import type { ColumnType, TableDefinition } from './tables.ts'

/**
 * Lines of a table gathered column by column, as a columnar database holds them, so that they pass from thread to thread and into the
 * database as blocks of memory. The layout is DuckDB's: a text of up to twelve bytes lies in its cell of sixteen behind its length; a longer
 * one lies in the heap, and its cell stays empty.
 */

/** Cells as the document has them: an amount, a date and a moment are text. */
export type Cell = string | number | boolean | Uint8Array | null

/** Lines a chunk, DuckDB's own measure. */
export const linesPerChunk = 2048

/** The cells of one column in one chunk. */
export interface ColumnCells {
  /** Empty where every cell is NULL, as most columns of a table are for most groups of filings. */
  readonly cells: Uint8Array
  /** A bit a line, the lowest first, clear where the cell is NULL; `null` where none is, or every one. */
  readonly valid: Uint8Array | null
  /** Three numbers for each value that is too long for its cell: its line, and where it begins and ends in the heap. */
  readonly long: Int32Array
}

export interface Chunk {
  readonly lines: number
  readonly columns: readonly ColumnCells[]
}

const noCells: ColumnCells = { cells: new Uint8Array(0), valid: null, long: new Int32Array(0) }

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Bytes of a cell. */
export const cellBytes: Readonly<Record<ColumnType, number>> = {
  text: 16,
  integer: 4,
  boolean: 1,
  date: 4,
  amount: 16,
  timestamp: 8,
  double: 8,
  blob: 16,
}

/** The lines of one column that are being gathered. A cell is NULL until it is set; it is set once. */
export class ColumnBuffer {
  readonly #type: ColumnType
  readonly #width: number
  readonly #heap: Heap
  /** Made with the first cell that is set: most columns of a few filings have none. */
  #cells = new Uint8Array(0)
  #view = new DataView(this.#cells.buffer)
  #valid = this.#cells
  #set = 0
  #long: number[] = []

  constructor(type: ColumnType, heap: Heap) {
    this.#type = type
    this.#width = cellBytes[type]
    this.#heap = heap
  }

  set(at: number, value: Exclude<Cell, null>): void {
    if (this.#type === 'text') this.setText(at, value as string)
    else if (this.#type === 'integer') this.setInteger(at, value as number)
    else if (this.#type === 'amount') this.setAmount(at, value as string)
    else if (this.#type === 'date') this.setInteger(at, daysSince1970(value as string))
    else if (this.#type === 'boolean') this.setFlag(at, value as boolean)
    else if (this.#type === 'timestamp') this.#setMoment(at, value as string)
    else if (this.#type === 'double') this.#setDouble(at, value as number)
    else this.setBytes(at, value as Uint8Array, 0, (value as Uint8Array).length)
  }

  /** Marks the cell as set and tells where it lies; `#cells` and `#view` may be others afterwards. */
  #place(at: number): number {
    if (this.#set === 0) this.#begin()
    this.#valid[at >> 3]! |= 1 << (at & 7)
    this.#set++
    return at * this.#width
  }

  #begin(): void {
    this.#cells = new Uint8Array(linesPerChunk * this.#width)
    this.#view = new DataView(this.#cells.buffer)
    this.#valid = new Uint8Array(linesPerChunk / 8)
  }

  /** A whole number; in a column of dates, days since 1970. */
  setInteger(at: number, value: number): void {
    const offset = this.#place(at)
    this.#view.setInt32(offset, value, littleEndian)
  }

  #setMoment(at: number, value: string): void {
    const offset = this.#place(at)
    this.#view.setBigInt64(offset, BigInt(Date.parse(value)) * 1000n, littleEndian)
  }

  #setDouble(at: number, value: number): void {
    const offset = this.#place(at)
    this.#view.setFloat64(offset, value, littleEndian)
  }

  setFlag(at: number, value: boolean): void {
    const offset = this.#place(at)
    this.#cells[offset] = value ? 1 : 0
  }

  setText(at: number, text: string): void {
    const offset = this.#place(at)
    const { length } = text
    const cells = this.#cells
    let index = 0
    for (let unit = 0; length <= 12 && index < length && (unit = text.charCodeAt(index)) < 128; index++) cells[offset + 4 + index] = unit
    if (index === length) cells[offset + (littleEndian ? 0 : 3)] = length
    else {
      // A few letters beyond ASCII: what was begun in the cell goes.
      cells.fill(0, offset, offset + 16)
      const start = this.#heap.addText(text)
      this.#long.push(at, start, this.#heap.length)
    }
  }

  /** Bytes of a source: UTF-8 in a column of texts. */
  setBytes(at: number, source: Uint8Array, start: number, end: number): void {
    const offset = this.#place(at)
    const length = end - start
    if (length > 12 || this.#type === 'blob') {
      const from = this.#heap.addBytes(source, start, end)
      this.#long.push(at, from, from + length)
      return
    }
    for (let index = 0; index < length; index++) this.#cells[offset + 4 + index] = source[start + index]!
    this.#cells[offset + (littleEndian ? 0 : 3)] = length
  }

  setAmount(at: number, text: string): void {
    const small = smallScaledAmount(text)
    if (small >= 0) {
      this.setScaled(at, small)
      return
    }
    const scaled = scaledAmount(text)
    if (scaled === null) return
    const offset = this.#place(at)
    const [low, high] = littleEndian ? [offset, offset + 8] : [offset + 8, offset]
    this.#view.setBigUint64(low, BigInt.asUintN(64, scaled), littleEndian)
    this.#view.setBigInt64(high, scaled >> 64n, littleEndian)
  }

  /** An amount as a multiple of 10⁻¹⁰ that is below 2⁵³. */
  setScaled(at: number, value: number): void {
    const offset = this.#place(at) + (littleEndian ? 0 : 8)
    const high = Math.floor(value / 0x1_0000_0000)
    this.#view.setUint32(littleEndian ? offset : offset + 4, value - high * 0x1_0000_0000, littleEndian)
    this.#view.setUint32(littleEndian ? offset + 4 : offset, high, littleEndian)
  }

  /** The first `lines` cells; the buffer begins anew. */
  take(lines: number): ColumnCells {
    if (this.#set === 0) return noCells
    const valid = this.#set === lines ? null : this.#valid
    const taken = { cells: this.#cells.subarray(0, lines * this.#width), valid, long: Int32Array.from(this.#long) }
    this.#set = 0
    this.#long = []
    return taken
  }
}

/** One table's lines on their way into chunks. */
export class TableLines {
  readonly columns: readonly ColumnBuffer[]
  readonly #chunks: Chunk[] = []
  #count = 0

  constructor({ columns }: TableDefinition, heap: Heap) {
    this.columns = columns.map(({ type }) => new ColumnBuffer(type, heap))
  }

  /** Begins a line, every cell NULL, and tells where in `columns` it stands. */
  begin(): number {
    if (this.#count === linesPerChunk) this.#endChunk()
    return this.#count++
  }

  /** Adds a line, its cells in the order of the table's columns. */
  append(cells: readonly Cell[]): void {
    if (cells.length !== this.columns.length) throw new Error(`${cells.length} cells for ${this.columns.length} columns`)
    const at = this.begin()
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!
      if (cell !== null) this.columns[index]!.set(at, cell)
    }
  }

  /** Everything gathered; the lines begin anew. */
  take(): Chunk[] {
    if (this.#count > 0) this.#endChunk()
    return this.#chunks.splice(0)
  }

  #endChunk(): void {
    this.#chunks.push({ lines: this.#count, columns: this.columns.map((column) => column.take(this.#count)) })
    this.#count = 0
  }
}
