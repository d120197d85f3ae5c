import { createHash } from 'node:crypto'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { accessionInName, type ReadSource, type SourceFile } from '../model/source.ts'
import { mayHoldCredentials, withoutCredentials } from '../read/credentials.ts'
import { splitFilings } from '../read/read.ts'
import { contentOf } from '../read/source-text.ts'
import { readBytes } from './read-any.ts'

/** Reads a file for the store: each filing that it holds, or why it cannot be read. `sha256` is its hash where it is known already. */
export async function readSource({ name, bytes }: SourceFile, sha256 = hashOf(bytes)): Promise<ReadSource[]> {
  const readings = await readBytes(bytes).catch((error: unknown) => [unexpected(error)])
  if (readings.length === 1) return [sourceOf(name, bytes, sha256, readings[0]!)]
  const parts = splitFilings(bytes)
  // Filings that cannot be cut apart, as those of one PDF, keep the whole each.
  if (parts.length !== readings.length) return readings.map((reading, at) => sourceOf(`${name}#${at + 1}`, bytes, sha256, reading))
  const sources: ReadSource[] = []
  for (const [at, part] of parts.entries()) {
    // The evidence of a print refers to the text that is kept with it.
    const own = readings[at] instanceof UnreadableError || readings[at]!.evidence.length === 0 ? readings[at]! : (await readBytes(part))[0]!
    sources.push(sourceOf(`${name}#${at + 1}`, part, hashOf(part), own))
  }
  return sources
}

/** A fault of the program in one file is recorded with that file and does not stop the others. */
const unexpected = (error: unknown): UnreadableError =>
  new UnreadableError(
    `reading failed unexpectedly, which is a fault of section16: ${error instanceof Error ? error.message : String(error)}`,
  )

/** SHA-256 of bytes, 64 hexadecimal digits. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function sourceOf(name: string, bytes: Uint8Array, sha256: string, reading: Reading | UnreadableError): ReadSource {
  if (reading instanceof UnreadableError) {
    return { name, sha256, bytes: new Uint8Array(), accession: accessionInName(name), reading: null, failure: reading.message }
  }
  return {
    name,
    sha256,
    bytes: bytesWithoutCredentials(bytes),
    accession: reading.submission?.accessionNumber ?? accessionInName(name),
    reading,
    failure: null,
  }
}

/** The bytes of a source with EDGAR's passwords emptied, also in documents enclosed as base64. What held one is UTF-8 without its mark afterwards, whatever it was. */
export function bytesWithoutCredentials(bytes: Uint8Array): Uint8Array {
  const single = contentOf(bytes)
  const text = Buffer.from(single.buffer, single.byteOffset, single.byteLength).toString('latin1')
  if (!mayHoldCredentials(text) && !text.includes('edgarSubmission')) return bytes
  const cleaned = withoutCredentials(text).replace(/>([A-Za-z0-9+/=\s]{80,})</g, (whole, block: string) => {
    const enclosed = Buffer.from(block, 'base64').toString('latin1')
    const inside = withoutCredentials(enclosed)
    return inside === enclosed ? whole : `>${Buffer.from(inside, 'latin1').toString('base64')}<`
  })
  return cleaned === text ? bytes : new Uint8Array(Buffer.from(cleaned, 'latin1'))
}
