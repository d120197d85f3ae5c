import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** The built command and a real browser, for tests of the pages as people use them. */

export const command = resolve(import.meta.dirname, '../../dist/cli/main.js')

const candidates = [process.env.S16_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(
  (path) => path !== undefined,
)
const executablePath = candidates.find((path) => existsSync(path))

/** Whether a browser is on this machine; tests that need it skip otherwise. */
export const haveBrowser = executablePath !== undefined
export const withoutBrowser = 'Chromium is not on this machine (apt-get install chromium gets it)'

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  )

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: executablePath!, args: flags })

/** Runs the command to its end. */
export function run(...args: string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', fail)
    child.on('close', (code) => done({ code, output }))
  })
}

/** A server over a database of its own that holds the samples; `stop` ends it and removes the database. */
export async function serveSamples(): Promise<{ readonly url: string; readonly database: string; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'section16-browser-'))
  const database = join(folder, 'samples.duckdb')
  const loaded = await run('load', '--db', database, resolve(import.meta.dirname, '../../samples'))
  if (loaded.code !== 0 && loaded.code !== 1) throw new Error(`load failed: ${loaded.output}`)
  const server = spawn(process.execPath, [command, 'serve', '--db', database, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((found, fail) => {
    let output = ''
    server.stdout.on('data', (chunk) => {
      output += chunk
      const match = /http:\/\/\S+/.exec(output)
      if (match) found(match[0])
    })
    server.on('close', () => fail(new Error(`the server ended: ${output}`)))
  })
  const stop = () =>
    new Promise<void>((done) => {
      server.on('close', () => {
        rmSync(folder, { recursive: true, force: true })
        done()
      })
      server.kill('SIGTERM')
    })
  return { url, database, stop }
}
