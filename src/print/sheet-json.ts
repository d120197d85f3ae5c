import { columnHeading, leafColumns } from '../model/form-columns.ts'
import { addressLines } from './address.ts'
import { cellText } from './cell.ts'
import type { Sheet, SheetMark } from './sheet.ts'

/** The sheet as `s16 show --to sheet --json` prints it: every cell and box as the text that stands in it. */
export interface SheetJson {
  readonly form: string
  readonly title: string
  readonly ombNumber: string
  /** Check boxes by the name of their field first, then the numbered boxes. A tick is `X`. */
  readonly boxes: readonly { readonly box: string; readonly label: string; readonly text: string; readonly marks?: readonly MarkJson[] }[]
  readonly tables: readonly {
    readonly number: 'I' | 'II'
    readonly title: string
    /** The leaf columns: as many as a row has cells. */
    readonly columns: readonly { readonly number: string; readonly heading: string; readonly leaf: string | null }[]
    readonly rows: readonly (readonly string[])[]
  }[]
  /** All reporting persons, with the relationship of each. */
  readonly reportingOwners: readonly {
    readonly name: string
    readonly address: readonly string[]
    readonly marks: readonly MarkJson[]
    readonly officerTitle: string
    readonly otherText: string
  }[]
  readonly noSecuritiesOwned: boolean
  readonly footnotes: readonly { readonly id: string; readonly number: string; readonly text: string }[]
  readonly remarks: string
  readonly signatures: readonly { readonly name: string; readonly date: string }[]
}

interface MarkJson {
  readonly label: string
  readonly ticked: boolean
}

const markJson = ({ box, ticked }: SheetMark<{ readonly label: string }>): MarkJson => ({ label: box.label, ticked })

/** `X Director 10% Owner`: the lines of a box to tick in the order and words of the web page. */
const markWords = (marks: readonly SheetMark<{ readonly label: string }>[]): string[] =>
  marks.map(({ box, ticked }) => (ticked ? `X ${box.label}` : box.label))

/** The sheet in its JSON. */
export function sheetJson(sheet: Sheet): SheetJson {
  const { catalogue } = sheet
  return {
    form: sheet.form,
    title: catalogue.head.title,
    ombNumber: catalogue.omb.number,
    boxes: [
      ...sheet.checkBoxes.map(({ box, ticked }) => ({ box: box.field, label: box.label, text: ticked ? 'X' : '' })),
      ...sheet.boxes.map(({ box, lines, marks }) => ({
        box: box.number,
        label: box.hint === null ? box.label : `${box.label} (${box.hint})`,
        text: marks.length === 0 ? lines.join('\n') : [...markWords(marks), ...lines].join('\n'),
        ...(marks.length === 0 ? {} : { marks: marks.map(markJson) }),
      })),
    ],
    tables: sheet.tables.map(({ table, lines }) => ({
      number: table.number,
      title: table.title,
      columns: leafColumns(table).map(({ column, leaf }) => ({
        number: column.number,
        heading: columnHeading(column),
        leaf: leaf.heading,
      })),
      rows: lines.map((line) => line.cells.map(cellText)),
    })),
    reportingOwners: sheet.owners.map((owner) => ({
      name: owner.name,
      address: addressLines(owner.address),
      marks: owner.relationship.map(markJson),
      officerTitle: owner.officerTitle,
      otherText: owner.otherText,
    })),
    noSecuritiesOwned: sheet.noSecuritiesOwned,
    footnotes: sheet.footnotes,
    remarks: sheet.remarks,
    signatures: sheet.signatures,
  }
}
