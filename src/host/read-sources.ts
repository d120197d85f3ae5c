import type { ReadSource, SourceFile } from '../model/source.ts'
import { hashOf, readSource } from './read-source.ts'

export interface ReadSourcesOptions {
  /** Which of some hashes are in the store: their files are passed on unread. */
  readonly known?: (hashes: readonly string[]) => Promise<readonly string[]>
}

/** A file together with its hash. */
export interface HashedFile extends SourceFile {
  readonly sha256: string
}

/** Files whose hashes are asked for together, and that a thread reads into columns together: the database takes large chunks faster. */
const filesPerGroup = 1024
const bytesPerGroup = 16 * 1024 * 1024

/**
 * Reads file after file, for the store. A file whose hash is known comes out with neither reading nor failure: the store counts it and
 * leaves it.
 */
export async function* readSources(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  { known }: ReadSourcesOptions = {},
): AsyncGenerator<ReadSource> {
  for await (const group of groupsOf(files)) {
    const there = new Set(known ? await known(group.map(({ sha256 }) => sha256)) : [])
    for (const file of group) {
      if (there.has(file.sha256)) yield unreadSource(file)
      else yield* await readSource(file, file.sha256)
    }
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

/** The files, hashed, in groups; every group but the last is full. */
export async function* groupsOf(files: AsyncIterable<SourceFile> | Iterable<SourceFile>): AsyncGenerator<HashedFile[]> {
  let group: HashedFile[] = []
  let bytes = 0
  for await (const file of files) {
    group.push({ ...file, sha256: hashOf(file.bytes) })
    bytes += file.bytes.length
    if (!fillsGroup(group.length, bytes)) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}

const fillsGroup = (files: number, bytes: number): boolean => files >= filesPerGroup || bytes >= bytesPerGroup

/** Whether more files may follow the group. */
export const isFull = (group: readonly HashedFile[]): boolean =>
  fillsGroup(
    group.length,
    group.reduce((sum, { bytes }) => sum + bytes.length, 0),
  )
