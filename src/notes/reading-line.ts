import type { Decimal } from '../model/document.ts'
import type { StatedDate } from './fact.ts'
import { dateAt, fractionAt, mayStartFigure, moneyAt, numberAt, wordNumberAt } from './lexemes.ts'
import { pieceAt } from './places.ts'

/**
 * A note made ready to be read: words in lower case, one space between, and each figure as one sign, so that the readers' patterns say
 * `prices ranging from $ to $` and the values stand beside. Spacing, casing, curly quotes, commas and hyphens no longer matter.
 *
 * Signs: `$` money, `#` a number in figures or words, `%` a percentage, `/` a fraction, `@` a date; `.` only at the end of a sentence;
 * `;` `:` `(` `)` as written; `-` only between figures. Commas and quotes are not in the line but stand among the tokens.
 */
export interface ReadingLine {
  readonly source: string
  readonly text: string
  readonly tokens: readonly Token[]
  /** Written in capitals throughout, so that a capital tells no name. */
  readonly inCapitals: boolean
  /** The token at a place of the line. */
  token(at: number): Token
  /** The words of the source under a stretch of the line. */
  span(start: number, end: number): readonly [start: number, end: number]
  /** The source's own words under a stretch of the line. */
  words(start: number, end: number): string
}

interface Place {
  readonly start: number
  readonly end: number
  /** Its place among the tokens. */
  readonly index: number
}

export type Token = Place &
  (
    | { readonly kind: 'word'; readonly reading: string }
    | { readonly kind: 'number'; readonly reading: '#'; readonly amount: Decimal | null }
    | { readonly kind: 'money'; readonly reading: '$'; readonly amount: Decimal | null; readonly currency: string }
    | { readonly kind: 'percent'; readonly reading: '%'; readonly amount: Decimal | null }
    | { readonly kind: 'fraction'; readonly reading: '/'; readonly numerator: Decimal; readonly denominator: Decimal }
    | { readonly kind: 'date'; readonly reading: '@'; readonly date: StatedDate }
    | { readonly kind: 'mark'; readonly reading: string; readonly visible: boolean }
  )

/** Longer texts are read up to here; a footnote of the form holds 1,000 characters, remarks 2,000. */
export const longestNote = 20_000

const plain: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '\u00a0': ' ',
  '\u200b': ' ',
  '\u2009': ' ',
  '…': '.',
}

/** Lower case, straight quotes and hyphens, plain spaces; every character keeps its place. */
function folded(source: string): string {
  const lower = source.toLowerCase()
  // a few capitals (İ) become two characters; such a text is lowered letter by letter
  const kept =
    lower.length === source.length
      ? lower
      : Array.from(source, (one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('')
  return kept.replace(/[`\u007f-\uffff]/g, (character) => plain[character] ?? character)
}

/** `Rule 10b5-1`, also as it is mistyped: `10(b)(5)-1`, `10-b5-1`, `100b5-1`. */
const rule10b5 = /100?\s?-?\s?\(?b\)?\s?-?\s?(?:5|\(5\))(?:(?:\s?-\s?|\s)1|\(1\)|1)?(?:\s?\(c\)(?:\(\d\))*)?(?![\da-z])/y
const retirementPlan = /401\s?-?\s?\(?k\)?(?![a-z])/y
const mixedPercent = /\d+ \d+\/\d+\s?(?:%|percent)/y
const percentSign = /\s?(?:%|percent\b|per cent\b)/y
const ordinal = /(?:st|nd|rd|th)(?![a-z])/y
const ruleNumber = /1[356][a-e]\s?-\s?\d{1,2}(?:\([a-z0-9]{1,3}\)){0,4}/y
const coded = /\d+(?!-?(?:for|to)\b)(?:-?[a-z]{1,3}(?:[-/][a-z0-9]{1,3})?)(?:\([a-z0-9]{1,3}\)){0,4}(?![a-z])/y
const dotted = /(?:[a-z]\.){1,5}[a-z]?(?![a-z])\.?|[a-z](?:\/[a-z]){1,3}(?![a-z])/y
/** `S.à r.l.`, the limited company of Luxembourg. */
const sarl = /s\.\s?(?:à|a)\.?\s?r\.?\s?l\.?(?![a-z])/y
/** `S.C.Sp.`, its special limited partnership. */
const scsp = /s\.?\s?c\.?\s?sp\.?(?![a-z])/y
const word = /(?:[a-z]-\d+|rule(?=10)|[a-z\u00df-\u024f]+(?:'[a-rt-z](?![a-z]))?\d*)/y

const abbreviations = new Set(
  'inc corp co ltd mr mrs ms dr jr sr no st nos vs dtd bros assoc messrs cos incl approx avg wtd wgtd pte pty pvt rev irrev revoc fam'.split(
    ' ',
  ),
)
/** Words cut short, as they are read. */
const inFull: ReadonlyMap<string, string> = new Map([
  ['avg', 'average'],
  ['wtd', 'weighted'],
  ['wgtd', 'weighted'],
])
const sentenceWords =
  /^\s{1,3}(?:the|this|these|those|that|each|such|as|in|mr|ms|mrs|reporting|all|any|by|it|he|she|on|of|pursuant|represents|reflects|includes|see|upon|mr|shares|following|for|at|a|an)[\s.]/

/** Whether a sentence plainly begins after a period: a common first word, written large. */
const beginsSentence = (text: string, source: string, at: number): boolean =>
  sentenceWords.test(text.slice(at, at + 14)) && /^\s*[A-Z]/.test(source.slice(at, at + 4))

/** Names after which a lone letter is a numeral: "Trust V. Disposition …". */
const numbered = /^(?:trusts?|grats?|funds?|partners|ventures|capital|holdings|associates|investors)$/

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

type Bare = Token extends infer T ? (T extends Token ? Omit<T, keyof Place> : never) : never

/** The token at a place of the folded text: what it is and where it ends. */
function tokenAt(
  text: string,
  source: string,
  at: number,
  before: Token | undefined,
): { readonly token: Bare; readonly end: number } | null {
  const character = text[at]!
  if (/[0-9.$€£¥\\]/.test(character) || /[a-z]/.test(character)) {
    const figure = figureAt(text, at, before)
    if (figure) return figure
  }
  if (/[a-z\u00df-\u024f]/.test(character)) {
    let end = text[at + 1] === '.' ? match(sarl, text, at) : -1
    if (end > 0) return { token: { kind: 'word', reading: 'sarl' }, end }
    end = character === 's' ? match(scsp, text, at) : -1
    if (end > 0) return { token: { kind: 'word', reading: 'scsp' }, end }
    end = text[at - 1] === '-' || !/[./]/.test(text[at + 1] ?? '') ? -1 : match(dotted, text, at)
    // "Fund V. The …": the numeral ends a sentence, an initial does not
    const isNumeral =
      /[ivx]/.test(character) &&
      before?.kind === 'word' &&
      numbered.test(before.reading) &&
      /^\s+[A-Z][a-z]{3}/.test(source.slice(end, end + 6))
    if (
      end === at + 2
        ? isNumeral || beginsSentence(text, source, end) || /^\s*$/.test(text.slice(end, end + 4))
        : text[end - 1] === '.' && beginsSentence(text, source, end)
    )
      end--
    if (end > 0) return { token: { kind: 'word', reading: text.slice(at, end).replace(/[./]/g, '') }, end }
    end = match(word, text, at)
    if (end > 0) {
      const reading = text.slice(at, end)
      // an abbreviation's period belongs to it, unless a new sentence plainly follows
      if (text[end] === '.' && abbreviations.has(reading) && !beginsSentence(text, source, end + 1)) end++
      const word = reading.replace(/'s?$/, '')
      return { token: { kind: 'word', reading: inFull.get(word) ?? word }, end }
    }
  }
  if (character === '@') return { token: { kind: 'word', reading: 'at' }, end: at + 1 }
  if (character === '&') return { token: { kind: 'word', reading: 'and' }, end: at + 1 }
  if (character === '%') return { token: { kind: 'word', reading: 'percent' }, end: at + 1 }
  if (character === "'" && /^'s?(?![a-z])/.test(text.slice(at, at + 3)))
    return { token: { kind: 'mark', reading: "'", visible: false }, end: at + (text[at + 1] === 's' ? 2 : 1) }
  if (/[.;:()]/.test(character)) return { token: { kind: 'mark', reading: character, visible: true }, end: at + 1 }
  if (character === '-') {
    const figures = before !== undefined && before.kind !== 'word' && before.kind !== 'mark'
    return {
      token: { kind: 'mark', reading: '-', visible: figures && /^-\s{0,2}(?:us)?[\d.$€£\\]/.test(text.slice(at, at + 6)) },
      end: at + 1,
    }
  }
  if (/\s/.test(character)) return null
  return { token: { kind: 'mark', reading: character, visible: false }, end: at + 1 }
}

function figureAt(text: string, at: number, before: Token | undefined): { readonly token: Bare; readonly end: number } | null {
  const letter = text[at]! >= 'a' && text[at]! <= 'z'
  if (letter && (!mayStartFigure(text, at) || (at > 0 && /[a-z0-9]/.test(text[at - 1]!)))) return null
  const date = dateAt(text, at)
  if (date) return { token: { kind: 'date', reading: '@', date: date.value }, end: date.end }
  const fraction = fractionAt(text, at)
  if (letter) {
    if (fraction) return { token: { kind: 'fraction', reading: '/', ...fraction.value }, end: fraction.end }
    const number = wordNumberAt(text, at)
    if (number) return { token: { kind: 'number', reading: '#', amount: number.value }, end: number.end }
    const money = moneyAt(text, at)
    return money && { token: { kind: 'money', reading: '$', ...money.value }, end: money.end }
  }
  for (const [pattern, reading] of [
    [rule10b5, '10b5-1'],
    [retirementPlan, '401k'],
  ] as const) {
    const end = match(pattern, text, at)
    if (end > 0) return { token: { kind: 'word', reading }, end }
  }
  for (const pattern of [ruleNumber, coded]) {
    const end = match(pattern, text, at)
    if (end > 0 && !/^\d+(?:st|nd|rd|th)?$/.test(text.slice(at, end)))
      return { token: { kind: 'word', reading: text.slice(at, end).replace(/\s/g, '') }, end }
  }
  let end = match(mixedPercent, text, at)
  if (end > 0) return { token: { kind: 'percent', reading: '%', amount: null }, end }
  if (fraction) return { token: { kind: 'fraction', reading: '/', ...fraction.value }, end: fraction.end }
  const money = moneyAt(text, at)
  if (money) return { token: { kind: 'money', reading: '$', ...money.value }, end: money.end }
  const number = numberAt(text, at)
  if (!number || (text[at] === '.' && before?.kind === 'number' && before.end === at)) return null
  end = match(percentSign, text, number.end)
  if (end > 0) return { token: { kind: 'percent', reading: '%', amount: number.value }, end }
  end = match(ordinal, text, number.end)
  if (end > 0) return { token: { kind: 'word', reading: text.slice(at, end) }, end }
  return { token: { kind: 'number', reading: '#', amount: number.value }, end: number.end }
}

/** Reads a text once from left to right into a line; linear in its length. */
export function readingLine(source: string): ReadingLine {
  const text = folded(source.slice(0, longestNote))
  const tokens: Token[] = []
  const starts: number[] = []
  const visible: number[] = []
  let line = ''
  for (let at = 0; at < text.length; ) {
    const found = tokenAt(text, source, at, tokens.at(-1))
    if (!found) {
      at++
      continue
    }
    const token = { ...found.token, start: at, end: found.end, index: tokens.length } as Token
    tokens.push(token)
    if (token.kind !== 'mark' || token.visible) {
      if (line !== '') line += ' '
      starts.push(line.length)
      visible.push(token.index)
      line += token.reading
    }
    at = found.end
  }
  const token = (at: number): Token => tokens[visible[pieceAt(starts, at)]!]!
  const span = (start: number, end: number) => [token(start).start, token(Math.max(start, end - 1)).end] as const
  const inCapitals = /[A-Z]{3}/.test(source) && !/[a-z]{2}/.test(source)
  return { source, text: line, tokens, inCapitals, token, span, words: (start, end) => source.slice(...span(start, end)) }
}

/** A number that counts, and cites nothing: not that of "this Form 4 represents shares sold". */
export const counting = '(?<!\\b(?:form|rule|section|column|line|footnote|note|table|item|code|box) )#'

/** The sentence of the line around a place: from after the last full stop before it up to the next one. */
export function sentenceAround(text: string, at: number): readonly [start: number, end: number] {
  const start = text.lastIndexOf(' . ', at) + 1
  const end = text.indexOf(' .', at)
  return [start === 0 ? 0 : start + 2, end < 0 ? text.length : end]
}

/** Every match of a pattern with the `g` flag; the pattern itself is used, since making it anew for each text takes longer than the search. */
export function matches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
