import { sum } from '../../model/decimal.ts'
import type { Decimal, IsoDate } from '../../model/document.ts'
import type { LineId } from '../filed-report.ts'
import type { InsiderDay } from '../insider-day.ts'
import type { NamedIssuer, NamedOwner } from '../market-lines.ts'

/** What a named screen found: trades of one or more insiders of one issuer, and why they are shown. */
export interface Found {
  readonly issuer: NamedIssuer
  /** Each insider as the owners of one filing; the first names it. */
  readonly insiders: readonly (readonly NamedOwner[])[]
  readonly from: IsoDate
  readonly to: IsoDate
  readonly code: 'P' | 'S'
  readonly lines: readonly LineId[]
  readonly shares: Decimal
  /** US dollars, of the lines whose price is known. */
  readonly value: Decimal
  /** Lines whose price is not known. */
  readonly withoutValue: number
  /** What makes it match, in words. */
  readonly why: string
}

/** Days of trading as one finding; at least one day, in order of date, of one issuer and code. */
export function foundIn(days: readonly [InsiderDay, ...InsiderDay[]], why: string): Found {
  const [first] = days
  const insiders = new Map(days.map(({ insider, owners }) => [insider, owners]))
  return {
    issuer: days.at(-1)!.issuer,
    insiders: [...insiders.values()],
    from: first.date,
    to: days.at(-1)!.date,
    code: first.code,
    lines: days.flatMap(({ lines }) => lines.map(({ accession, table, row }) => ({ accession, table, row }))),
    shares: sum(days.map(({ shares }) => shares)),
    value: sum(days.map(({ value }) => value)),
    withoutValue: days.reduce((count, { withoutValue }) => count + withoutValue, 0),
    why,
  }
}
