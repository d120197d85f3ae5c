import { boxLabel } from '../model/form-catalogue.ts'
import { addressLines } from './address.ts'
import { tableText } from './form-text-table.ts'
import type { Sheet, SheetMark, SheetOwner } from './sheet.ts'
import { hang, wrap } from './wrap.ts'

/** The printed form for a terminal of `width` columns: the boxes as a list, the tables as tables where they fit, else as cards. */
export function formText(sheet: Sheet, width: number): string {
  const room = Math.max(40, Math.min(width, 200))
  const { closing } = sheet.catalogue
  const [, ...further] = sheet.owners
  const blocks = [
    headLines(sheet, room),
    sheet.checkBoxes.flatMap(({ box, ticked }) => hang(`${tick(ticked)} `, box.label, room)),
    boxLines(sheet, room),
    ...sheet.tables.map((table) => tableText(table, room)),
    ...(further.length === 0 ? [] : [['Further reporting persons', ...further.flatMap((owner) => ownerLines(owner, room))]]),
    [
      closing.explanation,
      ...(sheet.noSecuritiesOwned ? [closing.noSecuritiesOwned] : []),
      ...sheet.footnotes.flatMap((note) => hang(`${`(${note.number})`.padEnd(5)}`, note.text, room)),
    ],
    [closing.remarks, ...(sheet.remarks === '' ? [] : wrap(sheet.remarks, room))],
    sheet.signatures.flatMap(({ name, date }) => hang('Signed  ', `${name}  ${date}`.trim(), room)),
    closing.lines.flatMap((line) => wrap(line, room)),
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n')}\n`
}

const tick = (ticked: boolean) => (ticked ? '[X]' : '[ ]')

function headLines({ catalogue, form }: Sheet, width: number): string[] {
  const { head, omb } = catalogue
  const name = head.name + (form.endsWith('/A') ? '/A' : '')
  const right = `${omb.numberLabel} ${omb.number}`
  return [
    name + right.padStart(Math.max(right.length + 2, width - name.length)),
    '',
    ...[head.agency, head.title].flatMap((text) => wrap(text, width)).map((line) => centred(line, width)),
    ...wrap(head.authority.join(' '), width).map((line) => centred(line, width)),
  ]
}

const centred = (text: string, width: number) => ' '.repeat(Math.max(0, Math.floor((width - text.length) / 2))) + text

function boxLines(sheet: Sheet, width: number): string[] {
  const labels = Math.min(Math.max(...sheet.boxes.map(({ box }) => boxLabel(box).length)), Math.floor(width * 0.4))
  return sheet.boxes.flatMap(({ box, lines, marks }) => {
    const right = [...choices(marks, width - labels - 2), ...lines.flatMap((line) => wrap(line, width - labels - 2))]
    const left = wrap(boxLabel(box), labels)
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => `${(left[at] ?? '').padEnd(labels)}  ${right[at] ?? ''}`)
  })
}

/** Lines to tick, two beside each other where there is room. */
function choices(marks: readonly SheetMark<{ readonly label: string }>[], width: number): string[] {
  const lines = marks.map(({ box, ticked }) => `${tick(ticked)} ${box.label}`)
  const widest = Math.max(0, ...lines.map((line) => line.length))
  if (widest * 2 + 2 > width) return marks.flatMap(({ box, ticked }) => hang(`${tick(ticked)} `, box.label, width))
  return lines.flatMap((line, at) => (at % 2 === 1 ? [] : [`${line.padEnd(widest)}  ${lines[at + 1] ?? ''}`]))
}

function ownerLines(owner: SheetOwner, width: number): string[] {
  const relations = owner.relationship.filter((mark) => mark.ticked).map((mark) => mark.box.label.replace(/ \(.*/, ''))
  const said = [...relations, owner.officerTitle, owner.otherText].filter((text) => text !== '').join(', ')
  return hang('  ', [owner.name, ...addressLines(owner.address), said].filter((text) => text !== '').join(', '), width)
}
