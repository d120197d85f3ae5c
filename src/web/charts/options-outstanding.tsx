import * as Plot from '@observablehq/plot'
import { count, normal, price, sum } from '../../model/decimal.ts'
import type { IsoDate } from '../../model/document.ts'
import { groupedBy } from '../../model/group-by.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { Table } from '../table.tsx'
import { linePath, plural } from '../words.ts'
import type { AheadData, OutstandingOption } from './ahead.ts'
import { nameDistance, namedApart } from './named-apart.ts'
import { Chart, drawnDay, drawnNumber } from './svg.tsx'

/** Options outstanding by expiry and exercise price: the ring is what is held, the filling what may be exercised. */

/** Grants on the same terms stand around one point: so many pixels from it, in the order of a sunflower's seeds. */
function beside(at: number): { readonly dx: number; readonly dy: number } {
  const distance = 9 * Math.sqrt(at)
  return { dx: distance * Math.cos(at * 2.4), dy: distance * Math.sin(at * 2.4) }
}

/** Grants drawn around one point; the table has them all. */
const mostBeside = 19

/** Points whose grants are named beside them, where the names have room. */
const mostNamed = 8

/** The drawing on a wide page, in pixels. */
const drawn = { height: 330, marginLeft: 80, marginRight: 20, marginTop: 28, marginBottom: 50 }

const exercisableInWords = ({ exercisable }: OutstandingOption): string =>
  exercisable === null ? 'unknown' : exercisable === '0' ? 'none' : count(exercisable)

/** A grant as its marks are drawn. */
interface Grant {
  /** Its number among those on the same terms, from 0. */
  readonly at: number
  readonly name: string
  readonly expires: Date
  readonly price: number
  readonly held: number
  readonly ready: number
  readonly href: string
  readonly title: string
}

/** The grants, those on the same terms around one point, the largest first. */
function grantsOf(options: readonly OutstandingOption[]): Grant[] {
  const byTerms = groupedBy(
    [...options].sort((a, b) => drawnNumber(b.outstanding) - drawnNumber(a.outstanding)),
    (one) => `${normal(one.price)} ${one.expires}`,
  )
  return [...byTerms.values()].flatMap((alike) =>
    alike.slice(0, mostBeside).map((one, at) => ({
      at,
      name: alike.length === 1 ? one.name : `${one.name} and ${plural(alike.length - 1, 'other')}`,
      expires: drawnDay(one.expires),
      price: drawnNumber(one.price),
      held: drawnNumber(one.outstanding),
      ready: one.exercisable === null ? 0 : drawnNumber(one.exercisable),
      href: linePath(one.accession, 'II', one.row),
      title: `${one.name}: ${count(one.outstanding)} at ${price(one.price)}, expiring ${dayInProse(one.expires)}\nexercisable: ${exercisableInWords(one)}${one.adjusted === null ? '' : `\nadjusted for a ${one.adjusted}`}`,
    })),
  )
}

/** The scales that rings and names share. */
interface Scales {
  readonly days: readonly [from: Date, to: Date]
  readonly highest: number
}

function scalesOf(grants: readonly Grant[], asOf: IsoDate): Scales {
  const from = drawnDay(asOf)
  const span = Math.max(...grants.map(({ expires }) => expires.getTime() - from.getTime()), 0)
  return {
    days: [from, new Date(from.getTime() + 1.15 * span)],
    highest: 1.15 * Math.max(...grants.map((one) => one.price), 0),
  }
}

/** A ring for what is held and a filling for what may be exercised, of each grant. */
const rings = (grants: readonly Grant[]): Plot.Markish[] =>
  [...groupedBy(grants, ({ at }) => String(at)).values()].flatMap((round) => {
    const place = { x: 'expires', y: 'price', href: 'href', title: 'title', ...beside(round[0]!.at) }
    return [
      Plot.dot(round, { ...place, r: 'held', fill: 'var(--accent)', fillOpacity: 0.12, stroke: 'var(--accent)' }),
      Plot.dot(
        round.filter(({ ready }) => ready > 0),
        { ...place, r: 'ready', fill: 'var(--accent)', fillOpacity: 0.7 },
      ),
    ]
  })

/** The name of each point beside it, where it has room. */
function names(grants: readonly Grant[], { days: [from, to], highest }: Scales, width: number): Plot.Markish[] {
  const named = grants.filter(({ at }) => at === 0)
  if (named.length > mostNamed) return []
  const { height, marginLeft, marginRight, marginTop, marginBottom } = drawn
  const sides = namedApart(
    named.map(({ name, expires, price: each }) => ({
      name,
      left: marginLeft + ((expires.getTime() - from.getTime()) / (to.getTime() - from.getTime())) * (width - marginLeft - marginRight),
      top: marginTop + (1 - each / highest) * (height - marginTop - marginBottom),
    })),
    width,
  )
  return (['right', 'left'] as const).map((side) =>
    Plot.text(
      named.filter((_, at) => sides[at] === side),
      {
        x: 'expires',
        y: 'price',
        text: 'name',
        textAnchor: side === 'right' ? 'start' : 'end',
        dx: side === 'right' ? nameDistance : -nameDistance,
        fill: 'var(--quiet)',
      },
    ),
  )
}

export function OptionsOutstanding({ asOf, options, optionsLeftOut }: AheadData) {
  const grants = grantsOf(options)
  const scales = scalesOf(grants, asOf)
  const left =
    optionsLeftOut === 0
      ? ''
      : ` Left out: ${plural(optionsLeftOut, 'derivative')} without an exercise price or a day of expiry, or counted in dollars.`
  const adjusted = options.filter((one) => one.adjusted !== null).length
  const since = adjusted === 0 ? '' : ` ${plural(adjusted, 'grant')} adjusted for splits since the last line on it.`
  if (options.length === 0) {
    return (
      <>
        <h2>Options outstanding</h2>
        <p class="quiet">
          No option with an exercise price and an expiry is held by the last report, {dayInProse(asOf)}.{left}
        </p>
      </>
    )
  }
  return (
    <>
      <h2>Options outstanding</h2>
      <p class="quiet">
        {count(sum(options.map(({ outstanding }) => outstanding)))} in {plural(options.length, 'grant')}, by the last report,{' '}
        {dayInProse(asOf)}. Rings are options held, filled as far as they may be exercised.{since}
        {left}
      </p>
      <Chart
        label={`${options.length} grants of options by day of expiry and exercise price; the table below holds the same`}
        options={({ narrow, width }) => ({
          height: drawn.height,
          marginLeft: narrow ? 48 : drawn.marginLeft,
          marginBottom: drawn.marginBottom,
          x: { type: 'utc', label: 'expires', domain: scales.days },
          y: { label: 'exercise price, $', grid: true, domain: [0, scales.highest] },
          r: { type: 'sqrt', domain: [0, Math.max(...grants.map(({ held }) => held))], range: [2, 18] },
          marks: [...rings(grants), ...(narrow ? [] : names(grants, scales, width))],
        })}
      />
      <details class="same">
        <summary>The same as a table</summary>
        <OptionsTable options={options} />
      </details>
    </>
  )
}

function OptionsTable({ options }: Pick<AheadData, 'options'>) {
  return (
    <Table
      caption="Options outstanding"
      rows={[...options].sort((a, b) => a.expires.localeCompare(b.expires) || a.name.localeCompare(b.name))}
      empty=""
      columns={[
        {
          heading: 'Expires',
          cell: (one) => (
            <a class="row" href={linePath(one.accession, 'II', one.row)}>
              {dayInProse(one.expires)}
            </a>
          ),
        },
        { heading: 'Insider', cell: ({ name }) => name },
        { heading: 'Security', cell: ({ security }) => security },
        { heading: 'Price, $', figures: true, cell: (one) => price(one.price).slice(1) },
        { heading: 'Held', figures: true, cell: ({ outstanding }) => count(outstanding) },
        { heading: 'Exercisable', figures: true, cell: exercisableInWords },
      ]}
    />
  )
}
