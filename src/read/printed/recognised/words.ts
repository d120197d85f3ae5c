import type { Line, Word } from '../pages/page.ts'
import { wordsOf } from '../pages/page.ts'
import { isMarkLike, mend } from './values.ts'

/** The words of a table's line as recognised: freed of ruled lines, and cut where two cells or a value and its marks ran together. */

const piece = (word: Word, from: number, to: number, gap: Word['gap']): Word => {
  const whole = from === 0 && to === word.text.length
  if (whole && gap === word.gap) return word
  const place = word.x === undefined ? {} : { x: [word.x[0] + from, word.x[0] + to] as const }
  return { ...word, ...place, text: word.text.slice(from, to), start: word.start + from, end: word.start + to, gap }
}

/**
 * Where a figure ends and a mark of which the first bracket is lost begins, or -1: `$10.112)`. The digits may as well all be the figure's, of
 * a mark that is lost but for its bracket.
 */
const amidDigits = (text: string): number =>
  (/^\$\d+\.\d\d(?=\d{1,2}\)$)/.exec(text) ?? /^\d{1,3}(?:,\d{3})+(?=\.?\d\)$)/.exec(text))?.[0].length ?? -1

/** How far a figure is believed that was cut amid digits. */
const cutAmidDigits = 0.8

/** Where a value ends and its marks begin, or -1. */
function markStart(text: string): number {
  if (/^[([]?\d{1,2}[)\]]$/.test(text)) return -1
  const date = /^\d{1,2}\/\d{1,2}\/\d{4}(?=.{1,8}$)/.exec(text)
  if (date) return date[0].length
  // No number begins with a nought: a balance of nothing and its mark.
  const nothing = /^\$?0(?=[1-9]\)?$)/.exec(text)
  if (nothing) return nothing[0].length
  // Groups have three digits: the fourth is a mark.
  const grouped = /^\$?\d{1,3}(?:,\d{3})+(?=\d\)?$)/.exec(text)
  if (grouped) return grouped[0].length
  // The sign of a price of which only the mark is left.
  if (/^\$\(?\d{1,2}\)$/.test(text)) return 1
  const amid = amidDigits(text)
  if (amid > 0) return amid
  const figure = /^\$?\d[\d,.]*(?=[^\d.,\s][^A-Za-z]{0,8}$)/.exec(text)
  if (figure && !/^[%:/-]/.test(text.slice(figure[0].length))) return figure[0].length
  // An apostrophe that a filer's program lost.
  if (/\?s$/.test(text)) return -1
  const worded = /^[A-Za-z][A-Za-z.&'-]+(?=(?:\(\S{1,4}\)*|[”"’‘“@®©°*!?]\S{0,4}|\d\))+$)/.exec(text)
  return worded ? worded[0].length : -1
}

/** A number that ran into the letter or the day of the next cell, apart from it: the ruled line between them is lost, or read as a sign more. */
function besideNext(text: string, from: number, to: number): readonly (readonly [start: number, end: number])[] {
  const letter = /^(\d{1,3}(?:,\d{3})*)[/J)](?=[AD]$)/.exec(text.slice(from, to))
  if (letter)
    return [
      [from, from + letter[1]!.length],
      [from + letter[0].length, to],
    ]
  const found = /^(\d{1,3}(?:,\d{3})*)[Il(!1]?(?=(?:0[1-9]|1[0-2])\/\d{2}\/(?:19|20)\d{2})/.exec(text.slice(from, to))
  if (!found || found[0] === '') return [[from, to]]
  return [
    [from, from + found[1]!.length],
    [from + found[0].length, to],
  ]
}

/** Every piece of a word between ruled lines, with the marks that it ran into. */
function pieces(word: Word): Word[] {
  const found: Word[] = []
  const cells = /[^|{}[\]\\]+/g
  for (let match = cells.exec(word.text); match !== null; match = cells.exec(word.text)) {
    // Quotes, rules and dots around a value are stains.
    const lead = /^[‘'“”"~;:,_—=*°«»-]+(?=[\w$(])|^[.]+(?=[A-Za-z$(])/.exec(match[0])?.[0].length ?? 0
    const trail = /^By:$/i.test(match[0]) ? 0 : (/(?<=[\w.)])[_—~=:;]+$/.exec(match[0])?.[0].length ?? 0)
    const from = match.index + lead
    const to = match.index + match[0].length - trail
    if (to <= from) continue
    for (const [start, end] of besideNext(word.text, from, to)) {
      const text = word.text.slice(start, end)
      if (!/[A-Za-z0-9$]/.test(text) && !isMarkLike(text)) continue
      const cut = markStart(text)
      const gap = found.length === 0 ? word.gap : 1
      if (cut < 0) found.push(piece(word, start, end, gap))
      else {
        const value = piece(word, start, start + cut, gap)
        found.push(amidDigits(text) < 0 ? value : { ...value, certainty: Math.min(cutAmidDigits, value.certainty ?? 1) })
        const rest = text
          .slice(cut)
          .replace(/^\./, '')
          .replace(/^(\d)\)?$/, '($1)')
        if (isMarkLike(rest) || /^[!?)(\d]+$/.test(rest)) found.push({ ...piece(word, start + cut, end, 0), text: rest })
      }
    }
  }
  return found.flatMap(parted)
}

/** Marks one after the other: `(2)G)`. */
function parted(word: Word): Word[] {
  if (word.text.length < 4 || !isMarkLike(word.text)) return [word]
  const marks = word.text.match(/[^)]*\)/g)
  if (!marks || marks.length < 2 || marks.join('') !== word.text) return [word]
  let at = 0
  return marks.map((text, index) => {
    const from = at
    at += text.length
    return piece(word, from, at, index === 0 ? word.gap : 0)
  })
}

/** The words of a line; a dollar sign joins the figure after it. */
export function tableWords(line: Line): Word[] {
  const words: Word[] = []
  const own = wordsOf(line)
  const borders = own.flatMap(({ text, start }) => [...text].flatMap((sign, at) => (sign === '|' ? [start + at] : [])))
  /** Whether a ruled line stands between two words: the figure of another cell. */
  const isParted = (first: Word, second: Word): boolean => borders.some((at) => at >= first.end && at < second.start)
  for (const word of own.flatMap(pieces)) {
    const last = words.at(-1)
    if (
      last &&
      (last.text === '$' || last.text === '$$') &&
      /^[\d.][\d,.]*$/.test(word.text) &&
      !isFar(last, word) &&
      !isParted(last, word)
    )
      words[words.length - 1] = { ...last, ...span(last, word), text: `$${word.text}` }
    // A sign read as a letter, and a bracket apart from its mark.
    else if (last && /^[sS§]$/.test(last.text) && /^\d+\.\d+$/.test(word.text) && !/\//.test(words.at(-2)?.text ?? '/'))
      words[words.length - 1] = { ...mend(last, `$${word.text}`, 0.8), ...span(last, word) }
    else if (last && last.text === '(' && /^\d{1,2}\)$/.test(word.text))
      words[words.length - 1] = { ...last, ...span(last, word), text: `(${word.text}` }
    else words.push(/^\$\$+\d/.test(word.text) ? mend(word, word.text.replace(/^\$+/, '$'), 0.95) : word)
  }
  return words
}

/** Whether another cell begins between two words: the sign of a price whose figure stands in the line below. */
const isFar = (first: Word, last: Word): boolean => first.x !== undefined && last.x !== undefined && last.x[0] - first.x[1] > 8

const span = (first: Word, last: Word): Pick<Word, 'end' | 'x'> =>
  first.x && last.x ? { end: last.end, x: [first.x[0], last.x[1]] } : { end: last.end }
