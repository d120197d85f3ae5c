import { readFile } from 'node:fs/promises'
import { text as textOf } from 'node:stream/consumers'
import { Command } from 'commander'
import { type ShortSwingResult, type ShortSwingTrade, shortSwing } from '../../law/short-swing.ts'
import { fixed, grouped, normal } from '../../model/decimal.ts'
import { UsageError } from '../../model/errors.ts'
import { jsonLines, textTable } from '../table.ts'
import { readTrades } from '../trades-file.ts'
import type { Verb } from '../verb.ts'

interface Options {
  readonly trades?: string
  readonly json?: boolean
}

/** `s16 short-swing`: the profit recoverable under Section 16(b), with its pairs. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('The greatest profit recoverable under Section 16(b): purchases and sales within less than six months, matched exactly.')
    .option(
      '--trades <file>',
      'a CSV file with the columns date, side (P or S), shares, price and optionally security; - reads standard input',
    )
    .option('--json', 'one object: profit, greedy, pairs, borderline, assumptions')
    .addHelpText(
      'after',
      `
Every trade in the file is taken as a non-exempt purchase or sale by one director or officer, in one class
of securities where the column security is missing; otherwise only equal securities are matched.

JSON: amounts are decimal strings. Each pair is
  {"purchase": {"row", "date", "shares", "price", "security"}, "sale": {…}, "shares", "profit", "measure"}
where row counts the trades of the file from 1. greedy is what lowest-in, highest-out would find.`,
    )
    .action(async ({ trades: file, json }: Options) => {
      if (file === undefined)
        throw new UsageError('name the trades with --trades FILE.csv (columns date, side, shares, price, optional security)')
      const trades = readTrades(file === '-' ? await textOf(terminal.stdin) : await readFile(file, 'utf8'))
      const result = shortSwing(trades)
      const assumptions = assumptionsOf(trades)
      terminal.out(json ? jsonLines([asJson(result, assumptions)]) : asText(result, assumptions))
    })

function assumptionsOf(trades: readonly ShortSwingTrade[]): string[] {
  const securities = new Set(trades.map((trade) => trade.security))
  return [
    'each line is a non-exempt purchase or sale in which one director or officer has the whole pecuniary interest',
    'prices and shares are already adjusted for splits; commissions are not deducted',
    ...(securities.size > 1 ? [`only equal securities are matched: ${[...securities].map((one) => `"${one}"`).join(', ')}`] : []),
  ]
}

const tradeAsJson = ({ row, date, shares, price, security }: ShortSwingTrade) => ({ row, date, shares, price, security })

function asJson(result: ShortSwingResult, assumptions: readonly string[]) {
  return {
    profit: result.profit,
    greedy: result.greedy,
    pairs: result.pairs.map(({ purchase, sale, shares, profit, measure }) => ({
      purchase: tradeAsJson(purchase),
      sale: tradeAsJson(sale),
      shares,
      profit,
      measure,
    })),
    borderline: result.borderline.map(({ purchase, sale }) => ({ purchase: tradeAsJson(purchase), sale: tradeAsJson(sale) })),
    assumptions,
  }
}

/** At least cents, more places where the amount has them. */
function dollars(amount: string): string {
  const [whole = '', fraction = ''] = normal(amount).split('.')
  return `$${grouped(fraction.length > 2 ? `${whole}.${fraction}` : fixed(amount, 2))}`
}

function asText(result: ShortSwingResult, assumptions: readonly string[]): string {
  const pairs = textTable(result.pairs, [
    { heading: 'Purchase', cell: ({ purchase }) => purchase.date },
    { heading: 'at', cell: ({ purchase }) => dollars(purchase.price), figures: true },
    { heading: 'Sale', cell: ({ sale }) => sale.date },
    { heading: 'at', cell: ({ sale }) => dollars(sale.price), figures: true },
    { heading: 'Shares', cell: ({ shares }) => grouped(shares), figures: true },
    { heading: 'Profit', cell: ({ profit }) => dollars(profit), figures: true },
    ...(result.pairs.some(({ purchase }) => purchase.security !== '')
      ? [{ heading: 'Security', cell: ({ purchase }: ShortSwingResult['pairs'][number]) => purchase.security }]
      : []),
  ])
  return [
    `Recoverable profit  ${dollars(result.profit)}`,
    `Lowest-in, highest-out would find  ${dollars(result.greedy)}`,
    '',
    result.pairs.length > 0 ? pairs : 'No purchase and sale within less than six months make a profit.\n',
    ...result.borderline.map(
      ({ purchase, sale }) =>
        `Borderline, not matched: ${purchase.date} at ${dollars(purchase.price)} and ${sale.date} at ${dollars(sale.price)} end six full months.`,
    ),
    ...assumptions.map((one) => `Assumed: ${one}.`),
    '',
  ].join('\n')
}
