import { Command } from 'commander'
import { readAny } from '../../host/read-any.ts'
import { schedulesOf } from '../../ledger/vesting-of-notes.ts'
import type { OwnershipDocument } from '../../model/document.ts'
import { UsageError } from '../../model/errors.ts'
import { UnreadableError } from '../../model/reading.ts'
import type { MarkedBox, NoteFact, PlacedFact } from '../../notes/fact.ts'
import { factInWords } from '../../notes/in-words.ts'
import { readNote, readNotes } from '../../notes/read-notes.ts'
import { explain, type Terminal } from '../terminal.ts'
import type { Verb } from '../verb.ts'

/** `s16 notes FILE…` or `--text "…"`: what footnotes and remarks say, as facts. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Say what the footnotes and remarks of reports mean: prices, plans, tax, vesting, holders, ratios.')
    .argument('[file...]', 'reports to read; - is standard input')
    .option('--text <note>', 'read these words instead of a report')
    .option('--json', 'one JSON object a fact: source, kind, value, span, confidence, footnote, rows')
    .addHelpText(
      'after',
      '\nExamples:\n  s16 notes filing.xml\n  s16 notes *.xml --json | jq \'select(.kind == "plan-adoption")\'\n  s16 notes --text "Sold at prices ranging from $10.00 to $10.45."\n',
    )
    .action(async (files: string[], { text, json = false }: { text?: string; json?: boolean }) => {
      if (text === undefined && files.length === 0) throw new UsageError('give a report to read, or --text "…" (s16 notes --help)')
      if (text !== undefined) {
        const facts = readNote(text).map((fact) => ({ ...fact, footnote: null, rows: [] }))
        terminal.out(json ? lines(facts, null, null) : told(null, text, facts, []))
      }
      for (const file of files) await readOne(file, json, terminal)
    })

async function readOne(file: string, json: boolean, terminal: Terminal): Promise<void> {
  try {
    for await (const { source, reading } of readAny(file, terminal.stdin)) {
      if (reading instanceof UnreadableError) throw reading
      const facts = readNotes(reading.document)
      terminal.out(json ? lines(facts, source, reading.document) : `${source}\n${notesTold(reading.document, facts)}`)
    }
  } catch (error) {
    const { message, exitCode } = explain(error)
    terminal.err(`s16: ${message.startsWith(file) ? message : `${file}: ${message}`}\n`)
    terminal.exitCode = Math.max(terminal.exitCode, exitCode)
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
    value: { state, schedule, flags: terms.flags, reason },
  }))
}

/** Every note of a report with what was understood of it. */
function notesTold(document: OwnershipDocument, facts: readonly PlacedFact[]): string {
  const notes = [...document.footnotes, ...(document.remarks === null ? [] : [{ id: 'remarks', text: document.remarks }])]
  if (notes.length === 0) return '  no notes\n'
  return notes
    .map(({ id, text }) => {
      const own = facts.filter((fact) => fact.footnote === id)
      return told(id, text, own, own[0]?.rows ?? [])
    })
    .join('')
}

function told(id: string | null, text: string, facts: readonly NoteFact[], rows: readonly MarkedBox[]): string {
  const where =
    rows.length === 0 ? '' : `  [${[...new Set(rows.map(({ table, row, field }) => `Table ${table} row ${row} ${field}`))].join(', ')}]`
  const head = id === null ? `  ${text}\n` : `  ${id.padEnd(8)}${text}${where}\n`
  const understood = facts.map((fact) => `          → ${fact.kind}: ${factInWords(fact)} (${fact.confidence})\n`)
  return head + (understood.length === 0 ? '          not understood\n' : understood.join(''))
}
