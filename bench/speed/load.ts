import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readColumns } from '../../src/host/read-columns.ts'
import type { SourceFile } from '../../src/model/source.ts'
import { openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { ownershipFiles } from '../../test/corpus/corpus.ts'
import type { Measure } from '../table.ts'

/**
 * Filings a second from bytes to a committed database: every filing of the corpus again and again under accession numbers of its own, about as
 * many as EDGAR takes in a quarter of a year.
 */
const filings = 60_000

export const measure: Measure = async () => {
  const files = originals()
  if (files.length === 0) return [{ title: 'Loading', columns: [], rows: [], notes: ['neither corpus nor samples are here'] }]
  const folder = mkdtempSync(join(tmpdir(), 'section16-load-'))
  try {
    const { bytes, sources } = repeated(files, filings)
    const reading = await measured(async () => {
      for await (const { files } of readColumns(sources)) for (const { failure } of files) if (failure !== null) throw new Error(failure)
    })
    const store = await openDuckDbStore(join(folder, 'load.duckdb'))
    const loading = await measured(async () => {
      const { added } = await store.loadColumns(readColumns(sources))
      if (added !== filings) throw new Error(`${added} of ${filings} filings were added`)
    })
    const deriving = await measured(async () => void (await store.sql('select count(*) from filed.balances', 1)))
    const again = await measured(async () => {
      const { known } = await store.loadColumns(readColumns(sources, { known: (hashes) => store.knownHashes(hashes) }))
      if (known !== filings) throw new Error(`${known} of ${filings} filings were known`)
    })
    const compacting = await measured(() => store.compact())
    await store.close()
    const size = statSync(join(folder, 'load.duckdb')).size
    const line = (what: string, { seconds, processor }: Measured) => [
      what,
      Math.round(filings / seconds).toLocaleString('en-US'),
      (bytes / 1e6 / seconds).toFixed(1),
      Math.round((processor / filings) * 1e6).toLocaleString('en-US'),
    ]
    return [
      {
        title: `Loading ${filings.toLocaleString('en-US')} filings, ${(bytes / 1e6).toFixed(0)} MB, into a new database`,
        columns: ['', 'filings/s', 'MB/s', 'µs of processor a filing'],
        rows: [
          line('bytes to columns, alone', reading),
          line('bytes to committed database', loading),
          line('deriving their balances, when first asked for', deriving),
          line('the same once more: all known', again),
          line('compacting after it', compacting),
        ],
        notes: [
          `with ${availableParallelism()} cores, from a process that has just begun; every filing has bytes of its own`,
          `${(size / 1e6).toFixed(1)} MB on disk with all sources, ${Math.round(size / filings)} bytes a filing (repeats compress well)`,
        ],
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly seconds: number
  /** Of all threads. */
  readonly processor: number
}

async function measured(work: () => Promise<void>): Promise<Measured> {
  const before = process.cpuUsage()
  const began = performance.now()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6 }
}

function originals(): SourceFile[] {
  const samples = join(import.meta.dirname, '../../samples')
  const paths = ownershipFiles()
  if (paths.length === 0 && existsSync(samples)) {
    paths.push(
      ...readdirSync(samples, { recursive: true }).flatMap((name) =>
        /\.(xml|txt)$/.test(String(name)) ? join(samples, String(name)) : [],
      ),
    )
  }
  return paths.map((name) => ({ name, bytes: new Uint8Array(readFileSync(name)) }))
}

/**
 * As many files, each with an accession number that no other has, and so with other bytes. They lie in one block of memory and are made out one
 * by one: as many arrays that live on would have the collector look at them again and again while it is measured.
 */
function repeated(files: readonly SourceFile[], count: number): { readonly bytes: number; readonly sources: Iterable<SourceFile> } {
  const texts = files.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
  const one = (at: number) => {
    const accession = `9${String(at).padStart(9, '0')}-99-000001`
    const text = texts[at % texts.length]!
    const stated = /ACCESSION[ -]NUMBER[:>]\s*(\d{10}-\d{2}-\d{6})/.exec(text)?.[1]
    // White space behind the document makes the bytes of each its own and changes nothing else.
    const made = `${stated ? text.replaceAll(stated, accession) : text}${at.toString(2).replaceAll('0', ' ').replaceAll('1', '\n')}`
    return { name: `${accession}.txt`, made }
  }
  let bytes = 0
  const ends = Array.from({ length: count }, (_, at) => (bytes += one(at).made.length))
  const block = Buffer.alloc(bytes)
  const names = ends.map((end, at) => {
    const { name, made } = one(at)
    block.write(made, end - made.length, 'latin1')
    return name
  })
  const sources = {
    *[Symbol.iterator]() {
      for (const [at, name] of names.entries()) yield { name, bytes: new Uint8Array(block.buffer).subarray(ends[at - 1] ?? 0, ends[at]) }
    },
  }
  return { bytes, sources }
}
