import { describe, expect, it } from 'vitest'
import { placedText, type WordInBox } from '../../../src/read/printed/pages/placed-print.ts'
import type { RuledCell } from '../../../src/read/printed/scanned/ruled-cells.ts'
import { ruledRows } from '../../../src/read/printed/scanned/ruled-rows.ts'

/** Where the four columns of Table I of a Form 3 begin and end, in points. */
const edges = [40, 320, 460, 560, 750]

/** A row of ruled cells and the lines written in each, from its top on. */
function row(top: number, texts: readonly (readonly string[])[], page = 1, height = 40): { words: WordInBox[]; cells: RuledCell[] } {
  const cells = texts.map((_, at): RuledCell => ({ page, box: [edges[at]! + 1, top, edges[at + 1]! - edges[at]! - 2, height] }))
  const words = texts.flatMap((lines, at) =>
    lines.flatMap((line, down) => {
      let x = edges[at]! + 5
      return line.split(' ').map((text): WordInBox => {
        const width = text.length * 5
        const word: WordInBox = { text, page, box: [x, top + 4 + down * 11, width, 10], certainty: 0.9 }
        x += width + 4
        return word
      })
    }),
  )
  return { words, cells }
}

const headings = row(100, [
  ['1. Title of Security (Instr. 4)'],
  ['2. Amount of', 'Securities'],
  ['3. Ownership Form'],
  ['4. Nature of Indirect'],
])

function read(...parts: readonly { words: WordInBox[]; cells: RuledCell[] }[]) {
  const found = { words: parts.flatMap(({ words }) => words), cells: parts.flatMap(({ cells }) => cells) }
  const rows = ruledRows(placedText(found, true).page.lines, '3', 'I', found.cells)
  return rows?.map(({ boxes }) => boxes.map(({ words }) => words.map(({ text }) => text).join(' '))) ?? null
}

/** Parts as a PDF gives them: words that are sure, and rules only where the file draws them. */
const stated = (part: { words: WordInBox[]; cells: RuledCell[] }) => ({
  words: part.words.map(({ certainty: _, ...word }) => word),
  cells: part.cells,
})
const unruled = (part: { words: WordInBox[]; cells: RuledCell[] }) => ({ ...part, cells: [] as RuledCell[] })

function readStated(...parts: readonly { words: WordInBox[]; cells: RuledCell[] }[]) {
  const found = { words: parts.flatMap((part) => stated(part).words), cells: parts.flatMap(({ cells }) => cells) }
  const rows = ruledRows(placedText(found, false).page.lines, '3', 'I', found.cells)
  return rows?.map(({ boxes }) => boxes.map(({ words }) => words.map(({ text }) => text).join(' '))) ?? null
}

const headingsOf = (page: number) =>
  row(20, [['1. Title of Security (Instr. 4)'], ['2. Amount of', 'Securities'], ['3. Ownership Form'], ['4. Nature of Indirect']], page)

describe('a table that a PDF draws', () => {
  const first = row(142, [['Common Stock'], ['5'], ['D'], []])

  it('begins a row on a page though no rule stands above it there', () => {
    const second = unruled(row(20, [['Preferred Stock'], ['6'], ['D'], []], 2))
    const third = row(60, [['Warrants'], ['7'], ['D'], []], 2)
    expect(readStated(headings, first, second, third)).toEqual([
      ['Common Stock', '5', 'D', ''],
      ['Preferred Stock', '6', 'D', ''],
      ['Warrants', '7', 'D', ''],
    ])
  })

  it('goes on with a row that has no rule below it on its page, also below headings that come again', () => {
    const open = unruled(row(184, [['Preferred Stock'], ['6'], ['I'], ['By a trust']]))
    const last = row(70, [['Warrants'], ['7'], ['D'], []], 2)
    const expected = [
      ['Common Stock', '5', 'D', ''],
      ['Preferred Stock', '6', 'I', 'By a trust for their children'],
      ['Warrants', '7', 'D', ''],
    ]
    expect(readStated(headings, first, open, unruled(row(20, [[], [], [], ['for their children']], 2)), last)).toEqual(expected)
    const rest = row(62, [[], [], [], ['for their children']], 2)
    const below = row(104, [['Warrants'], ['7'], ['D'], []], 2)
    expect(readStated(headings, first, open, headingsOf(2), rest, below)).toEqual(expected)
    const empty = row(62, [[], [], [], []], 2)
    expect(readStated(headings, first, open, headingsOf(2), empty, below)?.map(([title]) => title)).toEqual([
      'Common Stock',
      'Preferred Stock',
      'Warrants',
    ])
  })

  it('has a row for cells between rules that cross them all, though marks have a rule of their own below them', () => {
    const { words, cells } = row(142, [['Common Stock'], ['5'], ['D (1)'], []], 1, 40)
    const [title, amount, letter, nature] = cells as [RuledCell, RuledCell, RuledCell, RuledCell]
    const [x, y, width] = letter.box
    const parted: RuledCell[] = [title, amount, { ...letter, box: [x, y, width, 25] }, { ...letter, box: [x, y + 25, width, 15] }, nature]
    expect(readStated(headings, { words, cells: parted }, row(184, [['Warrants'], ['7'], ['D'], []]))?.map(([name]) => name)).toEqual([
      'Common Stock',
      'Warrants',
    ])
  })

  it('is left to the places of its words where a column holds what it cannot take, since some rule is missing', () => {
    expect(readStated(headings, first, row(184, [['Warrants'], ['7'], ['1'], ['By spouse']]))).toBeNull()
    const both = row(184, [['Warrants', 'Warrants'], ['7', '8'], ['D', 'D'], []])
    expect(readStated(headings, first, both)).toBeNull()
  })
})

describe('a table on a scan, by its ruled lines', () => {
  it('has a row for each row of cells, however their lines lie beside each other', () => {
    const first = row(142, [['Common Stock, par value', 'one cent'], ['1,250'], ['D'], []])
    const second = row(184, [['Series A'], ['77'], ['I'], ['By a trust', 'for their', 'children']])
    expect(read(headings, first, second)).toEqual([
      ['Common Stock, par value one cent', '1,250', 'D', ''],
      ['Series A', '77', 'I', 'By a trust for their children'],
    ])
  })

  it('goes on with a row that the end of a page parts', () => {
    const first = row(142, [['Common Stock'], ['5'], ['I'], ['By a trust']])
    const rest = { words: row(20, [[], [], [], ['for their children']], 2).words, cells: [] as RuledCell[] }
    const second = row(60, [['Preferred Stock'], ['6'], ['D'], []], 2)
    expect(read(headings, first, rest, second)).toEqual([
      ['Common Stock', '5', 'I', 'By a trust for their children'],
      ['Preferred Stock', '6', 'D', ''],
    ])
  })

  it('begins a page with a row above which no rule is drawn, for that is at the end of the page before', () => {
    const first = row(142, [['Common Stock'], ['5'], ['D'], []])
    const unruled = { words: row(20, [['Series A'], ['6'], ['I'], ['By a trust']], 2).words, cells: [] as RuledCell[] }
    const third = row(60, [['Series B'], ['7'], ['D'], []], 2)
    expect(read(headings, first, unruled, third)).toEqual([
      ['Common Stock', '5', 'D', ''],
      ['Series A', '6', 'I', 'By a trust'],
      ['Series B', '7', 'D', ''],
    ])
  })

  it('takes a letter that cannot stand in its column for the one it is mostly taken for, and says so', () => {
    const parts = [headings, row(142, [['Common Stock'], ['I'], ['1'], ['By spouse']])]
    expect(read(...parts)).toEqual([['Common Stock', '1', 'I', 'By spouse']])
    const found = { words: parts.flatMap(({ words }) => words), cells: parts.flatMap(({ cells }) => cells) }
    const [found1] = ruledRows(placedText(found, true).page.lines, '3', 'I', found.cells)!
    expect(found1!.boxes.map(({ words }) => words.some(({ mended }) => mended === true))).toEqual([false, true, true, false])
  })

  it('is left to the places of its words where rules are missing', () => {
    const first = row(142, [['Common Stock'], ['5'], ['D'], []])
    expect(read(headings, { ...first, cells: first.cells.slice(0, 2) })).toBeNull()
    expect(read(headings, first, { ...row(184, [['Other'], ['6'], ['D'], []]), cells: [] }, row(226, [['A'], ['7'], ['D'], []]))).toBeNull()
  })
})
