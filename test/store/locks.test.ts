import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, describe, expect, it } from 'vitest'
import { explain } from '../../src/cli/terminal.ts'
import { StoreBusyError, UsageError } from '../../src/model/errors.ts'
import { serve } from '../../src/server/serve.ts'
import { type AddressNote, leaveNote } from '../../src/store/address-note.ts'
import { openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { screenQuery } from '../../src/store/screen.ts'
import type { Store } from '../../src/store/store.ts'
import { nthSource } from './made-filings.ts'
import { temporaryFolder } from './store-folder.ts'

const children: { kill(signal: 'SIGKILL'): boolean }[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Another process with a script, once it has said something. */
async function otherProcess(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await once(child.stdout!, 'data')
  return child
}

const serving = (database: string) =>
  otherProcess(join(import.meta.dirname, '../../src/cli/main.ts'), 'serve', '--db', database, '--port', '0')

const holding = (database: string) =>
  otherProcess(
    '-e',
    `import('@duckdb/node-api').then(async ({ DuckDBInstance }) => { const it = await DuckDBInstance.create(${JSON.stringify(database)}); console.log('held'); setInterval(() => it, 1000) })`,
  )

describe('a database that another process owns', () => {
  it('is worked on through the process that serves it', async () => {
    const database = join(temporaryFolder(), 'store.duckdb')
    const direct = await openDuckDbStore(database)
    await direct.load([nthSource(1), nthSource(2)])
    const answers = async (store: Store) => ({
      filing: await store.filing(nthSource(1).accession!),
      source: await store.source(nthSource(1).accession!),
      screen: await store.screen(screenQuery.parse({ codes: 'P' })),
      issuersOfScreen: await store.issuersOfScreen(screenQuery.parse({ codes: 'P' }), 2),
      reports: await store.reports({ issuer: '1' }),
      reportsOfSeveral: await store.reports({ issuers: ['1', '2'] }),
      issuer: await store.issuer('1'),
      owner: await store.owner('101'),
      search: await store.search('ajax', 5),
      latest: await store.latest({ offset: 0, limit: 5 }),
    })
    const expected = await answers(direct)
    expect(expected.issuersOfScreen).toEqual(['0000000001'])
    expect(expected.reportsOfSeveral).toHaveLength(2)
    await direct.close()
    const server = await serving(database)
    expect(statSync(`${database}.server.json`).mode & 0o777).toBe(0o600)
    const store = await openStore(database, { make: false })
    expect(await answers(store)).toEqual(expected)
    expect(await store.load([nthSource(2), nthSource(3), { ...nthSource(4), reading: null, failure: 'a menu' }])).toEqual({
      files: 3,
      added: 1,
      known: 1,
      failed: 1,
    })
    expect((await store.filing(nthSource(3).accession!))?.document).toEqual(nthSource(3).reading!.document)
    await expect(store.sql('DELETE FROM filed.rows', 1)).rejects.toThrow(UsageError)
    expect((await store.counts()).filings).toBe(3)
    const { url, token } = JSON.parse(readFileSync(`${database}.server.json`, 'utf8')) as AddressNote
    for (const authorization of ['', 'Bearer wrong', `Bearer ${token}x`]) {
      expect((await fetch(`${url}/store/counts`, { method: 'POST', headers: { authorization }, body: '[]' })).status).toBe(403)
    }
    server.kill('SIGTERM')
    await once(server, 'close')
    const free = await openDuckDbStore(database)
    expect((await free.counts()).filings).toBe(3)
    await free.close()
  })

  it('is refused in words when something else holds it, whatever a stale note says', async () => {
    const database = join(temporaryFolder(), 'store.duckdb')
    await (await openDuckDbStore(database)).close()
    const holder = await holding(database)
    leaveNote({ url: 'http://127.0.0.1:9', token: 'stale', database, processId: 1 })
    const refused = openStore(database, { make: true })
    await expect(refused).rejects.toThrow(StoreBusyError)
    await expect(refused).rejects.toThrow(`held by process ${holder.pid}`)
    writeFileSync(`${database}.server.json`, '{ broken')
    await expect(openStore(database, { make: true })).rejects.toThrow('end it, wait for it, or name another database')
  })

  it('is not served a second time: who tries is told where it is served', async () => {
    const database = join(temporaryFolder(), 'store.duckdb')
    await serving(database)
    const { url } = JSON.parse(readFileSync(`${database}.server.json`, 'utf8')) as AddressNote
    const again = serve({ database, port: '0', host: '127.0.0.1' }, { out: () => {} })
    await expect(again).rejects.toThrow(StoreBusyError)
    await expect(again).rejects.toThrow(`${database} is served already at ${url}: open that, or end it first`)
    const other = join(temporaryFolder(), 'other.duckdb')
    const onItsPort = serve({ database: other, port: new URL(url).port, host: '127.0.0.1' }, { out: () => {} })
    expect(await onItsPort.catch((error) => explain(error).message)).toBe(
      `port ${new URL(url).port} is in use by another program; PORT or --port names another`,
    )
  })

  it('is opened past a note that a killed server left', async () => {
    const database = join(temporaryFolder(), 'store.duckdb')
    leaveNote({ url: 'http://127.0.0.1:9', token: 'stale', database, processId: 1 })
    const store = await openStore(database, { make: true })
    expect((await store.counts()).filings).toBe(0)
    await store.close()
  })

  it('is refused a second time in the same process', async () => {
    const database = join(temporaryFolder(), 'store.duckdb')
    const store = await openDuckDbStore(database)
    await expect(openDuckDbStore(database)).rejects.toThrow(StoreBusyError)
    await store.close()
    await (await openDuckDbStore(database)).close()
  })
})

describe('a file that is no store', () => {
  it('is refused in words', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'notes.txt'), 'not a database, but long enough to be read as one'.repeat(200))
    await expect(openStore(join(folder, 'notes.txt'), { make: true })).rejects.toThrow('is no database')
    await expect(openStore(folder, { make: false })).rejects.toThrow('is a folder: --db takes the database file itself')
    await expect(openStore(join(folder, 'missing.duckdb'), { make: false })).rejects.toThrow('there is no database at')
    const foreign = await DuckDBInstance.create(join(folder, 'foreign.duckdb'))
    const connection = await foreign.connect()
    await connection.run('CREATE TABLE mine (a INTEGER)')
    foreign.closeSync()
    await expect(openStore(join(folder, 'foreign.duckdb'), { make: true })).rejects.toThrow('a database of something else')
  })

  it('is refused in words when a later section16 made it', async () => {
    const database = join(temporaryFolder(), 'store.duckdb')
    await (await openDuckDbStore(database)).close()
    const instance = await DuckDBInstance.create(database)
    const connection = await instance.connect()
    await connection.run('INSERT INTO filed.schema_versions VALUES (9999, now())')
    instance.closeSync()
    await expect(openStore(database, { make: false })).rejects.toThrow('made by a later section16')
  })
})
