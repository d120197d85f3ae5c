import type { Tick } from '../head/relationship.ts'
import { isTicked, type Word } from '../pages/page.ts'
import { left, right } from './placing.ts'

/** Ticks of boxes told apart by where they stand: each before its label, beside its lines. */

/** A label in a run of words: `end` is exclusive. */
export interface LabelPlace {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** How far before its label a tick may stand, in characters, and how far above or below it, in lines. */
const before = 16
const beside = 1.6

/**
 * The ticks among `words` by the labels they stand before, for words that have places; `null` where the places of words or of a tick tell
 * nothing. A label of several lines has its tick beside any of them.
 */
export function ticksByPlace(words: readonly Word[], labels: readonly LabelPlace[]): ReadonlyMap<string, Tick> | null {
  const ticks = words.filter(isTicked)
  if (ticks.length === 0 || words.some((word) => word.x === undefined || word.line === undefined)) return null
  const found = new Map<string, Tick>()
  for (const tick of ticks) {
    let best: LabelPlace | null = null
    let least = Number.POSITIVE_INFINITY
    for (const label of labels) {
      const [first, last] = [words[label.start]!, words[label.end - 1]!]
      const across = left(first) - right(tick)
      const down = Math.max(0, first.line! - tick.line!, tick.line! - Math.max(first.line!, last.line!))
      const cost = down * 3 + across * 0.2
      if (across < 0 || across > before || down > beside || cost >= least) continue
      best = label
      least = cost
    }
    if (!best || found.has(best.name)) return null
    found.set(best.name, { value: true, words: [tick] })
  }
  for (const { name, start } of labels) if (!found.has(name)) found.set(name, { value: false, words: words.slice(start, start + 1) })
  return found
}
