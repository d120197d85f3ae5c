import { placeName } from '../../../model/place-names.ts'
import type { Head } from '../head/head.ts'
import type { OwnerRow } from '../head/owner-table.ts'
import { begunWith, cellOf, isTicked, type Line, lettersOf, lineOf, type Word, withCells, withWords, wordsOf } from '../pages/page.ts'
import { chunksOf, left } from '../placed/placing.ts'

/** The stylesheets' table of owners where only the order of words is kept: address lines one below the other, ticks and titles after the city. */

/** Where the headings of the relationships begin; `null` where words have no places. */
function headingsIn(lines: readonly Line[]): number[] | null {
  for (const line of lines) {
    const words = wordsOf(line)
    if (!/director10owner?officerother$/.test(lettersOf(words))) continue
    const found = [/^director$/i, /^10%$/, /^officer$/i, /^other$/i].map((pattern) => words.find((word) => pattern.test(word.text)))
    return found.every((word) => word?.x !== undefined) ? found.map((word) => left(word!)) : null
  }
  return null
}

/**
 * One line an owner: the address, words for director, ten percent owner, officer and other, and those of which the column is not known. A text
 * browser leaves the headings out of the first column, which spans two lines, so that a value stands under the heading before its own, and
 * a director's left of all.
 */
export function flowOwners(lines: readonly Line[]): Line[] {
  const headings = headingsIn(lines)
  const rows: Line[] = []
  let address: Word[] = []
  for (const line of lines) {
    const words = wordsOf(line)
    const text = lettersOf(words)
    if (/nameaddress|relationships|^director10owner|^reportingowners$|^(?:director|10owner|officer|other)$/.test(text)) continue
    // Where each cell has a line of its own, so has a tick.
    const last = rows.at(-1)
    if (last && address.length === 0 && words.every(isTicked)) {
      rows[rows.length - 1] = withCells(
        last,
        last.cells.map((cell) => (cell.column === 5 ? withWords(cell, [...cell.words, ...words]) : cell)),
      )
      continue
    }
    const state = words.findIndex(
      (word, at) => at > 0 && /,$/.test(words[at - 1]!.text) && /^[A-Z][A-Z0-9]$/.test(word.text) && placeName(word.text) !== word.text,
    )
    let end = state < 0 ? words.length : state + 1
    while (state >= 0 && end < words.length && /\d/.test(words[end]!.text)) end++
    address.push(...begunWith(words.slice(0, end), 2))
    if (state < 0) continue
    const flags: Word[][] = [[], [], [], [], []]
    for (const chunk of headings ? chunksOf(words.slice(end), 3) : [words.slice(end)])
      flags[headings ? headings.findLastIndex((heading) => heading - 4 <= left(chunk[0]!)) + 1 : 4]!.push(...chunk)
    rows.push(
      lineOf(
        [address, ...flags].map((some, column) => cellOf(some, column)),
        1,
      ),
    )
    address = []
  }
  return rows
}

/**
 * Rows whose columns are believed, since the first owner's are those that the boxes at the head of the form tick; otherwise rows of which only
 * the ticks are known.
 */
export function agreeingRows(rows: readonly OwnerRow[], ticks: Head['ticks']): OwnerRow[] {
  const first = rows[0]
  if (!first) return []
  const names = ['director', 'tenPercentOwner', 'officer', 'other'] as const
  // The stylesheets of Form 4 leave the box `Other` of the head unticked.
  const agrees = names.every((name) => name === 'other' || (ticks[name].value === true) === first[name].length > 0)
  if (agrees && names.some((name) => first[name].length > 0)) return [...rows]
  return rows.map((row) => {
    const known = names.flatMap((name) => row[name] as Word[])
    return { words: row.words, director: [], tenPercentOwner: [], officer: [], other: [], unclear: [...known, ...row.unclear] }
  })
}
