import type { OwnershipDocument } from '../model/document.ts'
import { type FieldElement, type GrammarElement, type GroupElement, ownershipGrammar } from '../model/elements.ts'

/**
 * Writes ownership XML in schema order (EDGAR ownership specification v5.5, 3.5), one element a line. Reading it back gives the same
 * document.
 */
export interface XmlOptions {
  /**
   * `whole` writes all that the document has, as EDGAR disseminates it; `filing` leaves out what only EDGAR sets (schema version,
   * conformed names, the boxes that it derives), as a filer submits it.
   */
  readonly content?: 'whole' | 'filing'
  /** Access codes by the owner's ten-digit CIK, for `filing`; written into the XML and nowhere else. */
  readonly accessCodes?: ReadonlyMap<string, string>
}

type Fields = Readonly<Record<string, unknown>>
type Box = { readonly value: string | null; readonly footnotes: readonly string[] }

/** What EDGAR sets and a filer leaves out; supplying it brings a warning. Specification 3.5, table of elements. */
const setByEdgar = new Set([
  'schemaVersion',
  'noSecuritiesOwned',
  'form3HoldingsReported',
  'form4TransactionsReported',
  'issuerName',
  'rptOwnerName',
  'rptOwnerStateDescription',
])

/** The ownership XML of a document, with its declaration; ends with a line break. */
export function writeXml(document: OwnershipDocument, options: XmlOptions = {}): string {
  const out = new Lines(options)
  out.line('<?xml version="1.0"?>')
  out.element(ownershipGrammar, document as unknown as Fields)
  return out.text()
}

class Lines {
  readonly #lines: string[] = []
  readonly #options: XmlOptions
  #indent = ''

  constructor(options: XmlOptions) {
    this.#options = options
  }

  line(text: string): void {
    this.#lines.push(this.#indent + text)
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`
  }

  #within(name: string, attributes: string, body: () => void): void {
    this.line(`<${name}${attributes}>`)
    const outer = this.#indent
    this.#indent += '    '
    body()
    this.#indent = outer
    this.line(`</${name}>`)
  }

  /** A group with its children, filled from `fields`. */
  element(group: GroupElement, fields: Fields): void {
    this.#within(group.name, '', () => {
      for (const child of group.children) this.#child(child, fields)
      if (group.holder === 'coding') this.#marks(fields.footnotes as readonly string[])
    })
  }

  #child(child: GrammarElement, fields: Fields): void {
    if (child.shape === 'field') this.#field(child, fields[child.property])
    else if (child.shape === 'group') this.#group(child, fields)
    else if (child.shape === 'credential') this.#credential(child.name, fields.cik)
  }

  #credential(name: string, cik: unknown): void {
    const code = typeof cik === 'string' ? this.#options.accessCodes?.get(cik) : undefined
    if (code !== undefined && this.#options.content === 'filing') this.line(`<${name}>${escapeXml(code)}</${name}>`)
  }

  #group(group: GroupElement, fields: Fields): void {
    switch (group.holder) {
      case 'issuer':
        this.element(group, fields.issuer as Fields)
        return
      case 'owner':
        if (group.name !== 'reportingOwner') this.element(group, fields)
        else for (const owner of fields.reportingOwners as readonly Fields[]) this.element(group, owner)
        return
      case 'address':
      case 'relationship':
        if (hasAny(fields[group.holder] as Fields)) this.element(group, fields[group.holder] as Fields)
        return
      case 'nonDerivative':
      case 'derivative':
        this.#table(group, fields[group.holder] as readonly Fields[])
        return
      case 'coding':
      case 'underlying':
        if (fields[group.holder]) this.element(group, fields[group.holder] as Fields)
        return
      case 'row':
        if (group.children.some((child) => child.shape === 'field' && filled(fields[child.property]))) this.element(group, fields)
        return
      case 'footnotes':
        this.#footnotes(fields.footnotes as OwnershipDocument['footnotes'])
        return
      case 'signature':
        for (const signature of fields.signatures as readonly Fields[]) this.element(group, signature)
        return
      case 'document':
        return
    }
  }

  #table(group: GroupElement, rows: readonly Fields[]): void {
    if (rows.length === 0) return
    const [transaction, holding] = group.children as readonly GroupElement[]
    this.#within(group.name, '', () => {
      for (const row of rows) this.#row(row.kind === 'transaction' ? transaction! : holding!, row, transaction!)
    })
  }

  /** A row; what its kind has no box for, but a damaged source had, is written in the place that a transaction has for it. */
  #row(shape: GroupElement, row: Fields, fullest: GroupElement): void {
    const properties = new Set(
      shape.children.flatMap((child) => (child.shape === 'group' ? [child.holder, ...fieldsOf(child)] : fieldsOf(child))),
    )
    const extra = fullest.children.some((child) => fieldsOf(child).some((property) => !properties.has(property) && filled(row[property])))
    this.#within(shape.name, '', () => {
      for (const child of (extra ? fullest : shape).children) this.#child(child, row)
    })
  }

  #footnotes(footnotes: OwnershipDocument['footnotes']): void {
    if (footnotes.length === 0) return
    this.#within('footnotes', '', () => {
      for (const { id, text } of footnotes) this.line(`<footnote${id === '' ? '' : ` id="${escapeXml(id)}"`}>${escapeXml(text)}</footnote>`)
    })
  }

  #field(field: FieldElement, value: unknown): void {
    if (this.#options.content === 'filing' && setByEdgar.has(field.name)) return
    if (field.boxed) {
      if (!filled(value)) return
      const box = value as Box
      this.#within(field.name, '', () => {
        if (box.value !== null) this.line(`<value>${escapeXml(box.value)}</value>`)
        // A text box must hold a value element, even an empty one (specification 3.5, natureOfOwnership).
        else if (field.type === 'text') this.line('<value></value>')
        this.#marks(box.footnotes)
      })
    } else if (typeof value === 'boolean') this.line(`<${field.name}>${value ? '1' : '0'}</${field.name}>`)
    else if (typeof value === 'string' && value !== '') this.line(`<${field.name}>${escapeXml(value)}</${field.name}>`)
  }

  #marks(ids: readonly string[]): void {
    for (const id of ids) this.line(`<footnoteId id="${escapeXml(id)}"/>`)
  }
}

const fieldsOf = (element: GrammarElement): string[] =>
  element.shape === 'field'
    ? [element.property]
    : element.shape === 'group' && element.holder === 'row'
      ? element.children.flatMap(fieldsOf)
      : []

const filled = (value: unknown): boolean => {
  const box = value as Box | null
  return box !== null && (box.value !== null || box.footnotes.length > 0)
}

const hasAny = (fields: Fields): boolean => Object.values(fields).some((value) => value !== null)

/** Text for XML content and attributes. Control characters, which XML 1.0 cannot carry, are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/(?![\t\n\r\x7f-\x9f])[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
