import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/host/read-source.ts'
import { type FilingColumns, FilingPacker } from '../../src/model/columns/filing-columns.ts'
import { tables } from '../../src/model/columns/tables.ts'
import { packPlainReport } from '../../src/read/report-columns.ts'
import { writeXml } from '../../src/write/xml.ts'
import { haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { someDocument } from '../generators/document.ts'

const places = new WeakMap<Int32Array, Map<number, number>>()

/** Where each line's entry stands among the long values. */
function placesOf(long: Int32Array): Map<number, number> {
  let found = places.get(long)
  if (!found) places.set(long, (found = new Map(Array.from({ length: long.length / 3 }, (_, nth) => [long[nth * 3]!, nth * 3]))))
  return found
}

/** Every cell of every table, footnote marks in the order of their names. */
function cellsOf({ chunks, heap }: FilingColumns): unknown {
  return tables.map(({ name, columns }) => {
    const lines = (chunks[name] ?? []).flatMap((chunk) =>
      Array.from({ length: chunk.lines }, (_, line) =>
        columns.map(({ type }, index) => {
          const { cells, valid, long } = chunk.columns[index]!
          if (valid && (valid[line >> 3]! & (1 << (line & 7))) === 0) return null
          const at = placesOf(long).get(line)
          if (at !== undefined) return Buffer.from(heap.subarray(long[at + 1], long[at + 2])).toString('latin1')
          const width = cells.length / chunk.lines
          const cell = Buffer.from(cells.subarray(line * width, (line + 1) * width))
          return type === 'text' ? cell.subarray(4, 4 + cell[0]!).toString('latin1') : cell.toString('hex')
        }),
      ),
    )
    return [name, name === 'footnote_marks' ? lines.map((cells) => cells.join('|')).sort() : lines]
  })
}

const loadedAt = '2026-01-31T12:00:00Z'

/** What both ways make of one file; `null` where the short way leaves it to the long one. */
async function bothWays(name: string, bytes: Uint8Array): Promise<{ short: FilingColumns; long: FilingColumns } | null> {
  const short = new FilingPacker()
  const sha256 = 'a'.repeat(64)
  if (!packPlainReport({ name, bytes, sha256 }, short, loadedAt)) {
    expect(short.take().files).toEqual([])
    return null
  }
  const long = new FilingPacker()
  for (const source of await readSource({ name, bytes }, sha256)) long.add(source, loadedAt)
  return { short: short.take(), long: long.take() }
}

describe('the short way of a report into columns', () => {
  const files = ownershipFiles()

  it.skipIf(files.length === 0)(
    `gives every cell of every filing of the corpus as the long way does${haveCorpus ? '' : ` (${withoutCorpus})`}`,
    async () => {
      const short = new FilingPacker()
      const long = new FilingPacker()
      for (const path of files) {
        const file = { name: path, bytes: new Uint8Array(readFileSync(path)), sha256: 'a'.repeat(64) }
        if (!packPlainReport(file, short, loadedAt)) continue
        for (const source of await readSource(file, file.sha256)) long.add(source, loadedAt)
      }
      expect(short.files / files.length).toBeGreaterThan(0.8)
      const [given, expected] = [short.take(), long.take()]
      expect(given.files).toEqual(expected.files)
      expect(cellsOf(given)).toEqual(cellsOf(expected))
    },
  )

  it('gives every cell of any written document', async () => {
    await fc.assert(
      fc.asyncProperty(someDocument, async (document) => {
        const both = await bothWays('made.xml', new TextEncoder().encode(writeXml(document)))
        if (both) expect(cellsOf(both.short)).toEqual(cellsOf(both.long))
      }),
      { numRuns: 200 },
    )
  })

  it('leaves what is damaged to the long way, or gives the same', async () => {
    const pieces = [
      '<',
      '>',
      '&',
      ' ',
      'F1',
      '<value>',
      '</value>',
      '<footnoteId id="F1"/>',
      'x',
      '9',
      '-',
      '.',
      '1,5',
      '<transactionCoding>',
      'é',
    ]
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', ...pieces)), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(someDocument, damage, async (document, wounds) => {
        let xml = writeXml(document)
        for (const [place, removed, put] of wounds) {
          const at = place % xml.length
          xml = xml.slice(0, at) + put + xml.slice(at + removed)
        }
        const both = await bothWays('made.xml', new TextEncoder().encode(xml))
        if (both) expect(cellsOf(both.short), xml).toEqual(cellsOf(both.long))
      }),
      { numRuns: 500 },
    )
  })
})
