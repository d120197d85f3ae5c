import { describe, expect, it } from 'vitest'
import { fold } from '../../src/cli/fold.ts'

describe('a help page folded', () => {
  it.each([
    ['short lines are left alone', 'one\ntwo\n  three', 12, 'one\ntwo\n  three'],
    ['a paragraph is set anew', 'one two three four\nfive', 12, 'one two\nthree four\nfive'],
    ['an entry hangs below its meaning', '  ab  one two three\n      four', 12, '  ab  one\n      two\n      three\n      four'],
    ['a line below a deeper one stands for itself', '  ab: one two\n    cd ef gh ij', 12, '  ab: one\n  two\n    cd ef gh\n    ij'],
    ['an example is not broken', '  s16 read one-long-name.xml', 12, '  s16 read one-long-name.xml'],
    ['a word longer than the page stays whole', 'one unbreakable-word two', 12, 'one\nunbreakable-word\ntwo'],
  ])('%s', (_, text, width, expected) => {
    expect(fold(text, width)).toBe(expected)
  })
})
