import { type BeforeTrade, ofThePlanned } from '../law/before-trade.ts'
import type { ShortSwingTrade } from '../law/short-swing.ts'
import { tradeInWords } from '../law/trade-in-words.ts'
import { grouped, isZero, price } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import { UsageError } from '../model/errors.ts'

/** `s16 due --trade "S 5000 @ 40"`: a trade that is planned, against the past ones. */

/** Reads `S 5000 @ 40`, optionally with the class of security after it. @throws UsageError saying how to write it. */
export function readPlannedTrade(text: string, date: IsoDate): ShortSwingTrade {
  const trade = tradeInWords(text, date, 0)
  if (!trade) throw new UsageError(`--trade "${text}" is not a trade; write it as --trade "S 5000 @ 40" (P or S, shares, price)`)
  return trade
}

const side = (trade: ShortSwingTrade) => (trade.side === 'purchase' ? 'P' : 'S')
const told = (trade: ShortSwingTrade) => ({ row: trade.row, date: trade.date, side: side(trade), shares: trade.shares, price: trade.price })

/** As one JSON object. */
export function plannedAsJson(found: BeforeTrade, ofPast: readonly string[]) {
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
    assumptions: [...found.deadline.assumptions, ofThePlanned, ...ofPast],
  }
}

/** For a person, a line each. */
export function plannedAsText(trade: ShortSwingTrade, found: BeforeTrade, ofPast: readonly string[]): string {
  const { deadline, added, pairs, borderline, firstClean, oppositeFrom, code, profitWith } = found
  const verb = trade.side === 'purchase' ? 'Buying' : 'Selling'
  const opposite = trade.side === 'purchase' ? 'sale above' : 'purchase below'
  return [
    `${verb} ${grouped(trade.shares)} at ${price(trade.price)} on ${trade.date}`,
    deadline.due
      ? `  Form ${deadline.form}, code ${code}, due ${deadline.due}`
      : `  Form ${deadline.form}, code ${code}: no due date, ${deadline.why}`,
    ...deadline.steps.map((step) => `    ${step}`),
    isZero(added)
      ? '  Adds nothing that could be recovered under Section 16(b).'
      : `  Adds ${price(added)} recoverable under Section 16(b), ${price(profitWith)} in all:`,
    ...pairs.map(({ purchase, sale, shares, profit }) => {
      const other = purchase === trade ? sale : purchase
      return `    ${grouped(shares)} with the ${other.side} of ${other.date} at ${price(other.price)}: ${price(profit)}`
    }),
    ...borderline.map((other) => `  Borderline: ${other.date} at ${price(other.price)} ends six full months before.`),
    firstClean === trade.date ? '  This day is clean.' : `  First clean day for this trade: ${firstClean}.`,
    `  Until ${oppositeFrom} any ${opposite} ${price(trade.price)} would meet it.`,
    ...[...deadline.assumptions, ofThePlanned, ...ofPast].map((one) => `  assumed: ${one}`),
    '',
  ].join('\n')
}
