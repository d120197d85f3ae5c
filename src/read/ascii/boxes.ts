import { isRule, type TextLine } from './lines.ts'

/**
 * The boxes and tables of an ASCII form by their labels. Boxes stand one under the other, or several beside each other; before 2003 they
 * were numbered otherwise than today: 3 was a taxpayer's number, 4 the month, 6 the relationship.
 */

export type Box = 'owner' | 'issuer' | 'number' | 'period' | 'original' | 'relationship' | 'joint' | 'tableI' | 'tableII' | 'explanation'

/** A label in any case and spacing, with its number and stars if they are there; a piece in square brackets may be missing. */
function label(words: string): RegExp {
  const pattern = words
    .replace(/[.()/]/g, '\\$&')
    .replaceAll('[', '(?:')
    .replaceAll(']', ')?')
    .replaceAll(' ', '\\s*')
  return new RegExp(`(?:\\b\\d{1,2}\\s?[.)]\\s*)?${pattern}\\s*[:*]*`, 'i')
}

const plural = '[ Person][(s)][s]'
const ofPerson = `[ of Reporting]${plural}[,][ if an entity][ (Voluntary)]`
const inBrackets = '[ (Month/Year)][ (Month/Day/Year)][ (mm/yy)][ (mm/dd/yy)][ (mm/dd/yyyy)]'

/** The labels, whole as far as they go in one line. */
const labels: readonly (readonly [Box, RegExp])[] = [
  ['owner', label(`Name and Address of Reporting${plural}`)],
  ['issuer', label("Issuer['s] Name and [Ticker][ or][ and][ Trading][ Symbol]")],
  ['number', label(`I[.]R[.]S[.] or Social Security[ Number]${ofPerson}`)],
  ['number', label(`I[.]R[.]S[.] Identification[ Number][ No.][s]${ofPerson}`)],
  ['period', label(`Statement for[ Month][ Issuer['s] Fiscal Year][ Ended][/Day][/Year]${inBrackets}`)],
  ['period', label(`Date of Event[ Requiring][ Statement]${inBrackets}`)],
  ['original', label(`If Amendment[,][ Give] Date[ of][ Original][ Filed][ Filing]${inBrackets}`)],
  ['relationship', label(`Relationship of Reporting${plural}[ to Issuer][ (Check all applicable)]`)],
  ['joint', label('Individual or Joint')],
  ['tableI', /\bTable\s+(?:I|1)\s*[-–—:.,]*\s*Non-?\s*Derivative/i],
  ['tableII', /\bTable\s+(?:II|2)\s*[-–—:.,]*\s*Derivative/i],
  ['explanation', /^\s*\**Explanations?\s+of\s+Responses?\s*:*/i],
]

interface Found {
  readonly box: Box
  readonly from: number
  readonly to: number
}

/** The labels that stand in a line, left to right. */
function labelsIn({ text }: TextLine): Found[] {
  const found: Found[] = []
  for (const [box, pattern] of labels) {
    const match = pattern.exec(text)
    if (match && !found.some((one) => one.box === box)) found.push({ box, from: match.index, to: match.index + match[0].length })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** The lines below each label, up to the next; of a box beside others only what stands under its own label. */
export function boxesIn(lines: readonly TextLine[]): Map<Box, TextLine[]> {
  const boxes = new Map<Box, TextLine[]>()
  /** The boxes that go on, left to right, and where each begins in the line. */
  let open: { readonly box: Box; readonly from: number }[] = []
  let table = false
  for (const line of lines) {
    // In a table's headings and notes the words of labels mean nothing, but for those of the parts that follow it.
    const found = labelsIn(line).filter(({ box }) =>
      table ? box === 'tableI' || box === 'tableII' || box === 'explanation' : !boxes.has(box),
    )
    const [first] = found
    if (first !== undefined) {
      const isTable = first.box === 'tableI' || first.box === 'tableII'
      table ||= isTable
      // A box goes on beside labels that stand further right or left than its own.
      const isWide = isTable || first.box === 'explanation'
      const beside = isWide ? [] : open.filter(({ from }) => found.every((one) => Math.abs(one.from - from) > 8) && !between(from, found))
      open = [...beside, ...found.map(({ box, from }) => ({ box, from }))].sort((a, b) => a.from - b.from)
      for (const { box } of found) if (!boxes.has(box)) boxes.set(box, [])
      if (isTable) continue
    }
    const starts = open.map(({ from }) => from)
    const cuts = cutsOf(line, starts)
    open.forEach(({ box }, at) => {
      const from = found.find((one) => one.box === box)?.to ?? cuts[at]!
      const to = cuts[at + 1] ?? line.text.length
      if (from <= to) boxes.get(box)!.push({ text: line.text.slice(from, to), start: line.start + from })
    })
  }
  return boxes
}

/** Whether a place lies between the first of some labels and the last. */
const between = (from: number, found: readonly Found[]): boolean => from > found[0]!.from && from < found.at(-1)!.from

/** Where a line is cut between boxes that stand beside each other: at bars, or at the blanks nearest to where the labels begin. */
function cutsOf(line: TextLine, starts: readonly number[]): number[] {
  if (starts.length < 2 || isRule(line)) return starts.map((from, at) => (at === 0 ? 0 : from))
  const bars = [...line.text.matchAll(/\|/g)].map((match) => match.index)
  return starts.map((from, at) => {
    if (at === 0) return 0
    const bar = bars.find((one) => Math.abs(one - from) <= 6)
    if (bar !== undefined) return bar + 1
    for (const shift of [0, -1, 1, -2, 2, -3, 3, -4, 4]) {
      const cut = from + shift
      if (cut >= line.text.length || /\s/.test(line.text[cut - 1] ?? ' ')) return cut
    }
    return from
  })
}
