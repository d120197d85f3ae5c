import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vestingSchedule } from '../../src/law/vesting.ts'
import { add, isZero } from '../../src/model/decimal.ts'
import type { Period, VestingPoint, VestingStatement, VestingTerms, VestingTranche } from '../../src/model/vesting.ts'
import { readVestings } from '../../src/notes/vesting.ts'
import { corpusFolder, haveCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../oracle/saxes-reader.ts'

/**
 * What notes of the corpus say about vesting, read and set down by hand, one footnote a line of `vesting-labels.tsv`. `expected` is
 * `nothing`, `vested`, `undeterminable`, or the parts in order, each `DAY AMOUNT`; several awards are parted by ` || `:
 *
 *   u=6000                the units of the award, where the note tells of a part of a balance or of several awards
 *
 *   g, c, p, 2024-03-01   the grant, the vesting commencement date, the day of the part before, a named day; `g=…`, `c=…` give a date
 *   g+1y, p+3m            counted from there; `c>05-25/11-25` the first of these days of the year after it
 *   every 1m x36          a run of days; `until 2026-01-01` instead of a count; `clock` where the first comes one period after the day named;
 *                         `day 25` for the day of the month
 *   1/48, 935u, rest      of the grant, units, what is left; after a run `each` or `spread`
 */
export interface VestingLabel {
  readonly file: string
  readonly footnote: string
  readonly expected: string
}

export function vestingLabels(): VestingLabel[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, 'vesting-labels.tsv'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [file = '', footnote = '', expected = ''] = line.split('\t')
    return { file, footnote, expected }
  })
}

function periodOf(text: string): Period {
  const [, count = '1', unit = ''] = /^(\d+)([ymwd])$/.exec(text) ?? []
  const n = Number(count)
  return { months: unit === 'y' ? 12 * n : unit === 'm' ? n : 0, days: unit === 'w' ? 7 * n : unit === 'd' ? n : 0 }
}

const anchors = { g: 'grant', c: 'commencement', p: 'previous' } as const

function pointOf(text: string): VestingPoint {
  if (/^\d/.test(text)) return { kind: 'date', date: text }
  const anchor = anchors[text[0] as keyof typeof anchors]
  if (text[1] === '>') return { kind: 'next', anchor, daysOfYear: text.slice(2).split('/') }
  const spans = text.slice(1).split('+').filter(Boolean).map(periodOf)
  return {
    kind: 'after',
    anchor,
    period: spans.reduce((sum, one) => ({ months: sum.months + one.months, days: sum.days + one.days }), { months: 0, days: 0 }),
  }
}

function trancheOf(text: string): VestingTranche {
  const words = text.split(' ')
  const each = words.at(-1) === 'each'
  const amountText = words.at(each || words.at(-1) === 'spread' ? -2 : -1)!
  const [numerator, denominator] = amountText.split('/').map(Number)
  const said = (word: string) => (words.includes(word) ? words[words.indexOf(word) + 1]! : null)
  const day = said('day')
  const times = words.find((word) => /^x\d+$/.test(word))
  const every = said('every') ?? (day === null ? null : '12m')
  const until = said('until')
  return {
    amount:
      amountText === 'rest'
        ? { kind: 'remainder' }
        : amountText.endsWith('u')
          ? { kind: 'units', units: amountText.slice(0, -1) }
          : { kind: 'fraction', numerator: numerator!, denominator: denominator! },
    each: each || every === null || !words.includes('every'),
    start: pointOf(words[0]!),
    series:
      every === null
        ? null
        : {
            every: periodOf(every),
            times: times ? Number(times.slice(1)) : words.includes('every') ? null : 1,
            until: until === null ? null : pointOf(until),
            startMeans: words.includes('clock') ? 'clock' : 'first',
            dayOfMonth: day === null ? null : Number(day),
          },
  }
}

/** The terms that a label sets down, of its first award, or `null` for one that is no schedule. */
export function labelledTerms(expected: string): VestingTerms | null {
  if (/^[a-z]{2}/.test(expected)) return null
  const parts = expected.split(' || ')[0]!.split('; ')
  const dated = (letter: string) => parts.find((part) => part.startsWith(`${letter}=`))?.slice(2) ?? null
  return {
    grantDate: dated('g'),
    commencementDate: dated('c'),
    units: dated('u'),
    tranches: parts.filter((part) => part[1] !== '=').map(trancheOf),
    flags: [],
  }
}

/** The days and exact units for a grant in mid-month and one on the 31st: two terms that agree on both say the same. */
export function schedulesOf(terms: VestingTerms): string {
  const inUnits = terms.tranches.flatMap(({ amount, each, series }) =>
    amount.kind === 'units' && (series === null || !each) ? [amount.units] : [],
  )
  const total = inUnits.reduce(add, '0')
  const wholeInUnits = inUnits.length === terms.tranches.length && !isZero(total)
  const units = terms.units ?? (wholeInUnits ? total : '1000000')
  return ['2016-06-15', '2015-10-31']
    .map((date) => {
      const found = vestingSchedule(terms, { date, units }, 'fractional')
      return found.lines === null ? found.reason : found.lines.map((line) => `${line.date} ${line.units}`).join(', ')
    })
    .join(' | ')
}

/** What was read, award by award; `nothing` without one. */
export const saidOf = (statements: readonly VestingStatement[]): string =>
  statements.length === 0 ? 'nothing' : statements.map((one) => (one.kind === 'schedule' ? schedulesOf(one.terms) : one.kind)).join(' || ')

/** What a label expects, in the same words. */
export const expectedOf = (label: string): string =>
  label
    .split(' || ')
    .map((award) => {
      const terms = labelledTerms(award)
      return terms ? schedulesOf(terms) : award
    })
    .join(' || ')

export interface VestingReading extends VestingLabel {
  readonly text: string
  /** Whether the label sets down a schedule. */
  readonly isSchedule: boolean
  /** What was read: a schedule written out, or `nothing`, `vested`, `undeterminable`. */
  readonly read: string
  readonly right: boolean
  readonly readSchedule: boolean
}

/** Every labelled note read; empty without the corpus. */
export function readLabelledNotes(): VestingReading[] {
  if (!haveCorpus) return []
  const notes = new Map<string, ReadonlyMap<string, string>>()
  const notesOf = (file: string) => {
    let found = notes.get(file)
    if (!found) {
      const document = readWithSaxes(ownershipXmlIn(readFileSync(join(corpusFolder, file), 'utf8')))
      found = new Map(document.footnotes.map((note) => [note.id, note.text]))
      notes.set(file, found)
    }
    return found
  }
  return vestingLabels().flatMap((label) => {
    const text = notesOf(label.file).get(label.footnote)
    if (text === undefined) throw new Error(`no footnote ${label.footnote} in ${label.file}`)
    const statements = readVestings(text)
    const read = saidOf(statements)
    const isSchedule = labelledTerms(label.expected) !== null
    const readSchedule = statements.some(({ kind }) => kind === 'schedule')
    return [{ ...label, text, isSchedule, read, right: read === expectedOf(label.expected), readSchedule }]
  })
}
