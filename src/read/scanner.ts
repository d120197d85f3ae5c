import { type ElementEntry, elementNumber, elements, pastName, readElementName, standsIn, unknownElement } from './element-table.ts'
import { FieldText } from './field-text.ts'
import { runIsCoded, runIsPlain, type Sink } from './sink.ts'
import type { SourceText } from './source-text.ts'
import { type AttributeSpan, greaterThan, isNameStart, lessThan, pastClosing, pastDoctype, readAttributes, slash } from './tags.ts'

/**
 * Scans the bytes of one ownership document by its grammar and tells a sink what it finds: groups opened and closed, the text of each
 * field, the footnotes marked in it. It never stops at damage: end tags that miss, groups that miss, raw `&` and `<`, text cut off are
 * reported and read past.
 */

const deepest = 64
const valueElement = elementNumber('value')
const codingElement = elementNumber('transactionCoding')
const documentElement = elementNumber('ownershipDocument')

/**
 * Which element began last after each tag, the start tag of element n at 2n and its end tag at 2n + 1: reports are written by few programs,
 * so what followed the last time follows again, and its name is compared before any is looked up.
 */
const followers = new Int16Array(elements.length * 2 + 2).fill(documentElement)

/** Scans one document; `sink` hears of everything. Returns where the document ended. */
export function scanOwnership(source: SourceText, sink: Sink, from = 0, to = source.bytes.length): number {
  return new Scan(source, sink, to).run(from)
}

class Scan {
  readonly #source: SourceText
  readonly #bytes: Uint8Array
  readonly #end: number
  readonly #sink: Sink
  readonly #stack = new Array<number>(deepest).fill(0)
  readonly #starts = new Array<number>(deepest).fill(0)
  #depth = 0
  /** Depth of the innermost open field, 0 for none. */
  #fieldDepth = 0
  readonly #fieldText: FieldText
  #namespaced = false
  /** Depth of a repeated value whose text is not read, 0 for none. */
  #muted = 0

  constructor(source: SourceText, sink: Sink, end: number) {
    this.#source = source
    this.#bytes = source.bytes
    this.#end = end
    this.#sink = sink
    this.#fieldText = new FieldText(source, sink)
  }

  run(from: number): number {
    const bytes = this.#bytes
    const end = this.#end
    let at = from
    while (at < end) {
      // Between elements there is mostly white space.
      while (at < end && bytes[at]! <= 32) at++
      if (at >= end) break
      if (bytes[at] !== lessThan) {
        at = this.#text(at)
        continue
      }
      const next = at + 1 < end ? bytes[at + 1]! : 0
      if (next === slash) at = this.#endTag(at)
      else if (isNameStart[next]) at = this.#startTag(at)
      else if (next === 33) at = this.#declaration(at)
      else if (next === 63) at = this.#instruction(at)
      else at = this.#rawLessThan(at)
      if (this.#depth === 0 && at > from && this.#closed) return at
    }
    if (this.#depth > 0) this.#truncated()
    return at
  }

  #closed = false
  /** The tag before, as `followers` counts. */
  #lastTag = unknownElement * 2

  /** A run of text up to the next tag. */
  #text(start: number): number {
    const bytes = this.#bytes
    const end = this.#end
    let at = start
    let flags = runIsPlain
    let previous = 0
    for (; at < end; at++) {
      const byte = bytes[at]!
      if (byte === lessThan) break
      if (byte === 38 || byte > 127 || byte < 32 || (byte === 32 && previous === 32)) flags = runIsCoded
      previous = byte
    }
    if (this.#fieldDepth > 0) this.#addRun(start, at, flags)
    else if (this.#depth > 0 && this.#stack[this.#depth - 1] !== unknownElement)
      this.#warn('stray-text', start, at, `text outside any box: "${this.#source.quote(start, at)}"`)
    return at
  }

  #addRun(start: number, end: number, flags: number): void {
    if (this.#muted > 0) return
    // Inside an unknown element only running text belongs to the field; anything else is told with the element.
    if (this.#stack[this.#depth - 1] === unknownElement && !this.#inRunningText()) return
    this.#fieldText.add(start, end, flags)
  }

  /** Whether the open field is a footnote or the remarks, in which mark-up pasted from a page may stand. */
  #inRunningText(): boolean {
    const field = elements[this.#stack[this.#fieldDepth - 1]!]!
    return field.kind === 'footnote' || field.name === 'remarks'
  }

  #rawLessThan(at: number): number {
    this.#warn('raw-less-than', at, at + 60, '"<" is not written as an entity')
    if (this.#fieldDepth > 0) this.#addRun(at, at + 1, runIsCoded)
    return at + 1
  }

  #startTag(start: number): number {
    const bytes = this.#bytes
    const follower = followers[this.#lastTag]!
    const at = pastName(bytes, start + 1, follower)
    if (at < this.#end) {
      const next = bytes[at]!
      if (next === greaterThan) {
        this.#open(follower, start, at, -1, -1)
        return at + 1
      }
      if (at > start + 1 && (next <= 32 || next === slash)) return this.#attributes(follower, start, at)
    }
    return this.#otherStartTag(start)
  }

  #otherStartTag(start: number): number {
    const name = readElementName(this.#bytes, start + 1, this.#end)
    if (name.start > start + 1) this.#noteNamespace(start, name.start - 1)
    if (name.number !== unknownElement) followers[this.#lastTag] = name.number
    return this.#attributes(name.number, start, name.end)
  }

  /** The rest of a start tag, from after its name. */
  #attributes(number: number, start: number, nameEnd: number): number {
    const attributes = readAttributes(this.#bytes, nameEnd, this.#end)
    if (attributes === null) return this.#rawLessThan(start)
    if (attributes.others !== null) this.#tellAttributes(start, attributes.others)
    this.#open(number, start, nameEnd, attributes.idStart, attributes.idEnd)
    if (attributes.selfClosed) this.#close(number, attributes.end)
    return attributes.end
  }

  #noteNamespace(start: number, at: number): void {
    if (!this.#namespaced)
      this.#sink.trouble('namespaced', 'note', start, at, `element names carry a prefix: "${this.#source.quote(start, at)}"`)
    this.#namespaced = true
  }

  #warn(code: string, start: number, end: number, message: string): void {
    this.#sink.trouble(code, 'warning', start, Math.min(end, this.#end), message)
  }

  /** Attributes other than the id: those of namespaces are as they should be. */
  #tellAttributes(tag: number, others: readonly AttributeSpan[]): void {
    for (const { nameStart, nameEnd, end } of others) {
      if (/^(?:xmlns(?::.*)?|xsi:.*|xml:.*)$/.test(this.#source.decode(nameStart, nameEnd))) continue
      const name = this.#source.quote(nameStart, nameEnd)
      this.#sink.trouble('unknown-attribute', 'note', tag, end, `attribute "${name}" is not of the ownership schema`)
    }
  }

  #open(number: number, start: number, nameEnd: number, idStart: number, idEnd: number): void {
    if (this.#depth >= deepest - 1) {
      this.#sink.trouble('too-deep', 'error', start, nameEnd, `elements nest more than ${deepest} deep; the rest of the branch is not read`)
      return
    }
    const depth = this.#depth
    const element = number === unknownElement ? null : elements[number]!
    if (element && !(depth > 0 && standsIn(number, this.#stack[depth - 1]!))) this.#settle(element, start, nameEnd)
    this.#lastTag = number * 2
    this.#starts[this.#depth] = start
    this.#stack[this.#depth++] = number
    if (!element) return
    if (number === valueElement) {
      if (this.#fieldText.begun && this.#fieldDepth > 0) this.#repeatedValue(start)
      return
    }
    switch (element.kind) {
      case 'group':
        this.#sink.openGroup(element)
        return
      case 'footnote':
        this.#sink.openFootnote(idStart, idEnd)
        this.#fieldDepth = this.#depth
        return
      case 'field':
      case 'ignored':
      case 'credential':
        this.#fieldDepth = this.#depth
        return
      case 'mark':
        this.#mark(start, idStart, idEnd)
        return
      default:
    }
  }

  /** Closes what must have ended before `element` can begin, and tells what stands in the wrong place. */
  #settle(element: ElementEntry, start: number, end: number): void {
    const { parents } = element
    let at = this.#depth - 1
    while (at >= 0 && this.#stack[at] === unknownElement) at--
    if (parents.length === 0) {
      if (at >= 0 && element.number === documentElement) while (this.#depth > 0) this.#popMissing(start)
      return
    }
    if (at >= 0 && parents.includes(this.#stack[at]!)) return
    let home = at
    while (home >= 0 && !parents.includes(this.#stack[home]!)) home--
    if (home >= 0) {
      while (this.#depth - 1 > home) this.#popMissing(start)
      return
    }
    if (element.kind === 'value' || element.kind === 'mark') return
    // Its own group misses: leave any field that cannot hold it, and take it where it stands.
    while (this.#fieldDepth > 0) this.#popMissing(start)
    const top = this.#depth > 0 ? this.#stack[this.#depth - 1]! : -1
    const where = top === -1 ? 'the document' : top === unknownElement ? 'an unknown element' : elements[top]!.name
    this.#warn('misplaced-element', start, end, `${element.name} stands in ${where}, not in ${elements[parents[0]!]!.name}`)
  }

  #popMissing(at: number): void {
    const number = this.#stack[this.#depth - 1]!
    if (number === unknownElement) this.#unknown(at)
    else this.#warn('missing-end-tag', this.#starts[this.#depth - 1]!, at, `${elements[number]!.name} has no end tag`)
    this.#pop(at)
  }

  /** A second value in one box: the first is kept, the second told and not read. */
  #repeatedValue(start: number): void {
    this.#muted = this.#depth
    const field = elements[this.#stack[this.#fieldDepth - 1]!]!
    this.#warn('repeated-element', start, start + 80, `${field.name} has more than one value; the first is kept`)
  }

  #mark(start: number, idStart: number, idEnd: number): void {
    let at = this.#depth - 2
    while (at >= 0 && (this.#stack[at] === unknownElement || this.#stack[at] === valueElement)) at--
    const holder = at >= 0 ? elements[this.#stack[at]!]! : null
    if (idStart < 0 || idStart === idEnd) {
      this.#warn('mark-without-id', start, start + 60, 'a footnote mark names no footnote')
    } else if (holder && (holder.kind === 'field' || holder.number === codingElement)) this.#sink.mark(holder, idStart, idEnd)
    else this.#warn('misplaced-mark', start, idEnd + 1, `mark "${this.#source.quote(idStart, idEnd)}" stands outside any box`)
  }

  #endTag(start: number): number {
    const bytes = this.#bytes
    const end = this.#end
    const open = this.#depth > 0 ? this.#stack[this.#depth - 1]! : unknownElement
    if (open !== unknownElement) {
      // Nearly always the end of what is open, and then no name needs to be looked up.
      const nameEnd = pastName(bytes, start + 2, open)
      if (nameEnd < end && bytes[nameEnd] === greaterThan) {
        this.#pop(start)
        if (open === documentElement) this.#closed = true
        return nameEnd + 1
      }
    }
    const name = readElementName(bytes, start + 2, end)
    let at = name.end
    while (at < end && bytes[at]! <= 32) at++
    if (at >= end) return at
    if (bytes[at] !== greaterThan) {
      if (name.number === unknownElement) return this.#rawLessThan(start)
      this.#warn('broken-tag', start, at, `end tag "${this.#source.quote(start, at)}" is not closed`)
      at--
    }
    this.#close(name.number, start, name.start)
    return at + 1
  }

  #close(number: number, at: number, nameStart = at): void {
    let home = this.#depth - 1
    while (home >= 0 && this.#stack[home] !== number) home--
    if (home < 0) {
      this.#warn(
        'stray-end-tag',
        at,
        at + 60,
        `end tag without a start: "${this.#source.quote(nameStart, Math.min(nameStart + 40, this.#end)).split('>')[0]}"`,
      )
      return
    }
    while (this.#depth - 1 > home) this.#popMissing(at)
    if (number === unknownElement) this.#unknown(at)
    this.#pop(at)
    if (number === documentElement) this.#closed = true
  }

  /** An unknown element ends at `at`: told with its source, so that nothing is dropped in silence. */
  #unknown(at: number): void {
    const start = this.#starts[this.#depth - 1]!
    const name = /^<([^\s/>]{1,60})/.exec(this.#source.quote(start, at, 200))?.[1] ?? ''
    this.#warn('unknown-element', start, Math.max(at, start), `"${name}" is not an element of the ownership schema`)
  }

  #pop(at: number): void {
    if (this.#muted === this.#depth) this.#muted = 0
    const number = this.#stack[--this.#depth]!
    this.#lastTag = number * 2 + 1
    if (number === valueElement || number === unknownElement) return
    const element = elements[number]!
    if (element.kind === 'group') {
      this.#sink.closeGroup(element)
      return
    }
    if (this.#fieldDepth !== this.#depth + 1) return
    this.#fieldDepth = 0
    if (element.kind === 'field' || element.kind === 'footnote') {
      this.#fieldText.tell(element)
    } else if (element.kind === 'credential' && this.#fieldText.begun) {
      this.#warn('credential-removed', at, at, 'an EDGAR access code stood here; it was removed and is not kept')
    }
    this.#fieldText.clear()
  }

  /** `<!--`, `<![CDATA[` or a document type. */
  #declaration(start: number): number {
    const source = this.#source
    const opening = source.ascii(start, Math.min(start + 9, this.#end))
    if (opening.startsWith('<!--')) return this.#past(start, '-->', 'comment')
    if (opening === '<![CDATA[') {
      const end = this.#past(start, ']]>', 'character data')
      if (this.#fieldDepth > 0) this.#fieldText.addCharacterData(start, start + 9, Math.max(start + 9, end - 3), end)
      return end
    }
    if (/^<!doctype/i.test(opening)) {
      const end = pastDoctype(this.#bytes, start, this.#end)
      this.#sink.trouble('doctype-refused', 'error', start, end, 'a document type stands here; it is refused and its entities are not read')
      return end
    }
    return this.#rawLessThan(start)
  }

  #past(start: number, closing: string, what: string): number {
    const past = pastClosing(this.#bytes, start + 4, this.#end, closing)
    if (past >= 0) return past
    this.#sink.trouble('truncated', 'error', start, Math.min(start + 60, this.#end), `${what} never ends`)
    return this.#end
  }

  #instruction(start: number): number {
    const past = pastClosing(this.#bytes, start + 2, this.#end, '?>')
    if (past < 0) return this.#rawLessThan(start)
    const text = this.#source.ascii(start, Math.min(past - 2, start + 200))
    if (/^<\?xml\s/.test(text)) this.#source.declaresLatin = /encoding\s*=\s*["'](?:iso-8859-1|latin-?1|windows-1252)["']/i.test(text)
    else this.#sink.trouble('processing-instruction', 'note', start, past, 'a processing instruction stands here; it is read past')
    return past
  }

  /** The source ends inside the document: a value that was cut is not believed, a note or remark is kept as far as it goes. */
  #truncated(): void {
    const open = this.#stack[this.#depth - 1]!
    const name = open === unknownElement ? 'an unknown element' : elements[open]!.name
    const start = this.#starts[this.#depth - 1]!
    this.#sink.trouble(
      'truncated',
      'error',
      start,
      this.#end,
      `the document ends inside ${name}: "${this.#source.quote(start, this.#end, 60)}"`,
    )
    if (this.#fieldDepth > 0) {
      const field = elements[this.#stack[this.#fieldDepth - 1]!]!
      const valueStands = this.#depth === this.#fieldDepth && this.#stack[this.#depth] === valueElement && field.field?.boxed === true
      if (!this.#inRunningText() && !valueStands) this.#fieldText.clear()
    }
    while (this.#depth > 0) this.#pop(this.#end)
  }
}
