import { reportTimeliness } from '../../law/report-timeliness.ts'
import { timelinessInWords } from '../../law/timely.ts'
import type { OwnershipDocument } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import type { StoredFiling } from '../../store/store.ts'
import { sentence } from '../words.ts'

export interface InTimeProps {
  readonly filing: StoredFiling
  /** What the filing amends, as far as it is on file. */
  readonly amended: readonly OwnershipDocument[]
}

/** Whether a filing came in time, and line by line why; an amendment is judged beside what it amends, and says when that is not on file. */
export function InTime({ filing, amended }: InTimeProps) {
  const { document, filedDate, acceptedAt, submission } = filing
  if (filedDate === null && acceptedAt === null) return null
  const fiscalYearEnd = submission?.issuer?.fiscalYearEnd ?? null
  const found = reportTimeliness({ document, filedDate, acceptedAt, fiscalYearEnd, originals: amended })
  const { late, why, excused, rows, due, assumptions } = found
  const words = timelinessInWords(found)
  const verdict = words === null ? `Whether it was late is not known: ${why}.` : sentence(words)
  return (
    <details class="in-time">
      <summary class={late === false ? undefined : 'unknown'}>
        {verdict}
        {late === false && excused !== null ? ` ${sentence(excused)}` : ''}
      </summary>
      {rows.length === 0 && due !== null ? <p>Due on {dayInProse(due)}.</p> : null}
      <ul>
        {rows.map((row) => (
          <li>
            Table {row.table}, line {row.row}
            {row.date ? `, ${dayInProse(row.date)}` : ''}
            {row.code ? `, code ${row.code}` : ''}: {row.due ? `due ${dayInProse(row.due)}, ` : ''}
            {timelinessInWords(row) ?? `not known: ${row.why}`}
            {row.excused ? `; ${row.excused}` : ''} <span class="quiet">({row.rule})</span>
          </li>
        ))}
      </ul>
      {assumptions.length > 0 ? <p class="facts">Taken for granted: {assumptions.join('; ')}.</p> : null}
    </details>
  )
}
