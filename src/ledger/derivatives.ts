import { vestingSchedule } from '../law/vesting.ts'
import { compare, divide, isZero, multiply, normal, subtract, sum, truncate } from '../model/decimal.ts'
import type { Decimal, IsoDate, Row } from '../model/document.ts'
import { readVesting } from '../notes/vesting.ts'
import { type FiledReport, notesOf } from './filed-report.ts'
import { type LedgerLine, splitsOfIssuer } from './ledger.ts'
import type { Split } from './split.ts'
import { acrossSplits } from './split-derivative.ts'

/** A derivative security that an owner holds on a day: what is left of it, what has vested, what may be exercised. */
export interface OutstandingDerivative {
  readonly position: string
  readonly owners: readonly string[]
  readonly security: string
  readonly vehicle: string
  /** Exercise or conversion price as last stated, US dollars; `null` where none is. */
  readonly price: Decimal | null
  readonly expires: IsoDate | null
  /** The day of the award, where its line is at hand. */
  readonly granted: IsoDate | null
  /** Units of the award, as splits that its lines show since have made them. */
  readonly units: Decimal | null
  /** What it is counted in: units, or dollars of principal. */
  readonly unit: 'shares' | 'dollars'
  /** Units left on the day; `0` once expired. */
  readonly outstanding: Decimal
  /** Units of the award that have vested by the day; `null` where notes and dates do not say. */
  readonly vested: Decimal | null
  /** Units that may be exercised on the day; `null` where unknown. */
  readonly exercisable: Decimal | null
  readonly isExpired: boolean
  /** The splits since its last line that its numbers are adjusted by; `null` where they are as filed. */
  readonly adjusted: string | null
  /** The line whose balance it is. */
  readonly accession: string
  readonly row: number
}

interface Award {
  readonly date: IsoDate
  readonly units: Decimal
}

interface Placed {
  readonly line: LedgerLine
  readonly source: Row
  readonly notes: readonly string[]
}

const acquires = ({ source }: Placed): boolean => source.kind === 'transaction' && source.acquiredDisposed?.value === 'A'

/** The award that a position begins with: its line starts from nothing. */
function awardOf(first: Placed): Award | null {
  const { date, change, opening } = first.line
  return acquires(first) && date !== null && change !== null && opening !== null && isZero(opening) ? { date, units: change } : null
}

const dateIn = (placed: readonly Placed[], of: (row: Row) => IsoDate | null | undefined): IsoDate | null =>
  placed.map(({ source }) => of(source)).find((date) => date !== null && date !== undefined) ?? null

/** How much of an award has vested by a day, by the words of its notes. */
function vestedBy(day: IsoDate, placed: readonly Placed[], award: Award | null): Decimal | null {
  for (const { line, notes } of placed) {
    for (const note of notes) {
      const said = readVesting(note)
      // What a later line says has vested need not have by then.
      if (said?.kind === 'vested' && line.date !== null && line.date <= day) return award?.units ?? null
      if (said?.kind !== 'schedule' || !award) continue
      const { lines } = vestingSchedule(said.terms, award, null)
      if (lines === null) continue
      return sum(lines.filter(({ date }) => date <= day).map(({ units }) => units))
    }
  }
  return null
}

/** A day in the box says when an award becomes exercisable; beside notes that say more it is only the first of several. */
function vestedByDate(day: IsoDate, placed: readonly Placed[], exerciseDate: IsoDate | null, award: Award | null): Decimal | null {
  if (exerciseDate === null) return null
  if (day < exerciseDate) return '0'
  return placed.every(({ notes }) => notes.length === 0) ? (award?.units ?? null) : null
}

/** Without the award: before the day in the box nothing, from it on all that is left, where no note says otherwise. */
function readyByDate(day: IsoDate, placed: readonly Placed[], exerciseDate: IsoDate | null, left: Decimal): Decimal | null {
  if (exerciseDate === null) return null
  if (day < exerciseDate) return '0'
  return placed.every(({ notes }) => notes.length === 0) ? left : null
}

/** What splits that lines of a position show made of its units as granted; of whole units whole ones. `null` where more than a split happened. */
function afterSplits(units: Decimal, known: readonly Placed[]): Decimal | null {
  const isWhole = compare(truncate(units), units) === 0
  return known.reduce<Decimal | null>((before, { line: { explanations, opening, change, reported } }) => {
    if (before === null || !explanations.includes('split')) return before
    if (explanations.length > 1 || opening === null || reported === null) return null
    const after = divide(multiply(before, subtract(reported, change ?? '0')), opening, 10)
    return isWhole ? truncate(after) : normal(after)
  }, units)
}

/** Of what has vested, what is not yet exercised: nobody knows where more is left than was granted. */
const readyOf = (vested: Decimal, units: Decimal | null, left: Decimal): Decimal | null =>
  units === null || compare(left, units) > 0 ? null : subtract(vested, subtract(units, left))

const lesser = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)

function onDay(day: IsoDate, placed: readonly Placed[], splits: readonly Split[]): OutstandingDerivative | null {
  const known = placed.filter(({ line }) => line.date !== null && line.date <= day && line.reported !== null)
  const last = known.at(-1)
  if (!last) return null
  const first = placed[0]!
  const award = awardOf(first)
  // What had units before, or grows again, is a class of several awards: no line tells how many of each are left.
  const isOneAward = !known.some((one) => acquires(one) && (one !== first || award === null))
  const expires = dateIn(placed, (row) => row.expirationDate?.value)
  const exerciseDate = dateIn(placed, (row) => row.exerciseDate?.value)
  const isExpired = expires !== null && expires < day
  const left = last.line.reported!
  const outstanding = isExpired ? '0' : left
  const vestedAsGranted = isOneAward ? (vestedBy(day, placed, award) ?? vestedByDate(day, placed, exerciseDate, award)) : null
  const vested = vestedAsGranted === null ? null : afterSplits(vestedAsGranted, known)
  const units = award && isOneAward ? afterSplits(award.units, known) : null
  const ready =
    award !== null && vested !== null ? readyOf(vested, units, left) : isOneAward ? readyByDate(day, placed, exerciseDate, left) : null
  const exercisable = ready === null ? null : compare(ready, '0') <= 0 ? '0' : lesser(ready, outstanding)
  const asFiled: OutstandingDerivative = {
    position: last.line.position,
    owners: last.line.owners,
    security: last.line.security,
    vehicle: last.line.vehicle,
    price: known.flatMap(({ source }) => source.conversionOrExercisePrice?.value ?? []).at(-1) ?? null,
    expires,
    granted: isOneAward ? (award?.date ?? null) : null,
    units,
    unit: last.line.unit,
    outstanding,
    vested,
    exercisable,
    isExpired,
    adjusted: null,
    accession: last.line.accession,
    row: last.line.row,
  }
  return acrossSplits(asFiled, last.line.date ?? day, day, splits)
}

/**
 * The derivative securities of an issuer's owners on a day, by the counted lines of its ledger and the reports they stand in. One that has
 * expired is told with `0` left; one that is used up is not told. What notes and dates leave open is `null`: vesting by performance, a grant
 * whose award is not at hand.
 */
export function derivativesOf(lines: readonly LedgerLine[], reports: readonly FiledReport[], day: IsoDate): OutstandingDerivative[] {
  const splits = splitsOfIssuer(reports, null)
  const byAccession = new Map(reports.map((report) => [report.accession, report]))
  const positions = new Map<string, Placed[]>()
  for (const line of lines) {
    const report = byAccession.get(line.accession)
    const source = report?.document.derivative[line.row - 1]
    if (line.table !== 'II' || !report || !source) continue
    const placed = { line, source, notes: notesOf({ ...line, report, source }) }
    positions.set(line.position, [...(positions.get(line.position) ?? []), placed])
  }
  return [...positions.values()]
    .map((placed) => placed.sort((a, b) => a.line.step - b.line.step))
    .flatMap((placed) => onDay(day, placed, splits) ?? [])
    .filter(({ outstanding, isExpired }) => isExpired || compare(outstanding, '0') > 0)
}
