import { boxesOf, type Decimal, type Footnote, type OwnershipDocument, type Row } from '../model/document.ts'

/** Lines of a document as a reviewer goes through them, with their paths, and the words on them. */

export interface Line {
  readonly row: Row
  /** `nonDerivative[0]` */
  readonly path: string
  readonly table: 'I' | 'II'
  /** From 1, in its table. */
  readonly number: number
}

const linesOfTable = (rows: readonly Row[], table: 'I' | 'II'): Line[] =>
  rows.map((row, at) => ({ row, path: `${table === 'I' ? 'nonDerivative' : 'derivative'}[${at}]`, table, number: at + 1 }))

/** Documents are not changed, so their lines are listed once. */
const listed = new WeakMap<OwnershipDocument, { readonly all: readonly Line[]; readonly transactions: readonly Line[] }>()

/** Lines of a table that are reviewed: four times what a form may hold. */
const most = 120

function listOf(document: OwnershipDocument) {
  const known = listed.get(document)
  if (known) return known
  const all = [...linesOfTable(document.nonDerivative.slice(0, most), 'I'), ...linesOfTable(document.derivative.slice(0, most), 'II')]
  const made = { all, transactions: all.filter(({ row }) => row.kind === 'transaction') }
  listed.set(document, made)
  return made
}

/** Every line of both tables. */
export const linesOf = (document: OwnershipDocument): readonly Line[] => listOf(document).all

/** Every transaction of both tables. */
export const transactionsOf = (document: OwnershipDocument): readonly Line[] => listOf(document).transactions

/** `Table I line 2` */
export const lineName = ({ table, number }: Line): string => `Table ${table} line ${number}`

/** The transaction code of a line. */
export const codeOf = ({ row }: Line): string | null => row.coding?.code ?? null

/** Ids of the footnotes that a line marks anywhere. */
export const marksOf = ({ row }: Line): readonly string[] => boxesOf(row).flatMap(([, { footnotes }]) => footnotes)

/** The footnotes with the given ids. */
export const notesOf = (document: OwnershipDocument, ids: readonly string[]): readonly Footnote[] =>
  document.footnotes.filter(({ id }) => ids.includes(id))

/** Quantity of a transaction: shares, or dollars of debt. */
export const quantityOf = ({ row }: Line): Decimal | null => row.shares?.value ?? row.totalValue?.value ?? null

/** What is owned after the line: shares, or dollars of debt. */
export const ownedAfter = ({ row }: Line): Decimal | null => row.sharesOwnedFollowing?.value ?? row.valueOwnedFollowing?.value ?? null

/** Whether two reports name an owner in common, by number: owners without one are not told apart. */
export const shareOwner = (one: OwnershipDocument, other: OwnershipDocument): boolean =>
  one.reportingOwners.some(({ cik }) => cik !== null && other.reportingOwners.some((owner) => owner.cik === cik))

/** The last day on which a signature was given. */
export const signedOn = ({ signatures }: OwnershipDocument): string | null =>
  signatures.reduce<string | null>((latest, { date }) => (date !== null && (latest === null || date > latest) ? date : latest), null)

/**
 * One spelling for titles that name the same class: lower case, without punctuation, par value and the company’s filler words.
 * `Common Stock, par value $.01` and `COMMON STOCK` are one.
 */
export function classOf(title: string): string {
  const known = classes.get(title)
  if (known !== undefined) return known
  if (classes.size > 2000) classes.clear()
  const made = spelling(title)
  classes.set(title, made)
  return made
}

/** Titles met before; most filings name the same few. */
const classes = new Map<string, string>()

function spelling(title: string): string {
  return title
    .slice(0, 200)
    .toLowerCase()
    .replace(/[,(]?\s*\$?\s*[\d.]*\d\s*(?:u\.?s\.? ?)?(?:\$\s*)?par(?: value)?(?: per share)?\)?/g, ' ')
    .replace(/[,(]?\s*(?:without|no)\s+par(?: value)?\)?/g, ' ')
    .replace(/[,(]?\s*(?:\()?par(?: value)?(?: of)?\s*(?:us|u\.s\.)?\s*\$?\s*[\d.]*\)?(?: per share)?/g, ' ')
    .replace(/\$\s*[\d.]+(?: per share)?/g, ' ')
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\b(?:shares?|the|of|per|value|each)\b/g, ' ')
    .replace(/\bstocks\b/g, 'stock')
    .replace(/\s+/g, ' ')
    .trim()
}
