import { expect, it } from 'vitest'
import type { Word } from '../../../src/read/printed/pages/page.ts'
import { withDoubtfulDates } from '../../../src/read/printed/recognised/lone-dates.ts'
import { columnsOf } from '../../../src/read/printed/table/columns.ts'
import type { PrintedRow } from '../../../src/read/printed/table/rows.ts'

const word = (text: string): Word => ({ text, start: 0, end: text.length, gap: 1 })

/** A row of Table II of a Form 3 with these days, and how sure what stands in each of its boxes is. */
function sureness(days: { readonly exerciseDate?: string; readonly expirationDate?: string }): (number | undefined)[] {
  const boxes = columnsOf('3', 'II').map((column) => {
    const day = days[column.field as keyof typeof days]
    return { column, words: day === undefined ? [] : [word(day)] }
  })
  const row: PrintedRow = { boxes, misfit: 0, aligned: true }
  const [read] = withDoubtfulDates([row], '2020-03-01')
  return read!.boxes.flatMap(({ words }) => words.map(({ certainty }) => certainty))
}

it('a lone day that does not suit its box is doubtful: what expires at once, what is exercisable only after many years', () => {
  expect(sureness({ expirationDate: '06/01/2020' })).toEqual([0.3])
  expect(sureness({ exerciseDate: '03/13/2029' })).toEqual([0.3])
})

it('a day that suits its box, and two days of one row, are as sure as they were read', () => {
  expect(sureness({ expirationDate: '03/13/2029' })).toEqual([undefined])
  expect(sureness({ exerciseDate: '06/01/2020' })).toEqual([undefined])
  expect(sureness({ exerciseDate: '06/01/2020', expirationDate: '03/01/2021' })).toEqual([undefined, undefined])
})
