import { type BeforeTrade, ofThePlanned } from '../../law/before-trade.ts'
import type { ShortSwingTrade } from '../../law/short-swing.ts'
import { count, isZero, price } from '../../model/decimal.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { Faults } from '../faults.tsx'
import { Field } from '../field.tsx'
import { Layout } from '../layout.tsx'
import { Table } from '../table.tsx'

/** A trade that is planned, against the past ones. */
export interface BeforeTradeData {
  readonly query: Readonly<Record<string, string>>
  /** `null` before anything is asked and when something typed is wrong. */
  readonly found: { readonly trade: ShortSwingTrade; readonly answer: BeforeTrade; readonly assumptions: readonly string[] } | null
  readonly faults: readonly string[]
}

export function BeforeTradePage({ query, found, faults }: BeforeTradeData) {
  return (
    <Layout title="Before a trade" place="deadlines">
      <h1>Before a trade</h1>
      {found ? null : <p class="lead">When a trade that is planned is to be reported, and what it would meet under Section 16(b).</p>}
      <nav class="chips" aria-label="Deadlines">
        <a href="/due">Deadlines</a>
      </nav>
      <form class="filters" method="post" action="/before-trade">
        <Field label="Trade (P or S, shares, price)" name="trade" type="text" value={query.trade} placeholder="S 5000 @ 40" required />
        <Field label="On" name="date" type="date" value={query.date} required />
        <Field label="Insider on file, name or CIK" name="owner" type="text" value={query.owner} />
        <Field label="Company, name, ticker or CIK" name="issuer" type="text" value={query.issuer} />
        <label class="wide">
          <span>Other trades of the last six months, one a line with its day first</span>
          <textarea name="past" rows={6} cols={44} placeholder="2025-11-10 P 5000 @ 20" spellcheck={false}>
            {query.past ?? ''}
          </textarea>
        </label>
        <button type="submit">Show</button>
      </form>
      <Faults faults={faults} />
      {found ? <Answer {...found} /> : null}
    </Layout>
  )
}

function Answer({ trade, answer, assumptions }: NonNullable<BeforeTradeData['found']>) {
  const { deadline, added, pairs, borderline, firstClean, oppositeFrom, code, profitWith } = answer
  const selling = trade.side === 'sale'
  return (
    <section aria-label="Answer">
      <p class="lead">
        {selling ? 'Selling' : 'Buying'} {count(trade.shares)} at {price(trade.price)} on {dayInProse(trade.date)}{' '}
        {isZero(added) ? (
          <>adds nothing that could be recovered under Section 16(b).</>
        ) : (
          <>
            adds <b>{price(added)}</b> recoverable under Section 16(b), {price(profitWith)} in all.
          </>
        )}
      </p>
      <p>
        {firstClean === trade.date ? 'This day is clean.' : `The first clean day for this trade is ${dayInProse(firstClean)}.`} Until{' '}
        {dayInProse(oppositeFrom)} any {selling ? 'purchase below' : 'sale above'} {price(trade.price)} would meet it.
      </p>
      <p>
        {deadline.due
          ? `It goes on Form ${deadline.form} with code ${code}, due on ${dayInProse(deadline.due)}.`
          : `It goes on Form ${deadline.form} with code ${code}; no due date: ${deadline.why}.`}
      </p>
      <h2>What it meets</h2>
      <Table
        caption="Matched trades"
        rows={pairs}
        empty="Nothing at a gain within less than six months."
        columns={[
          {
            heading: 'Trade',
            cell: ({ purchase, sale }) =>
              purchase === trade ? `sale of ${dayInProse(sale.date)}` : `purchase of ${dayInProse(purchase.date)}`,
          },
          { heading: 'at', figures: true, cell: ({ purchase, sale }) => price(purchase === trade ? sale.price : purchase.price) },
          { heading: 'Shares', figures: true, cell: ({ shares }) => count(shares) },
          { heading: 'Profit', figures: true, cell: ({ profit }) => price(profit) },
        ]}
      />
      {borderline.map((other) => (
        <p class="faults">
          Borderline: with the {other.side} of {dayInProse(other.date)} at {price(other.price)} it ends six full months, a day on which
          opinions differ.
        </p>
      ))}
      <h2>The deadline, step by step</h2>
      <ol class="steps">
        {deadline.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="facts">{deadline.rule}</p>
      <p class="facts">Taken for granted: {[...deadline.assumptions, ofThePlanned, ...assumptions].join('; ')}.</p>
    </section>
  )
}
