import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/host/read-source.ts'
import { readSources } from '../../src/host/read-sources.ts'
import { emptyDocument } from '../../src/model/document.ts'
import { type Reading, UnreadableError } from '../../src/model/reading.ts'
import { readEach } from '../../src/read/read.ts'
import { temporaryStore } from '../store/store-folder.ts'

const samples = resolve(import.meta.dirname, '../../samples')
const files = readdirSync(samples)
  .filter((name) => /\.(?:xml|txt|nc)$/.test(name))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(samples, name))) }))

const bytesOf = (text: string) => new TextEncoder().encode(text)
const isReading = (one: Reading | UnreadableError): one is Reading => !(one instanceof UnreadableError)

/** Every filing of the samples with the line that `s16 read --json` prints of it. */
const lines = files.flatMap(({ name, bytes }) =>
  readEach(bytes)
    .filter(isReading)
    .map((reading) => ({ reading, line: JSON.stringify({ source: name, ...reading }) })),
)

const withoutDocuments = ({ submission }: Reading) => submission && { ...submission, documents: [] }

describe('the lines of `read --json`', () => {
  it('are read as the filings they tell of, with what their envelopes told', () => {
    expect(lines.length).toBeGreaterThan(40)
    const again = readEach(bytesOf(lines.map(({ line }) => line).join('\n'))).filter(isReading)
    expect(again.map(({ document }) => document)).toEqual(lines.map(({ reading }) => reading.document))
    expect(again.map(({ submission }) => submission)).toEqual(lines.map(({ reading }) => withoutDocuments(reading)))
    expect(again.flatMap(({ issues }) => issues)).toEqual([])
  })

  it('may stand in a list', () => {
    const again = readEach(bytesOf(`[${lines.map(({ line }) => line).join(',\n')}]`)).filter(isReading)
    expect(again.map(({ document }) => document)).toEqual(lines.map(({ reading }) => reading.document))
  })

  it('are each read by itself: one that is broken off or no report leaves the others', async () => {
    const [first, second] = lines as [(typeof lines)[number], (typeof lines)[number]]
    const text = [first.line, '{"document":{"documentType":"10-K"}}', '{"document":}', second.line].join('\r\n')
    const found = readEach(bytesOf(text))
    expect(found.map((one) => (isReading(one) ? one.document.documentType : one.message))).toEqual([
      first.reading.document.documentType,
      'this is JSON, but not an ownership document: "documentType" must be 3, 4, 5 or an amendment of these',
      expect.stringContaining('this looks like JSON but is not valid'),
      second.reading.document.documentType,
    ])
    const sources = await readSource({ name: 'lines.jsonl', bytes: bytesOf(text) })
    expect(sources.map(({ name, failure }) => [name, failure === null])).toEqual([
      ['lines.jsonl#1', true],
      ['lines.jsonl#2', false],
      ['lines.jsonl#3', false],
      ['lines.jsonl#4', true],
    ])
    expect(readEach(sources[3]!.bytes)).toEqual([found[3]])
  })

  it('tell what of an envelope is not what it should be, and leave it open', () => {
    const document = lines[0]!.reading.document
    const submission = {
      accessionNumber: '0000000001-21-1',
      filedDate: '2021-02-30',
      acceptedAt: 'yesterday',
      form: 4,
      issuer: { cik: '1', fiscalYearEnd: '12-31', formerNames: [{ name: 'Old Corp', changed: '1999' }] },
      owners: 'none',
    }
    const [reading] = readEach(bytesOf(JSON.stringify({ document, submission }))).filter(isReading)
    expect(reading!.submission).toMatchObject({ accessionNumber: null, filedDate: null, acceptedAt: null, form: null, owners: [] })
    expect(reading!.submission!.issuer).toMatchObject({
      cik: null,
      fiscalYearEnd: '12-31',
      formerNames: [{ name: 'Old Corp', changed: null }],
    })
    expect(reading!.issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'json-type submission.acceptedAt',
      'json-type submission.accessionNumber',
      'json-type submission.filedDate',
      'json-type submission.form',
      'json-type submission.issuer.cik',
      'json-type submission.issuer.formerNames[0].changed',
      'json-type submission.owners',
    ])
  })

  it('leave open a fiscal year end and a zone that no calendar and no clock have', () => {
    const submission = { acceptedAt: '2021-05-03T21:59:00-05:75', issuer: { cik: '0000000001', fiscalYearEnd: '13-45' } }
    const [reading] = readEach(bytesOf(JSON.stringify({ document: lines[0]!.reading.document, submission }))).filter(isReading)
    expect(reading!.submission).toMatchObject({ acceptedAt: null, issuer: { fiscalYearEnd: null } })
    const told = reading!.issues.map(({ path }) => path)
    expect(told).toEqual(expect.arrayContaining(['submission.acceptedAt', 'submission.issuer.fiscalYearEnd']))
  })

  it('tell what is no field, whatever it is called, and entries beyond what a report may hold', () => {
    const document = { ...emptyDocument('4'), toString: 'x', nonDerivative: [{ kind: 'holding', constructor: 1 }] }
    const footnotes = Array.from({ length: 20_001 }, (_, at) => ({ id: `F${at}`, text: 'A note.' }))
    const [reading] = readEach(bytesOf(JSON.stringify({ ...document, footnotes }))).filter(isReading)
    expect(reading!.document.footnotes).toHaveLength(20_000)
    expect(reading!.issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'too-many-entries footnotes',
      'unknown-element nonDerivative[0].constructor',
      'unknown-element toString',
    ])
  })

  it('are the filings that a store has already', async () => {
    const store = await temporaryStore()
    const sent = files.filter(({ name }) => name.endsWith('.txt')).slice(0, 6)
    const { added } = await store.load(readSources(sent))
    const text = sent
      .flatMap(({ name, bytes }) => readEach(bytes).map((reading) => JSON.stringify({ source: name, ...reading })))
      .join('\n')
    expect(await store.load(readSources([{ name: 'lines.jsonl', bytes: bytesOf(text) }]))).toMatchObject({ added: 0, known: added })
  })
})
