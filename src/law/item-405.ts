import type { IsoDate, ReportingOwner } from '../model/document.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { countTransactions, type ReportTimeliness, type ReportToJudge, reportTimeliness } from './report-timeliness.ts'
import type { RowTimeliness } from './row-timeliness.ts'

/**
 * Item 405 of Regulation S-K (17 CFR 229.405): for an issuer and a fiscal year, each person late under Section 16(a), with the number of late
 * reports, of transactions not reported on time, and known failures to file.
 */

/** A filing with the number it is known by. */
export interface NumberedReport extends ReportToJudge {
  readonly accession: string
}

/** A report that was never filed, found outside of the filings: a balance that moved, a Form 3 that is missing. */
export interface FailureToFile {
  /** Ten digits, or `null` where only the name is known. */
  readonly cik: string | null
  readonly name: string
  /** In words: `a Form 4 for the 500 shares missing between 3 May and 9 June 2024`. */
  readonly what: string
}

export interface Item405Question {
  readonly fiscalYear: FiscalYear
  /** All filings of the issuer, amendments with their originals where these are known. */
  readonly reports: readonly NumberedReport[]
  readonly failures: readonly FailureToFile[]
}

/** A late report as it bears on one person. */
export interface LateReport {
  readonly accession: string
  readonly form: string
  readonly filed: IsoDate | null
  /** The deadline missed, where lines missed several the one missed by the most; `null` where not known. */
  readonly due: IsoDate | null
  /** From that deadline; `null` where not known. */
  readonly daysLate: number | null
  /** Transactions on it that were not reported on time. */
  readonly transactions: number
  /** Whether its late events fell before the fiscal year: disclosed only if they were not before. */
  readonly earlierYear: boolean
}

export interface LatePerson {
  readonly cik: string | null
  readonly name: string
  /** `director`, `Chief Financial Officer`, `holder of more than ten percent`, as the filings say. */
  readonly relationship: string
  readonly reports: readonly LateReport[]
  /** Late reports of the year, those of earlier years left out. */
  readonly lateReports: number
  readonly lateTransactions: number
  readonly failures: readonly string[]
}

/** A filing that no rule decides; a person has to look. */
export interface UndecidedReport {
  readonly accession: string
  readonly names: readonly string[]
  readonly why: string
}

export interface Item405Report {
  readonly fiscalYear: FiscalYear
  /** By name. */
  readonly persons: readonly LatePerson[]
  readonly undecided: readonly UndecidedReport[]
  /** Filings looked at. */
  readonly examined: number
  /** Of these, those filed in the year or telling of events in it: where there are none, nothing can be said of the year. */
  readonly ofTheYear: number
  /** What was taken for granted of those that count. */
  readonly assumptions: readonly string[]
}

/** The Item 405 report of a fiscal year. A joint filing counts for each of its owners, because each of them owed the report. */
export function item405({ fiscalYear, reports, failures }: Item405Question): Item405Report {
  const people = new Map<string, { owner: ReportingOwner; reports: LateReport[] }>()
  const undecided: UndecidedReport[] = []
  const assumptions = new Set<string>()
  let ofTheYear = 0
  for (const report of reports) {
    const { document, accession } = report
    const found = reportTimeliness(report)
    if (touches(eventDays(report, found.rows), found.filed, fiscalYear)) ofTheYear++
    const owners = document.reportingOwners
    if (found.lateReports === null) {
      if (touches(eventDays(report, found.rows), found.filed, fiscalYear)) {
        const why = found.why ?? 'an amendment without the report it amends'
        undecided.push({ accession, names: owners.map(nameOf), why })
      }
      continue
    }
    if (found.lateReports === 0) continue
    const lateRows = found.rows.filter(({ late }) => late === true)
    // What has no day of its own, a late Form 3 or a holding that belonged on one, is of the year that the report is about.
    const reportOfYear = eventDays(report, []).some((day) => within(day, fiscalYear))
    const ofYear = lateRows.filter(({ date }) => (date === null ? reportOfYear : within(date, fiscalYear)))
    const thisYear = ofYear.length > 0 || (lateRows.length === 0 && reportOfYear)
    if (!thisYear && !touches([], found.filed, fiscalYear)) continue
    for (const assumption of found.assumptions) assumptions.add(assumption)
    const told = thisYear ? ofYear : lateRows
    const entry: LateReport = {
      accession,
      form: found.form,
      filed: found.filed,
      ...missedDeadline(found, told),
      transactions: countTransactions(told.filter(({ date }) => date !== null)),
      earlierYear: !thisYear,
    }
    for (const owner of owners) {
      const key = owner.cik ?? nameOf(owner)
      const person = people.get(key) ?? { owner, reports: [] }
      person.reports.push(entry)
      people.set(key, person)
    }
  }
  return {
    fiscalYear,
    persons: [...withFailures(people, failures)].sort(
      (a, b) => a.name.localeCompare(b.name, 'en') || (a.cik ?? '').localeCompare(b.cik ?? ''),
    ),
    undecided,
    examined: reports.length,
    ofTheYear,
    assumptions: [...assumptions],
  }
}

/** The deadline missed by the most, and by how many days: of a late line, or where no line's is known of the report itself. */
function missedDeadline(report: ReportTimeliness, late: readonly RowTimeliness[]): Pick<LateReport, 'due' | 'daysLate'> {
  const known = late.flatMap(({ due, daysLate }) => (due === null || daysLate === null ? [] : [{ due, daysLate }]))
  const [worst] = known.sort((a, b) => b.daysLate - a.daysLate)
  if (worst) return worst
  if (late.length === 0 || report.daysLate !== null) return { due: report.due, daysLate: report.daysLate }
  return { due: null, daysLate: null }
}

function withFailures(
  people: ReadonlyMap<string, { readonly owner: ReportingOwner; readonly reports: readonly LateReport[] }>,
  failures: readonly FailureToFile[],
): LatePerson[] {
  const failuresOf = (cik: string | null, name: string) =>
    failures
      .filter((failure) => (failure.cik !== null && cik !== null ? failure.cik === cik : failure.name === name))
      .map(({ what }) => what)
  const late = [...people.values()].map(({ owner, reports }): LatePerson => {
    const ofYear = reports.filter(({ earlierYear }) => !earlierYear)
    return {
      cik: owner.cik,
      name: nameOf(owner),
      relationship: relationshipOf(owner),
      reports,
      lateReports: ofYear.length,
      lateTransactions: ofYear.reduce((sum, { transactions }) => sum + transactions, 0),
      failures: failuresOf(owner.cik, nameOf(owner)),
    }
  })
  const known = (failure: FailureToFile) =>
    late.some(({ cik, name }) => (failure.cik !== null && cik !== null ? cik === failure.cik : name === failure.name))
  const onlyFailed = failures.filter((failure) => !known(failure))
  const names = [...new Map(onlyFailed.map((failure) => [failure.cik ?? failure.name, failure])).values()]
  return [
    ...late,
    ...names.map(
      ({ cik, name }): LatePerson => ({
        cik,
        name,
        relationship: '',
        reports: [],
        lateReports: 0,
        lateTransactions: 0,
        failures: failuresOf(cik, name),
      }),
    ),
  ]
}

const nameOf = ({ name, cik }: ReportingOwner): string => name ?? cik ?? 'a person not named'

/** The relationships ticked, an officer by title. */
function relationshipOf({ relationship }: ReportingOwner): string {
  const { director, officer, officerTitle, tenPercentOwner, other, otherText } = relationship
  return [
    director ? 'director' : null,
    officer ? (officerTitle ?? 'officer') : null,
    tenPercentOwner ? 'holder of more than ten percent' : null,
    other ? (otherText ?? 'other') : null,
  ]
    .filter((one) => one !== null)
    .join(', ')
}

const within = (day: IsoDate, { start, end }: FiscalYear) => start <= day && day <= end

const touches = (days: readonly IsoDate[], filed: IsoDate | null, year: FiscalYear) =>
  days.some((day) => within(day, year)) || (filed !== null && within(filed, year))

/** The days that a report is about: its lines' dates, otherwise its period. */
function eventDays({ document }: ReportToJudge, rows: readonly RowTimeliness[]): IsoDate[] {
  const dates = rows.flatMap(({ date }) => date ?? [])
  return dates.length > 0 ? dates : document.periodOfReport === null ? [] : [document.periodOfReport]
}
