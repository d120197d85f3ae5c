import fc from 'fast-check'
import { expect, test } from 'vitest'
import { find, flowOf } from '../../../src/read/printed/flow/flow.ts'
import { letters, lettersOf, type Word } from '../../../src/read/printed/pages/page.ts'

const word = (text: string): Word => ({ text, start: 0, end: text.length, gap: 1 })
const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { maxLength: 60 })

test('the letters gathered from words are those of their text', () => {
  fc.assert(fc.property(texts, (some) => lettersOf(some.map(word)) === letters(some.join(''))))
  expect(lettersOf([word('\u212Aelv\u0130n'), word('§16(a)')])).toBe('kelvin16a')
})

test('a label is found in the words that hold its letters', () => {
  const words = ['*', '1.', 'Name', '', '(and)', 'Address*of'].map(word)
  const flow = flowOf([{ words, column: 0, columns: 1 }])
  expect(find(flow, 'nameandaddress')).toMatchObject({ start: 2, end: 6, errors: 0 })
  expect(find(flow, '1')).toMatchObject({ start: 1, end: 2 })
})
