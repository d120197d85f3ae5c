import { Worker } from 'node:worker_threads'
import type { ReadSource } from '../model/source.ts'
import type { HashedFile } from './read-sources.ts'

/** What a thread answers: the sources without their bytes as one JSON text (cheaper to hand over than objects), and the bytes. */
export interface ReadGroup {
  readonly id: number
  readonly sources: string
  readonly bytes: readonly Uint8Array[]
}

/** A thread that reads groups of files; its end of the conversation is in `reading-thread.ts`. */
export class ReadingThread {
  /** Only compiled: Node 20 loads no TypeScript in a thread. */
  static readonly possible = import.meta.url.endsWith('.js')

  readonly #worker = new Worker(new URL('./reading-thread.js', import.meta.url))
  readonly #waiting = new Map<number, { resolve: (sources: ReadSource[]) => void; reject: (error: unknown) => void }>()
  #next = 0
  #failure: unknown = null

  constructor() {
    this.#worker.on('message', ({ id, sources, bytes }: ReadGroup) => {
      const read = JSON.parse(sources) as Omit<ReadSource, 'bytes'>[]
      this.#waiting.get(id)!.resolve(read.map((source, at) => ({ ...source, bytes: bytes[at]! })))
      this.#waiting.delete(id)
    })
    this.#worker.on('error', (error) => {
      this.#failure = error
      for (const { reject } of this.#waiting.values()) reject(error)
      this.#waiting.clear()
    })
  }

  /** The sources of a group of files, in order. The files are copied: their bytes stay with the caller. */
  read(files: readonly HashedFile[]): Promise<ReadSource[]> {
    const id = this.#next++
    const sources = new Promise<ReadSource[]>((resolve, reject) => {
      if (this.#failure !== null) reject(this.#failure)
      else this.#waiting.set(id, { resolve, reject })
    })
    // A rejection is met when the group's turn comes.
    sources.catch(() => undefined)
    this.#worker.postMessage({ id, files })
    return sources
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
    for (const { reject } of this.#waiting.values()) reject(new Error('reading was ended'))
    this.#waiting.clear()
  }
}
