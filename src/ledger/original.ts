import { daysBetween } from '../model/date.ts'
import { baseForm, isAmendment } from '../model/document.ts'
import { byFiling, type FiledReport, linesOf, ownerKeysOf } from './filed-report.ts'
import { difference, farthest } from './line-difference.ts'

/** What an amendment amends, as far as the reports at hand show it. */
export interface FoundOriginals {
  readonly how: 'found' | 'missing' | 'ambiguous'
  /** Accession numbers: several when one event was split over continuation reports; none when missing. */
  readonly originals: readonly string[]
  /** Why it is missing or doubtful; `null` when every mark agrees. */
  readonly why: string | null
}

const shareOwner = (a: FiledReport, b: FiledReport): boolean => {
  const owners = new Set(ownerKeysOf(a))
  return ownerKeysOf(b).some((key) => owners.has(key))
}

const sameOwners = (a: FiledReport, b: FiledReport): boolean => [...ownerKeysOf(a)].sort().join() === [...ownerKeysOf(b)].sort().join()

/** Whether some line of one report stands, much the same, in the other. */
const shareLine = (a: FiledReport, b: FiledReport): boolean =>
  linesOf(a).some((one) =>
    linesOf(b).some(
      (other) => one.table === other.table && one.source.kind === other.source.kind && difference(one, other).distance <= 1.6,
    ),
  )

/** How far the nearest line of a report is from one of the amendment. */
const nearestLine = (report: FiledReport, amendment: FiledReport): number =>
  Math.min(
    ...linesOf(report).flatMap((one) =>
      linesOf(amendment).flatMap((other) =>
        one.table === other.table && one.source.kind === other.source.kind ? difference(one, other).distance : [],
      ),
    ),
  )

/** The one report whose lines the amendment may correct, where those of all others are clearly farther from it. */
function nearestOf(candidates: readonly FiledReport[], amendment: FiledReport): FiledReport | undefined {
  const [first, second] = candidates
    .map((report) => ({ report, distance: nearestLine(report, amendment) }))
    .sort((a, b) => a.distance - b.distance)
  return first && second && first.distance <= farthest && second.distance - first.distance >= 1 ? first.report : undefined
}

/**
 * The report or reports that an amendment amends: same issuer, an owner in common, same form, filed before it, on the day that
 * `dateOfOriginalSubmission` names, for the same period. A filer sometimes names the wrong day or corrects the period itself: then the
 * other marks and the lines decide, and `why` says so.
 */
export function originalsOf(amendment: FiledReport, reports: readonly FiledReport[]): FoundOriginals {
  const { documentType, dateOfOriginalSubmission: day, periodOfReport: period, issuer } = amendment.document
  const before = reports.filter(
    (one) =>
      one.accession !== amendment.accession &&
      one.document.issuer.cik === issuer.cik &&
      shareOwner(one, amendment) &&
      byFiling(one, amendment) < 0,
  )
  const sameForm = before.filter((one) => baseForm(one.document.documentType) === baseForm(documentType))
  const ofDay = sameForm.filter((one) => one.filed === day)
  const ofDayAndPeriod = ofDay.filter((one) => one.document.periodOfReport === period)
  const found = (originals: readonly FiledReport[], why: string | null = null): FoundOriginals => ({
    how: 'found',
    originals: originals.map(({ accession }) => accession),
    why,
  })
  const among = (candidates: readonly FiledReport[], why: string | null): FoundOriginals => {
    if (candidates.length === 1) return found(candidates, why)
    const owners = candidates.filter((one) => sameOwners(one, amendment))
    const narrowed = owners.length > 0 ? owners : candidates
    if (narrowed.length === 1) return found(narrowed, why)
    const alike = narrowed.filter((one) => shareLine(one, amendment))
    if (alike.length === 1) return found(alike, why)
    const nearest = alike.length === 0 ? nearestOf(narrowed, amendment) : undefined
    if (nearest) return found([nearest], why)
    const continued = (alike.length > 0 ? alike : narrowed).every(
      (one) => one.document.periodOfReport === narrowed[0]!.document.periodOfReport,
    )
    if (alike.length > 1 && continued) return found(alike, why)
    return {
      how: 'ambiguous',
      originals: narrowed.map(({ accession }) => accession),
      why: `${narrowed.length} reports answer the description (${narrowed.map(({ accession }) => accession).join(', ')})`,
    }
  }
  if (ofDayAndPeriod.length > 0) return among(ofDayAndPeriod, null)
  const elsewhere = sameForm.filter((one) => one.document.periodOfReport === period && period !== null)
  if (ofDay.length > 0) {
    const alike = elsewhere.filter((one) => shareLine(one, amendment) && !ofDay.some((other) => shareLine(other, amendment)))
    if (alike.length === 0) return among(ofDay, 'the amendment changes the period of report')
    return among(alike, `no report of the period was filed on ${day}; the lines are those of this one`)
  }
  const near = sameForm.filter(
    (one) => day !== null && Math.abs(daysBetween(one.filed, day)) <= 4 && one.document.periodOfReport === period,
  )
  const likely = near.length > 0 ? near : elsewhere.filter((one) => shareLine(one, amendment))
  if (likely.length > 0) return among(originalsFirst(likely), `nothing was filed on ${day ?? 'an unnamed day'}; found by period and lines`)
  const otherForm = before.filter((one) => one.filed === day && one.document.periodOfReport === period && shareLine(one, amendment))
  if (otherForm.length > 0) return among(otherForm, `the original is a Form ${otherForm[0]!.document.documentType}`)
  return { how: 'missing', originals: [], why: `the original${day ? ` filed on ${day}` : ''} is not among the reports at hand` }
}

/** Without a day to go by, an original is likelier than one of its amendments. */
const originalsFirst = (reports: readonly FiledReport[]): readonly FiledReport[] => {
  const originals = reports.filter((one) => !isAmendment(one.document.documentType))
  return originals.length > 0 ? originals : reports
}
