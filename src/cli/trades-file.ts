import { wholeFile } from '../host/read-any.ts'
import { type MarketPriceOf, ofSameDay, priceOfSameDay } from '../law/market-price.ts'
import { mistaken } from '../law/mistaken-day.ts'
import { directorOrOfficer, type ShortSwingTrade, type TradeStatus } from '../law/short-swing.ts'
import { fromMonthDayYear, isIsoDate } from '../model/date.ts'
import { compare, divide, isDecimal, isZero, multiply, normal } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { UsageError } from '../model/errors.ts'
import { decodeText } from '../read/source-text.ts'
import { readCommaSeparated } from './comma-separated.ts'
import type { Terminal } from './terminal.ts'

/** The file of trades that `s16 short-swing --trades` reads. */

/** The columns by the names they may have; the first four must be there. */
const columnNames = {
  date: ['date', 'trade date', 'transaction date', 'transactiondate', 'tradedate'],
  side: ['side', 'type', 'buy/sell', 'p/s', 'code'],
  shares: ['shares', 'quantity', 'amount', 'number of shares', 'qty'],
  price: ['price', 'price per share', 'pricepershare', 'price/share'],
  security: ['security', 'class', 'title', 'security title', 'securitytitle'],
  derivative: ['derivative', 'kind', 'call/put', 'put/call', 'option'],
  underlying: ['underlying', 'underlying security', 'underlyingsecurity'],
  market: ['market', 'market price', 'marketprice', 'underlying price'],
  expired: ['expired', 'expiry of written option'],
  share: ['share', 'pecuniary share', 'pecuniary interest', 'pecuniaryinterest'],
  status: ['status', 'relationship', 'capacity'],
} as const

const required: readonly string[] = ['date', 'side', 'shares', 'price']

type ColumnName = keyof typeof columnNames

const sides = new Map<string, ShortSwingTrade['side']>(
  Object.entries({
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
  }),
)

const statuses = new Map<string, TradeStatus>(
  Object.entries({
    director: directorOrOfficer,
    officer: directorOrOfficer,
    'director or officer': directorOrOfficer,
    insider: directorOrOfficer,
    holder: { directorOrOfficer: false, tenPercentHolderBefore: true },
    'ten percent holder': { directorOrOfficer: false, tenPercentHolderBefore: true },
    '10% holder': { directorOrOfficer: false, tenPercentHolderBefore: true },
    none: { directorOrOfficer: false, tenPercentHolderBefore: false },
  }),
)

/** Trades as typed, with what was taken for granted where the file leaves it open. */
export interface TypedTrades {
  /** Those in which the person has a part. */
  readonly trades: readonly ShortSwingTrade[]
  readonly assumptions: readonly string[]
}

/**
 * Trades from comma-separated text with a heading line `date,side,shares,price` and, where wanted, `security`, `derivative` (call or put),
 * `underlying`, `market` (price of the underlying that day), `expired`, `share` (pecuniary, 0 to 1) and `status` (director, holder, none), in
 * any order; other columns are passed over. Dates `YYYY-MM-DD` or `MM/DD/YYYY`; sides `P` or `S` (or a word for them); amounts may carry
 * `$` and thousands commas in quotes. A derivative is counted by the shares beneath it, its price is the premium for one of these.
 * `lines` counts the trades of the file, also those without a part in them. @throws UsageError that names the line and what it should hold.
 */
export function readTrades(text: string): TypedTrades & { readonly lines: number } {
  const [heading, ...lines] = readCommaSeparated(text)
  if (!heading) throw new UsageError('the file of trades is empty; it starts with the line date,side,shares,price[,security]')
  const columns = columnsOf(heading.cells)
  const typed = lines.map(({ line, cells }, at) => {
    if (cells.length > heading.cells.length && cells.slice(heading.cells.length).some((cell) => cell !== '')) {
      throw new UsageError(
        `line ${line} has ${cells.length} cells under ${heading.cells.length} headings; put an amount with commas in quotes`,
      )
    }
    const cell = (column: ColumnName) => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').replace(/\s+/g, ' ').trim())
    const wrong = (column: ColumnName, should: string) => new UsageError(`line ${line}: ${column} "${cell(column)}" is not ${should}`)
    const date = dayOf(cell('date'))
    if (date === null) throw wrong('date', 'a calendar day such as 2025-01-10')
    const slip = mistaken(date)
    if (slip !== null) throw new UsageError(`line ${line}: ${slip}`)
    const side = sides.get(cell('side').toLowerCase())
    if (side === undefined) throw wrong('side', 'P (purchase) or S (sale)')
    const shares = amountOf(cell('shares'))
    if (shares === null || isZero(shares)) throw wrong('shares', 'a number above zero such as 100 or 12.5')
    const price = amountOf(cell('price'))
    if (price === null) throw wrong('price', 'an amount in dollars such as 12.50')
    const status = cell('status') === '' ? directorOrOfficer : statuses.get(cell('status').toLowerCase().replaceAll('-', ' '))
    if (status === undefined) throw wrong('status', 'director, officer, holder (of more than ten percent before the trade) or none')
    const share = cell('share') === '' ? null : partOf(cell('share'))
    if (share === null && cell('share') !== '') throw wrong('share', 'a part between 0 and 1 such as 0.4')
    const kind = cell('derivative').toLowerCase()
    if (kind !== '' && kind !== 'call' && kind !== 'put') throw wrong('derivative', 'call or put, or left empty for shares')
    const market = cell('market') === '' ? null : amountOf(cell('market'))
    if (market === null && cell('market') !== '') throw wrong('market', 'an amount in dollars such as 12.50')
    const expired = ['yes', 'true', '1', 'x'].includes(cell('expired').toLowerCase())
    if (!expired && !['', 'no', 'false', '0'].includes(cell('expired').toLowerCase())) throw wrong('expired', 'yes or no')
    const trade: ShortSwingTrade = {
      row: at + 1,
      date,
      side,
      shares: share === null ? shares : normal(multiply(shares, share)),
      price,
      security: cell('security'),
      derivative: kind === '' ? null : { kind, underlying: cell('underlying'), underlyingPrice: market, expiry: expired },
      priceRange: null,
      status,
    }
    if (trade.derivative && trade.security === '')
      throw new UsageError(
        `line ${line}: a ${kind} names itself in the column security ("Call at 12 to 2026-01-16"): equal names are matched`,
      )
    return { line, trade, share }
  })
  const shared = typed.some(({ share }) => share !== null)
  const priced = withUnderlying(typed)
  return {
    lines: typed.length,
    // Who has no part in the profit has none to give back.
    trades: priced.trades.filter(({ shares }) => !isZero(shares)),
    assumptions: [
      shared
        ? 'shares are counted by the person’s pecuniary interest as given, otherwise whole'
        : 'the person has the whole pecuniary interest (column share)',
      ...priced.assumptions,
    ],
  }
}

/** Names the class beneath each derivative where the file has only one, and its market price where a trade in shares of that day shows it. */
function withUnderlying(typed: readonly { readonly line: number; readonly trade: ShortSwingTrade }[]): TypedTrades {
  const inShares = typed.map(({ trade }) => trade).filter(({ derivative }) => derivative === null)
  const classes = [...new Set(inShares.map(({ security }) => security))]
  const priceOf: MarketPriceOf = priceOfSameDay(inShares.filter(({ shares, price }) => !isZero(shares) && !isZero(price)))
  const told = new Set<string>()
  const trades = typed.map(({ line, trade }): ShortSwingTrade => {
    const { derivative } = trade
    if (derivative === null) return trade
    if (derivative.underlying === '' && classes.length > 1)
      throw new UsageError(
        `line ${line}: the ${derivative.kind} names the class beneath it in the column underlying: ${classes.join(', ')}`,
      )
    const underlying = derivative.underlying === '' ? (classes[0] ?? '') : derivative.underlying
    if (derivative.underlyingPrice !== null) return { ...trade, derivative: { ...derivative, underlying } }
    const found = priceOf(underlying, trade.date)
    if (found !== null) told.add(ofSameDay(underlying, trade.date, found))
    return { ...trade, derivative: { ...derivative, underlying, underlyingPrice: found } }
  })
  return { trades, assumptions: [...told].sort() }
}

function columnsOf(headings: readonly string[]): Partial<Record<ColumnName, number>> {
  const columns: Partial<Record<ColumnName, number>> = {}
  const spoken = headings.map((heading) => heading.toLowerCase().replace(/[\s_]+/g, ' '))
  for (const column of Object.keys(columnNames) as ColumnName[]) {
    const at = spoken.findIndex((heading) => (columnNames[column] as readonly string[]).includes(heading))
    if (at >= 0) columns[column] = at
    else if (required.includes(column)) {
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

/** A part of one, as people write it: `0.4` or `40%`; `null` for anything else. */
export function partOf(text: string): Decimal | null {
  const percent = text.endsWith('%')
  const digits = percent ? text.slice(0, -1).trim() : text
  if (!isDecimal(digits) || digits.length > 20) return null
  const part = percent ? divide(digits, '100', 20) : normal(digits)
  return compare(part, '1') > 0 ? null : part
}

/** The text of a file of trades, in whatever encoding a spreadsheet wrote it; `-` is standard input. */
export const tradesText = async (file: string, terminal: Terminal): Promise<string> => decodeText(await wholeFile(file, terminal.stdin))
