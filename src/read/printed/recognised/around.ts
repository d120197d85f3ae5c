import type { Word } from '../pages/page.ts'
import { breaksAfter } from '../placed/placing.ts'
import type { Column } from '../table/columns.ts'
import type { PrintedRow } from '../table/rows.ts'
import type { Phrases } from './phrases.ts'
import { displaced, markedSeldom, type Part, type Places, type Shared, shareOut, textPart, valuePart } from './share.ts'
import { isMarkLike } from './values.ts'

/** The lines around a row's line of figures: what of its cells stands above and below, given to the columns that lack it. */

export const wordsIn = (row: PrintedRow, field: Column['field']): readonly Word[] =>
  row.boxes.find((box) => box.column.field === field)?.words ?? []

const withoutMarks = (words: readonly Word[]): readonly Word[] => words.filter((word) => !isMarkLike(word.text))

/** How words of a line around a row suit one of its columns, wherever they stand. */
function partAround(row: PrintedRow, at: number, part: readonly Word[], above: boolean, phrases: Phrases): Part | null {
  const { column, words: own } = row.boxes[at]!
  const mine = withoutMarks(own)
  const said = withoutMarks(part)
  if (column.kind !== 'text') {
    if (said.length === 0 && own.length > 0) return { cost: 0.35 * part.length + markedSeldom(column), words: part }
    if (mine.length > 0) return null
    const value = valuePart(column, part)
    // Where only a title is left, a number is that of a holding.
    const doubt = row.lost && column.field === 'amount' ? 1.2 : 0
    return value && { ...value, cost: value.cost + 0.3 + doubt }
  }
  if (said.length === 0) {
    // Marks end the nature of ownership more often than a title.
    const wants = /^footnotes?\W*$/i.test(mine.at(-1)?.text ?? '') && mine.length === own.length
    return { cost: mine.length === 0 ? 1.5 : wants ? 0 : 0.35 + markedSeldom(column), words: part }
  }
  const begins = (word: string) => (column.field === 'natureOfOwnership' ? phrases.beginsNature(word) : phrases.beginsTitle(word)) * 0.8
  const first = said[0]!.text
  // A text that is whole already takes no more words.
  const whole = above
    ? mine.length > 0 && begins(mine[0]!.text) < 0.1
    : column.field !== 'natureOfOwnership' && phrases.endsTitle(mine.at(-1)?.text ?? '') > 0
  // A title that begins and ends as one takes even less what stands above it: there the nature of its row begins.
  const complete = above && whole && mine.length > 1 && column.field !== 'natureOfOwnership' && phrases.endsTitle(mine.at(-1)!.text) > 0
  const meets = above ? phrases.seam(said.at(-1)!.text, mine[0]?.text ?? '') : phrases.seam(mine.at(-1)?.text ?? '', first)
  const seam = above
    ? begins(first) + (mine.length > 0 ? meets - begins(mine[0]!.text) * 0.5 : 0.3)
    : mine.length > 0
      ? meets
      : begins(first) + 0.3
  // Direct ownership has no nature.
  const direct = column.field === 'natureOfOwnership' && wordsIn(row, 'directOrIndirect')[0]?.text === 'D' ? 1 : 0
  return { cost: textPart(part, phrases).cost + (whole && meets > 0 ? (complete ? 1.4 : 0.4) : 0) + seam + direct, words: part }
}

/**
 * Which words of a line around a row belong to which of its columns. `above` says the line stands before the row's own. Lines lose the
 * white space they begin with: where they keep their gaps, the first word may stand under any column.
 */
export function placed(words: readonly Word[], row: PrintedRow, above: boolean, phrases: Phrases, places: Places | null): Shared | null {
  const free = inOrder(words, row, above, phrases, null)
  if (!places) return free
  const found = inOrder(words, row, above, phrases, places)
  // Gaps are measured in spaces of one width, so that words far apart stand farther apart than they did.
  return free && (!found || free.cost + stretched < found.cost) ? { ...free, cost: free.cost + stretched } : found
}

/** What it costs to believe the order of a line's words against their places. */
const stretched = 0.6

function inOrder(words: readonly Word[], row: PrintedRow, above: boolean, phrases: Phrases, places: Places | null): Shared | null {
  const { boxes } = row
  const known = new Map<number, Part | null>()
  const base = (at: number, part: readonly Word[], place: number): Part | null => {
    const key = at * 16384 + place
    let found = known.get(key)
    if (found === undefined) {
      found = partAround(row, at, part, above, phrases)
      known.set(key, found)
    }
    return found
  }
  const share = (shifted: Places | null): Shared | null =>
    shareOut(
      words,
      boxes.length,
      {
        cost(at, part, place) {
          const found = base(at, part, place)
          return found && (shifted ? { ...found, cost: found.cost + displaced(boxes[at]!.column, part, shifted) } : found)
        },
        absent: () => 0,
      },
      (at) => boxes[at]!.column.kind === 'text',
    )
  const left = words[0]?.x?.[0]
  if (!places || left === undefined || left > 2) return share(places)
  let best: Shared | null = null
  for (const shift of new Set([0, ...[...places.values()].map((place) => place[0])])) {
    const found = share(new Map([...places].map(([field, place]) => [field, [place[0] - shift, place[1] - shift] as const])))
    if (found && (!best || found.cost + (shift > 0 ? 0.1 : 0) < best.cost)) best = found
  }
  return best
}

/** What it costs to take a line around a row for a stain, or for a heading that recognition damaged. */
export const noPart = (words: readonly Word[]): number => 1.2 + 0.5 * words.length

/** A row with the words of a line around it. */
export function joined(row: PrintedRow, words: readonly Word[], above: boolean, phrases: Phrases, places: Places | null): PrintedRow {
  const found = placed(words, row, above, phrases, places)
  if (!found || found.cost > noPart(words)) return row
  return {
    ...row,
    misfit: row.misfit + found.cost * 0.5,
    boxes: row.boxes.map((box, at) => {
      const more = found.parts[at]!
      if (more.length === 0) return box
      return { ...box, words: above ? [...more, ...onNewLine(more, box.words)] : [...box.words, ...onNewLine(box.words, more)] }
    }),
  }
}

/** Words that go on from those of the line above: after a hyphen without white space. */
function onNewLine(before: readonly Word[], words: readonly Word[]): Word[] {
  const gap = breaksAfter.test(before.at(-1)?.text ?? '') ? 0 : 1
  return words.map((word, at) => (at === 0 && !isMarkLike(word.text) ? { ...word, gap } : word))
}
