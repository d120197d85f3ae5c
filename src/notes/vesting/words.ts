import { add, compare, multiply } from '../../model/decimal.ts'
import type { Decimal } from '../../model/document.ts'
import { fillers, lexed, part, percentAsPart, spelledOrdinals, type Token } from './lexer.ts'

/** The words of a note put together where several say one thing: `forty-eighth`, `one-third (1/3)`, `two thousand`. */

/** The tokens of a stretch of text, without fillers. */
export const tokensOf = (text: string, from: number, to: number): Token[] => joined(lexed(text, from, to))

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

const scales: ReadonlyMap<string, string> = new Map([
  ['hundred', '100'],
  ['thousand', '1000'],
])

/** After `a year`, these make it a day and no rhythm. */
const notRate = ['period', 'after', 'from', 'following', 'later', 'thereafter', 'anniversary', 'beginning']

/** Puts together what belongs together: `forty-eighth`, `one-fourth`, `twelve (12)`, `25 percent`, `one-third (1/3)`. */
function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  const large = new Set<Token>()
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
    const scale = token.kind === 'word' ? scales.get(token.word) : undefined
    if (scale !== undefined && before?.kind === 'number' && before.spelled) {
      // `two thousand units`: a count, and no length of time or number of installments
      out[out.length - 1] = { ...before, value: multiply(before.value, scale), spelled: false, end: token.end }
      large.add(out.at(-1)!)
      continue
    }
    out.push(token)
  }
  const summed = withLargeNumbers(out, large)
  return withoutRepeats(withFractions(withoutRespectively(summed.filter((token) => !(token.kind === 'word' && fillers.has(token.word))))))
}

/** `one hundred twenty-five thousand`, `two thousand five hundred`: one number, of those told with `hundred` or `thousand`. */
function withLargeNumbers(tokens: readonly Token[], large: ReadonlySet<Token>): readonly Token[] {
  if (large.size === 0) return tokens
  const out: Token[] = []
  const sums = new Set(large)
  for (const token of tokens) {
    const before = out.at(-1)
    const isNext = before?.kind === 'number' && sums.has(before) && token.kind === 'number' && (token.spelled || large.has(token))
    const sum = isNext ? sumOf(before.value, token.value) : null
    if (isNext && sum !== null) {
      out[out.length - 1] = { ...before, value: sum, end: token.end }
      sums.add(out.at(-1)!)
    } else out.push(token)
  }
  return out
}

/** What two numbers in words are together, where the second goes on with the first: `one hundred | twenty-five thousand`, `two thousand | five hundred`. */
function sumOf(first: Decimal, second: Decimal): Decimal | null {
  const isBelow = (value: Decimal, limit: Decimal) => compare(value, limit) < 0
  if (isBelow(first, '1000') && !isBelow(second, '1000')) return isBelow(second, '100000') ? add(multiply(first, '1000'), second) : null
  return isBelow(second, isBelow(first, '1000') ? '100' : '1000') ? add(first, second) : null
}

/** `on the first and second anniversaries, respectively, of the grant date`: the order is kept anyway. */
const withoutRespectively = (tokens: readonly Token[]): Token[] =>
  tokens.filter((token, at) => {
    const beside =
      isMark(token, ',') &&
      (isWord(tokens[at + 1], 'respectively') || (isWord(tokens[at - 1], 'respectively') && at > 1 && isMark(tokens[at - 2], ',')))
    return !beside && !isWord(token, 'respectively')
  })

/** The place of the unit in `two and one-half years`, `1 1/2 years`. */
function halfYears(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.kind !== 'number') return null
  const half = isWord(tokens[at + 1], 'and') ? at + 2 : at + 1
  const token = tokens[half]
  const spelled = token?.kind === 'number' && token.value === '1' && isWord(tokens[half + 1], 'half')
  const written = token?.kind === 'part' && token.part.numerator * 2 === token.part.denominator
  const unit = spelled ? half + 2 : written ? half + 1 : at
  return isWord(tokens[unit], 'year', 'years') ? unit : null
}

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
    const halved = halfYears(tokens, at)
    if (halved !== null) {
      out.push({
        kind: 'number',
        value: String(Number((token as { value: string }).value) * 12 + 6),
        spelled: true,
        start: token.start,
        end: token.end,
      })
      out.push({ kind: 'word', word: 'months', start: tokens[halved]!.start, end: tokens[halved]!.end })
      at = halved
      continue
    }
    // `the first third vests on`, `the last third on`
    const nth = token.kind === 'ordinal' || isWord(token, 'last', 'final', 'initial', 'remaining')
    const nthPart = nth && next?.kind === 'ordinal' && next.value > 2 && next.value <= 10
    if (nthPart && !isWord(after, 'anniversary', 'anniversaries', 'year', 'month', 'installment', 'tranche', 'day', 'business')) {
      out.push(token, { ...part(1, next.value), start: next.start, end: next.end })
      at++
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
      // `May 1, 2021 (1,000 units)` tells how many, `May 1, 2021 (12 months after grant)` when
      const counted =
        inside[0]?.kind === 'number' &&
        !inside[0].spelled &&
        inside.length < 4 &&
        !isWord(inside[1], 'day', 'days', 'month', 'months', 'year', 'years')
      const apposition = out.at(-1)?.kind === 'date' && !counted && inside.some((one) => one.kind !== 'word')
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
      // `(1) 25% on May 1, 2020 and (2) 75% on …`
      const listed = inner.kind === 'number' && /^\d{1,2}$/.test(inner.value) && before?.kind !== 'date'
      if (inner.kind === 'word' || listed) {
        at += 2
        continue
      }
    }
    out.push(token)
  }
  return out
}
