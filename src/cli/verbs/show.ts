import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { formStyle } from '../../host/form-style.ts'
import { readAny } from '../../host/read-any.ts'
import { UsageError } from '../../model/errors.ts'
import { type Reading, UnreadableError } from '../../model/reading.ts'
import { formPage } from '../../print/form-page.tsx'
import { formText } from '../../print/form-text.ts'
import { sheetOf } from '../../print/sheet.ts'
import { sheetJson } from '../../print/sheet-json.ts'
import { writeXml } from '../../write/xml.ts'
import type { Terminal } from '../terminal.ts'
import type { Verb } from '../verb.ts'

interface ShowOptions {
  readonly to: 'text' | 'html' | 'pdf' | 'sheet' | 'xml' | 'json'
  readonly json?: boolean
  readonly output?: string
}

/** `s16 show FILE`: a report as the SEC prints it. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Print a report as the form that the SEC shows.')
    .argument('<file>', 'the report, in any form that s16 read takes; - is standard input')
    .addOption(new Option('--to <kind>', 'what to make').choices(['text', 'html', 'pdf', 'sheet', 'xml', 'json']).default('text'))
    .option('--json', 'the sheet or the document as one line of JSON')
    .option('-o, --output <file>', 'where to write it; standard output otherwise')
    .addHelpText('after', '\nExamples:\n  s16 show filing.xml\n  s16 show filing.txt --to pdf -o filing.pdf\n  s16 show filing.xml --to sheet --json\n')
    .action(async (file: string, options: ShowOptions) => {
      const reading = await readFirst(file, terminal)
      const made = await make(reading, options, terminal)
      if (options.output !== undefined) await writeFile(options.output, made)
      else if (typeof made === 'string') terminal.out(made)
      else terminal.outBytes(made)
      if (reading.issues.some((issue) => issue.severity === 'error')) terminal.exitCode = Math.max(terminal.exitCode, 1)
    })
