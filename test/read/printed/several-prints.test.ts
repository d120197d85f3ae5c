import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { readSource } from '../../../src/host/read-source.ts'
import { readPrint } from '../../../src/read/printed/print.ts'
import { splitFilings } from '../../../src/read/read.ts'
import { corpusFolder, haveCorpus } from '../../corpus/corpus.ts'

/** Prints one after the other in a text: each is read as it would be alone, and kept with its own bytes. */

const print = (name: string, day: string) =>
  [
    'FORM 4',
    'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
    'OMB Number: 3235-0287',
    '1. Name and Address of Reporting Person *',
    `${name}\t2. Issuer Name and Ticker or Trading Symbol`,
    'Exämple Inc [ EXMP ]',
    '3. Date of Earliest Transaction (Month/Day/Year)',
    day,
    'Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
    '1. Title of Security\t2. Transaction Date\t2A. Deemed Execution Date\t3. Transaction Code\t\t4. Securities Acquired\t\t\t5. Amount\t6. Ownership Form\t7. Nature',
    '\t\t\tCode\tV\tAmount\t(A) or (D)\tPrice\t\t\t',
    `Common Stock\t${day}\t\tS\t\t100\tD\t\\$10\t900\tD\t`,
    'Explanation of Responses:',
    `${name} 03/10/2020`,
    '** Signature of Reporting Person Date',
    'Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number.',
    '',
  ].join('\n')

const one = print('First Person', '03/05/2020')
const two = print('Second Person', '03/06/2020')
const whole = one + two

test('each print is read as alone, its evidence pointing into the whole', () => {
  const readings = readPrint(whole)
  expect(readings.map((reading) => reading.document)).toEqual([readPrint(one)[0]!.document, readPrint(two)[0]!.document])
  const day = readings[1]!.evidence.find((evidence) => evidence.path === 'periodOfReport')!
  expect(whole.slice(...day.span)).toBe('03/06/2020')
})

test.each([
  ['UTF-8', new TextEncoder().encode(whole), new TextEncoder().encode(one).length],
  ['Windows-1252', new Uint8Array(Buffer.from(whole, 'latin1')), one.length],
])('each print has its own bytes, in %s', (_, bytes, first) => {
  const parts = splitFilings(bytes)
  expect(parts.map((part) => part.length)).toEqual([first, bytes.length - first])
})

test('the store gets each with its own hash and evidence', async () => {
  const bytes = new TextEncoder().encode(whole)
  const sources = await readSource({ name: 'two.txt', bytes })
  expect(sources.map((source) => source.name)).toEqual(['two.txt#1', 'two.txt#2'])
  expect(sources.map((source) => source.sha256)).toEqual(
    await Promise.all(
      [one, two].map(async (text) => (await readSource({ name: 'one.txt', bytes: new TextEncoder().encode(text) }))[0]!.sha256),
    ),
  )
  const day = sources[1]!.reading!.evidence.find((evidence) => evidence.path === 'periodOfReport')!
  expect(two.slice(...day.span)).toBe('03/06/2020')
})

describe.runIf(haveCorpus)('prints of real filings', () => {
  it.each(['html', 'text', 'text2', 'md', 'semi', 'pdftext', 'pdfmd'].flatMap((kind) => [kind, `web-${kind}`]))('%s', (kind) => {
    const folder = join(corpusFolder, 'printed', kind)
    const texts = readdirSync(folder)
      .sort()
      .filter((_, at) => at % 7 === 3)
      .slice(0, 2)
      .map((name) => `${readFileSync(join(folder, name), 'utf8').trimEnd()}\n`)
    const alone = texts.map((text) => readPrint(text)[0]!.document)
    const text = texts.join('\n')
    expect(readPrint(text).map((reading) => reading.document)).toEqual(alone)
    const parts = splitFilings(new TextEncoder().encode(text)).map((part) => new TextDecoder().decode(part).trim())
    expect(parts).toEqual(texts.map((one) => one.trim()))
  })
})
