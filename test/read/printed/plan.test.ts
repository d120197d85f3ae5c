import { describe, expect, it } from 'vitest'
import { planOf } from '../../../src/read/printed/closing/plan.ts'
import type { Tick } from '../../../src/read/printed/head/relationship.ts'
import { fixedWidthPage } from '../../../src/read/printed/pages/fixed-width-page.ts'
import { wordsOf } from '../../../src/read/printed/pages/page.ts'
import { Record } from '../../../src/read/printed/record.ts'

/** The box for Rule 10b5-1(c), of which a conversion may have lost the tick. */

const words = (text: string) => fixedWidthPage(text).lines.flatMap(wordsOf)
const box = (value: Tick['value']): Tick => ({ value, words: words('Check') })

describe('the box for Rule 10b5-1(c)', () => {
  it.each([
    ['The sales were made under a Rule 10b5-1 trading plan adopted on March 1, 2024.', true],
    ['Shares sold by Example II, L.P. (the "Fund") pursuant to plans under Rule 10b5-1(c).', true],
    ['The sale was not made pursuant to a Rule 10b5-1 plan.', null],
    ['The reporting person may adopt a Rule 10b5-1 plan.', null],
    ['Shares withheld for taxes.', null],
  ])('whose tick is lost is known by what a note says: %s', (note, value) => {
    const record = new Record(note, 0.93)
    expect(planOf(box(null), [words(note)], record)).toBe(value)
    expect(record.issues.map(({ code }) => code)).toEqual(['tick-not-visible'])
    expect(record.evidence.map(({ how }) => how)).toEqual(value ? ['inferred'] : [])
  })

  it('is what it shows where it can be seen, and nothing on a form without it', () => {
    const note = words('Sold pursuant to a Rule 10b5-1 plan.')
    expect(planOf(box(false), [note], new Record('', 1))).toBe(false)
    expect(planOf({ value: null, words: [] }, [note], new Record('', 1))).toBe(null)
  })
})
