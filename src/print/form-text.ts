import { boxLabel } from '../model/form-catalogue.ts'
import { tableText } from './form-text-table.ts'
import { boxesOf, formName, type Sheet, type SheetBox, type SheetMark, type SheetOwner } from './sheet.ts'
import { hang, wrap } from './wrap.ts'

/** The printed form for a terminal of `width` columns: the boxes as a list, the tables as tables where they fit, else as cards. */
export function formText(sheet: Sheet, width: number): string {
  const room = Math.max(40, Math.min(width, 200))
  const { closing } = sheet.catalogue
  const [first, ...further] = sheet.owners
  const blocks = [
    headLines(sheet, room),
    sheet.checkBoxes.flatMap(({ box, ticked }) => hang(`${tick(ticked)} `, box.label, room)),
    boxLines(
      sheet.boxes.map((box) => placeApart(box, first)),
      room,
    ),
    ...sheet.tables.map((table) => tableText(table, room)),
    ...further.map((owner) =>
      boxLines(
        boxesOf(sheet, owner).map((box) => placeApart(box, owner)),
        room,
      ),
    ),
    [
      closing.explanation,
      ...(sheet.noSecuritiesOwned ? [closing.noSecuritiesOwned] : []),
      ...sheet.footnotes.flatMap((note) => hang(`${`(${note.number})`.padEnd(5)}`, note.text, room)),
    ],
    [closing.remarks, ...(sheet.remarks === '' ? [] : wrap(sheet.remarks, room))],
    signatureLines(sheet, room),
    closing.lines.flatMap((line) => wrap(line, room)),
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n')}\n`
}

const tick = (ticked: boolean) => (ticked ? '[X]' : '[ ]')

function headLines(sheet: Sheet, width: number): string[] {
  const { head, omb } = sheet.catalogue
  const name = formName(sheet)
  const right = `${omb.numberLabel} ${omb.number}`
  return [
    name + right.padStart(Math.max(right.length + 2, width - name.length)),
    '',
    ...[head.agency, head.title].flatMap((text) => wrap(text, width)).map((line) => centred(line, width)),
    ...wrap(head.authority.join(' '), width).map((line) => centred(line, width)),
  ]
}

const centred = (text: string, width: number) => ' '.repeat(Math.max(0, Math.floor((width - text.length) / 2))) + text

/** Boxes as a list: labels at the left, what stands in them at the right; a line that goes on is set in. */
function boxLines(boxes: readonly SheetBox[], width: number): string[] {
  const labels = Math.min(Math.max(...boxes.map(({ box }) => boxLabel(box).length)), Math.floor(width * 0.4))
  const room = width - labels - 2
  return boxes.flatMap(({ box, lines, marks }) => {
    const written = lines.flatMap((line) => (line.length <= room ? [line] : partLines(line, room)))
    const right = [...choices(marks, room), ...written]
    const left = wrap(boxLabel(box), labels)
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => `${(left[at] ?? '').padEnd(labels)}  ${right[at] ?? ''}`)
  })
}

/** A line that goes on, set in; parts that stand two spaces apart and do not fit beside each other are set in twice. */
function partLines(line: string, room: number): string[] {
  const written: string[] = []
  for (const part of line.split('  ')) {
    const last = written.at(-1)
    if (last !== undefined && last.length + 2 + part.length <= room) written[written.length - 1] = `${last}  ${part}`
    else written.push(...wrap(part, room - 4).map((piece, at) => (at > 0 ? '  ' : last === undefined ? '' : '    ') + piece))
  }
  return written
}

/** Box 1 with city, state and code two spaces apart, so that a reader can tell them; any other as it is. */
function placeApart(box: SheetBox, owner: SheetOwner | undefined): SheetBox {
  if (!owner || box.box.content !== 'reportingOwner') return box
  const { street1, street2, city, state, zipCode, country } = owner.address
  const place = [city, state, zipCode].filter((part) => part !== '').join('  ')
  return { ...box, lines: [owner.name, street1, street2, place, country ?? ''].filter((line) => line !== '') }
}

/** Names with their dates beside them, above the form's own captions. */
function signatureLines({ signatures, catalogue }: Sheet, width: number): string[] {
  const { signature, signatureDate } = catalogue.closing
  const room = width - 12
  const longest = Math.min(room, Math.max(signature.length, ...signatures.map(({ name }) => name.length)))
  const beside = (name: string, date: string) =>
    wrap(name, longest - 2).map((line, at) => (at === 0 ? `${line.padEnd(longest)}  ${date}` : `  ${line}`))
  return [
    ...signatures.flatMap(({ name, date }) => (name.length <= longest ? [`${name.padEnd(longest)}  ${date}`] : beside(name, date))),
    `${signature.padEnd(longest)}  ${signatureDate}`,
  ]
}

/** Lines to tick, two beside each other where there is room. */
function choices(marks: readonly SheetMark<{ readonly label: string }>[], width: number): string[] {
  const lines = marks.map(({ box, ticked }) => `${tick(ticked)} ${box.label}`)
  const widest = Math.max(0, ...lines.map((line) => line.length))
  if (widest * 2 + 2 > width) return marks.flatMap(({ box, ticked }) => hang(`${tick(ticked)} `, box.label, width))
  return lines.flatMap((line, at) => (at % 2 === 1 ? [] : [`${line.padEnd(widest)}  ${lines[at + 1] ?? ''}`]))
}
