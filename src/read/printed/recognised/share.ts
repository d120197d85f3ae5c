import type { Word } from '../pages/page.ts'
import type { Column } from '../table/columns.ts'
import { type Phrases, seams } from './phrases.ts'
import { isDatum, isMarkLike, mendFor } from './values.ts'

/** Shares the words of one recognised line out to the columns of its table, in order, at the least cost. */

/** Where a column's words stand, in characters, where lines keep the width of their gaps. */
export type Places = ReadonlyMap<Column['field'], readonly [left: number, right: number]>

/** The words of each column, in the order of the columns, and what had to be believed. */
export interface Shared {
  readonly cost: number
  readonly parts: readonly (readonly Word[])[]
}

/** What words cost in a column, and what leaving it empty does. */
export interface Rules {
  /** `place` tells which words of the line they are. */
  readonly cost: (at: number, words: readonly Word[], place: number) => Part | null
  readonly absent: (at: number) => number
}

export interface Part {
  readonly cost: number
  readonly words: readonly Word[]
}

/** A short run of small letters that is no word: a piece of a ruled line, or a mark. */
export const isScrap = (text: string): boolean =>
  /^[a-z]{1,3}$/.test(text) && !/^(?:to|of|by|in|and|the|for|buy|par|per|on|or|at|as|due|with|no|an|its|fbo|uta|jr|sr|a)$/.test(text)

const isText = (word: Word): boolean => /[A-Za-z]{3}/.test(word.text)

/** What it costs to leave a word out as a stain. */
const stain = (word: Word): number =>
  word.text === '$'
    ? 0.15
    : isScrap(word.text)
      ? /^[cspgmf]$/.test(word.text)
        ? 0.5
        : 0.15
      : isDatum(word)
        ? 3.5
        : isMarkLike(word.text)
          ? 0.5
          : isText(word)
            ? 1.6
            : 0.7

/** The cheapest way to share words out to `width` columns in order. */
export function shareOut(words: readonly Word[], width: number, rules: Rules, text: (at: number) => boolean): Shared | null {
  const size = words.length
  const best = Array.from({ length: size + 1 }, () => new Float64Array(width + 1).fill(1e9))
  const from = Array.from({ length: size + 1 }, () => new Int16Array(width + 1))
  const skipped = Array.from({ length: size + 1 }, () => new Uint8Array(width + 1))
  const skip = (at: number) => {
    for (let end = 1; end <= size; end++) {
      const cost = best[end - 1]![at]! + stain(words[end - 1]!)
      if (cost >= best[end]![at]!) continue
      best[end]![at] = cost
      skipped[end]![at] = 1
    }
  }
  best[0]![0] = 0
  for (let at = 0; at < width; at++) {
    skip(at)
    const most = text(at) ? 24 : 5
    for (let start = 0; start <= size; start++) {
      const before = best[start]![at]!
      if (before >= 1e8) continue
      for (let end = start; end <= Math.min(size, start + most); end++) {
        const cost = end === start ? rules.absent(at) : (rules.cost(at, words.slice(start, end), start * 128 + end)?.cost ?? 1e9)
        if (before + cost >= best[end]![at + 1]!) continue
        best[end]![at + 1] = before + cost
        from[end]![at + 1] = start
        skipped[end]![at + 1] = 0
      }
    }
  }
  skip(width)
  const cost = best[size]![width]!
  if (cost >= 1e8) return null
  const parts: (readonly Word[])[] = new Array<readonly Word[]>(width).fill([])
  let end = size
  for (let at = width; at > 0; at--) {
    while (skipped[end]![at] === 1) end--
    const start = from[end]![at]!
    if (end > start) parts[at - 1] = rules.cost(at - 1, words.slice(start, end), start * 128 + end)!.words
    end = start
  }
  return { cost, parts }
}

/** How far words stand from where their column does: the farthest of them. */
export function displaced(column: Column, words: readonly Word[], places: Places | null): number {
  const place = places?.get(column.field)
  if (!place) return 0
  let off = 0
  for (const { x } of words) if (x) off = Math.max(off, place[0] - x[1] - 4, x[0] - place[1] - 4)
  return Math.min(2.5, off * 0.08)
}

const seldom: Readonly<Partial<Record<Column['field'], number>>> = {
  deemedExecutionDate: 0.8,
  voluntary: 0.8,
  acquiredDisposed: 1,
  transactionDate: 0.6,
  acquired: 0.3,
  disposed: 0.3,
  underlyingTitle: 0.4,
  underlyingAmount: 0.2,
  directOrIndirect: 0.6,
  securityTitle: 0.5,
  ownedFollowing: 0.2,
  amount: 0.15,
  transactionCode: 0.1,
}

/** How seldom a column's values bear marks. */
export const markedSeldom = (column: Column): number => seldom[column.field] ?? 0

/** Words of a value column: the value and its marks. `null` where they cannot stand there. */
export function valuePart(column: Column, words: readonly Word[]): Part | null {
  const [first, ...rest] = words
  if (!rest.every((word) => isMarkLike(word.text))) return null
  const value = mendFor(column.kind, first!)
  // Shares are mostly whole, and prices are not.
  const parts =
    column.kind === 'amount' && /\.\d/.test(value?.words[0]?.text ?? '')
      ? column.field === 'ownedFollowing'
        ? /,/.test(value!.words[0]!.text)
          ? 0.3
          : 0.9
        : 0.7
      : 0
  if (value)
    return {
      cost: value.cost + parts + (rest.length > 0 ? 0.15 * rest.length + markedSeldom(column) * 0.7 : 0),
      words: [...value.words, ...rest],
    }
  // The value may stand in the line above, or be lost.
  if (isMarkLike(first!.text) && column.field === 'transactionCode') return { cost: 1.5 + 0.1 * rest.length, words }
  if (isMarkLike(first!.text)) return { cost: (column.markAlone ? 0.25 : 0.4) + markedSeldom(column) + 0.1 * rest.length, words }
  return null
}

/** Words of a text column, its marks last. */
export function textPart(words: readonly Word[], phrases: Phrases): Part {
  let cost = 0
  words.forEach((word, at) => {
    if (isDatum(word) && !isOfText(words, at)) cost += 3.5
    else if (/^[A-Z]$/.test(word.text) && !/^(?:class|series|c|f|tier|type)$/i.test(words[at - 1]?.text ?? ''))
      cost += at === 0 && words.length > 1 ? 0.5 : 1
    else if (isScrap(word.text)) cost += 0.6
    else if (!isText(word) && !isMarkLike(word.text)) cost += /[A-Za-z0-9]{2}|&/.test(word.text) ? 0.15 : 0.5
  })
  const said = words.filter((word) => !isMarkLike(word.text))
  if (said.length === 0) cost += 2.5
  else if (!said.some((word) => /[A-Za-z]{2}/.test(word.text))) cost += 1.5
  // Marks end a text.
  const last = words.findLastIndex((word) => !isMarkLike(word.text))
  words.forEach((word, at) => {
    if (at < last && isMarkLike(word.text)) cost += 0.8
  })
  return { cost: cost + seams(phrases, said) * 0.7, words }
}

/** A figure that belongs to a text: `$0.00125 par value`, `par value $0.00125`, `Common Stock, $0.00125`, `2018 LLC`. */
export function isOfText(words: readonly Word[], at: number): boolean {
  const { text } = words[at]!
  const [before, next] = [words[at - 1]?.text ?? '', words[at + 1]?.text ?? '']
  if (/^(?:19|20)\d\d$/.test(text)) return /^(?:LLC|L\.?P\.?|Trust|Irrevocable|Revocable|Family|Fund|GRAT|Annuity)\b/i.test(next)
  if (!/^\$?\d?\.\d+$/.test(text)) return false
  return /^(?:par|per)\b/i.test(next) || (/^\$|^0?\./.test(text) && /^(?:par|value|(?:stock|shares?),)$/i.test(before))
}
