import { divide, multiply, normal, truncate } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { byGrant } from './account.ts'
import type { OutstandingDerivative } from './derivatives.ts'
import { type Split, splitName } from './split.ts'

/** A number of units after a split; of whole units whole ones are left. */
function scaled(units: Decimal, { ratio: [after, before] }: Split): Decimal {
  const exact = divide(multiply(units, after), before, 10)
  return truncate(units) === normal(units) ? truncate(exact) : normal(exact)
}

/**
 * A derivative security on a day as splits of the issuer's shares since its last line have made it: a split multiplies the units of a grant and divides
 * its price, and no report need say so (Rule 16a-9). A split of which the reports do not tell whether it came before the line, or by the day,
 * changes nothing.
 */
export function acrossSplits(one: OutstandingDerivative, lastDay: IsoDate, day: IsoDate, splits: readonly Split[]): OutstandingDerivative {
  if (one.unit === 'dollars' || !byGrant.test(one.security)) return one
  return splits.filter(({ between: [after, by] }) => lastDay <= after && by <= day).reduce(acrossSplit, one)
}

const acrossSplit = (one: OutstandingDerivative, split: Split): OutstandingDerivative => {
  const of = (units: Decimal | null) => (units === null ? null : scaled(units, split))
  const { price } = one
  return {
    ...one,
    price: price === null ? null : normal(divide(multiply(price, split.ratio[1]), split.ratio[0], 4)),
    units: of(one.units),
    outstanding: scaled(one.outstanding, split),
    vested: of(one.vested),
    exercisable: of(one.exercisable),
    adjusted: [one.adjusted, `${splitName(split)} between ${split.between[0]} and ${split.between[1]}`]
      .filter((why) => why !== null)
      .join('; '),
  }
}
