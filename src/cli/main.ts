#!/usr/bin/env node
import { toldBy } from './command-output.ts'
import { nearestOf } from './nearest.ts'
import { explain, processTerminal, type Terminal } from './terminal.ts'
import { verbs } from './verb.ts'

/** `s16 VERB …`. Only the verb that is used is loaded. */

function help(): string {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length))
  const lines = Object.entries(verbs).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Usage: s16 VERB [options]',
    '',
    'SEC Forms 3, 4 and 5: read, keep, follow, check, print and prepare them.',
    '',
    ...lines,
    '',
    '  s16 VERB --help tells more.',
    '  Exit codes: 0 fine, 1 issues of severity error, 2 usage, 3 failure.',
    '',
  ].join('\n')
}

/** Runs one command line and returns its exit code; never throws. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...others] = args
  const [name, ...rest] = first === 'help' && others.length > 0 ? [others[0], '--help'] : [first, ...others]
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(help())
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    const { version } = await import('./version.ts')
    terminal.out(`${version}\n`)
    return 0
  }
  const entry = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!entry) {
    const guess = nearestOf(name, Object.keys(verbs))
    terminal.err(`s16: no verb "${name}"${guess ? `; did you mean "${guess}"?` : ''} (s16 --help lists them)\n`)
    return 2
  }
  try {
    const { verb } = await entry.load()
    const command = toldBy(verb(terminal).name(`s16 ${name}`), name, terminal)
    await command.parseAsync([...rest], { from: 'user' })
    return terminal.exitCode
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'CommanderError') {
      return 'exitCode' in error && error.exitCode === 0 ? 0 : 2
    }
    const { message, exitCode } = explain(error)
    terminal.err(`s16: ${message}\n`)
    if (terminal.env.S16_DEBUG && error instanceof Error) terminal.err(`${error.stack}\n`)
    return exitCode
  }
}

/** Standard output closed by the reader (`s16 … | head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

/** Nor is standard error: who does not hear of a trouble (`s16 … 2>&1 | head`) still gets its exit code, and a load goes on. */
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), processTerminal())
