import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** What a verb's file exports as `verb`: a commander command that writes to the given terminal and sets its exit code. */
export type Verb = (terminal: Terminal) => Command

/** Every verb of `s16`: what it does in one line, and its file, loaded only when it is used. */
export const verbs: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<{ readonly verb: Verb }> }>> = {}
