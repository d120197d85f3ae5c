import { StoreBusyError, UsageError } from '../model/errors.ts'
import type { ReadSource } from '../model/source.ts'
import type { AddressNote } from './address-note.ts'
import type { LoadCounts, LoadOptions, Store, StoredSource } from './store.ts'

/**
 * The store of another process, over HTTP on this machine. Each call is `POST /store/NAME` with the arguments as a JSON list and the token
 * as bearer; the answer is `{"result"}` or `{"error": {"name", "message"}}`. Bytes travel as base64.
 */

/** What a store answers to `POST /store/identity`. */
export interface Identity {
  readonly program: 'section16'
  readonly database: string
}

/** Sources a request: an answer comes within seconds, and little is held in memory. */
const sourcesPerRequest = 512
const bytesPerRequest = 16 * 1024 * 1024

async function call(note: AddressNote, name: string, given: readonly unknown[]): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(`${note.url}/store/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${note.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(given),
    })
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new StoreBusyError(
      `the server of ${note.database} at ${note.url} does not answer (${why}): see whether process ${note.processId} runs`,
    )
  }
  const answer = (await response.json().catch(() => null)) as { result?: unknown; error?: { name: string; message: string } } | null
  if (answer?.error) throw errorOf(answer.error)
  if (!response.ok || answer === null) throw new StoreBusyError(`${note.url} is no store of section16 (status ${response.status})`)
  return answer.result ?? null
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  if (name === 'UsageError') return new UsageError(message)
  return name === 'StoreBusyError' ? new StoreBusyError(message) : new Error(message)
}

/** Whether the note leads to a running section16 that owns the very database. */
export async function ownsDatabase(note: AddressNote, database: string): Promise<boolean> {
  try {
    const identity = (await call(note, 'identity', [])) as Partial<Identity> | null
    return identity?.program === 'section16' && identity.database === database
  } catch (error) {
    if (error instanceof StoreBusyError) return false
    throw error
  }
}

/** A store that another process of this machine owns. */
export function remoteStore(note: AddressNote): Store {
  const ask =
    <Name extends Exclude<keyof Store, 'loadColumns'>>(name: Name) =>
    (...given: Parameters<Store[Name]>) =>
      call(note, name, given) as ReturnType<Store[Name]>
  return {
    knownHashes: ask('knownHashes'),
    filing: ask('filing'),
    latest: ask('latest'),
    search: ask('search'),
    issuer: ask('issuer'),
    owner: ask('owner'),
    filings: ask('filings'),
    reports: ask('reports'),
    screen: ask('screen'),
    issuersOfScreen: ask('issuersOfScreen'),
    sql: ask('sql'),
    counts: ask('counts'),
    failures: ask('failures'),
    check: ask('check'),
    rebuild: ask('rebuild'),
    compact: ask('compact'),
    backup: ask('backup'),
    export: ask('export'),
    async source(reference) {
      const found = (await call(note, 'source', [reference])) as (Omit<StoredSource, 'bytes'> & { bytes: string }) | null
      return found && { ...found, bytes: new Uint8Array(Buffer.from(found.bytes, 'base64')) }
    },
    load: (sources, options) => loadOver(note, sources, options),
    loadColumns: null,
    close: async () => undefined,
  }
}

async function loadOver(
  note: AddressNote,
  sources: AsyncIterable<ReadSource> | Iterable<ReadSource>,
  { committed }: LoadOptions = {},
): Promise<LoadCounts> {
  let counts: LoadCounts = { files: 0, added: 0, known: 0, failed: 0 }
  let batch: unknown[] = []
  let bytes = 0
  const send = async () => {
    if (batch.length === 0) return
    const { files, added, known, failed } = (await call(note, 'load', [batch])) as LoadCounts
    counts = { files: counts.files + files, added: counts.added + added, known: counts.known + known, failed: counts.failed + failed }
    batch = []
    bytes = 0
    committed?.(counts)
  }
  for await (const source of sources) {
    batch.push({ ...source, bytes: Buffer.from(source.bytes).toString('base64') })
    bytes += source.bytes.length
    if (batch.length >= sourcesPerRequest || bytes >= bytesPerRequest) await send()
  }
  await send()
  return counts
}
