import { markOf, type TextWord } from './lines.ts'
import { type ColumnName, type Kind, kindOf } from './table-columns.ts'
import { isAmount, isDay, isPrice } from './values.ts'

/** Shares the words of a line out to the columns of its table, in order, by what each column takes and where it stands. */

/** Where each column begins in its lines, ascending; `null` where nothing tells. */
export type Starts = readonly number[] | null

/** How badly a word suits a column; above 5 it does not. */
function misfit(text: string, kind: Kind): number {
  switch (kind) {
    case 'text':
      if (isDay(text)) return 4
      if (/^[DIAV]$/.test(text)) return 2.5
      // A letter by itself is a code rather, where either may stand.
      if (/^[A-Z]$/.test(text)) return 0.2
      if (/^\$/.test(text)) return 2
      return isAmount(text) ? 2 : 0
    case 'date':
      if (isDay(text)) return 0
      if (/^\d{1,2}\/\d{2,4}$/.test(text)) return 1.5
      return /^(?:immed(?:iate(?:ly)?|\.)?|current(?:ly)?|n\/a|now|various|exercisable|see|vested)$/i.test(text) ? 2.5 : 9
    case 'code':
      return /^[A-Z](?:\/K)?$/.test(text) ? (/^[ACDEFGHIJKLMOPSUWXZ]/.test(text) ? 0 : 3) : 9
    case 'early':
      return /^[Vv]$/.test(text) ? 0 : 9
    case 'amount':
      return isAmount(text) ? (text.startsWith('$') ? 1.5 : 0) : 9
    case 'price':
      if (/^n\/a$/i.test(text)) return 1
      return isPrice(text) ? (text.startsWith('$') || /[./]/.test(text) ? 0 : 0.8) : 9
    case 'direction':
      return /^\(?[AD]\)?$/i.test(text) ? 0 : 9
    case 'ownership':
      return /^\(?(?:[DI]|Direct|Indirect)\)?$/i.test(text) ? 0 : 9
  }
}

/** How far a word stands from a column, as a cost. */
function distance(word: TextWord, column: number, starts: Starts): number {
  if (starts === null) return 0
  const left = starts[column]! - 2
  const right = (starts[column + 1] ?? 1_000) - 1
  const off = word.from < left ? left - word.from : word.from > right ? word.from - right : 0
  // Between two columns that may both hold it, a word belongs to the nearer.
  return Math.min(6, off * 0.3) + Math.min(0.5, Math.abs(word.from - starts[column]!) * 0.02)
}

const mayBeMarkAlone: ReadonlySet<ColumnName> = new Set<ColumnName>(['conversionPrice', 'price', 'exercisable', 'expiration', 'nature'])

export interface Shared {
  /** The column of each word. */
  readonly at: readonly number[]
  /** The cost a word; above about 2 the words do not make a line of this table. */
  readonly cost: number
}

/** The cheapest way to share words out, or `null` where there is none. */
export function shareOut(words: readonly TextWord[], columns: readonly ColumnName[], starts: Starts): Shared | null {
  const kinds = columns.map((column) => kindOf[column])
  let best: number[] = []
  const from: number[][] = []
  words.forEach((word, index) => {
    const before = words[index - 1]
    const gap = before === undefined ? 9 : word.from - before.to
    const isMark = markOf(word.text) !== null
    const next: number[] = []
    const came: number[] = []
    kinds.forEach((kind, column) => {
      const fit = isMark ? 0 : misfit(word.text, kind)
      let [cost, source] = index === 0 ? [0, -1] : [Number.POSITIVE_INFINITY, -1]
      if (index > 0) {
        for (let earlier = 0; earlier <= column; earlier++) {
          const goesOn = earlier === column
          // Only texts hold several words, none of them over a bar; a mark ends the cell of any.
          if (goesOn && !isMark && (kind !== 'text' || word.afterBar)) continue
          const step = goesOn
            ? isMark && gap > 1
              ? 1
              : kind === 'text' && gap > 1
                ? 0.6 + Math.min(gap, 20) * 0.05
                : 0
            : isMark && gap < 2
              ? 4
              : gap < 2
                ? kind === 'text' && kinds[earlier] === 'text'
                  ? 4
                  : 0.5
                : 0
          const total = best[earlier]! + step
          if (total < cost) [cost, source] = [total, earlier]
        }
      }
      // A mark stands alone where a note tells a price or a day.
      const own = isMark && source !== column && !mayBeMarkAlone.has(columns[column]!) ? 3 : fit
      const place = source === column && kind === 'text' && gap < 2 ? 0 : distance(word, column, starts)
      next.push(own > 5 ? Number.POSITIVE_INFINITY : cost + own + place)
      came.push(source)
    })
    best = next
    from.push(came)
  })
  let column = best.indexOf(Math.min(...best))
  const cost = best[column] ?? Number.POSITIVE_INFINITY
  if (!Number.isFinite(cost)) return null
  const at: number[] = []
  for (let index = words.length - 1; index >= 0; index--) {
    at.push(column)
    column = from[index]![column]!
  }
  return { at: at.reverse(), cost: cost / Math.max(1, words.length) }
}
