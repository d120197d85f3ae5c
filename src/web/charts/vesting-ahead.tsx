import * as Plot from '@observablehq/plot'
import { count, sum } from '../../model/decimal.ts'
import { groupedBy } from '../../model/group-by.ts'
import { dayInProse, quarterOf } from '../../model/iso-date.ts'
import { Table } from '../table.tsx'
import { linePath, plural } from '../words.ts'
import type { AheadData, VestingUnits } from './ahead.ts'
import { Chart, drawnDay, drawnNumber, millisecondsOfDay, shortAmount } from './svg.tsx'

/** Units that vest in each quarter to come: a bar of parts, one for each award. */

interface Part {
  readonly from: Date
  readonly to: Date
  readonly low: number
  readonly high: number
  readonly opacity: number
  readonly href: string
  readonly title: string
}

/** The days between which the bar of a quarter stands. */
function spanOf(quarter: string): { readonly from: Date; readonly to: Date } {
  const middle = drawnDay(`${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 1).padStart(2, '0')}-15`).getTime()
  const half = 40 * millisecondsOfDay
  return { from: new Date(middle - half), to: new Date(middle + half) }
}

/** Two years, in milliseconds: so much is shown at least, that a bar stays a bar. */
const leastSpan = 730 * millisecondsOfDay

/** The parts of one quarter, one above the other: shares and units below, options above, the largest first. */
function barOf(quarter: string, units: readonly VestingUnits[]): Part[] {
  const byAward = [...groupedBy(units, ({ accession, table, row }) => `${accession} ${table} ${row}`).values()].map((alike) => ({
    award: alike[0]!,
    units: sum(alike.map((one) => one.units)),
    days: alike.map(({ date }) => dayInProse(date)),
  }))
  byAward.sort((a, b) => Number(a.award.isOption) - Number(b.award.isOption) || drawnNumber(b.units) - drawnNumber(a.units))
  let low = 0
  return byAward.map(({ award, units: vesting, days }) => {
    const bottom = low
    low += drawnNumber(vesting)
    return {
      ...spanOf(quarter),
      low: bottom,
      high: low,
      opacity: award.isOption ? 0.25 : 0.75,
      href: linePath(award.accession, award.table, award.row),
      title: `${award.name}: ${count(vesting)} ${award.security}\n${days.length > 3 ? `${days.length} days from ${days[0]}` : days.join(', ')}`,
    }
  })
}

export function VestingAhead({ asOf, vesting, vestingLeftOut }: AheadData) {
  const left = vestingLeftOut === 0 ? '' : ` Left out: ${plural(vestingLeftOut, 'award')} whose number of units is not known.`
  const inOrder = [...vesting].sort((a, b) => a.date.localeCompare(b.date) || a.name.localeCompare(b.name))
  const parts = [...groupedBy(inOrder, ({ date }) => quarterOf(date))].flatMap(([quarter, units]) => barOf(quarter, units))
  const kinds = new Set(vesting.map(({ isOption }) => isOption))
  const last = inOrder.at(-1)
  const { from } = spanOf(quarterOf(asOf))
  return (
    <>
      <h2>Vesting ahead</h2>
      {last === undefined ? (
        <p class="quiet">
          No note of an award on file tells a day of vesting after the last report, {dayInProse(asOf)}.{left}
        </p>
      ) : (
        <>
          <p class="quiet">
            By quarter from {dayInProse(asOf)}, the day of the last report, to {dayInProse(last.date)}, as the notes of the awards say, on
            continued service.
            {kinds.size > 1
              ? ' Dark: shares and units; light: options.'
              : kinds.has(true)
                ? ' All are options.'
                : ' All are shares and units.'}
            {left}
          </p>
          <Chart
            label={`Units that vest in ${new Set(vesting.map(({ date }) => quarterOf(date))).size} quarters; the table below holds the same`}
            options={() => ({
              height: 260,
              x: {
                type: 'utc',
                label: null,
                domain: [from, new Date(Math.max(from.getTime() + leastSpan, ...parts.map(({ to }) => to.getTime())))],
              },
              y: { label: 'vesting', grid: true, tickFormat: shortAmount, zero: true },
              marks: [
                Plot.rect(parts, {
                  x1: 'from',
                  x2: 'to',
                  y1: 'low',
                  y2: 'high',
                  fill: 'var(--accent)',
                  fillOpacity: 'opacity',
                  stroke: 'var(--paper)',
                  strokeWidth: 0.75,
                  href: 'href',
                  title: 'title',
                }),
                Plot.ruleY([0], { stroke: 'var(--quiet)' }),
              ],
            })}
          />
          <details class="same">
            <summary>The same as a table</summary>
            <Table
              caption="Vesting ahead"
              rows={inOrder}
              empty=""
              columns={[
                {
                  heading: 'Vests',
                  cell: (one) => (
                    <a class="row" href={linePath(one.accession, one.table, one.row)}>
                      {dayInProse(one.date)}
                    </a>
                  ),
                },
                { heading: 'Insider', cell: ({ name }) => name },
                { heading: 'Security', cell: ({ security }) => security },
                { heading: 'Units', figures: true, cell: ({ units }) => count(units) },
              ]}
            />
          </details>
        </>
      )}
    </>
  )
}
