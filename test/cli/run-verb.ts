import { Readable } from 'node:stream'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { Verb } from '../../src/cli/verb.ts'

/** What a verb wrote and set. */
export interface Outcome {
  readonly out: string
  readonly bytes: Buffer
  readonly err: string
  readonly exitCode: number
}

/** Runs a verb as the command does, with something on standard input and whatever else it sees of the outside. */
export async function runVerb(
  verb: Verb,
  args: readonly string[],
  { input = '', ...seen }: Partial<Terminal> & { readonly input?: string | Uint8Array } = {},
): Promise<Outcome> {
  const out: Buffer[] = []
  let err = ''
  const terminal: Terminal = {
    out: (result) => void out.push(Buffer.from(result)),
    err: (text) => void (err += text),
    stdin: Readable.from([Buffer.from(input)]),
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    color: false,
    env: {},
    exitCode: 0,
    ...seen,
  }
  await verb(terminal)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync([...args], { from: 'user' })
  const bytes = Buffer.concat(out)
  return { out: bytes.toString(), bytes, err, exitCode: terminal.exitCode }
}
