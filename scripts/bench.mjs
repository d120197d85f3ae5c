import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Measures the built package: what is measured is what people run. Each measurement has a process of its own, so that none suffers from what the
 * one before left behind. Words name the measurements: `npm run bench -- load`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const run = (...given) => spawnSync(process.execPath, given, { cwd: root, stdio: 'inherit' }).status ?? 1
const words = process.argv.slice(2)
const measurements = readdirSync(new URL('../bench/speed', import.meta.url))
  .filter((name) => name.endsWith('.ts') && (words.length === 0 || words.some((word) => name.includes(word))))
  .sort()
if (measurements.length === 0) console.error(`no measurement of bench/speed has ${words.join(' or ')} in its name`)
let status = run('scripts/build.mjs') || (measurements.length === 0 ? 1 : 0)
for (const name of status === 0 ? measurements : []) {
  status ||= run('--expose-gc', '--import', 'tsx', '--import', './scripts/built-sources.mjs', 'bench/main.ts', 'speed', name)
}
process.exit(status)
