import { reportsOf } from '../../src/cli/filed-reports.ts'
import type { NumberedReport } from '../../src/law/item-405.ts'
import { reportTimeliness } from '../../src/law/report-timeliness.ts'
import { type Reading, UnreadableError } from '../../src/model/reading.ts'
import { readEach } from '../../src/read/read.ts'
import { bytesOf, corpusFiles, haveCorpus, withoutCorpus } from '../../test/corpus/corpus.ts'
import type { MeasuredTable } from '../table.ts'

/** Timeliness of the corpus filings whose envelope says when EDGAR accepted them: how many by form, and each late or undecided one. */

const verdicts = ['in time', 'late', 'unknown'] as const

interface Judged {
  readonly accession: string
  readonly form: string
  readonly verdict: (typeof verdicts)[number]
  readonly filed: string
  readonly due: string
  readonly days: string
  readonly transactions: string
  readonly why: string
}

function judge(report: NumberedReport): Judged {
  const found = reportTimeliness(report)
  const culprit = found.rows.find(({ late }) => late !== false)
  return {
    accession: report.accession,
    form: found.form,
    verdict: found.late === null ? 'unknown' : found.late ? 'late' : 'in time',
    filed: found.filed ?? '',
    due: culprit?.due ?? found.due ?? '',
    days: found.daysLate === null ? '' : String(found.daysLate),
    transactions: String(found.lateTransactions),
    why: found.why ?? culprit?.steps.find((step) => step.startsWith('late')) ?? culprit?.rule ?? found.rule,
  }
}

export async function measure(): Promise<readonly MeasuredTable[]> {
  const title = 'Timeliness of filings with an acceptance time'
  if (!haveCorpus) return [{ title, columns: ['filings'], rows: [], notes: [withoutCorpus] }]
  const readings = corpusFiles('submission-txt')
    .filter((path) => /\.(txt|nc)$/.test(path))
    .flatMap((path) => readEach(bytesOf(path)).filter((one): one is Reading => !(one instanceof UnreadableError)))
  const accepted = readings.filter(({ submission }) => submission?.acceptedAt)
  const judged = reportsOf(
    accepted.map((reading) => ({ source: '', reading })),
    { filedDate: null, acceptedAt: null },
  ).map(judge)
  const forms = [...new Set(judged.map(({ form }) => form))].sort()
  const doubtful = judged.filter(({ verdict }) => verdict !== 'in time').sort((a, b) => a.accession.localeCompare(b.accession))
  return [
    {
      title,
      columns: ['form', 'filings', ...verdicts],
      rows: forms.map((form) => {
        const of = judged.filter((one) => one.form === form)
        return [form, String(of.length), ...verdicts.map((verdict) => String(of.filter((one) => one.verdict === verdict).length))]
      }),
    },
    {
      title: 'Late, or not to be known',
      columns: ['accession', 'form', 'verdict', 'filed', 'due', 'days', 'late transactions', 'rule or reason'],
      rows: doubtful.map(({ accession, form, verdict, filed, due, days, transactions, why }) => [
        accession,
        form,
        verdict,
        filed,
        due,
        days,
        transactions,
        why,
      ]),
      notes: ['due: of the line that decides; Form 3 takes the issuer as registered already'],
    },
  ]
}
