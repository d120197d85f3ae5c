import { randomBytes } from 'node:crypto'
import { serve as listen } from '@hono/node-server'
import type { Hono } from 'hono'
import pino from 'pino'
import { StoreBusyError, UsageError } from '../model/errors.ts'
import { leaveNote, readNote } from '../store/address-note.ts'
import { openDuckDbStore } from '../store/duckdb/duckdb-store.ts'
import { databasePath } from '../store/duckdb/open-database.ts'
import { ownsDatabase } from '../store/remote-store.ts'
import { application } from './app.ts'
import { storeApi } from './store-api.ts'

export interface ServeOptions {
  /** Path of the database file; made when it is not there. */
  readonly database: string
  readonly port: string
  /** Address to listen on; only this machine unless told otherwise. */
  readonly host: string
}

/** Where another section16 serves a database; `null` where none does. */
async function servedAt(database: string): Promise<string | null> {
  const note = readNote(databasePath(database))
  return note && (await ownsDatabase(note, databasePath(database))) ? note.url : null
}

const isOfThisMachine = (hostname: string): boolean => /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname)

/**
 * What answers requests. A server for this machine alone answers only to names of this machine: a page elsewhere whose name was made to lead
 * here, which its browser takes for one of that page's own, asks under that name.
 */
function answering(app: Hono, host: string): Hono['fetch'] {
  if (!isOfThisMachine(host)) return app.fetch
  return (request, ...rest) => {
    const { hostname } = new URL(request.url)
    if (isOfThisMachine(hostname)) return app.fetch(request, ...rest)
    const told = `This server is asked as ${hostname}, but answers only to localhost. A proxy must ask it as localhost; s16 serve --host opens it to others.\n`
    return new Response(told, { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
}

/** Where messages for a person go. */
export interface Announcer {
  out(text: string): void
}

/** Serves until the process is asked to stop; then closes the database. */
export async function serve({ database, port, host }: ServeOptions, announcer: Announcer): Promise<void> {
  const number = Number(port)
  if (!/^\d{1,5}$/.test(port) || number > 65_535) throw new UsageError(`the port must be a number up to 65535, not "${port}"`)
  const store = await openDuckDbStore(database).catch(async (error: unknown) => {
    const at = error instanceof StoreBusyError ? await servedAt(database) : null
    throw at === null ? error : new StoreBusyError(`${database} is served already at ${at}: open that, or end it first`)
  })
  const log = pino({ level: process.env.S16_LOG ?? 'warn' }, pino.destination(2))
  const app = application(store, (error) => log.error(error))
  const token = randomBytes(32).toString('base64url')
  app.route(
    '/store',
    storeApi(store, { token, database: store.path }, (error) => log.error(error)),
  )
  let takeNoteAway = () => {}
  await new Promise<void>((resolve, reject) => {
    const server = listen({ fetch: answering(app, host), port: number, hostname: host }, ({ port: listening }) => {
      const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
      const url = `http://${address.includes(':') ? `[${address}]` : address}:${listening}`
      takeNoteAway = leaveNote({ url, token, database: store.path, processId: process.pid })
      announcer.out(`section16 is at http://${host === '127.0.0.1' ? 'localhost' : host}:${listening}  (Ctrl-C stops it)\n`)
    })
    server.on('error', reject)
    const stop = () => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  }).finally(() => {
    takeNoteAway()
    return store.close()
  })
}
