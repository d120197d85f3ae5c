import { isIsoDate } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'

/** The words of a note about vesting: dates, quantities, numbers and plain words, each with its place in the text. */

/** A part of the grant as said, and the fraction that a cut-off percentage stands for: `33.33%` for one third. */
export interface Part {
  readonly numerator: number
  readonly denominator: number
  readonly standsFor: { readonly numerator: number; readonly denominator: number } | null
}

type Lexeme =
  | { readonly kind: 'date'; readonly date: IsoDate }
  /** `'05-25'`, a day of the year without a year. */
  | { readonly kind: 'day-of-year'; readonly day: string }
  /** `'2025-03'`, a month without its day. */
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'part'; readonly part: Part }
  /** A number in digits or words; `spelled` in words. */
  | { readonly kind: 'number'; readonly value: string; readonly spelled: boolean }
  /** `third`, `3rd`. */
  | { readonly kind: 'ordinal'; readonly value: number }
  | { readonly kind: 'word'; readonly word: string }
  /** `,` `;` `:` `(` `)` `&` */
  | { readonly kind: 'mark'; readonly mark: string }

export type Token = Lexeme & { readonly start: number; readonly end: number }

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const monthPattern =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

const lexemes: readonly (readonly [kind: string, pattern: string])[] = [
  ['iso', String.raw`\d{4}-\d{2}-\d{2}(?!\d)`],
  ['slashed', String.raw`\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)`],
  ['dashed', String.raw`\d{1,2}-\d{1,2}-\d{4}(?!\d)`],
  ['monthDayYear', String.raw`${monthPattern}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*,?\s*\d{4}(?!\d)`],
  ['dayMonthYear', String.raw`\d{1,2}(?:st|nd|rd|th)?(?:\s+day\s+of)?[\s-]+${monthPattern}[\s,-]+\d{4}(?!\d)`],
  ['dayMonth', String.raw`\d{1,2}(?:st|nd|rd|th)?(?:\s+day\s+of)?\s+(?!may)${monthPattern}(?![\w.]*\s*\d)`],
  ['monthDay', String.raw`${monthPattern}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?![\d/])`],
  ['monthYear', String.raw`${monthPattern}\.?,?\s+\d{4}(?!\d)`],
  ['mixedPercent', String.raw`\d{1,3}(?:[\s-]+\d/\d|\s*[⅓⅔½¼¾])\s*(?:%|per\s?cent)`],
  ['percent', String.raw`(?:\d{1,3}(?:\.\d{1,10})?|\.\d{1,10})\s*(?:%|per\s?cent)`],
  ['fraction', String.raw`\d{1,3}/\d{1,4}(?:\s?(?:th|rd|st|nd)s?(?![a-z]))?(?![\d/])`],
  ['vulgar', '[⅓⅔½¼¾]'],
  ['ordinal', String.raw`\d{1,3}(?:st|nd|rd|th)(?![a-z])`],
  ['money', String.raw`(?:US)?\$\s?\d[\d,]*(?:\.\d+)?`],
  ['number', String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?|\.\d{1,10}`],
  ['word', "[a-z]+(?:['’][a-z]+)?"],
  ['mark', '[,;:()&]'],
]
const kinds = lexemes.map(([kind]) => kind)
const lexer = new RegExp(
  lexemes.map(([kind, pattern]) => `(${kind === 'word' || kind === 'mark' ? pattern : `(?<![\\w/])${pattern}`})`).join('|'),
  'giu',
)

const vulgarFractions: Readonly<Record<string, readonly [number, number]>> = {
  '⅓': [1, 3],
  '⅔': [2, 3],
  '½': [1, 2],
  '¼': [1, 4],
  '¾': [3, 4],
}

const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
]
const spelledNumbers: Readonly<Record<string, number>> = {
  ...Object.fromEntries(units.map((word, value) => [word, value])),
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const spelledOrdinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  sixtieth: 60,
}

/** Words that carry nothing here. */
const fillers = new Set(['the', 'a', 'an', 'of', 'said', 'this', 'these', 'those', 'its', 'his', 'her', 'their', 'our'])

function dateOf(year: string, month: string | number, day: string): IsoDate | null {
  const number = typeof month === 'number' ? month : months.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase())) + 1
  const full = year.length === 2 ? `20${year}` : year
  const iso = `${full}-${String(number).padStart(2, '0')}-${day.replace(/\D/g, '').padStart(2, '0')}`
  return isIsoDate(iso) ? iso : null
}

/** The percentage as said; one cut off after dividing by a number such as 3, 36 or 48 also as the fraction it stands for. */
function percentAsPart(text: string): Part {
  const [whole = '0', fraction = ''] = text.split('.')
  const denominator = 100 * 10 ** fraction.length
  const numerator = Number(`${whole}${fraction}`)
  for (const n of fraction === '' ? [3] : [3, 6, 7, 9, 11, 12, 18, 24, 36, 48, 60, 72, 84]) {
    const m = Math.round((numerator * n) / denominator)
    const exact = (m * denominator) / n
    if (m === 0 || m >= n || Number.isInteger(exact)) continue
    if (Math.floor(exact) === numerator || Math.round(exact) === numerator)
      return { numerator, denominator, standsFor: { numerator: m, denominator: n } }
  }
  return { numerator, denominator, standsFor: null }
}

const part = (numerator: number, denominator: number): Lexeme & { kind: 'part' } => ({
  kind: 'part',
  part: { numerator, denominator, standsFor: null },
})

function tokenOf(kind: string, text: string): Lexeme | null {
  const date = (one: IsoDate | null) => (one ? { kind: 'date' as const, date: one } : null)
  switch (kind) {
    case 'iso':
      return date(isIsoDate(text) ? text : null)
    case 'slashed':
    case 'dashed': {
      const [month = '', day = '', year = ''] = text.split(/[/-]/)
      return date(dateOf(year, Number(month), day))
    }
    case 'monthDayYear': {
      const [, month = '', day = '', year = ''] = /^([a-z]+)\D+(\d+)\D*?(\d{4})$/i.exec(text) ?? []
      return date(dateOf(year, month, day))
    }
    case 'dayMonthYear': {
      const [, day = '', month = '', year = ''] = /^(\d+)(?:st|nd|rd|th)?(?:\s+day\s+of)?[\s-]+([a-z]+)\D+(\d{4})$/i.exec(text) ?? []
      return date(dateOf(year, month, day))
    }
    case 'dayMonth': {
      const [, day = '', month = ''] = /^(\d+)(?:st|nd|rd|th)?(?:\s+day\s+of)?\s+([a-z]+)/i.exec(text) ?? []
      const leap = dateOf('2024', month, day)
      return leap ? { kind: 'day-of-year', day: leap.slice(5) } : null
    }
    case 'monthDay': {
      const [, month = '', day = ''] = /^([a-z]+)\D+(\d+)/i.exec(text) ?? []
      const leap = dateOf('2024', month, day)
      return leap ? { kind: 'day-of-year', day: leap.slice(5) } : null
    }
    case 'monthYear': {
      const [, month = '', year = ''] = /^([a-z]+)\D+(\d{4})$/i.exec(text) ?? []
      return { kind: 'month', month: dateOf(year, month, '1')!.slice(0, 7) }
    }
    case 'mixedPercent': {
      const [, whole = '0', up, down, vulgar] = /^(\d+)[\s-]*(?:(\d)\/(\d)|([⅓⅔½¼¾]))/.exec(text) ?? []
      const [n, d] = vulgar ? vulgarFractions[vulgar]! : [Number(up), Number(down)]
      return d === 0 ? null : part(Number(whole) * d + n, 100 * d)
    }
    case 'percent':
      return { kind: 'part', part: percentAsPart(text.replace(/[^\d.]/g, '')) }
    case 'fraction': {
      const [n = 0, d = 0] = text.split('/').map((one) => Number.parseInt(one, 10))
      return d === 0 ? null : part(n, d)
    }
    case 'money':
      // an amount of money counts no units
      return { kind: 'word', word: '$' }
    case 'vulgar':
      return part(...vulgarFractions[text]!)
    case 'ordinal':
      return { kind: 'ordinal', value: Number.parseInt(text, 10) }
    case 'number':
      return { kind: 'number', value: text.replaceAll(',', '').replace(/^\./, '0.'), spelled: false }
    case 'mark':
      return { kind: 'mark', mark: text }
    default:
      return wordToken(text.toLowerCase().replace(/['’]s?$/, ''))
  }
}

function wordToken(word: string): Lexeme {
  if (Object.hasOwn(spelledNumbers, word)) return { kind: 'number', value: String(spelledNumbers[word]), spelled: true }
  if (Object.hasOwn(spelledOrdinals, word)) return { kind: 'ordinal', value: spelledOrdinals[word]! }
  return { kind: 'word', word }
}

/** The tokens of a stretch of text; what is neither word, number nor a mark that matters is passed over. Fillers are left out. */
export function tokensOf(text: string, from: number, to: number): Token[] {
  const found: Token[] = []
  lexer.lastIndex = from
  for (let match = lexer.exec(text); match && match.index < to; match = lexer.exec(text)) {
    const source = match[0]
    const kind = kinds[match.findIndex((group, at) => at > 0 && group !== undefined) - 1] ?? ''
    const token = tokenOf(kind, source)
    if (!token) return []
    found.push({ ...token, start: match.index, end: match.index + source.length } as Token)
  }
  return joined(found)
}

const isWord = (token: Token | undefined, ...words: readonly string[]) => token?.kind === 'word' && words.includes(token.word)
const isMark = (token: Token | undefined, mark: string) => token?.kind === 'mark' && token.mark === mark

const denominators: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  quarter: 4,
  quarters: 4,
  thirds: 3,
  fourths: 4,
  fifths: 5,
  sixths: 6,
  sevenths: 7,
  eighths: 8,
  ninths: 9,
  tenths: 10,
  twelfths: 12,
  sixteenths: 16,
  twentieths: 20,
}

/** After `a year`, these make it a day and no rhythm. */
const notRate = ['period', 'after', 'from', 'following', 'later', 'thereafter', 'anniversary', 'beginning']

/** Puts together what belongs together: `forty-eighth`, `one-fourth`, `twelve (12)`, `25 percent`, `one-third (1/3)`. */
function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (const [at, token] of tokens.entries()) {
    const before = out.at(-1)
    if (token.kind === 'word' && fillers.has(token.word)) {
      // `one-third a year`
      const rate = token.word === 'a' && isWord(tokens[at + 1], 'year', 'quarter', 'month') && !isWord(tokens[at + 2], ...notRate)
      const fraction = before?.kind === 'part' || before?.kind === 'ordinal' || isWord(before, 'percent', 'half', 'quarter')
      out.push(rate && fraction ? { ...token, word: 'per' } : token)
      continue
    }
    if (before?.kind === 'number' && before.spelled && Number(before.value) >= 20 && Number(before.value) % 10 === 0) {
      const tens = Number(before.value)
      if (token.kind === 'number' && token.spelled && Number(token.value) < 10) {
        out[out.length - 1] = { ...before, value: String(tens + Number(token.value)), end: token.end }
        continue
      }
      if (token.kind === 'ordinal' && token.value < 10) {
        out[out.length - 1] = { kind: 'ordinal', value: tens + token.value, start: before.start, end: token.end }
        continue
      }
    }
    out.push(token)
  }
  return withoutRepeats(withFractions(withoutRespectively(out.filter((token) => !(token.kind === 'word' && fillers.has(token.word))))))
}

/** `on the first and second anniversaries, respectively, of the grant date`: the order is kept anyway. */
const withoutRespectively = (tokens: readonly Token[]): Token[] =>
  tokens.filter((token, at) => {
    const beside =
      isMark(token, ',') &&
      (isWord(tokens[at + 1], 'respectively') || (isWord(tokens[at - 1], 'respectively') && at > 1 && isMark(tokens[at - 2], ',')))
    return !beside && !isWord(token, 'respectively')
  })

function withFractions(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const next = tokens[at + 1]
    const after = tokens[at + 2]
    const down =
      next?.kind === 'ordinal' && next.value > 1
        ? next.value
        : next?.kind === 'word'
          ? (denominators[next.word] ?? (/^[a-z]+s$/.test(next.word) ? spelledOrdinals[next.word.slice(0, -1)] : undefined))
          : undefined
    const isNumber = token.kind === 'number' && (token.spelled || isWord(next, 'half', 'thirds', 'fourths', 'fifths'))
    const timeWord = isWord(next, 'quarter', 'quarters') && isWord(after, 'after', 'from', 'following', 'anniversary', 'thereafter')
    // `thirty-three and one-third percent`
    const thirds = tokens[at + 3]
    const mixed =
      token.kind === 'number' && isWord(next, 'and') && after?.kind === 'number' && thirds?.kind === 'ordinal' && thirds.value === 3
    if (mixed && after.value === '1' && isWord(tokens[at + 4], 'percent')) {
      out.push({ ...part(Number(token.value) * 3 + 1, 300), start: token.start, end: tokens[at + 4]!.end })
      at += 4
      continue
    }
    if (isNumber && down !== undefined && Number(token.value) < down && !isWord(after, 'anniversary', 'anniversaries') && !timeWord) {
      out.push({ ...part(Number(token.value), down), start: token.start, end: next!.end })
      at++
    } else if (token.kind === 'number' && (isWord(next, 'percent', 'percentage') || (isWord(next, 'per') && isWord(after, 'cent')))) {
      const until = isWord(next, 'per') ? 2 : 1
      out.push({ kind: 'part', part: percentAsPart(token.value), start: token.start, end: tokens[at + until]!.end })
      at += until
    } else if (isWord(token, 'half')) out.push({ ...part(1, 2), start: token.start, end: token.end })
    else out.push(token)
  }
  return out
}

const anchorWords = new Set(['vesting', 'vest', 'commencement', 'start', 'grant', 'date'])

/** `twelve (12)` and `one-third (33.33%)` say one thing twice; enumerators `(i)`, `(a)` and empty brackets say nothing. */
function withoutRepeats(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const inner = tokens[at + 1]
    const closes = isMark(token, '(') && isMark(tokens[at + 2], ')')
    const before = out.at(-1)
    if (isMark(token, '(')) {
      const end = tokens.findIndex((one, place) => place > at && one.kind === 'mark' && (one.mark === ')' || one.mark === '('))
      const inside = tokens.slice(at + 1, end)
      const dates = inside.filter((one) => one.kind === 'date').length
      const apposition = out.at(-1)?.kind === 'date' && inside.some((one) => one.kind !== 'word')
      if (end > at && isMark(tokens[end], ')') && (dates > 1 || apposition) && !inside.some((one) => one.kind === 'part')) {
        at = end
        continue
      }
      // `(i.e., on each May 1)` says the same again
      const again = isWord(inside[0], 'being', 'namely') || (isWord(inside[0], 'i') && isWord(inside[1], 'e'))
      if (end > at && isMark(tokens[end], ')') && again) {
        at = end
        continue
      }
      if (end > at && isMark(tokens[end], ')') && inside.every((one) => one.kind === 'word' || isMark(one, ',')) && inside.length !== 1) {
        if (!inside.every((one) => one.kind === 'word' && anchorWords.has(one.word))) {
          at = end
          continue
        }
      }
    }
    if (closes && inner) {
      const same =
        (before?.kind === 'number' && inner.kind === 'number') ||
        (before?.kind === 'ordinal' && inner.kind === 'ordinal') ||
        (before?.kind === 'part' && inner.kind === 'part')
      const enumerator = inner.kind === 'word' && /^(?:[a-h]|x|y|z|i{1,3}|iv|vi{0,3})$/.test(inner.word)
      if (same || enumerator) {
        if (before?.kind === 'part' && inner.kind === 'part' && before.part.standsFor && !inner.part.standsFor)
          out[out.length - 1] = { ...inner, start: before.start }
        at += 2
        continue
      }
      if (inner.kind === 'word') {
        at += 2
        continue
      }
    }
    out.push(token)
  }
  return out
}
