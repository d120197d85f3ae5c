import { daysBetween } from '../model/date.ts'
import { grouped } from '../model/decimal.ts'
import type { CountedDay } from './calendar.ts'
import type { Deadline } from './deadline.ts'

/** Whether a filing was late against a deadline. */
export interface Timeliness {
  /** `null` when either day is not known well enough to tell. */
  readonly late: boolean | null
  /** Calendar days from the due date to the filing date; 0 when in time; `null` when not known. */
  readonly daysLate: number | null
}

/** Compares the day a report counts as filed on with its due date; uses what is certain even where neither is exact. */
export function timeliness(
  deadline: Pick<Deadline, 'due' | 'earliest' | 'latest'>,
  filed: Pick<CountedDay, 'earliest' | 'latest'>,
): Timeliness {
  if (filed.latest !== null && deadline.earliest !== null && filed.latest <= deadline.earliest) return { late: false, daysLate: 0 }
  if (filed.earliest === null || deadline.latest === null || filed.earliest <= deadline.latest) return { late: null, daysLate: null }
  const exact = deadline.due !== null && filed.earliest === filed.latest
  return { late: true, daysLate: exact ? daysBetween(deadline.due, filed.earliest) : null }
}

/** `late by 3 days`, `late` where the days are not known, or `in time`; `null` where it is not known. */
export function timelinessInWords({ late, daysLate }: Timeliness): string | null {
  if (late === null) return null
  if (!late) return 'in time'
  return daysLate === null ? 'late' : `late by ${grouped(String(daysLate))} ${daysLate === 1 ? 'day' : 'days'}`
}
