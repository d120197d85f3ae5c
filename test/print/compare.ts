import { compare as compareDecimals, isDecimal, round } from '../../src/model/decimal.ts'
import { cellText, markText } from '../../src/print/cell.ts'
import type { Sheet, SheetMark } from '../../src/print/sheet.ts'
import type { PageCell, StylesheetPage } from './stylesheet-page.ts'

/** One place where our sheet and the stylesheet's page do not say the same. */
export interface Difference {
  /** `II[0].conversionOrExercisePrice`, `box 2`, `footnote 3` */
  readonly place: string
  readonly ours: string
  readonly theirs: string
}

/** Every difference in content: boxes, marks, cells, owners, notes, signatures. Layout and labels are not compared here. */
export function differences(sheet: Sheet, page: StylesheetPage): Difference[] {
  const found: Difference[] = []
  const same = (place: string, ours: string, theirs: string) => {
    if (ours !== theirs) found.push({ place, ours, theirs })
  }
  const ticks = (place: string, ours: readonly SheetMark<{ label: string }>[], theirs: readonly { label: string; ticked: boolean }[]) => {
    same(`${place} count`, String(ours.length), String(theirs.length))
    ours.forEach(({ box, ticked, path }, at) => {
      same(`${place} ${path.replace(/^.*\./, '')} label`, plain(box.label), plain(theirs[at]?.label ?? ''))
      same(`${place} ${path.replace(/^.*\./, '')}`, ticked ? 'X' : '', theirs[at]?.ticked ? 'X' : '')
    })
  }
  ticks('check box', sheet.checkBoxes, page.checkBoxes)
  for (const box of sheet.boxes) {
    const place = `box ${box.box.number}`
    const theirs = page.boxes.get(box.box.number) ?? ''
    if (box.box.content === 'reportingOwner') {
      same(place, words(box.lines.join(' ')), words(page.reportingOwner.replace(captions, ' ')))
    } else if (box.box.content === 'relationship') {
      ticks(place, box.marks, page.relationship.marks)
      same(`${place} text`, box.lines.join(' / '), page.relationship.text)
    } else if (box.box.content === 'jointFiling') ticks(place, box.marks, page.jointFiling)
    else same(place, words(box.lines.join(' ')), words(theirs.replace(/^(.*?)(\(Month\/Day\/Year\)|Trading Symbol)/, '')))
  }
  sheet.tables.forEach(({ table, lines }, at) => {
    const rows = page.tables[at] ?? []
    same(`${table.number} rows`, String(lines.length), String(rows.length))
    lines.forEach((line, row) => {
      const cells = rows[row] ?? []
      same(`${table.number}[${row}] cells`, String(line.cells.length), String(cells.length))
      line.cells.forEach((cell, column) => {
        const theirs = cells[column] ?? { text: '', marks: [] }
        if (!sameCell(cell, theirs)) {
          found.push({ place: `${table.number}[${row}].${cell.field}`, ours: cellText(cell), theirs: theirs.text + theirs.marks.join('') })
        }
      })
    })
  })
  same('owners', String(sheet.owners.length), String(page.owners.length))
  sheet.owners.forEach((owner, at) => {
    const theirs = page.owners[at] ?? []
    const { street1, street2, city, state, zipCode, country } = owner.address
    same(`owner ${at}`, words([owner.name, street1, street2, city, state, zipCode, country ?? ''].join(' ')), words(theirs[0] ?? ''))
    const ticked = (field: string) => (owner.relationship.some((mark) => mark.box.field === field && mark.ticked) ? 'X' : '')
    same(`owner ${at} director`, ticked('director'), theirs[1] ?? '')
    same(`owner ${at} tenPercentOwner`, ticked('tenPercentOwner'), theirs[2] ?? '')
    same(`owner ${at} officerTitle`, owner.officerTitle, theirs[3] ?? '')
    same(`owner ${at} otherText`, owner.otherText, theirs[4] ?? '')
  })
  same('no securities owned', String(sheet.noSecuritiesOwned), String(page.noSecuritiesOwned))
  same('footnotes', sheet.footnotes.map((note) => note.number).join(), page.footnotes.map((note) => note.number).join())
  sheet.footnotes.forEach((note, at) => {
    same(`footnote ${note.number}`, note.text, page.footnotes[at]?.text ?? '')
  })
  same('remarks', sheet.remarks, page.remarks)
  same('signatures', String(sheet.signatures.length), String(page.signatures.length))
  sheet.signatures.forEach((signature, at) => {
    same(`signature ${at}`, signature.name, page.signatures[at]?.name ?? '')
    same(`signature ${at} date`, signature.date, page.signatures[at]?.date ?? '')
  })
  return found
}

const captions = /1\. Name and Address of Reporting Person ?\*|\((Last|First|Middle|Street|City|State|Zip|Zip\/Postal Code|Country)\)/g

/** The page's commas between street lines and after the city are its own; so is the absence of a space before a bracket. */
const words = (text: string) =>
  text
    .replace(/[,[\]]/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

/** Labels differ between the two printings in a full stop, the reach of the 10b5-1 sentence and a capital. */
const plain = (label: string) =>
  label
    .replace('for the purchase or sale of equity securities of the issuer ', '')
    .replace(/^Rule 10b5-1\(c\) Transaction Indication ?/, '')
    .replace(/(Reported)\.$/, '$1')
    .replace('Form Filed', 'Form filed')

function sameCell(ours: { readonly text: string; readonly marks: readonly string[] }, theirs: PageCell): boolean {
  return ours.marks.map(markText).join('') === theirs.marks.join('') && sameFigure(ours.text, theirs.text)
}

/** Equal as words, or as figures to the four decimals that the stylesheets print. */
function sameFigure(ours: string, theirs: string): boolean {
  if (ours === theirs) return true
  const bare = (text: string) => text.replace(/^\$/, '').replace(/,/g, '')
  const [a, b] = [bare(ours), bare(theirs)]
  return ours.startsWith('$') === theirs.startsWith('$') && isDecimal(a) && isDecimal(b) && compareDecimals(round(a, 4), b) === 0
}
