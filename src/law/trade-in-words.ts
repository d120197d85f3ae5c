import { isIsoDate } from '../model/date.ts'
import { isDecimal, isZero, normal } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import { mistaken } from './mistaken-day.ts'
import { directorOrOfficer, type ShortSwingTrade } from './short-swing.ts'

/** Trades as a person types them. */

const shape =
  /^(P|S|buy|bought|purchase|sell|sold|sale) ([\d,]{1,30}(?:\.\d{1,12})?)(?: shares)?(?: ?@ ?| at | )\$?([\d,]{1,30}(?:\.\d{1,12})?)(?: (\S.*))?$/i

/** Reads `S 5000 @ 40`, `sell 5,000 at $40.25`, optionally with the class of security after it; `null` where it is no trade. */
export function tradeInWords(text: string, date: IsoDate, row: number): ShortSwingTrade | null {
  const [, side, shares = '', price = '', security = ''] = shape.exec(text.trim().replace(/\s+/g, ' ').slice(0, 300)) ?? []
  const [count = '', each = ''] = [shares, price].map((amount) => amount.replaceAll(',', ''))
  if (side === undefined || !isDecimal(count) || !isDecimal(each) || isZero(count)) return null
  return {
    row,
    date,
    side: /^[pb]/i.test(side) ? 'purchase' : 'sale',
    shares: normal(count),
    price: normal(each),
    security,
    derivative: null,
    priceRange: null,
    status: directorOrOfficer,
  }
}

/** Past trades, one a line with its day first: `2025-11-10 P 5000 @ 20`. A line that is no trade is told by its number. */
export function tradesInWords(text: string): { readonly trades: readonly ShortSwingTrade[]; readonly faults: readonly string[] } {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const trades: ShortSwingTrade[] = []
  const faults: string[] = []
  lines.forEach((line, at) => {
    if (line === '') return
    const date = line.slice(0, 10)
    const trade = isIsoDate(date) ? tradeInWords(line.slice(10).replace(/^[\s,:]+/, ''), date, at + 1) : null
    const slip = trade && mistaken(date)
    if (trade && slip === null) trades.push(trade)
    else
      faults.push(`Line ${at + 1}, “${line.slice(0, 60)}”${slip === null ? ', is no trade; write 2025-11-10 P 5000 @ 20' : `: ${slip}`}.`)
  })
  return { trades, faults }
}
