import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { formPage } from '../../../src/print/form-page.tsx'
import { formText } from '../../../src/print/form-text.ts'
import { sheetOf } from '../../../src/print/sheet.ts'
import { read, readEach } from '../../../src/read/read.ts'
import { decodeText } from '../../../src/read/source-text.ts'

/** Pages as people keep them: in mails, in web archives, in frames, in other encodings, and set with signs that nobody typed. */

const sample = read(new Uint8Array(readFileSync(new URL('../../../samples/3A-0009990001-21-000002.txt', import.meta.url)))).document
const page = formPage(sheetOf(sample), '')
const encoder = new TextEncoder()
const bytesOf = (text: string) => encoder.encode(text)
const documentIn = (bytes: Uint8Array) => read(bytes).document
const asPage = documentIn(bytesOf(page))

const quotedPrintable = (text: string): string =>
  Array.from(Buffer.from(text), (byte) =>
    byte === 61 || byte < 32 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
  )
    .join('')
    .replace(/((?:=..|[^=]){60})/g, '$1=\r\n')
const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')

const part = (type: string, encoding: string, body: string) =>
  `--=_edge\r\nContent-Type: ${type}; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`
const mail = (...parts: string[]) =>
  `From: alerts@example.com\r\nSubject: A report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n\tboundary="=_edge"\r\n\r\nTo be read by mail programs.\r\n${parts.join('')}--=_edge--\r\n`

describe('the page inside', () => {
  test.each([
    [
      'a mail, quoted-printable',
      mail(part('text/plain', '7bit', 'See the page.'), part('text/html', 'quoted-printable', quotedPrintable(page))),
    ],
    ['a mail, base64', mail(part('text/plain', '7bit', 'See the page.'), part('text/html', 'base64', base64(page)))],
    [
      'a mail within a mail',
      mail(
        `--=_edge\r\nContent-Type: message/rfc822\r\n\r\n${mail(part('text/html', 'base64', base64(page))).replaceAll('=_edge', '=_inner')}`,
      ),
    ],
    ['a mail that breaks off after it', mail(part('text/html', 'base64', base64(page))).replace(/--=_edge--\r\n$/, '')],
    ['a mail of one part', `MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(page)}`],
    [
      'a frame',
      `<!doctype html><html><body><h1>Viewer</h1><iframe sandbox srcdoc="${page.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe></body></html>`,
    ],
  ])('%s is read as by itself', (_, file) => {
    expect(documentIn(bytesOf(file))).toEqual(asPage)
  })

  it('is the text that evidence points into', () => {
    const file = bytesOf(mail(part('text/html', 'base64', base64(page))))
    const name = read(file).evidence.find(({ path }) => path === 'issuer.name')!
    expect(decodeText(file).slice(...name.span)).toBe(asPage.issuer.name)
  })

  it('is each of several', () => {
    const file = mail(part('text/html', 'base64', base64(page)), part('text/html', 'base64', base64(page)))
    expect(readEach(bytesOf(file)).map((one) => 'document' in one && one.document)).toEqual([asPage, asPage])
  })

  it('is not looked for in what only begins with a name and a colon', () => {
    const text = `Form: see below\n\n${formText(sheetOf(sample), 120)}`
    expect(decodeText(bytesOf(text))).toBe(text)
  })
})

test.each([
  ['UTF-16 without its mark', new Uint8Array(Buffer.from(page, 'utf16le'))],
  ['big-endian UTF-16 without its mark', new Uint8Array(Buffer.from(page, 'utf16le').swap16())],
])('%s is known by its zeros', (_, file) => {
  expect(documentIn(file)).toEqual(asPage)
})

const within = (change: (text: string) => string) => page.replace(/>([^<>]+)</g, (_, text: string) => `>${change(text)}<`)

test.each([
  ['soft hyphens', within((text) => text.replace(/([a-z]{4})(?=[a-z]{3})/g, '$1\u00ad'))],
  ['soft hyphens as entities', within((text) => text.replace(/([a-z]{4})(?=[a-z]{3})/g, '$1&shy;'))],
  ['zero-width spaces', within((text) => text.replaceAll(' ', ' \u200b'))],
  ['blanks that do not break', within((text) => text.replace(/(?<=\S) (?=\S)/g, '\u202f'))],
  ['ligatures', within((text) => text.replaceAll('fi', 'ﬁ').replaceAll('ff', 'ﬀ'))],
])('%s change nothing', (_, text) => {
  expect(text).not.toBe(page)
  expect(documentIn(bytesOf(text))).toEqual(asPage)
})
