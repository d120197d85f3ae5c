import { addMonths } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'
import type { ShortSwingTrade } from './short-swing.ts'

/**
 * Which trades of a director or officer Section 16 reaches, by the days of the office (Rule 16a-2). What was done before taking office is
 * outside; what is done after leaving is inside only against the other side of a trade made in office, which the matching sees to.
 */
export interface Office {
  /** The first day as director or officer; `null`: before every trade. */
  readonly tookOffice: IsoDate | null
  /** The last day as director or officer; `null`: after every trade. */
  readonly leftOffice: IsoDate | null
  /** The day from which the issuer's equity is registered under Section 12, where that alone brought the person under Section 16. */
  readonly registered: IsoDate | null
}

/** The trades with the status that the days of the office give them, and what that takes for granted. */
export function inOffice(
  trades: readonly ShortSwingTrade[],
  { tookOffice, leftOffice, registered }: Office,
): { readonly trades: readonly ShortSwingTrade[]; readonly assumptions: readonly string[] } {
  const first = registered === null ? null : earliest(trades.map(({ date }) => date).filter((date) => date >= registered))
  const reached = (date: IsoDate): boolean => {
    if (tookOffice !== null && date < tookOffice) return false
    if (leftOffice !== null && date > leftOffice) return false
    if (registered === null || date >= registered) return true
    return first !== null && addMonths(date, 6) >= first
  }
  return {
    trades: trades.map((trade) => ({ ...trade, status: { ...trade.status, directorOrOfficer: reached(trade.date) } })),
    assumptions: [
      ...(tookOffice === null ? [] : [`director or officer from ${tookOffice}; trades before are outside (Rule 16a-2(a))`]),
      ...(leftOffice === null
        ? []
        : [`director or officer until ${leftOffice}; later trades meet only those made in office (Rule 16a-2(b))`]),
      ...(registered === null
        ? []
        : [
            `under Section 16 solely by the registration of ${registered}: earlier trades count when the first one after it is within six months, ` +
              'also against each other (Rule 16a-2(a))',
          ]),
    ],
  }
}

const earliest = (days: readonly IsoDate[]): IsoDate | null =>
  days.reduce<IsoDate | null>((least, day) => (least === null || day < least ? day : least), null)
