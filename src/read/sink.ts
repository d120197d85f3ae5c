import type { ElementEntry } from './element-table.ts'

/** What the scanner tells, and to whom. */

/** What a run of text needs before it is a value. */
export const runIsPlain = 0
/** Has an entity, a byte outside ASCII or inner white space to collapse. */
export const runIsCoded = 1

/** Receives what the scanner finds, either to make objects or to fill columns. Positions are in the source's bytes. */
export interface Sink {
  openGroup(element: ElementEntry): void
  closeGroup(element: ElementEntry): void
  /** The text of a field, untrimmed. */
  field(element: ElementEntry, start: number, end: number, run: number): void
  /** The text of a field that comments or character data split, already put together. */
  assembledField(element: ElementEntry, text: string, start: number): void
  /** A footnote marked in a field, or in the coding group (`element` is the group then). */
  mark(element: ElementEntry, start: number, end: number): void
  /** A footnote begins; its text comes as a field of the same element. */
  openFootnote(start: number, end: number): void
  /** Something is wrong at a position; `to` ends the source text to quote. */
  trouble(code: string, severity: 'error' | 'warning' | 'note', at: number, to: number, message: string): void
}
