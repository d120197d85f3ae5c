import { parentPort } from 'node:worker_threads'
import { readSource } from './read-source.ts'
import type { HashedFile } from './read-sources.ts'
import type { ReadGroup } from './reading-threads.ts'

/** The thread's side of `ReadingThread`. */
const port = parentPort
if (port === null) throw new Error('reading-thread runs as a thread')

port.on('message', async ({ id, files }: { id: number; files: readonly HashedFile[] }) => {
  const read = (await Promise.all(files.map((file) => readSource(file, file.sha256)))).flat()
  const bytes = read.map((source) => ownBytes(source.bytes))
  const sources = JSON.stringify(read.map(({ bytes: _, ...source }) => source))
  port.postMessage({ id, sources, bytes } satisfies ReadGroup, [...new Set(bytes.map(({ buffer }) => buffer as ArrayBuffer))])
})

/** Bytes whose buffer holds nothing else, so that it can be handed over. */
const ownBytes = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice())
