import { StoreBusyError, UsageError } from '../model/errors.ts'
import type { Issue } from '../model/issue.ts'
import { UnreadableError } from '../model/reading.ts'

/** What a verb sees of the outside: where it writes, whether a person watches, and the exit code it sets. */
export interface Terminal {
  /** Writes to standard output; results only. */
  out(result: string | Uint8Array): void
  /** Writes to standard error; progress and complaints. */
  err(text: string): void
  readonly stdin: NodeJS.ReadableStream
  /** Whether standard output is a terminal. */
  readonly outIsTerminal: boolean
  /** Whether standard error is a terminal: progress is shown only there. */
  readonly errIsTerminal: boolean
  /** Width in columns; 100 where unknown. */
  readonly columns: number
  readonly color: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** 0 fine, 1 issues of severity error, 2 usage, 3 failure. */
  exitCode: number
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: (result) => void process.stdout.write(result),
    err: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 100,
    color: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    env: process.env,
    exitCode: 0,
  }
}

/** How wide a table may be: what is piped on is never cut. */
export const tableWidth = ({ outIsTerminal, columns }: Terminal): number => (outIsTerminal ? columns : Number.POSITIVE_INFINITY)

/** Tells the trouble with one file, which does not stop the others, and sets the exit code. */
export function complain(terminal: Terminal, source: string, error: unknown): void {
  const { message, exitCode } = explain(error)
  terminal.err(`s16: ${message.startsWith(source) ? message : `${source}: ${message}`}\n`)
  terminal.exitCode = Math.max(terminal.exitCode, exitCode)
}

/** Tells the errors among the issues of a reading, and sets the exit code. */
export function tellErrors(terminal: Terminal, issues: readonly Issue[]): void {
  for (const { severity, path, message } of issues) {
    if (severity !== 'error') continue
    terminal.err(`s16: ${path === '' ? '' : `${path}: `}${message}\n`)
    terminal.exitCode = Math.max(terminal.exitCode, 1)
  }
}

/** One line for a person, and the exit code of the trouble. */
export function explain(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (error instanceof UsageError) return { message: error.message, exitCode: 2 }
  if (error instanceof UnreadableError || error instanceof StoreBusyError) return { message: error.message, exitCode: 3 }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E')) {
    return { message: systemMessage(error.code, error), exitCode: 3 }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { message: `unexpected failure: ${message} (S16_DEBUG=1 shows where)`, exitCode: 3 }
}

function systemMessage(code: string, error: Error): string {
  const path = 'path' in error && typeof error.path === 'string' ? error.path : ''
  if (code === 'ENOENT') return `${path || 'file'}: no such file or folder`
  if (code === 'EACCES') return `${path || 'file'}: permission denied`
  if (code === 'EISDIR') return `${path || 'file'}: is a folder`
  if (code === 'ENOTDIR') return `${path || 'file'}: a part of this path is a file, not a folder`
  if (code === 'ENAMETOOLONG') return `${path.slice(0, 60)}…: the name is too long for a file`
  if (code === 'ELOOP') return `${path || 'file'}: links lead round in a circle`
  if (code === 'ENOSPC') return `${path || 'file'}: no space is left on the disk`
  if (code === 'EADDRINUSE') return `port ${'port' in error ? error.port : ''} is in use by another program; PORT or --port names another`
  return error.message
}
