import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { nthSource } from './made-filings.ts'
import { temporaryFolder } from './store-folder.ts'

const kills = 6

function startLoader(database: string): { process: ChildProcess; committed: () => number } {
  const script = join(import.meta.dirname, 'loader-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, database], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout!.on('data', (chunk) => {
    output += String(chunk)
  })
  return { process: child, committed: () => Number(output.trimEnd().split('\n').at(-1)) }
}

it('loses, doubles and halves nothing when the loader is killed at any moment', async () => {
  const database = join(temporaryFolder(), 'killed.duckdb')
  let before = 0
  for (let round = 0; round < kills; round++) {
    const loader = startLoader(database)
    await once(loader.process.stdout!, 'data')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
    loader.process.kill('SIGKILL')
    await once(loader.process, 'close')
    const store = await openDuckDbStore(database)
    const { filings } = await store.counts()
    expect(filings).toBeGreaterThanOrEqual(loader.committed())
    expect(filings).toBeGreaterThan(before)
    expect(await store.check()).toEqual([])
    const last = nthSource(filings - 1)
    expect((await store.filing(last.accession!))?.document).toEqual(last.reading!.document)
    expect(await store.filing(nthSource(filings).accession!)).toBeNull()
    before = filings
    await store.close()
  }
})
