import { readFileSync } from 'node:fs'
import { checkFields, checkXml } from '../../src/check/check.ts'
import { review } from '../../src/check/review.ts'
import { ownershipXmlIn } from '../../src/check/source-xml.ts'
import { read } from '../../src/read/read.ts'
import { haveCorpus, ownershipFiles, withoutCorpus } from '../../test/corpus/corpus.ts'
import type { Measure } from '../table.ts'

/** One filing through all rules: the goal is under one millisecond. */
export const measure: Measure = async () => {
  const title = 'Checking one filing (goal: under 1 ms)'
  if (!haveCorpus) return [{ title, columns: [], rows: [], notes: [withoutCorpus] }]
  const filings = ownershipFiles().map((path) => {
    const bytes = new Uint8Array(readFileSync(path))
    return { xml: ownershipXmlIn(new TextDecoder().decode(bytes))[0]?.xml ?? '', document: read(bytes).document }
  })
  const parts: readonly (readonly [string, (one: (typeof filings)[number]) => unknown])[] = [
    ['schemas and specification, from XML', ({ xml }) => checkXml(xml, { profile: 'as-filed' })],
    ['schemas and specification, from a document', ({ document }) => checkFields(document, { profile: 'filing' })],
    ['review', ({ document }) => review(document, 'as-filed')],
    ['all of it, from XML', ({ xml, document }) => [checkXml(xml, { profile: 'as-filed' }), review(document, 'as-filed')]],
  ]
  const rows = parts.map(([name, run]) => {
    for (const one of filings) run(one)
    const times = filings.map((one) => {
      const start = performance.now()
      run(one)
      const first = performance.now()
      run(one)
      const second = performance.now()
      run(one)
      return Math.min(first - start, second - first, performance.now() - second)
    })
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number) => `${sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(2)} ms`
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length
    return [name, `${mean.toFixed(2)} ms`, at(0.5), at(0.95), at(1)]
  })
  const kilobytes = Math.round(filings.reduce((sum, { xml }) => sum + xml.length, 0) / filings.length / 1024)
  return [
    {
      title,
      columns: ['part', 'mean', 'median', '95 %', 'slowest'],
      rows,
      notes: [`${filings.length} filings of ${kilobytes} KB on average, warm, one core, best of three`],
    },
  ]
}
