import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSources } from '../../src/host/read-sources.ts'
import type { FiledReport } from '../../src/ledger/filed-report.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { statedBalances } from '../../src/ledger/stated-balance.ts'
import type { ReadSource, SourceFile } from '../../src/model/source.ts'
import { openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { bytesOf, ownershipFiles, withoutCorpus } from '../../test/corpus/corpus.ts'
import type { Measure } from '../table.ts'

/**
 * One more filing in a large database: what loading it takes, and what has to be brought up to date because of it. The database is the corpus
 * again and again, each time under accession numbers and CIKs of its own, so that an issuer and its owners have as many filings as in the corpus.
 */
const transactions = 1_000_000
const filings = 60

export const measure: Measure = async () => {
  const texts = ownershipFiles().map((path) => Buffer.from(bytesOf(path)).toString('latin1'))
  if (texts.length === 0) return [{ title: 'One more filing', columns: [withoutCorpus], rows: [] }]
  const folder = mkdtempSync(join(tmpdir(), 'section16-incremental-'))
  try {
    const path = join(folder, 'large.duckdb')
    const building = await openDuckDbStore(path)
    let copies = 0
    while ((await building.counts()).transactions < transactions) {
      await building.load(readSources(replicas(texts, copies, copies + 25)))
      copies += 25
    }
    await building.close()
    const store = await openDuckDbStore(path)
    const { filings: held, transactions: lines } = await store.counts()
    const times = new Map<string, Time[]>()
    const timed = async <T>(what: string, work: () => Promise<T> | T): Promise<T> => {
      const [before, began] = [process.cpuUsage(), performance.now()]
      const result = await work()
      const { user, system } = process.cpuUsage(before)
      const time = { wall: performance.now() - began, processor: (user + system) / 1000 }
      times.set(what, [...(times.get(what) ?? []), time])
      return result
    }
    for (let at = 0; at < filings; at++) {
      const which = (at * 37) % texts.length
      const file = replica(texts[which]!, at % copies, copies * texts.length + at)
      const [source] = await timed('reading it', () => readAll(file))
      await timed('the whole load, committed', () => store.load([source!]))
      const { document, submission } = source!.reading! as {
        document: FiledReport['document']
        submission: { filedDate: string | null } | null
      }
      const report: FiledReport = { accession: file.name, filed: submission?.filedDate ?? '', acceptedAt: null, document }
      await timed('of it: what follows from the filing (balances under class and holder)', () => statedBalances(report))
      const [issuer, owners] = [document.issuer.cik ?? '', document.reportingOwners.flatMap(({ cik }) => cik ?? []).sort()]
      await timed('positions of its owners in its issuer, as they stand now', () =>
        store.sql(`select * from positions where issuer_cik = '${issuer}' and owner_ciks = '${owners.join(' ')}'`, 1000),
      )
      const pair = await timed('reports of its owner in its issuer, read for their ledger', () =>
        store.reports({ issuer, ...(owners[0] ? { owner: owners[0] } : {}) }),
      )
      await timed('the ledger of these reports, every line and explanation', () => ledgerOf(pair))
    }
    await store.close()
    return [
      {
        title: `One more filing in a database, just opened, of ${lines.toLocaleString('en-US')} transactions, ${held.toLocaleString('en-US')} filings`,
        columns: ['', 'median ms', 'nine of ten ms', 'median ms of processor'],
        rows: [...times].map(([what, of]) => [what, middle(of, 'wall', 0.5), middle(of, 'wall', 0.9), middle(of, 'processor', 0.5)]),
        notes: [
          'Loading derives from the new filing alone and touches no line of another: that is all there is to bring up to date.',
          'Ledgers are not kept: whoever asks for one has it made from the reports of the issuer or owner asked about.',
        ],
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Time {
  readonly wall: number
  /** Of all threads, milliseconds. */
  readonly processor: number
}

const middle = (times: readonly Time[], of: keyof Time, part: number): string =>
  [...times.map((time) => time[of])].sort((a, b) => a - b)[Math.floor(times.length * part)]!.toFixed(2)

async function readAll(file: SourceFile): Promise<ReadSource[]> {
  const sources: ReadSource[] = []
  for await (const source of readSources([file])) sources.push(source)
  return sources
}

function* replicas(texts: readonly string[], from: number, to: number): Generator<SourceFile> {
  for (let copy = from; copy < to; copy++) for (const [at, text] of texts.entries()) yield replica(text, copy, copy * texts.length + at)
}

/** A filing under an accession number and CIKs of its own; the CIKs of one copy of the corpus belong together. */
function replica(text: string, copy: number, number: number): SourceFile {
  const accession = `9${String(number).padStart(9, '0')}-99-000001`
  const stated = /ACCESSION[ -]NUMBER[:>]\s*(\d{10}-\d{2}-\d{6})/.exec(text)?.[1]
  const shifted = text.replace(
    /(<(?:issuerCik|rptOwnerCik)>\s*|CENTRAL INDEX KEY:\s*)(\d{1,10})/g,
    (_, before: string, cik: string) => before + String(Number(cik) + copy * 10_000_000).padStart(10, '0'),
  )
  const made = `${stated ? shifted.replaceAll(stated, accession) : shifted}\n<!-- ${accession} -->\n`
  return { name: `${accession}.txt`, bytes: new Uint8Array(Buffer.from(made, 'latin1')) }
}
