import { type DefaultTreeAdapterMap, parse } from 'parse5'

/** Takes apart a page that the SEC's stylesheets made: its boxes, marks, rows and lines, without knowing what ought to stand there. */

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** A cell: its words without the superscript marks, and the marks. */
export interface PageCell {
  readonly text: string
  readonly marks: readonly string[]
}

export interface StylesheetPage {
  /** Label and state of each box to tick, in order of the page. */
  readonly checkBoxes: readonly { readonly label: string; readonly ticked: boolean }[]
  /** Text under each label asked for, by the number of the box. */
  readonly boxes: ReadonlyMap<string, string>
  /** All words of box 1 but the captions. */
  readonly reportingOwner: string
  readonly relationship: { readonly marks: readonly { readonly label: string; readonly ticked: boolean }[]; readonly text: string }
  readonly jointFiling: readonly { readonly label: string; readonly ticked: boolean }[]
  readonly tables: readonly (readonly (readonly PageCell[])[])[]
  readonly headings: readonly (readonly string[])[]
  readonly owners: readonly (readonly string[])[]
  readonly signatures: readonly { readonly name: string; readonly date: string }[]
  readonly noSecuritiesOwned: boolean
  readonly footnotes: readonly { readonly number: string; readonly text: string }[]
  readonly remarks: string
  /** Everything readable, in one line. */
  readonly words: string
}

const isElement = (node: Node): node is Element => 'tagName' in node

/** The elements inside a node, in order of the page. */
function elements(node: Node, found: Element[] = []): Element[] {
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    if (!isElement(child)) continue
    found.push(child)
    elements(child, found)
  }
  return found
}

/** The text, a line break as a space, anything in `without` left out. */
function raw(node: Node, without: (element: Element) => boolean = () => false): string {
  if ('value' in node) return node.value
  if (isElement(node) && (without(node) || node.tagName === 'style' || node.tagName === 'title')) return ''
  if (isElement(node) && (node.tagName === 'br' || node.tagName === 'p'))
    return ` ${children(node)
      .map((one) => raw(one, without))
      .join('')}`
  return children(node)
    .map((child) => raw(child, without))
    .join('')
}
const children = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const collapse = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()
const texts = new WeakMap<Node, string>()

/** The words of a node in one line; remembered, for every table and cell is asked more than once. */
function textOf(node: Node): string {
  const known = texts.get(node)
  if (known !== undefined) return known
  const text = collapse(raw(node))
  texts.set(node, text)
  return text
}

const cellOf = (td: Element): PageCell => ({
  text: collapse(raw(td, (element) => element.tagName === 'sup')).replace(/^\$ (?=[\d.,]*$)/, '$'),
  marks: elements(td)
    .filter((one) => one.tagName === 'sup')
    .map((sup) => textOf(sup)),
})

/** The rows of a table itself, not those of tables inside it. */
const rowsOf = (table: Element): Element[][] =>
  [...children(table)]
    .filter(isElement)
    .flatMap((one) => (one.tagName === 'tbody' ? children(one).filter(isElement) : [one]))
    .filter((one) => one.tagName === 'tr')
    .map((row) => children(row).filter((one): one is Element => isElement(one) && one.tagName === 'td'))

const innermost = (all: readonly Element[], holds: (text: string) => boolean): Element | undefined =>
  all.filter((one) => holds(textOf(one))).at(-1)

const markedLines = (text: string, sign: RegExp) =>
  [...text.matchAll(sign)].map((match) => ({ label: collapse(match[2]!), ticked: match[1]!.includes('X') }))

function cellAround(element: Element): Element {
  const parent = element.parentNode
  if (!parent || !isElement(parent)) throw new Error(`${element.tagName} outside a cell`)
  return parent.tagName === 'td' ? parent : cellAround(parent)
}

/** The page as its parts. Throws where a part that every page has is missing. */
export function takeApart(html: string): StylesheetPage {
  const page = parse(html)
  const all = elements(page)
  const tables = all.filter((one) => one.tagName === 'table')
  const cells = all.filter((one) => one.tagName === 'td')
  const table = (holds: RegExp) => {
    const found = innermost(tables, (text) => holds.test(text))
    if (!found) throw new Error(`no table with ${holds}`)
    return found
  }
  const inputs = all.filter((one) => one.tagName === 'input')
  const checkBoxes = inputs.map((input) => {
    const cell = cellAround(input)
    const own = textOf(cell)
    const row = children(cell.parentNode!).filter((one): one is Element => isElement(one) && one.tagName === 'td')
    const label = own === '' ? textOf(row[row.indexOf(cell) + 1]!) : own
    return { label, ticked: input.attrs.some((attribute) => attribute.name === 'checked') }
  })
  const boxes = new Map<string, string>()
  for (const cell of cells) {
    const match = /^([2-6]a?)\. (.*)$/.exec(textOf(cell))
    if (match && elements(cell).every((inner) => inner.tagName !== 'td' || !/^[2-6]a?\. /.test(textOf(inner)))) {
      // In 3_X07 the row of box 4 is nested in the cell of box 3a.
      if (!boxes.has(match[1]!)) boxes.set(match[1]!, match[2]!.replace(/ ?4\. Relationship.*/, ''))
    }
  }
  const head = rowsOf(table(/^1\. Name and Address of Reporting Person .*6\. Individual/))
  const box1 = head.map(([first]) => (first ? textOf(first) : '')).filter((text) => !/^(Table I|[2-6]a?\.)/.test(text))
  const relationshipText = boxes.get('5')?.startsWith('Relationship')
    ? boxes.get('5')!
    : [...boxes.values()].find((text) => text.startsWith('Relationship'))
  const relationshipTable = relationshipText === undefined ? tables.find((one) => /^[_X]+ Director/.test(textOf(one))) : undefined
  const relationship = relationshipText?.replace(/^.*\(Check all applicable\)/, '') ?? textOf(relationshipTable!)
  const [marks, after = ''] = relationship.split('Other (specify below)')
  const joint = boxes.get('6') ?? ''
  const data = [/^1\.Title of Security/, /^1\. Title of Derivative Security/].map((start) => {
    const rows = rowsOf(table(start))
    const first = rows.findIndex((row) => !row.some((td) => elements(td).some((one) => one.tagName === 'font')))
    const headings = first < 0 ? rows : rows.slice(0, first)
    return { headings: headings.flat().map(textOf), rows: rows.slice(headings.length).map((row) => row.map(cellOf)) }
  })
  const explanation = rowsOf(table(/If the form is filed by more than one/)).map((row) => row.map(textOf))
  const signatures = tables.filter((one) => /Signature of Reporting Person/.test(textOf(one))).at(-1)
  const signed = signatures ? rowsOf(signatures).filter((row) => row.length === 3) : []
  return {
    checkBoxes,
    boxes,
    reportingOwner: box1.join(' '),
    relationship: { marks: markedLines(`${marks}Other (specify below)`, /(_+X?_*) ((?:(?!_).)+)/g), text: collapse(after) },
    jointFiling: markedLines(joint, /(_+X?_*) ((?:(?!_).)+)/g),
    tables: data.map((one) => one.rows),
    headings: data.map((one) => one.headings),
    owners: rowsOf(table(/^Reporting Owner Name \/ Address/))
      .slice(2)
      .map((row) => row.map(textOf)),
    signatures: signed.map(([name, , date]) => ({ name: textOf(name!), date: textOf(date!) })),
    noSecuritiesOwned: explanation.some(([first]) => first === 'No securities are beneficially owned'),
    footnotes: explanation
      .filter(([first]) => /^\(.*\)$/.test(first ?? ''))
      .map(([mark, text]) => ({ number: mark!.slice(1, -1), text: text! })),
    remarks: explanation.find((row) => row[0]?.startsWith('Remarks:'))?.[0]?.replace(/^Remarks: ?/, '') ?? '',
    words: textOf(page),
  }
}
