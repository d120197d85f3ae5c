import { Command, Option } from 'commander'
import { day } from '../../law/typed-question.ts'
import { type LedgerEvent, ledgerEvents } from '../../ledger/event.ts'
import { chosen, type FlaggedChoice, flaggedChoices } from '../../ledger/flagged-lines.ts'
import { type LedgerLine, ledgerOf } from '../../ledger/ledger.ts'
import { grouped } from '../../model/decimal.ts'
import { UsageError } from '../../model/errors.ts'
import type { Store } from '../../store/store.ts'
import { plural } from '../../web/words.ts'
import { cikOption } from '../options.ts'
import { partiesInWords } from '../reports-at-hand.ts'
import { type Column, jsonLines, textTable, wholeDollars } from '../table.ts'
import { type Terminal, tableWidth } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

interface LedgerOptions {
  readonly owner?: string
  readonly issuer?: string
  readonly asOf?: string
  readonly all?: boolean
  readonly flagged: FlaggedChoice
  readonly events?: boolean
  readonly json?: boolean
  readonly db: string
}

/** `s16 ledger --owner CIK --issuer CIK`: who held what, as known when, and whether the balances agree. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Follow the holdings of an owner in an issuer line by line, with every break explained or called unexplained.')
    .option('--owner <cik>', 'an owner; without --issuer in every issuer reported on')
    .option('--issuer <cik>', 'an issuer; without --owner every line once, with its owners')
    .option('--as-of <date>', 'what was known by the end of this filing day, YYYY-MM-DD')
    .option('--all', 'also lines that are superseded, withdrawn or repeated, with "counted": false')
    .addOption(
      new Option('--flagged <choice>', 'lines that carry a quality flag; the number of those left out is told')
        .choices(flaggedChoices)
        .default('include'),
    )
    .option('--events', 'exercises, vestings and awards instead of lines')
    .option('--json', 'one JSON object a line')
    .addOption(databaseOption(terminal))
    .addHelpText(
      'after',
      '\nExamples:\n  s16 ledger --owner 1214156 --issuer 320193\n  s16 ledger --issuer 320193 --as-of 2019-03-01 --json\n',
    )
    .action(async (options: LedgerOptions) => {
      const parties = {
        owner: options.owner && cikOption('--owner', options.owner),
        issuer: options.issuer && cikOption('--issuer', options.issuer),
      }
      if (!parties.owner && !parties.issuer) throw new UsageError('say whose ledger: --owner CIK, --issuer CIK or both (s16 ledger --help)')
      const question = { ...(parties.owner ? { owner: parties.owner } : {}), asOf: day('--as-of', options.asOf), all: options.all === true }
      await withStore(options.db, async (store) => {
        let found = 0
        for (const issuer of await issuersOf(store, parties)) {
          const reports = await store.reports({ issuer })
          if (options.events) {
            const events = ledgerEvents(reports, question)
            found += events.length
            terminal.out(shown(events, eventColumns, options.json === true, terminal, eventLines))
            continue
          }
          const lines = ledgerOf(reports, question)
          found += lines.length
          const kept = chosen(lines, options.flagged)
          terminal.out(shown(kept, lineColumns, options.json === true, terminal, standing))
          const left = lines.length - kept.length
          if (left > 0) terminal.err(`${plural(left, 'line')} with a quality flag left out\n`)
        }
        // Nothing on standard output is an answer to a program; a person wants to know that it is one.
        if (found === 0)
          terminal.err(
            `no ${options.events ? 'event' : 'line'} of ${partiesInWords(parties)}${question.asOf ? ` by ${question.asOf}` : ''}; s16 load PATH takes filings in\n`,
          )
      })
    })

const shown = <T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  asJson: boolean,
  terminal: Terminal,
  note: (row: T) => string | null,
): string => (asJson ? jsonLines(rows) : rows.length > 0 ? textTable(rows, columns, tableWidth(terminal), note) : '')

const figure = (amount: string | null): string | null => amount && grouped(amount)

/** The issuer asked for, or all on which the owner reported. */
async function issuersOf(store: Store, { owner, issuer }: { owner: string | undefined; issuer: string | undefined }): Promise<string[]> {
  if (issuer) return [issuer]
  const reports = owner ? await store.reports({ owner }) : []
  return [...new Set(reports.flatMap(({ document }) => document.issuer.cik ?? []))]
}

const why = ({ why: reason, flags }: LedgerLine): string =>
  [reason, ...flags.map((flag) => `${flag.code}: ${flag.why}`)].filter((one) => one).join('; ')

const statusOf = ({ status, counted }: LedgerLine): string => (counted ? status : 'not counted')

/** How a line stands, below it: what agrees, and what is first seen, needs no words. */
function standing(line: LedgerLine): string | null {
  const reason = why(line)
  if (reason === '') return line.counted && (line.status === 'agrees' || line.status === 'opening') ? null : statusOf(line)
  return `${statusOf(line)}: ${reason}`
}

/** The lines of an event by filing and table, rows that follow each other as one: `0000899243-21-044060 I 1-30, II 1`. */
const eventLines = ({ lines }: LedgerEvent): string =>
  [...new Set(lines.map(({ accession }) => accession))]
    .map((accession) => {
      const own = lines.filter((line) => line.accession === accession)
      const tables = (['I', 'II'] as const).flatMap((table) =>
        ranges(
          own.filter((line) => line.table === table).map(({ row }) => row),
          table,
        ),
      )
      return `${accession} ${tables.join(', ')}`
    })
    .join('; ')

function ranges(rows: readonly number[], table: string): string[] {
  const found: [first: number, last: number][] = []
  for (const row of [...rows].sort((a, b) => a - b)) {
    const open = found.at(-1)
    if (open && open[1] === row - 1) open[1] = row
    else found.push([row, row])
  }
  return found.map(([first, last]) => `${table} ${first === last ? first : `${first}-${last}`}`)
}

const lineColumns: readonly Column<LedgerLine>[] = [
  { heading: 'Date', cell: ({ date }) => date, whole: true },
  { heading: 'Filing', cell: ({ accession }) => accession, whole: true },
  { heading: 'Line', cell: ({ table, row }) => `${table} ${row}`, whole: true },
  { heading: 'Security', cell: ({ security }) => security },
  { heading: 'Held', cell: ({ vehicle }) => vehicle, spare: true },
  { heading: 'Code', cell: ({ code }) => code, whole: true },
  { heading: 'Opening', cell: ({ opening }) => figure(opening), figures: true, spare: true },
  { heading: 'Change', cell: ({ change }) => figure(change), figures: true },
  { heading: 'Reported', cell: ({ reported }) => figure(reported), figures: true },
  { heading: 'Status', cell: statusOf, noted: true },
  { heading: 'Why', cell: why, noted: true },
]

const eventColumns: readonly Column<LedgerEvent>[] = [
  { heading: 'Date', cell: ({ date }) => date, whole: true },
  { heading: 'Event', cell: ({ kind }) => kind },
  { heading: 'Security', cell: ({ security }) => security },
  { heading: 'Shares', cell: ({ shares }) => figure(shares), figures: true },
  { heading: 'Cost, $', cell: ({ cost }) => wholeDollars(cost), figures: true, spare: true },
  { heading: 'Proceeds, $', cell: ({ proceeds }) => wholeDollars(proceeds), figures: true },
  { heading: 'Tax, $', cell: ({ tax }) => wholeDollars(tax), figures: true, spare: true },
  { heading: 'Net, $', cell: ({ net }) => wholeDollars(net), figures: true },
  { heading: 'Shares kept', cell: ({ netShares }) => figure(netShares), figures: true, spare: true },
  { heading: 'Lines', cell: eventLines, noted: true },
]
