import { describe, expect, it } from 'vitest'
import { readNote, readNotes } from '../../src/notes/read-notes.ts'
import { bytesOf, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../oracle/saxes-reader.ts'
import { labelledKinds, labelledNotes, scored } from './labels.ts'

describe.skipIf(!haveCorpus)(`notes of the corpus${haveCorpus ? '' : ` (${withoutCorpus})`}`, () => {
  it('say what was read by hand', () => {
    const notes = labelledNotes()
    expect(notes.length).toBeGreaterThanOrEqual(400)
    const results = notes.map((note) => scored(note, readNote(note.text)))
    for (const kind of labelledKinds) {
      const count = (which: 'right' | 'missed' | 'wrong') =>
        results.reduce((sum, one) => sum + one[which].filter((fact) => fact.kind === kind).length, 0)
      expect.soft(count('right') / (count('right') + count('wrong')), `${kind}: precision`).toBeGreaterThanOrEqual(0.95)
      expect.soft(count('right') / (count('right') + count('missed')), `${kind}: recall`).toBeGreaterThanOrEqual(0.95)
    }
  })

  it('say in every field what was read by hand of the shapes that were left', () => {
    const notes = labelledNotes('corpus-4.tsv')
    expect(notes.length).toBeGreaterThan(600)
    const results = notes.map((note) => ({ ...note, ...scored(note, readNote(note.text)) }))
    const count = (which: 'right' | 'missed' | 'wrong') => results.reduce((sum, one) => sum + one[which].length, 0)
    expect(results.filter(({ wrong }) => wrong.length > 0).map(({ file, note }) => `${file} ${note}`)).toEqual([])
    expect(count('right') / (count('right') + count('missed'))).toBeGreaterThanOrEqual(0.99)
  })

  it('name the holders that were read by hand', () => {
    const results = labelledNotes('holders.tsv').map((note) => scored(note, readNote(note.text)))
    const right = results.flatMap((one) => one.right).length
    const wrong = results.flatMap((one) => one.wrong).filter(({ kind }) => kind === 'indirect-holder').length
    const missed = results.flatMap((one) => one.missed).length
    expect(right).toBeGreaterThan(30)
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.95)
    expect(right / (right + missed)).toBeGreaterThanOrEqual(0.85)
  })

  it('carry the boxes that mark them', () => {
    let placed = 0
    for (const path of ownershipFiles().slice(0, 60)) {
      const xml = ownershipXmlIn(new TextDecoder().decode(bytesOf(path)))
      if (!xml.startsWith('<ownershipDocument')) continue
      const document = readWithSaxes(xml)
      const tables = { I: document.nonDerivative, II: document.derivative }
      for (const { footnote, rows } of readNotes(document)) {
        for (const { table, row, field } of rows) {
          placed++
          const [name = '', below] = field.split('.')
          const box: unknown = Reflect.get(tables[table][row - 1] ?? {}, name)
          const marked = below === undefined ? box : Reflect.get(Object(box), below)
          expect(Reflect.get(Object(marked), 'footnotes')).toContain(footnote)
        }
      }
    }
    expect(placed).toBeGreaterThan(50)
  })
})
