import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../src/law/calendar.ts'
import { easternMoment } from '../../src/law/eastern-time.ts'
import { filingDateOf } from '../../src/law/filing-date.ts'
import { corpusFolder, haveCorpus, withoutCorpus } from '../corpus/corpus.ts'

interface Entry {
  readonly accession: string
  readonly form: string
  readonly filed: string
  readonly accepted: string
}

/** Filings as EDGAR's own lists of a filer's submissions date them. */
function entries(): Entry[] {
  const folder = join(corpusFolder, 'indexes')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const whole = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      const list = whole.filings?.recent ?? whole
      if (!Array.isArray(list.filingDate)) return []
      return list.filingDate.map((filed: string, at: number) => ({
        accession: list.accessionNumber[at],
        form: list.form[at],
        filed,
        accepted: list.acceptanceDateTime[at],
      }))
    })
}

describe.skipIf(!haveCorpus)(`the calendar against EDGAR's own dates (${withoutCorpus} where skipped)`, () => {
  it('holds no day closed on which EDGAR dated a filing', () => {
    const filings = entries()
    expect(new Set(filings.map(({ filed }) => filed)).size).toBeGreaterThan(1000)
    const wrong = filings.filter(({ filed }) => calendarDay(filed).status === 'closed')
    expect(wrong.map(({ accession, filed }) => `${accession} ${filed}`)).toEqual([])
  })

  it('dates Section 16 reports as EDGAR did, from the moment of acceptance', () => {
    const reports = entries().filter(({ form }) => /^[345](\/A)?$/.test(form))
    expect(reports.length).toBeGreaterThan(1000)
    const otherwise = reports.filter(({ accepted, filed }) => filingDateOf(easternMoment(accepted)!).day.earliest !== filed)
    // Sent before 22:00 and accepted minutes after: only EDGAR's filing date tells (0000320193-22-000095).
    const unexplained = otherwise.filter(({ accepted, filed }) => {
      const { date, time } = easternMoment(accepted)!
      return date !== filed || time < '22:00:00' || time > '22:15:00'
    })
    expect(unexplained.map(({ accession }) => accession)).toEqual([])
    expect(otherwise.length / reports.length).toBeLessThan(0.01)
  })
})
