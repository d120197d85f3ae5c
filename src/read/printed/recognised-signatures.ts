import { type Line, lettersOf, type Word, wordsOf } from './page.ts'
import { breaksAfter } from './placing.ts'
import { isBoilerplate } from './recognised-notes.ts'
import { isStain, proseWords } from './recognised-prose.ts'
import { asDate } from './recognised-values.ts'
import type { PrintedSignature } from './signatures.ts'

/**
 * Signatures in recognised text. The stylesheets print each above a caption of its own; the web page prints all above one caption, each
 * name in lines centred on its day.
 */

const isCaption = (line: Line): boolean => /sign.{0,3}ureof.{0,3}rep|ofreportingperson?date|^signatures?$/.test(lettersOf(wordsOf(line)))

const opens = (word: Word | undefined): boolean => word !== undefined && /^\W?[/]s[/]/i.test(word.text)

/** A day, or what is left of one: digits that end with a year. */
const isDay = (word: Word): boolean =>
  asDate(word) !== null || (/^\S{0,3}\d[\d/]{3,8}(?:19|20)\d\d\W?$/.test(word.text) && word.text.length > 6)

interface SignatureLine {
  readonly words: readonly Word[]
  readonly day: Word | null
  /** Digits and slashes that were a day. */
  readonly days: number
  readonly opens: boolean
}

function lineOf(line: Line): SignatureLine | null {
  const whole = wordsOf(line)
  if (/^(?:date|signatures?)?$/.test(lettersOf(whole)) || isBoilerplate(lettersOf(whole))) return null
  const all = whole.filter((word) => !isStain(word) || word.text === ':')
  const at = all.findLastIndex(isDay)
  // What follows the day, and what stands far from all else, is no part of a name.
  const named = at < 0 ? all : all.slice(0, at)
  const words = named.filter((word, place) => {
    const before = named[place - 1]
    const far = before?.x !== undefined && word.x !== undefined && word.x[0] - before.x[1] > 25
    return !(far && word.text.length <= 3)
  })
  if (words.length === 0 && at < 0) return null
  const day = at < 0 ? null : (asDate(all[at]!)?.words[0] ?? null)
  return { words, day, days: at < 0 ? 0 : 1, opens: words.some((word) => opens(word)) }
}

/** Words of prose that fill a line: no part of a signature. */
const isProse = (line: Line): boolean => {
  const words = wordsOf(line).filter((word) => /\w{2}/.test(word.text))
  return words.length > 14 && !words.some((word) => opens(word) || isDay(word))
}

const namedWords = (lines: readonly SignatureLine[]): Word[] => {
  const parts = lines.map((line) => line.words)
  const words = parts.flatMap((part, row) => {
    const before = parts[row - 1]?.at(-1)?.text ?? ''
    return part.map((word, at) => (at > 0 || row === 0 ? word : { ...word, gap: breaksAfter.test(before) ? (0 as const) : (1 as const) }))
  })
  return proseWords(words)
}

/** The lines of a block without what is left of a day that could not be read, or of a ruled line. */
function signatureOf(lines: readonly SignatureLine[]): PrintedSignature | null {
  const day = lines.find((line) => line.day !== null)?.day ?? null
  const kept =
    day === null
      ? lines.map((line) => {
          const end = line.words.findLastIndex((word) => !/^[a-z]{1,2}$/.test(word.text))
          return line.days > 0 ? line : { ...line, words: line.words.slice(0, end + 1) }
        })
      : lines
  const name = namedWords(kept)
  return name.length === 0 ? null : { name, date: day === null ? [] : [day] }
}

/** A name that goes on in the next line. */
const goesOn = (words: readonly Word[]): boolean => /(?:[,&-]|^(?:and|of|for|the|by:?|in))$/i.test(words.at(-1)?.text ?? '')

/** The signatures each above a caption of its own. */
function captioned(lines: readonly Line[]): PrintedSignature[] {
  const signatures: PrintedSignature[] = []
  let block: SignatureLine[] = []
  const close = () => {
    const dated = block.findIndex((line) => line.days > 0)
    // Below the line of the day stands the ruled line, recognised as letters, unless the name goes on.
    let end = dated < 0 ? Math.min(1, block.length) : dated + 1
    while (end > 0 && end < block.length && goesOn(block[end - 1]!.words)) end++
    const signature = signatureOf(block.slice(0, end))
    if (signature) signatures.push(signature)
    block = []
  }
  for (const line of lines) {
    if (isCaption(line)) {
      close()
      continue
    }
    const one = lineOf(line)
    if (!one) continue
    if (one.days > 0 && block.some((other) => other.days > 0)) close()
    block.push(one)
  }
  if (block.some((line) => line.days > 0 || line.opens)) close()
  return signatures
}

/** Signatures one above the other, each with its `/s/` and centred on its day. */
function stacked(lines: readonly SignatureLine[]): PrintedSignature[] {
  const size = lines.length
  const dated = lines.some((line) => line.days > 0)
  const cost = (from: number, to: number): number => {
    const block = lines.slice(from, to)
    const days = block.flatMap((line, at) => (line.days > 0 ? [at] : []))
    const signs = block.reduce((sum, line) => sum + line.words.filter(opens).length, 0)
    let sum =
      0.4 + (days.length === 0 ? (dated ? 1 : 0.2) : (days.length - 1) * 1.8) + Math.max(0, signs - 1) * 1.2 + (signs === 0 ? 0.6 : 0)
    if (days.length > 0) sum += Math.abs(days[0]! - (block.length - 1) / 2) * 0.6
    if (!block.slice(0, 2).some((line) => line.opens)) sum += 0.4
    else if (!block[0]!.opens) sum += 0.2
    if (from > 0 && goesOn(lines[from - 1]!.words)) sum += 1.5
    if (opens(block[0]!.words[0])) sum -= 0.3
    // No name begins with a small letter.
    if (/^(?:for|as|by|of|and|the|its)$|^[a-z]/.test(block[0]!.words[0]?.text ?? '')) sum += 1.6
    return sum
  }
  const best = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Array<number>(size + 1).fill(0)
  best[0] = 0
  for (let start = 0; start < size; start++) {
    for (let to = start + 1; to <= Math.min(size, start + 10); to++) {
      const sum = best[start]! + cost(start, to)
      if (sum >= best[to]!) continue
      best[to] = sum
      from[to] = start
    }
  }
  const signatures: PrintedSignature[] = []
  for (let to = size; to > 0; to = from[to]!) {
    const signature = signatureOf(lines.slice(from[to]!, to))
    if (signature) signatures.unshift(signature)
  }
  return signatures
}

/** The lines before the signatures, and the signatures. `own` says that the lines hold nothing else. */
export function recognisedSignatures(
  lines: readonly Line[],
  own: boolean,
): { readonly before: readonly Line[]; readonly signatures: readonly PrintedSignature[] } {
  if (own) return { before: [], signatures: captioned(lines) }
  const caption = lines.findIndex(isCaption)
  if (caption < 0) return { before: lines, signatures: [] }
  const texts = lines.map((line) => lettersOf(wordsOf(line)))
  let start = caption
  while (start > 0) {
    const line = lines[start - 1]!
    const first = wordsOf(line)[0]!.text
    if (isProse(line) || /^\W?\d{1,2}[.,]$|^Exhibit/.test(first) || /^remarks/.test(texts[start - 1]!)) break
    if (!isSigned(line) && endsSentence(line) && wordsOf(line).filter((word) => /^[a-z]{2,}/.test(word.text)).length > 4) break
    // The end of a paragraph.
    if (start > 1 && isProse(lines[start - 2]!) && !isSigned(line) && endsSentence(line)) break
    start--
  }
  const block = lines.slice(start, caption).flatMap((line) => lineOf(line) ?? [])
  return { before: lines.slice(0, start), signatures: block.length > 0 ? stacked(block.slice(-60)) : [] }
}

const isSigned = (line: Line): boolean => wordsOf(line).some((word) => opens(word) || isDay(word) || /^By:?$/.test(word.text))

const endsSentence = (line: Line): boolean => /[.,)"]$/.test(wordsOf(line).findLast((word) => !isStain(word))?.text ?? '')
