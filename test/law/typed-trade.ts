import type { ShortSwingTrade, TradeStatus } from '../../src/law/short-swing.ts'
import { multiply } from '../../src/model/decimal.ts'

const statuses: Readonly<Record<string, TradeStatus>> = {
  D: { directorOrOfficer: true, tenPercentHolderBefore: false },
  H: { directorOrOfficer: false, tenPercentHolderBefore: true },
  N: { directorOrOfficer: false, tenPercentHolderBefore: false },
}

/**
 * `P 2025-01-10 100 @12 D *0.4 Class A` as a trade: side, day, shares, price; D director or officer (taken unless said), H holder of more than
 * ten percent just before, N neither; the pecuniary share; the class.
 */
export function typedTrade(text: string, row: number): ShortSwingTrade {
  const match = /^([PS]) (\d{4}-\d\d-\d\d) ([\d.]+) @([\d.]+)(?: ([DHN]))?(?: \*([\d.]+))?(?: (.+))?$/.exec(text)
  if (!match) throw new Error(`"${text}" is no trade`)
  const [, side, date = '', shares = '', price = '', status = 'D', part, security = ''] = match
  return {
    row,
    date,
    side: side === 'P' ? 'purchase' : 'sale',
    shares: part === undefined ? shares : multiply(shares, part),
    price,
    security,
    derivative: null,
    priceRange: null,
    status: statuses[status]!,
  }
}
