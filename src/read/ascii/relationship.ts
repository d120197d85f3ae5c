import { emptyRelationship, type Relationship } from '../../model/document.ts'
import { chunksOf, isRule, spanOf, type TextLine, trimmed } from './lines.ts'
import type { AsciiRecord } from './record.ts'

/** Box 6 (5 of Form 3): how the reporting person stands to the issuer. */

/** A box to tick as it is typed: `[X]`, `( )`, `|_|`, `/X/`, `__X__`, `____`, or an X alone. */
const typedBox = '(?:[\\[(|/{]\\s*([xX*_✓]?)\\s*[\\])|/}]|_*([xX])_*|(_{1,}))'

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

/** Words of the form itself in the box. */
const constant =
  /^[\s(]*(?:check(?: all)?(?: applicable)?(?: (?:boxes|line))?|(?:all )?applicable|person\(?s?\)?|specify(?: title)?(?: below)?|give(?: title)?(?: below)?|title below|below|to issuer|director|officer|other|10\s?% owner)[\s):]*$/i

export function relationshipIn(box: readonly TextLine[], path: string, record: AsciiRecord): Relationship {
  const told = { director: null, officer: null, tenPercentOwner: null, other: null } as {
    -readonly [name in keyof typeof labels]: boolean | null
  }
  const lines = box.filter((line) => !isRule(line))
  for (const name of Object.keys(labels) as (keyof typeof labels)[]) {
    for (const line of lines) {
      const tick = tickBefore(labels[name], line)
      if (!tick) continue
      told[name] = tick.ticked
      record.field(`${path}.relationship.${name}`, tick.span, tick.ticked ? 'stated' : 'inferred')
      break
    }
  }
  const texts = titlesIn(lines)
  const isOther = told.other === true && (told.officer !== true || texts.length > 1)
  const officer = told.officer === true ? (texts[0] ?? null) : null
  const other = isOther ? (texts.at(-1) ?? null) : null
  if (officer) record.field(`${path}.relationship.officerTitle`, spanOf(officer), 'stated')
  if (other) record.field(`${path}.relationship.otherText`, spanOf(other), 'stated')
  return { ...emptyRelationship, ...told, officerTitle: officer?.text ?? null, otherText: other?.text ?? null }
}

/** What is written below the ticks, or after a label: the title of an officer, or how else a person is related. */
function titlesIn(lines: readonly TextLine[]): TextLine[] {
  const texts: TextLine[] = []
  for (const line of lines) {
    const labelled = /(?:Officer|Other|Director|10\s?%\s*Owner)\b(?:\s*\((?:give|specify)[^)]*\)?)?\s*:?/gi
    let rest = line.text
    if (Object.values(labels).some((label) => tickBefore(label, line) !== null))
      rest = ' '.repeat(lastEnd(labelled, line.text)) + line.text.slice(lastEnd(labelled, line.text))
    for (const chunk of chunksOf({ text: rest, start: line.start })) {
      const own = trimmed({
        text: chunk.text.replace(/^(?:Title|Specify)\s*:\s*/i, (start) => ' '.repeat(start.length)),
        start: chunk.start,
      })
      if (own.text !== '' && /[A-Za-z]{2}/.test(own.text) && !constant.test(own.text)) texts.push(own)
    }
  }
  return texts
}

/** Where the last match of a pattern ends. */
function lastEnd(pattern: RegExp, text: string): number {
  let end = 0
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length
  return end
}
