import { Command } from 'commander'
import { readAny } from '../../host/read-any.ts'
import { schedulesOf } from '../../ledger/vesting-of-notes.ts'
import type { OwnershipDocument } from '../../model/document.ts'
import { UsageError } from '../../model/errors.ts'
import { UnreadableError } from '../../model/reading.ts'
import type { MarkedBox, NoteFact, PlacedFact } from '../../notes/fact.ts'
import { factInWords } from '../../notes/in-words.ts'
import { type NoteText, notUnderstood, type UnreadShape } from '../../notes/not-understood.ts'
import { readNote, readNotes } from '../../notes/read-notes.ts'
import { hang } from '../../print/wrap.ts'
import { type Column, jsonLines, textTable } from '../table.ts'
import { complain, type Terminal, tableWidth } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

interface Options {
  readonly text?: string
  readonly json?: boolean
  readonly notUnderstood?: boolean
  readonly limit: string
  readonly db: string
}

/** `s16 notes FILE…` or `--text "…"`: what footnotes and remarks say, as facts. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Say what the footnotes and remarks of reports mean: prices, plans, tax, vesting, holders, ratios.')
    .argument('[file...]', 'reports to read; - is standard input')
    .option('--text <note>', 'read these words instead of a report')
    .option('--not-understood', 'report the most common notes not understood, of the reports given or else of the database')
    .option('--limit <number>', 'lines of that report at most', '25')
    .addOption(databaseOption(terminal))
    .option('--json', 'one JSON object a fact: source, kind, value, span, confidence, footnote, rows')
    .addHelpText(
      'after',
      '\nExamples:\n  s16 notes filing.xml\n  s16 notes *.xml --json | jq \'select(.kind == "plan-adoption")\'\n  s16 notes --text "Sold at prices ranging from $10.00 to $10.45."\n  s16 notes --not-understood *.xml\n',
    )
    .action(async (files: string[], { text, json = false, notUnderstood: unread, limit, db }: Options) => {
      if (unread) return reportUnread(files, { json, limit: limitOf(limit), db }, terminal)
      if (text === undefined && files.length === 0) throw new UsageError('give a report to read, or --text "…" (s16 notes --help)')
      if (text !== undefined) {
        const facts = readNote(text).map((fact) => ({ ...fact, footnote: null, rows: [] }))
        terminal.out(json ? lines(facts, null, null) : told(null, text, facts, [], tableWidth(terminal)))
      }
      for (const file of files) await readOne(file, json, terminal)
    })

function limitOf(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`--limit must be a number from 1, not "${text}"`)
  return Number(text)
}

/** The notes of which nothing, or not every matter they touch, was understood, by wording, the most common first. */
async function reportUnread(
  files: readonly string[],
  { json, limit, db }: { readonly json: boolean; readonly limit: number; readonly db: string },
  terminal: Terminal,
): Promise<void> {
  const notes = files.length > 0 ? await notesOfFiles(files, terminal) : await notesOfDatabase(db)
  const { notes: all, understood, shapes } = notUnderstood(notes)
  const rows = shapes.slice(0, limit)
  if (json) terminal.out(jsonLines(rows))
  else if (rows.length > 0) terminal.out(textTable(rows, unreadColumns, tableWidth(terminal), ({ text }) => text))
  terminal.err(`${understood} of ${all} notes give at least one fact; ${shapes.length} wordings not understood or only in part\n`)
}

const unreadColumns: readonly Column<UnreadShape>[] = [
  { heading: 'notes', cell: ({ count }) => String(count), figures: true },
  { heading: 'not understood', cell: ({ unread }) => unread.join(', ') },
  { heading: 'for instance', cell: ({ where }) => where, whole: true },
  { heading: 'note', cell: ({ text }) => (text.length > 160 ? `${text.slice(0, 159)}…` : text), noted: true },
]

async function notesOfFiles(files: readonly string[], terminal: Terminal): Promise<NoteText[]> {
  const notes: NoteText[] = []
  for (const file of files)
    await eachReport(file, terminal, ({ footnotes, remarks }, source) => {
      for (const { id, text } of [...footnotes, ...(remarks === null ? [] : [{ id: 'remarks', text: remarks }])])
        notes.push({ text, where: `${source} ${id}`, count: 1 })
    })
  return notes
}

/** Most notes a database is asked for; those that stand in most filings come first. */
const mostNotes = 1_000_000

const notesOfDatabase = (db: string): Promise<NoteText[]> =>
  withStore(db, async (store) => {
    const { rows } = await store.sql(
      `select text, min(place) as place, count(*)::integer as number from (
         select distinct text, reference || ' ' || id as place from notes
         union all select remarks, reference || ' remarks' from filings where remarks is not null
       ) group by text order by number desc, text`,
      mostNotes,
    )
    return rows.map(([text, where, count]) => ({ text: String(text), where: String(where), count: Number(count) }))
  })

const readOne = (file: string, json: boolean, terminal: Terminal): Promise<void> =>
  eachReport(file, terminal, (document, source) => {
    const facts = readNotes(document)
    terminal.out(json ? lines(facts, source, document) : `${source}\n${notesTold(document, facts, tableWidth(terminal))}`)
  })

/** Gives every report of a file to `use`; a file that cannot be read is told and the rest goes on. */
async function eachReport(file: string, terminal: Terminal, use: (document: OwnershipDocument, source: string) => void): Promise<void> {
  try {
    for await (const { source, reading } of readAny(file, terminal.stdin)) {
      if (reading instanceof UnreadableError) throw reading
      use(reading.document, source)
    }
  } catch (error) {
    complain(terminal, file, error)
  }
}

type Line = NoteFact & { readonly footnote: string | null; readonly rows: readonly MarkedBox[] }

const lines = (facts: readonly Line[], source: string | null, document: OwnershipDocument | null): string =>
  facts
    .flatMap((fact) => dated(fact, document))
    .map(
      ({ kind, value, span, confidence, footnote, rows }) =>
        `${JSON.stringify({ source, kind, value, span, confidence, footnote, rows })}\n`,
    )
    .join('')

/** A vesting fact with its schedule, once for each award that the note marks; any other fact as it is. */
function dated(
  fact: Line,
  document: OwnershipDocument | null,
): readonly (Omit<Line, 'kind' | 'value'> & { readonly kind: string; readonly value: unknown })[] {
  if (fact.kind !== 'vesting') return [fact]
  const { state, terms, reason } = fact.value
  if (terms === null) return [{ ...fact, value: { state, schedule: null, flags: [], reason } }]
  return schedulesOf(terms, fact.rows, document).map(({ rows, schedule }) => ({
    ...fact,
    rows,
    value: { state, schedule, flags: terms.flags, reason: schedule === null ? (reason ?? grantUnknown) : reason },
  }))
}

/** Why words that are understood give no days. */
const grantUnknown = 'the days count from a grant whose date neither the words nor a marked line says'

/** Every note of a report with what was understood of it. */
function notesTold(document: OwnershipDocument, facts: readonly PlacedFact[], width: number): string {
  const notes = [...document.footnotes, ...(document.remarks === null ? [] : [{ id: 'remarks', text: document.remarks }])]
  if (notes.length === 0) return '  no notes\n'
  return notes
    .map(({ id, text }) => {
      const own = facts.filter((fact) => fact.footnote === id)
      return told(id, text, own, own[0]?.rows ?? [], width)
    })
    .join('')
}

/** A note and what was understood of it; lines too long for the terminal go on below their text. */
function told(id: string | null, text: string, facts: readonly NoteFact[], rows: readonly MarkedBox[], width: number): string {
  const where =
    rows.length === 0 ? '' : `  [${[...new Set(rows.map(({ table, row, field }) => `Table ${table} line ${row} ${field}`))].join(', ')}]`
  const set = (first: string, line: string) =>
    first.length + line.length <= width ? `${first}${line}\n` : `${hang(first, line, width).join('\n')}\n`
  const head = set(id === null ? '  ' : `  ${id.padEnd(8)}`, text + where)
  const understood = facts.map((fact) => set('          → ', `${fact.kind}: ${factInWords(fact)} (${fact.confidence})`))
  return head + (understood.length === 0 ? '          not understood\n' : understood.join(''))
}
