import { describe, expect, it } from 'vitest'
import { readNote } from '../../src/notes/read-notes.ts'
import { readVesting } from '../../src/notes/vesting.ts'
import { saidOf } from './vesting-labels.ts'
import { wordings } from './wordings.ts'

const schedules = wordings().filter(({ vesting }, at) => /^\d|^[gc]/.test(vesting) && at % 9 === 0)

/** The same words, set otherwise. */
const settings: readonly (readonly [name: string, set: (text: string) => string])[] = [
  ['two spaces', (text) => text.replaceAll(' ', '  ')],
  ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['broken lines', (text) => text.replaceAll(', ', ',\n')],
  ['the number of the note', (text) => `(1) ${text}`],
  ['the id of the note', (text) => `F2: ${text}`],
  ["RSU's", (text) => text.replaceAll(/\bRSUs\b/g, "RSU's")],
  ['Vest', (text) => text.replaceAll(/\bvest/g, 'Vest')],
]

describe('a note set otherwise', () => {
  it.each(settings)('%s', (_, set) => {
    for (const { text } of schedules) {
      const plain = readVesting(text)
      const read = readVesting(set(text))
      expect([text, saidOf(read ? [read] : [])]).toEqual([text, saidOf(plain ? [plain] : [])])
      if (plain && read) {
        const quoted = (note: string, [start, end]: readonly [number, number]) =>
          note
            .slice(start, end)
            .replaceAll(/[\s'’]+/g, '')
            .toLowerCase()
        expect(quoted(set(text), read.span)).toBe(quoted(text, plain.span))
      }
    }
  })
})

/** Notes of other kinds whose wordings have several holders, prices, plans and taxes. */
const others = wordings().filter(({ facts }, at) => facts !== 'none' && at % 11 === 0)

describe('what a note says beside vesting', () => {
  const said = (text: string) =>
    readNote(text)
      .filter(({ kind }) => kind !== 'vesting')
      .map(({ kind, value }) => `${kind} ${JSON.stringify(value)}`)
  it.each(settings.slice(0, 5))('%s', (_, set) => {
    for (const { text } of others) expect([text, ...said(set(text))]).toEqual([text, ...said(text)])
  })
})
