import { addDays } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'

/** The time between adopting a trading plan and its first trade, Rule 10b5-1(c)(1)(ii)(B) as amended by Release 33-11138. */

/** Plans adopted before this day are under the old rule, which had no cooling-off. */
const coolingOffBegins: IsoDate = '2023-02-27'

export const coolingOffRule = 'Rule 10b5-1(c)(1)(ii)(B)'

/** Between which days the first trade may come: they differ where it waits for results whose day is not known. */
export interface CoolingOff {
  readonly earliest: IsoDate
  readonly latest: IsoDate
}

/**
 * Directors and officers: the later of 90 days after adoption and two business days after the results of its quarter are filed, but no more
 * than 120 days. Other persons: 30 days. `null` for a plan under the old rule.
 */
export function coolingOffEnd(adopted: IsoDate, directorOrOfficer: boolean): CoolingOff | null {
  if (adopted < coolingOffBegins) return null
  if (!directorOrOfficer) return { earliest: addDays(adopted, 30), latest: addDays(adopted, 30) }
  return { earliest: addDays(adopted, 90), latest: addDays(adopted, 120) }
}
