import type { ReadSource } from '../source.ts'
import { type Write, writeFiling } from './filing-lines.ts'
import { Heap } from './heap.ts'
import { type Chunk, type ColumnCells, cellBytes, TableLines } from './table-lines.ts'
import { type TableDefinition, tables } from './tables.ts'

/** Filings as columns: what a bulk load hands from the threads that read to the one that owns the database. */

/** A file of a group: what must be known of it before its lines are taken. */
export interface PackedFile {
  readonly name: string
  /** SHA-256 of the bytes as found. */
  readonly sha256: string
  readonly accession: string | null
  /** The number that its lines carry, from 1 within the group; `null` where it has none. */
  readonly filing: number | null
  /** Why it could not be read. */
  readonly failure: string | null
}

/** The lines of a group of files. The first column of every table is the number of the filing within the group. */
export interface FilingColumns {
  readonly files: readonly PackedFile[]
  /** Chunks of each table, by its name. */
  readonly chunks: Readonly<Record<string, readonly Chunk[]>>
  /** The values that are too long for their cells. */
  readonly heap: Uint8Array
  /** Whether what the store derives from a filing by itself, its balances, is among the lines; otherwise the store derives it. */
  readonly derived: boolean
}

/** A text in memory of its own: a slice of a file's text would keep the whole file there for as long as its group is being read. */
const ownText = (text: string | null): string | null => (text === null ? null : [...text].join(''))

/** Gathers what was read, file by file, into columns. */
export class FilingPacker {
  readonly #heap: Heap
  readonly #lines: ReadonlyMap<TableDefinition, TableLines>
  #files: PackedFile[] = []
  #filings = 0

  /** `files` are those that will be added, where they stand together in a block of memory, which goes with the columns. */
  constructor(files?: Uint8Array<ArrayBuffer>) {
    const heap = new Heap(files)
    this.#heap = heap
    this.#lines = new Map(tables.map((table) => [table, new TableLines(table, heap)]))
  }

  /** Adds a line of a table. */
  readonly write: Write = (table, cells) => this.#lines.get(table)!.append(cells)

  get files(): number {
    return this.#files.length
  }

  /** Bytes of long values so far, the sources' among them. */
  get bytes(): number {
    return this.#heap.length
  }

  /** Adds a file; `loadedAt` is the moment, UTC. Gives the number of its filing, `null` where it has none. */
  add(source: ReadSource, loadedAt: string): number | null {
    const accession = ownText(source.reading?.submission?.accessionNumber ?? source.accession)
    const filing = source.reading === null ? null : ++this.#filings
    if (source.reading !== null) writeFiling(this.write, this.#filings, { ...source, accession }, source.reading, loadedAt)
    this.#files.push({ name: source.name, sha256: source.sha256, accession, filing, failure: source.failure })
    return filing
  }

  /** Begins a file's filing, whose lines the caller writes; gives its number. */
  begin(file: Pick<PackedFile, 'name' | 'sha256' | 'accession'>): number {
    this.#files.push({ ...file, accession: ownText(file.accession), filing: ++this.#filings, failure: null })
    return this.#filings
  }

  /** The lines of a table, to be written column by column. */
  linesOf(table: TableDefinition): TableLines {
    return this.#lines.get(table)!
  }

  /** Everything gathered; the packer begins anew. */
  take(): FilingColumns {
    const files = this.#files
    this.#files = []
    this.#filings = 0
    const chunks = Object.fromEntries([...this.#lines].map(([{ name }, lines]) => [name, lines.take()]))
    return { files, chunks, heap: this.#heap.take(), derived: false }
  }
}

/** The blocks of memory that make up the columns, to be handed to another thread without a copy. */
export function blocksOf({ chunks, heap }: FilingColumns): ArrayBuffer[] {
  const ofColumn = ({ cells, valid, long }: ColumnCells) =>
    cells.length === 0 ? [] : [cells.buffer, long.buffer, ...(valid ? [valid.buffer] : [])]
  const blocks = Object.values(chunks).flatMap((some) => some.flatMap(({ columns }) => columns.flatMap(ofColumn)))
  return [...blocks, heap.buffer] as ArrayBuffer[]
}

/** The chunk without the lines of some filings. */
export function withoutFilings({ lines, columns }: Chunk, { columns: definitions }: TableDefinition, filings: ReadonlySet<number>): Chunk {
  const numbers = new Int32Array(columns[0]!.cells.buffer, columns[0]!.cells.byteOffset, lines)
  const kept = Array.from({ length: lines }, (_, line) => line).filter((line) => !filings.has(numbers[line]!))
  if (kept.length === lines) return { lines, columns }
  const places = new Map(kept.map((line, at) => [line, at]))
  const keptOf = ({ cells, valid, long }: ColumnCells, width: number): ColumnCells => {
    if (cells.length === 0) return { cells, valid, long }
    const left = new Uint8Array(kept.length * width)
    const leftValid = valid && new Uint8Array(valid.length).fill(0xff)
    kept.forEach((line, at) => {
      left.set(cells.subarray(line * width, (line + 1) * width), at * width)
      if (leftValid && (valid[line >> 3]! & (1 << (line & 7))) === 0) leftValid[at >> 3]! &= ~(1 << (at & 7))
    })
    const leftLong: number[] = []
    for (let index = 0; index < long.length; index += 3) {
      const at = places.get(long[index]!)
      if (at !== undefined) leftLong.push(at, long[index + 1]!, long[index + 2]!)
    }
    return { cells: left, valid: leftValid, long: Int32Array.from(leftLong) }
  }
  return { lines: kept.length, columns: columns.map((column, index) => keptOf(column, cellBytes[definitions[index]!.type])) }
}
