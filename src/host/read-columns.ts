import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FilingColumns, PackedFile } from '../model/columns/filing-columns.ts'
import type { SourceFile } from '../model/source.ts'
import { type FileGroup, readGroup } from './read-group.ts'
import { groupsOf, type HashedFile, type ReadSourcesOptions } from './read-sources.ts'

/**
 * Reads files into columns for a bulk load, in as many threads as the machine has. A thread takes a group of files as one block of memory
 * and gives its lines back as blocks, so that nothing is copied or rebuilt on the way.
 */

/** Groups that a thread has in hand or waiting, so that it never idles. */
const groupsPerThread = 2
/** Memory that a group of files gets, by its length: texts that do not stand in the files to the letter follow them. */
const roomForTexts = 1.2
/** Room for what is short-lived, megabytes: a group's objects live until the group is read, and should not be taken for long-lived ones. */
const youngMegabytes = 96
/** More threads than this outrun the one that owns the database. */
const mostThreads = 8

export interface ReadColumnsOptions extends ReadSourcesOptions {
  /** Threads to read in; if not given, one fewer than the machine has cores, since the database has work of its own, and each warms by itself. */
  readonly threads?: number
}

/**
 * Reads files in groups, in order. A file whose hash is known comes out as known, unread. What fits into one group is read in this thread,
 * since others take a moment to begin.
 */
export async function* readColumns(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  { known, threads = Math.max(1, Math.min(availableParallelism() - 1, mostThreads)) }: ReadColumnsOptions = {},
): AsyncGenerator<FilingColumns> {
  let pool: ReadingThread[] = []
  const underWay: Promise<FilingColumns>[] = []
  try {
    for await (const { files: group, full } of groupsOf(files)) {
      const there = new Set(known ? await known(group.map(({ sha256 }) => sha256)) : [])
      const unread = togetherInMemory(group.filter(({ sha256 }) => !there.has(sha256)))
      if (pool.length === 0 && full) pool = Array.from({ length: threads }, () => new ReadingThread())
      const thread = pool.reduce<ReadingThread | null>((least, one) => (least && least.waiting <= one.waiting ? least : one), null)
      const columns = thread && unread.files.length > 0 ? thread.read(unread) : readGroup(unread)
      const knownFiles = group.filter(({ sha256 }) => there.has(sha256)).map(knownFile)
      const reading = columns.then((some) => ({ ...some, files: [...some.files, ...knownFiles] }))
      // A failure is met when its turn comes; until then it must not count as unhandled.
      reading.catch(() => undefined)
      underWay.push(reading)
      if (underWay.length >= pool.length * groupsPerThread) yield await underWay.shift()!
    }
    for (const reading of underWay) yield await reading
  } finally {
    await Promise.all(pool.map((thread) => thread.end()))
  }
}

const knownFile = ({ name, sha256 }: HashedFile): PackedFile => ({ name, sha256, accession: null, filing: null, failure: null })

function togetherInMemory(files: readonly HashedFile[]): FileGroup {
  const length = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const bytes = new Uint8Array(new ArrayBuffer(Math.ceil(length * roomForTexts)), 0, length)
  let end = 0
  const placed = files.map((file) => {
    const start = end
    bytes.set(file.bytes, start)
    end += file.bytes.length
    return { name: file.name, sha256: file.sha256, start, end }
  })
  return { files: placed, bytes }
}

/** A thread that reads one group after another. */
class ReadingThread {
  readonly #worker: Worker
  readonly #waiting: { readonly resolve: (columns: FilingColumns) => void; readonly reject: (error: Error) => void }[] = []

  constructor() {
    this.#worker = startThread()
    this.#worker.on('message', (columns: FilingColumns) => this.#waiting.shift()?.resolve(columns))
    this.#worker.on('error', (error: Error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
  }

  /** Groups in hand or waiting. */
  get waiting(): number {
    return this.#waiting.length
  }

  read(group: FileGroup): Promise<FilingColumns> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(group, [group.bytes.buffer])
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** Run from its source, as tests and benchmarks do, the thread needs what turns TypeScript into JavaScript. */
function startThread(): Worker {
  const options = { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./reading-worker.js', import.meta.url), options)
  const script = JSON.stringify(new URL('./reading-worker.ts', import.meta.url).href)
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${script}) })`, { ...options, eval: true })
}
