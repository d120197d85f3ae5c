import * as Plot from '@observablehq/plot'
import { normal, sum } from '../../model/decimal.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { Table } from '../table.tsx'
import { count, linePath, plural, price } from '../words.ts'
import type { AheadData, OutstandingOption } from './ahead.ts'
import { nameDistance, namedApart } from './named-apart.ts'
import { Chart, drawnDay, drawnNumber, grouped } from './svg.tsx'

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
const drawn = { width: 1176, height: 330, marginLeft: 80, marginRight: 20, marginTop: 28, marginBottom: 50 }

const exercisableInWords = ({ exercisable }: OutstandingOption): string =>
  exercisable === null ? 'unknown' : exercisable === '0' ? 'none' : count(exercisable)

export function OptionsOutstanding({ asOf, options, optionsLeftOut }: AheadData) {
  const byTerms = grouped(
    [...options].sort((a, b) => drawnNumber(b.outstanding) - drawnNumber(a.outstanding)),
    (one) => `${normal(one.price)} ${one.expires}`,
  )
  const marks = [...byTerms.values()].flatMap((alike) =>
    alike.slice(0, mostBeside).map((one, at) => ({
      at,
      name: alike.length === 1 ? one.name : `${one.name} and ${plural(alike.length - 1, 'other')}`,
      expires: drawnDay(one.expires),
      price: drawnNumber(one.price),
      held: drawnNumber(one.outstanding),
      ready: one.exercisable === null ? 0 : drawnNumber(one.exercisable),
      href: linePath(one.accession, 'II', one.row),
      title: `${one.name}: ${count(one.outstanding)} at ${price(one.price)}, expiring ${dayInProse(one.expires)}\nexercisable: ${exercisableInWords(one)}`,
    })),
  )
  const from = drawnDay(asOf)
  const span = Math.max(...marks.map(({ expires }) => expires.getTime() - from.getTime()), 0)
  const highest = 1.15 * Math.max(...marks.map((one) => one.price), 0)
  const rounds = grouped(marks, ({ at }) => String(at))
  const named = marks.filter(({ at }) => at === 0)
  const sides = namedApart(
    named.map(({ name, expires, price: each }) => ({
      name,
      left:
        drawn.marginLeft + ((expires.getTime() - from.getTime()) / (1.15 * span)) * (drawn.width - drawn.marginLeft - drawn.marginRight),
      top: drawn.marginTop + (1 - each / highest) * (drawn.height - drawn.marginTop - drawn.marginBottom),
    })),
    drawn.width,
  )
  const names = (['right', 'left'] as const).map((side) =>
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
  const left =
    optionsLeftOut === 0 ? '' : ` Left out: ${plural(optionsLeftOut, 'derivative')} without an exercise price or a day of expiry.`
  return (
    <>
      <h2>Options outstanding</h2>
      {options.length === 0 ? (
        <p class="quiet">
          No option with an exercise price and an expiry is held by the last report, {dayInProse(asOf)}.{left}
        </p>
      ) : (
        <>
          <p class="quiet">
            {count(sum(options.map(({ outstanding }) => outstanding)))} in {plural(options.length, 'grant')}, by the last report,{' '}
            {dayInProse(asOf)}. Rings are options held, filled as far as they may be exercised.{left}
          </p>
          <Chart
            label={`${options.length} grants of options by day of expiry and exercise price; the table below holds the same`}
            options={({ narrow }) => ({
              height: drawn.height,
              marginLeft: narrow ? 48 : drawn.marginLeft,
              marginBottom: drawn.marginBottom,
              x: { type: 'utc', label: 'expires', domain: [from, new Date(from.getTime() + 1.15 * span)] },
              y: { label: 'exercise price, $', grid: true, domain: [0, highest] },
              r: { type: 'sqrt', domain: [0, Math.max(...marks.map(({ held }) => held))], range: [2, 18] },
              marks: [...rounds.values()]
                .flatMap((round) => {
                  const place = { x: 'expires', y: 'price', href: 'href', title: 'title', ...beside(round[0]!.at) }
                  return [
                    Plot.dot(round, { ...place, r: 'held', fill: 'var(--accent)', fillOpacity: 0.12, stroke: 'var(--accent)' }),
                    Plot.dot(
                      round.filter(({ ready }) => ready > 0),
                      { ...place, r: 'ready', fill: 'var(--accent)', fillOpacity: 0.7 },
                    ),
                  ]
                })
                .concat(narrow || byTerms.size > mostNamed ? [] : names),
            })}
          />
          <details class="same">
            <summary>The same as a table</summary>
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
          </details>
        </>
      )}
    </>
  )
}
