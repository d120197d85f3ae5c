import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Measures the built package: what is measured is what people run. Words name the measurements: `npm run bench -- load`. */
const root = fileURLToPath(new URL('..', import.meta.url))
const run = (...given) => spawnSync(process.execPath, given, { cwd: root, stdio: 'inherit' }).status ?? 1
const built = run('scripts/build.mjs')
if (built !== 0) process.exit(built)
process.exit(
  run('--expose-gc', '--import', 'tsx', '--import', './scripts/built-sources.mjs', 'bench/main.ts', 'speed', ...process.argv.slice(2)),
)
