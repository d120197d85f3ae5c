import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'
import tar from 'tar-stream'
import yauzl from 'yauzl'
import type { SourceFile } from '../model/source.ts'
import type { FoundFile } from './find-files.ts'

/** Files one by one, out of folders and archives (.zip, .tar, .tar.gz, .gz); everything bounded, for an archive may be built to harm. */

/** No report is larger; graphics included. */
export const largestFile = 64 * 1024 * 1024
/** An archive that unpacks to more is refused from there on. */
const largestArchive = 256 * 1024 ** 3
const largestStandardInput = 512 * 1024 * 1024

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
      yield* zipEntries(path, await openZip(path), refused, advance)
      return
    case 'tar': {
      const stream = createReadStream(path)
      yield* tarEntries(path, stream, refused, () => advance(stream.bytesRead))
      return
    }
    case 'tar.gz': {
      const stream = createReadStream(path)
      yield* tarEntries(path, stream.pipe(createGunzip()), refused, () => advance(stream.bytesRead))
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

async function kindOf(path: string): Promise<'zip' | 'tar' | 'tar.gz' | 'gz' | 'file'> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return kindOfBytes(buffer.subarray(0, bytesRead), path)
  } finally {
    await file.close()
  }
}

function kindOfBytes(head: Buffer, name: string): 'zip' | 'tar' | 'tar.gz' | 'gz' | 'file' {
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'zip'
  if (head[0] === 0x1f && head[1] === 0x8b) return /\.(tar\.gz|tgz)$/i.test(name) ? 'tar.gz' : 'gz'
  return head.length >= 262 && head.toString('latin1', 257, 262) === 'ustar' ? 'tar' : 'file'
}

function openZip(path: string | Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: yauzl.ZipFile) => (zip ? resolve(zip) : reject(error))
    if (typeof path === 'string') yauzl.open(path, { lazyEntries: true, autoClose: false }, done)
    else yauzl.fromBuffer(path, { lazyEntries: true }, done)
  })
}

async function* zipEntries(
  name: string,
  zip: yauzl.ZipFile,
  refused: Refused,
  advance: (bytes: number) => void,
): AsyncGenerator<SourceFile> {
  let unpacked = 0
  let packed = 0
  try {
    for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
      const inside = `${name}!${entry.fileName}`
      packed += entry.compressedSize
      advance(packed)
      if (entry.fileName.endsWith('/')) continue
      if (entry.uncompressedSize > largestFile) {
        refused(inside, tooLarge)
        continue
      }
      unpacked += entry.uncompressedSize
      if (unpacked > largestArchive) throw new Error('unpacks to more than 256 GB')
      try {
        yield { name: inside, bytes: await collect(await entryStream(zip, entry)) }
      } catch (error) {
        refused(inside, reasonOf(error))
      }
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

async function* tarEntries(name: string, stream: Readable, refused: Refused, advance: () => void): AsyncGenerator<SourceFile> {
  const extract = tar.extract()
  // Trouble of the source must end the reading of the entries.
  stream.on('error', (error) => extract.destroy(error))
  stream.pipe(extract)
  let unpacked = 0
  for await (const entry of extract) {
    const inside = `${name}!${entry.header.name}`
    const size = entry.header.size ?? 0
    advance()
    if (entry.header.type !== 'file' || size > largestFile) {
      if (entry.header.type === 'file') refused(inside, tooLarge)
      entry.resume()
      continue
    }
    unpacked += size
    if (unpacked > largestArchive) throw new Error('unpacks to more than 256 GB')
    yield { name: inside, bytes: await collect(entry) }
  }
}

async function collect(stream: AsyncIterable<unknown>, most = largestFile): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const buffer = Buffer.from(chunk as Buffer)
    size += buffer.length
    if (size > most) throw new Error(`larger than ${most / 1024 / 1024} MB`)
    chunks.push(buffer)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Standard input: one file, or an archive. */
export async function* openStandardInput(stdin: NodeJS.ReadableStream, refused: Refused): AsyncGenerator<SourceFile> {
  const bytes = Buffer.from(await collect(stdin, largestStandardInput))
  const kind = kindOfBytes(bytes.subarray(0, 512), '')
  if (kind === 'zip') yield* zipEntries('-', await openZip(bytes), refused, () => undefined)
  else if (kind === 'tar') yield* tarEntries('-', Readable.from([bytes]), refused, () => undefined)
  else if (kind === 'gz') yield* unpacked(gunzipSync(bytes, { maxOutputLength: largestStandardInput }), refused)
  else yield { name: '-', bytes: new Uint8Array(bytes) }
}

async function* unpacked(bytes: Buffer, refused: Refused): AsyncGenerator<SourceFile> {
  if (kindOfBytes(bytes.subarray(0, 512), '') === 'tar') yield* tarEntries('-', Readable.from([bytes]), refused, () => undefined)
  else yield { name: '-', bytes: new Uint8Array(bytes) }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EACCES') return 'permission denied'
  if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return tooLarge
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')) return `damaged archive: ${error.message}`
  return error.message
}
