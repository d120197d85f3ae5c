import { easternDay } from '../law/eastern-time.ts'
import type { Found } from '../ledger/named-screens/found.ts'
import { grouped } from '../model/decimal.ts'
import { UsageError } from '../model/errors.ts'
import { findingsCsv } from '../server/flat-rows.ts'
import { type NamedScreen, namedScreens } from '../store/named-screens.ts'
import { type NamedResult, runNamedScreen } from '../store/run-named-screen.ts'
import { screenFaults } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { plural } from '../web/words.ts'
import { optionName } from './options.ts'
import { type Column, jsonLines, textTable, wholeDollars } from './table.ts'
import { type Terminal, tableWidth } from './terminal.ts'

/** `s16 screen --named NAME`: one line of JSON a finding, comma-separated values, or a table; what was left out goes to standard error. */
export async function namedScreenText(
  store: Store,
  name: string,
  given: Readonly<Record<string, string | boolean>>,
  as: 'json' | 'csv' | 'table',
  terminal: Terminal,
): Promise<string> {
  const screen = Object.hasOwn(namedScreens, name) ? namedScreens[name] : undefined
  if (!screen) throw new UsageError(`there is no screen "${name}"; there are ${Object.keys(namedScreens).join(', ')}`)
  const parsed = screen.parameters.safeParse(given)
  if (!parsed.success)
    throw new UsageError(screenFaults(parsed.error, given, Object.keys(screen.meanings), optionName, optionName).join('; '))
  const result = await runNamedScreen(store, screen, parsed.data, easternDay(new Date().toISOString()))
  terminal.err(`${summary(result, screen)}\n`)
  if (as === 'json') return jsonLines(result.found)
  if (as === 'csv') return findingsCsv(result.found)
  return result.found.length > 0 ? textTable(result.found, columns, tableWidth(terminal), whyAndFiling) : ''
}

function summary({ found, total, leftOut, notClaimed, issuers, issuersNotLookedAt }: NamedResult, { wider }: NamedScreen): string {
  const left = [
    [leftOut.plans, 'under plans (--plans include)'],
    [leftOut.flagged, 'in doubt (--flagged include)'],
    [leftOut.joint, 'stated by another filing too (--joint each)'],
    [leftOut.superseded, 'superseded, withdrawn or repeated'],
  ].flatMap(([lines, why]) => (lines === 0 ? [] : [`${lines} ${why}`]))
  const widerOptions = Object.entries(wider)
    .map(([name, value]) => `${optionName(name)} ${value}`)
    .join(' ')
  const counts = [
    `${found.length} of ${total} findings in ${issuers} issuers`,
    left.length > 0 ? `lines left out: ${left.join(', ')}` : 'no line left out',
    ...(issuersNotLookedAt > 0 ? [`${issuersNotLookedAt} more issuers not looked at: narrow --from and --to, or raise --issuers`] : []),
  ]
  return [
    counts.join('; '),
    ...notClaimed.map(({ why, trades }) => `not claimed for ${plural(trades, 'day')} of trading: ${why}`),
    ...(total === 0 && widerOptions !== '' ? [`wider would be ${widerOptions}`] : []),
  ].join('\n')
}

/** The filing of the first line. */
const filingOf = ({ lines }: Found): string | null => lines[0]?.accession ?? null

const columns: readonly Column<Found>[] = [
  { heading: 'from', cell: ({ from }) => from, spare: true },
  { heading: 'to', cell: ({ to }) => to, whole: true },
  { heading: 'issuer', cell: ({ issuer }) => issuer.symbol ?? issuer.name?.slice(0, 20) ?? issuer.cik },
  { heading: 'insiders', cell: ({ insiders }) => String(insiders.length), figures: true, spare: true },
  {
    heading: 'names',
    cell: ({ insiders }) =>
      insiders
        .map(([first]) => first?.name ?? first?.cik ?? 'unknown')
        .join('; ')
        .slice(0, 60),
  },
  { heading: 'code', cell: ({ code }) => code },
  { heading: 'shares', cell: ({ shares }) => grouped(shares), figures: true },
  { heading: 'value', cell: valueShown, figures: true },
  { heading: 'why', cell: ({ why }) => why, noted: true },
  { heading: 'filing', cell: filingOf, whole: true, noted: true },
]

/** Dollars; with a question mark where lines have no price, and that alone where none has one. */
function valueShown({ value, withoutValue, lines }: Found): string | null {
  if (withoutValue === 0) return wholeDollars(value)
  return withoutValue === lines.length ? '?' : `${wholeDollars(value)}+?`
}

const whyAndFiling = (found: Found): string => [found.why, filingOf(found)].filter((part) => part !== null).join('; ')
