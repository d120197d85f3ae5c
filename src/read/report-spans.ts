import { daysFrom } from '../model/columns/days.ts'
import { daysInMonth } from '../model/iso-date.ts'
import { type ElementEntry, elementNumber } from './element-table.ts'
import { isNoteId } from './note-id.ts'
import { filingSlots, lineOf, onFiling, onOwner, onRow, onSignature, ownerSlots, rowSlots, slotOf } from './report-slots.ts'
import { runIsPlain, type Sink } from './sink.ts'
import type { SourceText } from './source-text.ts'

/**
 * The scanner's second sink, for bulk loads: it makes no objects, but notes where in the source each value of a report stands. It takes only
 * what is plainly right; of anything else it says so, and the report is read with the first sink, which repairs and tells.
 */

/** A growing list of whole numbers. */
export class Numbers {
  values = new Int32Array(1024)
  length = 0

  /** Room for some more, all -1; tells where they begin. */
  add(count: number): number {
    const start = this.length
    this.length += count
    if (this.length > this.values.length) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values.fill(-1, start, this.length)
    return start
  }
}

/** Before its values, a row has three numbers: 1 in Table II, 1 for a transaction, 1 with an underlying security. */
export const rowHead = 3
export const inTableTwo = 0
export const isTransaction = 1
export const hasUnderlying = 2

/**
 * Two numbers for each slot: where the value begins and where it ends, the end complemented (`~end`) where entities or letters beyond ASCII
 * have to be decoded. A date is its days since 1970 and where it begins, a flag 1 or 0 and a second number of 0. Both are -1 where there is no
 * value.
 */
export const filingLength = filingSlots.length * 2
export const ownerLength = ownerSlots.length * 2
export const rowLength = rowHead + rowSlots.length * 2
/** Name and date. */
export const signatureLength = 4
/** Id and text. */
export const footnoteLength = 4
/** Row, slot (`codingMark` for the code column), and where the id begins and ends. */
export const markLength = 4
export const codingMark = -1

/** More rows or owners than this are read with objects, which count and stop. */
const mostLines = 1_000

const codingGroup = elementNumber('transactionCoding')
const underlyingGroup = elementNumber('underlyingSecurity')

export class ReportSpans implements Sink {
  readonly filing = new Numbers()
  readonly owners = new Numbers()
  readonly rows = new Numbers()
  readonly signatures = new Numbers()
  readonly footnotes = new Numbers()
  readonly marks = new Numbers()
  /** Whether all was plainly right so far. */
  plain = true
  #bytes: Uint8Array = new Uint8Array()
  #owner = -1
  #row = -1
  #signature = -1
  #codings = 0
  #underlyings = 0

  /** Forgets the report before. */
  begin(source: SourceText): void {
    this.#bytes = source.bytes
    for (const list of [this.filing, this.owners, this.rows, this.signatures, this.footnotes, this.marks]) list.length = 0
    this.filing.add(filingLength)
    this.plain = true
    this.#owner = -1
    this.#row = -1
    this.#signature = -1
  }

  openGroup(element: ElementEntry): void {
    if (element.row) {
      if (element.row.transaction === null || this.rows.length >= mostLines * rowLength) this.plain = false
      this.#row = this.rows.add(rowLength)
      this.rows.values[this.#row + inTableTwo] = element.row.table === 'derivative' ? 1 : 0
      this.rows.values[this.#row + isTransaction] = element.row.transaction === true ? 1 : 0
      this.rows.values[this.#row + hasUnderlying] = 0
      this.#codings = 0
      this.#underlyings = 0
    } else if (element.holder === 'owner') {
      if (element.name === 'reportingOwner') this.#owner = this.owners.add(ownerLength)
      if (this.owners.length > mostLines * ownerLength) this.plain = false
    } else if (element.holder === 'signature') this.#signature = this.signatures.add(signatureLength)
    else if (element.number === codingGroup) this.#onlyOne(++this.#codings)
    else if (element.number === underlyingGroup) this.#onlyOne(++this.#underlyings)
  }

  #onlyOne(count: number): void {
    if (count > 1 || this.#row < 0) this.plain = false
  }

  closeGroup(element: ElementEntry): void {
    if (element.row) this.#row = -1
    else if (element.name === 'reportingOwner') this.#owner = -1
    else if (element.holder === 'signature') this.#endSignature()
  }

  /** A signature without name and day is none. */
  #endSignature(): void {
    const { values } = this.signatures
    if (this.#signature >= 0 && values[this.#signature] === -1 && values[this.#signature + 2] === -1)
      this.signatures.length -= signatureLength
    this.#signature = -1
  }

  field(element: ElementEntry, start: number, end: number, run: number): void {
    const bytes = this.#bytes
    while (end > start && bytes[end - 1]! <= 32) end--
    if (element.kind === 'footnote') {
      const at = this.footnotes.length - footnoteLength
      this.footnotes.values[at + 2] = start
      this.footnotes.values[at + 3] = run === runIsPlain ? end : ~end
      return
    }
    if (end === start) return
    const slot = slotOf[element.number]! * 2
    const line = lineOf[element.number]
    if (line === onFiling) this.#take(this.filing, slot, element, start, end, run)
    else if (line === onRow && this.#row >= 0) {
      if (element.holder === 'underlying') this.rows.values[this.#row + hasUnderlying] = 1
      this.#take(this.rows, this.#row + rowHead + slot, element, start, end, run)
    } else if (line === onOwner && this.#owner >= 0) this.#take(this.owners, this.#owner + slot, element, start, end, run)
    else if (line === onSignature && this.#signature >= 0) this.#take(this.signatures, this.#signature + slot, element, start, end, run)
    else this.plain = false
  }

  #take({ values }: Numbers, at: number, element: ElementEntry, start: number, end: number, run: number): void {
    const { type } = element.field!
    if (values[at + 1] !== -1 || (run !== runIsPlain && type !== 'text')) {
      this.plain = false
      return
    }
    values[at] = start
    values[at + 1] = run === runIsPlain ? end : ~end
    if (type === 'text') return
    const bytes = this.#bytes
    if (type === 'date') {
      const days = daysOf(bytes, start, end)
      if (days === null) this.plain = false
      else values[at] = days
      values[at + 1] = start
    } else if (type === 'flag') {
      const flag = flagOf(bytes, start, end)
      if (flag < 0) this.plain = false
      values[at] = flag
      values[at + 1] = 0
    } else if (!isPlainly(type, bytes, start, end)) this.plain = false
  }

  mark(element: ElementEntry, start: number, end: number): void {
    const group = element.kind === 'group'
    if (this.#row < 0 || (!group && lineOf[element.number] !== onRow) || !isNoteId(this.#bytes, start, end)) {
      this.plain = false
      return
    }
    const slot = group ? codingMark : slotOf[element.number]!
    if (this.#marked(slot, start, end)) this.plain = false
    if (element.holder === 'underlying') this.rows.values[this.#row + hasUnderlying] = 1
    const at = this.marks.add(markLength)
    this.marks.values[at] = this.#row / rowLength
    this.marks.values[at + 1] = slot
    this.marks.values[at + 2] = start
    this.marks.values[at + 3] = end
  }

  /** Whether the box has the mark already. */
  #marked(slot: number, start: number, end: number): boolean {
    const { values, length } = this.marks
    for (let at = length - markLength; at >= 0 && values[at] === this.#row / rowLength; at -= markLength) {
      if (values[at + 1] === slot && sameBytes(this.#bytes, values[at + 2]!, values[at + 3]!, start, end)) return true
    }
    return false
  }

  openFootnote(start: number, end: number): void {
    if (start < 0 || !isNoteId(this.#bytes, start, end)) this.plain = false
    const at = this.footnotes.add(footnoteLength)
    this.footnotes.values[at] = start
    this.footnotes.values[at + 1] = end
  }

  assembledField(): void {
    this.plain = false
  }

  trouble(): void {
    this.plain = false
  }
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57

/** Days from 1970-01-01 to the day written as `YYYY-MM-DD`; `null` for anything else. */
function daysOf(bytes: Uint8Array, start: number, end: number): number | null {
  if (end - start !== 10 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return null
  for (let at = start; at < end; at++) if (at !== start + 4 && at !== start + 7 && !isDigit(bytes[at]!)) return null
  const digit = (at: number) => bytes[start + at]! - 48
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
  const month = digit(5) * 10 + digit(6)
  const day = digit(8) * 10 + digit(9)
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return daysFrom(year, month, day)
}

/** 1, 0, or -1 for what is neither plainly true nor plainly false. */
function flagOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start === 1) return bytes[start] === 49 ? 1 : bytes[start] === 48 ? 0 : -1
  return spells(bytes, start, end, 'true') ? 1 : spells(bytes, start, end, 'false') ? 0 : -1
}

function spells(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word.charCodeAt(at)) return false
  return true
}

/** Whether the text is what the box takes, to the letter. */
function isPlainly(type: string, bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!
  switch (type) {
    case 'decimal':
      return isPlainDecimal(bytes, start, end)
    case 'cik':
      if (end - start > 10) return false
      for (let at = start; at < end; at++) if (!isDigit(bytes[at]!)) return false
      return true
    case 'document-type':
      if (first < 51 || first > 53) return false
      return end - start === 1 || spells(bytes, start + 1, end, '/A')
    case 'acquired-disposed':
      return end - start === 1 && (first === 65 || first === 68)
    case 'direct-indirect':
      return end - start === 1 && (first === 68 || first === 73)
    case 'timeliness':
      return end - start === 1 && (first === 69 || first === 76)
    default:
      return false
  }
}

/** Digits with at most one period, at least one digit. */
function isPlainDecimal(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0
  let periods = 0
  for (let at = start; at < end; at++) {
    if (isDigit(bytes[at]!)) digits++
    else if (bytes[at] === 46) periods++
    else return false
  }
  return digits > 0 && periods <= 1
}

function sameBytes(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false
  for (let at = 0; at < end - start; at++) if (bytes[start + at] !== bytes[otherStart + at]) return false
  return true
}
