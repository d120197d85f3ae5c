import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../model/errors.ts'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { type AttachedFile, filesInMail } from '../read/mail.ts'
import { readXmlFilings } from '../read/xml-filings.ts'
import { collect, largestStandardInput } from './collect.ts'
import { startsWithImage } from './ocr/kinds.ts'
import type { PageProgress } from './ocr.ts'

/** A filing as read, or why it could not be, with the file it came from. */
export interface Read {
  readonly source: string
  readonly reading: Reading | UnreadableError
}

/** Reads every filing of a file, whatever it is; `-` is standard input. Throws what the system says of a missing file. */
export async function* readAny(path: string, stdin: NodeJS.ReadableStream, progress?: PageProgress): AsyncGenerator<Read> {
  const bytes = await wholeFile(path, stdin)
  const source = nameOfFile(path)
  for (const reading of await readBytes(bytes, progress)) yield { source, reading }
}

/** What a file is called to people. */
export const nameOfFile = (path: string): string => (path === '-' ? 'standard input' : path)

/** The bytes of a file; `-` is standard input. Throws what the system says of a missing file, `UsageError` for a folder. */
export async function wholeFile(path: string, stdin: NodeJS.ReadableStream): Promise<Uint8Array> {
  const tooLarge = () => new UnreadableError('standard input is larger than 512 MB; put it in files and use s16 load')
  if (path === '-') return collect(stdin, largestStandardInput, tooLarge)
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EISDIR')) throw error
    throw new UsageError(`${path} is a folder: name the files in it (${join(path, '*')}); s16 load takes whole folders`)
  }
}

/** Reads every filing in the bytes of one file; `progress` is told after each page that had to be recognised. */
export async function readBytes(bytes: Uint8Array, progress?: PageProgress): Promise<(Reading | UnreadableError)[]> {
  if (startsWithPdf(bytes)) {
    const { readPdf } = await import('./pdf.ts')
    return orUnreadable(readPdf(bytes, progress))
  }
  if (startsWithImage(bytes)) return readPageImages([bytes], progress)
  const filings = readXmlFilings(bytes)
  if (filings !== null) return filings
  const { readEach } = await import('../read/read.ts')
  const readings = readEach(bytes)
  const files = readings.every((one) => one instanceof UnreadableError || saysNothing(one)) ? filesInMail(bytes) : []
  return files.length === 0 ? readings : readAttached(files, progress)
}

/** A covering letter may name the form, and so be taken for one of which nothing is left. */
const saysNothing = ({ document: { issuer, reportingOwners, nonDerivative, derivative } }: Reading): boolean =>
  issuer.name === null && reportingOwners.every(({ name }) => name === null) && nonDerivative.length + derivative.length === 0

/** Reads the reports attached to a message without one in its text: each PDF, or else pictures as the pages of one print. */
async function readAttached(files: readonly AttachedFile[], progress?: PageProgress): Promise<(Reading | UnreadableError)[]> {
  const pages = files.filter(({ bytes }) => startsWithImage(bytes))
  const tried: (readonly [name: string, reading: Reading | UnreadableError])[] = []
  for (const { name, bytes } of files.filter((file) => !pages.includes(file))) {
    if (startsWithPdf(bytes)) for (const reading of await readBytes(bytes, progress)) tried.push([name, reading])
    else tried.push([name, new UnreadableError('section16 reads no such file in a message; give it by itself')])
  }
  const isReport = (reading: Reading | UnreadableError): reading is Reading => !(reading instanceof UnreadableError)
  if (pages.length > 0 && !tried.some(([, reading]) => isReport(reading))) {
    for (const reading of await readPageImages(
      pages.map(({ bytes }) => bytes),
      progress,
    ))
      tried.push([pages.map(({ name }) => name).join(', '), reading])
  }
  const reports = tried.flatMap(([, reading]) => (isReport(reading) ? [reading] : []))
  if (reports.length > 0) return reports
  const why = tried.map(([name, reading]) => `"${name}": ${reading instanceof UnreadableError ? reading.message : ''}`).join('; ')
  return [new UnreadableError(`this is a message with no report in its text, and what is attached is none: ${why}`)]
}

/** Reads the filings on page images that are one print, in the order given; `progress` is told after each page. */
export async function readPageImages(pages: readonly Uint8Array[], progress?: PageProgress): Promise<(Reading | UnreadableError)[]> {
  const { readScans } = await import('./ocr.ts')
  return orUnreadable(readScans(pages, progress))
}

async function orUnreadable(readings: Promise<Reading[]>): Promise<(Reading | UnreadableError)[]> {
  try {
    return await readings
  } catch (error) {
    if (error instanceof UnreadableError) return [error]
    throw error
  }
}

/** `%PDF`, the first bytes of a PDF. */
export const startsWithPdf = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46
