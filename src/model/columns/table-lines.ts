import { scaledAmount, smallScaledAmount } from './amount.ts'
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
  readonly cells: Uint8Array
  /** A bit a line, the lowest first, clear where the cell is NULL; `null` where none is. */
  readonly valid: Uint8Array | null
  /** Three numbers for each value that is too long for its cell: its line, and where it begins and ends in the heap. */
  readonly long: Int32Array
}

export interface Chunk {
  readonly lines: number
  readonly columns: readonly ColumnCells[]
}

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

/** The lines of one column that are being gathered. A cell is NULL until it is set. */
class ColumnBuffer {
  readonly #type: ColumnType
  readonly #width: number
  readonly #heap: Heap
  #cells: Uint8Array
  #view: DataView
  readonly #valid = new Uint8Array(linesPerChunk / 8)
  #set = 0
  #long: number[] = []

  constructor(type: ColumnType, heap: Heap) {
    this.#type = type
    this.#width = cellBytes[type]
    this.#heap = heap
    this.#cells = new Uint8Array(linesPerChunk * this.#width)
    this.#view = new DataView(this.#cells.buffer)
  }

  set(at: number, value: Exclude<Cell, null>): void {
    const offset = at * this.#width
    this.#valid[at >> 3]! |= 1 << (at & 7)
    this.#set++
    switch (this.#type) {
      case 'text':
        return this.#setText(at, offset, value as string)
      case 'amount':
        return this.#setAmount(at, offset, value as string)
      case 'integer':
        return this.#view.setInt32(offset, value as number, littleEndian)
      case 'date':
        return this.#view.setInt32(offset, daysSince1970(value as string), littleEndian)
      case 'boolean':
        this.#cells[offset] = value ? 1 : 0
        return
      case 'timestamp':
        return this.#view.setBigInt64(offset, BigInt(Date.parse(value as string)) * 1000n, littleEndian)
      case 'double':
        return this.#view.setFloat64(offset, value as number, littleEndian)
      case 'blob':
        return this.#setLong(at, this.#heap.addBytes(value as Uint8Array))
    }
  }

  #setText(at: number, offset: number, text: string): void {
    const { length } = text
    const cells = this.#cells
    let index = 0
    for (let unit = 0; length <= 12 && index < length && (unit = text.charCodeAt(index)) < 128; index++) cells[offset + 4 + index] = unit
    if (index === length) cells[offset + (littleEndian ? 0 : 3)] = length
    else {
      // A few letters beyond ASCII: what was begun in the cell goes.
      cells.fill(0, offset, offset + 16)
      this.#setLong(at, this.#heap.addText(text))
    }
  }

  #setLong(at: number, start: number): void {
    this.#long.push(at, start, this.#heap.length)
  }

  #setAmount(at: number, offset: number, text: string): void {
    const small = smallScaledAmount(text)
    if (small >= 0) {
      this.#setUint64(littleEndian ? offset : offset + 8, small)
      return
    }
    const scaled = scaledAmount(text)
    if (scaled === null) {
      this.#valid[at >> 3]! &= ~(1 << (at & 7))
      this.#set--
      return
    }
    const [low, high] = littleEndian ? [offset, offset + 8] : [offset + 8, offset]
    this.#view.setBigUint64(low, BigInt.asUintN(64, scaled), littleEndian)
    this.#view.setBigInt64(high, scaled >> 64n, littleEndian)
  }

  /** A whole number below 2⁵³; the cell was zero. */
  #setUint64(offset: number, value: number): void {
    const high = Math.floor(value / 0x1_0000_0000)
    this.#view.setUint32(littleEndian ? offset : offset + 4, value - high * 0x1_0000_0000, littleEndian)
    this.#view.setUint32(littleEndian ? offset + 4 : offset, high, littleEndian)
  }

  /** The first `lines` cells; the buffer begins anew. */
  take(lines: number): ColumnCells {
    const valid = this.#set === lines ? null : this.#valid.slice()
    const taken = { cells: this.#cells.subarray(0, lines * this.#width), valid, long: Int32Array.from(this.#long) }
    this.#cells = new Uint8Array(linesPerChunk * this.#width)
    this.#view = new DataView(this.#cells.buffer)
    this.#valid.fill(0)
    this.#set = 0
    this.#long = []
    return taken
  }
}

/** Days from 1970-01-01 to a calendar day of the Gregorian calendar, DuckDB's form of a DATE. Years are counted from March. */
export function daysSince1970(date: string): number {
  const digit = (at: number) => date.charCodeAt(at) - 48
  const month = digit(5) * 10 + digit(6)
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + digit(8) * 10 + digit(9) - 1
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
}

/** One table's lines on their way into chunks. */
export class TableLines {
  readonly #columns: readonly ColumnBuffer[]
  readonly #chunks: Chunk[] = []
  #count = 0

  constructor({ columns }: TableDefinition, heap: Heap) {
    this.#columns = columns.map(({ type }) => new ColumnBuffer(type, heap))
  }

  /** Adds a line, its cells in the order of the table's columns. */
  append(cells: readonly Cell[]): void {
    if (cells.length !== this.#columns.length) throw new Error(`${cells.length} cells for ${this.#columns.length} columns`)
    const at = this.#count++
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!
      if (cell !== null) this.#columns[index]!.set(at, cell)
    }
    if (this.#count === linesPerChunk) this.#endChunk()
  }

  /** Everything gathered; the lines begin anew. */
  take(): Chunk[] {
    if (this.#count > 0) this.#endChunk()
    return this.#chunks.splice(0)
  }

  #endChunk(): void {
    this.#chunks.push({ lines: this.#count, columns: this.#columns.map((column) => column.take(this.#count)) })
    this.#count = 0
  }
}
