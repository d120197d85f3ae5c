import { availableParallelism } from 'node:os'
import type { ReadSource, SourceFile } from '../model/source.ts'
import { hashOf, readSource } from './read-source.ts'
import { ReadingThread } from './reading-threads.ts'

export interface ReadSourcesOptions {
  /** Which of some hashes are in the store: their files are passed on unread. */
  readonly known?: (hashes: readonly string[]) => Promise<readonly string[]>
  /** Threads beside this one; one less than the machine has if not given, and none where they cannot be started. */
  readonly threads?: number
}

/** A file together with its hash. */
export interface HashedFile extends SourceFile {
  readonly sha256: string
}

/** Files that are handled together. */
const filesPerGroup = 64
const bytesPerGroup = 4 * 1024 * 1024
/** Groups read by this thread before others are started: a small load is done sooner than a thread has started. */
const groupsBeforeThreads = 6

/**
 * Reads file after file, for the store. Larger loads are read by other threads while this one writes; the order stays. A file whose hash is
 * known comes out with neither reading nor failure: the store counts it and leaves it.
 */
export async function* readSources(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  { known, threads = ReadingThread.possible ? availableParallelism() - 1 : 0 }: ReadSourcesOptions = {},
): AsyncGenerator<ReadSource> {
  const started: ReadingThread[] = []
  const pending: Promise<ReadSource[]>[] = []
  let group = 0
  try {
    for await (const hashed of groupsOf(files)) {
      const there = new Set(known ? await known(hashed.map(({ sha256 }) => sha256)) : [])
      const unread = there.size > 0 ? hashed.filter(({ sha256 }) => !there.has(sha256)) : hashed
      for (const file of hashed) if (there.has(file.sha256)) yield unreadSource(file)
      if (unread.length === 0) continue
      if (threads < 1 || group++ < groupsBeforeThreads) {
        for (const file of unread) yield* await readSource(file, file.sha256)
        continue
      }
      if (started.length < threads) started.push(new ReadingThread())
      pending.push(started[group % started.length]!.read(unread))
      if (pending.length > threads * 2) yield* await pending.shift()!
    }
    for (let next = pending.shift(); next; next = pending.shift()) yield* await next
  } finally {
    await Promise.all(started.map((thread) => thread.end()))
    await Promise.allSettled(pending)
  }
}

const unreadSource = ({ name, sha256 }: HashedFile): ReadSource => ({
  name,
  sha256,
  bytes: new Uint8Array(),
  accession: null,
  reading: null,
  failure: null,
})

async function* groupsOf(files: AsyncIterable<SourceFile> | Iterable<SourceFile>): AsyncGenerator<HashedFile[]> {
  let group: HashedFile[] = []
  let bytes = 0
  for await (const file of files) {
    group.push({ ...file, sha256: hashOf(file.bytes) })
    bytes += file.bytes.length
    if (group.length < filesPerGroup && bytes < bytesPerGroup) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}
