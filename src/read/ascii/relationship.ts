import { emptyRelationship, type Filling, type Relationship } from '../../model/document.ts'
import { chunksOf, isRule, type TextLine } from './lines.ts'
import type { AsciiRecord } from './record.ts'

/** Box 6 (5 of Form 3): how the reporting person stands to the issuer. */

/** A box to tick as it is typed: `[X]`, `( )`, `|_|`, `/X/`, `__X__`, `____`, or an X alone. */
const typedBox = '(?:[\\[(|/{]\\s{0,3}([xX*_✓]?)\\s{0,3}[\\])|/}]|_*([xX])_*|_+)'

/** The box before a label: ticked, empty, or `null` where none stands. */
export function tickBefore(label: string, line: TextLine): { readonly ticked: boolean; readonly span: readonly [number, number] } | null {
  const match = new RegExp(`(?<![A-Za-z])${typedBox}\\s*${label}`, 'i').exec(line.text)
  if (!match) return null
  const inside = match[1] ?? match[2] ?? ''
  return { ticked: /[x*✓]/i.test(inside), span: [line.start + match.index, line.start + match.index + match[0].length] }
}

const labels = {
  director: 'Director',
  officer: 'Officer',
  tenPercentOwner: '10\\s?%\\s*Owner',
  other: 'Other',
} as const

type Flags = Pick<Relationship, keyof typeof labels>

/** Words of the form itself in the box. */
const constant =
  /^[\s(]*(?:check(?: all)?(?: applicable)?(?: (?:boxes|line))?|(?:all )?applicable|person\(?s?\)?|specify(?: title)?(?: below)?|give(?: title)?(?: below)?|title below|below|to issuer|director|officer|other|10\s?% owner)[\s):]*$/i

/** The ticks of the box, and the texts that go with them. */
export function relationshipIn(box: readonly TextLine[], path: string, record: AsciiRecord): Relationship {
  const told: Filling<Flags> = { director: null, officer: null, tenPercentOwner: null, other: null }
  const lines = box.filter((line) => !isRule(line))
  for (const name of Object.keys(labels) as (keyof Flags)[]) {
    for (const line of lines) {
      const tick = tickBefore(labels[name], line)
      if (!tick) continue
      told[name] = tick.ticked
      record.field(`${path}.relationship.${name}`, tick.span, tick.ticked ? 'stated' : 'inferred')
      break
    }
  }
  const texts = titlesIn(lines)
  const hasBoth = told.officer === true && told.other === true
  // A title goes on over two lines at most; where both are ticked, that of the officer stands first.
  const officer = told.officer === true ? texts.slice(0, hasBoth ? 1 : 2) : []
  const other = told.other === true ? texts.slice(hasBoth ? 1 : 0).slice(0, 2) : []
  const text = (field: string, some: readonly TextLine[]): string | null => {
    const [first, last] = [some[0], some.at(-1)]
    if (!first || !last) return null
    record.field(`${path}.relationship.${field}`, [first.start, last.start + last.text.length], 'stated')
    return some.map((one) => one.text).join(' ')
  }
  return { ...emptyRelationship, ...told, officerTitle: text('officerTitle', officer), otherText: text('otherText', other) }
}

/** A label of the box with what asks for a text after it. */
const labelled = /(?:Officer|Other|Director|10\s?%\s*Owner)\b(?:\s*\((?:give|specify)[^)]*\)?)?\s*:?/gi

/** What is written below the ticks, or after the last label of their line: the title of an officer, or how else a person is related. */
function titlesIn(lines: readonly TextLine[]): TextLine[] {
  return lines.flatMap((line) => {
    const isTicks = Object.values(labels).some((label) => tickBefore(label, line) !== null)
    const from = isTicks ? lastEnd(labelled, line.text) : 0
    return chunksOf({ text: line.text.slice(from), start: line.start + from }).flatMap((chunk) => {
      const asked = /^(?:Title|Specify)\s*:\s*/i.exec(chunk.text)?.[0].length ?? 0
      const own = { text: chunk.text.slice(asked), start: chunk.start + asked }
      return /[A-Za-z]{2}/.test(own.text) && !constant.test(own.text) ? [own] : []
    })
  })
}

/** Where the last match of a pattern ends. */
function lastEnd(pattern: RegExp, text: string): number {
  let end = 0
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length
  return end
}
