import type { PrintedSignature } from '../closing/signatures.ts'
import { type Line, letters, lettersOf, type Word, wordsOf } from '../pages/page.ts'
import { isBoilerplate } from './notes.ts'
import { isStain } from './prose.ts'
import { dayIn, isDay, isOverlap, opens, type SignatureLine, type Signers, signatureIn } from './signers.ts'
import { inOrderOf } from './signing-order.ts'

/**
 * Signatures in recognised text. The stylesheets print each above a caption of its own; the web page prints all above one caption, each
 * name in lines centred on its day.
 */

const isCaption = (line: Line): boolean => /sign.{0,3}ureof.{0,3}rep|ofreportingperson?date|^signatures?$/.test(lettersOf(wordsOf(line)))

function lineOf(line: Line): SignatureLine | null {
  const whole = wordsOf(line)
  if (/^(?:date|signatures?)?$/.test(lettersOf(whole)) || isBoilerplate(lettersOf(whole))) return null
  const all = whole.filter((word) => !isStain(word) || word.text === ':')
  const days = all.filter(isDay)
  const at = days.length === 0 ? -1 : all.indexOf(days.at(-1)!)
  // What follows the day, and what stands far from all else, is no part of a name.
  const named = (at < 0 ? all : all.slice(0, at)).filter((word) => !days.includes(word))
  const words = named.filter((word, place) => {
    const before = named[place - 1]
    const far = before?.x !== undefined && word.x !== undefined && word.x[0] - before.x[1] > 25
    return !(far && word.text.length <= 3 && !opens(word))
  })
  if (words.length === 0 && at < 0) return null
  return { words, days, opens: words.some((word) => opens(word)) }
}

/** Words of prose that fill a line: no part of a signature. */
const isProse = (line: Line): boolean => {
  const words = wordsOf(line).filter((word) => /\w{2}/.test(word.text))
  return words.length > 14 && !words.some((word) => opens(word) || isDay(word))
}

/** A name that goes on in the next line. */
const goesOn = (words: readonly Word[]): boolean => /(?:[,&-]|^(?:and|of|for|the|by:?|in))$/i.test(words.at(-1)?.text ?? '')

/** The signatures each above a caption of its own. */
function captioned(lines: readonly Line[], signers: Signers): PrintedSignature[] {
  const signatures: PrintedSignature[] = []
  let block: SignatureLine[] = []
  const close = () => {
    const dated = block.findIndex((line) => line.days.length > 0)
    // Below the line of the day stands the ruled line, recognised as letters, unless the name goes on.
    let end = dated < 0 ? Math.min(1, block.length) : dated + 1
    while (end > 0 && end < block.length && goesOn(block[end - 1]!.words)) end++
    const signature = signatureIn(block.slice(0, end), signers)
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
    if (one.days.length > 0 && block.some((other) => other.days.length > 0)) close()
    block.push(one)
  }
  if (block.some((line) => line.days.length > 0 || line.opens)) close()
  return signatures
}

/** How many characters the column of names takes: that of its longest lines. */
const widthOf = (lines: readonly SignatureLine[]): number =>
  Math.min(
    40,
    Math.max(24, ...lines.map(({ words }) => words.reduce((sum, word) => sum + word.text.length + 1, -1)).filter((width) => width < 44)),
  )

const most = { lines: 80, signatures: 20, linesOfSignature: 12 } as const

/** Signatures one above the other, each with its `/s/` and centred on its day. */
function stacked(lines: readonly SignatureLine[], signers: Signers): PrintedSignature[] {
  const { lexicon, owners } = signers
  const size = lines.length
  const dated = lines.some((line) => line.days.length > 0)
  const width = widthOf(lines)
  const overlaps = lines.map((line, at) => isOverlap(line, lines[at - 1] ?? null, lexicon))
  const firsts = new Set(owners.map((owner) => letters(owner.join('')).slice(0, 8)).filter((first) => first.length > 3))
  const begins = (line: SignatureLine) => firsts.has(lettersOf(line.words).slice(0, 8))
  const cost = (from: number, to: number): number => {
    const block = lines.slice(from, to)
    const days = block.flatMap((line, at) => (line.days.length > 0 ? [at] : []))
    const signs = block.reduce((sum, line) => sum + line.words.filter(opens).length, 0)
    let sum =
      0.4 + (days.length === 0 ? (dated ? 1 : 0.2) : (days.length - 1) * 1.8) + Math.max(0, signs - 1) * 1.2 + (signs === 0 ? 0.6 : 0)
    if (days.length > 0) sum += Math.abs(days[0]! - (block.length - 1) / 2) * 0.6
    if (!block.slice(0, 2).some((line) => line.opens)) sum += 0.4
    else if (!block[0]!.opens) sum += 0.2
    if (from > 0 && goesOn(lines[from - 1]!.words)) sum += 1.5
    if (opens(block[0]!.words[0])) sum -= 0.3
    if (begins(block[0]!)) sum -= 1
    // No name begins with a small letter.
    if (/^(?:for|as|by|of|and|the|its)$|^[a-z]/.test(block[0]!.words[0]?.text ?? '')) sum += 1.6
    block.forEach((line, at) => {
      const next = block[at + 1]
      if (!next || overlaps[from + at] || overlaps[from + at + 1] || line.words.length === 0 || next.words.length === 0) return
      // The next line's first word would have stood in this one.
      const length = line.words.reduce((sum, word) => sum + word.text.length + 1, 0)
      if (length + next.words[0]!.text.length < width * 0.75) sum += goesOn(line.words) ? 0.3 : 0.8
      if (begins(next)) sum += 1
    })
    return sum
  }
  const wide = Math.min(most.signatures, size)
  const best = Array.from({ length: size + 1 }, () => new Float64Array(wide + 1).fill(1e9))
  const from = Array.from({ length: size + 1 }, () => new Int32Array(wide + 1))
  best[0]![0] = 0
  for (let start = 0; start < size; start++) {
    for (let to = start + 1; to <= Math.min(size, start + most.linesOfSignature); to++) {
      const own = cost(start, to)
      for (let count = 0; count < wide; count++) {
        const sum = best[start]![count]! + own
        if (sum >= best[to]![count + 1]!) continue
        best[to]![count + 1] = sum
        from[to]![count + 1] = start
      }
    }
  }
  const whole = (count: number) => best[size]![count]! + (owners.length > 0 ? 0.8 * Math.abs(count - owners.length) : 0)
  let count = 1
  for (let one = 2; one <= wide; one++) if (whole(one) < whole(count)) count = one
  const signatures: PrintedSignature[] = []
  for (let to = size; to > 0 && count > 0; count--) {
    const start = from[to]![count]!
    const signature = signatureIn(lines.slice(start, to), signers)
    if (signature) signatures.unshift(signature)
    to = start
  }
  return signatures
}

/** The lines before the signatures, and the signatures. `own` says that the lines hold nothing else. */
export function recognisedSignatures(
  lines: readonly Line[],
  own: boolean,
  signers: Signers,
): { readonly before: readonly Line[]; readonly signatures: readonly PrintedSignature[] } {
  if (own) return { before: [], signatures: sameDay(inOrderOf(captioned(lines, signers), signers.owners)) }
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
    // One owner signs once.
    if (start < caption && signers.owners.length === 1 && opens(wordsOf(lines[start]!)[0])) break
    start--
  }
  const block = lines.slice(start, caption).flatMap((line) => lineOf(line) ?? [])
  const below = block.some((line) => line.days.length > 0) ? [] : dayBelow(lines.slice(caption + 1, caption + 1 + most.lines))
  const signatures = block.length > 0 ? stacked([...block, ...below].slice(-most.lines), signers) : []
  return { before: lines.slice(0, start), signatures: sameDay(inOrderOf(signatures, signers.owners)) }
}

/** The day that is recognised after the caption, where days are a column of their own: all of them are one. */
function dayBelow(lines: readonly Line[]): SignatureLine[] {
  const days = lines
    .flatMap((line) => lineOf(line) ?? [])
    .filter((line) => line.words.length === 0 && line.days.some((word) => dayIn(word)))
  const texts = new Set(days.flatMap((line) => line.days.flatMap((word) => dayIn(word)?.text ?? [])))
  return texts.size === 1 ? days.slice(0, 1) : []
}

/** Signatures without a readable day have that of all others: who signs one form together signs it on one day. */
function sameDay(signatures: readonly PrintedSignature[]): readonly PrintedSignature[] {
  const days = signatures.flatMap((signature) => signature.date)
  const [day] = days
  if (!day || days.some((other) => other.text !== day.text)) return signatures
  return signatures.map((signature) =>
    signature.date.length > 0 ? signature : { ...signature, date: [{ ...day, inferred: true, certainty: 0.85 }] },
  )
}

const isSigned = (line: Line): boolean => wordsOf(line).some((word) => opens(word) || isDay(word) || /^By:?$/.test(word.text))

const endsSentence = (line: Line): boolean => /[.)"]$/.test(wordsOf(line).findLast((word) => !isStain(word))?.text ?? '')
