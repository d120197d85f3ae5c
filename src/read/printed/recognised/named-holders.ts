import { distance } from '../edit-distance.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { marksOf, said } from './said.ts'
import { isCommonNature } from './sound-texts.ts'
import { told, withTold } from './told.ts'

/**
 * Natures of ownership that name a fund, a company or a trust. The column is narrow, so that such a name is broken over several lines, of which
 * recognition loses some and mixes others with those of the rows beside; but the notes and the owners of the form name the same holders whole.
 */

/** A name that the form has, in words. */
type Name = readonly string[]

/** What the names of companies, partnerships and trusts end with. */
const ends = /^(?:L\.?P|L\.?L\.?C|L\.?L\.?P|Inc|Ltd|Limited|Corp|Trust|Unitrust|Fund|Foundation|Partnership|Company)\.?$/i

const numeral = /^(?:[IVX]+|\d+)$/

/** The words of a name begin with a capital or a figure; signs may stand between them. */
const inName = /^(?:\(?[A-Z0-9][\w.&'’/-]*\)?|&|-|–)$/

/** Such a word goes on with the name before it. */
const goesOn = /^(?:[A-Z(]|[-–&]$)/

/** The signs around a word that are no part of it: the point of an abbreviation is. */
const bare = (text: string): string => text.replace(/^["“”]+/, '').replace(/[,;:"”]+$|(?<=[a-z]{3}|LLC|LP|[IVX\d]{2})\.$/g, '')

/** A Roman numeral of which strokes were taken for other letters. */
const damagedNumeral = /^(?:[XVI]+[Il1|]+)$/

/** Letters with points, the last of which recognition lost or took for a comma. */
const initials = /^(?:[A-Z]\.)+[A-Z],?$/

const spelt = (own: string): string =>
  damagedNumeral.test(own) ? own.replace(/[l1|]/g, 'I') : initials.test(own) ? `${own.replace(/,$/, '')}.` : own

/** No name has more words. */
const longest = 14

/** The names in running text: words with capitals, as far as one that names end with. */
function namesIn(text: string): Name[] {
  const names: Name[] = []
  let run: string[] = []
  const words = text.split(/\s+/)
  words.forEach((word, at) => {
    const own = bare(word)
    if (!inName.test(own)) {
      run = []
      return
    }
    run.push(spelt(own) + (/,$/.test(word) && !initials.test(word) ? ',' : ''))
    const next = bare(words[at + 1] ?? '')
    const closes = ends.test(own) || (numeral.test(own) && run.length > 2 && ends.test(bare(run.at(-2)!)))
    // `Example Fund IV, LP`, `Example Trust II`: what tells the form of a company comes last.
    if (!closes || (!isLegal.test(own) && (/,$/.test(word) ? ends : goesOn).test(next))) return
    if (run.length > 1 && run.length <= longest) names.push([...run.slice(0, -1), run.at(-1)!.replace(/,$/, '')])
    run = []
  })
  return names
}

const isLegal = /^(?:L\.?P|L\.?L\.?[CP]|Inc|Ltd|Corp)\b/i

/** The holders that the notes and the owners of a form name, each once. */
export function holdersIn(texts: readonly string[]): readonly Name[] {
  const found = new Map<string, Name>()
  for (const name of texts.flatMap(namesIn)) {
    const key = name.map(shapeOf).join(' ')
    if (!found.has(key)) found.set(key, name)
  }
  return [...found.values()]
}

/** The letters of a word, those that look like a stroke as one. */
const shapeOf = (text: string): string => letters(text).replace(/[l1]/g, 'i')

const shapesOf = (texts: readonly string[]): readonly string[] => texts.map(shapeOf).filter((text) => text !== '')

/** Whether one word may be the other, misread. */
function isAlike(one: string, other: string): boolean {
  if (one === other) return true
  const most = Math.max(one.length, other.length)
  return most > 3 && Math.min(one.length, other.length) > 2 && distance(one, other) <= most / 4
}

/** What the words of the names tell. */
interface Telling {
  /** How much a word tells: the more, the fewer names have it. */
  readonly telling: (word: string) => number
  /** Whether a word is of some name, or stands before names. */
  readonly isOfNames: (word: string) => boolean
}

function tellingOf(names: readonly (readonly string[])[]): Telling {
  const counts = new Map<string, number>()
  for (const name of names) for (const word of new Set(name)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return {
    telling: (word) => 0.15 + Math.log((names.length + 1) / (counts.get(word) ?? 1)),
    isOfNames: (word) => counts.has(word) || /^(?:by|the)$/.test(word),
  }
}

/** How much telling words that a name has not take from its likeness: amid its own, and at the ends, where rows run together. */
const stray = { amid: 0.5, atEnds: 0.15 } as const

/** What words say of a name: how much of it, and which of them. */
interface Said {
  readonly much: number
  readonly places: readonly number[]
}

/** The words that say most of a name in its order. */
function saidOf(own: readonly string[], name: readonly string[], telling: (word: string) => number): Said {
  let best: readonly Said[] = new Array<Said>(own.length + 1).fill({ much: 0, places: [] })
  for (const word of name) {
    const next = [best[0]!]
    own.forEach((mine, at) => {
      const { much, places } = best[at]!
      const also = isAlike(word, mine) ? [{ much: much + telling(word), places: [...places, at] }] : []
      next.push([next[at]!, ...also].reduce((most, one) => (one.much > most.much ? one : most), best[at + 1]!))
    })
    best = next
  }
  return best[own.length]!
}

/** How many words that no name has may stand before and after those of a name: with more the nature says more than the name. */
const mostElse = { before: 0, after: 1 } as const

/** How like words are to a name: how much of it they say, less what else they say; 1 for the name itself. */
function likeness(own: readonly string[], name: readonly string[], { telling, isOfNames }: Telling): number {
  const { much, places } = saidOf(own, name, telling)
  const [first = 0] = places
  const last = places.at(-1) ?? 0
  const others = (words: readonly string[]) => words.filter((word) => !isOfNames(word)).length
  if (others(own.slice(0, first)) > mostElse.before || others(own.slice(last + 1)) > mostElse.after) return 0
  const strays = own.reduce((sum, word, at) => {
    if (places.includes(at)) return sum
    return sum + Math.min(telling(word), 1) * (at > first && at < last ? stray.amid : stray.atEnds)
  }, 0)
  return (much - strays) / name.reduce((sum, word) => sum + telling(word), 0)
}

/** How like a name words must be, how much more than any other name, and how much a name is less likely that another row has for certain. */
const least = { like: 0.36, more: 0.12, certain: 0.75, taken: 0.15 } as const

/** How sure such a nature is at most, and how it falls with the likeness. */
const sureness = { most: 0.85, base: 0.55, slope: 0.35 } as const

/** The rows of a table, their damaged natures of ownership with the holder's name as the form has it elsewhere. */
export function withNamedHolders(rows: readonly PrintedRow[], names: readonly Name[]): readonly PrintedRow[] {
  const shapes = names.map(shapesOf)
  const telling = tellingOf(shapes)
  const natures = rows.map((row) => {
    const own = said(row, 'natureOfOwnership')
    return textOf(said(row, 'directOrIndirect')) === 'D' || isCommonNature(own) ? [] : own
  })
  const likenesses = natures.map((own) => (own.length === 0 ? [] : shapes.map((name) => likeness(shapesOf(textsOf(own)), name, telling))))
  const chosen = (own: readonly number[], like: number): number | null => {
    const [first, second] = own.map((_, at) => at).sort((one, other) => own[other]! - own[one]!)
    if (first === undefined || own[first]! < like) return null
    return second !== undefined && own[first]! - own[second]! < least.more ? null : first
  }
  const certain = likenesses.map((own) => chosen(own, least.certain))
  const by = natures.flatMap((own) => (startsBy(own) ? [own[0]!.text] : []))
  const style = by.length * 2 >= natures.filter((own) => own.length > 0).length ? (by[0] ?? null) : null
  return rows.map((row, at) => {
    const own = natures[at]!
    const common = commonEnd(own, shapes)
    if (common) return withNature(row, textOf(common), own[0]!, sureness.most)
    const likely = likenesses[at]!.map((like, name) =>
      certain.some((other, index) => index !== at && other === name) ? like - least.taken : like,
    )
    const found = chosen(likely, least.like)
    if (found === null) return row
    return withNature(
      row,
      natureFrom(own, names[found]!, style),
      own[0]!,
      Math.min(sureness.most, sureness.base + likely[found]! * sureness.slope),
    )
  })
}

const textsOf = (words: readonly Word[]): readonly string[] => words.map((word) => word.text)

const startsBy = (own: readonly Word[]): boolean => /^by:?$/i.test(own[0]?.text ?? '')

/** The nature in common words at the end of a damaged one, where what stands before it is of the names of other rows. */
function commonEnd(own: readonly Word[], names: readonly (readonly string[])[]): readonly Word[] | null {
  const from = own.findIndex((_, at) => at > 0 && isCommonNature(own.slice(at)))
  if (from < 0 || own.length - from < 2) return null
  const isNamed = (word: Word) => names.some((name) => name.includes(shapeOf(word.text)))
  return own.slice(0, from).every(isNamed) ? own.slice(from) : null
}

/** A holder's name as a nature of ownership that has these words: `By` and `The` before it, and its form, are as they stand there. */
function natureFrom(own: readonly Word[], name: Name, style: string | null): string {
  const rest = startsBy(own) ? own.slice(1) : own
  const [start, next] = name.map(shapeOf)
  const first = shapeOf(rest[0]?.text ?? '')
  const isWhole = startsBy(own) || style === null
  const begins = startsBy(own) ? [own[0]!.text] : first === start || style === null ? [] : [style]
  const form = own.findLast((word) => shapeOf(word.text) === shapeOf(name.at(-1)!) && /^(?:LP|L\.P\.|LLC|L\.L\.C\.)$/.test(word.text))
  const words = start === 'the' && first === next && isWhole ? name.slice(1) : name
  return [...begins, ...words.slice(0, -1), form?.text ?? words.at(-1)!].join(' ')
}

/** A row with this nature of ownership, which other parts of the form tell. */
const withNature = (row: PrintedRow, text: string, place: Word, certainty: number): PrintedRow =>
  withTold(row, { natureOfOwnership: [told(text, place, certainty), ...marksOf(row, 'natureOfOwnership')] })
