import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { formStyle } from '../../host/form-style.ts'
import { nameOfFile, readAny } from '../../host/read-any.ts'
import { UsageError } from '../../model/errors.ts'
import { type Reading, UnreadableError } from '../../model/reading.ts'
import { formPage } from '../../print/form-page.tsx'
import { formText } from '../../print/form-text.ts'
import { sheetOf } from '../../print/sheet.ts'
import { sheetJson } from '../../print/sheet-json.ts'
import { writeXml } from '../../write/xml.ts'
import { amendmentLines, amendmentText } from '../amendment-lines.ts'
import { type Terminal, tableWidth, tellErrors } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

const kinds = ['text', 'html', 'pdf', 'sheet', 'xml', 'json'] as const

interface ShowOptions {
  readonly to: (typeof kinds)[number]
  readonly json?: boolean
  readonly amendments?: boolean
  readonly db: string
  readonly out?: string
}

/** What names a filing of the store: its accession number, as EDGAR's folders have it without dashes too, or the name of a bare document there. */
const reference = /^(?:\d{10}-\d{2}-\d{6}|\d{18}|sha256-[0-9a-f]{16})$/

type Report = Pick<Reading, 'document' | 'issues'>

/** `s16 show FILE` or `s16 show ACCESSION`: a report as the SEC prints it. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Print a report as the form that the SEC shows.')
    .argument('<file>', 'the report, in any form that s16 read takes, or its accession number in the database; - is standard input')
    .addOption(new Option('--to <kind>', 'what to make of it').choices(kinds).default('text'))
    .option('--json', 'the sheet (or with --to json the document) as one line of JSON')
    .option('--amendments', 'instead of the form, line by line what amendments changed; the argument is an accession number')
    .addOption(databaseOption(terminal))
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  s16 show filing.xml\n  s16 show filing.txt --to pdf -o filing.pdf\n  s16 show - --to sheet --json\n  s16 show 0001181431-07-075372\n  s16 show 0001181431-07-075372 --amendments\n',
    )
    .action(async (file: string, options: ShowOptions) => {
      if (options.amendments) {
        const lines = await withStore(options.db, (store) => amendmentLines(store, file))
        if (lines.length === 0) terminal.err(`no amendment of ${file} is loaded, and it amends none\n`)
        terminal.out(amendmentText(lines, options.json === true, tableWidth(terminal)))
        return
      }
      if (options.json && !['text', 'sheet', 'json'].includes(options.to))
        throw new UsageError(`--json is the sheet or, with --to json, the document; it does not go with --to ${options.to}`)
      if (options.to === 'pdf' && options.out === undefined && terminal.outIsTerminal) {
        throw new UsageError('a PDF is not for a terminal; give it a file with -o filing.pdf')
      }
      const reading = reference.test(file) ? await storedReport(file, options.db) : await readOne(file, terminal)
      tellErrors(terminal, reading.issues)
      const made = await make(reading, options, terminal)
      if (options.out === undefined) terminal.out(made)
      else await writeFile(options.out, made)
    })

async function storedReport(accession: string, database: string): Promise<Report> {
  const filing = await withStore(database, (store) => store.filing(accession))
  if (filing === null) throw new UsageError(`${database} has no filing ${accession}; s16 load takes filings in`)
  return filing
}

async function readOne(file: string, terminal: Terminal): Promise<Reading> {
  const found: Reading[] = []
  for await (const { reading } of readAny(file, terminal.stdin)) {
    if (reading instanceof UnreadableError) throw new UnreadableError(`${nameOfFile(file)}: ${reading.message}`)
    found.push(reading)
  }
  const [first] = found
  if (first === undefined) throw new UnreadableError(`${nameOfFile(file)} holds no filing`)
  if (found.length > 1) terminal.err(`s16: ${nameOfFile(file)} holds ${found.length} filings; this is the first\n`)
  return first
}

async function make({ document, issues }: Report, options: ShowOptions, terminal: Terminal): Promise<string | Uint8Array> {
  const kind = options.json && options.to === 'text' ? 'sheet' : options.to
  switch (kind) {
    case 'text':
      return formText(sheetOf(document), terminal.columns)
    case 'html':
      return formPage(sheetOf(document), await formStyle(), issues)
    case 'pdf':
      return (await import('../../host/form-pdf.ts')).formPdf(sheetOf(document))
    case 'sheet':
      return `${JSON.stringify(sheetJson(sheetOf(document)), null, options.json ? 0 : 2)}\n`
    case 'xml':
      return writeXml(document)
    case 'json':
      return `${JSON.stringify(document, null, options.json ? 0 : 2)}\n`
  }
}
