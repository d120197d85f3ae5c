import { parseHTML } from 'linkedom'
import { afterEach, expect, it, vi } from 'vitest'

/** The suggestions of the search field as its answers come, in a document without a browser. */

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const hit = (name: string) => ({ kind: 'owner', name, detail: null, path: `/owner/${name}` })

/** The field, what it asked for, and where it led. */
async function searchField() {
  const { document, window, HTMLElement } = parseHTML('<form class="search"><input></form>')
  const asked = new Map<string, (hits: ReturnType<typeof hit>[] | Error) => void>()
  const opened: string[] = []
  vi.stubGlobal('document', document)
  vi.stubGlobal('HTMLElement', HTMLElement)
  vi.stubGlobal('location', { assign: (href: string) => opened.push(href) })
  vi.stubGlobal('fetch', (url: string) => {
    const text = new URL(url, 'http://localhost').searchParams.get('q')!
    return new Promise((answer, fail) => {
      asked.set(text, (hits) => (hits instanceof Error ? fail(hits) : answer({ ok: true, json: async () => ({ hits }) })))
    })
  })
  await import('../../src/web/islands/search.ts')
  const field = document.querySelector('input')!
  return {
    opened,
    type(text: string) {
      field.value = text
      field.dispatchEvent(new window.Event('input'))
    },
    press: (key: string) => field.dispatchEvent(Object.assign(new window.Event('keydown', { cancelable: true }), { key })),
    async answer(text: string, hits: ReturnType<typeof hit>[] | Error) {
      asked.get(text)!(hits)
      await new Promise((done) => setImmediate(done))
    },
    suggestions: () => [...document.querySelectorAll('li a')].map((one) => one.getAttribute('href')),
  }
}

it('an answer that comes late does not take the place of that to the last question', async () => {
  const field = await searchField()
  field.type('ro')
  field.type('roe')
  await field.answer('roe', [hit('roe')])
  await field.answer('ro', [hit('ross'), hit('roe')])
  expect(field.suggestions()).toEqual(['/owner/roe'])
})

it('what was chosen is chosen no longer when the list becomes another', async () => {
  const field = await searchField()
  field.type('ro')
  await field.answer('ro', [hit('ross'), hit('roe')])
  field.press('ArrowDown')
  field.press('ArrowDown')
  field.type('roe')
  await field.answer('roe', [hit('roe')])
  field.press('Enter')
  expect(field.opened).toEqual([])
  field.press('ArrowDown')
  field.press('Enter')
  expect(field.opened).toHaveLength(1)
})

it('a server that does not answer leaves a plain form', async () => {
  const field = await searchField()
  field.type('ro')
  await field.answer('ro', new TypeError('Failed to fetch'))
  field.press('ArrowDown')
  field.press('Enter')
  expect(field.opened).toEqual([])
})
