import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { check, fittingProfile } from '../check/check.ts'
import { readBytes } from '../host/read-any.ts'
import { readSource } from '../host/read-source.ts'
import type { OwnershipDocument } from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { withoutCredentials } from '../read/credentials.ts'
import { readJsonDocument } from '../read/json.ts'
import { decodeText } from '../read/source-text.ts'
import type { Store } from '../store/store.ts'
import { referenceOfSource } from '../store/views.ts'
import { fieldInWords, type HeldReading, type ReadData, ReadPage, valueAt } from '../web/pages/read.tsx'
import { keysOf, unknownFields } from '../web/unknown-fields.ts'
import { filingPath } from '../web/words.ts'
import { writeXml } from '../write/xml.ts'
import { formFields } from './form-fields.ts'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'
import { told } from './trouble.tsx'

/** Readings held for their pages at most, and bytes of a file at most. */
const mostHeld = 40
const mostBytes = 32 * 1024 * 1024

interface Held extends HeldReading {
  readonly bytes: Uint8Array
  /** Place of the filing in its file, from 0. */
  readonly place: number
  /** Keys of the filings that came in the same file. */
  readonly family: readonly string[]
}

/** Reading by hand: `/read` takes a file or its text, shows it beside the form, lets fields be corrected, stores or writes it. */
export function readPages(store: Store): Hono {
  const app = new Hono()
  const held = new Map<string, Held>()

  const keep = (one: Held): void => {
    held.set(one.key, one)
    for (const key of held.keys()) if (held.size > mostHeld) held.delete(key)
  }
  const dataOf = (one: Held, typed: ReadData['typed'] = {}): ReadData => ({
    held: one,
    draftIssues: fittingProfile(one.reading) === 'filing' ? check({ document: one.reading.document }, { profile: 'filing' }) : null,
    others: one.family.filter((key) => key !== one.key && held.has(key)).map((key) => ({ key, title: titleOf(held.get(key)!.reading) })),
    faults: [],
    typed,
  })
  const gone = (c: Context) =>
    told(c, { heading: 'This reading is no longer held', advice: 'Give the file once more on the page Read.' }, 404)

  app.use('/read/*', csrf())
  app.use('/read', csrf())
  app.use(
    '/read',
    bodyLimit({
      maxSize: mostBytes,
      onError: (c) =>
        c.html(
          html(
            <ReadPage
              held={null}
              draftIssues={null}
              others={[]}
              typed={{}}
              faults={['The file is larger than 32 MB; s16 load takes large files and archives.']}
            />,
          ),
          413,
        ),
    }),
  )

  app.get('/read', knowsParameters({}), (c) => c.html(html(<ReadPage held={null} draftIssues={null} others={[]} typed={{}} faults={[]} />)))

  app.post('/read', async (c) => {
    const given = await formFields(c)
    const file = given.file instanceof File && given.file.size > 0 ? given.file : null
    const text = typeof given.text === 'string' ? given.text : ''
    if (!file && text.trim() === '')
      return c.html(
        html(<ReadPage held={null} draftIssues={null} others={[]} typed={{}} faults={['Choose a file or paste its text first.']} />),
        400,
      )
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text)
    const name = file?.name || 'pasted text'
    const readings = await readBytes(bytes)
    const all = readings.flatMap((one, place) => (one instanceof UnreadableError ? [] : [{ key: randomUUID(), place, reading: one }]))
    const good = all.slice(0, mostHeld)
    const faults = [
      ...readings.flatMap((one) => (one instanceof UnreadableError ? [`${name}: ${one.message}`] : [])),
      ...(all.length > good.length
        ? [`${name} holds ${all.length} filings; the first ${mostHeld} are shown, s16 load takes them all.`]
        : []),
    ]
    const keys = good.map(({ key }) => key)
    const source = textOf(bytes)
    for (const one of good) keep({ ...one, name, text: isText(one.reading) ? source : null, bytes, family: keys })
    const first = keys[0] === undefined ? undefined : held.get(keys[0])
    if (!first) return c.html(html(<ReadPage held={null} draftIssues={null} others={[]} typed={{}} faults={faults} />), 422)
    return faults.length > 0 ? c.html(html(<ReadPage {...dataOf(first)} faults={faults} />)) : c.redirect(`/read/${first.key}`, 303)
  })

  app.get('/read/:key', (c) => {
    const one = held.get(c.req.param('key'))
    return one ? c.html(html(<ReadPage {...dataOf(one)} />)) : gone(c)
  })

  app.post('/read/:key/xml', async (c) => {
    const one = held.get(c.req.param('key'))
    if (!one) return gone(c)
    const typed = textsOf(await formFields(c))
    const { document, faults } = corrected(one, typed)
    if (faults.length > 0) return c.html(html(<ReadPage {...dataOf(one, typed)} faults={faults} />), 422)
    return c.body(writeXml(document), 200, {
      'content-type': 'application/xml',
      'content-disposition': 'attachment; filename="ownership.xml"',
    })
  })

  app.post('/read/:key/store', async (c) => {
    const one = held.get(c.req.param('key'))
    if (!one) return gone(c)
    const typed = textsOf(await formFields(c))
    const { document, issues, faults } = corrected(one, typed)
    if (faults.length > 0) return c.html(html(<ReadPage {...dataOf(one, typed)} faults={faults} />), 422)
    const source = (await readSource({ name: one.name, bytes: one.bytes }))[one.place]!
    const reading = { ...one.reading, document, issues: [...one.reading.issues, ...issues] }
    const { added } = await store.load([{ ...source, reading, failure: null }])
    const reference = referenceOfSource(source)
    if (added === 0 && !(await store.filing(reference))) {
      return c.html(
        html(<ReadPage {...dataOf(one, typed)} faults={['This filing is in the database already, under another source.']} />),
        409,
      )
    }
    if (added === 0 && issues.length > 0) {
      const fault = 'This filing is in the database already, as it was read then: what you corrected is not in it. “Write as XML” keeps it.'
      return c.html(html(<ReadPage {...dataOf(one, typed)} faults={[fault]} />), 409)
    }
    return c.redirect(filingPath(reference), 303)
  })
  return app
}

const titleOf = ({ document }: Reading): string => `Form ${document.documentType}, ${document.reportingOwners[0]?.name ?? 'unknown owner'}`

/** Whether spans of evidence stand in the source as text: those of pages do not, though a message that they came with is text. */
const isText = ({ format }: Reading): boolean => format !== 'pdf' && format !== 'scan'

/** The source as text where it is some; what a browser shows never holds an access code. */
function textOf(bytes: Uint8Array): string | null {
  const text = decodeText(bytes)
  return text.slice(0, 2_000).includes('\u0000') ? null : withoutCredentials(text)
}

/** The fields of a form that hold text. */
const textsOf = (body: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

interface Corrected {
  readonly document: OwnershipDocument
  readonly issues: readonly Issue[]
  readonly faults: readonly string[]
}

/** The document with what a person changed; each change told with who and when. What was read can be changed, and what the source left open. */
function corrected({ reading }: HeldReading, body: Readonly<Record<string, string>>): Corrected {
  const by = (body.by ?? '').trim().slice(0, 100)
  const draft = structuredClone(reading.document) as unknown as Record<string, unknown>
  const changed: { path: string; from: string; to: string }[] = []
  for (const { path } of [...reading.evidence, ...unknownFields(reading)]) {
    const given = body[`field:${path}`]
    const from = valueAt(reading.document, path)
    if (given === undefined || given.trim() === from || changed.some((one) => one.path === path)) continue
    const to = given.replace(/\s+/g, ' ').trim().slice(0, 2_000)
    put(draft, path, to)
    changed.push({ path, from, to })
  }
  const confirmed = reading.evidence.filter(
    ({ path }) => body[`confirm:${path}`] !== undefined && !changed.some((one) => one.path === path),
  )
  if ((changed.length > 0 || confirmed.length > 0) && by === '')
    return { document: reading.document, issues: [], faults: ['Give your name: it is kept with what you corrected or confirmed.'] }
  const { document, issues } = readJsonDocument(draft)
  const wrong = changed.filter(({ path, to }) => to !== '' && valueAt(document, path) === '')
  // What has but one meaning, as 12/31/2025 or 1,234, is taken for it and kept so: the page of the filing shows it.
  const refused = issues.filter(({ severity }) => severity === 'error')
  const faults = [
    ...refused.map(({ code, path, message }) => `${fieldInWords(path)}: ${message}${howToWrite.get(code) ?? ''}.`),
    ...wrong.flatMap(({ path, to }) =>
      refused.some((issue) => issue.path === path) ? [] : [`${fieldInWords(path)}: “${to}” is not what is taken here.`],
    ),
  ]
  const when = new Date().toISOString().slice(0, 19)
  return {
    document,
    faults,
    issues: [
      ...changed.map(
        ({ path, from }): Issue => ({
          code: 'corrected-by-hand',
          severity: 'note',
          path,
          message: `${from === '' ? 'what the source leaves open was given as' : `"${from}" was corrected to`} "${valueAt(document, path)}" by ${by} at ${when} UTC`,
          source: from,
        }),
      ),
      ...confirmed.map(
        ({ path, text }): Issue => ({
          code: 'confirmed-by-hand',
          severity: 'note',
          path,
          message: `"${valueAt(document, path) || text}" was confirmed by ${by} at ${when} UTC`,
          source: text,
        }),
      ),
    ],
  }
}

/** What to write instead, by the code of the fault. */
const howToWrite: ReadonlyMap<string, string> = new Map([
  ['not-a-date', '; write a day such as 2020-12-31 or 12/31/2020'],
  ['not-a-number', '; write digits with at most one period, such as 1234.5'],
  ['json-type', '; write true or false'],
])

/** Whether a path leads to a box of a row, which holds a value and the marks of notes. */
const isBox = (path: string): boolean => /^(?:nonDerivative|derivative)\[\d+\]\.(?!coding\.)/.test(path)

/** Sets the value at a path that exists in the document; a flag from `true` or `false`, an emptied field to `null`. */
function put(document: Record<string, unknown>, path: string, text: string): void {
  const keys = keysOf(path)
  let at: Record<string, unknown> = document
  for (const key of keys.slice(0, -1)) {
    const next = Object.hasOwn(at, key) ? at[key] : null
    if (typeof next !== 'object' || next === null) return
    at = next as Record<string, unknown>
  }
  const last = keys.at(-1)!
  const present = at[last]
  const value = text === '' ? null : text === 'true' || text === 'false' ? text === 'true' : text
  if (typeof present === 'object' && present !== null && 'value' in present) at[last] = { ...present, value }
  else if (Object.hasOwn(at, last)) at[last] = isBox(path) ? { value, footnotes: [] } : value
}
