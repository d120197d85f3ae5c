import { describe, expect, it } from 'vitest'
import { application } from '../../src/server/app.ts'
import { formFour } from '../store/made-filings.ts'
import { sharedStore, sourceOf } from '../store/store-folder.ts'

const document = formFour()
const store = sharedStore([
  sourceOf(document, {
    accession: '0000000011-24-000001',
    reading: {
      format: 'submission',
      document,
      issues: [],
      evidence: [],
      submission: {
        accessionNumber: '0000000011-24-000001',
        form: '4',
        filedDate: '2024-03-08',
        acceptedAt: '2024-03-08T17:00:00-05:00',
        periodOfReport: '2024-03-01',
        issuer: {
          cik: '0000000001',
          name: 'Ajax Corp',
          fileNumber: null,
          fiscalYearEnd: '12-31',
          businessAddress: null,
          mailAddress: null,
          formerNames: [],
        },
        owners: [],
        documents: [],
      },
    },
  }),
])

const site = () =>
  application(store(), (error) => {
    throw error
  })
const get = async (path: string) => {
  const response = await site().request(path)
  return { status: response.status, text: await response.text() }
}

describe('the page of deadlines', () => {
  it('asks, and answers with each step', async () => {
    expect((await get('/due')).text).toContain('When is it due?')
    const { status, text } = await get('/due?form=4&date=2025-12-23&code=S')
    expect(status).toBe(200)
    expect(text).toContain('is due on <b>30 Dec 2025</b>')
    expect(text).toContain('Wed 24 Dec 2025 closed by executive order')
  })

  it('judges an acceptance', async () => {
    expect((await get('/due?form=4&date=2024-05-01&accepted=2024-05-03T22%3A00%3A01')).text).toContain('The filing was late by 3 days.')
    expect((await get('/due?form=4&date=2024-05-01&accepted=2024-05-03T22%3A00%3A00')).text).toContain('The filing was in time.')
  })

  it('says what is wrong, and shows it harmlessly', async () => {
    const { status, text } = await get('/due?form=4&date=%3Cscript%3E')
    expect(status).toBe(400)
    expect(text).toContain('is not a calendar day')
    expect(text).not.toContain('<script>"')
    expect(text).not.toContain('"<script>')
  })

  it('is also data', async () => {
    expect(JSON.parse((await get('/due.json?form=5&date=2025-12-31')).text)).toMatchObject({ form: '5', due: '2026-02-17' })
    expect(JSON.parse((await get('/due.json?form=9&date=2025-12-31')).text)).toEqual({ error: 'form takes 3, 4 or 5' })
  })
})

describe('the page before a trade', () => {
  const post = async (fields: Record<string, string>) => {
    const response = await site().request('/before-trade', { method: 'POST', body: new URLSearchParams(fields) })
    return { status: response.status, text: await response.text() }
  }

  it('tells match, deadline and first clean day', async () => {
    const { status, text } = await post({
      trade: 'S 5000 @ 40',
      date: '2026-05-01',
      past: '2025-11-10 P 5000 @ 20\n\n2026-02-02, buy 1,000 at $45',
    })
    expect(status).toBe(200)
    expect(text).toContain('$100,000.00')
    expect(text).toContain('first clean day for this trade is 10 May 2026')
    expect(text).toContain('due on 5 May 2026')
  })

  it('takes the trades on file of an insider', async () => {
    const { status, text } = await post({ trade: 'S 40 @ 20.5', date: '2024-05-01', past: '', owner: '11', issuer: '1' })
    expect(status).toBe(200)
    expect(text).toContain('adds <b>$400.00</b>')
    expect(text).toContain('purchase of 1 Mar 2024')
  })

  it.each([
    ['11', '', 'name the company too'],
    ['nobody', '1', '“nobody” is no insider'],
    ['99', '1', 'No report of this insider on this company is loaded'],
  ])('says what is wrong with the insider %s of the company %s', async (owner, issuer, words) => {
    const { status, text } = await post({ trade: 'S 40 @ 20.5', date: '2024-05-01', past: '', owner, issuer })
    expect(status).toBe(400)
    expect(text).toContain(words)
  })

  it('names the line it cannot read', async () => {
    const { status, text } = await post({ trade: 'S 5000 @ 40', date: '2026-05-01', past: '2025-11-10 P 5000 @ 20\nsome shares' })
    expect(status).toBe(400)
    expect(text).toContain('Line 2')
    expect((await post({ trade: 'much', date: '', past: '' })).text).toContain('Say the day of the trade.')
  })
})

describe('a form that arrives damaged', () => {
  const cutOff = { method: 'POST', body: '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nS 50' }

  it.each(['/before-trade', '/read'])('is asked for once more by %s', async (path) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost' }
    const response = await site().request(path, { ...cutOff, headers })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('send it once more from its page')])
  })

  it('or is too long is told so on its page', async () => {
    const body = new URLSearchParams({ past: '2025-11-10 P 5000 @ 20\n'.repeat(12_000) }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
    const response = await site().request('/before-trade', { method: 'POST', body, headers })
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('at most 2,000 trades')])
  })
})

describe('late reports of a year', () => {
  it('are a page, a table, a paragraph and data', async () => {
    const page = await get('/issuer/1/item-405/2024-12-31')
    expect(page.status).toBe(200)
    expect(page.text).toContain('1 person reported late')
    expect(page.text).toContain('5 Mar 2024')
    expect((await get('/issuer/1/item-405/2024-12-31.csv')).text).toContain(
      'DOE JANE,0000000011,director,0000000011-24-000001,4,2024-03-08,2024-03-05,3,1,false,',
    )
    expect((await get('/issuer/1/item-405/2024-12-31.txt')).text).toContain(
      'Jane Doe (director) filed one late report covering one transaction',
    )
    expect(JSON.parse((await get('/issuer/1/item-405/2024-12-31.json')).text)).toMatchObject({
      persons: [{ lateReports: 1 }],
      possibleFailures: [],
    })
    expect((await get('/issuer/1/item-405/2023-12-31')).text).toContain('Nobody is known to have been late')
    // The other fiscal year has no report: that nobody was late in it is not known.
    const silent = await get('/issuer/1/item-405/2019-12-31')
    expect(silent.text).toContain('No report of that year is loaded.')
    expect(silent.text).toContain('whether there is anything to disclose under Item 405 cannot be said.')
    expect(silent.text).not.toContain('leave the caption out')
    expect((await get('/issuer/1/item-405/2019-12-31.txt')).text).toMatch(/^No filing at hand is of the fiscal year ended 2019-12-31/)
  })

  it('are found from the issuer, and told on the filing', async () => {
    expect((await get('/issuer/1')).text).toContain('/issuer/0000000001/item-405')
    const response = await site().request('/issuer/1/item-405')
    expect(response.headers.get('location')).toBe('/issuer/0000000001/item-405/2024-12-31')
    const { text } = await get('/filing/0000000011-24-000001')
    expect(text).toContain('Late by 3 days.')
    expect(text).toContain('due 5 Mar 2024, late by 3 days')
  })

  it('of a planned trade: a day that is none is named', async () => {
    const body = new URLSearchParams({ trade: 'S 40 @ 20.5', date: '12/31/2025', past: '', owner: '', issuer: '' })
    const page = await (await site().request('/before-trade', { method: 'POST', body })).text()
    expect(page).toContain('“12/31/2025” is no day; write 2026-01-31.')
  })

  it('of nobody known, or no year, are not found', async () => {
    expect((await get('/issuer/999/item-405/2024-12-31')).status).toBe(404)
    expect((await get('/issuer/1/item-405/2024-13-31')).status).toBe(404)
  })
})
