import { notesIn, numbered, type PrintedNote } from '../closing/notes.ts'
import { type Line, letters, lettersOf, type Word, wordsOf } from '../pages/page.ts'
import { isConstant } from '../sections.ts'
import { asSpelt, type Lexicon } from './names.ts'
import { inOneLine, isStain, proseWords } from './prose.ts'
import { mend } from './values.ts'

/**
 * The explanations in recognised text. Their numbers suffer, and the stylesheets' list prints each beside the middle of its note; what
 * recognition keeps is where lines are full, where sentences end, and that the notes are numbered in a row.
 */

interface NoteLine {
  readonly words: readonly Word[]
  readonly length: number
  /** What its first word says of a number: the number, `damaged` for what may be one, or nothing. */
  readonly number: number | 'damaged' | null
  /** How surely that word is a number, 0 to 1: a bracket on each side, one sign of a bracket, or only where it stands. */
  readonly clear: number
}

/** Short words that begin lines of prose and are no damaged number. */
const shortWords =
  /^(?:a|an|as|at|be|by|do|he|if|in|is|it|its|no|of|on|or|so|to|up|us|we|the|and|for|its|was|are|not|may|any|all|has|had|one|two|per|his|her|who|llc|lp|l\.p\.|inc\.?|ltd\.?|plc|(?:19|20)\d\d[.,]?)$/i

function numberOf(words: readonly Word[]): NoteLine['number'] {
  const first = words[0]!
  const digits = /^[([{‘“"']?(\d{1,2})[)\]}.,]{1,2}$/.exec(first.text)
  if (digits && Number(digits[1]) > 0) return Number(digits[1])
  const next = words[1]
  const apart = next?.x !== undefined && first.x !== undefined && next.x[0] - first.x[1] > 1
  if (first.text.length > 4 || shortWords.test(first.text)) return null
  if (/^[A-Z]\)$/.test(first.text)) return 'damaged'
  if (/[()[\]{}®©@”“"*°]/.test(first.text) && !/^\(?[a-z]{1,2}\)$|^["“(]?[A-Z]/.test(first.text)) return 'damaged'
  if (/^[a-z]{2,3}$/.test(first.text) && /^["“(‘]?[A-Z]/.test(next?.text ?? '')) return 'damaged'
  if (/^[a-z]{1,2}\)$/.test(first.text) && /^["“(‘]?[A-Z]/.test(next?.text ?? '')) return 'damaged'
  if (/^\(?(?:[a-z]{1,2}|[ivx]{1,3}|[Il1]{1,2})\)$/.test(first.text) && apart) return 'damaged'
  if (apart && (/^\d{1,2}$/.test(first.text) || /^[a-z]{1,2}$/.test(first.text))) return 'damaged'
  return null
}

/** How surely the first word of a line is a number that stands apart from the text. */
const clearness = ([first]: readonly Word[]): number =>
  /^[([{]\d{1,2}[)\]}]$/.test(first!.text) ? 1 : /^\S{0,2}[)\]}]$|^[@®©°][)\]}]?$/.test(first!.text) ? 0.5 : 0

/** The boilerplate above the notes, in whatever state. */
export const isBoilerplate = (text: string): boolean =>
  isConstant(text) || /morethanonereporting|omissionsoffact|federalcriminal|18usc1001|15usc78f|ofthisformoneofwhich/.test(text)

const widthOf = (words: readonly Word[]): number => {
  const from = words[0]?.x?.[0]
  const to = words.at(-1)?.x?.[1]
  return from === undefined || to === undefined ? words.reduce((sum, word) => sum + word.text.length + 1, 0) : to - from
}

function noteLines(lines: readonly Line[]): NoteLine[] {
  return lines.flatMap((line): NoteLine[] => {
    const all = wordsOf(line)
    const first = all.findIndex((word) => !isStain(word))
    if (first < 0 || isBoilerplate(lettersOf(all)) || /^date$/.test(lettersOf(all)) || /^\*/.test(all[0]!.text)) return []
    let words = all.slice(first)
    // A stain at the end of a line stands far from it.
    while (words.length > 1) {
      const last = words.at(-1)!
      const gap = (last.x?.[0] ?? 0) - (words.at(-2)!.x?.[1] ?? 0)
      if (last.text === '.' && gap < 3 && /\w$/.test(words.at(-2)!.text)) break
      if (!isStain(last) && !(gap > 8 && last.text.length <= 3)) break
      words = words.slice(0, -1)
    }
    const lone = words.length === 1 && letters(words[0]!.text).length < 3
    if (lone && numberOf(words) === null && !/^\w+\.$/.test(words[0]!.text)) return []
    return [{ words, length: widthOf(words), number: numberOf(words), clear: clearness(words) }]
  })
}

/** So much of a line as is left where recognition took its end for a line of its own. */
function rejoined(lines: readonly NoteLine[]): NoteLine[] {
  const counts = new Map<string, number>()
  for (const { words } of lines) for (const word of words) counts.set(letters(word.text), (counts.get(letters(word.text)) ?? 0) + 1)
  const widest = Math.max(0, ...lines.map((line) => line.length))
  const kept = [...lines]
  for (const piece of lines) {
    const first = piece.words[0]!
    const end = letters(first.text)
    // It begins inside a word.
    if (!/^[a-z]{2,}$/.test(first.text) || (counts.get(end) ?? 0) > 1 || piece.words.length < 3) continue
    const at = kept.findIndex((line) => {
      const begun = letters(line.words.at(-1)!.text)
      return line !== piece && begun.length > 1 && line.length + piece.length < widest * 1.1 && wholeOf(begun, end, counts) !== null
    })
    const line = kept[at]
    if (!line) continue
    const last = line.words.at(-1)!
    const word = mend({ ...last, end: first.end }, wholeOf(letters(last.text), end, counts)!, 0.8)
    const rest = piece.words.slice(1).map((one) => (last.line === undefined ? one : { ...one, line: last.line }))
    kept[at] = { ...line, words: [...line.words.slice(0, -1), word, ...rest], length: line.length + piece.length }
    kept.splice(kept.indexOf(piece), 1)
  }
  return kept
}

/** The word of the notes that begins and ends so; one letter in the middle may be recognised twice, or wrong. */
function wholeOf(begun: string, end: string, counts: ReadonlyMap<string, number>): string | null {
  for (const [word, times] of counts) {
    if (times < 2 || word.length <= end.length || !word.endsWith(end) || word.length > begun.length + end.length) continue
    const overlap = begun.length + end.length - word.length
    if (overlap <= 2 && word.startsWith(begun.slice(0, Math.max(1, begun.length - Math.max(1, overlap))))) return word
  }
  return null
}

const most = { lines: 400, notes: 60, linesOfNote: 60, leads: 4 } as const

/** The notes, numbered in a row. `beside`: each number stands beside the middle line of its note instead of before the first. */
export function recognisedNotes(lines: readonly Line[], beside: boolean, lexicon: Lexicon): PrintedNote[] {
  const kept = rejoined(noteLines(lines))
  if (kept.length === 0) return []
  if (kept.length > most.lines) return notesIn(lines)
  const blocks = blocksOf(kept, beside)
  const notes = blocks.map(({ from, to, at, sure }, index) => {
    const words = kept
      .slice(from, to)
      .flatMap((line, row): readonly Word[] =>
        from + row === at || (line.words.length === 1 && line.number !== null) || (beside && isPiece(line))
          ? line.words.slice(1)
          : line.words,
      )
    return { number: index + 1, words: asSpelt(proseWords(withoutLead(inOneLine(words))), lexicon), corrected: !sure }
  })
  // A number that stands alone below the notes is that of one of them.
  while (notes.at(-1)?.words.length === 0) notes.pop()
  return notes
}

/** What recognition leaves of a number that it read twice, or of a day beside a signature: no sentence begins with it. */
const isLead = (text: string): boolean =>
  /^\(\d{1,2}\)$|^\d{2}\/\d{2}\/\d{4}$|^[^A-Za-z0-9$("]{1,3}$|^[a-z]$|^[A-Za-z][a-z]?[)\]]$/.test(text) ||
  /^(?:Io|lo|CL|ol|ae|oe|ee)$/.test(text)

/** The words of a note from its first sentence on. */
function withoutLead(words: readonly Word[]): readonly Word[] {
  let from = 0
  while (from < Math.min(most.leads, words.length - 1) && isLead(words[from]!.text)) from++
  return from > 0 && /^["“(]?[A-Z]/.test(words[from]!.text) ? words.slice(from) : words
}

/** A line before which a piece of the number beside its note stands. */
const isPiece = ({ words: [first, next] }: NoteLine): boolean =>
  first !== undefined && next?.x !== undefined && first.x !== undefined && /^[^A-Za-z]$/.test(first.text) && next.x[0] - first.x[1] > 1

interface Block {
  readonly from: number
  readonly to: number
  /** The line whose first word is the number. */
  readonly at: number
  readonly sure: boolean
}

/** What speaks against a note going on after a line, and against its ending there. */
function seams(lines: readonly NoteLine[]): { readonly inside: readonly number[]; readonly end: readonly number[] } {
  const lengths = lines.map((line) => line.length).sort((a, b) => b - a)
  const full = Math.max(120, lengths[lengths.length > 3 ? 2 : 0]!)
  const text = (line: NoteLine) => (line.number === null || line.words.length === 1 ? line.words : line.words.slice(1))
  const inside: number[] = []
  const end: number[] = []
  lines.forEach((line, at) => {
    const next = lines[at + 1]
    const first = next ? text(next)[0]! : null
    const last = text(line).at(-1)!.text
    const ended = /[.!?:;][)"”’']*$|^[.]$/.test(last)
    const fits = line.length + (first?.text.length ?? 0) + 1 < full * 0.9
    const lone = line.words.length === 1 && line.number !== null
    inside.push((fits && !lone ? (line.length < full * 0.75 ? 3 : 1.6) : 0) + (ended && first && /^["“(]?[A-Z]/.test(first.text) ? 0.3 : 0))
    end.push(
      (ended || (/,$/.test(last) && fits) ? 0 : 1.6) +
        (fits || next === undefined ? 0 : 0.8) +
        (first && /^[a-z]/.test(first.text) ? 2.5 : 0),
    )
  })
  return { inside, end }
}

/** What a number in a note beside its own speaks against the note. */
const weightOf = ({ number, clear }: NoteLine, beside: boolean): number =>
  typeof number === 'number' ? (beside ? 1.2 + 1.4 * clear : 3) : 0.25 + (beside ? 0.9 : 0.5) * clear

/** How badly the numbers at the lines of a block say `number`; and where it stands. */
function numberIn(
  lines: readonly NoteLine[],
  from: number,
  to: number,
  number: number,
  beside: boolean,
): { cost: number; at: number; sure: boolean } {
  const centre = beside ? (from + to - 1) / 2 : from
  let best = { cost: 2.4, at: -1, sure: false }
  let others = 0
  for (let at = from; at < to; at++) {
    const found = lines[at]!.number
    if (found === null) continue
    const off = Math.max(0, Math.abs(at - centre) - (beside ? 0.5 : 0))
    const wrong = found === 'damaged' ? 0.6 : found === number ? 0 : 0.9 + 0.4 * lines[at]!.clear
    const cost = wrong + Math.min(3, off * (beside ? 0.8 : 3))
    if (found === number || found === 'damaged' || beside) {
      if (cost < best.cost) best = { cost, at, sure: found === number }
    }
    others += weightOf(lines[at]!, beside)
  }
  const own = best.at >= 0 ? weightOf(lines[best.at]!, beside) : 0
  return { ...best, cost: best.cost + others - own }
}

/** The cheapest way to cut the lines into notes. */
function blocksOf(lines: readonly NoteLine[], beside: boolean): Block[] {
  const { inside, end } = seams(lines)
  const size = lines.length
  const width = Math.min(most.notes, size)
  const best = Array.from({ length: size + 1 }, () => new Float64Array(width + 1).fill(1e9))
  const from = Array.from({ length: size + 1 }, () => new Int32Array(width + 1))
  best[0]![0] = 0
  const within = [0]
  for (const cost of inside) within.push(within.at(-1)! + cost)
  for (let start = 0; start < size; start++) {
    for (let count = 0; count < width; count++) {
      const before = best[start]![count]!
      if (before >= 1e8) continue
      for (let to = start + 1; to <= Math.min(size, start + most.linesOfNote); to++) {
        const cost = before + within[to - 1]! - within[start]! + end[to - 1]! + numberIn(lines, start, to, count + 1, beside).cost
        if (cost >= best[to]![count + 1]!) continue
        best[to]![count + 1] = cost
        from[to]![count + 1] = start
      }
    }
  }
  let count = 1
  for (let one = 2; one <= width; one++) if (best[size]![one]! < best[size]![count]!) count = one
  const blocks: Block[] = []
  for (let to = size, number = count; number > 0; number--) {
    const start = from[to]![number]!
    const { at, sure } = numberIn(lines, start, to, number, beside)
    blocks.unshift({ from: start, to, at, sure })
    to = start
  }
  // Lines without any number are no notes, unless they are sentences.
  const isProse =
    lines.length > 0 &&
    lines[0]!.words.length > 5 &&
    /^["“(]?[A-Z]/.test(lines[0]!.words[0]!.text) &&
    /[.)]$/.test(lines.at(-1)!.words.at(-1)!.text)
  return blocks.length === 1 && blocks[0]!.at < 0 && !isProse && !numbered.test(lines[0]!.words[0]!.text) ? [] : blocks
}
