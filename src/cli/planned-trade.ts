import type { BeforeTrade } from '../law/before-trade.ts'
import { directorOrOfficer, type ShortSwingTrade } from '../law/short-swing.ts'
import { fixed, grouped, isDecimal, isZero, normal } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import { UsageError } from '../model/errors.ts'

/** `s16 due --trade "S 5000 @ 40"`: a trade that is planned, against the past ones. */

const shape =
  /^(P|S|buy|purchase|sell|sale) ([\d,]{1,30}(?:\.\d{1,12})?)(?: shares)?(?: ?@ ?| at | )\$?([\d,]{1,30}(?:\.\d{1,12})?)(?: (\S.*))?$/i

/** Reads `S 5000 @ 40`, `sell 5,000 at $40.25`, optionally with the class of security after it. @throws UsageError saying how to write it. */
export function readPlannedTrade(text: string, date: IsoDate): ShortSwingTrade {
  const [, side, shares = '', price = '', security = ''] = shape.exec(text.trim().replace(/\s+/g, ' ')) ?? []
  const amounts = [shares, price].map((amount) => amount.replaceAll(',', ''))
  if (side === undefined || !amounts.every(isDecimal) || isZero(amounts[0]!)) {
    throw new UsageError(`--trade "${text}" is not a trade; write it as --trade "S 5000 @ 40" (P or S, shares, price)`)
  }
  return {
    row: 0,
    date,
    side: /^[pb]/i.test(side) ? 'purchase' : 'sale',
    shares: normal(amounts[0]!),
    price: normal(amounts[1]!),
    security,
    derivative: null,
    priceRange: null,
    status: directorOrOfficer,
  }
}

const side = (trade: ShortSwingTrade) => (trade.side === 'purchase' ? 'P' : 'S')
const told = (trade: ShortSwingTrade) => ({ row: trade.row, date: trade.date, side: side(trade), shares: trade.shares, price: trade.price })

const assumptions = [
  'the trade is non-exempt, by a director or officer who has the whole pecuniary interest',
  'the past trades given are all of the last six months, adjusted for splits',
]

/** As one JSON object. */
export function plannedAsJson(found: BeforeTrade) {
  const { form, event, due, rule, steps, why, earliest, latest } = found.deadline
  return {
    form,
    event,
    due,
    rule,
    steps,
    why,
    earliest,
    latest,
    code: found.code,
    profit: found.profitWith,
    profitWithout: found.profitWithout,
    added: found.added,
    pairs: found.pairs.map(({ purchase, sale, shares, profit }) => ({ purchase: told(purchase), sale: told(sale), shares, profit })),
    borderline: found.borderline.map(told),
    firstClean: found.firstClean,
    oppositeFrom: found.oppositeFrom,
    assumptions: [...found.deadline.assumptions, ...assumptions],
  }
}

const dollars = (amount: string) => `$${grouped(fixed(amount, 2))}`

/** For a person, a line each. */
export function plannedAsText(trade: ShortSwingTrade, found: BeforeTrade): string {
  const { deadline, added, pairs, borderline, firstClean, oppositeFrom, code, profitWith } = found
  const verb = trade.side === 'purchase' ? 'Buying' : 'Selling'
  const opposite = trade.side === 'purchase' ? 'sale above' : 'purchase below'
  return [
    `${verb} ${grouped(trade.shares)} at ${dollars(trade.price)} on ${trade.date}`,
    deadline.due
      ? `  Form ${deadline.form}, code ${code}, due ${deadline.due}`
      : `  Form ${deadline.form}, code ${code}: no due date, ${deadline.why}`,
    ...deadline.steps.map((step) => `    ${step}`),
    isZero(added)
      ? '  Adds nothing that could be recovered under Section 16(b).'
      : `  Adds ${dollars(added)} recoverable under Section 16(b), ${dollars(profitWith)} in all:`,
    ...pairs.map(({ purchase, sale, shares, profit }) => {
      const other = purchase === trade ? sale : purchase
      return `    ${grouped(shares)} with the ${other.side} of ${other.date} at ${dollars(other.price)}: ${dollars(profit)}`
    }),
    ...borderline.map((other) => `  Borderline: ${other.date} at ${dollars(other.price)} ends six full months before.`),
    firstClean === trade.date ? '  This day is clean.' : `  First clean day for this trade: ${firstClean}.`,
    `  Until ${oppositeFrom} any ${opposite} ${dollars(trade.price)} would meet it.`,
    ...[...deadline.assumptions, ...assumptions].map((one) => `  assumed: ${one}`),
    '',
  ].join('\n')
}
