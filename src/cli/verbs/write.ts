import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { nameOfFile, readAny } from '../../host/read-any.ts'
import { UnreadableError } from '../../model/reading.ts'
import { writeXml } from '../../write/xml.ts'
import { tellErrors } from '../terminal.ts'
import type { Verb } from '../verb.ts'

/** `s16 write FILE`: a report, read from any form, as ownership XML or JSON. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Write a report, read from any form, as ownership XML in schema order, or as JSON.')
    .argument('<file>', 'file to read; - is standard input')
    .addOption(new Option('--to <format>', 'what to write').choices(['xml', 'json']).default('xml'))
    .option('--for-filing', 'leave out what only EDGAR sets: schema version, conformed names, derived boxes')
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .action(async (file: string, options: { to: string; forFiling?: boolean; out?: string }) => {
      const texts: string[] = []
      for await (const { reading } of readAny(file, terminal.stdin)) {
        if (reading instanceof UnreadableError) throw new UnreadableError(`${nameOfFile(file)}: ${reading.message}`)
        tellErrors(terminal, reading.issues)
        const json = () => `${JSON.stringify(reading.document, null, 2)}\n`
        texts.push(options.to === 'json' ? json() : writeXml(reading.document, { content: options.forFiling ? 'filing' : 'whole' }))
      }
      if (texts.length > 1) throw new UnreadableError(`${nameOfFile(file)} holds ${texts.length} filings; one can be written at a time`)
      if (options.out === undefined) terminal.out(texts.join(''))
      else await writeFile(options.out, texts.join(''))
    })
