import { addDays } from '../model/date.ts'
import { compare, divide, isZero, multiply } from '../model/decimal.ts'
import { groupBy } from '../model/group-by.ts'
import { impliedDirection, isExerciseCode } from '../model/transaction-codes.ts'
import type { Entry } from './entry.ts'
import { looksMistyped } from './explanations/digits.ts'
import { lineKey } from './filed-report.ts'
import { dateFault } from './impossible-date.ts'
import { differingFields } from './line-difference.ts'
import { depositaryRatio, foreignPrice } from './noted.ts'
import type { Split } from './split.ts'

/** What is doubtful about a line. The line itself stays as filed. */
export interface Flag {
  readonly code:
    | 'impossible-date'
    | 'total-in-price'
    | 'implausible-price'
    | 'direction-against-code'
    | 'direction-against-balance'
    | 'duplicate-row'
    | 'figures-differ'
    | 'deemed-after-filing'
    | 'price-per-depositary-share'
    | 'price-in-foreign-currency'
  readonly why: string
}

function direction(entry: Entry, report: readonly Entry[]): Flag | null {
  const { source, table } = entry.line
  const [code, marked] = [source.coding?.code, source.acquiredDisposed?.value]
  if (!code || !marked) return null
  const implied = impliedDirection(code)
  // A written (short) option is acquired when it is bought back and disposed of when it is written: H then goes both ways.
  if (implied && implied !== marked && !(code === 'H' && table === 'II')) {
    return { code: 'direction-against-code', why: `code ${code} goes with ${implied}, the line is marked ${marked}` }
  }
  if (isExerciseCode(code) && marked !== (table === 'I' ? 'A' : 'D')) {
    const hasOther = report.some(({ line }) => line.source.coding?.code === code && line.source.acquiredDisposed?.value !== marked)
    if (!hasOther)
      return {
        code: 'direction-against-code',
        why: `code ${code} in Table ${table} is marked ${marked} and no other line is the other leg`,
      }
  }
  return null
}

const isMarket = ({ line: { source, table } }: Entry): boolean => table === 'I' && /^[PSF]$/.test(source.coding?.code ?? '')

const priceOf = ({ line }: Entry): string | null => {
  const price = line.source.pricePerShare?.value
  return price && !isZero(price) ? price : null
}

const within = (value: string, low: string, high: string): boolean => compare(value, low) >= 0 && compare(value, high) <= 0

/** How many of ascending prices come before the first for which `reached` holds. */
function countBefore(prices: readonly string[], reached: (price: string) => boolean): number {
  let [from, to] = [0, prices.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (reached(prices[middle]!)) to = middle
    else from = middle + 1
  }
  return from
}

interface Around {
  readonly near: readonly Entry[]
  /** Ascending. */
  readonly prices: readonly string[]
}

/** The market lines of the class in the issuer's other filings of the weeks around an entry, and their prices; found once for lines alike. */
function linesAround(market: readonly Entry[]): (entry: Entry) => Around {
  const found = new Map<string, Around>()
  return (entry) => {
    const key = `${entry.line.accession} ${entry.day} ${entry.security}`
    const known = found.get(key)
    if (known) return known
    const [from, to] = [addDays(entry.day, -45), addDays(entry.day, 45)]
    const near = market.filter(
      (other) => other.line.accession !== entry.line.accession && other.security === entry.security && other.day >= from && other.day <= to,
    )
    const around = { near, prices: near.flatMap((other) => priceOf(other) ?? []).sort(compare) }
    found.set(key, around)
    return around
  }
}

/** How many times the one price is the other, the larger by the smaller. */
const apart = (a: string, b: string): string => (compare(a, b) < 0 ? divide(b, a, 10) : divide(a, b, 10))

/** The prices around an entry as splits that may lie between would make them, where that brings them nearer to its own; ascending. */
function acrossSplits(entry: Entry, near: readonly Entry[], splits: readonly Split[]): string[] {
  const stated = priceOf(entry)
  const across = near.flatMap((other) => {
    const price = priceOf(other)
    if (price === null || stated === null) return []
    const [first, second] = other.day < entry.day ? [other.day, entry.day] : [entry.day, other.day]
    const turned = splits
      .filter(({ between: [after, by] }) => after < second && by > first)
      .map(({ ratio: [after, before] }) =>
        other.day < entry.day ? divide(multiply(price, before), after, 6) : divide(multiply(price, after), before, 6),
      )
      .filter((one) => !isZero(one))
    return [price, ...turned].sort((a, b) => compare(apart(a, stated), apart(b, stated)))[0]!
  })
  return across.sort(compare)
}

/** A line worth more than this is not one person's trade but a total typed as a price. US dollars. */
const beyondBelief = '10000000000'

/** Doubts about a price among those of the weeks around it; a split between them is no doubt. */
function price(entry: Entry, around: (entry: Entry) => Around, splits: () => readonly Split[]): Flag | null {
  if (!isMarket(entry) || priceOf(entry) === null) return null
  const { near, prices } = around(entry)
  const doubt = amongPrices(entry, prices)
  if (doubt === null || near.length === 0 || splits().length === 0) return doubt
  return amongPrices(entry, acrossSplits(entry, near, splits()))
}

function amongPrices(entry: Entry, prices: readonly string[]): Flag | null {
  const [stated, shares] = [priceOf(entry), entry.line.source.shares?.value]
  if (stated === null || !shares || isZero(shares)) return null
  const each = divide(stated, shares, 6)
  if (prices.length === 0) {
    if (compare(multiply(stated, shares), beyondBelief) <= 0 || compare(stated, '1000') < 0) return null
    return {
      code: 'total-in-price',
      why: `${stated} a share would make ${multiply(stated, shares)} dollars; as a total it is ${each} a share`,
    }
  }
  const tripled = multiply(stated, '3')
  const low = countBefore(prices, (other) => compare(multiply(other, '3'), stated) >= 0)
  const high = countBefore(prices, (other) => compare(other, tripled) > 0)
  const far = [...prices.slice(0, low), ...prices.slice(high)]
  if (far.length * 2 <= prices.length) return null
  const usual = far[Math.floor((far.length - 1) / 2)]!
  if (within(each, divide(usual, '2', 6), multiply(usual, '2'))) {
    return { code: 'total-in-price', why: `${stated} is the total: ${each} a share, where others paid ${usual} in those weeks` }
  }
  // Of two prices that differ nobody knows which is wrong, unless one is ten times the other: slips of the period and totals are too high.
  if (far.length === 1 && compare(stated, multiply(usual, '10')) < 0) return null
  return { code: 'implausible-price', why: `${stated}, where the issuer's other filings of those weeks say ${usual}` }
}

function figures({ line: { source, table } }: Entry): Flag | null {
  const [shares, following] = [source.shares?.value, source.sharesOwnedFollowing?.value]
  if (table !== 'II' || source.acquiredDisposed?.value !== 'A' || !shares || !following) return null
  if (shares.length < 4 || compare(shares, following) === 0 || shares.length !== following.length || !looksMistyped(shares, following))
    return null
  return { code: 'figures-differ', why: `${shares} acquired and ${following} owned following: one looks mistyped` }
}

/** A deemed execution date (Rule 16a-3(g)(2)) cannot lie after the filing that reports it. */
function deemed({ line: { source, report } }: Entry): Flag | null {
  const date = source.deemedExecutionDate?.value
  if (!date || date <= report.filed) return null
  return { code: 'deemed-after-filing', why: `deemed executed on ${date}, after the filing of ${report.filed}` }
}

/** Ordinary shares whose note speaks of depositary shares that stand for another number of them: the price may be that of the depositary share. */
function depositary(entry: Entry): Flag | null {
  if (!isMarket(entry) || priceOf(entry) === null || /Depositary/.test(entry.security)) return null
  const ratio = depositaryRatio(entry.line)
  return ratio === null
    ? null
    : { code: 'price-per-depositary-share', why: `the price may be for a depositary share: a note says ${ratio}` }
}

/** The form takes US dollars: a price within the range that its note gives in another currency may be in that currency. */
function foreign(entry: Entry): Flag | null {
  const currency = foreignPrice(entry.line)
  return currency === null
    ? null
    : { code: 'price-in-foreign-currency', why: `the price may be in ${currency}: it lies in the range that a note gives in that currency` }
}

/** Two rows that say the same; two children may hold alike, so of indirect holdings nothing follows. */
const isTwin = (a: Entry, b: Entry): boolean =>
  (a.change !== null || a.vehicle === 'direct') &&
  a.line.table === b.line.table &&
  a.line.source.kind === b.line.source.kind &&
  a.change === b.change &&
  a.reported === b.reported &&
  differingFields(a.line, b.line).length === 0

/** The doubts about every line, by `lineKey`; lines without any are absent. `splits` are those of the issuer, asked for where prices differ. */
export function flagsOf(entries: readonly Entry[], splits: () => readonly Split[]): ReadonlyMap<string, readonly Flag[]> {
  const flags = new Map<string, Flag[]>()
  const market = entries.filter((entry) => isMarket(entry) && priceOf(entry) !== null)
  const around = linesAround(market)
  for (const report of groupBy(entries, ({ line }) => line.accession)) {
    for (const [at, entry] of report.entries()) {
      const fault = dateFault(entry.line.source, entry.line.report)
      const twin = report.slice(0, at).find((one) => isTwin(one, entry))
      const found = [
        fault ? ({ code: 'impossible-date', why: fault } as const) : null,
        direction(entry, report),
        price(entry, around, splits),
        figures(entry),
        deemed(entry),
        depositary(entry),
        foreign(entry),
        twin ? ({ code: 'duplicate-row', why: `says the same as row ${twin.line.row}` } as const) : null,
      ].filter((flag) => flag !== null)
      if (found.length > 0) flags.set(lineKey(entry.line), found)
    }
  }
  return flags
}
