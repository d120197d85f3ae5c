import { z } from 'zod'
import type { InsiderDay } from '../ledger/insider-day.ts'
import type { IssuerTrades } from '../ledger/market-lines.ts'
import { clusterBuys } from '../ledger/named-screens/cluster-buys.ts'
import { type FirstBuysQuestion, firstBuys, notClaimedAsFirst } from '../ledger/named-screens/first-buys.ts'
import type { Found } from '../ledger/named-screens/found.ts'
import { largeSales, tradesBetween } from '../ledger/named-screens/large-trades.ts'
import { officerBuys } from '../ledger/named-screens/officer-buys.ts'
import { tradesByHabit } from '../ledger/named-screens/routine.ts'
import type { UnseenGain } from '../ledger/unseen-gains.ts'
import { addDays, addMonths, isIsoDate } from '../model/date.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { amount, blankIsAbsent, day, optional, whole } from './screen.ts'

/** Screens that people know by name: what each shows, its parameters, and the pure function that finds it. */

/** A parameter that is one of some words; the first is taken where none is given. */
function choice<const Words extends readonly [string, ...string[]]>(words: Words, description: string) {
  const [first] = words
  const type = z.enum<Words>(words, `must be one of ${words.join(', ')}`)
  return z.preprocess((given) => blankIsAbsent(given) ?? first, type).meta({ description, choices: words })
}
const choicesOf = (type: z.ZodType): readonly string[] | null => (type.meta()?.choices as readonly string[] | undefined) ?? null
const dollars = (fallback: string) => z.preprocess(blankIsAbsent, amount.default(fallback))
const traded = choice(['both', 'purchases', 'sales'], 'purchases, sales, or both')

/** What every named screen takes besides its own. Left out are, unless asked for, trades under plans and lines in doubt. */
const common = (plans: 'exclude' | 'include') => ({
  plans: choice(
    plans === 'exclude' ? ['exclude', 'include'] : ['include', 'exclude'],
    'trades under plans of Rule 10b5-1(c): include or exclude',
  ),
  flagged: choice(['exclude', 'include'], 'lines with a quality flag: include or exclude'),
  joint: choice(['once', 'each'], 'a position that several filings state alike: once, or each filing for itself'),
  from: optional(day).describe('trade date from'),
  to: optional(day).describe('trade date to'),
  asOf: optional(day).describe('what was known by the end of this filing day'),
  size: whole(50, 1, 1000).describe('findings at most'),
  issuers: whole(150, 1, 100_000).describe('issuers looked at, at most'),
})

/** What a named screen finds in the trades of one issuer. */
interface Trades extends IssuerTrades {
  /** The days asked for, without what is left out. */
  readonly days: readonly InsiderDay[]
  /** Every day of the issuer's insiders. */
  readonly history: readonly InsiderDay[]
  /** Balances that grew by shares that no line brings; reckoned when asked for. */
  readonly unseenGains: () => readonly UnseenGain[]
}

/** A named screen over parameters of one shape. */
export interface NamedScreen<Parameters = NamedParameters> {
  readonly label: string
  readonly summary: string
  /** Takes texts as they stand in a URL. */
  readonly parameters: z.ZodType<Parameters>
  /** Each parameter's meaning, by its name, in the order in which they are shown. */
  readonly meanings: Readonly<Record<string, string>>
  /** The words that a parameter may be, where it is no free text. */
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly codes: (given: Parameters) => readonly ('P' | 'S')[]
  /** The days in question, when the last trade on file was made on `last`; absent ends are open. */
  readonly period: (given: Parameters, last: IsoDate) => { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined }
  /** How many owners an issuer's lines must have to be worth a look. */
  readonly owners: (given: Parameters) => number
  readonly order: 'latest' | 'value'
  readonly find: (trades: Trades, given: Parameters, period: { readonly from: IsoDate; readonly to: IsoDate }) => readonly Found[]
  /** Why trades of the kind are not among what is found, one reason each, where the screen claims only what reports bear out. */
  readonly notClaimed: (trades: Trades, given: Parameters) => readonly string[]
  /** Parameters, as in a URL, with which more is found: what to try where nothing is. */
  readonly wider: Readonly<Record<string, string>>
}

/** The parameters that every named screen has. */
export interface NamedParameters {
  readonly plans: string
  readonly flagged: string
  readonly joint: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** What had been filed by the end of this day; absent for all. */
  readonly asOf?: string | undefined
  readonly size: number
  /** Issuers whose whole reports are read; each takes time. */
  readonly issuers: number
}

const codesOf = ({ traded }: { readonly traded: string }): readonly ('P' | 'S')[] =>
  traded === 'purchases' ? ['P'] : traded === 'sales' ? ['S'] : ['P', 'S']

type Given<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>> & NamedParameters

function screen<Shape extends z.ZodRawShape>(
  shape: Shape,
  given: Partial<NamedScreen<Given<Shape>>> & Pick<NamedScreen<Given<Shape>>, 'label' | 'summary' | 'find'>,
): NamedScreen {
  const made: NamedScreen<Given<Shape>> = {
    parameters: z.strictObject(shape) as unknown as z.ZodType<Given<Shape>>,
    meanings: Object.fromEntries(Object.entries(shape).map(([name, one]) => [name, (one as unknown as z.ZodType).description ?? ''])),
    choices: Object.fromEntries(
      Object.entries(shape).flatMap(([name, one]) => {
        const words = choicesOf(one as unknown as z.ZodType)
        return words ? [[name, words]] : []
      }),
    ),
    codes: () => ['P'],
    period: ({ from, to }: NamedParameters) => ({ from, to }),
    owners: () => 1,
    order: 'latest',
    notClaimed: () => [],
    wider: {},
    ...given,
  }
  // Parameters reach a screen only through its own schema.
  return made as unknown as NamedScreen
}

const firstBuysQuestion = (
  { history, knownSince, unseenGains }: Omit<Trades, 'lines' | 'days'>,
  { years, minValue }: { readonly years: number; readonly minValue: Decimal },
): FirstBuysQuestion => ({ years, minValue, history, knownSince, unseen: unseenGains() })

/** First days of the periods that end on a day. */
const starts = { day: (to: IsoDate) => to, week: (to: IsoDate) => addDays(to, -6), month: (to: IsoDate) => addDays(addMonths(to, -1), 1) }

/** Every named screen by its name. */
export const namedScreens: Readonly<Record<string, NamedScreen>> = {
  'cluster-buys': screen(
    {
      insiders: whole(3, 2, 50).describe('different insiders at least'),
      days: whole(10, 0, 366).describe('days within which they bought'),
      minValue: dollars('0').describe('value of the whole cluster at least, US dollars'),
      ...common('exclude'),
    },
    {
      label: 'Cluster buys',
      summary: 'several insiders of one issuer bought in the market within days of each other',
      owners: ({ insiders }) => insiders,
      wider: { insiders: '2', days: '30' },
      find: ({ days }, given) => clusterBuys(days, { insiders: given.insiders, within: given.days, minValue: given.minValue }),
    },
  ),
  'officer-buys': screen(
    {
      office: choice(['either', 'ceo', 'cfo'], 'ceo, cfo, or either'),
      minValue: dollars('0').describe('value of the day at least, US dollars'),
      ...common('exclude'),
    },
    {
      label: 'CEO and CFO buys',
      summary: 'a chief executive or chief financial officer bought in the market',
      find: ({ days }, { office, minValue }) =>
        officerBuys(days, { offices: office === 'ceo' ? ['ceo'] : office === 'cfo' ? ['cfo'] : ['ceo', 'cfo'], minValue }),
    },
  ),
  'large-sales': screen(
    { minValue: dollars('1000000').describe('value of the day at least, US dollars'), ...common('include') },
    {
      label: 'Large sales',
      summary: 'one insider sold for much on one day, all lines together',
      codes: () => ['S'],
      wider: { minValue: '100000' },
      find: ({ days }, { minValue }) => largeSales(days, { minValue }),
    },
  ),
  'first-buys': screen(
    {
      years: whole(3, 1, 30).describe('years without a purchase before'),
      minValue: dollars('0').describe('value of the day at least, US dollars'),
      ...common('exclude'),
    },
    {
      label: 'First buys in years',
      summary:
        'an insider bought in the market who had not for years; claimed only where their reports reach back as far and leave no gain of shares open',
      wider: { years: '1' },
      find: ({ days, ...trades }, given) => firstBuys(days, firstBuysQuestion(trades, given)),
      notClaimed: ({ days, ...trades }, given) => notClaimedAsFirst(days, firstBuysQuestion(trades, given)),
    },
  ),
  top: screen(
    {
      period: choice(['week', 'day', 'month'], 'day, week or month that ends on the last trade or on --to'),
      traded,
      ...common('include'),
    },
    {
      label: 'Top by value',
      summary: 'the largest trades of a day, week or month',
      codes: codesOf,
      wider: { period: 'month' },
      period({ from, to, period }, last) {
        const end = to ?? last
        const start = starts[period](end)
        // The first days that can be written have no week or month before them.
        return { from: from ?? (isIsoDate(start) ? start : end), to: end }
      },
      order: 'value',
      find: ({ days }, given, { from, to }) => tradesBetween(days, { codes: codesOf(given), from, to }),
    },
  ),
  routine: screen(
    {
      habit: choice(['opportunistic', 'routine', 'unknown', 'any'], 'opportunistic, routine, unknown, or any'),
      traded,
      ...common('include'),
    },
    {
      label: 'Routine or opportunistic',
      summary: 'trades set against the habit of the insider, after Cohen, Malloy and Pomorski (2012)',
      codes: codesOf,
      wider: { habit: 'any' },
      find: ({ days, history }, given) => tradesByHabit(days, { habit: given.habit, codes: codesOf(given), history }),
    },
  ),
}
