import { timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { StoreBusyError, UsageError } from '../model/errors.ts'
import type { ReadSource } from '../model/source.ts'
import type { Identity } from '../store/remote-store.ts'
import { screenQuery } from '../store/screen.ts'
import type { Store } from '../store/store.ts'

/** The door through which other processes of this machine use the store that this one owns; `remoteStore` is the other side. */

const text = z.string().max(10_000)
const asOf = z.iso.date().nullish()
const count = z.number().int().min(0).max(1_000_000)
const page = z.object({ offset: z.number().int().min(0), limit: count })
const parties = z
  .object({ issuer: text.optional(), issuers: z.array(text).max(100_000).optional(), owner: text.optional(), asOf })
  .transform(({ issuer, issuers, owner, asOf }) => ({
    ...(asOf == null ? {} : { asOf }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(issuers === undefined ? {} : { issuers }),
    ...(owner === undefined ? {} : { owner }),
  }))

const party = z.object({ cik: text.nullable(), name: text.nullable() }).loose()
const reading = z
  .object({
    format: text,
    document: z
      .object({ documentType: z.enum(['3', '3/A', '4', '4/A', '5', '5/A']), issuer: party, reportingOwners: z.array(party) })
      .loose(),
    issues: z.array(z.object({ code: text }).loose()),
    evidence: z.array(z.object({ path: text }).loose()),
    submission: z
      .object({ documents: z.array(z.object({ size: z.number() }).loose()) })
      .loose()
      .nullable(),
  })
  .loose()
const sources = z.array(
  z.object({
    name: text,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.base64().transform((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
    accession: text.nullable(),
    reading: reading.nullable(),
    failure: text.nullable(),
  }),
)

type Call = (store: Store, given: unknown) => Promise<unknown>

/** A call whose arguments have a shape. */
const taking =
  <T extends z.ZodType>(shape: T, act: (store: Store, given: z.output<T>) => Promise<unknown>): Call =>
  (store, given) =>
    act(store, shape.parse(given))

const calls: Readonly<Record<string, Call>> = {
  knownHashes: taking(z.tuple([z.array(text).max(100_000)]), (store, [hashes]) => store.knownHashes(hashes)),
  filing: taking(z.tuple([text]), (store, [reference]) => store.filing(reference)),
  source: taking(z.tuple([text]), async (store, [reference]) => {
    const found = await store.source(reference)
    return found && { ...found, bytes: Buffer.from(found.bytes).toString('base64') }
  }),
  latest: taking(z.tuple([page]), (store, [given]) => store.latest(given)),
  search: taking(z.tuple([text, count]), (store, [given, limit]) => store.search(given, limit)),
  issuer: taking(z.tuple([text, asOf]), (store, [cik, day]) => store.issuer(cik, day)),
  owner: taking(z.tuple([text, asOf]), (store, [cik, day]) => store.owner(cik, day)),
  filings: taking(z.tuple([parties, page]), (store, [given, slice]) => store.filings(given, slice)),
  reports: taking(z.tuple([parties]), (store, [given]) => store.reports(given)),
  screen: taking(z.tuple([screenQuery]), (store, [given]) => store.screen(given)),
  issuersOfScreen: taking(z.tuple([screenQuery, count]), (store, [given, owners]) => store.issuersOfScreen(given, owners)),
  sql: taking(z.tuple([z.string().max(1_000_000), count]), (store, [statement, limit]) => store.sql(statement, limit)),
  counts: taking(z.tuple([]), (store) => store.counts()),
  failures: taking(z.tuple([page]), (store, [given]) => store.failures(given)),
  check: taking(z.tuple([]), (store) => store.check()),
  rebuild: taking(z.tuple([]), (store) => store.rebuild()),
  compact: taking(z.tuple([]), (store) => store.compact()),
  backup: taking(z.tuple([text]), (store, [path]) => store.backup(path)),
  export: taking(z.tuple([text]), (store, [folder]) => store.export(folder)),
  // The sender is this program under the same user; the shape is checked as far as the tables need it.
  load: taking(z.tuple([sources]), (store, [given]) => store.load(given as unknown as ReadSource[])),
}

/** The calls of a store, for whoever shows the token, and only from this machine. `failed` hears of what is not the caller's fault. */
export function storeApi(store: Store, { token, database }: { token: string; database: string }, failed: (error: unknown) => void): Hono {
  const api = new Hono<{ Bindings: HttpBindings }>()
  api.use(async (c, next) => {
    const given = Buffer.from(c.req.header('authorization') ?? '')
    const expected = Buffer.from(`Bearer ${token}`)
    const known = given.length === expected.length && timingSafeEqual(given, expected)
    const { remoteAddress, localAddress } = c.env.incoming.socket
    const here = remoteAddress !== undefined && (isLoopback(remoteAddress) || remoteAddress === localAddress)
    if (!known || !here) return c.json({ error: { name: 'Error', message: 'not allowed' } }, 403)
    return next()
  })
  api.post('/identity', (c) => c.json({ result: { program: 'section16', database } satisfies Identity }))
  api.post('/:call', async (c) => {
    const name = c.req.param('call')
    const act = Object.hasOwn(calls, name) ? calls[name] : undefined
    if (!act) return c.json({ error: { name: 'Error', message: `no call ${name}` } }, 404)
    try {
      const result = await act(store, await c.req.json())
      return c.json({ result: result ?? null })
    } catch (error) {
      const fault = faultOf(error)
      if (fault.name === 'Error') failed(error)
      return c.json({ error: fault }, fault.name === 'Error' ? 500 : 400)
    }
  })
  return api as unknown as Hono
}

const isLoopback = (address: string) => /^(?:127\.|::1$|::ffff:127\.)/.test(address)

function faultOf(error: unknown): { name: string; message: string } {
  if (error instanceof UsageError || error instanceof StoreBusyError) return { name: error.name, message: error.message }
  if (error instanceof z.ZodError) return { name: 'UsageError', message: `the call is wrong: ${z.prettifyError(error)}` }
  return { name: 'Error', message: error instanceof Error ? error.message : String(error) }
}
