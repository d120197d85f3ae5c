import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const base = process.argv[2]
for (const arg of process.argv.slice(3)) {
  const [name, path, width='1280', scheme='light'] = arg.split('|')
  const p = await b.newPage({ viewport: { width: +width, height: 1000 }, colorScheme: scheme as 'light' })
  await p.goto(base + path); await p.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: false }); await p.close()
}
await b.close()
