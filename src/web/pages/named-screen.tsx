import type { ComponentChildren } from 'preact'
import { count } from '../../model/decimal.ts'
import type { Decimal, IsoDate, Relationship } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { Faults } from '../faults.tsx'
import { Choice, Field } from '../field.tsx'
import { Filters } from '../filters.tsx'
import { Layout } from '../layout.tsx'
import { FirstOwner, IssuerSymbol } from '../party.tsx'
import { Reason } from '../reason.tsx'
import { Signed, Table, Unknown } from '../table.tsx'
import { codeInWords, dollars, linePath, link, plural, roleInWords, sentence } from '../words.ts'
import { type FiledLine, Working } from '../working.tsx'
import { positionPath } from './position.tsx'
import { type NamedLink, ScreenLinks } from './screen.tsx'

/** A screen that people know by name: its parameters, what it found, and what it left out. */

/** Trades of one or more insiders of one issuer, as the page shows them. */
export interface FoundRow {
  readonly issuer: { readonly cik: string; readonly name: string | null; readonly symbol: string | null }
  readonly insiders: readonly (readonly {
    readonly cik: string | null
    readonly name: string | null
    readonly relationship: Relationship
  }[])[]
  readonly from: IsoDate
  readonly to: IsoDate
  readonly code: 'P' | 'S'
  readonly lines: readonly FiledLine[]
  readonly shares: Decimal
  readonly value: Decimal
  readonly withoutValue: number
  readonly why: string
}

export interface NamedScreenData {
  readonly screens: readonly NamedLink[]
  readonly screen: NamedLink
  readonly parameters: readonly {
    readonly name: string
    readonly meaning: string
    /** The words it may be; `null` where it is free text. */
    readonly choices: readonly string[] | null
    readonly value: string
    /** What it is where nothing is said. */
    readonly usual: string
  }[]
  /** `null` when a parameter is wrong. */
  readonly result: {
    readonly found: readonly FoundRow[]
    readonly total: number
    readonly leftOut: { readonly plans: number; readonly flagged: number; readonly joint: number; readonly superseded: number }
    readonly notClaimed: readonly { readonly why: string; readonly trades: number }[]
    readonly issuers: number
    readonly issuersNotLookedAt: number
    readonly from: IsoDate | null
    readonly to: IsoDate | null
  } | null
  /** What to try where nothing is found; `null` where something is, or nothing helps. */
  readonly wider: Wider | null
  readonly faults: readonly string[]
}

/** Parameters with which a screen that finds nothing would find something. */
export interface Wider {
  readonly changed: Readonly<Record<string, string>>
  readonly total: number
}

export function NamedScreenPage({ screens, screen, parameters, result, wider, faults }: NamedScreenData) {
  const query = { named: screen.name, ...Object.fromEntries(parameters.map(({ name, value }) => [name, value])) }
  return (
    <Layout title={screen.label} place="screens" json={link('/screen.json', query)}>
      <h1>{screen.label}</h1>
      <ScreenLinks named={screens} query={{ named: screen.name }} />
      <p class="lead">
        {sentence(screen.summary)}
        {result ? (
          <span class="quiet">
            {' '}
            {plural(result.total, 'finding')}
            {result.from && result.to ? `, traded ${dayInProse(result.from)} to ${dayInProse(result.to)}` : ''}.
          </span>
        ) : null}
      </p>
      <Filters
        set={parameters.flatMap(({ name, value, usual }) => (value === usual ? [] : [`${calledParameter(name)} ${inWords(name, value)}`]))}
        clear={link('/screen', { named: screen.name })}
        open={faults.length > 0}
      >
        <input type="hidden" name="named" value={screen.name} />
        {parameters.map(({ choices, ...one }) => {
          const field = { ...one, label: calledParameter(one.name) }
          if (choices) return <Choice {...field} choices={choices.map((word) => [word, inWords(one.name, word)] as const)} />
          return <Field {...field} type={days.has(one.name) ? 'date' : 'text'} size={10} />
        })}
      </Filters>
      <Faults faults={faults} />
      {result ? (
        <>
          <LeftOut result={result} query={query} />
          <Findings caption={screen.label} found={result.found} empty={<Nothing wider={wider} query={query} />} />
          {result.total > result.found.length ? (
            <p class="quiet">
              {plural(result.found.length, 'finding')} of {result.total} shown.{' '}
              <a href={link('/screen', { ...query, size: '1000' })}>Show more</a>
            </p>
          ) : null}
          {result.total > 0 ? (
            <p class="export">
              Export all: <a href={link('/screen.csv', query)}>CSV</a> · <a href={link('/screen.json', { ...query, size: '1000' })}>JSON</a>
            </p>
          ) : null}
        </>
      ) : null}
    </Layout>
  )
}

interface FindingsProps {
  readonly caption: string
  readonly found: readonly FoundRow[]
  readonly empty: ComponentChildren
}

function Findings({ caption, found, empty }: FindingsProps) {
  return (
    <Table
      caption={caption}
      rows={found}
      empty={empty}
      columns={[
        { heading: 'Traded', quiet: true, cell: (one) => <Days found={one} /> },
        {
          heading: 'Issuer',
          cell: ({ issuer }) => <IssuerSymbol cik={issuer.cik} name={issuer.name} tradingSymbol={issuer.symbol} />,
        },
        { heading: 'Who', cell: (one) => <Insiders found={one} /> },
        { heading: 'What', cell: ({ code }) => codeInWords(code) },
        {
          heading: 'Shares',
          figures: true,
          cell: ({ code, shares }) => <Signed direction={code === 'P' ? 'A' : 'D'}>{count(shares)}</Signed>,
        },
        { heading: 'Value, $', figures: true, cell: (one) => <Value found={one} /> },
        {
          heading: 'Why',
          cell: ({ why, lines }) => (
            <>
              <span class="quiet why">
                <Reason text={why} />
              </span>
              <Working lines={lines} />
            </>
          ),
        },
      ]}
    />
  )
}

const labels: Readonly<Record<string, string>> = {
  insiders: 'Insiders at least',
  days: 'Within days',
  minValue: 'Value at least, $',
  office: 'Office',
  years: 'Years without',
  period: 'Period',
  traded: 'Traded',
  habit: 'Habit',
  plans: '10b5-1 plans',
  flagged: 'Doubtful lines',
  joint: 'Joint positions',
  from: 'Traded from',
  to: 'Traded to',
  asOf: 'As known on',
  size: 'Findings shown',
  issuers: 'Issuers at most',
}

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plans: { exclude: 'left out', include: 'included' },
  flagged: { exclude: 'left out', include: 'included' },
  joint: { once: 'shown once', each: 'each filing’s' },
  office: { either: 'CEO or CFO', ceo: 'CEO', cfo: 'CFO' },
  traded: { both: 'purchases and sales' },
}

/** A value of a parameter as the page says it; a day as it is written. */
const inWords = (name: string, value: string): string => words[name]?.[value] ?? value

/** How the page calls a parameter. */
export const calledParameter = (name: string): string => labels[name] ?? name

/** Parameters that are days. */
const days = new Set(['from', 'to', 'asOf'])

/** What was left out and why, each a toggle. */
function LeftOut({
  result,
  query,
}: {
  readonly result: NonNullable<NamedScreenData['result']>
  readonly query: Readonly<Record<string, string>>
}) {
  const { leftOut, notClaimed, issuers, issuersNotLookedAt } = result
  const toggles = [
    { key: 'plans', words: 'under 10b5-1 plans', takes: 'include', leaves: 'exclude' },
    { key: 'flagged', words: 'in doubt', takes: 'include', leaves: 'exclude' },
    { key: 'joint', words: 'that another filing states too', takes: 'each', leaves: 'once' },
  ] as const
  const taken = toggles.filter(({ key, takes }) => query[key] === takes)
  const left = toggles.filter(({ key, takes }) => query[key] !== takes && leftOut[key] > 0)
  return (
    <p class="quiet">
      {plural(issuers, 'issuer')} looked at.
      {left.map(({ key, words, takes }) => (
        <>
          {' '}
          {plural(leftOut[key], 'line')} {words} left out (<a href={link('/screen', { ...query, [key]: takes })}>include</a>).
        </>
      ))}
      {notClaimed.map(({ why, trades }) => ` Not claimed for ${plural(trades, 'day')} of trading: ${why}.`)}
      {leftOut.superseded > 0 ? ` ${plural(leftOut.superseded, 'line')} superseded, withdrawn or repeated, not counted.` : ''}
      {taken.map(({ key, words, leaves }) => (
        <>
          {' '}
          Lines {words} are included (<a href={link('/screen', { ...query, [key]: leaves })}>leave out</a>).
        </>
      ))}
      {issuersNotLookedAt > 0 ? (
        <span class="unknown"> {plural(issuersNotLookedAt, 'more issuer')} not looked at: narrow the days, or look at more issuers.</span>
      ) : null}
    </p>
  )
}

/** What to do where nothing is found. */
function Nothing({ wider, query }: { readonly wider: Wider | null; readonly query: Readonly<Record<string, string>> }) {
  if (wider === null) {
    return (
      <>
        Nothing is found, and wider filters find nothing either; more filings may: <code>s16 load PATH…</code> takes them in.
      </>
    )
  }
  const changed = Object.entries(wider.changed).map(([name, value]) =>
    value === '' ? `without “${calledParameter(name)}”` : `with “${calledParameter(name)}” ${inWords(name, value)}`,
  )
  return (
    <>
      Nothing is found. {sentence(changed.join(' and ')).slice(0, -1)} there {wider.total === 1 ? 'is' : 'are'}{' '}
      <a href={link('/screen', { ...query, ...wider.changed })}>{plural(wider.total, 'finding')}</a>.
    </>
  )
}

function Days({ found: { from, to, lines } }: { readonly found: FoundRow }) {
  const [first] = lines
  const shown = from === to ? dayInProse(to) : `${dayInProse(from)} to ${dayInProse(to)}`
  return first ? (
    <a class="row" href={linePath(first.accession, first.table, first.row)}>
      {shown}
    </a>
  ) : (
    shown
  )
}

function Insiders({ found: { insiders, issuer } }: { readonly found: FoundRow }) {
  return (
    <>
      {insiders.map((owners) => {
        const [first] = owners
        if (!first) return null
        const role = roleInWords(first.relationship)
        return (
          <span class="insider">
            <FirstOwner owners={owners} pathOf={(cik) => positionPath(cik, issuer.cik)} />
            {role ? <span class="quiet role">{role}</span> : null}
          </span>
        )
      })}
    </>
  )
}

function Value({ found: { value, withoutValue, lines } }: { readonly found: FoundRow }) {
  const why = `${plural(withoutValue, 'line')} without a stated price`
  if (withoutValue === lines.length) return <Unknown why={why} />
  return (
    <>
      {dollars(value).slice(1)}
      {withoutValue > 0 ? (
        <>
          {' + '}
          <Unknown why={why} />
        </>
      ) : null}
    </>
  )
}
