import { describe, expect, it } from 'vitest'
import { readColumns } from '../../src/host/read-columns.ts'
import { hashOf } from '../../src/host/read-source.ts'
import type { PackedFile } from '../../src/model/columns/filing-columns.ts'
import { emptyDocument } from '../../src/model/document.ts'
import type { SourceFile } from '../../src/model/source.ts'
import { writeXml } from '../../src/write/xml.ts'

const encoder = new TextEncoder()

/** More files than one group takes; every hundredth is no report. */
const files: SourceFile[] = Array.from({ length: 2_100 }, (_, nth) => {
  const document = { ...emptyDocument('4'), issuer: { ...emptyDocument('4').issuer, name: `Company ${nth}` } }
  return { name: `${nth}.xml`, bytes: encoder.encode(nth % 100 === 99 ? `a note, ${nth}` : writeXml(document)) }
})
const known = new Set(files.filter((_, nth) => nth % 50 === 7).map(({ bytes }) => hashOf(bytes)))

async function packedIn(threads: number, some: readonly SourceFile[]) {
  const packed: PackedFile[] = []
  let lines = 0
  for await (const group of readColumns(some, { known: async (hashes) => hashes.filter((hash) => known.has(hash)), threads })) {
    packed.push(...group.files)
    for (const chunk of group.chunks.filings ?? []) lines += chunk.lines
  }
  return { packed: packed.map(({ name, sha256, failure }) => ({ name, sha256, failed: failure !== null })), lines }
}

describe('reading into columns', () => {
  it('gives every file once, in other threads as in this one', async () => {
    const { packed, lines } = await packedIn(2, files)
    const expected = files.map(({ name, bytes }, nth) => ({ name, sha256: hashOf(bytes), failed: nth % 100 === 99 }))
    const byName = (a: { name: string }, b: { name: string }) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10)
    expect(packed.toSorted(byName)).toEqual(expected)
    expect(lines).toBe(files.length - known.size - expected.filter(({ failed }) => failed).length)
    const alone = await packedIn(1, files)
    expect(alone).toEqual({ packed, lines })
  })

  it('keeps the order of files within what one thread reads', async () => {
    const few = files.slice(0, 6)
    expect((await packedIn(2, few)).packed.map(({ name }) => name)).toEqual(few.map(({ name }) => name))
  })
})
