import { absolute, compare, divide, equal, isZero, multiply, type SignedDecimal, subtract } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import type { Step } from './chain.ts'
import { impliedOpening } from './entry.ts'
import { type FiledReport, notesOf } from './filed-report.ts'
import { splitsIn } from './noted.ts'

/** A split of the issuer's shares that its owners' balances show. Splits are exempt from reporting (Rule 16a-9), so balances jump. */
export interface Split {
  /** New shares for old: `4` for 1, `1` for 10. */
  readonly ratio: readonly [after: string, before: string]
  /** It took effect after the first day and by the second. */
  readonly between: readonly [after: IsoDate, by: IsoDate]
  /** How it is known. */
  readonly why: string
}

type Ratio = readonly [after: string, before: string]

/** Ratios in use: n for 1, 1 for n, and the small fractions. */
const ratios: readonly Ratio[] = [
  ...Array.from({ length: 49 }, (_, at): Ratio => [String(at + 2), '1']),
  ...([
    ['3', '2'],
    ['5', '4'],
    ['4', '3'],
    ['5', '3'],
    ['5', '2'],
    ['6', '5'],
    ['7', '5'],
    ['11', '10'],
    ['21', '20'],
  ] as const),
  ...Array.from({ length: 99 }, (_, at): Ratio => ['1', String(at + 2)]),
]

/** Whether the ratio brings the opening to what the line starts from; a fraction of a share is cashed out or rounded up. */
export function brings(opening: SignedDecimal, [after, before]: Ratio, start: SignedDecimal): boolean {
  const off = absolute(subtract(multiply(opening, after), multiply(start, before)))
  return isZero(off) || (before !== '1' && compare(off, before) < 0 && compare(start, '20') >= 0)
}

interface Jump {
  readonly step: Step
  readonly from: IsoDate
  readonly start: SignedDecimal
  readonly opening: SignedDecimal
}

function jumpOf(step: Step, before: Step | undefined): Jump | null {
  const start = impliedOpening(step.entry)
  if (!before || step.opening === null || start === null || equal(step.opening, start)) return null
  if (compare(step.opening, '10') < 0 || compare(start, '1') < 0) return null
  return { step, from: before.entry.day, start, opening: step.opening }
}

/** Only shares show a split: grants also halve by vesting. */
const jumpsOf = (chain: readonly Step[]): Jump[] =>
  chain.flatMap((step, at) => (step.entry.line.table === 'I' ? (jumpOf(step, chain[at - 1]) ?? []) : []))

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)
const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)

/** Splits that notes tell: a filer who adjusts a balance says so. */
function toldSplits(reports: readonly FiledReport[]): { readonly ratio: Ratio; readonly filed: IsoDate; readonly accession: string }[] {
  return reports.flatMap(({ document: { footnotes, remarks }, filed, accession }) =>
    [...footnotes.map(({ text }) => text), remarks ?? ''].flatMap((text) =>
      splitsIn(text).map(({ ratio }) => ({ ratio, filed, accession })),
    ),
  )
}

/**
 * The splits that an issuer's chains show: one ratio in the balances of two owners at one time, from different balances, or one that
 * a note tells. One owner's jump by a round ratio alone proves nothing.
 */
export function splitsOf(chains: readonly (readonly Step[])[], reports: readonly FiledReport[]): Split[] {
  const jumps = chains.flatMap(jumpsOf)
  const told = toldSplits(reports)
  const steady = chains.flatMap((chain) =>
    chain.flatMap((step, at) => {
      const before = chain[at - 1]
      const start = impliedOpening(step.entry)
      const stays = before && step.opening !== null && start !== null && equal(step.opening, start) && compare(step.opening, '100') >= 0
      return stays && step.entry.line.table === 'I' ? [[before.entry.day, step.entry.day] as const] : []
    }),
  )
  const found: Split[] = []
  for (const jump of jumps) {
    const toldHere = told.find(({ ratio, filed }) => filed > jump.from && brings(jump.opening, ratio, jump.start))
    if (toldHere) {
      const why = `told by a note of ${toldHere.accession}`
      found.push({ ratio: toldHere.ratio, between: [jump.from, jump.step.entry.day], why })
      continue
    }
    // A rough look first: of a hundred ratios at most two or three are near.
    const rough = Number(jump.start) / Number(jump.opening)
    const near = ratios.filter(([after, before]) => Math.abs(Number(after) / Number(before) / rough - 1) < 0.06)
    const ratio = near.find((one) => brings(jump.opening, one, jump.start))
    if (!ratio) continue
    let between: readonly [IsoDate, IsoDate] = [jump.from, jump.step.entry.day]
    const parties = new Set([jump.step.entry.party])
    for (const other of jumps) {
      const [from, by] = [later(between[0], other.from), earlier(between[1], other.step.entry.day)]
      if (other === jump || from >= by || parties.has(other.step.entry.party) || equal(other.opening, jump.opening)) continue
      if (!brings(other.opening, ratio, other.start)) continue
      parties.add(other.step.entry.party)
      between = [from, by]
    }
    const refuted = steady.some(([from, by]) => from <= between[0] && by >= between[1])
    if (parties.size > 1 && !refuted) found.push({ ratio, between, why: `in the balances of ${parties.size} owners` })
  }
  return found.filter(
    ({ ratio, between }, at) =>
      !found.slice(0, at).some((one) => one.ratio.join() === ratio.join() && one.between[0] < between[1] && between[0] < one.between[1]),
  )
}

/** The split, if any, that takes a step's opening to the balance its line starts from. */
export function splitAt(step: Step, before: Step, splits: readonly Split[]): Split | null {
  const jump = jumpOf(step, before)
  if (!jump) return null
  const own = notesOf(step.entry.line)
    .flatMap(splitsIn)
    .find(({ ratio }) => brings(jump.opening, ratio, jump.start))
  if (own) return { ratio: own.ratio, between: [jump.from, step.entry.day], why: 'told by its note' }
  return (
    splits.find(({ ratio, between }) => between[0] < step.entry.day && between[1] > jump.from && brings(jump.opening, ratio, jump.start)) ??
    null
  )
}

/** `4-for-1 split`, `1-for-10 reverse split`. */
export const splitName = ({ ratio: [after, before] }: Split): string =>
  `${after}-for-${before} ${compare(after, before) > 0 ? '' : 'reverse '}split`

/** Whether a balance is near a round multiple or part of the one before, as a split that nothing else shows makes it. */
export function nearSplit(before: SignedDecimal, after: SignedDecimal): boolean {
  if (isZero(before) || isZero(after)) return false
  const [large, small] = compare(after, before) > 0 ? [after, before] : [before, after]
  const [whole, least] = [Math.round(Number(divide(large, small, 6))), large === after ? 2 : 5]
  if (whole < least || whole > 50) return false
  const multiple = multiply(small, String(whole))
  return compare(absolute(subtract(large, multiple)), multiply(multiple, whole <= 5 ? '0.03' : '0.005')) < 0
}
