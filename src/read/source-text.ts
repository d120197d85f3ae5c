import { fromWindows1252 } from '../model/windows-1252.ts'
import { withoutCredentials } from './credentials.ts'
import { pageInFrame } from './frame.ts'
import { findLineWraps, joinLines } from './line-wraps.ts'
import { pageInMail } from './mail.ts'

/**
 * The bytes of one file and their text, position for position. Most files are ASCII: the text is decoded once and sliced; other runs
 * are decoded one by one, as UTF-8 where they are, as Windows-1252 where they are not.
 */
export class SourceText {
  readonly bytes: Uint8Array
  /** One UTF-16 unit a byte: to search in, and right where it is ASCII. */
  readonly aligned: string
  /** Line breaks at 1,023 characters that were joined; positions in the file as it was. */
  readonly wraps: readonly number[]
  /** Whether the document declares a single-byte Western encoding. */
  declaresLatin = false
  /** Whether every byte is ASCII, so that any run of `aligned` is its text. */
  readonly #ascii: boolean
  /** Whether a run was not UTF-8 although the document does not declare another encoding. */
  sawForeignBytes = false
  /** Whether a run was UTF-8 although the document declares a single-byte encoding. */
  sawUndeclaredUtf8 = false

  constructor(file: Uint8Array) {
    const plain = contentOf(file)
    this.wraps = findLineWraps(plain)
    this.bytes = this.wraps.length > 0 ? joinLines(plain, this.wraps) : plain
    const text = utf8.decode(this.bytes)
    const single = text.length === this.bytes.length
    this.#ascii = single && !text.includes('\ufffd')
    this.aligned = single ? text : fromWindows1252(this.bytes)
  }

  /** A run that is known to be ASCII. */
  ascii(start: number, end: number): string {
    return this.aligned.slice(start, end)
  }

  /** A run as text, whatever its bytes. */
  decode(start: number, end: number): string {
    if (this.#ascii) return this.aligned.slice(start, end)
    const run = this.bytes.subarray(start, end)
    const text = strictly(run)
    if (text === null) {
      if (!this.declaresLatin) this.sawForeignBytes = true
      return fromWindows1252(run)
    }
    // What is UTF-8 by chance does not occur in a language.
    if (this.declaresLatin && text.length < run.length) this.sawUndeclaredUtf8 = true
    return text
  }

  /** The line, from 1, that a position stands on in the file as it was. */
  line(offset: number): number {
    let line = 1
    for (let at = this.bytes.indexOf(10); at >= 0 && at < offset; at = this.bytes.indexOf(10, at + 1)) line++
    for (const [joined, at] of this.wraps.entries()) if (at - joined <= offset) line++
    return line
  }

  /** At most `most` characters for an issue to quote, white space collapsed, credentials blotted out. */
  quote(start: number, end: number, most = 120): string {
    const run = this.bytes.subarray(start, Math.min(end, start + most * 4))
    const text = withoutCredentials(strictly(run) ?? fromWindows1252(run))
      .replace(/\s+/g, ' ')
      .trim()
    return text.length > most ? `${text.slice(0, most)}…` : text
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of bytes that are UTF-8, or `null`. */
function strictly(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Bytes as text: UTF-8 where they are, Windows-1252 where they are not. */
export const decodeText = (bytes: Uint8Array): string => textOf(contentOf(bytes))

const textOf = (bytes: Uint8Array): string => strictly(bytes) ?? fromWindows1252(bytes)

/** What is read of a file: without a byte order mark, UTF-16 turned into UTF-8, and of a mail, a web archive or a framed page the page inside. */
export function contentOf(file: Uint8Array): Uint8Array {
  const plain = withoutMark(file)
  const enclosed = enclosedPage(plain)
  return enclosed === null ? plain : new TextEncoder().encode(enclosed)
}

/** The page inside a message or a frame; most files begin as neither. */
function enclosedPage(bytes: Uint8Array): string | null {
  const first = bytes[0] ?? 0
  if ((first | 32) >= 97 && (first | 32) <= 122) return pageInMail(bytes)
  const head = first === 0x3c ? fromWindows1252(bytes.subarray(0, 200)) : ''
  return /^<(?:!doctype\s|html)/i.test(head) ? pageInFrame(textOf(bytes)) : null
}

function withoutMark(file: Uint8Array): Uint8Array {
  if (file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) return file.subarray(3)
  const wide = wideEncoding(file)
  return wide === null ? file : new TextEncoder().encode(new TextDecoder(wide).decode(file))
}

/** The kind of UTF-16 a file is in: by its mark, or because every second byte of its head is 0, as of no other text. */
function wideEncoding([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((a === 0xff && b === 0xfe) || (a && b === 0 && c && d === 0)) return 'utf-16le'
  return (a === 0xfe && b === 0xff) || (a === 0 && b && c === 0 && d) ? 'utf-16be' : null
}
