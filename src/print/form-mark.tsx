import { markText } from './cell.ts'
import type { Sheet, SheetFootnote } from './sheet.ts'

/** Footnote marks and the notes they lead to, both ways. */

/** What the parts of one form on a page share. */
export interface FormContext {
  readonly sheet: Sheet
  /** Before every id on the page, so that two forms may stand on one. */
  readonly prefix: string
  readonly notes: ReadonlyMap<string, SheetFootnote>
}

export const noteId = ({ prefix }: FormContext, id: string): string => `${prefix}note-${id}`

/** The id of a mark: the footnote and the cell it stands in. */
export const markId = ({ prefix }: FormContext, id: string, path: string): string => `${prefix}mark-${id}-${idOf(path)}`

/** A document path as an HTML id: `nonDerivative[0].shares` is `nonDerivative-0-shares`. */
export const idOf = (path: string): string => path.replace(/[[\].]+/g, '-')

/**
 * A superscript mark. The CSS shows its note, from `data-note`, on hover and focus: so the words stand in the page once, for those who
 * search, copy or read it by program. A screen reader says the note with the link.
 */
export function mark(id: string, path: string, form: FormContext) {
  const note = form.notes.get(id)
  if (!note) return <sup class="mark">{markText(id)}</sup>
  const target = noteId(form, id)
  return (
    <sup class="mark" data-note={note.text}>
      <a id={markId(form, id, path)} href={`#${target}`} aria-describedby={target}>
        {markText(id)}
      </a>
    </sup>
  )
}

/** A place of the form that a footnote is marked at. */
export interface MarkedPlace {
  readonly markId: string
  /** `Table I, line 2, column 4` */
  readonly label: string
}

/** Where each footnote is marked, in the order of the form. */
export function markedPlaces(form: FormContext): ReadonlyMap<string, readonly MarkedPlace[]> {
  const places = new Map<string, MarkedPlace[]>()
  for (const { table, lines } of form.sheet.tables) {
    const numbers = table.columns.flatMap((column) => column.leaves.map(() => column.number))
    lines.forEach((line, row) => {
      line.cells.forEach((cell, at) => {
        for (const id of cell.marks) {
          const label = `Table ${table.number}, line ${row + 1}, column ${numbers[at]}`
          const place = { markId: markId(form, id, `${line.path}.${cell.field}`), label }
          const known = places.get(id)
          if (known) known.push(place)
          else places.set(id, [place])
        }
      })
    })
  }
  return places
}
