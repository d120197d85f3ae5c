import { readFile } from 'node:fs/promises'
import { text as textOf } from 'node:stream/consumers'
import { Command } from 'commander'
import { beforeTrade } from '../../law/before-trade.ts'
import { type DeadlineQuestion, plainQuestion } from '../../law/deadline.ts'
import { deadline } from '../../law/deadlines.ts'
import { easternMoment, easternText } from '../../law/eastern-time.ts'
import { type FilingDate, filingDateOf, statedFilingDate } from '../../law/filing-date.ts'
import { qualifyingJurisdiction } from '../../law/foreign-issuers.ts'
import { timeliness } from '../../law/timely.ts'
import { daysInMonth, isIsoDate } from '../../model/date.ts'
import { UsageError } from '../../model/errors.ts'
import { transactionCode } from '../../model/transaction-codes.ts'
import { filingsOf, item405Output, reportsOf, timelinessText } from '../filed-reports.ts'
import { plannedAsJson, plannedAsText, readPlannedTrade } from '../planned-trade.ts'
import { jsonLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { readTrades } from '../trades-file.ts'
import type { Verb } from '../verb.ts'

interface Options {
  readonly form?: string
  readonly date?: string
  readonly code?: string
  readonly direction?: string
  readonly deemed?: string
  readonly fiscalYearEnd?: string
  readonly issuerKind?: string
  readonly jurisdiction?: string
  readonly tenPercentHolder?: boolean
  readonly registrationEffective?: string
  readonly deferralLost?: string
  readonly accepted?: string
  readonly filed?: string
  readonly trade?: string
  readonly trades?: string
  readonly item405?: string
  readonly csv?: boolean
  readonly json?: boolean
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
    .option('--issuer-kind <kind>', 'domestic or foreign (a foreign private issuer)', 'domestic')
    .option('--jurisdiction <code>', 'where a foreign private issuer is organised: GB, CA, IL …')
    .option('--ten-percent-holder', 'the person is an insider only by holding more than ten percent')
    .option('--registration-effective <day>', 'Form 3: effective date of the issuer’s first registration')
    .option('--deferral-lost <day>', 'code L: the day Rule 16a-6(a) was no longer met')
    .option('--accepted <moment>', 'when EDGAR accepted the filing: "2024-05-03T21:59:00-04:00" (Eastern time without an offset)')
    .option('--filed <day>', 'the filing date that EDGAR gave, where it is known')
    .option('--trade <trade>', 'a trade that is planned: "S 5000 @ 40" on --date; tells what it is matched with under Section 16(b)')
    .option('--trades <file>', 'with --trade: past trades as CSV (date, side, shares, price, optional security); - reads standard input')
    .option('--item-405 <day>', 'with files of one issuer: who was late in the fiscal year ended on that day, for the proxy statement')
    .option('--csv', 'with --item-405: one line a late report')
    .option('--json', 'one JSON object, of files one a filing')
    .action(async (files: string[], options: Options) => {
      if (files.length > 0) {
        const stated = { filedDate: day('--filed', options.filed), acceptedAt: options.accepted ?? null }
        const reports = reportsOf(await filingsOf(files, terminal), stated)
        const yearEnd = day('--item-405', options.item405)
        const as = options.json ? 'json' : options.csv ? 'csv' : 'text'
        terminal.out(yearEnd === null ? timelinessText(reports, options.json === true) : item405Output(reports, yearEnd, as))
        return
      }
      if (options.item405 !== undefined) throw new UsageError('--item-405 needs the filings: s16 due --item-405 2024-12-31 FILE…')
      if (options.trade !== undefined || options.trades !== undefined) {
        terminal.out(await planned(options, terminal))
        return
      }
      const result = deadline(questionOf(options))
      const filing = filingOf(options)
      const judged = filing ? timeliness(result, filing.day) : null
      if (options.json) {
        const { form, event, due, rule, steps, assumptions, why, earliest, latest } = result
        const late =
          filing && judged ? { late: judged.late, daysLate: judged.daysLate, filed: known(filing), filingSteps: filing.steps } : {}
        terminal.out(jsonLines([{ form, event, due, rule, steps, assumptions, why, earliest, latest, ...late }]))
        return
      }
      const lines = [
        result.due ? `Form ${result.form} is due ${result.due}.` : `No due date: ${result.why}.`,
        ...result.steps.map((step) => `  ${step}`),
        `  rule: ${result.rule}`,
        ...result.assumptions.map((assumption) => `  assumed: ${assumption}`),
      ]
      if (filing && judged) {
        const verdict =
          judged.late === null
            ? 'Whether it was late is not known.'
            : judged.late
              ? `Late${judged.daysLate === null ? '' : ` by ${judged.daysLate} ${judged.daysLate === 1 ? 'day' : 'days'}`}.`
              : 'In time.'
        lines.push('', verdict, ...filing.steps.map((step) => `  ${step}`), `  rule: ${filing.rule}`)
      }
      terminal.out(`${lines.join('\n')}\n`)
    })

/** What a planned trade brings: `--trade`, with the past in `--trades`. */
async function planned(options: Options, terminal: Terminal): Promise<string> {
  const date = day('--date', options.date)
  if (options.trade === undefined) throw new UsageError('--trades goes with --trade "S 5000 @ 40", the trade that is planned')
  if (date === null) throw new UsageError('--date says the day of the planned trade: --date 2026-05-01')
  if (options.form !== undefined && options.form !== '4')
    throw new UsageError('--trade goes with --form 4: a purchase or sale is due on Form 4')
  const trade = readPlannedTrade(options.trade, date)
  const { trades: file } = options
  const past = file === undefined ? [] : readTrades(file === '-' ? await textOf(terminal.stdin) : await readFile(file, 'utf8'))
  const found = beforeTrade(trade, past)
  return options.json ? jsonLines([plannedAsJson(found)]) : plannedAsText(trade, found)
}

/** The day it counts as filed on, or `null` when a doubtful day leaves it open. */
const known = ({ day }: FilingDate) => (day.earliest === day.latest ? day.earliest : null)

function questionOf(options: Options): DeadlineQuestion {
  const form = options.form
  if (form !== '3' && form !== '4' && form !== '5') throw new UsageError('--form takes 3, 4 or 5')
  const date = day('--date', options.date)
  if (date === null) throw new UsageError('--date says the day of the event or trade: --date 2025-12-23')
  const code = codeOf(options.code)
  const deemed = day('--deemed', options.deemed)
  if (deemed !== null && deemed < date) throw new UsageError(`--deemed ${deemed} is before the trade of ${date}`)
  if (deemed !== null && form !== '4') throw new UsageError('--deemed goes with --form 4')
  const kind = options.issuerKind ?? 'domestic'
  if (kind !== 'domestic' && kind !== 'foreign') throw new UsageError('--issuer-kind takes domestic or foreign')
  if (options.jurisdiction !== undefined && kind !== 'foreign') throw new UsageError('--jurisdiction goes with --issuer-kind foreign')
  const direction = options.direction?.toUpperCase() ?? null
  if (direction !== null && direction !== 'A' && direction !== 'D')
    throw new UsageError('--direction takes A (acquired) or D (disposed of)')
  return {
    ...plainQuestion,
    form,
    date,
    code,
    direction,
    deemed,
    fiscalYearEnd: fiscalYearEnd(options.fiscalYearEnd),
    issuerKind: kind,
    jurisdiction: jurisdiction(options.jurisdiction),
    tenPercentHolder: options.tenPercentHolder === true,
    registrationEffective: day('--registration-effective', options.registrationEffective),
    deferralLost: day('--deferral-lost', options.deferralLost),
  }
}

function day(option: string, text: string | undefined): string | null {
  if (text === undefined) return null
  if (!isIsoDate(text)) throw new UsageError(`${option} "${text}" is not a calendar day; write it as 2025-12-23`)
  return text
}

function codeOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const code = text.toUpperCase()
  if (!transactionCode(code)) throw new UsageError(`--code "${text}" is not a transaction code (General Instruction 8 to Form 4)`)
  return code
}

/** A day, `12-31` or EDGAR's `1231`. */
function fiscalYearEnd(text: string | undefined): string | null {
  if (text === undefined || isIsoDate(text)) return text ?? null
  const match = /^(\d{2})-?(\d{2})$/.exec(text)
  const month = Number(match?.[1])
  const ofMonth = Number(match?.[2])
  if (!match || month < 1 || month > 12 || ofMonth < 1 || ofMonth > daysInMonth(2024, month)) {
    throw new UsageError(`--fiscal-year-end "${text}" is neither a day (2025-12-31) nor a month and day (12-31)`)
  }
  return `${match[1]}-${match[2]}`
}

function jurisdiction(text: string | undefined): string | null {
  if (text === undefined) return null
  if (!/^[A-Za-z0-9]{2}$/.test(text) && !qualifyingJurisdiction(text)) {
    throw new UsageError(`--jurisdiction "${text}": give the two letters of the country (GB, CA, IL), or EDGAR's code of it`)
  }
  return text
}

function filingOf({ accepted, filed }: Options): FilingDate | null {
  const stated = day('--filed', filed)
  const moment = accepted === undefined ? null : easternMoment(accepted)
  if (accepted !== undefined && moment === null) {
    throw new UsageError(`--accepted "${accepted}" is not a moment; write it as "2024-05-03T21:59:00-04:00"`)
  }
  if (stated !== null) return statedFilingDate(stated)
  if (moment === null) return null
  const filing = filingDateOf(moment)
  return { ...filing, steps: [`acceptance ${easternText(moment)}`, ...filing.steps] }
}
