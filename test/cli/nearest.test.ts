import { expect, it } from 'vitest'
import { nearestOf } from '../../src/cli/nearest.ts'
import { verbs } from '../../src/cli/verb.ts'

it.each([
  ['reed', 'read'],
  ['raed', 'read'],
  ['loads', 'load'],
  ['leger', 'ledger'],
  ['scren', 'screen'],
  ['shortswing', 'short-swing'],
  ['short', 'short-swing'],
  ['chekc', 'check'],
  ['frob', undefined],
  ['seat', undefined],
])('%s is taken for %s', (typed, meant) => {
  expect(nearestOf(typed, Object.keys(verbs))).toBe(meant)
})
