import { describe, expect, it } from 'vitest'
import { fixedWidthPage } from '../../../src/read/printed/pages/fixed-width-page.ts'
import { wordsOf } from '../../../src/read/printed/pages/page.ts'
import { tabbedPage } from '../../../src/read/printed/pages/piped-page.ts'
import { withTypedMarks } from '../../../src/read/printed/table/typed-marks.ts'
import { markOf } from '../../../src/read/printed/table/values.ts'

const marksIn = (page: ReturnType<typeof tabbedPage>, published: boolean) =>
  withTypedMarks({ tableI: page.lines, tableII: [], published }).tableI.map((line) =>
    wordsOf(line).flatMap((word) => markOf(word)?.note ?? []),
  )

const glued = 'Class B Stock (2)\tC(1)\t100\t0(3)\nCommon Stock(4)\tC(1)\t200\t0\n'

describe('the number of a note that a title ends with', () => {
  it('is typed where the web page sets its marks without white space', () => {
    expect(marksIn(tabbedPage(glued), false)).toEqual([
      [1, 3],
      [4, 1],
    ])
  })

  it('is a mark where others stand apart too, or the stylesheets printed it', () => {
    expect(marksIn(tabbedPage(glued.replace('0(3)', '0 (3)')), false)).toEqual([
      [2, 1, 3],
      [4, 1],
    ])
    expect(marksIn(tabbedPage(glued), true)).toEqual([
      [2, 1, 3],
      [4, 1],
    ])
  })

  it('is typed where a text browser raises the others', () => {
    const text = 'Class B Stock (2)   C^(1)     100    0 ^(3)\nCommon Stock ^(4)   C^(1)     200    0\n'
    expect(marksIn(fixedWidthPage(text), true)).toEqual([
      [1, 3],
      [4, 1],
    ])
  })
})
