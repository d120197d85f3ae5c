import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './setup.mjs'

/** `npm start [-- PATH…]`: install, build, load the samples and the paths given, serve the pages. */

ensureInstalled()
ensureBuilt()

const command = join(root, 'dist/cli/main.js')
const database = process.env.S16_DB || join(root, 'data/section16.duckdb')
const paths = [join(root, 'samples'), ...process.argv.slice(2)]

const loaded = spawnSync(process.execPath, [command, 'load', '--db', database, ...paths], { stdio: 'inherit' })
// 1 says that some filings have errors; they are loaded and the pages show them.
if (loaded.status !== 0 && loaded.status !== 1) process.exit(loaded.status ?? 3)

const server = spawn(process.execPath, [command, 'serve', '--db', database, '--port', process.env.PORT ?? '8016'], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
