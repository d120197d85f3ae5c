import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What `npm start` and `npm test` do first on any clone: install what is missing, build what has changed. */

export const root = fileURLToPath(new URL('..', import.meta.url))

const say = (text) => process.stderr.write(`${text}\n`)

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options })
}

/** Installs the packages unless those of this lock file are there. The lock lists Linux builds only, so elsewhere it is passed over. */
export function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    say(`section16 needs Node 20 or later; this is ${process.version}.`)
    process.exit(3)
  }
  const modules = join(root, 'node_modules')
  const stamp = join(modules, '.section16-installed')
  const wanted = createHash('sha256')
    .update(['package.json', 'package-lock.json'].map((name) => readFileSync(join(root, name), 'utf8')).join('\n'))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing packages (once; about a minute) …')
  const flags = process.platform === 'linux' ? ['--no-save'] : ['--no-save', '--no-package-lock']
  const done = run('npm', ['install', ...flags, '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status !== 0) {
    say('The packages could not be installed: see the lines above. Check the network or npm’s registry setting, then run this again.')
    process.exit(3)
  }
  writeFileSync(stamp, wanted)
}

function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs)
}

/** Builds `dist/` unless it is newer than all sources. */
export function ensureBuilt() {
  const built = join(root, 'dist/.built')
  const sources = ['src', 'scripts/build.mjs', 'package.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) => join(root, name))
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newest))) return
  say('Building …')
  const done = run(process.execPath, ['scripts/build.mjs'])
  if (done.status !== 0) {
    say('The build failed: see the lines above.')
    process.exit(3)
  }
  writeFileSync(built, '')
}

const have = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined

/**
 * Installs Debian packages whose command is missing, where that can be done without asking. Returns the commands that are still
 * missing.
 */
export function ensureDebianPackages(packages) {
  const missing = Object.entries(packages).filter(([command]) => !have(command))
  if (missing.length === 0) return []
  if (process.platform === 'linux' && process.getuid?.() === 0 && have('apt-get')) {
    const names = [...new Set(missing.map(([, name]) => name))]
    say(`Installing ${names.join(', ')} for the tests …`)
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], quiet)
  }
  return missing.filter(([command]) => !have(command))
}
