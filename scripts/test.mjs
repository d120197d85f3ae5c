import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureDebianPackages, ensureInstalled, root } from './setup.mjs'

/** `npm test [-- WORD…]`: install what is missing, build, run every test (or those whose path has a word), count them in the last line. */

ensureInstalled()
ensureBuilt()

const missing = ensureDebianPackages({ chromium: 'chromium', xmllint: 'libxml2-utils', xsltproc: 'xsltproc', pdftotext: 'poppler-utils' })
for (const [command, name] of missing) {
  process.stdout.write(`${command} is not on this machine: the tests that use it are skipped (apt-get install ${name} gets it)\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'section16-test-'))
const report = join(folder, 'report.json')
const run = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
)
let counts = null
try {
  counts = JSON.parse(readFileSync(report, 'utf8'))
} catch (error) {
  process.stderr.write(`The test runner left no report: ${error.message}\n`)
}
rmSync(folder, { recursive: true, force: true })
if (counts === null) process.exit(run.status || 3)
// A file that failed before its first test counts as one failure, so that it cannot pass unseen.
const broken = counts.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
).length
const failed = counts.numFailedTests + broken
process.stdout.write(`${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests + (counts.numTodoTests ?? 0)} skipped\n`)
process.exit(failed > 0 || run.status !== 0 ? run.status || 1 : 0)
