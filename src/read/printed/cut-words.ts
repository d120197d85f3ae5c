import { placeName } from '../../model/place-names.ts'
import { formWords, nameWords } from './cut-vocabulary.ts'
import { type Line, textOf, type Word } from './page.ts'

/** Words that a cell border cut in two: whether the end of one cell and the beginning of the next are one word. */

/** Words known to stand by themselves, letters and digits in upper case. */
export type Vocabulary = ReadonlySet<string>

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]+/g, '')

/** The words of a print that no border can have cut, with those of the form and those common in names and addresses. */
export function vocabularyOf(lines: readonly Line[]): Vocabulary {
  const known = new Set<string>([...formWords, ...nameWords])
  for (const line of lines) {
    for (const cell of line.cells) {
      const whole = line.table === null || line.cells.length === 1
      cell.words.forEach((word, at) => {
        if (!whole && (at === 0 || at === cell.words.length - 1)) return
        const text = bare(word.text)
        if (text.length > 1) known.add(text)
      })
    }
  }
  return known
}

/** Whether the last word of one cell and the first of the next are one word. */
export function areOne(before: string, after: string, known: Vocabulary): boolean {
  if (/[([$#\-/'’_]$/.test(before) || /^[.,;:)\]%'’/-]/.test(after)) return before !== '-' && !/^-$/.test(after)
  if (/^[([&$]/.test(after)) return false
  if (/\d[,.]?$/.test(before) && /^\d/.test(after)) return true
  if (/[,;:&)\]]$/.test(before)) return false
  if (/\.$/.test(before)) return /^(?:[A-Z]\.)+$/.test(before) && /^(?:[A-Z]\.)+,?$/.test(after)
  if (/\d$/.test(before)) return /^(?:st|nd|rd|th)\b/i.test(after)
  if (/^\d/.test(after)) return known.has(bare(before + after))
  const left = bare(before)
  const right = bare(after)
  if (left === '' || right === '') return false
  if (known.has(left + right)) return true
  const apart = known.has(left) && known.has(right)
  if (/[a-z]$/.test(before)) return /^[a-z]/.test(after) && !apart
  if (apart || (left.length > 3 && right.length > 3 && (known.has(left) || known.has(right)))) return false
  return true
}

/** Two pieces of a word as the word, its place in the source from the first to the last. */
export const oneWord = (before: Word, after: Word): Word => ({ ...before, text: before.text + after.text, end: after.end, mended: true })

/** The words of cells beside each other as one run. */
export function joined(cells: readonly (readonly Word[])[], known: Vocabulary): Word[] {
  const words: Word[] = []
  for (const cell of cells) {
    // A state's code is all that stands in a cell of its own.
    const isState = cell.length === 1 && /^[A-Z][A-Z0-9]$/.test(cell[0]!.text) && placeName(cell[0]!.text) !== cell[0]!.text
    cell.forEach((word, at) => {
      const last = words.at(-1)
      if (at === 0 && last && !isState && areOne(last.text, word.text, known)) words[words.length - 1] = oneWord(last, word)
      else words.push(at === 0 && last ? { ...word, gap: 1 } : word)
    })
  }
  return words
}

/** How well pieces read when put together: words known count for, pieces unknown against. */
export function wellRead(words: readonly Word[], known: Vocabulary): number {
  let score = 0
  for (const word of words) {
    const text = bare(word.text)
    if (text === '') continue
    if (known.has(text)) score += text.length > 2 ? 2 : 0.5
    else if (/^\d+$/.test(text)) score += 0.5
    else score -= 1
  }
  return score
}

/** Lines woven into each other, as each cell holds a piece of the first and then one of the second; `null` where one line reads better. */
export function unwoven(cells: readonly (readonly Word[])[], known: Vocabulary): [Word[], Word[]] | null {
  const filled = cells.filter((cell) => cell.length > 0)
  if (filled.length < 2 || filled.length > 12 || filled[0]!.length < 2) return null
  let best: { score: number; first: Word[][]; second: Word[][] } | null = null
  // Cell by cell the ways to part it, the most promising first.
  let ways: { first: Word[][]; second: Word[][]; score: number }[] = [{ first: [], second: [], score: 0 }]
  for (const cell of filled) {
    const next: typeof ways = []
    for (const way of ways) {
      for (let at = 0; at <= cell.length; at++) {
        const first = [...way.first, cell.slice(0, at)]
        const second = [...way.second, cell.slice(at)]
        if (first.length === 1 && (at === 0 || at === cell.length)) continue
        // A line that ended does not begin again.
        if ((at > 0 && way.first.at(-1)?.length === 0) || (at < cell.length && way.second.at(-1)?.length === 0)) continue
        // A border cuts both lines at the same place: pieces that go on are of like length, and none is shorter than one that ends.
        const last = way.first.length - 1
        if (last >= 0 && !alike(way.first[last]!, way.second[last]!, at > 0, at < cell.length)) continue
        next.push({ first, second, score: wellRead(joined(first, known), known) + wellRead(joined(second, known), known) })
      }
    }
    ways = next.sort((a, b) => b.score - a.score).slice(0, 24)
  }
  for (const way of ways) if (best === null || way.score > best.score) best = way
  if (!best || best.score < wellRead(joined(filled, known), known) + 1) return null
  return [joined(best.first, known), joined(best.second, known)]
}

/** Whether pieces of two lines in one cell may stand above each other, by which of them goes on in the next. */
function alike(first: readonly Word[], second: readonly Word[], firstGoesOn: boolean, secondGoesOn: boolean): boolean {
  const one = textOf(first).length
  const two = textOf(second).length
  if (one === 0 || two === 0) return true
  if (firstGoesOn && secondGoesOn) return Math.min(one, two) / Math.max(one, two) >= 0.55 || Math.abs(one - two) <= 2
  if (firstGoesOn) return two <= one * 1.3 + 1
  return secondGoesOn ? one <= two * 1.3 + 1 : true
}
