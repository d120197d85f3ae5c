import { toMonthDayYear } from '../model/date.ts'
import { baseForm, type DocumentType, isAmendment, type OwnershipDocument, type ReportingOwner, type Row } from '../model/document.ts'
import { catalogueOf, type FormBox, type FormCatalogue, type FormCheckBox } from '../model/form-catalogue.ts'
import { type FormTable, leafColumns } from '../model/form-columns.ts'
import { addressLines, type PrintedAddress, printedAddress } from './address.ts'
import { type SheetCell, sheetCell } from './cell.ts'

/**
 * What stands in every box, column, mark and line of the printed form, as plain data: the one thing that the page, the terminal and the
 * PDF lay out. Wording and order are those of EDGAR's web page.
 */
export interface Sheet {
  readonly form: DocumentType
  /** The form as printed empty: its labels, columns and closing lines. */
  readonly catalogue: FormCatalogue
  readonly checkBoxes: readonly SheetMark<FormCheckBox>[]
  readonly boxes: readonly SheetBox[]
  /** Every reporting person; boxes 1 and 5 show the first. */
  readonly owners: readonly SheetOwner[]
  readonly tables: readonly [SheetTable, SheetTable]
  readonly footnotes: readonly SheetFootnote[]
  /** Form 3: the sentence in the explanation that says so. */
  readonly noSecuritiesOwned: boolean
  readonly remarks: string
  readonly signatures: readonly SheetSignature[]
}

/** A box or line to tick. */
export interface SheetMark<Label> {
  readonly box: Label
  readonly ticked: boolean
  readonly path: string
}

/** A numbered box of the head. */
export interface SheetBox {
  readonly box: FormBox
  /** The lines that stand in it; for a box to tick, what is written under the lines. */
  readonly lines: readonly string[]
  readonly marks: readonly SheetMark<FormBox['choices'][number]>[]
  readonly paths: readonly string[]
}

export interface SheetOwner {
  readonly cik: string | null
  readonly name: string
  readonly address: PrintedAddress
  readonly relationship: readonly SheetMark<FormBox['choices'][number]>[]
  readonly officerTitle: string
  readonly otherText: string
  readonly path: string
}

export interface SheetTable {
  readonly table: FormTable
  readonly lines: readonly SheetLine[]
}

export interface SheetLine {
  readonly path: string
  readonly kind: Row['kind']
  readonly cells: readonly SheetCell[]
}

export interface SheetFootnote {
  /** `F1` */
  readonly id: string
  /** `1`, as the marks have it. */
  readonly number: string
  readonly text: string
}

export interface SheetSignature {
  readonly name: string
  readonly date: string
}

/** The sheet of a document, on the form of its era. */
export function sheetOf(document: OwnershipDocument): Sheet {
  const catalogue = catalogueOf(document)
  const owners = document.reportingOwners.map((owner, at) => sheetOwner(owner, at, catalogue))
  const [one, two] = catalogue.tables
  return {
    form: document.documentType,
    catalogue,
    checkBoxes: catalogue.checkBoxes.map((box) => ({ box, ticked: isTicked(box.field, document), path: box.field })),
    boxes: catalogue.boxes.map((box) => sheetBox(box, document, owners)),
    owners,
    tables: [
      sheetTable(one, document.nonDerivative, 'nonDerivative', document),
      sheetTable(two, document.derivative, 'derivative', document),
    ],
    footnotes: document.footnotes.map(({ id, text }) => ({ id, number: id.replace(/^F/, ''), text })),
    noSecuritiesOwned: baseForm(document.documentType) === '3' && document.noSecuritiesOwned === true,
    remarks: document.remarks ?? '',
    signatures: document.signatures.map(({ name, date }) => ({ name, date: date === null ? '' : toMonthDayYear(date) })),
  }
}

/** `FORM 4/A`, as it stands at the top left. */
export const formName = ({ catalogue, form }: Sheet): string => catalogue.head.name + (isAmendment(form) ? '/A' : '')

/** The first reporting person and the issuer, as far as they are named: whose form it is. */
export const partiesOf = ({ owners: [first], boxes }: Sheet): string[] =>
  [first?.name ?? '', boxes.find(({ box }) => box.content === 'issuer')?.lines.join(' ') ?? ''].filter((part) => part !== '')

/** Boxes 1 and 5 of a reporting person. */
export const boxesOf = ({ boxes }: Sheet, owner: SheetOwner): SheetBox[] => boxes.flatMap(({ box }) => ownerBox(box, owner) ?? [])

/** EDGAR sets the two boxes of Form 5 from the lines (specification v5.5, 4.3.8); where a document lacks the flag, so does the sheet. */
function isTicked(field: FormCheckBox['field'], document: OwnershipDocument): boolean {
  const rows = [...document.nonDerivative, ...document.derivative]
  const due = (kind: Row['kind'], form: string) => rows.some((row) => row.kind === kind && row.coding?.formType === form)
  if (field === 'form3HoldingsReported') return document.form3HoldingsReported ?? due('holding', '3')
  if (field === 'form4TransactionsReported') return document.form4TransactionsReported ?? due('transaction', '4')
  return document[field] === true
}

function sheetOwner(owner: ReportingOwner, at: number, { era, boxes }: FormCatalogue): SheetOwner {
  const { relationship } = owner
  const path = `reportingOwners[${at}]`
  const choices = boxes.find((box) => box.content === 'relationship')?.choices ?? []
  return {
    cik: owner.cik,
    name: owner.name ?? '',
    address: printedAddress(owner.address, era),
    relationship: choices.flatMap((box) =>
      box.field === 'one' || box.field === 'several'
        ? []
        : [{ box, ticked: relationship[box.field] === true, path: `${path}.relationship.${box.field}` }],
    ),
    officerTitle: relationship.officerTitle ?? '',
    otherText: relationship.otherText ?? '',
    path,
  }
}

function sheetBox(box: FormBox, document: OwnershipDocument, owners: readonly SheetOwner[]): SheetBox {
  const { issuer } = document
  const [first] = owners
  const empty = { box, lines: [], marks: [], paths: [] }
  const written = (...lines: (string | null)[]) => lines.filter((line) => line !== null && line !== '').map(String)
  switch (box.content) {
    case 'reportingOwner':
      return (first && ownerBox(box, first)) ?? { ...empty, paths: ['reportingOwners'] }
    case 'issuer': {
      const symbol = `[ ${issuer.tradingSymbol ?? ''} ]`
      const stated = issuer.name !== null || issuer.tradingSymbol !== null
      return {
        ...empty,
        lines: stated ? [written(issuer.name, symbol).join(' ')] : [],
        paths: ['issuer.cik', 'issuer.name', 'issuer.tradingSymbol'],
      }
    }
    case 'foreignTradingSymbol': {
      const symbol = issuer.foreignTradingSymbol ?? ''
      return { ...empty, lines: symbol === '' ? [] : [`[ ${symbol} ]`], paths: ['issuer.foreignTradingSymbol'] }
    }
    case 'periodOfReport':
    case 'dateOfOriginalSubmission': {
      const date = document[box.content]
      return { ...empty, lines: date === null ? [] : [toMonthDayYear(date)], paths: [box.content] }
    }
    case 'relationship':
      return (first && ownerBox(box, first)) ?? empty
    case 'jointFiling':
      return {
        ...empty,
        marks: box.choices.map((choice) => ({
          box: choice,
          ticked: (choice.field === 'several') === owners.length > 1,
          path: 'reportingOwners',
        })),
      }
  }
}

/** A box that tells of one reporting person; `null` for any other. */
function ownerBox(box: FormBox, owner: SheetOwner): SheetBox | null {
  const { name, address, officerTitle, otherText, path } = owner
  if (box.content === 'reportingOwner') {
    const paths = ['cik', 'name', 'address'].map((field) => `${path}.${field}`)
    return { box, lines: [name, ...addressLines(address)], marks: [], paths }
  }
  if (box.content !== 'relationship') return null
  const lines = [officerTitle, otherText].filter((line) => line !== '')
  return { box, lines, marks: owner.relationship, paths: [`${path}.relationship`] }
}

function sheetTable(table: FormTable, rows: readonly Row[], name: string, document: OwnershipDocument): SheetTable {
  const form = baseForm(document.documentType)
  const leaves = leafColumns(table)
  return {
    table,
    lines: rows.map((row, at) => {
      const path = `${name}[${at}]`
      return { path, kind: row.kind, cells: leaves.map(({ leaf }) => sheetCell(leaf.field, row, form, path)) }
    }),
  }
}
