import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** What a verb's file exports as `verb`: a commander command that writes to the given terminal and sets its exit code. */
export type Verb = (terminal: Terminal) => Command

interface VerbEntry {
  /** What it does, in one line. */
  readonly summary: string
  /** Its file, loaded only when it is used. */
  readonly load: () => Promise<{ readonly verb: Verb }>
}

/** Every verb of `s16`, one line each: reading, keeping and asking, following, the law, the database. */
export const verbs: Readonly<Record<string, VerbEntry>> = {
  read: { summary: 'read reports of any kind and say what is wrong with them', load: () => import('./verbs/read.ts') },
  show: { summary: 'print a report as the form that the SEC shows', load: () => import('./verbs/show.ts') },
  check: { summary: 'what EDGAR and a careful reviewer would say of a filing', load: () => import('./verbs/check.ts') },
  write: { summary: 'write a report as ownership XML or JSON', load: () => import('./verbs/write.ts') },
  load: { summary: 'take files, folders and archives of reports into the database', load: () => import('./verbs/load.ts') },
  screen: { summary: 'find transactions and holdings by filters', load: () => import('./verbs/screen.ts') },
  sql: { summary: 'ask the database in SQL, read-only', load: () => import('./verbs/sql.ts') },
  ledger: { summary: 'who held what, as known when, and whether the balances agree', load: () => import('./verbs/ledger.ts') },
  notes: { summary: 'what footnotes and remarks mean', load: () => import('./verbs/notes.ts') },
  due: { summary: 'when a Form 3, 4 or 5 is due, and whether one was late', load: () => import('./verbs/due.ts') },
  'short-swing': { summary: 'profit recoverable under Section 16(b)', load: () => import('./verbs/short-swing.ts') },
  vest: { summary: 'the vesting schedule that a footnote says', load: () => import('./verbs/vest.ts') },
  store: { summary: 'look after the database: status, check, compact, backup, export', load: () => import('./verbs/store.ts') },
  serve: { summary: 'serve the pages and hold the database for other verbs', load: () => import('./verbs/serve.ts') },
}
