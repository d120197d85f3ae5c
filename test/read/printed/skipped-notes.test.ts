import { expect, it } from 'vitest'
import { notesIn } from '../../../src/read/printed/closing/notes.ts'
import { fixedWidthPage } from '../../../src/read/printed/pages/fixed-width-page.ts'
import { textOf } from '../../../src/read/printed/pages/page.ts'
import { tabbedPage } from '../../../src/read/printed/pages/piped-page.ts'

/** Notes of a list in which a note is missing. */

const read = (notes: ReturnType<typeof notesIn>) => notes.map(({ number, words }) => [number, textOf(words)])

it('the paragraph after a missing note is a note of its own', () => {
  const { lines } = tabbedPage('1. Sold in several lots.\n\n3. Held by the spouse.')
  expect(read(notesIn(lines))).toEqual([
    [1, 'Sold in several lots.'],
    [3, 'Held by the spouse.'],
  ])
})

it('a line of wrapped text that begins with a number goes on with its note', () => {
  const { lines } = fixedWidthPage('1. Sold in the lots that are told of in note\n3. Held by the spouse.')
  expect(read(notesIn(lines))).toEqual([[1, 'Sold in the lots that are told of in note 3. Held by the spouse.']])
})
