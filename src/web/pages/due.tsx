import type { Deadline } from '../../law/deadline.ts'
import type { FilingDate } from '../../law/filing-date.ts'
import { type Timeliness, timelinessInWords } from '../../law/timely.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { transactionCodes } from '../../model/transaction-codes.ts'
import { Faults } from '../faults.tsx'
import { Choice, Field } from '../field.tsx'
import { Layout } from '../layout.tsx'
import { link } from '../words.ts'

/** When a report is due, with each step of the count. */
export interface DueData {
  /** What was typed, as in the URL. */
  readonly query: Readonly<Record<string, string>>
  /** `null` before anything is asked and when something typed is wrong. */
  readonly deadline: Deadline | null
  readonly filing: (FilingDate & Timeliness) | null
  readonly fault: string | null
}

export function DuePage({ query, deadline, filing, fault }: DueData) {
  return (
    <Layout title="Deadlines" place="deadlines" json={deadline ? link('/due.json', query) : undefined}>
      <h1>When is it due?</h1>
      <nav class="chips" aria-label="Deadlines">
        <a href="/before-trade">Before a trade</a>
        {examples.map(([label, one]) => (
          <a href={link('/due', one)}>{label}</a>
        ))}
      </nav>
      <Asked query={query} />
      <Faults faults={fault === null ? [] : [`${fault}.`]} />
      {deadline ? <Answer deadline={deadline} /> : null}
      {deadline && filing ? <Judged filing={filing} /> : null}
    </Layout>
  )
}

const examples: readonly (readonly [label: string, query: Readonly<Record<string, string>>])[] = [
  ['A sale before Christmas 2025', { form: '4', date: '2025-12-23', code: 'S' }],
  ['A plan trade told two days later', { form: '4', date: '2024-05-01', code: 'S', deemed: '2024-05-03' }],
  ['Form 5 for 2025', { form: '5', date: '2025-12-31' }],
]

const forms = [
  ['3', 'Form 3, becoming an insider'],
  ['4', 'Form 4, a transaction'],
  ['5', 'Form 5, the year'],
] as const

const codes = [['', 'not said'], ...transactionCodes.map(({ code, label }) => [code, `${code}, ${label}`] as const)] as const

const kinds = [
  ['domestic', 'domestic'],
  ['foreign', 'foreign private issuer'],
] as const

function Asked({ query }: { readonly query: Readonly<Record<string, string>> }) {
  return (
    <form class="filters" action="/due">
      <Choice label="Form" name="form" value={query.form ?? '4'} choices={forms} />
      <Field label="Day of event, trade or year end" name="date" type="date" value={query.date} required />
      <Choice label="Code" name="code" value={query.code} choices={codes} />
      <Field label="Day of notice (plan trades)" name="deemed" type="date" value={query.deemed} />
      <Field label="Fiscal year end" name="fiscalYearEnd" type="text" value={query.fiscalYearEnd} placeholder="12-31" />
      <Choice label="Issuer" name="issuerKind" value={query.issuerKind} choices={kinds} />
      <Field label="Organised in" name="jurisdiction" type="text" value={query.jurisdiction} placeholder="IL" />
      <Field label="Accepted by EDGAR, Eastern time" name="accepted" type="text" value={query.accepted} placeholder="2024-05-03T21:59:00" />
      <button type="submit">Show</button>
    </form>
  )
}

function Answer({ deadline }: { readonly deadline: Deadline }) {
  const { form, due, why, steps, rule, assumptions } = deadline
  return (
    <section aria-label="Answer">
      <p class="lead">
        {due ? (
          <>
            Form {form} is due on <b>{dayInProse(due)}</b>.
          </>
        ) : (
          <>No due date: {why}.</>
        )}
      </p>
      <ol class="steps">
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="facts">{rule}</p>
      {assumptions.length > 0 ? <p class="facts">Taken for granted: {assumptions.join('; ')}.</p> : null}
    </section>
  )
}

function Judged({ filing }: { readonly filing: FilingDate & Timeliness }) {
  const { steps, rule } = filing
  const words = timelinessInWords(filing)
  const verdict = words === null ? 'Whether the filing was late is not known.' : `The filing was ${words}.`
  return (
    <section aria-label="The filing">
      <h2>{verdict}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="facts">{rule}</p>
    </section>
  )
}
