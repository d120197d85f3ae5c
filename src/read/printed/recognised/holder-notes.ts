import type { PrintedNote } from '../closing/notes.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { saysWhoHolds } from './note-subjects.ts'
import { marksOf, said } from './said.ts'
import { toldMark, withTold } from './told.ts'

/**
 * Notes told by the holder that a nature of ownership names. Of 400 natures of real filings that name a company, a partnership or a trust of which
 * one note speaks 399 mark that note, 314 it alone.
 */

/** How sure such a mark is: one that was read, and one that was lost or read as another. */
const sure = { read: 0.95, lost: 0.85, other: 0.75 } as const

/** A name of fewer words is that of many. */
const leastWords = 3

/** What a note says, and those that go on with it, by its letters alone; with their numbers. */
interface Told {
  readonly numbers: readonly number[]
  readonly text: string
}

/** What a note begins with, or soon says, that had no room in the one before it. */
const goesOn = /^.{0,120}\bcontinued from\b/i

function toldBy(notes: readonly PrintedNote[]): readonly Told[] {
  const told: Told[] = []
  for (const note of notes) {
    const text = textOf(note.words)
    const before = goesOn.test(text) ? told.pop() : undefined
    told.push({ numbers: [...(before?.numbers ?? []), note.number], text: `${before?.text ?? ''} ${text}` })
  }
  return told.filter((note) => saysWhoHolds(note.text)).map((note) => ({ ...note, text: letters(note.text) }))
}

/** The note that alone speaks of the holder whom a nature of ownership names, with those that go on with it. */
function notesOf(nature: readonly Word[], notes: readonly Told[]): readonly number[] {
  const holder = textOf(nature).replace(/^(?:held )?by:? (?:the )?/i, '')
  if (holder.split(' ').length < leastWords) return []
  const speaking = notes.filter((note) => note.text.includes(letters(holder)))
  return speaking.length === 1 ? speaking[0]!.numbers : []
}

/** The rows of a table with the mark of the note that speaks of their holder. */
export function withHolderNotes(rows: readonly PrintedRow[], notes: readonly PrintedNote[]): readonly PrintedRow[] {
  const told = toldBy(notes)
  return rows.map((row) => {
    const numbers = notesOf(said(row, 'natureOfOwnership'), told)
    return numbers.length === 0 ? row : withMarks(row, numbers)
  })
}

/** A row with the marks of these notes at its holder; where more marks were read than are told, which of them are others is not known. */
function withMarks(row: PrintedRow, notes: readonly number[]): PrintedRow {
  const marks = marksOf(row, 'natureOfOwnership')
  if (marks.length > notes.length) return row
  const value = said(row, 'natureOfOwnership')
  const sureOf = (note: number) =>
    marks.some((mark) => mark.text === `(${note})`) ? sure.read : marks.length === 0 ? sure.lost : sure.other
  return withTold(row, { natureOfOwnership: [...value, ...notes.map((note) => toldMark(note, value.at(-1)!, sureOf(note)))] })
}
