import type { PrintedSignature } from '../closing/signatures.ts'
import { letters, type Word } from '../pages/page.ts'
import { dateIn } from '../table/values.ts'
import { asOwners, type Lexicon, mendedName, withNumerals } from './names.ts'
import { inOneLine, isStain, proseWords } from './prose.ts'
import { isScrap } from './share.ts'
import { likeliestDay } from './signing-days.ts'
import { asDate, mend } from './values.ts'

/** One signature of recognised text: what of its lines is the name, what the day, and what neither. */

/** A line of a signature, its words parted from what is left of its day. */
export interface SignatureLine {
  readonly words: readonly Word[]
  readonly days: readonly Word[]
  readonly opens: boolean
}

/** Whether a name begins to be signed: `/s/`. */
export const opens = (word: Word | undefined): boolean => word !== undefined && /(?:^|\W)[/{]s[/]/i.test(word.text)

/** A day as the form prints it, with two digits for month and day, or what is left of one. */
export const isDay = (word: Word): boolean => {
  const digits = word.text.replace(/\D/g, '').length
  if (/[A-Za-z]{3}/.test(word.text)) return false
  if (asDate(word) !== null) return digits > 7
  return (
    (digits > 3 && /\d\/\d|\/\d{2}\/|\d\/$/.test(word.text) && !/^\W?\d\/\d{1,2}\/\d/.test(word.text)) ||
    (digits > 6 && /^\D?\d+\D?$/.test(word.text))
  )
}

/** The round figures that a zero is taken for. */
const round: Readonly<Record<string, string>> = { '9': '0', '6': '0', '8': '0' }

/** A day, or one of which a single digit cannot be: the first of a month is 0 or 1, that of a day at most 3. */
export function dayIn(word: Word): Word | null {
  const sound = asDate(word)?.words[0]
  if (sound) return sound
  const match = /^\D?(\d)(\d)\/(\d)(\d)\/?((?:19|20)\d\d)\D?$/.exec(word.text)
  if (!match) return null
  const [month, day] = [match[1]!, match[3]!]
  const wrong = [month > '1', day > '3']
  if (wrong[0] === wrong[1]) return null
  const text = `${wrong[0] ? round[month] : month}${match[2]}/${wrong[1] ? round[day] : day}${match[4]}/${match[5]}`
  return dateIn(text) === null ? null : mend(word, text, 0.8)
}

/** The day of a block: a whole one, two halves that meet in its middle: `02/04/2`, `/04/2020`, or a damaged one that can be but one of some. */
const dayOf = (words: readonly Word[], days: readonly string[]): Word | null =>
  wholeDay(words) ?? words.map((word) => likeliestDay(word, days)).find((day) => day !== null) ?? null

function wholeDay(words: readonly Word[]): Word | null {
  for (const word of words) {
    const day = dayIn(word)
    if (day) return day
  }
  const first = words.map((word) => /^\D?(\d\d\/\d\d)\/2/.exec(word.text)?.[1]).find((text) => text !== undefined)
  const second = words.map((word) => /\/(\d\d)\/((?:19|20)\d\d)\D?$/.exec(word.text)).find((match) => match !== null)
  if (!first || !second || !first.endsWith(second[1]!)) return null
  const text = `${first}/${second[2]}`
  return dateIn(text) === null ? null : mend(words[0]!, text, 0.8)
}

const titled = /^\W*(?:[A-Z][a-z]+(?:[-'’][A-Za-z]+)*|[A-Z]\.?|[A-Z]{2,})[.,:;)]*$/

/** A line between two lines of a name, recognised from the lower half of one and the upper half of the other. `before` is the line above. */
export function isOverlap(line: SignatureLine, before: SignatureLine | null, lexicon: Lexicon): boolean {
  const { words } = line
  if (line.opens || words.length === 0 || words.length > 6) return false
  const known = words.filter((word) => lexicon.has(word.text) || /^[&/]/.test(word.text))
  const above = new Set(before?.words.map((word) => letters(word.text)))
  const odd = words.filter((word) => !known.includes(word) && !(titled.test(word.text) && word.text !== word.text.toUpperCase()))
  if (odd.length > 0 && odd.length < words.length && known.every((word) => above.has(letters(word.text)))) return true
  if (known.length > words.length * 0.34 || known.some((word) => letters(word.text).length > 5)) return false
  return words.length === 1 && words[0]!.text.length < 4 ? !/^[A-Z][\w.]/.test(words[0]!.text) : odd.length * 2 >= words.length
}

/** What the rest of the form tells of its signatures. */
export interface Signers {
  readonly lexicon: Lexicon
  /** The words of the reporting owners' names: mostly each signs once, in their order. */
  readonly owners: readonly (readonly string[])[]
  /** The days on which the form is likely signed. */
  readonly days?: readonly string[]
}

/** Where a line says all that a signature can end with, and what follows is unknown: the end of it, or -1. */
function endIn(words: readonly Word[], { lexicon, owners }: Signers): number {
  const texts = words.map((word) => letters(word.text))
  for (let at = 1; at < words.length; at++) {
    const rest = words.slice(at)
    if (rest.some((word) => lexicon.has(word.text) || opens(word) || /^(?:By|Its|Name|Title):?$/i.test(word.text))) continue
    if (/^(?:attorneyinfact|fact)$/.test(texts[at - 1]!) && !/,$/.test(words[at - 1]!.text)) return at
    const named = owners.some((name) => {
      const long = name.map(letters).filter((text) => text.length > 2)
      return long.length > 1 && long.every((text) => texts.slice(0, at).includes(text)) && long.includes(texts[at - 1]!)
    })
    if (named && !/,$/.test(words[at - 1]!.text)) return at
  }
  return -1
}

/** Digits and slashes of a day that no name has. */
const isRemains = (word: Word): boolean =>
  (/\d\/|\/\d/.test(word.text) && !/[A-Za-z]{2}/.test(word.text)) || /^[a-z]{3,}\/[a-z]{3,}$/.test(word.text)

/** The words of a line without what stands before and after them and is no part of a name. */
function trimmed(line: SignatureLine, signers: Signers): readonly Word[] {
  const { lexicon } = signers
  const words = line.words.filter((word) => !isRemains(word))
  const isRest = (word: Word) =>
    isStain(word) ||
    /^[^\w/&(]{1,2}$|^[©®°«»]/.test(word.text) ||
    (isScrap(word.text) && !lexicon.has(word.text)) ||
    /^[a-z\d]$/.test(word.text)
  const last = endIn(words, signers)
  let from = 0
  let end = last < 0 ? words.length : last
  while (from < end && isRest(words[from]!)) from++
  while (end > from && isRest(words[end - 1]!) && words[end - 1]!.text !== ':') end--
  return words.slice(from, end)
}

/** `By,`, `attorney-n-fact` and `(s/` as they are written. */
function spelt(word: Word, at: number): Word {
  if (at > 0 && /^By[,.;]$/.test(word.text)) return mend(word, 'By:', 0.8)
  if (at === 0 && /^[([{|]s\/$/.test(word.text)) return mend(word, '/s/', 0.9)
  const text = word.text
    .replace(/,[.,]+$/, ',')
    .replace(/^([Aa]ttorney-)[a-z]{1,2}(-[Ff]act)/, '$1in$2')
    .replace(/^([Aa]ttorney-[Ii]n-)[EPT]act/, '$1Fact')
  return mend(word, text, 0.9)
}

/** Words without the line that signatures stand on, which recognition reads as `_` before and between them. */
const offTheLine = (word: Word): Word[] =>
  word.text
    .split('_')
    .filter((text) => text !== '')
    .map((text, at) => ({ ...mend(word, text, 0.9), gap: at === 0 ? word.gap : 1 }))

/** A name without what the line below it made of its end: a signature is no sentence. */
function unended(name: readonly Word[]): readonly Word[] {
  const last = name.at(-1)
  if (!last) return name
  const stroke = last.text.replace(/(?<=[A-Za-z.)])[-"”]$/, '')
  const text = /[a-z]{4}[.,]$/.test(stroke) && !/^(?:Corp|Bros|Assoc|Dept|Trst)[.,]$/.test(stroke) ? stroke.slice(0, -1) : stroke
  return [...name.slice(0, -1), mend(last, text, 0.9)]
}

/** The name and the day of the lines of one signature, or `null` where no name is left. */
export function signatureIn(lines: readonly SignatureLine[], signers: Signers): PrintedSignature | null {
  const sound = lines.filter((line, at) => !isOverlap(line, lines[at - 1] ?? null, signers.lexicon))
  const kept = sound.length > 0 ? sound : lines
  const words = inOneLine(kept.flatMap((line) => trimmed(line, signers)).flatMap(offTheLine))
  const plain = proseWords(words.map((word, at) => spelt(word.gap === 2 ? { ...word, gap: 1 } : word, at)))
  const name = unended(asOwners(withNumerals(mendedName(plain, signers.lexicon), signers.owners), signers.owners))
  // What counts shares is a piece of a note.
  if (name.some((word) => /^shares?$|;$|\d,\d{3}/.test(word.text))) return null
  if (name.length === 0) return null
  const day = dayOf(
    lines.flatMap((line) => line.days),
    signers.days ?? [],
  )
  return { name, date: day === null ? [] : [day] }
}
