import type { Command } from 'commander'
import { fold } from './fold.ts'
import type { Terminal } from './terminal.ts'

/** Has a command tell its help and its complaints as all verbs do: help as wide as the terminal, a complaint in one line that says where to read on. */
export const toldBy = (command: Command, name: string, terminal: Terminal): Command =>
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out(fold(text, terminal.columns)),
    writeErr: (text) => terminal.err(text),
    outputError: (text, write) => write(`s16 ${name}: ${text.replace(/^error: /, '').trimEnd()} (s16 ${name} --help tells more)\n`),
    getOutHelpWidth: () => terminal.columns,
    getErrHelpWidth: () => terminal.columns,
  })
