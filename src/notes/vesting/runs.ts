import type { Period, VestingPoint } from '../../model/vesting.ts'
import { afterAnchor } from './after-anchor.ts'
import { anchored, anchorSaid, pointAfter } from './anchors.ts'
import { datedDays } from './days.ts'
import type { Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'
import type { Found, Phrase } from './phrases.ts'
import { period, rhythm, rhythms, times, timeUnits, whole } from './rhythms.ts'

/** Runs of vesting days: `in 36 monthly installments`, `over four years`, `on the last day of each month`, `each May 25`. */

/** `in equal thirds`, `in halves`. */
const equalParts: Readonly<Record<string, number>> = { halves: 2, thirds: 3, fourths: 4, fifths: 5, sixths: 6 }

/** `in 36 equal monthly installments`, `in twelve substantially equal quarterly tranches`, `equal annual increments`. */
export function installments(tokens: readonly Token[], at: number): Found | null {
  let here = wordsAt(tokens, at, 'in|into|as|over|by? following|next|subsequent?')!
  let count: number | null = null
  let rate: Period | null = null
  let said = false
  for (;;) {
    const number = whole(tokens[here])
    if (number !== null && count === null && !(word(tokens, here + 1) in timeUnits)) {
      count = number
      here++
      continue
    }
    const beat = rhythm(tokens, here)
    if (beat && rate === null && !/^(?:on|at|in|per|each|every)$/.test(word(tokens, here))) {
      rate = beat.period
      here = beat.next
      said = true
      continue
    }
    const describing = wordsAt(
      tokens,
      here,
      'equal|equally|substantially|approximately|nearly|successive|consecutive|cumulative|additional|roughly|remaining|separate|proportionate|ratable|pro|rata|,',
    )
    if (describing === null) break
    if (word(tokens, here) === 'equal' || word(tokens, here) === 'successive') said = true
    here = describing
  }
  const split = count === null ? equalParts[word(tokens, here)] : undefined
  if (split !== undefined && (said || here > at)) return { phrases: [{ kind: 'installments', count: split, period: rate }], next: here + 1 }
  const noun = wordsAt(
    tokens,
    here,
    'vesting? installments|installment|instalments|instalment|increments|increment|tranches|tranche|parts|portions|amounts|amount|annuals|shares',
  )
  if (noun === null || word(tokens, noun - 1) === ',') return null
  const named = count !== null || rate !== null || (word(tokens, at) === 'in' && word(tokens, noun - 1) === 'parts')
  const inParts = count !== null && word(tokens, at) === 'in' && /^(?:parts|portions)$/.test(word(tokens, noun - 1))
  if (/^(?:shares|amount|portions|parts|amounts)$/.test(word(tokens, noun - 1)) && !(said && named) && !inParts) return null
  if (count === null && rate === null && !said && !/^(?:installments|instalments|increments|tranches)$/.test(word(tokens, noun - 1)))
    return null
  return { phrases: [{ kind: 'installments', count, period: rate }], next: noun }
}

/** `at the end of each of the next four years`: four parts, a year apart. */
export function endOfEach(tokens: readonly Token[], at: number): Found | null {
  const each = wordsAt(tokens, at, 'at|on|by|upon end|close|completion each')
  const nth = each === null ? undefined : tokens[each]
  const ofFirst = nth?.kind === 'ordinal' && nth.value === 1
  const here = ofFirst ? each! + 1 : each === null ? null : wordsAt(tokens, each, 'next|following|subsequent|succeeding|ensuing')
  const count = here === null ? null : whole(tokens[here])
  const unit = count === null ? undefined : timeUnits[word(tokens, here! + 1)]
  if (count === null || !unit) return null
  return {
    phrases: [{ kind: 'installments', count, period: unit }],
    next: wordsAt(tokens, here! + 2, 'of? continuous|board? service|employment?')!,
  }
}

/** `over four years`, `for the following 36 months`, `over a three-year period`, `during the next four quarters`. */
export function duration(tokens: readonly Token[], at: number): Found | null {
  const opened = wordsAt(tokens, at, 'ratably|rateably|pro? rata?')!
  const here = wordsAt(tokens, opened, 'over|for|during|within|across')
  if (here === null) return null
  const total = /^(?:total|aggregate|entire)$/.test(word(tokens, here))
  const counted = wordsAt(
    tokens,
    here,
    'total|aggregate|entire? vesting? period? next|following|subsequent|succeeding|remaining|ensuing|first?',
  )!
  // `over the first year after grant`
  const single = tokens[counted]?.kind === 'ordinal' && (tokens[counted] as { value: number }).value === 1 ? 1 : null
  // `for a year after`, `over the year following`
  const aYear = wordsAt(tokens, counted, 'year after|from|following') === null ? null : 1
  const count = single ?? aYear ?? whole(tokens[counted])
  const unitAt = count === null || aYear ? counted : wordsAt(tokens, counted + 1, 'additional|consecutive|successive|full|calendar|equal?')!
  const unit = timeUnits[word(tokens, unitAt)]
  if (count === null || !unit) return null
  const next = wordsAt(tokens, unitAt + 1, 'vesting? service? period|term|schedule? that? followed|follows|thereafter?')!
  const said: Phrase[] = word(tokens, next - 1) === 'thereafter' ? [{ kind: 'thereafter' }] : []
  const following = wordsAt(tokens, next, 'measured|calculated? following|after|from')
  const anchor = following === null ? null : anchored(tokens, following)
  const isPeriod = /^(?:period|term)$/.test(word(tokens, next - 1))
  // the length stands last, since what follows may say where it begins
  const evenly: readonly Phrase[] = opened > at ? [{ kind: 'evenly' }] : []
  const phrase: Phrase = { kind: 'duration', period: times(unit, count), unit, total, isPeriod }
  if (anchor) {
    return {
      phrases: [...evenly, phrase, ...said, ...anchorSaid(anchor), { kind: 'start', points: [pointAfter(anchor.anchor, period(0))] }],
      next: anchor.next,
    }
  }
  const token = following === null ? undefined : tokens[following]
  if (token?.kind === 'date') {
    const clock: Phrase[] = [
      { kind: 'anchor', anchor: 'commencement', date: token.date },
      { kind: 'start', points: [pointAfter('commencement', period(0))] },
    ]
    return { phrases: [...evenly, phrase, ...said, ...clock], next: following! + 1 }
  }
  return { phrases: [...evenly, phrase, ...said], next }
}

/** `on the corresponding day of each quarter thereafter`: how often, on the day of the month that is kept anyway. */
export function correspondingDay(tokens: readonly Token[], at: number): Found | null {
  const here = wordsAt(tokens, at, 'on|at|as? corresponding|same day|date')
  const found = here === null ? null : rhythm(tokens, here)
  return found ? { phrases: [{ kind: 'period', period: found.period }], next: found.next } : null
}

const quarterEnds = ['03-31', '06-30', '09-30', '12-31']

/** `at the end of each calendar month`, `on the last day of each calendar quarter`. */
export function endOfCalendar(tokens: readonly Token[], at: number): Found | null {
  const end = wordsAt(tokens, at, 'on|at|as|by? last|final day') ?? wordsAt(tokens, at, 'on|at|as|by? end|close|conclusion|completion')
  const unit =
    end === null
      ? null
      : wordsAt(tokens, end, 'each|every such|successive|consecutive|subsequent|succeeding|following|full? calendar full?')
  if (unit === null) return null
  const rate = { month: period(1), quarter: period(3) }[word(tokens, unit)]
  if (!rate) return null
  const said: Phrase[] = [
    { kind: 'day', day: 31 },
    { kind: 'period', period: rate },
  ]
  return { phrases: rate.months === 3 ? [...said, { kind: 'days-of-year', days: quarterEnds }] : said, next: unit + 1 }
}

/** `on the 25th day of each month`, `the last day of every month`, `on the 15th of the month`. */
export function dayOfMonth(tokens: readonly Token[], at: number): Found | null {
  const here = wordsAt(tokens, at, 'on|at|as?')!
  const token = tokens[here]
  const last = word(tokens, here) === 'last' || word(tokens, here) === 'final'
  const day = last ? 31 : token?.kind === 'ordinal' ? token.value : null
  if (day === null || day > 31) return null
  const named = wordsAt(tokens, here + 1, 'calendar? day?')!
  const each = wordsAt(tokens, named, 'each|every calendar|successive|full? month')
  if (each !== null)
    return {
      phrases: [
        { kind: 'day', day },
        { kind: 'period', period: period(1) },
      ],
      next: each,
    }
  // `each month on the 7th`
  if (!last && /^(?:month|monthly)$/.test(word(tokens, at - 1)) && /^[,;]?$/.test(word(tokens, named)))
    return { phrases: [{ kind: 'day', day }], next: named }
  // `the last day of each of the 36 months following the grant date`
  const months = wordsAt(tokens, named, 'each|every next|following|first?')
  const count = months === null ? null : whole(tokens[months])
  if (count !== null && word(tokens, months! + 1) === 'months')
    return {
      phrases: [
        { kind: 'day', day },
        { kind: 'installments', count, period: period(1) },
      ],
      next: months! + 2,
    }
  // `on the 15th day of the second month of each calendar quarter`
  const nth = tokens[named]
  const ofQuarter = nth?.kind === 'ordinal' && nth.value <= 3 ? wordsAt(tokens, named + 1, 'month each|every calendar? quarter') : null
  if (ofQuarter !== null && nth?.kind === 'ordinal' && !last && day <= 28) {
    const days = [0, 3, 6, 9].map((month) => `${String(month + nth.value).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
    return { phrases: [{ kind: 'days-of-year', days }], next: ofQuarter }
  }
  // `on the last day of each successive three-month period`: time counted, and no day of the month
  const spans = last ? wordsAt(tokens, named, 'each|every successive|consecutive|subsequent|full|additional?') : null
  const length = spans === null ? null : whole(tokens[spans])
  const spanUnit = length === null ? undefined : timeUnits[word(tokens, spans! + 1)]
  const spanEnd = spanUnit ? wordsAt(tokens, spans! + 2, 'period') : null
  if (spanEnd !== null) return { phrases: [{ kind: 'period', period: times(spanUnit!, length!) }], next: spanEnd }
  const quarter = wordsAt(tokens, named, 'each|every successive|subsequent|following? fiscal? quarter')
  if (quarter !== null && last)
    return {
      phrases: [
        { kind: 'day', day },
        { kind: 'period', period: period(3) },
      ],
      next: quarter,
    }
  const plain = wordsAt(tokens, named, 'month')
  // `the eighteenth month anniversary` is a length of time
  if (plain === null || word(tokens, plain) === 'anniversary') return null
  return { phrases: [{ kind: 'day', day }], next: plain }
}

/** `on each third vesting date, defined as the 5th day of each month`: every three months. */
export function everyNthDate(tokens: readonly Token[], at: number): Found | null {
  const here = wordsAt(tokens, at, 'on|upon? each|every')
  const nth = here === null ? undefined : tokens[here]
  if (nth?.kind !== 'ordinal' || nth.value < 2 || nth.value > 12) return null
  const defined = wordsAt(tokens, here! + 1, 'regular|monthly|quarterly? vesting date ,? defined|being|meaning|which as|is?')
  const day = defined === null ? null : dayOfMonth(tokens, defined)
  const monthly = day?.phrases.some((one) => one.kind === 'period' && one.period.months === 1)
  if (!day || !monthly) return null
  const phrases = day.phrases.map((one): Phrase => (one.kind === 'period' ? { kind: 'period', period: times(one.period, nth.value) } : one))
  return { phrases, next: day.next }
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** `on the 15th day of each of March, June, September and December 2021`. */
function dayOfMonthsOfYear(tokens: readonly Token[], at: number): Found | null {
  const here = wordsAt(tokens, at, 'on?')!
  const token = tokens[here]
  const day = token?.kind === 'ordinal' && token.value <= 28 ? String(token.value).padStart(2, '0') : null
  let next = day === null ? null : wordsAt(tokens, here + 1, 'day each|every?')
  if (next === null) return null
  const found: string[] = []
  for (let month = monthNames.indexOf(word(tokens, next)); month >= 0; month = monthNames.indexOf(word(tokens, next))) {
    found.push(String(month + 1).padStart(2, '0'))
    next = wordsAt(tokens, next + 1, ',? and|&?')!
  }
  const last = tokens[next]
  if (last?.kind !== 'month' || found.length === 0) return null
  const months = [...found, last.month.slice(5)]
  if (months.some((month, place) => place > 0 && month <= months[place - 1]!)) return null
  const points = months.map((month): VestingPoint => ({ kind: 'date', date: `${last.month.slice(0, 4)}-${month}-${day}` }))
  return { phrases: [{ kind: 'points', points }], next: next + 1 }
}

/** `on the 15th day of February, May, August and November`. */
function dayOfMonths(tokens: readonly Token[], at: number): Found | null {
  const first = wordsAt(tokens, at, 'on?')!
  const token = tokens[first]
  const found: string[] = []
  let here: number
  let day: string
  if (token?.kind === 'day-of-year') {
    found.push(token.day)
    day = token.day.slice(3)
    here = wordsAt(tokens, first + 1, ',? and|&?')!
  } else {
    const named =
      token?.kind === 'ordinal' && token.value <= 31
        ? (wordsAt(tokens, first + 1, 'day each|every?') ?? wordsAt(tokens, first + 1, 'each|every'))
        : null
    if (token?.kind !== 'ordinal' || named === null) return null
    day = String(token.value).padStart(2, '0')
    here = named
  }
  for (let month = monthNames.indexOf(word(tokens, here)); month >= 0; month = monthNames.indexOf(word(tokens, here))) {
    found.push(`${String(month + 1).padStart(2, '0')}-${day}`)
    here = wordsAt(tokens, here + 1, ',? and|&?')!
  }
  return found.length > 1
    ? { phrases: [{ kind: 'days-of-year', days: found }], next: word(tokens, here - 1) === ',' ? here - 1 : here }
    : null
}

/** `each May 25, August 25, November 25 and February 25`, `March 15 of each year`. */
export function daysOfYear(tokens: readonly Token[], at: number): Found | null {
  if (datedDays(tokens, at)) return null
  const named = dayOfMonthsOfYear(tokens, at) ?? dayOfMonths(tokens, at)
  if (named) return named
  const each = wordsAt(tokens, at, 'on? each|every subsequent|successive|succeeding|following?')
  let here = each ?? wordsAt(tokens, at, 'on?')!
  const found: string[] = []
  for (;;) {
    const token = tokens[here]
    if (token?.kind !== 'day-of-year') break
    found.push(token.day)
    here++
    const more = wordsAt(tokens, here, ',? and|&?')!
    if (tokens[more]?.kind !== 'day-of-year') break
    here = more
  }
  if (found.length === 0) return null
  const yearly = wordsAt(tokens, here, 'in? each|every successive|subsequent|following? year')
  // `25% each year on November 3`
  const told = /^(?:annually|yearly)$/.test(word(tokens, at - 1)) || wordsAt(tokens, at - 2, 'each|every|per year|annum') === at
  // `quarterly thereafter on May 1, August 1, November 1 and February 1`
  if (each === null && yearly === null && !told && found.length < 2) return null
  return { phrases: [{ kind: 'days-of-year', days: found }], next: yearly ?? here }
}

/** `each anniversary of the grant date`, `each monthly anniversary thereafter`, `each of the three succeeding anniversaries`, `on the anniversaries of`. */
export function eachAnniversary(tokens: readonly Token[], at: number): Found | null {
  const severally = wordsAt(tokens, at, 'on|upon successive|subsequent|following? annual|yearly? anniversaries') !== null
  const here = wordsAt(tokens, at, 'on|upon|as? each|every') ?? (severally ? at + 1 : null)
  if (here === null) return null
  const count = whole(tokens[here])
  const unit = count !== null ? timeUnits[word(tokens, here + 1)] : undefined
  const named = rhythms[word(tokens, here)]
  const spoken = unit
    ? times(unit, count!)
    : (named ?? (timeUnits[word(tokens, here)] && !/s$/.test(word(tokens, here)) ? timeUnits[word(tokens, here)]! : null))
  const past = wordsAt(tokens, here + (unit ? 2 : spoken ? 1 : 0), 'successive|subsequent|following? anniversary|anniversaries')
  if (past === null) return null
  const rate = spoken ?? period(12)
  const later = wordsAt(tokens, past, 'date? thereafter|after')
  if (later !== null && word(tokens, later - 1) === 'thereafter')
    return { phrases: [{ kind: 'period', period: rate }, { kind: 'thereafter' }], next: later }
  const measured = wordsAt(tokens, past, 'date? measured? from|following|after?')!
  const found = afterAnchor(tokens, measured, [rate])
  if (!found) return null
  return {
    phrases: [...found.said, { kind: 'anniversaries', period: rate, count: null, point: found.points[0]!, bare: found.bare === true }],
    next: found.next,
  }
}
