import type { CalendarEvent } from '../law/calendar-feed.ts'
import { coolingOffEnd, coolingOffRule } from '../law/cooling-off.ts'
import { plainQuestion } from '../law/deadline.ts'
import { deadline } from '../law/deadlines.ts'
import { fiscalYearEndIn } from '../law/fiscal-year.ts'
import { addMonths, isIsoDate } from '../model/date.ts'
import { grouped, isZero, normal } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import { textOrder } from '../model/text-order.ts'
import { readNotes } from '../notes/read-notes.ts'
import { type Entry, inTime } from './entry.ts'
import type { FiledReport } from './filed-report.ts'
import { knownEntries } from './known-entries.ts'
import { vestingParts } from './vesting-ahead.ts'

/** The days ahead that the reports on an issuer tell: vestings, expiries, ends of cooling-off, the day for Form 5. */

export interface CalendarQuestion {
  /** Ten digits; everyone who reported where it is left out. */
  readonly owner?: string
  /** Days before this one are left out. */
  readonly from: IsoDate
  /** The issuer's fiscal year end as EDGAR's header has it, month and day: `12-31`; `null` where it is not known. */
  readonly fiscalYearEnd: string | null
}

/** Events of one issuer's reports, in order of date. */
export function calendarEvents(issuerReports: readonly FiledReport[], { owner, from, fiscalYearEnd }: CalendarQuestion): CalendarEvent[] {
  const { entries, counts } = knownEntries(issuerReports, null)
  const counted = entries.filter((entry) => counts(entry) && (owner === undefined || entry.owners.includes(owner)))
  const reports = [...new Set(counted.map(({ line }) => line.report))]
  const issuer = issuerReports[0]?.document.issuer
  return [
    ...vestings(counted),
    ...expiries(counted),
    ...reports.flatMap(coolingOffs),
    ...(fiscalYearEnd === null ? [] : formFive(issuer?.cik ?? '', issuer?.name ?? 'the issuer', fiscalYearEnd, from)),
  ]
    .filter(({ date }) => date >= from)
    .sort((a, b) => textOrder(a.date, b.date) || textOrder(a.key, b.key))
}

const namesOf = ({ document }: FiledReport): string =>
  document.reportingOwners.map(({ name }) => name ?? 'an owner without a name').join(', ')

function vestings(counted: readonly Entry[]): CalendarEvent[] {
  return vestingParts(counted).map(({ report, accession, table, row, source, footnote, date, units, share }) => ({
    key: `vests ${accession} ${table} ${row} ${date}`,
    date,
    summary: `Vests: ${units === null ? share : grouped(units)} ${source.securityTitle.value ?? 'units'}, ${namesOf(report)}`,
    description: `By note ${footnote} of ${accession}, on continued service as the note says. Weekends and holidays do not move the day.`,
    remindDaysBefore: null,
  }))
}

/** Derivative securities that by the last line on them are still held. */
function expiries(counted: readonly Entry[]): CalendarEvent[] {
  const last = new Map<string, Entry>()
  for (const entry of [...counted].sort(inTime)) {
    const { source, table } = entry.line
    const expires = source.expirationDate?.value ?? null
    if (table !== 'II' || expires === null) continue
    const price = source.conversionOrExercisePrice?.value ?? ''
    last.set([entry.party, entry.security, entry.vehicle, price === '' ? '' : normal(price), expires].join('|'), entry)
  }
  return [...last].flatMap(([key, { line, reported, security }]) => {
    if (reported === null || isZero(reported)) return []
    const price = line.source.conversionOrExercisePrice?.value ?? null
    return [
      {
        key: `expires ${key}`,
        date: line.source.expirationDate!.value!,
        summary: `Expires: ${grouped(reported)} ${security}${price === null ? '' : ` at $${price}`}, ${namesOf(line.report)}`,
        description: `Held by the last report on it, ${line.accession}.`,
        remindDaysBefore: 30,
      },
    ]
  })
}

function coolingOffs(report: FiledReport): CalendarEvent[] {
  const insider = report.document.reportingOwners.some(({ relationship }) => relationship.director || relationship.officer)
  const adopted = new Set(
    readNotes(report.document).flatMap((fact) => (fact.kind === 'plan-adoption' && isIsoDate(fact.value.date) ? [fact.value.date] : [])),
  )
  return [...adopted].flatMap((date) => {
    const end = coolingOffEnd(date, insider)
    if (!end) return []
    const owners = report.document.reportingOwners.map(({ cik }) => cik ?? '').join(' ')
    const waits =
      end.earliest === end.latest
        ? ''
        : ` At the earliest ${end.earliest}: it waits for two business days after the results of the quarter.`
    return [
      {
        key: `cooling off ${report.document.issuer.cik ?? ''} ${owners} ${date}`,
        date: end.latest,
        summary: `Cooling-off of the 10b5-1 plan of ${date} ends at the latest, ${namesOf(report)}`,
        description: `${coolingOffRule}.${waits} Plan told by ${report.accession}.`,
        remindDaysBefore: null,
      },
    ]
  })
}

/** The next two days for Form 5. */
function formFive(cik: string, name: string, fiscalYearEnd: string, from: IsoDate): CalendarEvent[] {
  const year = Number(addMonths(from, -3).slice(0, 4))
  return [year, year + 1, year + 2]
    .flatMap((one) => {
      const end = fiscalYearEndIn(one, fiscalYearEnd)
      const { due, rule, steps } = deadline({ ...plainQuestion, form: '5', date: end, fiscalYearEnd: end })
      if (due === null || due < from) return []
      return [
        {
          key: `form 5 ${cik} ${end}`,
          date: due,
          summary: `Form 5 due for ${name}, fiscal year to ${end}`,
          description: [`${rule}. Nothing is due where nothing is left to report.`, ...steps].join('\n'),
          remindDaysBefore: 7,
        },
      ]
    })
    .slice(0, 2)
}
