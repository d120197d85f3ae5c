import { describe, expect, it } from 'vitest'
import { cutEnds, cutTexts, proseField } from '../../../src/read/printed/closing/clipped.ts'
import { wordsCutAtEdge } from '../../../src/read/printed/closing/cut-at-edge.ts'
import { remarkWords } from '../../../src/read/printed/closing/fields.ts'
import { withWholeRule } from '../../../src/read/printed/closing/notes.ts'
import { fixedWidthPage } from '../../../src/read/printed/pages/fixed-width-page.ts'
import { textOf, wordsOf } from '../../../src/read/printed/pages/page.ts'
import { Record } from '../../../src/read/printed/record.ts'

/** Lines that run past the edge of the paper. */

const words = (text: string) => fixedWidthPage(text).lines.flatMap(wordsOf)
const filled = (length: number, end: string) => `${'holds the shares '.repeat(30).slice(0, length - end.length - 1)} ${end}`
const ends = (...texts: string[]) => [...cutEnds([texts.map(words)])].map((word) => word.text)

describe('a line as long as any', () => {
  it('is clipped where the text ends with it amid a sentence', () => {
    expect(ends(filled(230, 'partn'))).toEqual(['partn'])
    expect(ends(filled(230, 'partners.'))).toEqual([])
    expect(ends(filled(170, 'partners'))).toEqual([])
    expect(ends(filled(230, 'partners,'), '(continued from the note before) and others.')).toEqual([])
  })

  it('may have fewer letters where they are capitals', () => {
    const capitals = `${'HOLDS THE SHARES '.repeat(30).slice(0, 150)} FOR T`
    expect(ends(capitals, filled(230, 'inv'))).toEqual(['T', 'inv'])
  })

  it('is clipped amid a text where another text of the page is', () => {
    expect(ends(`${filled(230, 'which')}\nthe rest of it.`, 'A short one.', filled(231, 'inv'))).toEqual(['which', 'inv'])
    expect(ends(`${filled(230, 'which')}\nthe rest of it.`, 'A short one.')).toEqual([])
    expect(ends(`${filled(230, 'which')}\n${filled(230, 'a')}\nthe rest of it.`)).toEqual([])
  })
})

it('a clipped text shows where it lacks something, and is hardly believed', () => {
  const source = `${filled(230, 'which')}\nends here\n${filled(230, 'inv')}`
  const all = remarkWords(fixedWidthPage(source).lines)
  const record = new Record(source, 0.93)
  const text = proseField('remarks', all, { ends: cutEnds([[all]]), texts: new Set() }, false, record)
  expect(text).toContain('which… ends here')
  expect(text.endsWith('inv…')).toBe(true)
  expect(record.issues.map(({ code, path, source: from }) => [code, path, from])).toEqual([
    ['line-clipped', 'remarks', 'which'],
    ['line-clipped', 'remarks', 'inv'],
  ])
  expect(record.evidence[0]!.confidence).toBeLessThan(0.2)
})

it('of a page without lines all texts lack something that are as long as one which ends amid a sentence', () => {
  const texts = [filled(230, 'partn'), filled(420, 'partners.'), filled(150, 'partn'), 'A short one.'].map(words)
  expect([...cutTexts(texts)]).toEqual(texts.slice(0, 2))
  expect(cutTexts(texts.slice(1)).size).toBe(0)
  const capitals = words(`${'HOLDS THE SHARES '.repeat(30).slice(0, 185)} FOR T`)
  expect([...cutTexts([capitals, texts[0]!])]).toEqual([capitals, texts[0]])
})

it('the number of a rule that the end of a line parted is whole', () => {
  expect(textOf(withWholeRule(words('under a Rule 10b5- 1(c) plan of 2- 1 shares')))).toBe('under a Rule 10b5-1(c) plan of 2- 1 shares')
})

it.each([
  ['All of them were sold by the Rep', 'orting Person.', 'Reporting Person.'],
  ['All of them were sold under the', 'plan.', 'under the plan.'],
  ['All of the transactions were so', 'that no more followed.', 'so that no more'],
])('remarks filled to the last column may end a line inside a word: %s', (first, second, whole) => {
  const { lines } = fixedWidthPage(`The Reporting Person\n${first}\n${second}`)
  expect(textOf(remarkWords(lines.slice(1), wordsCutAtEdge(lines, lines.slice(1))))).toContain(whole)
})

it.each([
  [
    'a space begins the line after a full one',
    ['All of them were sold by the funds', ' and of the manager of the fun', "ds' partners."],
    "funds and of the manager of the fun ds' partners.",
  ],
  [
    'the words of full lines are whole',
    ['All of the funds and the managers a', 'nd the partners of the funds and al', 'l of the others.'],
    'managers and the partners of the funds and all of the others.',
  ],
  ['no word begins with a sign', ['Sold under the plan of Rule 10b5', '-1 of that Act.'], 'Rule 10b5-1 of that Act.'],
  [
    'lines that end between words are not full',
    ['All of them were sold by the funds', 'and the managers of all the others', 'and of the other parties, too.', 'The end.'],
    'funds and the managers of all the others and of',
  ],
])('of remarks filled to the last column %s', (_why, texts, whole) => {
  const { lines } = fixedWidthPage(texts.map((text) => `   ${text}`).join('\n'))
  expect(textOf(remarkWords(lines, wordsCutAtEdge(lines, lines)))).toContain(whole)
})
