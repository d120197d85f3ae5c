import {
  blankAddress,
  blankRelationship,
  blankRow,
  type Coding,
  type DocumentType,
  emptyBox,
  emptyDocument,
  type Filling,
  type OwnershipDocument,
  type ReportingOwner,
  type Row,
} from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import type { ElementEntry } from './element-table.ts'
import { decodeEntities } from './entities.ts'
import { isNoteId } from './note-id.ts'
import { runIsPlain, type Sink } from './sink.ts'
import type { SourceText } from './source-text.ts'
import { readValue } from './values.ts'

/** Makes the public objects from what the scanner finds. */

type Fields = Record<string, unknown>
type MutableNoted = { value: string | null; footnotes: string[] | readonly string[] }

/** More of a kind than this in one document is not a report; the rest is not read. */
const most = { rows: 20_000, owners: 1_000, footnotes: 10_000, marks: 1_000, issues: 1_000 }

const noMarks: readonly string[] = Object.freeze([])

export class DocumentSink implements Sink {
  readonly issues: Issue[] = []
  readonly #source: SourceText
  readonly #document: Filling<OwnershipDocument>
  readonly #issuer: Filling<OwnershipDocument['issuer']>
  #documentType: DocumentType | null = null
  readonly #owners: ReportingOwner[] = []
  #owner: Filling<ReportingOwner> | null = null
  readonly #nonDerivative: Row[] = []
  readonly #derivative: Row[] = []
  #row: Filling<Row> | null = null
  #rowIsDerivative = false
  #rowKindKnown = true
  #coding: Filling<Coding> | null = null
  #underlying: Filling<NonNullable<Row['underlying']>> | null = null
  readonly #footnotes: { id: string; text: string }[] = []
  #signature: { name: string; date: string | null } | null = null
  readonly #signatures: { name: string; date: string | null }[] = []

  constructor(source: SourceText) {
    this.#source = source
    this.#issuer = { cik: null, name: null, tradingSymbol: null, foreignTradingSymbol: null }
    this.#document = {
      ...emptyDocument('4'),
      issuer: this.#issuer,
      reportingOwners: this.#owners,
      nonDerivative: this.#nonDerivative,
      derivative: this.#derivative,
      footnotes: this.#footnotes,
      signatures: this.#signatures,
    }
  }

  /** The document, and its type as stated, `null` where it states none. */
  finish(): { readonly document: Filling<OwnershipDocument>; readonly statedType: DocumentType | null } {
    return { document: this.#document, statedType: this.#documentType }
  }

  openGroup(element: ElementEntry): void {
    if (element.row) {
      this.#openRow(element)
      return
    }
    switch (element.holder) {
      case 'owner':
        if (element.name === 'reportingOwner' || !this.#owner) this.#openOwner()
        return
      case 'coding':
        if (this.#row && !this.#coding) this.#coding = { formType: null, code: null, equitySwapInvolved: null, footnotes: noMarks }
        return
      case 'underlying':
        if (this.#row && !this.#underlying) this.#underlying = { title: emptyBox, shares: null, value: null }
        return
      case 'signature':
        this.#signature = { name: '', date: null }
        return
      default:
    }
  }

  closeGroup(element: ElementEntry): void {
    if (element.row) this.#closeRow()
    else if (element.name === 'reportingOwner') this.#owner = null
    else if (element.holder === 'coding') this.#closeCoding()
    else if (element.holder === 'underlying' && this.#row) {
      const underlying = this.#underlying
      if (underlying && (underlying.title !== emptyBox || underlying.shares || underlying.value)) this.#row.underlying ??= underlying
      this.#underlying = null
    } else if (element.holder === 'signature') this.#closeSignature()
  }

  #openOwner(): void {
    this.#owner = { cik: null, name: null, address: blankAddress(), relationship: blankRelationship() }
    this.#push(this.#owners, this.#owner, most.owners, 'reporting owners')
  }

  #openRow(element: ElementEntry): void {
    this.#row = blankRow(element.row!.transaction === false ? 'holding' : 'transaction')
    this.#rowKindKnown = element.row!.transaction !== null
    this.#rowIsDerivative = element.row!.table === 'derivative'
    this.#push(this.#rowIsDerivative ? this.#derivative : this.#nonDerivative, this.#row, most.rows, 'rows')
  }

  #closeRow(): void {
    const row = this.#row
    // Schema X0101 does not say which lines are transactions: one without date, code and amount is a holding.
    if (row && !this.#rowKindKnown && !row.transactionDate && !row.coding && !row.shares && !row.acquiredDisposed) row.kind = 'holding'
    this.#row = null
  }

  #closeCoding(): void {
    const coding = this.#coding
    this.#coding = null
    if (!this.#row || !coding) return
    if (coding.formType !== null || coding.code !== null || coding.equitySwapInvolved !== null || coding.footnotes.length > 0)
      this.#row.coding ??= coding
  }

  #closeSignature(): void {
    if (this.#signature && (this.#signature.name !== '' || this.#signature.date !== null)) this.#signatures.push(this.#signature)
    this.#signature = null
  }

  field(element: ElementEntry, start: number, end: number, run: number): void {
    const bytes = this.#source.bytes
    while (end > start && bytes[end - 1]! <= 32) end--
    if (run === runIsPlain) {
      this.#set(element, this.#source.ascii(start, end), start)
      return
    }
    const decoded = decodeEntities(this.#source.decode(start, end), (following) =>
      this.trouble('raw-ampersand', 'warning', start, end, `"&" is not written as an entity before "${following}"`),
    )
    this.#set(element, decoded.replace(/\s+/g, ' ').trim(), start)
  }

  assembledField(element: ElementEntry, text: string, start: number): void {
    this.#set(element, text.replace(/\s+/g, ' ').trim(), start)
  }

  #set(element: ElementEntry, text: string, start: number): void {
    if (element.kind === 'footnote') {
      const footnote = this.#footnotes.at(-1)
      if (footnote) footnote.text = text
      return
    }
    if (text === '') return
    const definition = element.field!
    const holder = this.#holder(element)
    if (!holder) {
      this.trouble(
        'misplaced-element',
        'error',
        start,
        start + text.length,
        `${element.name} "${shorten(text)}" belongs to no line or owner; it is not read`,
      )
      return
    }
    let value: string | boolean = text
    if (definition.type !== 'text') {
      const { value: read, trouble } = readValue(definition.type, text)
      if (trouble) this.#tell(trouble, element, text, start)
      if (read === null) return
      value = read
    }
    if (definition.boxed) this.#setBox(holder, element, value as string, start)
    else if (holder[definition.property] === null || holder[definition.property] === '') holder[definition.property] = value
    else this.#repeated(element, text, start)
  }

  #setBox(holder: Fields, element: ElementEntry, value: string, start: number): void {
    const { property } = element.field!
    const box = holder[property] as MutableNoted | null
    if (box === null || box === emptyBox) holder[property] = { value, footnotes: noMarks }
    else if (box.value === null) box.value = value
    else this.#repeated(element, value, start)
  }

  #repeated(element: ElementEntry, text: string, start: number): void {
    this.trouble(
      'repeated-element',
      'warning',
      start,
      start + text.length,
      `${element.name} stands more than once; the first is kept, not "${shorten(text)}"`,
      this.#path(element),
    )
  }

  /** A document with this many issues is not looked at closely any more: finding lines and quotes would take longer than reading. */
  #full(): boolean {
    return this.issues.length > most.issues
  }

  #tell(trouble: { code: string; message: string; repaired: boolean }, element: ElementEntry, text: string, start: number): void {
    if (this.#full()) return
    const severity = trouble.repaired ? 'note' : 'error'
    const path = this.#path(element)
    this.#add({ code: trouble.code, severity, path, message: trouble.message, line: this.#source.line(start), source: shorten(text, 400) })
  }

  mark(element: ElementEntry, start: number, end: number): void {
    const id = this.#noteId(start, end)
    if (element.kind === 'group') {
      if (this.#coding) this.#coding.footnotes = this.#withMark(this.#coding.footnotes, id, element, start)
      return
    }
    const holder = this.#holder(element)
    if (!holder || !element.field!.boxed) {
      this.trouble('misplaced-mark', 'warning', start, end, `mark "${id}" stands where the form takes none, in ${element.name}`)
      return
    }
    const { property } = element.field!
    let box = holder[property] as MutableNoted | null
    if (box === null || box === emptyBox) {
      box = { value: null, footnotes: noMarks }
      holder[property] = box
    }
    box.footnotes = this.#withMark(box.footnotes, id, element, start)
  }

  #withMark(marks: readonly string[], id: string, element: ElementEntry, start: number): readonly string[] {
    if (marks.length >= most.marks) return marks
    if (marks.length === 0) return [id]
    if (marks.includes(id))
      this.trouble('repeated-mark', 'note', start, start + id.length, `${id} is marked more than once in one box`, this.#path(element))
    ;(marks as string[]).push(id)
    return marks
  }

  openFootnote(start: number, end: number): void {
    const id = start < 0 ? '' : this.#noteId(start, end)
    if (id === '') this.trouble('footnote-without-id', 'warning', Math.max(start, 0), Math.max(end, 0), 'a footnote has no id')
    this.#push(this.#footnotes, { id, text: '' }, most.footnotes, 'footnotes')
  }

  #noteId(start: number, end: number): string {
    if (isNoteId(this.#source.bytes, start, end)) return this.#source.ascii(start, end)
    const text = this.#source.decode(start, end).trim()
    const loose = /^[fF]?\s*0*([1-9]\d{0,3})$/.exec(text)
    if (!loose) return text.slice(0, 20)
    const id = `F${loose[1]}`
    if (id !== text) this.trouble('footnote-id-form', 'note', start, end, `footnote id "${text}" read as ${id}`)
    return id
  }

  /** The object whose property an element fills; `null` where none is open. */
  #holder(element: ElementEntry): Fields | null {
    switch (element.holder) {
      case 'document':
        return element.field?.property === 'documentType' ? (this.#typeHolder as Fields) : (this.#document as unknown as Fields)
      case 'issuer':
        return this.#issuer as unknown as Fields
      case 'row':
        return this.#row as Fields | null
      case 'coding':
        if (this.#row && !this.#coding) this.#row.coding ??= { formType: null, code: null, equitySwapInvolved: null, footnotes: noMarks }
        return (this.#coding ?? this.#row?.coding ?? null) as Fields | null
      case 'underlying':
        if (this.#row && !this.#underlying) this.#row.underlying ??= { title: emptyBox, shares: null, value: null }
        return (this.#underlying ?? this.#row?.underlying ?? null) as Fields | null
      case 'signature':
        return this.#signature as Fields | null
      case 'owner':
        return this.#anyOwner() as unknown as Fields
      case 'address':
        return this.#anyOwner().address as unknown as Fields
      case 'relationship':
        return this.#anyOwner().relationship as unknown as Fields
      default:
        return null
    }
  }

  /** The stated type is kept apart, since a document must have one even where the source has none. */
  readonly #typeHolder = {
    owner: this as DocumentSink,
    get documentType(): string | null {
      return this.owner.#documentType
    },
    set documentType(value: DocumentType | null) {
      this.owner.#documentType = value
      if (value) this.owner.#document.documentType = value
    },
  }

  #anyOwner(): Filling<ReportingOwner> {
    if (!this.#owner) this.#openOwner()
    return this.#owner!
  }

  /** Where in the document an element's value goes, for issues. */
  #path(element: ElementEntry): string {
    const property = element.field?.property ?? ''
    const row = () =>
      this.#rowIsDerivative ? `derivative[${this.#derivative.length - 1}]` : `nonDerivative[${this.#nonDerivative.length - 1}]`
    const owner = () => `reportingOwners[${this.#owners.length - 1}]`
    switch (element.holder) {
      case 'document':
        return property
      case 'issuer':
        return `issuer.${property}`
      case 'owner':
        return `${owner()}.${property}`
      case 'address':
        return `${owner()}.address.${property}`
      case 'relationship':
        return `${owner()}.relationship.${property}`
      case 'row':
        return `${row()}.${property}`
      case 'coding':
        return property ? `${row()}.coding.${property}` : `${row()}.coding`
      case 'underlying':
        return `${row()}.underlying.${property}`
      case 'signature':
        return `signatures[${this.#signatures.length}].${property}`
      case 'footnotes':
        return `footnotes[${this.#footnotes.length - 1}]`
      default:
        return ''
    }
  }

  trouble(code: string, severity: Issue['severity'], at: number, to: number, message: string, path = this.#whereAmI()): void {
    if (this.#full()) return
    const source = this.#source.quote(at, Math.max(at, to), 400)
    const issue = { code, severity, path, message, line: this.#source.line(at) }
    this.#add(source === '' ? issue : { ...issue, source })
  }

  #add(issue: Issue): void {
    if (this.issues.length < most.issues) this.issues.push(issue)
    else if (this.issues.length === most.issues) {
      this.issues.push({
        code: 'more-issues',
        severity: 'warning',
        path: '',
        message: `more than ${most.issues} issues; the rest is not listed`,
      })
    }
  }

  #whereAmI(): string {
    if (this.#row)
      return this.#rowIsDerivative ? `derivative[${this.#derivative.length - 1}]` : `nonDerivative[${this.#nonDerivative.length - 1}]`
    if (this.#owner) return `reportingOwners[${this.#owners.length - 1}]`
    return ''
  }

  #push<T>(list: T[], item: T, limit: number, what: string): void {
    if (list.length < limit) list.push(item)
    else if (list.length === limit && !this.issues.some((issue) => issue.code === `too-many-${what.replace(' ', '-')}`)) {
      this.#add({
        code: `too-many-${what.replace(' ', '-')}`,
        severity: 'error',
        path: '',
        message: `more than ${limit} ${what}; the rest is not read`,
      })
    }
  }
}

const shorten = (text: string, length = 80): string => (text.length > length ? `${text.slice(0, length)}…` : text)
