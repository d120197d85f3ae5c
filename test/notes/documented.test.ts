import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factInWords } from '../../src/notes/in-words.ts'
import { readNote } from '../../src/notes/read-notes.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/notes.md'), 'utf8')
const rows = Array.from(page.matchAll(/^\| `([a-z-]+)` \|(.*?)\| (.*) \|$/gm), ([, kind = '', value = '', example = '']) => ({
  kind,
  value,
  example,
}))

describe('docs/notes.md', () => {
  it.each(rows)('$kind: $example', ({ kind, value, example }) => {
    const fact = readNote(example).find((one) => one.kind === kind)
    expect(fact).toBeDefined()
    expect(factInWords(fact!)).not.toMatch(/null|undefined/)
    if (kind !== 'vesting') {
      const documented = value
        .replace(/ \(.*?\)/g, '')
        .replaceAll('`', '')
        .trim()
        .split(', ')
        .filter(Boolean)
      expect(Object.keys(fact!.value)).toEqual(documented)
    }
  })

  it('lists every kind', () => {
    expect(rows.length).toBe(21)
  })
})
