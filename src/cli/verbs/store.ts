import { resolve } from 'node:path'
import { Command } from 'commander'
import type { Store, StoreCounts } from '../../store/store.ts'
import { toldBy } from '../command-output.ts'
import { jsonLines, textTable } from '../table.ts'
import { type Terminal, tableWidth } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

interface Options {
  readonly db: string
  readonly json?: boolean
}

/** `s16 store …`: looking after the database. */
export const verb: Verb = (terminal) => {
  const command = new Command().description('Look after the database.')
  const add = (usage: string, description: string, act: (store: Store, options: Options, argument: string) => Promise<void>) => {
    const one = command.command(usage).description(description).addOption(databaseOption(terminal))
    return toldBy(one, `store ${one.name()}`, terminal).action(async (...given: unknown[]) => {
      const argument = typeof given[0] === 'string' ? given[0] : ''
      const options = given.find((one): one is Options => typeof one === 'object' && one !== null && 'db' in one)!
      await withStore(options.db, (store) => act(store, options, argument))
    })
  }
  const asJson = ['--json', 'as JSON'] as const
  add('status', 'what the database holds', async (store, options) => {
    const counts = await store.counts()
    terminal.out(options.json ? `${JSON.stringify(counts)}\n` : statusText(counts))
  }).option(...asJson)
  add('check', 'look for halves, doubles and gaps', (store, options) => check(store, options, terminal)).option(...asJson)
  add('failures', 'files that could not be read, and why', (store, options) => failures(store, options, terminal)).option(...asJson)
  add('rebuild', 'make anew what is derived from the filings', async (store) => {
    terminal.out(`${(await store.rebuild()).toLocaleString('en-US')} balances derived\n`)
  })
  add('compact', 'write changes into the main file and give space back', async (store) => {
    await store.compact()
    const { bytes } = await store.counts()
    terminal.out(`compacted${bytes === null ? '' : `, ${megabytes(bytes)} now`}\n`)
  })
  add('backup <file>', 'copy the whole database to a new file', async (store, _, file) => {
    // The store may be another process with another current folder.
    await store.backup(resolve(file))
    terminal.out(`${file} is a whole copy; --db ${file} works on it\n`)
  })
  add('export <folder>', 'every table as Parquet, into a new folder', async (store, options, folder) => {
    const files = await store.export(resolve(folder))
    terminal.out(options.json ? `${JSON.stringify(files)}\n` : files.map((file) => `${file}\n`).join(''))
  }).option(...asJson)
  return command
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`

function statusText(counts: StoreCounts): string {
  const number = (value: number) => value.toLocaleString('en-US')
  const forms = Object.entries(counts.forms).map(([form, filings]) => `${number(filings)} of Form ${form}`)
  const lines: [string, string][] = [
    ['database', `${counts.location} (schema ${counts.schemaVersion}${counts.bytes === null ? '' : `, ${megabytes(counts.bytes)}`})`],
    ['filings', [number(counts.filings), ...forms].join(', ')],
    ['filed', counts.firstFiledDate ? `${counts.firstFiledDate} to ${counts.lastFiledDate}` : 'no filing days known'],
    ['issuers', number(counts.issuers)],
    ['owners', number(counts.owners)],
    ['lines', `${number(counts.transactions)} transactions, ${number(counts.holdings)} holdings`],
    ['unreadable', number(counts.failures)],
  ]
  return lines.map(([name, text]) => `${name.padEnd(10)}  ${text}\n`).join('')
}

async function check(store: Store, options: Options, terminal: Terminal): Promise<void> {
  const faults = await store.check()
  if (faults.length > 0) terminal.exitCode = 1
  if (options.json) terminal.out(`${JSON.stringify(faults)}\n`)
  else terminal.out(faults.length === 0 ? 'sound: nothing half, nothing double, no gaps\n' : faults.map((fault) => `${fault}\n`).join(''))
}

async function failures(store: Store, options: Options, terminal: Terminal): Promise<void> {
  const found = await store.failures({ offset: 0, limit: 100_000 })
  if (options.json) terminal.out(jsonLines(found))
  else if (found.length === 0) terminal.out('every file was read\n')
  else
    terminal.out(
      textTable(
        found,
        [
          { heading: 'when', cell: ({ failedAt }) => failedAt, spare: true },
          { heading: 'file', cell: ({ sourceName }) => sourceName, whole: true },
          { heading: 'why', cell: ({ reason }) => reason, noted: true },
        ],
        tableWidth(terminal),
        ({ reason }) => reason,
      ),
    )
}
