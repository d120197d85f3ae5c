import type { Period } from '../../model/vesting.ts'
import type { Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'

/** Lengths of time and how often: `three months`, `monthly`, `each full calendar quarter`. */

export const period = (months: number, days = 0): Period => ({ months, days })

export const timeUnits: Readonly<Record<string, Period>> = {
  day: period(0, 1),
  days: period(0, 1),
  week: period(0, 7),
  weeks: period(0, 7),
  month: period(1),
  months: period(1),
  month_s: period(1),
  quarter: period(3),
  quarters: period(3),
  year: period(12),
  years: period(12),
  annum: period(12),
  "year's": period(12),
  yr: period(12),
  yrs: period(12),
  qtr: period(3),
  qtrs: period(3),
  mo: period(1),
  mos: period(1),
}

export const rhythms: Readonly<Record<string, Period>> = {
  weekly: period(0, 7),
  monthly: period(1),
  quarterly: period(3),
  semiannual: period(6),
  semiannually: period(6),
  biannual: period(6),
  annual: period(12),
  annually: period(12),
  yearly: period(12),
}

export const times = (one: Period, count: number): Period => period(one.months * count, one.days * count)

export const whole = (token: Token | undefined): number | null =>
  token?.kind === 'number' && /^\d{1,4}$/.test(token.value) ? Number(token.value) : null

/** `monthly`, `semi-annual`, `each month`, `every three months`, `per year`, `on a monthly basis`, `each full calendar quarter`. */
export function rhythm(tokens: readonly Token[], at: number): { readonly period: Period; readonly next: number } | null {
  let here = wordsAt(tokens, at, 'on? in?') ?? at
  if (word(tokens, here) === 'semi' && (rhythms[word(tokens, here + 1)]?.months ?? 0) === 12) {
    return { period: period(6), next: wordsAt(tokens, here + 2, 'basis?')! }
  }
  if (word(tokens, here) === 'bi' && rhythms[word(tokens, here + 1)]?.months === 12) return { period: period(6), next: here + 2 }
  const named = rhythms[word(tokens, here)]
  if (named) return { period: named, next: wordsAt(tokens, here + 1, 'basis?')! }
  // `20%/year`
  const bare =
    tokens[at - 1]?.kind === 'part' && /^(?:year|yr|quarter|qtr|month|mo)$/.test(word(tokens, at)) ? timeUnits[word(tokens, at)] : undefined
  if (bare && !/^(?:number|ordinal|date)$/.test(tokens[at + 1]?.kind ?? '')) return { period: bare, next: at + 1 }
  // `at six-month intervals`
  const spaced = wordsAt(tokens, at, 'at|in?')!
  const between = whole(tokens[spaced])
  const apart = between === null ? undefined : timeUnits[word(tokens, spaced + 1)]
  const intervals = apart ? wordsAt(tokens, spaced + 2, 'interval|intervals') : null
  if (apart && intervals !== null) return { period: times(apart, between!), next: intervals }
  const each = wordsAt(tokens, here, 'on|upon|at|as|in|during|for?') ?? here
  here =
    wordsAt(tokens, each, 'reporting|optionee|holder|executive|director|participant|grantee? person? end|close|conclusion|completion?') ??
    each
  const past = wordsAt(tokens, here, 'each|every|per date|day that is') ?? wordsAt(tokens, here, 'each|every|per')
  if (past === null) return null
  const counted = wordsAt(tokens, past, 'successive|consecutive|additional?')!
  const count = whole(tokens[counted])
  const unitAt = wordsAt(
    tokens,
    count === null ? past : counted + 1,
    'successive|full|calendar|additional|completed|consecutive|one? calendar?',
  )!
  const token = tokens[past]
  if (token?.kind === 'ordinal') return null
  const unit = timeUnits[word(tokens, unitAt)]
  if (!unit) return null
  const next = wordsAt(tokens, unitAt + 1, 'period? continuous|continued|board? service?')!
  return { period: times(unit, count ?? 1), next }
}
