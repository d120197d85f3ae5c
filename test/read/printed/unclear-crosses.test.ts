import { expect, it } from 'vitest'
import type { OwnerRow } from '../../../src/read/printed/head/owner-table.ts'
import { noTick } from '../../../src/read/printed/head/relationship.ts'
import { withCrossesBelow } from '../../../src/read/printed/head/unclear-crosses.ts'
import type { Word } from '../../../src/read/printed/pages/page.ts'

const cross = (x: number): Word => ({ text: 'X', start: 0, end: 1, gap: 1, x: [x, x + 1], page: 2 })
const row = (...unclear: Word[]): OwnerRow => ({ words: [], director: [], tenPercentOwner: [], officer: [], other: [], unclear })
const ticked = { value: true, words: [] }
const ticks = { director: ticked, tenPercentOwner: ticked, officer: noTick, other: noTick }

it('crosses on a page without headings stand in the columns of the first owner, whom box 5 tells', () => {
  const rows = withCrossesBelow([row(cross(40), cross(52)), row(cross(53)), row(cross(70))], ticks)
  expect(rows.map((one) => [one.director.length, one.tenPercentOwner.length, one.unclear.length])).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [0, 0, 1],
  ])
})

it('and stay unclear where box 5 ticks more or fewer', () => {
  const rows = [row(cross(40)), row(cross(40))]
  expect(withCrossesBelow(rows, ticks)).toEqual(rows)
})
