import type { ReadSource, SourceFile } from '../model/source.ts'
import { startsWithImage } from './ocr/kinds.ts'
import { startsWithPdf } from './read-any.ts'
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
/** Files of the first group, twice as many in each that follows: so whoever takes the groups has something to do soon. */
const filesInFirst = 128
const bytesPerGroup = 16 * 1024 * 1024

/** How many files of text one counts as: what takes seconds to read must not hold back a thousand others. */
const countsAs = (bytes: Uint8Array): number => (startsWithImage(bytes) ? filesPerGroup / 2 : startsWithPdf(bytes) ? 32 : 1)

/**
 * Reads file after file, for the store. A file whose hash is known comes out with neither reading nor failure: the store counts it and
 * leaves it.
 */
export async function* readSources(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  { known }: ReadSourcesOptions = {},
): AsyncGenerator<ReadSource> {
  for await (const { files: group } of groupsOf(files)) {
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

/** A group of files; more may follow a full one. */
export interface FileList {
  readonly files: readonly HashedFile[]
  readonly full: boolean
}

/** The files, hashed, in groups; every group but the last is full. */
export async function* groupsOf(files: AsyncIterable<SourceFile> | Iterable<SourceFile>): AsyncGenerator<FileList> {
  let group: HashedFile[] = []
  let [count, size, most] = [0, 0, filesInFirst]
  for await (const file of files) {
    group.push({ ...file, sha256: hashOf(file.bytes) })
    count += countsAs(file.bytes)
    size += file.bytes.length
    if (count < most && size < bytesPerGroup) continue
    yield { files: group, full: true }
    group = []
    count = size = 0
    most = Math.min(2 * most, filesPerGroup)
  }
  if (group.length > 0) yield { files: group, full: false }
}
