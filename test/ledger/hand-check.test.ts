import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lineKey } from '../../src/ledger/filed-report.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { haveCorpus, withoutCorpus } from '../corpus/corpus.ts'
import { reportsByIssuer } from '../corpus/reports.ts'

/**
 * Explained steps of the corpus, drawn at random over all kinds of explanation in proportion, at least five of each kind where there are as many,
 * each read against the reports around it, their notes and remarks. A bare document is named by its file.
 */
const checked = readFileSync(join(import.meta.dirname, 'hand-check.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([issuer = '', accession = '', table = '', row = '', kinds = '', verdict = '', reason = '']) => ({
    issuer,
    accession,
    table: table as 'I' | 'II',
    row: Number(row),
    kinds,
    verdict,
    reason,
  }))

describe('explanations read by hand', () => {
  it('are a hundred, and none is false', () => {
    expect(checked).toHaveLength(100)
    expect(checked.filter(({ verdict, reason }) => verdict !== 'right' || reason === '')).toEqual([])
  })

  it.runIf(haveCorpus)(`are still what the ledger says${haveCorpus ? '' : ` (${withoutCorpus})`}`, () => {
    const said = new Map<string, string>()
    for (const reports of reportsByIssuer(new Set(checked.map(({ issuer }) => issuer))).values()) {
      for (const line of ledgerOf(reports)) said.set(lineKey(line), `${line.status}: ${line.explanations.join('+')}`)
    }
    expect(checked.map((one) => [lineKey(one), said.get(lineKey(one))])).toEqual(
      checked.map((one) => [lineKey(one), `explained: ${one.kinds}`]),
    )
  })
})
