import type { Period, VestingPoint } from '../../model/vesting.ts'
import { afterAnchor, type Days } from './after-anchor.ts'
import { anchored, anchorSaid, pointAfter } from './anchors.ts'
import type { Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'
import type { Phrase } from './phrases.ts'
import { period, times, timeUnits, whole } from './rhythms.ts'
import { yearEnd } from './year-ends.ts'

/** The days of vesting language: dates, anniversaries, times after an anchor. */

/** `March 1, 2020`, `on each of April 1, 2021, April 1, 2022 and April 1, 2023`, `March 1, 2020, 2021 and 2022`. */
export function datedDays(tokens: readonly Token[], at: number): Days | null {
  let here = wordsAt(tokens, at, 'on|as|by|at|upon|after? each|both?')!
  if (anchored(tokens, here)) return null
  if (tokens[here]?.kind === 'day-of-year') return daysOfYears(tokens, here)
  const points: VestingPoint[] = []
  let dayOfYear = ''
  for (;;) {
    const token = tokens[here]
    if (token?.kind === 'date') {
      points.push({ kind: 'date', date: token.date })
      dayOfYear = token.date.slice(5)
    } else if (dayOfYear !== '' && yearOf(token) !== null) points.push({ kind: 'date', date: `${yearOf(token)}-${dayOfYear}` })
    else break
    here++
    const more = wordsAt(tokens, here, ',|;? and|or|&? on? each?')!
    const next = tokens[more]
    const isMore =
      more > here && (next?.kind === 'date' || (yearOf(next) !== null && !/^(shares|units|options)$/.test(word(tokens, more + 1))))
    if (!isMore) break
    here = more
  }
  return points.length > 0 ? { points, said: [], next: here } : null
}

/** `May 1 of 2022, 2023 and 2024`, `June 30 and December 31 of each of 2018 and 2019`, `March 1 of each year from 2020 through 2023`. */
function daysOfYears(tokens: readonly Token[], at: number): Days | null {
  const days: string[] = []
  let here = at
  for (let day = tokens[here]; day?.kind === 'day-of-year'; day = tokens[here]) {
    days.push(day.day)
    here = wordsAt(tokens, here + 1, ',? and|&?')!
  }
  // `March 15, June 15 and December 15, 2021`: the year is of all
  const last = tokens[here]
  if (last?.kind === 'date' && [...days, last.date.slice(5)].every((day, place, all) => place === 0 || day > all[place - 1]!)) {
    const dates = [...days.map((day) => `${last.date.slice(0, 4)}-${day}`), last.date]
    return { points: dates.map((date): VestingPoint => ({ kind: 'date', date })), said: [], next: here + 1 }
  }
  const first = wordsAt(tokens, here, 'in|during? each|both? calendar? years|year? from|for?')!
  const years: string[] = []
  here = first
  for (let year = yearOf(tokens[here]); year !== null; year = yearOf(tokens[here])) {
    const from = Number(years.at(-1))
    if (wordsAt(tokens, here - 1, 'through|to|until|-') !== null)
      for (let between = from + 1; between < Number(year) && between - from < 20; between++) years.push(String(between))
    years.push(year)
    const more = wordsAt(tokens, here + 1, 'through|to|until') ?? wordsAt(tokens, here + 1, ',|;? and|or|&? each?')!
    if (more === here + 1 || yearOf(tokens[more]) === null || /^(shares|units|options)$/.test(word(tokens, more + 1))) {
      here++
      break
    }
    here = more
  }
  if (years.length === 0) return null
  const points = years.flatMap((year) => [...days].sort().map((day): VestingPoint => ({ kind: 'date', date: `${year}-${day}` })))
  return { points, said: [], next: here }
}

/** `2024`; `2,024` is a number of units. */
export const yearOf = (token: Token | undefined): string | null =>
  token?.kind === 'number' && token.end - token.start === 4 && /^(?:19|20)\d\d$/.test(token.value) ? token.value : null

/** `on the first, second and third anniversaries of the grant date`, `the one-year anniversary`, `first through fifth anniversaries`. */
function anniversaryDays(tokens: readonly Token[], start: number): Days | null {
  // `20% after the first anniversary`
  const at = (tokens[start - 1]?.kind === 'part' ? wordsAt(tokens, start, 'after') : null) ?? start
  let here = wordsAt(tokens, at, 'on|upon|at|as|by? each|every|both? next|succeeding|following|subsequent?')!
  const years: number[] = []
  const run = wordsAt(tokens, here, 'first')
  const countAt = tokens[here]?.kind === 'ordinal' && (tokens[here] as { value: number }).value === 1 ? here + 1 : here
  const count = whole(tokens[countAt])
  const unitThere = word(tokens, countAt + 1) in timeUnits
  if (
    count !== null &&
    !unitThere &&
    ((countAt > here && word(tokens, countAt + 1) === 'anniversary') ||
      /^(?:anniversaries|annual|successive|yearly|succeeding|consecutive)$/.test(word(tokens, countAt + 1)) ||
      (wordsAt(tokens, countAt + 1, 'anniversary dates') ?? wordsAt(tokens, countAt + 1, '1 year anniversaries')) !== null)
  ) {
    for (let year = 1; year <= count; year++) years.push(year)
    here = countAt + 1
  } else if (count !== null && unitThere && tokens[here]?.kind === 'number') {
    const unit = timeUnits[word(tokens, here + 1)]!
    const past = wordsAt(tokens, here + 2, 'anniversary')
    if (past === null) return null
    return afterAnchor(tokens, past, [times(unit, count)], true)
  } else {
    for (;;) {
      const token = tokens[here]
      if (token?.kind !== 'ordinal') break
      const last = years.at(-1)
      if (last !== undefined && wordsAt(tokens, here - 1, 'through|to|-') !== null)
        for (let year = last + 1; year < token.value; year++) years.push(year)
      years.push(token.value)
      here++
      const more = wordsAt(tokens, here, ',? and|through|to|&?')!
      if (tokens[more]?.kind !== 'ordinal' || more === here) break
      here = more
    }
  }
  if (run !== null && years.length === 0) return null
  // `on the grant date's first anniversary`
  const possessor = years.length === 0 && tokens[here]?.kind === 'word' ? anchored(tokens, here) : null
  const nth = possessor && possessor.date === null ? tokens[possessor.next] : undefined
  if (nth?.kind === 'ordinal' && word(tokens, possessor!.next + 1) === 'anniversary')
    return { points: [pointAfter(possessor!.anchor, period(12 * nth.value))], said: anchorSaid(possessor), next: possessor!.next + 2 }
  // `on the grant date anniversary`
  const owner = years.length === 0 && tokens[here]?.kind === 'word' ? anchored(tokens, here) : null
  const owned = owner && owner.date === null ? wordsAt(tokens, owner.next, 'anniversary|anniversaries') : null
  if (owned !== null) return { points: [pointAfter(owner!.anchor, period(12))], said: anchorSaid(owner), next: owned }
  here = wordsAt(tokens, here, 'successive|succeeding|consecutive? 1? annual|yearly|year?')!
  const past = wordsAt(tokens, here, 'anniversary|anniversaries')
  if (past === null) {
    // `the eighteenth month anniversary`
    const unit = years.length === 1 ? timeUnits[word(tokens, here)] : undefined
    const counted = unit ? wordsAt(tokens, here + 1, 'anniversary') : null
    if (unit && counted !== null) return afterAnchor(tokens, counted, [times(unit, years[0]!)])
    const spans = years.map((year) => period(12 * year))
    const shared = spans.length > 0 ? (sharedEnd(tokens, here, 'anniversary|anniversaries') ?? sharedBeginning(tokens, at, here)) : null
    const found = shared === null ? null : afterAnchor(tokens, shared, spans)
    return found && { ...found, next: here }
  }
  if (years.length === 0) {
    // `on the anniversary of the grant date in each of the next three years`
    const found = afterAnchor(tokens, past, [period(12)])
    const next = found && wordsAt(tokens, found.next, 'in|for|during each? next|following|first|succeeding|subsequent')
    const many = next == null ? null : whole(tokens[next])
    if (found && many !== null && /^(?:years|anniversaries)$/.test(word(tokens, next! + 1)))
      return {
        ...afterAnchor(
          tokens,
          past,
          Array.from({ length: many }, (_, year) => period(12 * (year + 1))),
        )!,
        next: next! + 2,
      }
    return found
  }
  return afterAnchor(
    tokens,
    past,
    years.map((year) => period(12 * year)),
    years.length === 1,
  )
}

/** `12, 24 and 36 months after the grant date`, `the one-year and two-year anniversaries of`, `one year, two years and three years from`. */
function countedList(tokens: readonly Token[], at: number): Days | null {
  let here = wordsAt(tokens, at, 'each?')!
  const counted: { readonly count: number; readonly unit: Period | undefined }[] = []
  for (let count = whole(tokens[here]); count !== null; count = whole(tokens[here])) {
    const unit = timeUnits[word(tokens, here + 1)]
    counted.push({ count, unit })
    here += unit ? 2 : 1
    const more = wordsAt(tokens, here, ',? and|&?')!
    if (whole(tokens[more]) === null) break
    here = more
  }
  if (counted.length < 2 || counted.at(-1)!.unit === undefined) return null
  // `12, 24 and 36 months`: the unit is of all
  const spans = counted.map(({ count }, at) => times(counted.slice(at).find(({ unit }) => unit)!.unit!, count))
  const anniversaries = wordsAt(tokens, here, 'anniversary|anniversaries')
  if (anniversaries !== null) return afterAnchor(tokens, anniversaries, spans)
  // `one year and six months` is one length of time
  const units = new Set(counted.flatMap(({ unit }) => (unit ? [`${unit.months} ${unit.days}`] : [])))
  if (units.size > 1) return null
  const past = wordsAt(tokens, here, 'after|from|following')
  const anchor = past === null ? null : anchored(tokens, past)
  if (anchor) return { points: spans.map((span) => pointAfter(anchor.anchor, span)), said: anchorSaid(anchor), next: anchor.next }
  const token = past === null ? undefined : tokens[past]
  if (token?.kind !== 'date') return null
  const said: Phrase[] = [{ kind: 'anchor', anchor: 'commencement', date: token.date }]
  return { points: spans.map((span) => pointAfter('commencement', span)), said, next: past! + 1 }
}

/**
 * The end of words that the parts of a list share, told with the last of them: `50% on the third and 50% on the fourth anniversary`, `one third
 * twelve months, one third 24 months after`; `null` where more than amounts, numbers and joints stands between.
 */
function sharedEnd(tokens: readonly Token[], at: number, pattern: string): number | null {
  let amounts = 0
  for (let here = at; here < Math.min(tokens.length, at + 24); here++) {
    const end = wordsAt(tokens, here, pattern)
    if (end !== null) return amounts > 0 ? end : null
    const { kind } = tokens[here]!
    if (kind === 'part' || /^(?:rest|remainder|balance)$/.test(word(tokens, here))) amounts++
    else if (!(kind === 'number' || kind === 'ordinal' || word(tokens, here) in timeUnits || joint.test(word(tokens, here)))) return null
  }
  return null
}

/** The same, told with the first of them: `40% on the second anniversary of the grant, 30% on the third and 30% on the fourth`. */
function sharedBeginning(tokens: readonly Token[], at: number, next: number): number | null {
  const told = tokens.slice(0, at).findLastIndex((_, before) => /^anniversar(?:y|ies)$/.test(word(tokens, before)))
  const isPart = (token: Token | undefined) => token?.kind === 'part'
  const goesOn = next === tokens.length || joint.test(word(tokens, next)) || isPart(tokens[next])
  const amounts = tokens.slice(told, at).filter(isPart).length
  return told >= 0 && at - told < 24 && amounts > 0 && goesOn ? told + 1 : null
}

const joint = /^(?:and|on|upon|at|as|to|vests?|vesting|shares|units|options|of|each|year|,|;|)$/

/** `one year after the grant date`, `three years and one month from`, `after two years`, `six months thereafter`. */
function countedDays(tokens: readonly Token[], at: number): Days | null {
  const completed = wordsAt(
    tokens,
    at,
    'on|upon|after|at|by|following reporting|optionee|holder|executive|director|participant|grantee? person? completion|end|conclusion|expiration|passage',
  )
  const started = completed ?? wordsAt(tokens, at, 'on|upon|at? date|day? that|which? is? after?')!
  const listed = countedList(tokens, started)
  if (listed) return listed
  let here = started
  let span = period(0)
  for (let more = true; more; ) {
    const count = whole(tokens[here])
    const unit = timeUnits[word(tokens, here + 1)]
    if (count === null || !unit) return null
    span = period(span.months + unit.months * count, span.days + unit.days * count)
    here = wordsAt(tokens, here + 2, "'?")!
    more = word(tokens, here) === 'and' && whole(tokens[here + 1]) !== null && word(tokens, here + 2) in timeUnits
    if (more) here++
  }
  const saidAfter = word(tokens, started - 1) === 'after'
  if (completed !== null)
    here = wordsAt(tokens, here, 'period? continuous|board? service|employment? with? issuer|company? measured|calculated?')!
  const past = wordsAt(tokens, here, 'after|from|following|post')
  if (past === null && completed !== null) return { points: [pointAfter('grant', span)], said: [], next: here }
  if (past === null) {
    const shared = sharedEnd(tokens, here, 'after|from|following')
    const found = shared === null ? null : afterAnchor(tokens, shared - 1, [span])
    if (found && !found.bare) return { ...found, next: here }
    const later = wordsAt(tokens, here, 'thereafter|later')
    if (later !== null) return { points: [pointAfter('previous', span)], said: [], next: later }
    return saidAfter || word(tokens, started - 1) === 'at'
      ? { points: [pointAfter('grant', span)], said: [], next: here, bare: true }
      : null
  }
  const anchor = anchored(tokens, past)
  if (anchor) return { points: [pointAfter(anchor.anchor, span)], said: anchorSaid(anchor), next: anchor.next }
  const told = wordsAt(tokens, past, 'such|that|first anniversary date?')
  if (told !== null && /^(?:[,;.&]|and|)$/.test(word(tokens, told))) return { points: [pointAfter('previous', span)], said: [], next: told }
  const token = tokens[past]
  if (token?.kind !== 'date') return null
  return {
    points: [pointAfter('commencement', span)],
    said: [{ kind: 'anchor', anchor: 'commencement', date: token.date }],
    next: past + 1,
  }
}

/** `immediately`, `on the date of grant`, `upon grant`, `at the time of issuance`. */
function grantDay(tokens: readonly Token[], at: number): Days | null {
  const now = wordsAt(tokens, at, 'immediately upon|on|at? grant|issuance|award? date?')
  if (now !== null && !/^(?:exercisable|prior|following|after|before)$/.test(word(tokens, now))) {
    return { points: [pointAfter('grant', period(0))], said: [], next: now }
  }
  const granted = wordsAt(tokens, at, 'when|as|upon granted|issued|awarded')
  if (granted !== null) return { points: [pointAfter('grant', period(0))], said: [], next: granted }
  const there = wordsAt(tokens, at, 'on|upon|as|at|from each?')
  if (there === null) return null
  const timed = wordsAt(tokens, there, 'time|date') ?? there
  // `vested as of the date hereof` tells how things stand, not when they came about.
  if (
    wordsAt(tokens, there, 'transaction date') ??
    wordsAt(tokens, there, 'date hereof|transaction') ??
    wordsAt(tokens, there, 'date reported transaction')
  )
    return null
  const anchor = anchored(tokens, there) ?? anchored(tokens, timed)
  return anchor ? { points: [pointAfter(anchor.anchor, period(0))], said: anchorSaid(anchor), next: anchor.next } : null
}

/** `on the first February 28, May 31 or August 31 that occurs following the vesting commencement date`. */
function nextOfYear(tokens: readonly Token[], at: number): Days | null {
  const first = wordsAt(tokens, at, 'on|upon?')!
  const token = tokens[first]
  if (token?.kind !== 'ordinal' || token.value !== 1) return null
  const daysOfYear: string[] = []
  let here = first + 1
  for (let day = tokens[here]; day?.kind === 'day-of-year'; day = tokens[here]) {
    daysOfYear.push(day.day)
    here = wordsAt(tokens, here + 1, ',? and|or|&?')!
  }
  const past = daysOfYear.length > 1 ? wordsAt(tokens, here, 'that|which? occurs|occurring|falls|falling? following|after') : null
  const anchor = past === null ? null : anchored(tokens, past)
  return anchor ? { points: [{ kind: 'next', anchor: anchor.anchor, daysOfYear }], said: anchorSaid(anchor), next: anchor.next } : null
}

/** Past `on the first trading day on or after`: the day that follows, moved only where it is no business day. */
function firstBusinessDay(tokens: readonly Token[], at: number): number | null {
  const here = wordsAt(tokens, at, 'on|upon?')!
  const token = tokens[here]
  return token?.kind === 'ordinal' && token.value === 1 ? wordsAt(tokens, here + 1, 'trading|business day on or|and after') : null
}

/** `on the third anniversary of the grant, i.e., February 25, 2022`: the same days by their dates. */
function saidAgain(tokens: readonly Token[], found: Days): Days {
  const here = wordsAt(tokens, found.next, ',? i e ,?') ?? wordsAt(tokens, found.next, ',? namely ,?')
  const dated = here === null ? null : datedDays(tokens, here)
  return dated?.points.length === found.points.length ? { ...found, points: dated.points, next: dated.next } : found
}

/** Any day or days. */
export function days(tokens: readonly Token[], start: number): Days | null {
  const at =
    firstBusinessDay(tokens, start) ??
    wordsAt(tokens, start, 'on or|and after|about') ??
    wordsAt(tokens, start, 'at any time|times on? or? after') ??
    start
  const found =
    nextOfYear(tokens, at) ??
    yearEnd(tokens, at) ??
    anniversaryDays(tokens, at) ??
    countedDays(tokens, at) ??
    grantDay(tokens, at) ??
    datedDays(tokens, at)
  return found && saidAgain(tokens, found)
}
