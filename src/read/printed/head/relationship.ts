import type { Relationship } from '../../../model/document.ts'
import { ofEither } from '../cut/ticks.ts'
import { type Flow, find, findNear, flowOf } from '../flow/flow.ts'
import { cellOf, isEmptyBox, isTicked, type Page, textOf, type Word, wordWith } from '../pages/page.ts'
import { type LabelPlace, ticksByPlace } from '../placed/ticks.ts'
import { isOffice } from './offices.ts'
import { linesOf } from './owners.ts'

/** Boxes to tick, and box 5: how a reporting person stands to the issuer. */

/** What a tick box shows: `null` is a box that cannot be seen. */
export interface Tick {
  readonly value: boolean | null
  readonly words: readonly Word[]
}

/** Box 5 as words still to be understood. */
export interface PrintedRelationship {
  readonly ticks: { readonly [name in keyof Pick<Relationship, 'director' | 'officer' | 'tenPercentOwner' | 'other'>]: Tick }
  /** Words under the labels Officer and Other. */
  readonly titles: readonly Word[]
  /** The same parted, by column or by line where the print has them. */
  readonly officerTitle: readonly Word[] | null
  readonly otherText: readonly Word[] | null
}

/** Reads the box before a label: a tick, an empty box, or nothing, which means what the print's way of ticking says. */
export function tickBefore(words: readonly Word[], label: number, from: number, silent: boolean | null): Tick {
  for (let at = label - 1; at >= Math.max(from, label - 2); at--) {
    const word = words[at]!
    if (isTicked(word)) return { value: true, words: [word] }
    if (isEmptyBox(word)) return { value: false, words: [word] }
    // In a narrow box the labels stand below their ticks, so that other words come between.
    if (/[a-z]{2}|%/i.test(word.text)) break
  }
  return { value: silent, words: words.slice(label, label + 1) }
}

export const noTick: Tick = { value: null, words: [] }

const relationshipLabels = [
  ['director', ['director']],
  ['tenPercentOwner', ['10owner', '10percentowner']],
  ['officer', ['officergivetitlebelow', 'officergivetitle', 'officer']],
  ['other', ['otherspecifybelow', 'otherspecify', 'other']],
] as const

type Ticks = { -readonly [name in keyof PrintedRelationship['ticks']]: Tick }

/** Understands the words of box 5 below its label. */
export function relationshipIn(relationship: readonly Word[], page: Page, published: boolean): PrintedRelationship {
  const region = flowOf([cellOf(relationship, 0)])
  const ticks: Ticks = {
    director: noTick,
    officer: noTick,
    tenPercentOwner: noTick,
    other: noTick,
  }
  let from = 0
  let after = 0
  const spots: { name: keyof PrintedRelationship['ticks']; start: number; end: number }[] = []
  for (const [name, spellings] of relationshipLabels) {
    for (const spelling of spellings) {
      const hit =
        find(region, spelling, name === 'other' ? from : 0) ??
        (page.damage > 0 ? findNear(region, spelling, 0, region.letters.length, 0.2) : null)
      if (!hit) continue
      spots.push({ name, start: hit.start, end: hit.end })
      after = Math.max(after, hit.end)
      from = Math.max(from, hit.to)
      break
    }
  }
  const anyTick = relationship.some((word) => isTicked(word) || isEmptyBox(word))
  spots.sort((a, b) => a.start - b.start)
  const placed = published ? null : ticksByPlace(relationship, spots)
  spots.forEach(({ name, start }, at) => {
    ticks[name] =
      placed?.get(name) ??
      tickBefore(
        relationship,
        start,
        at > 0 ? spots[at - 1]!.end : 0,
        anyTick ? (published && page.ticks === 'typed' ? null : false) : null,
      )
  })
  ticksBelow(relationship, spots, ticks)
  const titles = relationship
    .slice(after)
    .filter((word, at, all) => !isTicked(word) && !isEmptyBox(word) && !isHint(word) && !(word.text === 'title' && isHint(all[at + 1])))
  // Only officers and who is something other have a title.
  const either = ticks.tenPercentOwner.words[0]?.certainty === ofEither
  if (either && titles.length > 0 && ticks.officer.value !== true && ticks.other.value !== true) {
    ticks.officer = ticks.tenPercentOwner
    ticks.tenPercentOwner = { value: false, words: ticks.tenPercentOwner.words }
  }
  if (ticks.officer.value === null && ticks.other.value === null && ticks.officer.words.length === 1 && isOffice(textOf(titles))) {
    const [tick] = ticks.officer.words
    ticks.officer = { value: true, words: [wordWith(tick!, { certainty: ofEither })] }
    ticks.other = { value: false, words: ticks.other.words }
  }
  const columns = titleColumns(relationship, spots, region)
  const { officerTitle, otherText } = columns.officerTitle === null && page.breaks ? titleLines(titles) : columns
  return { ticks, titles, officerTitle, otherText }
}

/** A word of the hints `(give title below)` and `(specify below)`. */
const isHint = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.text.startsWith('(') || word.text.endsWith(')')) &&
  /^(?:\(?(?:below|specify)\)|\((?:give|specify))$/i.test(word.text)

/** Title and other text where each is a line of its own. */
function titleLines(titles: readonly Word[]): { officerTitle: readonly Word[] | null; otherText: readonly Word[] | null } {
  const [officerTitle, otherText, ...more] = linesOf(titles)
  return officerTitle && otherText && more.length === 0 ? { officerTitle, otherText } : { officerTitle: null, otherText: null }
}

/** Title and other text where they stand in cells of their own under `Officer` and `Other`. */
function titleColumns(
  words: readonly Word[],
  spots: readonly { name: string; start: number; end: number }[],
  region: Flow,
): { officerTitle: readonly Word[] | null; otherText: readonly Word[] | null } {
  const nothing = { officerTitle: null, otherText: null }
  const officer = spots.find((spot) => spot.name === 'officer')
  const other = spots.find((spot) => spot.name === 'other')
  if (!officer || !other || region.words.length === 0) return nothing
  const left = words[officer.start]?.x
  const right = words[other.start]?.x
  if (!left || !right || right[0] <= left[0]) return nothing
  const under = words.slice(Math.max(officer.end, other.end)).filter((word) => word.x && !isHint(word))
  const border = right[0] - 2
  return { officerTitle: under.filter((word) => word.x![0] < border), otherText: under.filter((word) => word.x![0] >= border) }
}

/**
 * An X before the second line of the labels, `below)`, where the boxes stand between their two lines. One in a line of its own may be that
 * of either, so that neither is known.
 */
function ticksBelow(words: readonly Word[], spots: readonly LabelPlace[], ticks: Ticks): void {
  const officer = spots.find((spot) => spot.name === 'officer')
  if (!officer) return
  const below: number[] = []
  for (let at = officer.start + 1; at < words.length; at++) if (words[at]!.text === 'below)') below.push(at)
  for (const [at, name] of [
    [below[0], 'officer'],
    [below[1], 'other'],
  ] as const) {
    const before = at === undefined ? undefined : words[at - 1]
    if (before && isTicked(before) && words[at!]!.gap < 2 && ticks[name].value !== true) ticks[name] = { value: true, words: [before] }
  }
  const seen = words.filter((word, at) => at > officer.start && isTicked(word))
  if (seen.length === 0) return
  const taken = new Set(Object.values(ticks).flatMap((tick) => tick.words))
  const unclear = seen.filter((word) => !taken.has(word))
  if (unclear.length === 0) return
  for (const name of ['officer', 'other'] as const) if (ticks[name].value === false) ticks[name] = { value: null, words: unclear }
}
