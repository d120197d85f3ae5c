import { addDays, addMonths, dayInProse } from '../model/date.ts'
import { add, isNegative, isZero, negate } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import type { ScreenRow } from '../store/screen.ts'
import { isDrawn } from './charts/timeline.tsx'
import { dollars, linePath, plural } from './words.ts'
import { Working } from './working.tsx'

/** What the insiders of an issuer bought in the open market less what they sold, over the twelve months to the last such trade. */
export interface NetBought {
  readonly from: IsoDate
  readonly to: IsoDate
  /** US dollars, exactly; below zero where they sold more. */
  readonly net: Decimal
  /** The lines that it adds up. */
  readonly lines: readonly Pick<ScreenRow, 'reference' | 'table' | 'row'>[]
  /** Lines of those months without a stated price, which are not in it. */
  readonly withoutPrice: number
}

/**
 * Over the lines that totals are made of, latest first; `null` where none of them has a price. `areAll` is false where only the latest are
 * given: then `null` too, if they do not reach back twelve months.
 */
export function netBought(rows: readonly ScreenRow[], areAll: boolean): NetBought | null {
  const drawn = rows.filter(isDrawn)
  // A day after the report was filed is a slip, and would put the twelve months where nothing was traded.
  const trades = drawn.filter(({ code, date, filedDate }) => (code === 'P' || code === 'S') && (filedDate === null || date <= filedDate))
  const to = trades.reduce<IsoDate | null>((last, { date }) => (last === null || date > last ? date : last), null)
  if (to === null) return null
  const from = addDays(addMonths(to, -12), 1)
  if (!areAll && !drawn.some(({ date }) => date < from)) return null
  const ofYear = trades.filter(({ date }) => date >= from)
  const valued = ofYear.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]))
  if (valued.length === 0) return null
  return {
    from,
    to,
    net: valued.reduce((sum, { code, value }) => add(sum, code === 'P' ? value : negate(value)), '0'),
    lines: valued.map(({ reference, table, row }) => ({ reference, table, row })),
    withoutPrice: ofYear.length - valued.length,
  }
}

/** In one sentence, with the lines that it comes from. */
export function NetBoughtSentence({ net, to, lines, withoutPrice }: NetBought) {
  const amount = <b>{dollars(isNegative(net) ? negate(net) : net)}</b>
  const [line, ...others] = lines
  return (
    <>
      <p class="lead">
        {isZero(net) ? (
          'Insiders bought as much as they sold'
        ) : (
          <>
            Insiders {isNegative(net) ? 'sold' : 'bought'}{' '}
            {line && others.length === 0 ? <a href={linePath(line.reference, line.table, line.row)}>{amount}</a> : amount} net
          </>
        )}{' '}
        in the open market in the twelve months to {dayInProse(to)}
        {withoutPrice > 0 ? `; ${plural(withoutPrice, 'line')} without a stated price ${withoutPrice === 1 ? 'is' : 'are'} not in it` : ''}.
      </p>
      <Working lines={lines.map(({ reference, ...place }) => ({ accession: reference, ...place }))} />
    </>
  )
}
