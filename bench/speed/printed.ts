import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFolder, withoutCorpus } from '../../test/corpus/corpus.ts'
import type { PrintRate } from '../print-rate.ts'
import type { MeasuredTable } from '../table.ts'

const kinds = ['html', 'web-html', 'semi', 'md', 'text', 'web-text', 'text2', 'pdftext', 'pdfmd']

/** How many prints of each kind are read in a second on one core. */
export async function measure(): Promise<readonly MeasuredTable[]> {
  if (!existsSync(join(corpusFolder, 'printed')))
    return [{ title: 'Reading prints', columns: ['corpus'], rows: [[withoutCorpus]], notes: [] }]
  const rows: string[][] = []
  for (const kind of kinds) {
    const measuring = fork(join(import.meta.dirname, '../print-rate.ts'), [kind])
    const [{ first, warm, size }] = (await once(measuring, 'message')) as [PrintRate]
    rows.push([kind, first.toFixed(0), warm.toFixed(0), `${(size / 1024).toFixed(0)} kB`])
  }
  return [
    {
      title: 'Reading prints: filings a second on one core, each kind in a process of its own',
      columns: ['kind', 'in the first second', 'after six', 'mean size'],
      rows,
    },
  ]
}
