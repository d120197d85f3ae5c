import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { type Duplex, Readable } from 'node:stream'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import tar from 'tar-stream'
import yauzl from 'yauzl'
import type { SourceFile } from '../model/source.ts'
import { collect, largestStandardInput } from './collect.ts'
import type { FoundFile } from './find-files.ts'

/** Files one by one, out of folders and archives (.zip, .tar, .tar.gz, .gz); everything bounded, for an archive may be built to harm. */

/** No report is larger; graphics included. */
const largestFile = 64 * 1024 * 1024
/** An archive that unpacks to more, archives within it included, is refused from there on. */
const largestArchive = 256 * 1024 ** 3
/** Archives within an archive are opened so deep: a .zip of days, each a .tar.gz of filings, each in gzip. */
const deepest = 2

/** Bytes of an archive read at a time. */
const readAtOnce = 1024 * 1024

/** Told of what could not be opened or was passed over; the rest goes on. */
export type Refused = (name: string, reason: string) => void

/** How far the reading has come, in bytes on disk; kept up to date while it goes on. */
export interface Progress {
  total: number
  done: number
}

/** Every file that found files hold. */
export async function* openFiles(files: readonly FoundFile[], refused: Refused, progress?: Progress): AsyncGenerator<SourceFile> {
  for (const { path, size } of files) {
    const before = progress?.done ?? 0
    const advance = (bytes: number) => {
      if (progress) progress.done = before + Math.min(bytes, size)
    }
    try {
      yield* openFile(path, size, refused, advance)
    } catch (error) {
      refused(path, reasonOf(error))
    }
    advance(size)
  }
}

async function* openFile(path: string, size: number, refused: Refused, advance: (bytes: number) => void): AsyncGenerator<SourceFile> {
  switch (await kindOf(path)) {
    case 'zip':
      yield* zipEntries(path, await openZip(path), new Unpacking(refused), advance)
      return
    case 'tar': {
      const stream = createReadStream(path, { highWaterMark: readAtOnce })
      yield* tarEntries(path, [stream], new Unpacking(refused), () => advance(stream.bytesRead))
      return
    }
    case 'tar.gz': {
      const stream = createReadStream(path, { highWaterMark: readAtOnce })
      yield* tarEntries(path, [stream, createGunzip()], new Unpacking(refused), () => advance(stream.bytesRead))
      return
    }
    case 'gz':
      yield { name: path, bytes: new Uint8Array(gunzipSync(await readFile(path), { maxOutputLength: largestFile })) }
      return
    case 'file':
      if (size > largestFile) refused(path, tooLarge)
      else yield { name: path, bytes: new Uint8Array(await readFile(path)) }
  }
}

const tooLarge = `larger than ${largestFile / 1024 / 1024} MB: no ownership report is`

type Kind = 'zip' | 'tar' | 'tar.gz' | 'gz' | 'file'

/** What tells an archive, packed or not, stands in so many bytes at its beginning. */
const headLength = 4096

async function kindOf(path: string): Promise<Kind> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
    return kindOfBytes(buffer.subarray(0, bytesRead), path)
  } finally {
    await file.close()
  }
}

/** Texts and sheets of office programs are .zip files too, but each is one file: what is in them is none of ours. */
const officeParts = /\[Content_Types\]\.xml|_rels\/\.rels|mimetypeapplication\/vnd\.oasis/

const zipMagic = Buffer.from('PK\u0003\u0004', 'latin1')

function kindOfBytes(head: Buffer, name: string): Kind {
  if (head.subarray(0, 4).equals(zipMagic)) return officeParts.test(head.toString('latin1')) ? 'file' : 'zip'
  if (head[0] === 0x1f && head[1] === 0x8b) return /\.(tar\.gz|tgz)$/i.test(name) || isTar(unpacked(head)) ? 'tar.gz' : 'gz'
  return isTar(head) ? 'tar' : 'file'
}

const isTar = (head: Buffer): boolean => head.length >= 262 && head.toString('latin1', 257, 262) === 'ustar'

/** The beginning of what is packed; nothing where it is damaged, which is told when it is read. */
function unpacked(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0)
  }
}

/** The unpacking of one archive and of those within it. */
class Unpacking {
  readonly refused: Refused
  #left = largestArchive
  #depth = 0

  constructor(refused: Refused) {
    this.refused = refused
  }

  /** Counts what is unpacked. Throws where it is too much for an archive. */
  take(bytes: number): void {
    this.#left -= bytes
    if (this.#left < 0) throw new Error('unpacks to more than 256 GB')
  }

  /** The files that a member of an archive holds: itself, or what is packed in it. */
  async *member(name: string, bytes: Uint8Array): AsyncGenerator<SourceFile> {
    const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (kindOfBytes(packed.subarray(0, headLength), name) === 'file') yield { name, bytes }
    else if (this.#depth === deepest) this.refused(name, `an archive within ${deepest + 1} others: unpack it, and load what it holds`)
    else {
      this.#depth++
      try {
        yield* filesIn(name, packed, this)
      } catch (error) {
        this.refused(name, reasonOf(error))
      } finally {
        this.#depth--
      }
    }
  }
}

/** The files in the bytes of one: itself, or what it holds as an archive; packed by itself it may be so large. */
async function* filesIn(name: string, bytes: Buffer, unpacking: Unpacking, largest = largestFile): AsyncGenerator<SourceFile> {
  const kind = kindOfBytes(bytes.subarray(0, headLength), name)
  const stream = Readable.from([bytes])
  const advance = () => undefined
  if (kind === 'zip') yield* zipEntries(name, await openZip(bytes), unpacking, advance)
  else if (kind === 'tar') yield* tarEntries(name, [stream], unpacking, advance)
  else if (kind === 'tar.gz') yield* tarEntries(name, [stream, createGunzip()], unpacking, advance)
  else if (kind === 'gz') yield { name, bytes: new Uint8Array(gunzipSync(bytes, { maxOutputLength: largest })) }
  else yield { name, bytes: new Uint8Array(bytes) }
}

/** Names are not held to be paths: nothing is written where they say, so one that leads out of the archive is a name like any other. */
function openZip(path: string | Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: yauzl.ZipFile) => (zip ? resolve(zip) : reject(error))
    const options = { lazyEntries: true, decodeStrings: false }
    if (typeof path === 'string') yauzl.open(path, { ...options, autoClose: false }, done)
    else yauzl.fromBuffer(path, options, done)
  })
}

async function* zipEntries(
  name: string,
  zip: yauzl.ZipFile,
  unpacking: Unpacking,
  advance: (bytes: number) => void,
): AsyncGenerator<SourceFile> {
  let packed = 0
  try {
    for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
      const { generalPurposeBitFlag, fileNameRaw, extraFields, uncompressedSize } = entry
      const inside = `${name}!${yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)}`
      packed += entry.compressedSize
      advance(packed)
      if (inside.endsWith('/')) continue
      if (uncompressedSize > largestFile) {
        unpacking.refused(inside, tooLarge)
        continue
      }
      unpacking.take(uncompressedSize)
      let bytes: Uint8Array
      try {
        bytes = await fileIn(await entryStream(zip, entry))
      } catch (error) {
        unpacking.refused(inside, reasonOf(error))
        continue
      }
      yield* unpacking.member(inside, bytes)
    }
  } finally {
    zip.close()
  }
}

function nextEntry(zip: yauzl.ZipFile): Promise<yauzl.Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeListener('entry', onEntry)
      zip.removeListener('end', onEnd)
      zip.removeListener('error', onError)
      act()
    }
    const onEntry = (entry: yauzl.Entry) => settle(() => resolve(entry))
    const onEnd = () => settle(() => resolve(null))
    const onError = (error: Error) => settle(() => reject(error))
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError)
    zip.readEntry()
  })
}

function entryStream(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)))
  })
}

/** `source` is read through each stream in turn; all are let go of when the entries are read, or nobody asks for more. */
async function* tarEntries(
  name: string,
  source: readonly [Readable, ...Duplex[]],
  unpacking: Unpacking,
  advance: () => void,
): AsyncGenerator<SourceFile> {
  const extract = tar.extract()
  // Trouble of the source must end the reading of the entries.
  for (const stream of source) stream.on('error', (error) => extract.destroy(error))
  const [first, ...through] = source
  through.reduce((from: Readable, to) => from.pipe(to), first).pipe(extract)
  try {
    for await (const entry of extract) {
      const inside = `${name}!${entry.header.name}`
      const size = entry.header.size ?? 0
      advance()
      if (entry.header.type !== 'file' || size > largestFile) {
        if (entry.header.type === 'file') unpacking.refused(inside, tooLarge)
        entry.resume()
        continue
      }
      unpacking.take(size)
      yield* unpacking.member(inside, await fileIn(entry))
    }
  } finally {
    for (const stream of source) stream.destroy()
  }
}

const fileIn = (stream: AsyncIterable<unknown>): Promise<Uint8Array> => collect(stream, largestFile, () => new Error(tooLarge))

/** Standard input: one file, or an archive. */
export async function* openStandardInput(stdin: NodeJS.ReadableStream, refused: Refused): AsyncGenerator<SourceFile> {
  const bytes = Buffer.from(await collect(stdin, largestStandardInput, () => new Error('larger than 512 MB')))
  try {
    yield* filesIn('-', bytes, new Unpacking(refused), largestStandardInput)
  } catch (error) {
    refused('-', reasonOf(error))
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EACCES') return 'permission denied'
  if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return tooLarge
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')) return `damaged archive: ${error.message}`
  return error.message
}
