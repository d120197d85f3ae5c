import { lineInWords, lineKey } from './filed-report.ts'
import { firstOfGroups } from './joint.ts'
import type { LedgerLine } from './ledger.ts'

/** Whether a position that several separate filings state alike is counted once, or in each of them. */
export const jointChoices = ['once', 'each'] as const
export type JointChoice = (typeof jointChoices)[number]

/** The choice that a text of a URL makes; a position is counted once unless each filing is to count. */
export const jointChoice = (text: string | undefined): JointChoice => (text === 'each' ? 'each' : 'once')

/** Why a line is not to be added to others. */
export interface SetAside {
  /** An amendment or a second report stands for it, or its position is counted in another filing. */
  readonly kind: 'superseded' | 'joint'
  readonly why: string
}

/**
 * The lines that a total must leave out, by `lineKey`: those that are superseded, withdrawn or repeated, and, where joint positions count
 * once, those of all filings but the first of a group. `lines` are a ledger with the lines that do not count.
 */
export function setAside(lines: readonly LedgerLine[], joint: JointChoice): ReadonlyMap<string, SetAside> {
  const first = firstOfGroups(lines.filter(({ counted }) => counted))
  return new Map(
    lines.flatMap((line): [string, SetAside][] => {
      const key = lineKey(line)
      if (!line.counted) return [[key, { kind: 'superseded', why: line.why ?? 'another line stands for it' }]]
      if (joint === 'each' || line.group === null) return []
      const counted = first.get(line.group)!
      return counted.standsIn === line.standsIn ? [] : [[key, { kind: 'joint', why: `the same position as ${lineInWords(counted)}` }]]
    }),
  )
}
