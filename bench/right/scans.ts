import type { MeasuredTable } from '../table.ts'
import { measureKinds } from './printed.ts'

/** Scans of prints of real filings against the XML they were printed from; slow, so only when asked for: `npm run score -- scans`. */
export const measure = async (): Promise<readonly MeasuredTable[]> =>
  process.argv.includes('scans')
    ? measureKinds(['scan', 'web-scan'])
    : [{ title: 'Reading scans', columns: ['left out'], rows: [['slow: npm run score -- scans']] }]
