import { vestingSchedule } from '../law/vesting.ts'
import { addDays } from '../model/date.ts'
import { sum } from '../model/decimal.ts'
import type { Decimal, IsoDate, OwnershipDocument, Row } from '../model/document.ts'
import type { VestingTerms } from '../model/vesting.ts'
import type { MarkedBox } from '../notes/fact.ts'

/** The schedules that a note's vesting terms make with the awards of the lines that it marks. */

/** What vests on a day: units where the grant is known, else its share of the grant as an exact fraction. */
export type ScheduledPart = { readonly date: IsoDate; readonly units: Decimal } | { readonly date: IsoDate; readonly share: string }

/** One award's schedule and the boxes it belongs to; `schedule` is `null` where neither lines nor words give the days. */
export interface NoteSchedule {
  readonly rows: readonly MarkedBox[]
  readonly schedule: readonly ScheduledPart[] | null
}

/** Divisible by every number of parts in use, so that each part of it is a whole number. */
const manyParts = 43_243_200n

/** One schedule for each different award among the marked lines; terms that name their own days or units need no line. */
export function schedulesOf(terms: VestingTerms, rows: readonly MarkedBox[], document: OwnershipDocument | null): readonly NoteSchedule[] {
  if (terms.units !== null) return [{ rows, schedule: ownSchedule(terms) }]
  const awards = new Map<string, { readonly date: IsoDate; readonly units: Decimal; readonly rows: MarkedBox[] }>()
  for (const box of rows) {
    const row = document && (box.table === 'I' ? document.nonDerivative : document.derivative)[box.row - 1]
    const grant = row && grantOf(row, terms)
    if (!grant) continue
    const key = `${grant.date} ${grant.units}`
    const award = awards.get(key) ?? { ...grant, rows: [] }
    award.rows.push(box)
    awards.set(key, award)
  }
  const found = [...awards.values()].flatMap((award) => {
    const { lines } = vestingSchedule(terms, award, null)
    return lines === null ? [] : [{ rows: award.rows, schedule: lines.map(({ date, units }) => ({ date, units })) }]
  })
  return found.length > 0 ? found : [{ rows, schedule: ownSchedule(terms) }]
}

/** The award that a line reports: the grant itself (code A), or on a Form 3 the holding with the date that the words give. */
function grantOf(row: Row, terms: VestingTerms): { readonly date: IsoDate; readonly units: Decimal } | null {
  const units = row.shares?.value ?? row.underlying?.shares?.value ?? null
  const date = row.coding?.code === 'A' ? (row.transactionDate?.value ?? null) : row.kind === 'holding' ? terms.grantDate : null
  return units === null || date === null || /^0*(?:\.0*)?$/.test(units) ? null : { date, units }
}

/** The schedule of terms that name their days themselves: in the units they name, else in shares of the grant. */
function ownSchedule(terms: VestingTerms): readonly ScheduledPart[] | null {
  const anchored = terms.tranches.some(({ start, series }) => [start, series?.until].some((point) => point && needsGrant(point, terms)))
  if (anchored) return null
  const date = terms.grantDate ?? terms.commencementDate ?? dayBeforeFirst(terms)
  if (date === null) return null
  if (terms.units !== null) {
    const { lines } = vestingSchedule(terms, { date, units: terms.units }, null)
    return lines === null ? null : lines.map(({ date, units }) => ({ date, units }))
  }
  const named = terms.tranches.flatMap(({ amount, each, series }) =>
    amount.kind === 'units' && (!each || series === null) ? [amount.units] : [],
  )
  if (named.length === terms.tranches.length) {
    const { lines } = vestingSchedule(terms, { date, units: sum(named) }, null)
    return lines === null ? null : lines.map(({ date, units }) => ({ date, units }))
  }
  const made = vestingSchedule(terms, { date, units: String(manyParts) }, null)
  if (made.lines === null || made.flags.includes('rounding-assumed')) return null
  return made.lines.map(({ date, units }) => ({ date, share: fraction(BigInt(units)) }))
}

const needsGrant = (point: VestingTerms['tranches'][number]['start'], terms: VestingTerms): boolean =>
  point.kind !== 'date' &&
  ((point.anchor === 'grant' && terms.grantDate === null) || (point.anchor === 'commencement' && terms.commencementDate === null))

/** Where only days are named the award was made before the first of them: a first part that vests on its day is none of a clock begun there. */
function dayBeforeFirst(terms: VestingTerms): IsoDate | null {
  const first = terms.tranches.flatMap(({ start }) => (start.kind === 'date' ? [start.date] : [])).sort()[0]
  return first === undefined ? null : addDays(first, -1)
}

function fraction(part: bigint): string {
  let [a, b] = [part, manyParts]
  while (b !== 0n) [a, b] = [b, a % b]
  return `${part / a}/${manyParts / a}`
}
