import { Hono } from 'hono'
import type { Deadline } from '../law/deadline.ts'
import { easternMoment } from '../law/eastern-time.ts'
import { filingDateOf } from '../law/filing-date.ts'
import { timeliness } from '../law/timely.ts'
import { answer, questionOf, type TypedQuestion } from '../law/typed-question.ts'
import { UsageError } from '../model/errors.ts'
import { DuePage } from '../web/pages/due.tsx'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'
import { typedFields } from './typed-fields.ts'

const labels: Readonly<Record<keyof TypedQuestion, string>> = {
  form: 'Form',
  date: 'Day',
  code: 'Code',
  direction: 'Direction',
  deemed: 'Day of notice',
  fiscalYearEnd: 'Fiscal year end',
  issuerKind: 'Issuer',
  jurisdiction: 'Organised in',
  tenPercentHolder: 'Ten percent holder',
  registrationEffective: 'Registration effective',
  deferralLost: 'Deferral lost',
}

/** The answer to what was typed; `called` is how a field is named where it was typed. */
function asked(given: Readonly<Record<string, string>>, called: (field: keyof TypedQuestion) => string) {
  const { accepted, tenPercentHolder, ...rest } = typedFields(given)
  const fields = { ...rest, ...(tenPercentHolder === undefined ? {} : { tenPercentHolder: true }) }
  const deadline: Deadline = answer(questionOf(fields, called))
  if (accepted === undefined) return { deadline, filing: null }
  const moment = easternMoment(accepted)
  if (moment === null) throw new UsageError(`Accepted "${accepted}" is no moment; write it as 2024-05-03T21:59:00`)
  const filed = filingDateOf(moment)
  return { deadline, filing: { ...filed, ...timeliness(deadline, filed.day) } }
}

/** When a report is due, as a page and as data. */
export function duePages(): Hono {
  const app = new Hono()

  const takes = knowsParameters(Object.fromEntries([...Object.keys(labels), 'accepted'].map((name) => [name, null])))
  app.get('/due', takes, (c) => {
    const query = typedFields(c.req.query())
    if (query.date === undefined && query.fiscalYearEnd === undefined) {
      return c.html(html(<DuePage query={query} deadline={null} filing={null} fault={null} />))
    }
    try {
      return c.html(html(<DuePage query={query} {...asked(query, (field) => labels[field])} fault={null} />))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return c.html(html(<DuePage query={query} deadline={null} filing={null} fault={error.message} />), 400)
    }
  })
  app.get('/due.json', takes, (c) => {
    try {
      const { deadline, filing } = asked(c.req.query(), (field) => field)
      return c.json(filing ? { ...deadline, late: filing.late, daysLate: filing.daysLate, filingSteps: filing.steps } : deadline)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return c.json({ error: error.message }, 400)
    }
  })
  return app
}
