import { type Cell, cellOf, type Line, lineOf, type WordList, wholeLine } from './page.ts'

/** The rows and cells of an HTML print as its tags open and close them: tables within tables, and lines outside all of them. */

interface Table {
  readonly id: number
  cells: Cell[]
  column: number
  columns: number
  inCell: boolean
}

/** Tables within each other beyond this are taken as one. */
const deepest = 60

/** Gathers lines of cells. The words between two calls are those of the cell, or of the line outside tables, that the second one ends. */
export class OpenTables {
  readonly lines: Line[] = []
  readonly #words: WordList
  readonly #tables: Table[] = []
  #count = 0

  constructor(words: WordList) {
    this.#words = words
  }

  /** A cell begins, over so many columns; the one before it ends. */
  beginCell(columns: number): void {
    const table = this.#endCell()
    if (!table) return
    table.inCell = true
    table.columns = columns
  }

  endCell(): void {
    this.#endCell()
  }

  /** A row begins or ends: what stands before it is one. */
  endRow(): void {
    const table = this.#tables.at(-1)
    if (table) this.#endRow(table)
    else this.#endLine()
  }

  beginTable(): void {
    this.#endLine()
    if (this.#tables.length < deepest) this.#tables.push({ id: this.#count++, cells: [], column: 0, columns: 1, inCell: false })
  }

  endTable(): void {
    const table = this.#tables.pop()
    if (!table) return
    this.#endRow(table)
    this.#words.space(2)
  }

  /** A block inside a cell is only a line of that cell; elsewhere it stands by itself. */
  endBlock(): void {
    if (this.#tables.length > 0) this.#words.space(2)
    else this.#endLine()
  }

  /** The page is over: so is all that was not closed. */
  finish(): void {
    while (this.#tables.length > 0) this.#endRow(this.#tables.pop()!)
    this.#endLine()
  }

  /** Ends the cell and tells the table it is in; outside tables a cell is only another line. */
  #endCell(): Table | null {
    const table = this.#tables.at(-1)
    if (table) this.#takeCell(table)
    else this.#words.space(2)
    return table ?? null
  }

  #takeCell(table: Table): void {
    if (table.inCell || !this.#words.empty) table.cells.push(cellOf(this.#words.take(), table.column, table.columns))
    if (table.inCell) table.column += table.columns
    table.inCell = false
    table.columns = 1
  }

  #endRow(table: Table): void {
    this.#takeCell(table)
    this.#addLine(table)
    table.column = 0
  }

  #addLine(table: Table): void {
    if (table.cells.some((cell) => cell.words.length > 0)) this.lines.push(lineOf(table.cells, table.id))
    table.cells = []
  }

  #endLine(): void {
    const table = this.#tables.at(-1)
    const isEmpty = this.#words.empty
    if (table) {
      if (isEmpty && table.cells.length === 0) return
      if (!isEmpty || table.inCell) table.cells.push(cellOf(this.#words.take(), table.column, table.columns))
      this.#addLine(table)
    } else if (!isEmpty) this.lines.push(wholeLine(this.#words.take()))
  }
}
