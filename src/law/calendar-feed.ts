import { addDays } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'

/** A calendar feed (iCalendar, RFC 5545) of days that matter to an owner or an issuer. */

export interface CalendarEvent {
  /** Stable name of what the day belongs to: the same thing has the same key in every feed, whatever its words. */
  readonly key: string
  readonly date: IsoDate
  /** One line, as a calendar shows it. */
  readonly summary: string
  /** More, with the rule and its source; may have line breaks. */
  readonly description: string
  /** Days before at which to remind; `null` for no reminder. */
  readonly remindDaysBefore: number | null
}

export interface CalendarFeed {
  readonly name: string
  /** When the feed was made, UTC: `2026-01-31T12:00:00Z`. The only thing in a feed that changes by itself. */
  readonly madeAt: string
  readonly events: readonly CalendarEvent[]
}

/**
 * The feed as text: all-day events in order of date, each with an identity that stays (so that a calendar updates it instead of doubling
 * it), lines ended by CR LF and folded at 75 octets, text escaped.
 */
export function calendarFeed({ name, madeAt, events }: CalendarFeed): string {
  const stamp = madeAt.replace(/[-:]|\.\d+/g, '')
  const ordered = [...events].sort((a, b) => a.date.localeCompare(b.date) || a.key.localeCompare(b.key))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//section16//calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...ordered.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const eventLines = ({ key, date, summary, description, remindDaysBefore }: CalendarEvent, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${identity(key)}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
  `DTEND;VALUE=DATE:${addDays(date, 1).replaceAll('-', '')}`,
  `SUMMARY:${escaped(summary)}`,
  ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
  'TRANSP:TRANSPARENT',
  ...(remindDaysBefore === null
    ? []
    : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:-P${remindDaysBefore}D`, 'END:VALARM']),
  'END:VEVENT',
]

/**
 * A backslash before backslash, semicolon and comma; line breaks as `\n`, also those of Unicode, at which some readers of feeds end a line;
 * other control characters go (RFC 5545, 3.3.11).
 */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the format forbids
    .replace(/[\u0000-\u001f\u007f]/g, '')

/** Letters, digits and hyphens of the key; what is lost to that is told apart by a checksum of the whole. */
function identity(key: string): string {
  const name = key
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  let checksum = 0x811c9dc5
  for (const byte of new TextEncoder().encode(key)) checksum = Math.imul(checksum ^ byte, 0x01000193) >>> 0
  return `${name}-${checksum.toString(16).padStart(8, '0')}@section16`
}

/** No line over 75 octets of UTF-8; what follows begins with a space, and no character is cut (RFC 5545, 3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder()
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > 75) {
      parts.push(part)
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
