import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { NoteFact } from '../../src/notes/fact.ts'
import { bytesOf, corpusFolder, haveCorpus, ownershipFiles } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../oracle/saxes-reader.ts'

/**
 * Notes of the corpus read by hand. The labels hold the place of a note and what it says; the words are taken from the corpus when it is there.
 * `notes.tsv` holds every shape of note about prices, Rule 10b5-1 and tax, and 350 others drawn at random; `fresh-1.tsv` another 120 of shapes
 * not seen before, labelled before they were read by the program; `holders.tsv` notes drawn at random that may name a holder, labelled for that
 * alone; `corpus-4.tsv` one note of every shape that `notes.tsv` and `fresh-1.tsv` do not name, with every field of its facts.
 */

export interface ExpectedFact {
  readonly kind: string
  /** The figures that must agree: `{ low: '1.93' }`. */
  readonly value: Readonly<Record<string, string>>
}

export interface LabelledNote {
  readonly file: string
  readonly note: string
  readonly text: string
  readonly expected: readonly ExpectedFact[]
}

/** Kinds that the labels cover: a fact of one of these that is not labelled is wrong. */
export const labelledKinds = [
  'price-range',
  'plan-adoption',
  'tax-withholding',
  'trading-plan',
  'plan-change',
  'included-shares',
  'disclaimer',
  'indirect-holder',
  'gift',
  'ratio',
] as const

/** A note of the corpus with its place. */
export interface CorpusNote {
  readonly file: string
  readonly note: string
  readonly text: string
}

/** Every footnote and remark of the corpus' ownership documents, read by the independent reader. */
export function corpusNotes(): readonly CorpusNote[] {
  if (!haveCorpus) return []
  return ownershipFiles().flatMap((path) => {
    const xml = ownershipXmlIn(new TextDecoder().decode(bytesOf(path)))
    const file = relative(corpusFolder, path)
    try {
      const { footnotes, remarks } = readWithSaxes(xml)
      const notes = footnotes.map(({ id, text }) => ({ file, note: id, text }))
      return remarks === null ? notes : [...notes, { file, note: 'remarks', text: remarks }]
    } catch (error) {
      // what the strict reader refuses is no ownership document, and has no notes to label
      if (error instanceof Error && /^document type|^\d+:|undefined|Cannot read/.test(error.message)) return []
      throw error
    }
  })
}

/** Facts as the label files write them: `price-range low=10.00 high=10.45; disclaimer`, or `none`. */
export function parse(words: string): ExpectedFact[] {
  if (words === 'none') return []
  return words.split('; ').map((one) => {
    const [kind = '', ...rest] = one.split(/ (?=[a-z]+=)/)
    return { kind, value: Object.fromEntries(rest.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)])) }
  })
}

/** The labelled notes with their words; empty without the corpus. */
export function labelledNotes(file = 'notes.tsv'): readonly LabelledNote[] {
  const texts = new Map(corpusNotes().map((one) => [`${one.file}\t${one.note}`, one.text]))
  return readFileSync(join(import.meta.dirname, 'labels', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [path = '', note = '', facts = ''] = line.split('\t')
      const text = texts.get(`${path}\t${note}`)
      return text === undefined ? [] : [{ file: path, note, text, expected: parse(facts) }]
    })
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^a-z0-9]/g, '')

/** Whether a fact is the one expected; `name=-` is a holder without a name, `date=-` a day that the words do not tell. */
export function agrees(expected: ExpectedFact, fact: NoteFact): boolean {
  if (expected.kind !== fact.kind) return false
  const value: Readonly<Record<string, unknown>> = fact.value
  return Object.entries(expected.value).every(([key, wanted]) => {
    const got = value[key]
    if (wanted === '-') return got === null
    return key === 'name' ? typeof got === 'string' && bare(got).startsWith(bare(wanted)) : got === wanted
  })
}

/** One note scored: the expected facts found, those missed, and those found that are not so. */
export function scored(note: LabelledNote, facts: readonly NoteFact[]) {
  const left = [...facts.filter((fact) => (labelledKinds as readonly string[]).includes(fact.kind))]
  const right: ExpectedFact[] = []
  const missed: ExpectedFact[] = []
  for (const expected of note.expected) {
    const at = left.findIndex((fact) => agrees(expected, fact))
    if (at < 0) missed.push(expected)
    else {
      right.push(expected)
      left.splice(at, 1)
    }
  }
  // the same ratio or disclaimer told twice in one note is not wrong
  const wrong = left.filter(
    (fact) => !note.expected.some((expected) => ['ratio', 'disclaimer'].includes(fact.kind) && agrees(expected, fact)),
  )
  return { right, missed, wrong }
}
