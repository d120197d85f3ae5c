import type { BaseForm } from '../../../model/form-catalogue.ts'
import { placeName } from '../../../model/place-names.ts'
import { withoutAsides } from '../closing/notes.ts'
import { namesCompany } from '../head/owner-table.ts'
import { cellOf, type Line, letters, lettersOf, lineOf, type Word, wholeLine, withText, wordWith } from '../pages/page.ts'
import type { RuledCell } from '../scanned/ruled-cells.ts'
import { isSignatureLabel, isSigned, type Sections } from '../sections.ts'
import { placedFurtherOwner, placedHead } from './head.ts'
import { chunksOf, fitsBefore, type Joint, joined, left, middle, type PlacedLine, placedLines, right, rowsAround } from './placing.ts'
import { type TableRow, takeRows } from './row-cuts.ts'
import { placedTable } from './rows.ts'

/** The parts of a form whose boxes are told apart by where words stand → the same parts with real cells. */
export function placedSections(sections: Sections, form: BaseForm, cells: readonly RuledCell[]): Sections {
  const { published, end, explained } = sections
  return {
    published,
    end,
    explained,
    head: placedHead(sections.head, form, published, cells),
    tableI: placedTable(sections.tableI, form, 'I'),
    tableII: placedTable(sections.tableII, form, 'II'),
    owners: placedOwners(sections.owners),
    furtherOwners: sections.furtherOwners.map((lines) => placedFurtherOwner(lines, published)),
    notes: published ? placedNotes(sections.notes) : signedAtTheRight(sections.notes),
    remarks: published ? sections.remarks : signedAtTheRight(sections.remarks),
    signatures: published ? placedSignatures(placedLines(sections.signatures)) : sections.signatures,
  }
}

const row = (cells: readonly (readonly Word[])[], table = 1): Line =>
  lineOf(
    cells.map((words, at) => cellOf(words, at)),
    table,
  )

/** The stylesheets' table of owners: address lines at the left, ticks and titles under their headings. */
function placedOwners(lines: readonly Line[]): Line[] {
  const placed = placedLines(lines)
  const heading = placed.findIndex(({ words }) => /director.*officer.*other$/.test(lettersOf(words)))
  if (heading < 0) return [...lines]
  const words = placed[heading]!.words
  const find = (pattern: RegExp) => words.find((word) => pattern.test(word.text))
  const director = find(/^director$/i)
  const ten = find(/^10%$/)
  const officer = find(/^officer$/i)
  const other = find(/^other$/i)
  if (!director || !ten || !officer || !other) return [...lines]
  const owner = words[words.indexOf(ten) + 1] ?? ten
  const centres = [middle([director]), middle([ten, owner]), middle([officer]), middle([other])]
  const edge = left(director) - 1
  const lefts = [director, ten, officer, other].map(left)
  // In text each page sets its columns anew, so that an X on another page than the headings stands under none of them.
  const { page, box } = words[0]!
  const rows: { address: Word[][]; flags: Word[][] }[] = []
  let current: { address: Word[][]; flags: Word[][] } | null = null
  let done = true
  let last = placed[heading]!.y
  for (const { words: some, y } of placed.slice(heading + 1)) {
    const address = some.filter((word) => left(word) < edge)
    if (address.length > 0 && (current === null || done || y - last > 1.6)) {
      current = { address: [], flags: [[], [], [], [], []] }
      rows.push(current)
      done = false
    }
    if (current === null) continue
    if (address.length > 0) current.address.push(address)
    for (const chunk of chunksOf(some.filter((word) => left(word) >= edge))) {
      const centre = middle(chunk)
      let nearest = 0
      const isCross = chunk.length === 1 && /^x$/i.test(chunk[0]!.text)
      // A lone X stands under its heading, in text seldom left of its middle; a title is centred on it.
      if (isCross && !box) {
        nearest = centres.findLastIndex((one) => one <= left(chunk[0]!) + 2)
        if (chunk[0]!.page !== page || nearest < 0 || left(chunk[0]!) > centres[nearest]! + 7) nearest = 4
      } else if (isCross) while (nearest < 3 && left(chunk[0]!) >= lefts[nearest + 1]! - 0.5) nearest++
      else
        for (let at = 1; at < centres.length; at++) if (Math.abs(centres[at]! - centre) < Math.abs(centres[nearest]! - centre)) nearest = at
      current.flags[nearest]!.push(...chunk)
    }
    // The city's line ends an address: `CITY, ST 12345`.
    const state = /,\s*([A-Z][A-Z0-9])(?:\s+[0-9A-Z -]{2,12})?$/.exec(address.map((word) => word.text).join(' '))
    if (state && placeName(state[1]!) !== state[1]) done = true
    last = y
  }
  clearTicks(rows)
  return rows.map(({ address, flags }) => row([joined(address, true), ...flags]))
}

/** How sure the column of an X is that stands on a page without headings. */
const ofOtherPage = 0.85

/**
 * Crosses on pages without headings, known by those with: an officer and an `other` have a title, so that crosses in two columns of a page
 * are directors and ten percent owners, and those in one are what all the owners before are, or ten percent owners where no person is among
 * them. `flags` are a row's words for director, ten percent
 * owner, officer, other, and those that stand under no heading.
 */
function clearTicks(rows: readonly { readonly address: readonly (readonly Word[])[]; readonly flags: Word[][] }[]): void {
  const seen = [0, 1, 2, 3].filter((column) => rows.some(({ flags }) => flags[column]!.length > 0))
  const pages = new Set(rows.flatMap(({ flags }) => flags[4]!.map((word) => word.page)))
  for (const page of pages) {
    const owners = rows.filter(({ flags }) => flags[4]!.some((word) => word.page === page))
    const onPage = owners.map(({ flags }) => flags)
    const places = [...new Set(onPage.flatMap((flags) => flags[4]!.map((word) => Math.round(left(word)))))].sort((a, b) => a - b)
    const gap = places.findIndex((place, at) => at > 0 && place - places[at - 1]! > 3)
    const edge = gap < 0 ? Number.POSITIVE_INFINITY : places[gap]!
    const isTwo = gap > 0 && places.every((place, at) => at === 0 || at === gap || place - places[at - 1]! <= 3)
    const noPerson = owners.every(({ address }) => namesCompany(address[0] ?? []))
    const one =
      gap >= 0 || seen.length === 0 || seen.some((column) => column > 1) ? null : seen.length === 1 ? seen[0]! : noPerson ? 1 : null
    if (!isTwo && one === null) continue
    for (const flags of onPage)
      for (const word of flags[4]!.splice(0))
        flags[isTwo ? (left(word) < edge - 1 ? 0 : 1) : one!]!.push(wordWith(word, { certainty: ofOtherPage }))
  }
}

/** A line whose first word would have fitted on the line before does not continue that one. */
const apart = (fits: boolean): Joint => ({ joining: fits ? 2 : 0, parting: 0 })

const number = /^[([{]?(\d{1,2})[)\]}]$/

/**
 * The stylesheets' list of notes: each number stands centred beside its text, so a note has as many lines above its number as below.
 */
function placedNotes(lines: readonly Line[]): Line[] {
  const placed = placedLines(withoutAsides(lines))
  // A page that was shrunk to its paper has an edge of many small characters.
  const edge = Math.max(6, Math.min(...placed.map(({ words }) => left(words[0]!))))
  const begins = placed.flatMap(({ words, y }, at) => {
    const gap = words.length > 1 ? left(words[1]!) - right(words[0]!) : 9
    // Between words of a sentence there is less, in a face of wide letters too.
    return number.test(words[0]!.text) && gap >= 0.7 && left(words[0]!) < edge + 6 ? [{ at, y }] : []
  })
  let expected = 1
  const anchors = begins.filter(({ at }) => {
    const isNext = Number(number.exec(placed[at]!.words[0]!.text)![1]) === expected
    if (isNext) expected++
    return isNext
  })
  if (anchors.length === 0) return [...lines]
  const begin = new Set(anchors.map(({ at }) => at))
  // In text a number between two lines takes a line of its own, which the note does not have.
  let taken = 0
  const heights: number[] = []
  const texts = placed.flatMap(({ words, y }, at) => {
    const some = begin.has(at) ? words.slice(1) : words
    const between = some.length === 0 && words[0]!.box === undefined
    if (begin.has(at)) heights.push(y - taken - (between ? 0.5 : 0))
    if (between) taken++
    return some.length > 0 ? [{ words: some, y: (some[0]!.line ?? 0) - taken }] : []
  })
  const owners = rowsAround(
    texts.map(({ y }) => y),
    heights,
    fitsBefore(
      texts.map(({ words }) => words),
      texts[0]?.words[0]?.box ? 1 : 0.8,
    ).map(apart),
    texts.flatMap(({ words, y }, at) => (at + 1 < texts.length && texts[at + 1]!.words[0]!.page !== words[0]!.page ? [y] : [])),
  )
  return anchors.map(({ at }, index) =>
    row([
      placed[at]!.words.slice(0, 1),
      joined(
        texts.filter((_, line) => owners[line] === index).map(({ words }) => words),
        false,
      ),
    ]),
  )
}

/** Signatures: names at the left, dates in a column of their own, each name centred on its date. */
function placedSignatures(lines: readonly PlacedLine[]): Line[] {
  const placed = withWholeDates(lines)
  const rest = placed.filter(({ words }) => !/signatureofreporting|^date$|^$/.test(lettersOf(words)))
  const dated = rest.filter(({ words }) => isDate(words.at(-1)!))
  if (dated.length === 0) return rest.map(({ words }) => row([words]))
  const rows: TableRow[] = []
  const pages = [...new Set(rest.map(({ words }) => words[0]!.page))]
  for (const page of pages) {
    const onPage = rest.flatMap(({ words, y }) => {
      const date = isDate(words.at(-1)!) ? words.slice(-1) : []
      const name = words.slice(0, words.length - date.length)
      const cells = [/^[*_]+$/.test(name.map((word) => word.text).join('')) ? [] : name, date]
      return words[0]!.page === page && cells.some((some) => some.length > 0) ? [{ y, cells }] : []
    })
    const anchors = onPage.flatMap(({ cells }, at) => (cells[1]!.length > 0 ? [{ from: at, to: at }] : []))
    takeRows(onPage, anchors, [true, false], rows, page !== pages.at(-1))
  }
  return rows.map(([name, date]) => row([joined(name!, false), date!.flat()]))
}

/** Dates that a narrow column broke after a slash, made whole. */
function withWholeDates(lines: readonly PlacedLine[]): PlacedLine[] {
  const whole: { words: Word[]; y: number }[] = []
  for (const { words, y } of lines) {
    const before = whole.at(-1)
    const head = before?.words.at(-1)
    const tail = words.at(-1)!
    if (
      before &&
      head &&
      /^\d{2}\/(?:\d{2}\/)?$/.test(head.text) &&
      isDate(withText(head, head.text + tail.text)) &&
      Math.abs(left(head) - left(tail)) < 4
    ) {
      before.words[before.words.length - 1] = withText(head, head.text + tail.text, tail.end)
      if (words.length > 1) whole.push({ words: words.slice(0, -1), y })
    } else whole.push({ words: [...words], y })
  }
  return whole
}

const isDate = (word: Word) => /^\d{2}\/\d{2}\/\d{4}$/.test(word.text)

/** On the web page signatures stand below notes and remarks, at the right; what stands at the left is theirs no more. */
export function signedAtTheRight(lines: readonly Line[]): Line[] {
  if (!lines.some(isSigned)) return [...lines]
  const placed = placedLines(lines)
  const label = placed.findIndex(({ words }) => isSignatureLabel(lettersOf(words)))
  if (label < 0) return [...lines]
  const stars = placed[label]!.words
  const begin = left(stars.find((word) => /^\*/.test(word.text) || letters(word.text) === 'signature') ?? stars[0]!)
  const margin = Math.min(...placed.map(({ words }) => left(words[0]!)))
  // In few columns signatures stand hardly farther right than the text above them.
  const edge = begin > 23 ? begin - 3 : begin - 1
  const isApart = edge > Math.min(20, margin)
  let from = label
  while (from > 0 && left(placed[from - 1]!.words[0]!) >= edge && isApart) from--
  if (!isApart) {
    while (from > 0 && isDate(placed[from - 1]!.words.at(-1)!)) from--
  }
  const before = placed.slice(0, from).map(({ words }) => wholeLine(words))
  return [...before, ...placedSignatures(placed.slice(from, label)), row([stars])]
}
