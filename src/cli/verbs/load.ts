import { Command } from 'commander'
import { findFiles } from '../../host/find-files.ts'
import { otherForm } from '../../host/other-forms.ts'
import { readColumns } from '../../host/read-columns.ts'
import { readSources } from '../../host/read-sources.ts'
import { openFiles, openStandardInput, type Progress } from '../../host/sources.ts'
import { UsageError } from '../../model/errors.ts'
import type { SourceFile } from '../../model/source.ts'
import type { LoadCounts } from '../../store/store.ts'
import { plural } from '../../web/words.ts'
import { loadProgress } from '../load-progress.ts'
import type { Terminal } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

/** Bytes up to which files are read here and what follows from them is derived at once; more is read in threads, and derived when asked for. */
const littleToRead = 1024 * 1024

/** `s16 load PATH…`: reports into the database. */
export const verb: Verb = (terminal) =>
  new Command()
    .description(
      'Take reports into the database. What it has already is not taken twice, so a load can be repeated or stopped at any time. Submissions of other forms, as EDGAR’s feeds hold them, are passed over and counted.',
    )
    .argument('<path...>', 'files, folders, patterns, .zip, .tar, .tar.gz; - is standard input')
    .addOption(databaseOption(terminal))
    .option('--json', 'the counts as one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  s16 load filings/\n  s16 load 20240105.nc.tar.gz\n  s16 load "edgar/**/*.txt"\n  curl … | s16 load -\n',
    )
    .action(async (paths: string[], options: { db: string; json?: boolean }) => {
      const progress: Progress = { total: 0, done: 0 }
      let refused = 0
      const otherForms = new Map<string, number>()
      const files = withoutOtherForms(await filesOf(paths, progress, terminal, () => refused++), otherForms)
      const shown = loadProgress(terminal, progress)
      try {
        const counts = await withStore(
          options.db,
          (store) => {
            const known = (hashes: readonly string[]) => store.knownHashes(hashes)
            const counted = shown.counting(files)
            const little = progress.total <= littleToRead && !paths.includes('-')
            return store.loadColumns && !little
              ? store.loadColumns(readColumns(counted, { known }), { committed: shown.committed })
              : store.load(readSources(counted, { known }), { committed: shown.committed })
          },
          true,
        )
        shown.end()
        report(counts, refused, otherForms, options, terminal)
      } finally {
        shown.end()
      }
    })

/** The files that paths name; what cannot be opened is told and counted. */
async function filesOf(paths: string[], progress: Progress, terminal: Terminal, count: () => void): Promise<AsyncIterable<SourceFile>> {
  const refused = (name: string, reason: string) => {
    count()
    terminal.err(`s16: ${name}: ${reason}\n`)
  }
  const named = paths.filter((path) => path !== '-')
  if (paths.length - named.length > 1) throw new UsageError('standard input (-) can be read only once')
  const found = await findFiles(named)
  for (const { size } of found) progress.total += size
  return (async function* () {
    yield* openFiles(found, refused, progress)
    if (named.length < paths.length) yield* openStandardInput(terminal.stdin, refused)
  })()
}

/** Leaves out submissions of other forms, as EDGAR's feeds hold them, and counts each form. */
async function* withoutOtherForms(files: AsyncIterable<SourceFile>, counted: Map<string, number>): AsyncGenerator<SourceFile> {
  for await (const file of files) {
    const form = otherForm(file)
    if (form === null) yield file
    else counted.set(form, (counted.get(form) ?? 0) + 1)
  }
}

/** Forms told by name; of more the most frequent. */
const mostNamed = 5

function otherFormsTold(counted: ReadonlyMap<string, number>): string | false {
  if (counted.size === 0) return false
  const names = [...counted].sort(([, some], [, others]) => others - some).map(([form]) => form)
  const named = [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ['…'] : [])].join(', ')
  const count = [...counted.values()].reduce((sum, one) => sum + one, 0)
  return `${plural(count, 'submission')} of other forms passed over (${named})`
}

function report(
  counts: LoadCounts,
  refused: number,
  otherForms: ReadonlyMap<string, number>,
  options: { db: string; json?: boolean },
  terminal: Terminal,
): void {
  if (counts.failed + refused > 0) terminal.exitCode = 1
  if (options.json) {
    terminal.out(`${JSON.stringify({ ...counts, refused, otherForms: Object.fromEntries(otherForms) })}\n`)
    return
  }
  const number = (value: number) => value.toLocaleString('en-US')
  const parts = [
    `${plural(counts.added, 'filing')} added to ${options.db}`,
    counts.known > 0 && `${number(counts.known)} there already`,
    counts.failed > 0 && `${number(counts.failed)} not readable (s16 store failures says why)`,
    refused > 0 && `${number(refused)} not opened`,
    otherFormsTold(otherForms),
  ]
  terminal.out(`${parts.filter(Boolean).join(', ')}\n`)
}
