import { directorOrOfficer, type ShortSwingTrade } from '../law/short-swing.ts'
import { fromMonthDayYear, isIsoDate } from '../model/date.ts'
import { isDecimal, isZero, normal } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { UsageError } from '../model/errors.ts'
import { readCommaSeparated } from './comma-separated.ts'

/** The file of trades that `s16 short-swing --trades` reads. */

/** The columns by the names they may have; `security` alone may be missing. */
const columnNames = {
  date: ['date', 'trade date', 'transaction date', 'transactiondate', 'tradedate'],
  side: ['side', 'type', 'buy/sell', 'p/s', 'code'],
  shares: ['shares', 'quantity', 'amount', 'number of shares', 'qty'],
  price: ['price', 'price per share', 'pricepershare', 'price/share'],
  security: ['security', 'class', 'title', 'security title', 'securitytitle'],
} as const

type ColumnName = keyof typeof columnNames

const sides: Readonly<Record<string, ShortSwingTrade['side']>> = {
  p: 'purchase',
  purchase: 'purchase',
  purchased: 'purchase',
  buy: 'purchase',
  bought: 'purchase',
  b: 'purchase',
  s: 'sale',
  sale: 'sale',
  sell: 'sale',
  sold: 'sale',
}

/**
 * Trades from comma-separated text with a heading line `date,side,shares,price[,security]` in any order; other columns are passed over.
 * Dates `YYYY-MM-DD` or `MM/DD/YYYY`; sides `P` or `S` (or a word for them); amounts may carry `$` and thousands commas in quotes.
 * @throws UsageError that names the line and what it should hold.
 */
export function readTrades(text: string): ShortSwingTrade[] {
  const [heading, ...lines] = readCommaSeparated(text)
  if (!heading) throw new UsageError('the file of trades is empty; it starts with the line date,side,shares,price[,security]')
  const columns = columnsOf(heading.cells)
  return lines.map(({ line, cells }, at) => {
    if (cells.length > heading.cells.length && cells.slice(heading.cells.length).some((cell) => cell !== '')) {
      throw new UsageError(
        `line ${line} has ${cells.length} cells under ${heading.cells.length} headings; put an amount with commas in quotes`,
      )
    }
    const cell = (column: ColumnName) => (columns[column] === undefined ? '' : (cells[columns[column]] ?? ''))
    const wrong = (column: ColumnName, should: string) => new UsageError(`line ${line}: ${column} "${cell(column)}" is not ${should}`)
    const date = dayOf(cell('date'))
    if (date === null) throw wrong('date', 'a calendar day such as 2025-01-10')
    const side = sides[cell('side').toLowerCase()]
    if (side === undefined) throw wrong('side', 'P (purchase) or S (sale)')
    const shares = amountOf(cell('shares'))
    if (shares === null || isZero(shares)) throw wrong('shares', 'a number above zero such as 100 or 12.5')
    const price = amountOf(cell('price'))
    if (price === null) throw wrong('price', 'an amount in dollars such as 12.50')
    const security = cell('security').replace(/\s+/g, ' ')
    return { row: at + 1, date, side, shares, price, security, derivative: null, priceRange: null, status: directorOrOfficer }
  })
}

function columnsOf(headings: readonly string[]): Partial<Record<ColumnName, number>> {
  const columns: Partial<Record<ColumnName, number>> = {}
  const spoken = headings.map((heading) => heading.toLowerCase().replace(/[\s_]+/g, ' '))
  for (const column of Object.keys(columnNames) as ColumnName[]) {
    const at = spoken.findIndex((heading) => (columnNames[column] as readonly string[]).includes(heading))
    if (at >= 0) columns[column] = at
    else if (column !== 'security') {
      throw new UsageError(`no column "${column}" in the heading line "${headings.join(',')}"; it is date,side,shares,price[,security]`)
    }
  }
  return columns
}

const dayOf = (text: string): IsoDate | null => (isIsoDate(text) ? text : fromMonthDayYear(text))

function amountOf(text: string): Decimal | null {
  const plain = /^\$?\s*\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text
  const digits = plain.replace(/^\$\s*/, '')
  return isDecimal(digits) && digits.length <= 40 ? normal(digits) : null
}
