import { Command, Option } from 'commander'
import { beforeTrade, classOfPlanned, ofTypedTrades } from '../../law/before-trade.ts'
import type { Deadline } from '../../law/deadline.ts'
import { easternText } from '../../law/eastern-time.ts'
import { type FilingDate, filingDateOf, statedFilingDate } from '../../law/filing-date.ts'
import type { JudgedRows } from '../../law/short-swing-trades.ts'
import { type Timeliness, timeliness, timelinessInWords } from '../../law/timely.ts'
import { answer, day, questionOf, type TypedQuestion } from '../../law/typed-question.ts'
import { UsageError } from '../../model/errors.ts'
import { sentence } from '../../web/words.ts'
import type { FilingOptions } from '../judged-filings.ts'
import { momentOption } from '../moment-option.ts'
import { optionName } from '../options.ts'
import { plannedAsJson, plannedAsText, readPlannedTrade } from '../planned-trade.ts'
import { jsonLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { readTrades, tradesText } from '../trades-file.ts'
import type { Verb } from '../verb.ts'

interface Options extends TypedQuestion, FilingOptions {
  readonly trade?: string
  readonly trades?: string
}

/** `s16 due`: when a report is due, each step shown, and with `--accepted` or `--filed` whether it was late. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('When a report under Section 16(a) is due by the rules of its day, with each step; and whether a filing was late.')
    .argument('[file...]', 'filings to judge: whether each, and each transaction on it, was reported in time')
    .option('--form <form>', 'Form 3, 4 or 5')
    .option('--date <day>', 'day of the event (Form 3), of the trade (Form 4), or the fiscal year end (Form 5): 2025-12-23')
    .option('--code <code>', 'transaction code: P, S, A, M, G …')
    .option('--direction <A|D>', 'acquired or disposed of; matters for gifts (taken as disposed)')
    .option('--deemed <day>', 'deemed execution date: the day of notice under Rule 16a-3(g)(2) or (3)')
    .option('--fiscal-year-end <day>', 'the issuer’s fiscal year end, as a day or as month and day: 12-31')
    .option('--issuer-kind <kind>', 'domestic (if not given) or foreign (a foreign private issuer)')
    .option('--jurisdiction <code>', 'where a foreign private issuer is organised: GB, CA, IL …')
    .option('--ten-percent-holder', 'the person is an insider only by holding more than ten percent')
    .option('--registration-effective <day>', 'Form 3: effective date of the issuer’s first registration')
    .option('--deferral-lost <day>', 'code L: the day Rule 16a-6(a) was no longer met')
    .option(
      '--accepted <moment>',
      'when EDGAR accepted the filing, where its file does not tell: "2024-05-03T21:59:00-04:00" (Eastern time without an offset)',
    )
    .option('--filed <day>', 'the filing date that EDGAR gave, where its file does not tell')
    .option('--trade <trade>', 'a trade that is planned: "S 5000 @ 40" on --date; tells what it is matched with under Section 16(b)')
    .option('--trades <file>', 'with --trade: past trades as CSV (date, side, shares, price, optional security); - reads standard input')
    .option('--issuer <cik>', 'judge the filings of an issuer in the store')
    .option('--owner <cik>', 'with --issuer: those of one owner; with --trade: whose past trades to look at')
    .option('--db <path>', 'database file', terminal.env.S16_DB || undefined)
    .option(
      '--item-405 <day>',
      'with files of one issuer, or --issuer: who was late in the fiscal year ended on that day, for the proxy statement',
    )
    .addOption(new Option('--csv', 'with --item-405: one line a late report').conflicts('json'))
    .option('--json', 'one JSON object, of files one a filing')
    .addHelpText(
      'after',
      `
Examples:
  s16 due --form 4 --date 2025-12-23
  s16 due --form 4 --date 2024-05-01 --deemed 2024-05-03 --accepted "2024-05-07T21:59:00-04:00"
  s16 due --form 5 --date 2024-03-15 --code W --fiscal-year-end 12-31
  s16 due --form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction IL
  s16 due --trade "S 5000 @ 40" --date 2026-05-01 --trades past.csv
  s16 due filing.txt
  s16 due --item-405 2024-12-31 filings/*.txt

JSON: due is null where it is not known or nothing is due, and why says the reason; earliest and latest bound it
where they can. With --accepted or --filed, late is true, false or null and daysLate counts calendar days.`,
    )
    .action(async (files: string[], options: Options, command: Command) => {
      refuseUnmeant(files, options, command)
      if (options.trade !== undefined || options.trades !== undefined) {
        terminal.out(await planned(options, terminal))
        return
      }
      if (files.length > 0 || options.issuer !== undefined) {
        // Reading files and the database weigh more than a deadline: loaded only here.
        const { judged } = await import('../judged-filings.ts')
        terminal.out(await judged(files, options, terminal))
        return
      }
      if (options.item405 !== undefined)
        throw new UsageError('--item-405 needs the filings: s16 due --item-405 2024-12-31 FILE… or --issuer CIK')
      if (options.owner !== undefined) throw new UsageError('--owner goes with --issuer')
      terminal.out(counted(options))
    })

const everywhere = ['db', 'json'] as const satisfies readonly (keyof Options)[]
const ofFilings = [...everywhere, 'issuerKind', 'issuer', 'owner', 'item405', 'csv'] as const satisfies readonly (keyof Options)[]
const ofPlan = [...everywhere, 'trade', 'trades', 'date', 'form', 'issuer', 'owner'] as const satisfies readonly (keyof Options)[]

/** An option that has no part in the answer would be passed over in silence, and the answer be one to another question. */
function refuseUnmeant(files: readonly string[], options: Options, command: Command): void {
  const [what, meant]: readonly [string, readonly string[]] =
    options.trade !== undefined || options.trades !== undefined
      ? ['--trade', ofPlan]
      : files.length > 0
        ? ['filings, which tell of themselves', [...ofFilings, 'accepted', 'filed']]
        : options.issuer !== undefined
          ? ['--issuer: the filings in the store tell of themselves', ofFilings]
          : ['a deadline that is asked for', Object.keys(options).filter((name) => name !== 'csv')]
  const alien = command.options.find((one) => Object.hasOwn(options, one.attributeName()) && !meant.includes(one.attributeName()))
  if (alien) throw new UsageError(`${alien.long} does not go with ${what} (s16 due --help)`)
  if (options.csv && options.item405 === undefined) throw new UsageError('--csv goes with --item-405')
}

/** When it is due, and with `--accepted` or `--filed` whether it was late. */
function counted(options: Options): string {
  const result = answer(questionOf(options, optionName))
  const filing = filingOf(options)
  const judged = filing && { filing, ...timeliness(result, filing.day) }
  return options.json ? deadlineJson(result, judged) : deadlineText(result, judged)
}

type Judged = Timeliness & { readonly filing: FilingDate }

function deadlineJson({ form, event, due, rule, steps, assumptions, why, earliest, latest }: Deadline, judged: Judged | null): string {
  const late = judged ? { late: judged.late, daysLate: judged.daysLate, filed: known(judged.filing), filingSteps: judged.filing.steps } : {}
  return jsonLines([{ form, event, due, rule, steps, assumptions, why, earliest, latest, ...late }])
}

function deadlineText(result: Deadline, judged: Judged | null): string {
  const lines = [
    result.due ? `Form ${result.form} is due ${result.due}.` : `No due date: ${result.why}.`,
    ...result.steps.map((step) => `  ${step}`),
    `  rule: ${result.rule}`,
    ...result.assumptions.map((assumption) => `  assumed: ${assumption}`),
  ]
  if (judged) {
    const { filing, ...found } = judged
    const words = timelinessInWords(found)
    const verdict = words === null ? 'Whether it was late is not known.' : sentence(words)
    lines.push('', verdict, ...filing.steps.map((step) => `  ${step}`), `  rule: ${filing.rule}`)
  }
  return `${lines.join('\n')}\n`
}

/** What a planned trade brings: `--trade`, with the past in `--trades`. */
async function planned(options: Options, terminal: Terminal): Promise<string> {
  const date = day('--date', options.date)
  if (options.trade === undefined) throw new UsageError('--trades goes with --trade "S 5000 @ 40", the trade that is planned')
  if (date === null) throw new UsageError('--date says the day of the planned trade: --date 2026-05-01')
  if (options.form !== undefined && options.form !== '4')
    throw new UsageError('--trade goes with --form 4: a purchase or sale is due on Form 4')
  const typedTrade = readPlannedTrade(options.trade, date)
  const { trades: past, assumptions } = await pastOf(options, terminal)
  const security = classOfPlanned(typedTrade, past)
  if (security === null) {
    const classes = [...new Set(past.map((one) => `"${one.security}"`))].join(', ')
    throw new UsageError(`name the class after the price of --trade: the past trades are in ${classes}`)
  }
  const trade = { ...typedTrade, security }
  const found = beforeTrade(trade, past)
  return options.json ? jsonLines([plannedAsJson(found, assumptions)]) : plannedAsText(trade, found, assumptions)
}

/** The past trades: of the file, of the reports in the store, or none. */
async function pastOf(options: Options, terminal: Terminal): Promise<Pick<JudgedRows, 'trades' | 'assumptions'>> {
  const { trades: file, owner, issuer } = options
  if (file !== undefined && owner !== undefined) throw new UsageError('name --trades FILE or --owner and --issuer, not both')
  if (owner !== undefined && issuer !== undefined) {
    const { tradesInStore } = await import('../judged-filings.ts')
    return tradesInStore(options.db, owner, issuer)
  }
  if (owner !== undefined || issuer !== undefined) throw new UsageError('past trades of the store need both --owner and --issuer')
  if (file === undefined) return { trades: [], assumptions: ofTypedTrades }
  const { trades, assumptions } = readTrades(await tradesText(file, terminal))
  return { trades, assumptions: [...ofTypedTrades, ...assumptions] }
}

/** The day it counts as filed on, or `null` when a doubtful day leaves it open. */
const known = ({ day }: FilingDate) => (day.earliest === day.latest ? day.earliest : null)

function filingOf({ accepted, filed }: Options): FilingDate | null {
  const stated = day('--filed', filed)
  const moment = momentOption('--accepted', accepted)
  if (stated !== null) return statedFilingDate(stated)
  if (moment === null) return null
  const filing = filingDateOf(moment)
  return { ...filing, steps: [`acceptance ${easternText(moment)}`, ...filing.steps] }
}
