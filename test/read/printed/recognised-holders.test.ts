import { describe, expect, test } from 'vitest'
import { holdersIn } from '../../../src/read/printed/recognised/named-holders.ts'
import { recognisedForm } from './recognised-form.ts'

/** Holders that a recognised form names, in cases of our own. */

const namesOf = (text: string) => holdersIn([text]).map((name) => name.join(' '))

test.each([
  ['Held of record by The Meadow Fund IV, LP ("Meadow IV") and Meadow GP, L.L.C.', ['The Meadow Fund IV, LP', 'Meadow GP, L.L.C.']],
  ['Ms. Roe is a member of Hill Grove XIl, LLC. She disclaims it.', ['Hill Grove XII, LLC']],
  ['the general partner of Lake Growth Fund III - Shore Partners, L.P. (LGF)', ['Lake Growth Fund III - Shore Partners, L.P.']],
  ['Held by the Roe Family Trust for which she is trustee, and by Roe 2021 Unitrust II.', ['Roe Family Trust', 'Roe 2021 Unitrust II']],
  ['Held by Meadow U.S, Growth Fund, L.P for its partners.', ['Meadow U.S. Growth Fund, L.P.']],
  ['The shares were sold under a trust agreement.', []],
])('%s', (text, names) => expect(namesOf(text)).toEqual(names))

describe('a nature of ownership of which recognition lost words', () => {
  const natures = (...cells: readonly string[]) =>
    recognisedForm(
      cells.map((cell, at) => `Common Stock 03/05/2020 J 100 A $0 ${at + 1},100 I ${cell}`),
      [],
      ['1. Held by Meadow Growth Fund IV, L.P. and Meadow Venture Principals Fund, LLC. Each disclaims beneficial ownership.'],
    ).document.nonDerivative.map((row) => row.natureOfOwnership?.value ?? null)

  test('is the name of the one holder in the notes that has the words', () => {
    expect(natures('Meadow Growth Fvnd IV,', 'IV, Meadow Principals Fund, LLC')).toEqual([
      'Meadow Growth Fund IV, L.P.',
      'Meadow Venture Principals Fund, LLC',
    ])
  })

  test('stays unknown where several holders have them', () => expect(natures('Meadow Fund')).toEqual([null]))

  test('begins as the others of its table do', () => {
    expect(natures('By Meadow Growth Fund IV, L.P.', 'Principals Fund, LLC')).toEqual([
      'By Meadow Growth Fund IV, L.P.',
      'By Meadow Venture Principals Fund, LLC',
    ])
  })

  test('is what natures commonly say, where the rest is of the name in the row before', () => {
    expect(natures('Meadow Growth Fund IV,', 'Fund IV, By estate planning vehicle')).toEqual([
      'Meadow Growth Fund IV, L.P.',
      'By estate planning vehicle',
    ])
  })
})

describe('the note that alone speaks of a holder', () => {
  const marked = (natures: readonly string[], notes: readonly string[]) =>
    recognisedForm(
      natures.map((cell, at) => `Common Stock 03/05/2020 J 100 A $0 ${at + 1},100 I ${cell}`),
      [],
      notes,
    ).document.nonDerivative.map((row) => row.natureOfOwnership?.footnotes)

  const notes = [
    '1. Distributed in kind to the partners.',
    '2. The shares are held by Meadow Growth Fund IV, L.P. Ms. Roe disclaims beneficial ownership of them.',
    '3. The shares are held by Meadow Ventures, LLC. Ms. Roe disclaims beneficial ownership of them.',
  ]

  test('is marked at his name, though its mark is lost or misread', () => {
    expect(marked(['By Meadow Growth Fund IV, L.P.', 'By Meadow Ventures, LLC (8)'], notes)).toEqual([['F2'], ['F3']])
  })

  test('is not, where it only says who files, or another speaks of him too', () => {
    const filing = '1. This form is filed jointly by Meadow Growth Fund IV, L.P. and Ms. Roe.'
    expect(marked(['By Meadow Growth Fund IV, L.P.'], [filing, '2. Distributed in kind.'])).toEqual([[]])
    expect(marked(['By Meadow Ventures, LLC'], [...notes, '4. Meadow Ventures, LLC owned more before.'])).toEqual([[]])
  })

  test('has with it the note that it is continued in', () => {
    const more = '4. (continued from footnote 3) and so does Mr. Doe.'
    expect(marked(['By Meadow Ventures, LLC'], [...notes, more])).toEqual([['F3', 'F4']])
  })
})
