import { Command } from 'commander'
import { inOffice } from '../../law/office.ts'
import { type ShortSwingResult, type ShortSwingTrade, shortSwing } from '../../law/short-swing.ts'
import type { JudgedRow } from '../../law/short-swing-trades.ts'
import { day } from '../../law/typed-question.ts'
import { knownOn } from '../../ledger/filed-report.ts'
import { pastTrades } from '../../ledger/past-trades.ts'
import { grouped, price } from '../../model/decimal.ts'
import { UsageError } from '../../model/errors.ts'
import { cikOption } from '../options.ts'
import { partiesInWords, reportsOfPair } from '../reports-at-hand.ts'
import { type Column, jsonLines, textTable } from '../table.ts'
import { tableWidth } from '../terminal.ts'
import { partOf, readTrades, tradesText } from '../trades-file.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

interface Options {
  readonly trades?: string
  readonly owner?: string
  readonly issuer?: string
  readonly asOf?: string
  readonly foreignPrivateIssuer?: boolean
  readonly share?: string
  readonly tookOffice?: string
  readonly leftOffice?: string
  readonly registered?: string
  readonly json?: boolean
  readonly db: string
}

/** Trades with what was assumed of them; rows where they come from reports. */
interface Gathered {
  readonly trades: readonly ShortSwingTrade[]
  readonly assumptions: readonly string[]
  readonly rows: readonly JudgedRow[] | null
}

/** `s16 short-swing`: the profit recoverable under Section 16(b), with its pairs. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('The greatest profit recoverable under Section 16(b): purchases and sales within less than six months, matched exactly.')
    .option(
      '--trades <file>',
      'a CSV file with the columns date, side (P or S), shares, price and, if wanted, those below; - reads standard input',
    )
    .option('--owner <cik>', 'instead: the reports of this owner in the database')
    .option('--issuer <cik>', 'with --owner: on this issuer')
    .option('--as-of <date>', 'with --owner: what was known by the end of this filing day, YYYY-MM-DD')
    .option('--foreign-private-issuer', 'with --owner: the issuer is a foreign private issuer, whose securities are outside')
    .option('--share <part>', 'with --owner: the person’s pecuniary share in what is held indirectly, 0 to 1 (taken as the whole)')
    .option('--took-office <day>', 'with --trades: the first day as director or officer; trades before are outside, Rule 16a-2(a)')
    .option('--left-office <day>', 'with --trades: the last day as director or officer; later trades meet only earlier ones, Rule 16a-2(b)')
    .option(
      '--registered <day>',
      'with --trades: the day of the issuer’s registration, where that alone brought the person under Section 16',
    )
    .option('--json', 'one object: profit, greedy, pairs, borderline, assumptions, and rows with --owner')
    .addOption(databaseOption(terminal))
    .addHelpText(
      'after',
      `
Every trade in a file is taken as a non-exempt purchase or sale by one director or officer with the whole
pecuniary interest, in one class of securities where the column security is missing; otherwise only equal
securities are matched. Further columns:
  status      director, officer, holder (of more than ten percent just before the trade) or none
  share       the person's pecuniary share in the trade, 0 to 1
  derivative  call or put; shares are then those beneath it, price the premium for one of them; acquiring a
              call or ending a put is P, the reverse S (Rule 16b-6(a)); security names the derivative
  underlying  the class beneath a derivative, as in security
  market      market price of the class beneath on that day, for pairs of unlike securities (Rule 16b-6(c)(2));
              where it is empty, that of a trade in the shares on that day is taken and told
  expired     yes for the end of a written option by expiry or cancellation (Rule 16b-6(d))

JSON: amounts are decimal strings. Each pair is
  {"purchase": {"row", "date", "shares", "price", "security"}, "sale": {…}, "shares", "profit", "measure"}
where row counts the trades from 1. greedy is what lowest-in, highest-out would find. With --owner each of
rows tells its accession, table, row, trades (their numbers), reason, rule and whether it is doubtful.`,
    )
    .action(async (options: Options) => {
      if ((options.trades === undefined) === (options.owner === undefined)) {
        throw new UsageError('name the trades with --trades FILE.csv (columns date, side, shares, price), or --owner CIK --issuer CIK')
      }
      const gathered =
        options.trades === undefined ? await fromReports(options) : fromFile(await tradesText(options.trades, terminal), options)
      const result = shortSwing(gathered.trades)
      terminal.out(options.json ? jsonLines([asJson(result, gathered)]) : asText(result, gathered, tableWidth(terminal)))
    })

function fromFile(text: string, options: Options): Gathered {
  if (options.share !== undefined) throw new UsageError('--share goes with --owner; a file tells it in the column share')
  const office = {
    tookOffice: day('--took-office', options.tookOffice),
    leftOffice: day('--left-office', options.leftOffice),
    registered: day('--registered', options.registered),
  }
  const read = readTrades(text)
  if (read.lines === 0) throw new UsageError('the file of trades holds no trade below its heading line: nothing can be said of none')
  const asked = Object.values(office).some((one) => one !== null)
  if (asked && read.trades.some(({ status }) => !status.directorOrOfficer))
    throw new UsageError('name the days of office or the column status, not both')
  const { trades, assumptions } = asked ? inOffice(read.trades, office) : { trades: read.trades, assumptions: [] }
  const securities = new Set(trades.filter(({ derivative }) => derivative === null).map((trade) => trade.security))
  return {
    trades,
    assumptions: [
      trades.every(({ status }) => status.directorOrOfficer)
        ? 'each line is a non-exempt purchase or sale by one director or officer'
        : 'each line is a non-exempt purchase or sale by one person of the status given',
      ...assumptions,
      ...read.assumptions,
      'prices and shares are already adjusted for splits; commissions are not deducted',
      ...(securities.size > 1 ? [`only equal securities are matched: ${[...securities].map((one) => `"${one}"`).join(', ')}`] : []),
    ],
    rows: null,
  }
}

async function fromReports(options: Options): Promise<Gathered> {
  const { owner, issuer, foreignPrivateIssuer = false, db } = options
  for (const option of ['tookOffice', 'leftOffice', 'registered'] as const) {
    if (options[option] !== undefined) throw new UsageError('the days of office go with --trades; reports state the status themselves')
  }
  if (issuer === undefined) throw new UsageError('--owner goes with --issuer: in which company the shares are held')
  const parties = { owner: cikOption('--owner', owner ?? ''), issuer: cikOption('--issuer', issuer) }
  const pecuniaryShare = options.share === undefined ? null : partOf(options.share)
  if (pecuniaryShare === null && options.share !== undefined)
    throw new UsageError(`--share "${options.share}" is no part; write one between 0 and 1 such as 0.4`)
  const asOf = day('--as-of', options.asOf)
  const reports = await withStore(db, (store) => reportsOfPair(store, parties, db))
  if (!knownOn(reports, asOf).some(({ document }) => document.reportingOwners.some(({ cik }) => cik === parties.owner)))
    throw new UsageError(`${db} holds no report of ${partiesInWords(parties)} filed by ${asOf}: ask for a later day`)
  return pastTrades(reports, parties.owner, { asOf, foreignPrivateIssuer, pecuniaryShare })
}

const tradeAsJson = ({ row, date, shares, price, security }: ShortSwingTrade) => ({ row, date, shares, price, security })

function asJson(result: ShortSwingResult, { assumptions, rows }: Gathered) {
  const both = ({ purchase, sale }: { readonly purchase: ShortSwingTrade; readonly sale: ShortSwingTrade }) => ({
    purchase: tradeAsJson(purchase),
    sale: tradeAsJson(sale),
  })
  return {
    profit: result.profit,
    greedy: result.greedy,
    pairs: result.pairs.map((pair) => ({ ...both(pair), shares: pair.shares, profit: pair.profit, measure: pair.measure })),
    borderline: result.borderline.map(both),
    ...(result.atMost === null ? {} : { atMost: result.atMost }),
    ...(result.unmeasured.length === 0 ? {} : { unmeasured: result.unmeasured.map(both) }),
    assumptions,
    ...(rows === null
      ? {}
      : {
          rows: rows.map(({ reported: { accession, table, row }, trades, reason, rule, doubtful }) => ({
            accession,
            table,
            row,
            trades,
            reason,
            rule,
            doubtful,
          })),
        }),
  }
}

const whyOf = ({ reason, rule, doubtful }: JudgedRow): string => `${reason}${rule ? ` (${rule})` : ''}${doubtful ? '; to be checked' : ''}`

function asText(result: ShortSwingResult, { assumptions, rows }: Gathered, width: number): string {
  const named = result.pairs.some(({ purchase }) => purchase.security !== '')
  const pairs = textTable(result.pairs, [
    { heading: 'Purchase', cell: ({ purchase }) => purchase.date },
    { heading: 'at', cell: ({ purchase }) => price(purchase.price), figures: true },
    { heading: 'Sale', cell: ({ sale }) => sale.date },
    { heading: 'at', cell: ({ sale }) => price(sale.price), figures: true },
    { heading: 'Shares', cell: ({ shares }) => grouped(shares), figures: true },
    { heading: 'Profit', cell: ({ profit }) => price(profit), figures: true },
    ...(named ? [{ heading: 'Security', cell: ({ purchase }: ShortSwingResult['pairs'][number]) => purchase.security }] : []),
  ])
  const judgedColumns: readonly Column<JudgedRow>[] = [
    { heading: 'Filing', cell: ({ reported }) => reported.accession },
    { heading: 'Line', cell: ({ reported }) => `${reported.table} ${reported.row}` },
    { heading: 'Date', cell: ({ reported }) => reported.source.transactionDate?.value ?? null },
    { heading: 'Code', cell: ({ reported }) => reported.source.coding?.code ?? null },
    { heading: 'Counts', cell: ({ trades }) => (trades.length > 0 ? 'yes' : 'no') },
    { heading: 'Why', cell: whyOf, noted: true },
  ]
  const judged = textTable(rows ?? [], judgedColumns, width, whyOf)
  return [
    `Recoverable profit  ${price(result.profit)}`,
    ...(result.atMost === null ? [] : [`At most, by the ranges of weighted averages  ${price(result.atMost)}`]),
    `Lowest-in, highest-out would find  ${price(result.greedy)}`,
    '',
    result.pairs.length > 0 ? pairs : 'No purchase and sale within less than six months make a profit.\n',
    ...(rows === null ? [] : [judged]),
    ...result.borderline.map(
      ({ purchase, sale }) =>
        `Borderline, not matched: ${purchase.date} at ${price(purchase.price)} and ${sale.date} at ${price(sale.price)} end six full months.`,
    ),
    ...result.unmeasured.map(
      ({ purchase, sale }) =>
        `Not measured, for want of the market price of the underlying: ${purchase.security} of ${purchase.date} and ${sale.security} of ${sale.date}.`,
    ),
    ...assumptions.map((one) => `Assumed: ${one}.`),
    '',
  ].join('\n')
}
