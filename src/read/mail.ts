import { fromWindows1252 } from '../model/windows-1252.ts'

/**
 * Mail messages and saved web archives (`.eml`, `.mht`): MIME (RFC 2045, 2046 and 2557) of which one part, or several, is a page with a report.
 */

/** Messages within messages, as of forwarded mail, no deeper than this. */
const deepest = 6
/** More parts than any message with a report has. */
const mostParts = 200

interface Part {
  /** `text/html`, in lower case. */
  readonly type: string
  /** The character set that is stated for it. */
  readonly charset: string | null
  readonly name: string | null
  /** Whether it stands in the message itself, as a picture of a letterhead does. */
  readonly isInline: boolean
  readonly bytes: Uint8Array
}

/** A file that a message brings along. */
export interface AttachedFile {
  /** As the message calls it, or else its type. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files beside the text of a message, without pictures that stand in it; none of what is no message. */
export const filesInMail = (bytes: Uint8Array): readonly AttachedFile[] =>
  (partsOfMail(bytes) ?? []).flatMap((part) => (isText(part) || part.isInline ? [] : [{ name: part.name ?? part.type, bytes: part.bytes }]))

const isText = ({ type }: Part): boolean => type.startsWith('text/') || type.endsWith('xml')

/**
 * The page or pages with a report that a message holds, one after the other, or else its text; `null` for what is no message.
 */
export function pageInMail(bytes: Uint8Array): string | null {
  const parts = partsOfMail(bytes)
    ?.filter(isText)
    .map(({ type, charset, bytes }) => ({ type, text: textOf(bytes, charset) }))
  if (!parts) return null
  for (const type of ['text/xml', 'application/xml', 'text/html', 'application/xhtml+xml', 'text/plain']) {
    const reports = parts.filter((part) => part.type === type && /beneficial[\s\S]{0,40}ownership|ownershipDocument/i.test(part.text))
    if (reports.length > 0) return reports.map(({ text }) => text).join('\n')
  }
  return parts.map(({ text }) => text).join('\n')
}

function partsOfMail(bytes: Uint8Array): Part[] | null {
  if (!isMail(latinOf(bytes.subarray(0, 40_000)))) return null
  const parts: Part[] = []
  gather(latinOf(bytes), 0, parts)
  return parts
}

/** Header fields, of which one tells the version of MIME, before the first blank line. */
function isMail(head: string): boolean {
  if (!/^(?:From |[A-Za-z][\w-]{1,60}:)/.test(head)) return false
  const end = /\r?\n\r?\n/.exec(head)
  return end !== null && /^(?:MIME-Version|Content-Type):/im.test(head.slice(0, end.index))
}

/** Adds the parts that a message or part holds. */
function gather(file: string, depth: number, parts: Part[]): void {
  const blank = /\r?\n\r?\n/.exec(file)
  if (blank === null || depth > deepest || parts.length >= mostParts) return
  const fields = fieldsOf(file.slice(0, blank.index))
  const body = file.slice(blank.index + blank[0].length)
  const stated = fields.get('content-type') ?? 'text/plain'
  const type = /^[^;\s]*/.exec(stated)![0].toLowerCase()
  if (type.startsWith('multipart/')) {
    const boundary = parameter(stated, 'boundary')
    if (boundary) for (const one of partsBetween(body, boundary)) gather(one, depth + 1, parts)
    return
  }
  const bytes = decoded(body, (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase())
  if (type === 'message/rfc822') gather(latinOf(bytes), depth + 1, parts)
  else {
    const disposition = fields.get('content-disposition') ?? ''
    parts.push({
      type,
      charset: parameter(stated, 'charset'),
      name: parameter(disposition, 'filename') ?? parameter(stated, 'name'),
      isInline: /^inline\b/i.test(disposition) || (disposition === '' && fields.has('content-id')),
      bytes,
    })
  }
}

/** Fields of a header by their names in lower case; a line that begins with white space goes on with the one before. */
function fieldsOf(header: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of header.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return fields
}

/** A parameter of a field: `charset=utf-8`, `boundary="…"`. */
function parameter(field: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,200})"|([^;\\s]{1,200}))`, 'i').exec(field)
  return match ? (match[1] ?? match[2] ?? null) : null
}

/** What stands between the lines of a boundary (RFC 2046, 5.1.1); the last of a file that breaks off ends with it. */
function partsBetween(body: string, boundary: string): string[] {
  const mark = `--${boundary}`
  const parts: string[] = []
  let from = -1
  for (let at = lineWith(body, mark, 0); at >= 0; at = lineWith(body, mark, at + mark.length)) {
    if (from >= 0) parts.push(body.slice(from, at))
    if (parts.length >= mostParts || body.startsWith('--', at + mark.length)) return parts
    const end = body.indexOf('\n', at)
    if (end < 0) return parts
    from = end + 1
  }
  if (from >= 0) parts.push(body.slice(from))
  return parts
}

/** Where the next line begins that starts with a mark. */
function lineWith(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) if (at === 0 || text[at - 1] === '\n') return at
  return -1
}

/** The bytes that a body stands for (RFC 2045, 6). */
function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return fromBase64(body)
  return bytesOf(encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body)
}

const fromQuotedPrintable = (text: string): string =>
  text
    .replace(/(?<![ \t])[ \t]+(?=\r?$)/gm, '')
    .replace(/=(?:([0-9A-Fa-f]{2})|\r?\n)/g, (_, digits: string | undefined) =>
      digits === undefined ? '' : String.fromCharCode(Number.parseInt(digits, 16)),
    )

const digits64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const digit64 = new Map(Array.from(digits64, (digit, value) => [digit.charCodeAt(0), value]))

/** Signs that are no digits are passed over (RFC 2045, 6.8). */
function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const value = digit64.get(text.charCodeAt(at))
    if (value === undefined) continue
    bits = ((bits << 6) | value) & 0xffffff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[length++] = (bits >> count) & 255
  }
  return bytes.subarray(0, length)
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** Bytes as text, one character a byte. */
function latinOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** Bytes in the character set that is stated, UTF-8 where none is, or else Windows-1252. */
function textOf(bytes: Uint8Array, charset: string | null): string {
  for (const label of charset === null ? ['utf-8'] : [charset, 'utf-8']) {
    try {
      const decoder = new TextDecoder(label, { fatal: true })
      return decoder.encoding === 'windows-1252' ? fromWindows1252(bytes) : decoder.decode(bytes)
    } catch (error) {
      // The label names no character set, or the bytes are not of it.
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error
    }
  }
  return fromWindows1252(bytes)
}
