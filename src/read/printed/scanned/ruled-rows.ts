import type { BaseForm } from '../../../model/form-catalogue.ts'
import type { Line, Word } from '../pages/page.ts'
import { joined } from '../placed/placing.ts'
import { type Column, columnsOf, type Kind } from '../table/columns.ts'
import { Meaning } from '../table/misfit.ts'
import { boxOf, type PrintedRow } from '../table/rows.ts'
import { markOf } from '../table/values.ts'
import { linesIn, type RuledCell, ruledTable } from './ruled-cells.ts'

/**
 * The rows of a table, each word in the column that is ruled around it. Since its column is known, a letter of a scan that cannot stand there
 * is read as the one it is most often taken for. `null` where the ruled lines are not seen, or are not those of the rows.
 */
export function ruledRows(lines: readonly Line[], form: BaseForm, table: 'I' | 'II', cells: readonly RuledCell[]): PrintedRow[] | null {
  if (cells.length === 0) return null
  const columns = columnsOf(form, table)
  const rows = ruledTable(lines, columns.length, cells)
  const read = rows?.filter((row) => row.some(saysAnything)).map((row) => rowOf(row, columns)) ?? null
  const recognised = lines.some((line) => line.cells.some((cell) => cell.words.some((word) => word.certainty !== undefined)))
  return recognised || read?.every(isSound) ? read : null
}

/** A row by rules that a file draws has what its columns take; where it does not, some of the rules are not those of the table. */
const isSound = ({ boxes, misfit }: PrintedRow): boolean => misfit < 2 && boxes.filter(({ words }) => words.length > 0).length > 2

const saysAnything = (words: readonly Word[]): boolean => words.some((word) => /[A-Za-z0-9]/.test(word.text))

function rowOf(cells: readonly (readonly Word[])[], columns: readonly Column[]): PrintedRow {
  const boxes = columns.map((column, at) => boxOf(column, mended(joined(linesIn(cells[at]!), false), column.kind)))
  return { boxes, misfit: boxes.reduce((sum, { column, words }) => sum + new Meaning(words).misfit(column), 0), aligned: true }
}

/** What a lone letter or digit is read as in the columns that take but a few. */
const lone: Partial<Record<Kind, readonly (readonly [RegExp, string])[]>> = {
  direction: [
    [/^[O0o]$/, 'D'],
    [/^4$/, 'A'],
  ],
  ownership: [
    [/^[O0o]$/, 'D'],
    [/^[1l|i!]$/, 'I'],
  ],
  code: [
    [/^8$/, 'S'],
    [/^0$/, 'D'],
  ],
  amount: [
    [/^[Il|i!]$/, '1'],
    [/^[Oo]$/, '0'],
  ],
  price: [
    [/^[Il|i!]$/, '1'],
    [/^[Oo]$/, '0'],
  ],
}

function mended(words: readonly Word[], kind: Kind): Word[] {
  // Specks between cells are read as signs of their own.
  const sound = words.filter((word) => kind === 'text' || /[A-Za-z0-9$]/.test(word.text))
  return sound
    .flatMap((word) => markedNought(word, kind))
    .map((word) => {
      if (kind === 'text' || word.certainty === undefined || markOf(word) !== null) return word
      // What is left of a mark's bracket stands beside a figure.
      const figure = word.text.replace(/^["'*]+|["'*]+$/g, '')
      const text = kind === 'code' ? figure.toUpperCase().replace(/^([A-Z])[/I|]?K(?=[45]?$)/, '$1/K') : figure
      const plain = lone[kind]?.find(([pattern]) => pattern.test(text))?.[1] ?? text
      return plain === word.text ? word : { ...word, text: plain, mended: true }
    })
}

/** A price of nothing whose mark lost its first bracket: no amount but nought begins with one. */
function markedNought(word: Word, kind: Kind): Word[] {
  const figures = kind === 'price' || kind === 'amount' ? /^(\$0)[([{]?([1-9]\d?)[)\]}]$/.exec(word.text) : null
  if (!figures) return [word]
  const edge = word.start + figures[1]!.length
  return [
    { ...word, text: figures[1]!, end: edge },
    { ...word, text: `(${figures[2]})`, start: edge, gap: 0, mended: true },
  ]
}
