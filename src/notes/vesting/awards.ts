import type { Decimal } from '../../model/document.ts'
import { sentencesOf } from './sentences.ts'

/** Where one note tells of several awards: each with its words and its number of units. */

export interface AwardWords {
  /** Where its words begin in the note. */
  readonly start: number
  readonly text: string
  readonly units: Decimal | null
  /** The place in the note of a place in its words, which may end with what is said of all awards. */
  placeOf(at: number): number
}

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d+)?`
const security = `(?:RSUs?|PSUs?|DSUs?|SARs?|restricted|deferred|phantom|performance|shares?|stock|options?|units?|awards?)`

/** `6,746 shares of restricted stock`. */
const unitsOfAward = new RegExp(
  String.raw`(?<![\d,./$])(${number})\s+(?:(?:unvested|additional|time-based|of (?:the|these|such))\s+){0,3}${security}\b`,
  'i',
)

/** `On May 1, 2020 the person was granted 6,746 shares`, `The second grant vests …`. */
const opensAward = [
  new RegExp(
    String.raw`\b(?:granted|awarded|received|issued)\b[^.;%]{0,80}?(?<![\d,./$])(?:${number})\s+(?:[a-z-]+\s+){0,3}${security}\b`,
    'i',
  ),
  new RegExp(
    String.raw`^\W*(?:includes |represents |also includes |and )?(?:an? )?(?:${number})\s+(?:of (?:the|these) )?(?:[a-z-]+\s+){0,2}${security}\b`,
    'i',
  ),
  /^\W*the (?:first|second|third|fourth|initial|other) (?:grant|award|option)\b/i,
  /^\W*(?:with respect to|as to|for) the (?:first|second|third|[a-z]+ \d{1,2}, \d{4}|\d{4}|[\d,]+[ -]share)\b/i,
]

/** `(i) 5,000 units …, (ii) 3,000 units …`. */
const enumerated = new RegExp(
  String.raw`(?:^|[\s,;])\(?(?:i{1,3}|iv|vi{0,3}|[a-h]|\d)\)\s+(?=(?:${number})\s+(?:[a-z-]+\s+){0,4}${security}\b)`,
  'gi',
)

const part = String.raw`(?:\d{1,2}\/\d{1,3}|\d{1,2}(?:\.\d+)?%|one[- ](?:half|third|fourth|quarter|fifth))`

/** `3,000 units granted in 2022, which vest …, and 2,000 units granted in 2023, which vest …`, `; 3,000 shares 1/3 of which vest on …; 5,000 that vest on …`. */
const joined = new RegExp(
  String.raw`(?:\b(?:includes|represents|of|and)|[,;:–-])\s+(?=(?:${number})\s+(?:(?:[a-z-]+\s+){0,3}${security}\b,?\s+(?:(?:granted|awarded|that|which)\b|${part} of which\b)|(?:that|which) vest))`,
  'gi',
)

/** `5,000 that vest on …`, after other awards. */
const unitsFirst = new RegExp(String.raw`^\s*(${number})\s+(?:that|which)\b`)

/** `Includes 11,000 shares, which vest on the following schedules:` tells of all before each is told. Of the words before the first award. */
export const announces = /\b(?:as follows|following (?:vesting )?schedules?)\s*[:–-]?\s*$/i

/** `5,000 units granted in 2022 and 3,000 units granted in 2023, each of which vests …`: said of the last, meant of all. */
const eachOfThem = /,?\s*(?:each|all) of which (?:will |shall )?(?:vests?|becomes? exercisable|laps)[^.;]*/i

/** The awards of a note in order; one or none where it does not tell of several. What is owned without vesting is left out. */
export function awardsOf(text: string): readonly AwardWords[] {
  const places = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match.index + match[0].length)
  const listed = places(enumerated)
  const marks = listed.length > 1 ? listed : places(joined).filter((start, at, all) => !announces.test(text.slice(start, all[at + 1])))
  const starts =
    marks.length > 1
      ? marks
      : sentencesOf(text).flatMap(({ start, text: words }) => (opensAward.some((one) => one.test(words)) ? [start] : []))
  const last = starts.at(-1) ?? 0
  const said = eachOfThem.exec(text.slice(last))
  const forAll = said?.[0] ?? ''
  return starts
    .map((start, at) => {
      const own = text
        .slice(start, starts[at + 1] ?? text.length)
        .replace(/(?:[\s,;]|\band\b|\ban aggregate of\b|\(?(?:i{1,3}|iv|vi{0,3}|[a-h]|\d)\))*$/i, '')
      const words = at < starts.length - 1 ? `${own}${forAll}` : own
      const placeOf = (place: number) => (place <= own.length ? start + place : last + said!.index + place - own.length)
      return { start, text: words, units: (unitsFirst.exec(words) ?? unitsOfAward.exec(words))?.[1]?.replaceAll(',', '') ?? null, placeOf }
    })
    .filter(({ text: words }) => marks.length < 2 || /\b(?:vest|exercisable|laps)/i.test(words))
}
