import type { NoteFact } from './fact.ts'
import { readNote } from './read-notes.ts'
import { readingLine } from './reading-line.ts'

/** A note as it stands somewhere: in `count` places, `where` being one of them. */
export interface NoteText {
  readonly text: string
  readonly where: string
  readonly count: number
}

/** Notes alike but for their figures, of which something is not understood. */
export interface UnreadShape {
  readonly count: number
  /** `everything` where no fact was found, else the matters that the words touch and no fact tells. */
  readonly unread: readonly ('everything' | Matter)[]
  /** The words with every figure as its sign, as `reading-line.ts` has them. */
  readonly shape: string
  /** One of the notes, and where it stands. */
  readonly text: string
  readonly where: string
}

/** What was read, and the shapes not understood. */
export interface UnreadReport {
  readonly notes: number
  /** How many of them give at least one fact. */
  readonly understood: number
  /** The most common first. */
  readonly shapes: readonly UnreadShape[]
}

type Matter = 'price' | 'plan' | 'tax' | 'vesting' | 'holder' | 'ratio'

/** Words by which a note touches a matter, wider than any reader's, and the kinds of fact that tell of it. */
const matters: readonly (readonly [Matter, RegExp, readonly NoteFact['kind'][]])[] = [
  [
    'price',
    /\b(?:weighted average|prices? (?:rang|vari|between|from)\w*|rang\w+ (?:from|between)|(?:high|low)est (?:[a-z]+ )?price)/,
    ['price-range', 'average-price', 'foreign-currency'],
  ],
  ['plan', /\b10b5-1\b|\btrading plan\b/, ['plan-adoption', 'trading-plan', 'plan-change']],
  ['tax', /\b(?:cover|pay|satisf\w+|payment of|withh\w+)\b.{0,80}\btax|\btax\w* withh/, ['tax-withholding']],
  ['vesting', /\b(?:vests?|vesting schedule|vested|becomes? exercisable)\b/, ['vesting']],
  [
    'holder',
    /\b(?:held|owned) (?:directly |indirectly |of record )?(?:by|through|in)\b|\bby (?:spouse|trust)\b/,
    ['indirect-holder', 'disclaimer', 'control', 'included-shares', 'ratio'],
  ],
  ['ratio', /\bfor one\b|\bone for\b|# for #|\beach (?:share|unit|ads|rsu) .{0,40}\b(?:represents?|converts?|convertible)\b/, ['ratio']],
]

/** Reads notes and gathers, by wording, those of which nothing or not every matter was understood: what to teach the readers next. */
export function notUnderstood(notes: Iterable<NoteText>): UnreadReport {
  const shapes = new Map<string, UnreadShape>()
  let all = 0
  let understood = 0
  for (const { text, where, count } of notes) {
    const kinds = new Set(readNote(text).map(({ kind }) => kind))
    all += count
    if (kinds.size > 0) understood += count
    const shape = readingLine(text).text
    const unread = kinds.size === 0 ? (['everything'] as const) : unreadMatters(shape, kinds)
    if (unread.length === 0) continue
    const known = shapes.get(shape)
    shapes.set(shape, known ? { ...known, count: known.count + count } : { count, unread, shape, text, where })
  }
  const common = [...shapes.values()].sort((a, b) => b.count - a.count || (a.shape < b.shape ? -1 : 1))
  return { notes: all, understood, shapes: common }
}

const unreadMatters = (shape: string, kinds: ReadonlySet<NoteFact['kind']>): readonly Matter[] =>
  matters.flatMap(([matter, words, told]) => (words.test(shape) && !told.some((kind) => kinds.has(kind)) ? [matter] : []))
