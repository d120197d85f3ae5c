import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { haveBrowser, launch, serveSamples, withoutBrowser } from './browser.ts'

describe.skipIf(!haveBrowser)(`a newcomer's walk (skips when ${withoutBrowser})`, () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serveSamples>>
  const faults: string[] = []

  const open = async (path: string, width = 1280): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, acceptDownloads: true })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text())
    })
    await page.goto(server.url + path)
    return page
  }

  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launch(), serveSamples()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('finds an insider by keyboard, opens a filing, follows a footnote', async () => {
    const page = await open('/')
    await page.keyboard.press('/')
    await page.keyboard.type('rabois')
    // Before it stands what was found for the first letters.
    await page.locator('.suggestions li:first-child', { hasText: 'Rabois' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/owner/**')
    expect(await page.locator('h1').textContent()).toContain('Keith Rabois')
    await page.locator('a.row').first().click()
    await page.waitForURL('**/filing/**')
    const mark = page.locator('.section16-form sup a').first()
    const target = (await mark.getAttribute('href'))!
    await mark.click()
    await page.waitForURL((url) => url.hash === target)
    await page.locator(target).waitFor({ state: 'visible' })
    await page.close()
  })

  it.each([1280, 390])('shows a note beside its mark, wherever the page was scrolled to (%i px wide)', async (width) => {
    const page = await open('/filing/0001181431-12-066021', width)
    await page.setViewportSize({ width, height: 500 })
    const marks = page.locator('.section16-form sup a')
    // At the lower edge too, where there is no room below.
    for (const [at, edge] of [
      [0, 250],
      [6, 490],
      [(await marks.count()) - 1, 120],
    ] as const) {
      await marks.nth(at).focus()
      const shown = await marks.nth(at).evaluate(async (mark, edge) => {
        scrollBy({ top: mark.getBoundingClientRect().bottom - edge, behavior: 'instant' })
        for (const _ of [1, 2]) await new Promise(requestAnimationFrame)
        const { left, right, top, bottom } = mark.getBoundingClientRect()
        const points = [bottom + 16, top - 16, innerHeight - 30].map((y) => document.elementFromPoint((left + right) / 2, y))
        return points.some((element) => element === mark.closest('[data-note]'))
      }, edge)
      expect(shown, `mark ${at}`).toBe(true)
    }
    await page.close()
  })

  it('shows both tables of a form whole on a small desk', async () => {
    const page = await open('/filing/0001181431-12-066021')
    const hidden = await page.locator('.table-frame').evaluateAll((frames) => frames.map((one) => one.scrollWidth - one.clientWidth))
    expect(hidden).toEqual([0, 0])
    await page.close()
  })

  it('filters a screen and exports it', async () => {
    const page = await open('/screen')
    await page.getByLabel('Code').selectOption('P')
    await page.getByLabel('Value at least').fill('1000000')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL('**codes=P**')
    expect(await page.locator('table.list tbody tr').count()).toBeGreaterThan(2)
    await page.getByRole('link', { name: 'Value, $' }).click()
    await page.locator('th[aria-sort=descending]', { hasText: 'Value' }).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    expect(readFileSync(await download.path(), 'utf8').split('\r\n').length).toBeGreaterThan(3)
    await page.close()
  })

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const places = [
    '/',
    '/screen?codes=P',
    '/issuer/0009990001',
    '/owner/0009990101',
    '/filing/0009990001-21-000003',
    '/filing/0000950123-20-007937',
    '/search?q=e',
  ]
  for (const scheme of ['light', 'dark'] as const) {
    it.each(places)(`%s is accessible (${scheme})`, async (path) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: scheme, bypassCSP: true })
      await page.goto(server.url + path)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)}`)
      })
      expect(violations).toEqual([])
      await page.close()
    })
  }

  it.each(places)('%s fits a phone', async (path) => {
    const page = await open(path, 390)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(390)
    await page.close()
  })

  it.each([1280, 768, 390])('shows each chart whole, one drawing of it, %i pixels wide', async (width) => {
    const page = await open('/issuer/0009990001', width)
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('.chart')].map((chart) =>
        [...chart.querySelectorAll('svg')]
          .filter((drawing) => getComputedStyle(drawing).display !== 'none')
          .map((drawing) => drawing.getBoundingClientRect().right <= window.innerWidth && drawing.getBoundingClientRect().width > 300),
      ),
    )
    expect(charts.length).toBeGreaterThan(2)
    expect(charts).toEqual(charts.map(() => [true]))
    await page.close()
  })

  it('had no fault in the browser', () => expect(faults).toEqual([]))
})
