import { Command } from 'commander'
import { readAny, readPageImages, wholeFile } from '../../host/read-any.ts'
import type { OwnershipDocument, ReportingOwner, Row } from '../../model/document.ts'
import type { Issue } from '../../model/issue.ts'
import { type Reading, UnreadableError } from '../../model/reading.ts'
import { explainReading } from '../../read/printed/explain.ts'
import { plural, roleInWords } from '../../web/words.ts'
import { type Column, textTable } from '../table.ts'
import { complain, type Terminal, tableWidth } from '../terminal.ts'
import type { Verb } from '../verb.ts'

interface ReadOptions {
  readonly json?: boolean
  readonly pages?: boolean
  readonly explain?: boolean
}

/** `s16 read FILE…`: any report, from any form it survives in, as a document. */
export const verb: Verb = (terminal) =>
  new Command()
    .description(
      'Read reports of any kind (XML, submission, feed file, wrapper, JSON, prints, PDF, scans) and say what is wrong with them.',
    )
    .argument('<file...>', 'files to read; - is standard input')
    .option('--explain', 'each field of a print with the text it came from and how sure it is, least sure first')
    .option('--json', 'one JSON object a filing: source, format, document, issues, evidence, submission')
    .option('--pages', 'the files are page images of one print, in order')
    .addHelpText(
      'after',
      '\nExamples:\n  s16 read filing.txt\n  s16 read *.xml --json | jq .document.issuer.name\n  curl … | s16 read -\n  s16 read --pages p1.jpg p2.jpg\n',
    )
    .action(async (files: string[], options: ReadOptions) => {
      if (options.pages) return readTogether(files, options, terminal)
      for (const file of files) await readOne(file, options, terminal)
    })

async function readOne(file: string, options: ReadOptions, terminal: Terminal): Promise<void> {
  try {
    for await (const { source, reading } of readAny(file, terminal.stdin, pageProgress(terminal))) tell(source, reading, options, terminal)
  } catch (error) {
    complain(terminal, file, error)
  }
}

/** Page images of one print. */
async function readTogether(files: readonly string[], options: ReadOptions, terminal: Terminal): Promise<void> {
  const source = files.join(' ')
  try {
    const pages = await Promise.all(files.map((file) => wholeFile(file, terminal.stdin)))
    for (const reading of await readPageImages(pages, pageProgress(terminal))) tell(source, reading, options, terminal)
  } catch (error) {
    complain(terminal, source, error)
  }
}

/** Says on a terminal how far scans are recognised: a page takes seconds. */
const pageProgress = (terminal: Terminal) => (done: number, all: number) => {
  if (terminal.errIsTerminal) terminal.err(`\rpage ${done} of ${all}${done === all ? '\n' : ''}`)
}

function tell(source: string, reading: Reading | UnreadableError, { json, explain: explained }: ReadOptions, terminal: Terminal): void {
  if (reading instanceof UnreadableError) {
    complain(terminal, source, reading)
    return
  }
  if (json) terminal.out(`${JSON.stringify({ source, ...reading })}\n`)
  else terminal.out(summary(source, reading) + (explained ? fields(reading, tableWidth(terminal)) : ''))
  if (reading.issues.some((issue) => issue.severity === 'error')) terminal.exitCode = Math.max(terminal.exitCode, 1)
}

/** Where each field came from; XML says it by its elements. */
function fields(reading: Reading, width: number): string {
  const rows = explainReading(reading)
  if (rows.length === 0) return '  every field stands in an element of its own name\n'
  const sourceOf = ({ source }: (typeof rows)[number]) => shortened(source, 60)
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { heading: 'Sure', cell: ({ confidence }) => confidence.toFixed(2), figures: true },
    { heading: 'How', cell: ({ how }) => how },
    { heading: 'Field', cell: ({ path }) => path, whole: true },
    { heading: 'Read as', cell: ({ value }) => shortened(value, 40) },
    { heading: 'Source', cell: sourceOf, noted: true },
  ]
  return textTable(rows, columns, width, (field) => `from: ${sourceOf(field)}`)
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

function summary(source: string, { document, submission, issues, format }: Reading): string {
  const filed = submission?.accessionNumber
    ? `, ${submission.accessionNumber}${submission.filedDate ? ` filed ${submission.filedDate}` : ''}`
    : ''
  const { issuer } = document
  const lines = [
    `${source}: Form ${document.documentType} (${format}${filed})`,
    `  issuer    ${[issuer.name ?? 'unknown', issuer.tradingSymbol && `[${issuer.tradingSymbol}]`, issuer.cik && `CIK ${issuer.cik}`].filter(Boolean).join(' ')}`,
    ...document.reportingOwners.map((owner) => `  owner     ${describeOwner(owner)}`),
    `  period    ${document.periodOfReport ?? 'unknown'}`,
    `  Table I   ${describeRows(document.nonDerivative)}`,
    `  Table II  ${describeRows(document.derivative)}`,
    `  notes     ${document.footnotes.length}, signed ${describeSignatures(document)}`,
    ...issues.map((issue) => `  ${describeIssue(issue)}`),
  ]
  return `${lines.join('\n')}\n`
}

const describeOwner = ({ name, cik, relationship }: ReportingOwner): string =>
  [name ?? 'unknown', cik && `CIK ${cik}`, roleInWords(relationship)].filter(Boolean).join(', ')

function describeRows(rows: readonly Row[]): string {
  if (rows.length === 0) return 'empty'
  const transactions = rows.filter((row) => row.kind === 'transaction').length
  const holdings = rows.length - transactions
  return [transactions > 0 && plural(transactions, 'transaction'), holdings > 0 && plural(holdings, 'holding')].filter(Boolean).join(', ')
}

const describeSignatures = ({ signatures }: OwnershipDocument): string =>
  signatures.map(({ name, date }) => `by ${name}${date ? ` on ${date}` : ''}`).join('; ') || 'by nobody'

const describeIssue = ({ severity, line, path, message, code }: Issue): string =>
  `${severity}${line === undefined ? '' : ` line ${line}`}: ${path === '' ? '' : `${path}: `}${message} [${code}]`
