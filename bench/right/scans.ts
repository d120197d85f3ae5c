import { availableParallelism } from 'node:os'
import type { MeasuredTable } from '../table.ts'
import { measureKinds, printsOf } from './printed.ts'

const kinds = ['scan', 'web-scan'] as const

/** So many documents of each kind unless all are asked for: a page takes seconds. */
const some = 6

/** Scans of prints of real filings against the XML they were printed from; slow, so only when asked for: `npm run score -- scans`. */
export async function measure(): Promise<readonly MeasuredTable[]> {
  if (!process.argv.includes('scans')) return [{ title: 'Reading scans', columns: ['left out'], rows: [['slow: npm run score -- scans']] }]
  const most = process.env.S16_SCANS === 'all' ? Number.POSITIVE_INFINITY : some
  const pages = kinds.flatMap((kind) => [...printsOf(kind, most).values()].flat()).length
  const start = performance.now()
  const processor = process.cpuUsage()
  const tables = await measureKinds(kinds, most)
  const { user, system } = process.cpuUsage(processor)
  const each = (milliseconds: number): string => (pages === 0 ? '–' : (milliseconds / 1000 / pages).toFixed(1))
  return [
    ...tables,
    {
      title: 'Reading scans: time',
      columns: ['pages', 'seconds a page', 'processor seconds a page'],
      rows: [[String(pages), each(performance.now() - start), each((user + system) / 1000)]],
      notes: [
        `${most === some ? `${some} documents of each kind, evenly spread; S16_SCANS=all takes all` : 'all documents'}; processors: ${availableParallelism()}`,
      ],
    },
  ]
}
