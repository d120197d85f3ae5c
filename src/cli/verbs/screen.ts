import { Command, Option } from 'commander'
import { grouped } from '../../model/decimal.ts'
import { UsageError } from '../../model/errors.ts'
import { linesCsv } from '../../server/flat-rows.ts'
import { loosened } from '../../server/loosened.ts'
import { namedScreens } from '../../store/named-screens.ts'
import { type ScreenPage, type ScreenRow, screenFaults, screenFilters, screenQuery } from '../../store/screen.ts'
import type { Looser } from '../../web/pages/screen.tsx'
import { plural } from '../../web/words.ts'
import { namedScreenText } from '../named-screen-text.ts'
import { optionName } from '../options.ts'
import { type Column, jsonLines, textTable, wholeDollars } from '../table.ts'
import { type Terminal, tableWidth } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

/** `s16 screen`: lines of filings by filters. */
export const verb: Verb = (terminal) => {
  const command = new Command()
    .description(
      'Find transactions and holdings by filters. A line belongs to its filing and is shown once, however many owners the filing has.',
    )
    .addOption(databaseOption(terminal))
    .option('--json', 'one JSON object a line')
    .addOption(new Option('--csv', 'comma-separated values with a heading line').conflicts('json'))
  for (const [name, shape] of Object.entries(screenQuery.shape)) {
    command.option(`${optionName(name)} <value>`, shape.description ?? '')
  }
  command.option('--named <screen>', `a screen that people know by name: ${Object.keys(namedScreens).join(', ')}`)
  for (const [name, meaning] of namedOptions()) command.option(`${optionName(name)} <value>`, meaning)
  return command
    .addHelpText(
      'after',
      '\nExamples:\n  s16 screen --codes P --min-value 100000 --sort -value\n  s16 screen --ticker SONS --roles director,officer --csv\n  s16 screen --named cluster-buys --insiders 4 --days 30\n\nNamed screens:\n' +
        Object.entries(namedScreens)
          .map(
            ([name, { summary, meanings }]) =>
              `  ${name}: ${summary}\n    takes ${Object.keys(meanings)
                .map((one) => optionName(one))
                .join(' ')}\n`,
          )
          .join(''),
    )
    .action(async (options: Record<string, string | boolean>) => {
      const { db, json, csv: asCsv, named, ...filters } = options
      if (named !== undefined) {
        const as = json ? 'json' : asCsv ? 'csv' : 'table'
        terminal.out(await withStore(String(db), (store) => namedScreenText(store, String(named), filters, as, terminal)))
        return
      }
      const [alien] = namedOptions().flatMap(([name]) => (filters[name] === undefined ? [] : [name]))
      if (alien) throw new UsageError(`${optionName(alien)} goes with --named (s16 screen --help)`)
      const parsed = screenQuery.safeParse(filters)
      if (!parsed.success) throw new UsageError(screenFaults(parsed.error, filters, screenFilters, optionName, optionName).join('; '))
      const { page, looser } = await withStore(String(db), async (store) => {
        const found = await store.screen(parsed.data)
        const isEmpty = found.total === 0 && (await store.counts()).filings === 0
        if (isEmpty) terminal.err(`${db} holds no filing: s16 load PATH takes them in\n`)
        return { page: isEmpty ? null : found, looser: found.total === 0 && !json && !asCsv ? await loosened(store, parsed.data) : null }
      })
      if (page === null) return
      tellLeftOut(page, terminal)
      if (json) terminal.out(jsonLines(page.rows))
      else if (asCsv) terminal.out(linesCsv(page.rows))
      else return show(page, looser, terminal)
      if (page.rows.length < page.total) tellPlace(page, terminal)
    })
}

const isCommon = (name: string): boolean => Object.values(namedScreens).every(({ meanings }) => name in meanings)

/** Parameters of named screens that are no filters of the plain screen, each once. */
const namedOptions = (): readonly (readonly [name: string, meaning: string])[] => [
  ...new Map(
    Object.entries(namedScreens).flatMap(([screen, { meanings }]) =>
      Object.entries(meanings)
        .filter(([name]) => !(name in screenQuery.shape))
        .map(([name, meaning]) => [name, isCommon(name) ? `named: ${meaning}` : `${screen}: ${meaning}`] as const),
    ),
  ),
]

const amount = (value: string | null) => value && grouped(value)

const columns: readonly Column<ScreenRow>[] = [
  { heading: 'filed', cell: (row) => row.filedDate, spare: true },
  { heading: 'form', cell: (row) => row.form, spare: true },
  { heading: 'issuer', cell: (row) => row.ticker ?? row.issuer?.slice(0, 20) ?? null },
  { heading: 'owners', cell: ({ owners }) => `${owners[0]?.name?.slice(0, 24) ?? ''}${owners.length > 1 ? ` +${owners.length - 1}` : ''}` },
  { heading: 'date', cell: (row) => row.date, whole: true },
  { heading: 'code', cell: (row) => row.code },
  { heading: 'A/D', cell: (row) => row.acquiredDisposed, spare: true },
  { heading: 'security', cell: (row) => row.security?.slice(0, 20) ?? null, noted: true },
  { heading: 'shares', cell: (row) => amount(row.shares), figures: true },
  { heading: 'price', cell: (row) => amount(row.price), figures: true, spare: true },
  { heading: 'value', cell: (row) => wholeDollars(row.value), figures: true },
  { heading: 'owned after', cell: (row) => amount(row.sharesOwnedFollowing), figures: true, spare: true },
  { heading: 'D/I', cell: (row) => row.directOrIndirect, spare: true },
  { heading: 'filing', cell: (row) => row.reference, whole: true, noted: true },
]

/** Stands only where a line of the page is superseded. */
const standing: Column<ScreenRow> = { heading: 'standing', cell: ({ superseded }) => (superseded ? 'superseded' : null), whole: true }

const securityAndFiling = ({ security, reference }: ScreenRow): string => [security, reference].filter((part) => part !== null).join(', ')

/** What was left out for quality flags or because another line stands for it, and what may still be so. */
function tellLeftOut({ flaggedLeftOut, supersededLeftOut, issuersNotLookedThrough }: ScreenPage, terminal: Terminal): void {
  if (supersededLeftOut > 0) terminal.err(`${plural(supersededLeftOut, 'line')} that amendments or second reports stand for left out\n`)
  if (flaggedLeftOut > 0) terminal.err(`${plural(flaggedLeftOut, 'line')} with a quality flag left out\n`)
  if (issuersNotLookedThrough > 0)
    terminal.err(`${plural(issuersNotLookedThrough, 'issuer')} not looked through yet: ask again to go on, or narrow the filters\n`)
}

function show(found: ScreenPage, looser: Looser | null, terminal: Terminal): void {
  const { rows, total } = found
  if (total === 0) {
    const without =
      looser && `without ${optionName(looser.filter)} there ${looser.total === 1 ? 'is' : 'are'} ${plural(looser.total, 'line')}`
    terminal.err(`no line matches${without ? `; ${without}` : ', and no filter alone is in the way'}\n`)
    return
  }
  const superseded = rows.filter((row) => row.superseded).length
  terminal.out(textTable(rows, superseded > 0 ? [...columns, standing] : columns, tableWidth(terminal), securityAndFiling))
  if (superseded > 0)
    terminal.err(
      `superseded: an amendment or a second report stands for the line (${superseded} here); --superseded exclude leaves such lines out\n`,
    )
  tellPlace(found, terminal)
}

/** Which lines of how many these are, and how to have the next. */
function tellPlace({ rows, total, withoutValue, page, size }: ScreenPage, terminal: Terminal): void {
  const from = (page - 1) * size + 1
  const unknown = withoutValue > 0 ? `; ${withoutValue.toLocaleString('en-US')} of them without a known value` : ''
  const next = from + rows.length - 1 < total ? `; --page ${page + 1} shows more` : ''
  const shown = rows.length === 0 ? `no lines on page ${page}` : `lines ${from} to ${from + rows.length - 1}`
  terminal.err(`${shown} of ${total.toLocaleString('en-US')}${unknown}${next}\n`)
}
