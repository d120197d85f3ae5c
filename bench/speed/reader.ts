import { XMLParser } from 'fast-xml-parser'
import { SaxesParser } from 'saxes'
import * as txml from 'txml'
import { readOwnershipXml } from '../../src/read/ownership-xml.ts'
import { read } from '../../src/read/read.ts'
import { SourceText } from '../../src/read/source-text.ts'
import { bytesOf, haveCorpus, ownershipFiles, withoutCorpus } from '../../test/corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../../test/oracle/saxes-reader.ts'
import type { Measure } from '../table.ts'

/**
 * Reading ownership XML to objects, ours beside general parsers, over the same documents in one run, round by round so that a busy
 * machine is busy for all. The others only make their own trees; the last line adds the walk that makes the same document.
 */

const rounds = 7

const fast = new XMLParser({ ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false })
// Its types name their files without endings, which this module resolution cannot follow.
const { parse: parseWithTxml } = txml as unknown as { readonly parse: (xml: string) => unknown }
const decoder = new TextDecoder()

function saxesEvents(xml: string): number {
  let events = 0
  const parser = new SaxesParser()
  parser.on('opentag', () => events++)
  parser.on('text', () => events++)
  parser.on('closetag', () => events++)
  parser.write(xml).close()
  return events
}

interface Contender {
  readonly name: string
  readonly run: (bytes: Uint8Array) => unknown
}

const contenders: readonly Contender[] = [
  { name: 'section16, bytes to document', run: (bytes) => readOwnershipXml(new SourceText(bytes)) },
  { name: 'txml, bytes to its tree', run: (bytes) => parseWithTxml(decoder.decode(bytes)) },
  { name: 'fast-xml-parser, bytes to its objects', run: (bytes) => fast.parse(decoder.decode(bytes)) },
  { name: 'saxes, bytes to events', run: (bytes) => saxesEvents(decoder.decode(bytes)) },
  { name: 'saxes, bytes to the same document', run: (bytes) => readWithSaxes(decoder.decode(bytes)) },
]

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!

/** Processor time, not the clock's: other processes on the machine do not count. */
function seconds(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

export const measure: Measure = async () => {
  if (!haveCorpus) return [{ title: `Reading: ${withoutCorpus}`, columns: [], rows: [] }]
  const files = ownershipFiles().map(bytesOf)
  // The one file that is not well-formed XML is left out: the others cannot read it.
  const documents = files
    .map((bytes) => ownershipXmlIn(decoder.decode(bytes)))
    .filter((xml) => !xml.includes('</fo\notnote>'))
    .map((xml) => new TextEncoder().encode(xml))
  const megabytes = documents.reduce((sum, bytes) => sum + bytes.length, 0) / 1e6
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of contenders) times.get(name)!.push(seconds(() => documents.forEach(run)))
  }
  const ours = median(times.get(contenders[0]!.name)!.slice(1))
  const rows = contenders.map(({ name }) => {
    const time = median(times.get(name)!.slice(1))
    const best = Math.min(...times.get(name)!)
    return [
      name,
      (megabytes / time).toFixed(1),
      (megabytes / best).toFixed(1),
      Math.round(documents.length / time).toString(),
      `${(time / ours).toFixed(1)}×`,
    ]
  })
  const whole = files.reduce((sum, bytes) => sum + bytes.length, 0) / 1e6
  const wholeTimes = Array.from({ length: rounds }, () => seconds(() => files.forEach(read)))
  const wholeTime = median(wholeTimes.slice(1))
  rows.push([
    'section16, whole files with header',
    (whole / wholeTime).toFixed(1),
    (whole / Math.min(...wholeTimes)).toFixed(1),
    Math.round(files.length / wholeTime).toString(),
    '',
  ])
  return [
    {
      title: `Reading ${documents.length} ownership documents (${megabytes.toFixed(1)} MB), processor time, median of ${rounds - 1} rounds`,
      columns: ['', 'MB/s', 'best MB/s', 'filings/s', 'time of ours'],
      rows,
    },
  ]
}
