import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance } from '../../../src/read/printed/edit-distance.ts'
import { find, findNear, flowOf } from '../../../src/read/printed/flow/flow.ts'
import { cellOf, letters, lettersOf, lettersOfLine, type Word, wholeLine, withCells } from '../../../src/read/printed/pages/page.ts'

const word = (text: string): Word => ({ text, start: 0, end: text.length, gap: 1 })
const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { maxLength: 60 })

test('the letters gathered from words are those of their text', () => {
  fc.assert(fc.property(texts, (some) => lettersOf(some.map(word)) === letters(some.join(''))))
  expect(lettersOf([word('\u212Aelv\u0130n'), word('§16(a)')])).toBe('kelvin16a')
})

test('a line with other cells has letters of its own, however it was made', () => {
  const line = wholeLine([word('Name')], 1)
  expect(lettersOfLine(line)).toBe('name')
  const other = [cellOf([word('Address')], 0)]
  expect(lettersOfLine(withCells(line, other))).toBe('address')
  expect(lettersOfLine({ ...line, cells: other })).toBe('address')
  expect(withCells(line, other).table).toBe(1)
})

test('a label is found in the words that hold its letters', () => {
  const words = ['*', '1.', 'Name', '', '(and)', 'Address*of'].map(word)
  const flow = flowOf([{ words, column: 0, columns: 1 }])
  expect(find(flow, 'nameandaddress')).toMatchObject({ start: 2, end: 6, errors: 0 })
  expect(find(flow, '1')).toMatchObject({ start: 1, end: 2 })
})

test('what is nearest to a label is as near as any letters, wherever it stands', () => {
  const quarters = ['che', 'ckt', 'his', 'box']
  const label = quarters.join('')
  const allowed = 3
  const noise = fc.string({ unit: fc.constantFrom(...label, 'z'), maxLength: 12 })
  const edit = fc.tuple(fc.nat(2), fc.nat(1), fc.constantFrom('', 'z', 'zz'))
  /** The label with all quarters spoilt but one. */
  const spoilt = fc.tuple(fc.nat(allowed), fc.array(edit, { minLength: 4, maxLength: 4 })).map(([whole, edits]) =>
    quarters
      .map((quarter, at) => {
        const [place, left, put] = edits[at]!
        return at === whole ? quarter : quarter.slice(0, place) + put + quarter.slice(place + left)
      })
      .join(''),
  )
  const pieces = fc.array(fc.oneof(noise, spoilt), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(pieces, (some) => {
      const text = some.join('')
      let least = allowed + 1
      for (let from = 0; from < text.length; from++)
        for (let size = label.length - allowed; size <= label.length + allowed && from + size <= text.length; size++)
          least = Math.min(least, distance(label, text.slice(from, from + size)))
      const near = findNear(flowOf([{ words: [word(text)], column: 0, columns: 1 }]), label, 0, text.length, 0.25)
      expect(near?.errors ?? allowed + 1).toBe(least)
      if (near) expect(distance(label, text.slice(near.from, near.to))).toBe(least)
    }),
    { numRuns: 500 },
  )
})
