import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, calendarFeed } from '../../src/law/calendar-feed.ts'
import { coolingOffEnd } from '../../src/law/cooling-off.ts'

const madeAt = '2026-01-31T12:00:00.123Z'
const event: CalendarEvent = {
  key: 'vests 0001181431-07-075372 II 1 2008-12-17',
  date: '2008-12-17',
  summary: 'Vests: 10,000 Stock Option; right to buy',
  description: 'first line\nsecond \\ line',
  remindDaysBefore: 7,
}

const feedOf = (...events: readonly CalendarEvent[]) => calendarFeed({ name: 'Sonus, Section 16', madeAt, events })
const lineBreak = /\r\n?|[\u0085\u2028\u2029]/g
const unfolded = (feed: string) => feed.replaceAll('\r\n ', '')

describe('a calendar feed', () => {
  it('is an iCalendar of all-day events', () => {
    expect(unfolded(feedOf(event)).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//section16//calendar//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Sonus\\, Section 16',
      'BEGIN:VEVENT',
      expect.stringMatching(/^UID:vests-0001181431-07-075372-ii-1-2008-12-17-[0-9a-f]{8}@section16$/),
      'DTSTAMP:20260131T120000Z',
      'DTSTART;VALUE=DATE:20081217',
      'DTEND;VALUE=DATE:20081218',
      'SUMMARY:Vests: 10\\,000 Stock Option\\; right to buy',
      'DESCRIPTION:first line\\nsecond \\\\ line',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Vests: 10\\,000 Stock Option\\; right to buy',
      'TRIGGER:-P7D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('keeps the identity of an event whose words change, and tells like keys apart', () => {
    const identity = (one: CalendarEvent) => /UID:(.*)/.exec(unfolded(feedOf(one)))![1]
    expect(identity({ ...event, summary: 'other', date: '2009-01-01' })).toBe(identity(event))
    expect(identity({ ...event, key: 'a b' })).not.toBe(identity({ ...event, key: 'a-b' }))
  })

  it('is in order of date whatever order it was given', () => {
    const later = { ...event, key: 'x', date: '2010-01-01' }
    expect(feedOf(later, event)).toBe(feedOf(event, later))
  })

  it.each([...'\u0085\u2028\u2029'])('has no line end but its own: %j in a summary is a line break there', (mark) => {
    expect(feedOf({ ...event, summary: `one${mark}two` })).toContain('\r\nSUMMARY:one\\ntwo\r\n')
  })

  it('folds at 75 octets without cutting a character, and loses no words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
        const feed = feedOf({ ...event, summary })
        const lines = feed.split('\r\n')
        expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
        const read = /\r\nSUMMARY:(.*)\r\n/.exec(unfolded(feed))![1]!
        const plain = read.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them
        expect(plain).toBe(summary.replace(lineBreak, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ''))
      }),
    )
  })
})

describe('the cooling-off of a 10b5-1 plan', () => {
  it('is 90 to 120 days for directors and officers, 30 for others, none before the rule', () => {
    expect(coolingOffEnd('2024-01-01', true)).toEqual({ earliest: '2024-03-31', latest: '2024-04-30' })
    expect(coolingOffEnd('2024-01-31', false)).toEqual({ earliest: '2024-03-01', latest: '2024-03-01' })
    expect(coolingOffEnd('2023-02-26', true)).toBeNull()
  })
})
