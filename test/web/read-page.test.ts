import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formPage } from '../../src/print/form-page.tsx'
import { formText } from '../../src/print/form-text.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { read } from '../../src/read/read.ts'
import { application } from '../../src/server/app.ts'
import type { DuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { writeXml } from '../../src/write/xml.ts'
import { sampleStore } from './sample-store.ts'

let app: Hono
let store: DuckDbStore
let remove: () => Promise<void>

beforeAll(async () => {
  const made = await sampleStore()
  store = made.store
  remove = made.remove
  app = application(store, (error) => {
    throw error
  })
})
afterAll(() => remove())

/** A form posted as a browser on the same site does. */
const post = (path: string, fields: Readonly<Record<string, string>>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return app.request(path, { method: 'POST', body, headers: { origin: 'http://localhost' } })
}

/** A saved page of a sample, as a browser saves it. */
async function savedPage(): Promise<string> {
  const filing = (await store.filing('0009990001-21-000005'))!
  return formPage(sheetOf(filing.document), '')
}

describe('the page that reads', () => {
  it('tells what to write instead of what no field takes, however long that is', async () => {
    const path = (await post('/read', { text: await savedPage() })).headers.get('location')!
    const faultOf = async (field: string, value: string) => {
      const answer = await post(`${path}/xml`, { [`field:${field}`]: value, by: 'Ada Clerk' })
      expect(answer.status).toBe(422)
      return /role="alert">(.*?)<\/(?:div|ul|section|p)>/s.exec(await answer.text())![1]!.replace(/<[^>]*>/g, '')
    }
    expect(await faultOf('periodOfReport', '31/12/2020')).toContain('is not a date; write a day such as 2020-12-31 or 12/31/2020.')
    expect((await faultOf('periodOfReport', 'x'.repeat(5000))).length).toBeLessThan(250)
    expect(await faultOf('nonDerivative[0].directOrIndirect', 'Q')).toContain('is not D or I.')
  })

  it('reads a pasted page, lets a field be corrected, writes it and stores it with who did it', async () => {
    const given = await post('/read', { text: await savedPage() })
    expect(given.status).toBe(303)
    const path = given.headers.get('location')!
    const page = await (await app.request(path)).text()
    expect(page).toContain('data-path="nonDerivative[0].shares"')
    expect(page).toContain('<mark')

    const change = { 'field:nonDerivative[0].shares': '2050' }
    const nameless = await post(`${path}/store`, change)
    expect(nameless.status).toBe(422)
    expect(await nameless.text()).toContain('Give your name')

    const xml = await post(`${path}/xml`, { ...change, by: 'Ada Clerk' })
    expect(read(new Uint8Array(await xml.arrayBuffer())).document.nonDerivative[0]!.shares!.value).toBe('2050')

    const stored = await post(`${path}/store`, { ...change, by: 'Ada Clerk' })
    expect(stored.status).toBe(303)
    const reference = decodeURIComponent(stored.headers.get('location')!.replace('/filing/', ''))
    const filing = (await store.filing(reference))!
    expect(filing.document.nonDerivative[0]!.shares!.value).toBe('2050')
    expect(filing.issues.find((issue) => issue.code === 'corrected-by-hand')!.message).toMatch(
      /"2000" was corrected to "2050" by Ada Clerk at \d{4}/,
    )
  })

  it.each(['page', 'text'])('leads from each field to its place in the source, a %s', async (kind) => {
    const filing = (await store.filing('0009990001-21-000003'))!
    const source = kind === 'page' ? formPage(sheetOf(filing.document), '') : formText(sheetOf(filing.document), 160)
    const path = (await post('/read', { text: source })).headers.get('location')!
    const shown = await (await app.request(path)).text()
    const ids = [...shown.matchAll(/ id="(source-[^"]*)"/g)].map(([, id]) => id!)
    const links = [...shown.matchAll(/href="#(source-[^"]*)"/g)].map(([, id]) => id!)
    expect(links.length).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('lists what a print leaves open, and takes it from who knows it', async () => {
    const { document } = (await store.filing('0009990001-21-000005'))!
    const page = formPage(sheetOf({ ...document, remarks: 'Printed once more.' }), '')
    const path = (await post('/read', { text: page })).headers.get('location')!
    const shown = await (await app.request(path)).text()
    expect(shown).toContain('name="field:issuer.cik"')
    const given = { 'field:issuer.cik': '9990001', 'field:reportingOwners[0].cik': '9990101', by: 'Ada Clerk' }
    expect(await (await post(`${path}/store`, { ...given, 'field:issuer.cik': 'none' })).text()).toContain('issuer.cik')
    const stored = await post(`${path}/store`, given)
    const filing = (await store.filing(decodeURIComponent(stored.headers.get('location')!.replace('/filing/', ''))))!
    expect([filing.document.issuer.cik, filing.document.reportingOwners[0]!.cik]).toEqual(['0009990001', '0009990101'])
    expect(filing.issues.find((issue) => issue.code === 'corrected-by-hand')!.message).toMatch(
      /^what the source leaves open was given as "0009990001" by Ada Clerk at \d{4}/,
    )
  })

  it('keeps what was typed and ticked where it cannot be stored as it is', async () => {
    const { document } = (await store.filing('0009990001-21-000003'))!
    const text = formText(sheetOf({ ...document, remarks: 'Typed on.' }), 140)
    const path = (await post('/read', { text })).headers.get('location')!
    const confirm = /name="(confirm:[^"]+)"/.exec(await (await app.request(path)).text())![1]!
    const fields = {
      'field:periodOfReport': '12/31/2025',
      'field:nonDerivative[0].shares': '1,234',
      'field:issuer.cik': '9990001',
      'field:reportingOwners[0].address.nonUSAddress': 'false',
      [confirm]: 'on',
    }
    const kept = async (answer: Response) => {
      const page = await answer.text()
      expect(page).toMatch(/name="field:periodOfReport" value="12\/31\/2025"/)
      expect(page).toMatch(/name="field:issuer\.cik" value="9990001"/)
      expect(page).toContain('value="1,234"')
      expect(page).toMatch(new RegExp(`name="${confirm.replace(/[[\].]/g, '\\$&')}" checked`))
      return page
    }
    const nameless = await post(`${path}/store`, fields)
    expect(nameless.status).toBe(422)
    expect(await kept(nameless)).toContain('Give your name')
    const wrong = await post(`${path}/xml`, { ...fields, 'field:nonDerivative[0].pricePerShare': '$ twelve', by: 'Ada Clerk' })
    expect(wrong.status).toBe(422)
    const told = await kept(wrong)
    expect(told).toContain(
      'Table I, line 1: price per share: &quot;$ twelve&quot; is not a number; write digits with at most one period, such as 1234.5.',
    )
    expect(told).toContain('name="by" autocomplete="name" value="Ada Clerk"')
    expect(told).not.toContain('commas dropped')
  })

  it('takes for what it means what was typed another way', async () => {
    const { document } = (await store.filing('0009990001-21-000005'))!
    const page = formPage(sheetOf({ ...document, remarks: 'Typed in the American way.' }), '')
    const path = (await post('/read', { text: page })).headers.get('location')!
    const typed = { 'field:periodOfReport': '12/31/2025', 'field:nonDerivative[0].shares': '1,234', by: 'Ada Clerk' }
    const stored = await post(`${path}/store`, typed)
    expect(stored.status).toBe(303)
    const filing = (await store.filing(decodeURIComponent(stored.headers.get('location')!.replace('/filing/', ''))))!
    expect([filing.document.periodOfReport, filing.document.nonDerivative[0]!.shares!.value]).toEqual(['2025-12-31', '1234'])
    expect(filing.issues.map(({ message }) => message).join()).toContain('was corrected to "2025-12-31" by Ada Clerk')
  })

  it('stores of several filings the one shown, though another could not be read', async () => {
    const source = new TextDecoder().decode((await store.source('0009990001-21-000004'))!.bytes)
    const own = source.replaceAll('0009990001-21-000004', '0009990001-21-000901')
    const without = source.replaceAll('0009990001-21-000004', '0009990001-21-000902').replace(/<XML>[\s\S]*<\/XML>/, 'nothing')
    const page = await (await post('/read', { text: `${without}${own}` })).text()
    const path = /action="(\/read\/[^"]+)\/store"/.exec(page)![1]!
    expect((await post(`${path}/store`, {})).headers.get('location')).toBe('/filing/0009990001-21-000901')
    const kept = new TextDecoder().decode((await store.source('0009990001-21-000901'))!.bytes)
    // A form sends lines with CR LF.
    expect(kept.replaceAll('\r\n', '\n').trim()).toBe(own.trim())
  })

  it('shows the first of more filings than it holds, and says so', async () => {
    const source = new TextDecoder().decode((await store.source('0009990001-21-000004'))!.bytes)
    const many = Array.from({ length: 43 }, (_, at) => source.replaceAll('21-000004', `21-0005${String(at).padStart(2, '0')}`))
    const given = await post('/read', { text: many.join('') })
    expect(given.status).toBe(200)
    const page = await given.text()
    expect(page).toContain('holds 43 filings; the first 40 are shown')
    const path = /action="(\/read\/[^"]+)\/store"/.exec(page)![1]!
    expect((await post(`${path}/store`, {})).headers.get('location')).toBe('/filing/0009990001-21-000500')
  })

  it('keeps who confirmed a doubtful field, and when', async () => {
    const { document } = (await store.filing('0009990001-21-000003'))!
    const text = formText(sheetOf({ ...document, remarks: 'Printed as text.' }), 140)
    const path = (await post('/read', { text })).headers.get('location')!
    const field = /name="confirm:([^"]+)"/.exec(await (await app.request(path)).text())![1]!
    expect((await post(`${path}/store`, { [`confirm:${field}`]: 'on' })).status).toBe(422)
    const stored = await post(`${path}/store`, { [`confirm:${field}`]: 'on', by: 'Ada Clerk' })
    const filing = (await store.filing(decodeURIComponent(stored.headers.get('location')!.replace('/filing/', ''))))!
    expect(filing.issues.find((issue) => issue.code === 'confirmed-by-hand')).toMatchObject({
      path: field,
      message: expect.stringMatching(/was confirmed by Ada Clerk at \d{4}/),
    })
  })

  it('does not let corrections of a filing that is stored already go unsaid', async () => {
    const { document } = (await store.filing('0009990001-21-000005'))!
    const page = formPage(sheetOf({ ...document, remarks: 'Printed twice.' }), '')
    const store1 = async (fields: Readonly<Record<string, string>>) =>
      post(`${(await post('/read', { text: page })).headers.get('location')!}/store`, fields)
    expect((await store1({})).status).toBe(303)
    expect((await store1({})).status).toBe(303)
    const again = await store1({ 'field:nonDerivative[0].shares': '2050', by: 'Ada Clerk' })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('what you corrected is not in it')
  })

  it('tells a draft what EDGAR would say, and a copy of what was filed nothing of the kind', async () => {
    const pageOf = async (text: string) => (await app.request((await post('/read', { text })).headers.get('location')!)).text()
    const { document } = (await store.filing('0009990001-21-000005'))!
    const draft = writeXml({ ...document, schemaVersion: null })
    expect(await pageOf(draft)).toMatch(/As a filing today (it breaks no rule|<span class="unknown">EDGAR would refuse it)/)
    expect(await pageOf(draft)).toMatch(/It is due on \d{1,2} [A-Z][a-z]{2} \d{4}\./)
    expect(await pageOf(draft.replace(/<periodOfReport>.*?<\/periodOfReport>/, ''))).toContain('EDGAR would refuse it for')
    expect(await pageOf(await savedPage())).not.toContain('As a filing today')
  })

  it('shows what is wrong with a document as a whole', async () => {
    const cut = '<ownershipDocument><documentType>4</documentType><issuer><issuerCik>123'
    const page = await (await app.request((await post('/read', { text: cut })).headers.get('location')!)).text()
    expect(page).toContain('the document ends inside issuerCik')
  })

  it.each([
    ['', 400, 'Choose a file or paste its text first'],
    ['Dear shareholder, the annual meeting is on 4 May.', 422, 'pasted text: '],
  ])('says what is wrong with %j', async (text, status, words) => {
    const response = await post('/read', { text })
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(words)
  })

  it('refuses a value that its field cannot take, and a form of another site', async () => {
    const path = (await post('/read', { text: await savedPage() })).headers.get('location')!
    const wrong = await post(`${path}/store`, { 'field:nonDerivative[0].transactionDate': 'soon', by: 'Ada Clerk' })
    expect(wrong.status).toBe(422)
    const body = new FormData()
    body.append('text', 'x')
    expect((await app.request('/read', { method: 'POST', body, headers: { origin: 'http://elsewhere.example' } })).status).toBe(403)
  })
})
