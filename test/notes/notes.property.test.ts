import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNote } from '../../src/notes/read-notes.ts'
import { longestNote } from '../../src/notes/reading-line.ts'

const opening = 'Sold under a 10b5-1 plan adopted May 3, 2021 at prices ranging from'
const price = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`)

describe('notes', () => {
  it('quote the words they were read from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), price, price, (before, after, low, high) => {
        const text = `${before}. ${opening} $${low} to $${high}. ${after}`
        for (const { span, confidence } of readNote(text)) {
          expect(span[0]).toBeLessThan(span[1])
          expect(span[1]).toBeLessThanOrEqual(text.length)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('give the figures as they stand, however the words are spaced and cased', () => {
    fc.assert(
      fc.property(price, price, fc.constantFrom(' ', '  ', '\n', '\u00a0'), fc.boolean(), (one, other, space, upper) => {
        const text = `${opening} $${one} to $${other} per share.`.replaceAll(' ', space)
        const facts = readNote(upper ? text.toUpperCase() : text)
        const range = facts.find((fact) => fact.kind === 'price-range')
        expect([range?.value.low, range?.value.high].sort()).toEqual([one, other].sort())
        expect(facts.find((fact) => fact.kind === 'plan-adoption')?.value.date).toBe('2021-05-03')
      }),
    )
  })

  it('say the same each time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readNote(text)).toEqual(readNote(text))
      }),
    )
  })

  it('find nothing in words without meaning', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{3,9}$/), { maxLength: 30 }), (words) => {
        expect(readNote(words.join(' '))).toEqual([])
      }),
    )
  })

  it('are read in time that grows with their length alone', () => {
    const hostile = [
      'shares withheld '.repeat(2000),
      'each share '.repeat(2000),
      '1,'.repeat(10_000),
      '('.repeat(20_000),
      'held by The A '.repeat(1500),
      'includes # 5 shares and '.repeat(900),
      `${'a '.repeat(9_000)}tax`,
    ]
    for (const text of hostile) expect(readNote(text.slice(0, longestNote)).length).toBeLessThan(longestNote)
  })
})
