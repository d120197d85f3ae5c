import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formPdf } from '../../src/host/form-pdf.ts'
import { readBytes } from '../../src/host/read-any.ts'
import { type Reading, UnreadableError } from '../../src/model/reading.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { read } from '../../src/read/read.ts'

/** Messages whose report is attached. */

const sample = read(new Uint8Array(readFileSync(new URL('../../samples/3A-0009990001-21-000002.txt', import.meta.url)))).document
const pdf = await formPdf(sheetOf(sample))
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
const attached = (type: string, name: string, bytes: Uint8Array, disposition = 'attachment') =>
  `--edge\r\nContent-Type: ${type}\r\nContent-Disposition: ${disposition}; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}\r\n`
const message = (...parts: string[]) => messageWith('The statement of changes in beneficial ownership is attached.', ...parts)
const messageWith = (text: string, ...parts: string[]) =>
  new TextEncoder().encode(
    `From: counsel@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="edge"\r\n\r\n--edge\r\nContent-Type: text/plain\r\n\r\n${text}\r\n${parts.join('')}--edge--\r\n`,
  )

const documents = (readings: readonly (Reading | UnreadableError)[]) =>
  readings.map((one) => (one instanceof UnreadableError ? one.message : one.document))

describe('a message with a report attached', () => {
  it.each([
    ['as a PDF', [attached('application/pdf', 'form3.pdf', pdf)]],
    ['as a PDF that is not said to be one', [attached('application/octet-stream', 'form3', pdf)]],
    ['beside a letterhead', [attached('image/png', 'logo.png', picture, 'inline'), attached('application/pdf', 'form3.pdf', pdf)]],
  ])('%s is read', async (_, parts) => {
    expect(documents(await readBytes(message(...parts)))).toEqual(documents(await readBytes(pdf)))
  })

  it('is read for each of several', async () => {
    const two = message(attached('application/pdf', 'a.pdf', pdf), attached('application/pdf', 'b.pdf', pdf))
    expect(await readBytes(two)).toHaveLength(2)
  })
})

describe('a message without a report', () => {
  it('says what is attached', async () => {
    const [why] = documents(await readBytes(message(attached('application/msword', 'agenda.doc', new Uint8Array([208, 207, 17, 224])))))
    expect(why).toMatch(/^this is a message with no report in its text, and what is attached is none: "agenda\.doc": /)
  })

  it('says what it begins with where nothing is', async () => {
    const [why] = documents(await readBytes(messageWith('See you on Monday.')))
    expect(why).toMatch(/^this is not an ownership report: it begins "See you/)
  })
})
