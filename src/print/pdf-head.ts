import { boxLabel } from '../model/form-catalogue.ts'
import { data, label, type Paper, type Tag, type TextStyle } from './pdf-paper.ts'
import { formName, type Sheet, type SheetBox, type SheetMark, type SheetOwner } from './sheet.ts'

/** The head of the form on paper: name, title, OMB approval, check boxes and the numbered boxes. */

const small: TextStyle = { font: 'regular', size: 7 }
const bold: TextStyle = { font: 'bold', size: 9.5 }
const name: TextStyle = { font: 'bold', size: 18 }
const tickStyle: TextStyle = { font: 'bold', size: 7 }
const padding = 4
const tickSize = 8

export function drawHead(paper: Paper, sheet: Sheet): void {
  const { head, omb } = sheet.catalogue
  const tag = paper.group(paper.root, 'Sect')
  const top = paper.y
  const third = 165
  paper.tagged(tag, 'H1', () => paper.text(formName(sheet), paper.left, top, name))
  let left = top + paper.lineHeight(name) + 2
  left = drawTicks(
    paper,
    tag,
    sheet.checkBoxes.filter(({ box }) => box.place === 'top left'),
    paper.left,
    left,
    third,
  )
  let middle = top
  const centre = (text: string, style: TextStyle, type: string) => {
    for (const line of paper.lines(text, paper.width - 2 * third - 40, style)) {
      const x = paper.left + (paper.width - paper.measure(line, style)) / 2
      const y = middle
      paper.tagged(tag, type, () => paper.text(line, x, y, style))
      middle += paper.lineHeight(style)
    }
  }
  centre(head.agency, bold, 'P')
  centre(head.city, small, 'P')
  middle += 5
  centre(head.title, bold, 'H2')
  middle += 4
  for (const line of head.authority) centre(line, small, 'P')
  const right = drawOmb(paper, tag, omb, top, third - 35)
  paper.y = Math.max(left, middle, right) + 8
}

function drawOmb(paper: Paper, tag: Tag, omb: Sheet['catalogue']['omb'], top: number, width: number): number {
  const x = paper.left + paper.width - width
  const height = paper.lineHeight(label)
  paper.tagged(tag, 'P', () => paper.text(omb.heading, x + (width - paper.measure(omb.heading, label)) / 2, top + 3, label))
  let y = top + height + 6
  const middle = y
  const pair = (text: string, value: string) => {
    const lines = paper.lines(text, width - 2 * padding - 30, label)
    lines.forEach((line, at) => {
      const here = y
      paper.tagged(tag, 'P', () => {
        paper.text(line, x + padding, here + 2, label)
        if (at === lines.length - 1) paper.text(value, x + width - padding - paper.measure(value, label), here + 2, label)
      })
      y += height
    })
  }
  pair(omb.numberLabel, omb.number)
  pair(omb.burdenLabel, omb.hours)
  const bottom = y + 4
  paper.strokeRules(() => {
    paper.document.rect(x, top, width, bottom - top)
    paper.line(x, middle, x + width, middle)
  })
  return bottom
}

/** Boxes to tick with their labels, one below the other; returns where they end. */
export function drawTicks(
  paper: Paper,
  tag: Tag,
  marks: readonly SheetMark<{ readonly label: string }>[],
  x: number,
  y: number,
  width: number,
): number {
  let at = y
  for (const { box, ticked } of marks) {
    drawTick(paper, tag, ticked, x, at)
    const lines = paper.lines(box.label, width - tickSize - 4, label)
    const top = at
    paper.tagged(tag, 'P', () => paper.stack(lines, x + tickSize + 4, top + 1, label))
    at += Math.max(tickSize + 3, lines.length * paper.lineHeight(label) + 3)
  }
  return at
}

function drawTick(paper: Paper, tag: Tag, ticked: boolean, x: number, y: number): void {
  paper.strokeRules(() => {
    paper.document.rect(x, y, tickSize, tickSize)
  })
  if (ticked)
    paper.tagged(tag, 'Span', () => paper.text('X', x + (tickSize - paper.measure('X', tickStyle)) / 2, y + 0.6, tickStyle), {
      alt: 'ticked',
    })
}

/** How boxes stand together: below each other, or beside each other in given proportions. */
type Layout = { readonly box: SheetBox } | { readonly stack: readonly Layout[] } | { readonly row: readonly (readonly [number, Layout])[] }

function layout(sheet: Sheet): Layout {
  const find = (content: SheetBox['box']['content']): Layout[] =>
    sheet.boxes.filter(({ box }) => box.content === content).map((box) => ({ box }))
  const stack = (...contents: SheetBox['box']['content'][]): Layout => ({ stack: contents.flatMap(find) })
  if (sheet.catalogue.form !== '3') {
    return {
      row: [
        [9, stack('reportingOwner')],
        [9, stack('issuer', 'foreignTradingSymbol', 'periodOfReport', 'dateOfOriginalSubmission')],
        [9, stack('relationship', 'jointFiling')],
      ],
    }
  }
  const issuer: (readonly [number, Layout])[] = find('issuer').map((one) => [8, one])
  const foreign: (readonly [number, Layout])[] = find('foreignTradingSymbol').map((one) => [8, one])
  const below: Layout = {
    row: [
      [8, stack('relationship')],
      [8, stack('dateOfOriginalSubmission', 'jointFiling')],
    ],
  }
  return {
    row: [
      [8, stack('reportingOwner')],
      [5, stack('periodOfReport')],
      [16, { stack: [{ row: [...issuer, ...foreign] }, below] }],
    ],
  }
}

/** The numbered boxes as the form has them, ruled. */
export function drawBoxes(paper: Paper, sheet: Sheet): void {
  const tag = paper.group(paper.root, 'Sect')
  const plan = layout(sheet)
  const height = heightOf(paper, plan, paper.width, sheet)
  paper.need(height)
  drawLayout(paper, tag, plan, { x: paper.left, y: paper.y, width: paper.width, height }, sheet)
  paper.y += height
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const shares = (row: readonly (readonly [number, Layout])[], width: number) => {
  const total = row.reduce((sum, [weight]) => sum + weight, 0)
  return row.map(([weight]) => (width * weight) / total)
}

function heightOf(paper: Paper, plan: Layout, width: number, sheet: Sheet): number {
  if ('box' in plan) return drawBox(paper, null, plan.box, { x: 0, y: 0, width, height: 0 }, sheet)
  if ('stack' in plan) return plan.stack.reduce((sum, one) => sum + heightOf(paper, one, width, sheet), 0)
  const widths = shares(plan.row, width)
  return Math.max(...plan.row.map(([, one], at) => heightOf(paper, one, widths[at]!, sheet)))
}

function drawLayout(paper: Paper, tag: Tag, plan: Layout, area: Area, sheet: Sheet): void {
  if ('box' in plan) {
    drawBox(paper, tag, plan.box, area, sheet)
    paper.strokeRules(() => {
      paper.document.rect(area.x, area.y, area.width, area.height)
    })
    return
  }
  if ('stack' in plan) {
    let { y } = area
    plan.stack.forEach((one, at) => {
      const last = at === plan.stack.length - 1
      const height = last ? area.y + area.height - y : heightOf(paper, one, area.width, sheet)
      drawLayout(paper, tag, one, { ...area, y, height }, sheet)
      y += height
    })
    return
  }
  const widths = shares(plan.row, area.width)
  let { x } = area
  plan.row.forEach(([, one], at) => {
    drawLayout(paper, tag, one, { ...area, x, width: widths[at]! }, sheet)
    x += widths[at]!
  })
}

/** Draws a box, or only measures it when there is no tag; returns its height. */
export function drawBox(paper: Paper, tag: Tag | null, box: SheetBox, { x, y, width }: Area, sheet: Sheet): number {
  let at = y + padding
  const room = width - 2 * padding
  const write = (text: string, style: TextStyle) => {
    const lines = paper.lines(text, room, style)
    const top = at
    if (tag !== null && text !== '') paper.tagged(tag, 'P', () => paper.stack(lines, x + padding, top, style))
    at += lines.length * paper.lineHeight(style)
  }
  write(boxLabel(box.box), label)
  at += 2
  const [first] = sheet.owners
  if (box.box.content === 'reportingOwner') {
    if (first) at = drawOwner(paper, tag, first, box.box.captions, { x: x + padding, y: at, width: room, height: 0 })
    return at + padding - y
  }
  if (box.marks.length > 0) {
    const half = box.box.content === 'relationship' ? room / 2 : room
    box.marks.forEach((mark, index) => {
      const column = half < room ? index % 2 : 0
      if (tag !== null) drawTicks(paper, tag, [mark], x + padding + column * half, at, half)
      if (half === room || column === 1 || index === box.marks.length - 1) at += tickSize + 3
    })
  }
  if (box.lines.length === 0 && box.marks.length === 0) at += paper.lineHeight(data)
  for (const line of box.lines) write(line, data)
  return at + padding - y
}

/** How wide city, state and code have to be for their longest words; what is left is shared out alike. */
function placeWidths(paper: Paper, { city, state, zipCode }: SheetOwner['address'], width: number): number[] {
  const needs = [city, state, zipCode].map(
    (text) => Math.max(width / 5, ...text.split(' ').map((word) => paper.measure(word, data))) + padding,
  )
  const left = width - needs.reduce((sum, one) => sum + one, 0)
  return needs.map((need) => (left >= 0 ? need + left / 3 : (need * width) / (width - left)))
}

/** Name and address with the small captions below each line; returns where they end. */
function drawOwner(paper: Paper, tag: Tag | null, owner: SheetOwner, captions: readonly string[], { x, y, width }: Area): number {
  const { address } = owner
  const [last, firstName, middle, street, city, state, zip, country] = captions
  let at = y
  const rule = () => {
    const here = at + 0.5
    if (tag !== null) paper.strokeRules(() => paper.line(x, here, x + width, here))
    at += 2
  }
  const widths = placeWidths(paper, address, width)
  const columns = (texts: readonly (string | undefined)[], style: TextStyle) => {
    const cells = texts.map((text, column) => paper.lines(text ?? '', widths[column]! - padding, style))
    const top = at
    cells.forEach((lines, column) => {
      if (tag === null || !texts[column]) return
      // Each by itself, so that whoever reads the tags can tell city, state and code.
      const left = x + widths.slice(0, column).reduce((sum, one) => sum + one, 0)
      paper.tagged(tag, 'P', () => paper.stack(lines, left, top, style))
    })
    at += Math.max(...cells.map((lines) => lines.length)) * paper.lineHeight(style)
  }
  const write = (text: string, style: TextStyle) => {
    const lines = paper.lines(text, width, style)
    const top = at
    if (tag !== null && text !== '') paper.tagged(tag, 'P', () => paper.stack(lines, x, top, style))
    at += lines.length * paper.lineHeight(style)
  }
  write(owner.name, data)
  rule()
  columns([last, firstName, middle], label)
  at += 1
  write(address.street1, data)
  if (address.street2 !== '') write(address.street2, data)
  rule()
  write(street ?? '', label)
  at += 1
  columns([address.city, address.state, address.zipCode], data)
  rule()
  columns([city, state, zip], label)
  if (address.country !== null) {
    write(address.country, data)
    rule()
    write(country ?? '', label)
  }
  return at
}
