import { add, equal, type SignedDecimal, subtract } from '../model/decimal.ts'
import { groupBy } from '../model/group-by.ts'
import { type Entry, inRows, inTime, repeatsTotal } from './entry.ts'
import { byFiling } from './filed-report.ts'

/**
 * How the lines of one report, or of one day, follow each other. Filers write balances after each row in the order of the rows or in another
 * one, or the final total on every row; all are accepted practice.
 */
export type Order = 'as-filed' | 'rearranged' | 'final-total' | 'by-filing'

/** One line in its place in the chain of balances. */
export interface Link {
  readonly entry: Entry
  readonly order: Order
}

/** A link with the balance before it and what the balance after it should be. */
export interface Step extends Link {
  /** The last balance as filed; `null` at first sight. */
  readonly opening: SignedDecimal | null
  /** Opening plus change; `null` at first sight. */
  readonly expected: SignedDecimal | null
}

/** Whether a line's balance is its opening and change; where no balance is stated nothing speaks against it. */
const fits = (opening: SignedDecimal | null, { change, reported }: Entry): boolean =>
  opening === null || reported === null || equal(add(opening, change ?? '0'), reported)

const after = (opening: SignedDecimal | null, { change, reported }: Entry): SignedDecimal | null =>
  reported ?? (opening === null ? null : add(opening, change ?? '0'))

/** Trades that each state the total after all of them, of one day or of one report. */
function finalTotals(block: readonly Entry[], opening: SignedDecimal | null, together: (entry: Entry) => string): Link[] {
  let balance = opening
  return groupBy(block, together).flatMap((group) => {
    const trades = group.filter(({ change }) => change !== null)
    const repeats = repeatsTotal(trades, balance)
    const links = group.map((entry): Link => ({ entry, order: repeats && entry.change !== null ? 'final-total' : 'as-filed' }))
    for (const { entry } of links) balance = after(balance, entry)
    return links
  })
}

/** Bounds the search for an order; the rows of one event split over five reports are found well within it. */
const mostTries = 4000

/** An order in which every balance follows from the one before, starting from `opening` or, where that is not known or wrong, from any row. */
function rearranged(block: readonly Entry[], opening: SignedDecimal | null): Link[] | null {
  if (block.length < 2 || block.length > 300) return null
  let tries = 0
  const walk = (balance: SignedDecimal | null, left: readonly Entry[], path: readonly Entry[]): readonly Entry[] | null => {
    if (left.length === 0) return path
    const seen = new Set<string>()
    for (const entry of left) {
      const same = `${entry.change} ${entry.reported}`
      if (seen.has(same) || !fits(balance, entry)) continue
      if (++tries > mostTries) return null
      seen.add(same)
      const found = walk(
        after(balance, entry),
        left.filter((one) => one !== entry),
        [...path, entry],
      )
      if (found) return found
    }
    return null
  }
  const found = walk(opening, block, []) ?? (opening === null ? null : walk(null, block, []))
  return found?.map((entry): Link => ({ entry, order: 'rearranged' })) ?? null
}

function breaksOf(links: readonly Link[], opening: SignedDecimal | null): number {
  let balance = opening
  let breaks = 0
  for (const { entry, order } of links) {
    if (order !== 'final-total' && !fits(balance, entry)) breaks++
    balance = after(balance, entry)
  }
  return breaks
}

/** The order of one block that leaves the fewest breaks; the order as filed where it is as good as any. */
function orderOf(block: readonly Entry[], opening: SignedDecimal | null): Link[] {
  const plain = (entries: readonly Entry[]) => entries.map((entry): Link => ({ entry, order: 'as-filed' }))
  const asFiled = plain(block)
  const cost = (links: readonly Link[]) => breaksOf(links, opening)
  if (block.length === 1 || cost(asFiled) === 0) return asFiled
  let best = asFiled
  const consider = (links: Link[] | null) => {
    if (links && cost(links) < cost(best)) best = links
  }
  consider([...block].sort(inRows).map((entry): Link => ({ entry, order: 'rearranged' })))
  consider(finalTotals(block, opening, ({ day, place }) => `${place.accession} ${day}`))
  // Only the sales of a day may repeat their total, after an exercise that states its own.
  consider(finalTotals(block, opening, ({ day, place, line }) => `${place.accession} ${day} ${line.source.coding?.code}`))
  consider(finalTotals(block, opening, ({ day }) => day))
  consider(finalTotals(block, opening, ({ place }) => place.accession))
  if (cost(best) > 0) consider(rearranged(block, opening))
  // A rearranged line that still follows the line it follows in the form stands as filed.
  return best.map(({ entry, order }, at) => {
    const before = block[block.indexOf(entry) - 1]
    return { entry, order: order === 'rearranged' && best[at - 1]?.entry === before ? 'as-filed' : order }
  })
}

/** Lines of one day, and all lines of a report whose days no other report interrupts. */
function blocksOf(entries: readonly Entry[]): Entry[][] {
  const blocks: Entry[][] = []
  for (const entry of entries) {
    const block = blocks.at(-1)
    const last = block?.at(-1)
    if (block && last && (last.day === entry.day || last.place.accession === entry.place.accession)) block.push(entry)
    else blocks.push([entry])
  }
  return blocks
}

function linksOf(entries: readonly Entry[]): Link[] {
  let balance: SignedDecimal | null = null
  return blocksOf(entries).flatMap((block) => {
    const links = orderOf(block, balance)
    for (const { entry } of links) balance = after(balance, entry)
    return links
  })
}

/** Reports that speak of days before the latest day reported until then: late, or of a year end. */
function lateReports(entries: readonly Entry[]): string[] {
  const late: string[] = []
  let latest = ''
  for (const entry of [...entries].sort(inRows)) {
    if (entry.change !== null && entry.day < latest && !late.includes(entry.line.accession)) late.push(entry.line.accession)
    if (entry.day > latest) latest = entry.day
  }
  return late
}

/**
 * The lines of one account in the order in which their balances follow each other: by trade date, and within a day as the balances show. A late
 * report may state its trade's balance as of the trade or as of the report; it stands where fewer balances break.
 */
export function chainOf(entries: readonly Entry[]): Step[] {
  const sorted = [...entries].sort(inTime)
  let links = linksOf(sorted)
  for (const accession of lateReports(entries)) {
    if (breaksOf(links, null) === 0) break
    const late = sorted.filter(({ line }) => line.accession === accession)
    const report = late[0]!.line.report
    const others = links.map(({ entry }) => entry).filter(({ line }) => line.accession !== accession)
    const at = others.findLastIndex(({ line }) => byFiling(line.report, report) < 0) + 1
    const moved = linksOf([...others.slice(0, at), ...late, ...others.slice(at)]).map(
      (link): Link => (link.entry.line.accession === accession && link.order === 'as-filed' ? { ...link, order: 'by-filing' } : link),
    )
    if (breaksOf(moved, null) < breaksOf(links, null)) links = moved
  }
  let balance: SignedDecimal | null = null
  return links.map(({ entry, order }) => {
    const opening = balance
    const expected = opening === null ? null : add(opening, entry.change ?? '0')
    balance = after(balance, entry)
    return { entry, order, opening, expected }
  })
}

/** What a step's balance has more than it should; `null` where there is nothing to compare. */
export const surplusOf = ({ entry, expected }: Step): SignedDecimal | null =>
  expected === null || entry.reported === null ? null : subtract(entry.reported, expected)
