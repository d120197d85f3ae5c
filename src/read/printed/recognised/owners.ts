import { placeName } from '../../../model/place-names.ts'
import type { OwnerWords } from '../head/owners.ts'
import { isPostalCode, twoWordCode } from '../head/postal-codes.ts'
import { startsStreet } from '../head/streets.ts'
import { type Line, letters, lettersOf, lettersOfLine, textOf, type Word, wordsOf } from '../pages/page.ts'
import { corporate } from './issuer.ts'
import { isStain, proseWords } from './prose.ts'
import { isScrap } from './share.ts'
import { mend } from './values.ts'

/** The reporting owners of recognised text: the rows of the stylesheets' table. */

/** A row of the table: the owner, how many boxes are ticked, and what is written beside the ticks. */
export interface RecognisedOwner {
  readonly owner: OwnerWords
  readonly ticks: readonly Word[]
  readonly title: readonly Word[]
}

/** An X in a box, whatever the box's lines were read as. */
export const isTick = (word: Word): boolean =>
  /^[|_—\-[({\\]*(?:[xX*]{1,2}|».{1,2})[|_—\-\])}]*$/.test(word.text) && !/^\*+$/.test(word.text)

export const withoutStains = (words: readonly Word[]): Word[] => words.filter((word) => !isStain(word))

export const gapBefore = (words: readonly Word[], at: number): number => (words[at]?.x?.[0] ?? 0) - (words[at - 1]?.x?.[1] ?? 0)

/** The code of a state or country, with what recognition makes of its digit. */
export function placeCodeIn(text: string, american: boolean): string | null {
  const plain = text.replace(/[,.’‘'"]/g, '')
  if (!/^[A-Za-z][A-Za-z0-9]$/.test(plain)) return null
  const upper = plain.toUpperCase()
  if (american) return isAmerican(upper) ? upper : null
  const digit = upper[0]! + ({ O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2', G: '6' }[plain[1]!.toUpperCase()] ?? upper[1]!)
  if (placeName(digit) !== digit) return digit
  return placeName(upper) !== upper ? upper : null
}

const isAmerican = (code: string): boolean => /^[A-Z]{2}$/.test(code) && placeName(code) !== code

export const americanZip = /^\d{5}(?:-\d{4})?$/

/** Foreign codes whose digits look like letters: the second half of a British or Canadian code begins with a digit. */
const mendedCode = (words: readonly Word[], state: string): Word[] =>
  words.map((word, at) => {
    const last = at === words.length - 1 && words.length > 1
    if (last && /^O[A-Z]{2}$/.test(word.text)) return mend(word, `0${word.text.slice(1)}`, 0.8)
    if (last && /^A\d$/.test(state) && /^O[A-Z]\d$/.test(word.text)) return mend(word, `0${word.text.slice(1)}`, 0.8)
    return word
  })

export interface Place {
  readonly city: readonly Word[]
  readonly state: readonly Word[]
  readonly zipCode: readonly Word[]
  /** How many words of the line it takes. */
  readonly size: number
}

/** City, state and zip at the start of a line. `comma`: the city ends with one, as the stylesheets print it. */
export function placeIn(all: readonly Word[], comma: boolean): Place | null {
  // `CA.94065`
  const words = all.flatMap((word): Word[] => {
    const glued = /^([A-Z]{2})[.,](\d{5}(?:-\d{4})?)$/.exec(word.text)
    return glued ? [mend(word, glued[1]!, 0.9), { ...mend(word, glued[2]!, 0.9), gap: 1 }] : [word]
  })
  for (let at = words.length - 1; at > 0; at--) {
    const before = words[at - 1]!
    if (comma && !/,/.test(before.text)) continue
    if (!/^[A-Za-z][A-Za-z0-9][,.]?$/.test(words[at]!.text)) continue
    const foreign = placeCodeIn(words[at]!.text, false)
    const zip: Word[] = foreign === null ? [] : twoWordCode(words.slice(at + 1, at + 3), foreign)
    const whole = zip.length > 0
    for (const word of whole ? [] : words.slice(at + 1, at + 4)) {
      const bare = word.text.replace(/^[-.,]+|[,.’‘;:\]|]+$/g, '')
      const broken = zip.at(-1)
      if (broken && /^\d{2,3}$/.test(broken.text) && /^\d{2,3}$/.test(bare) && broken.text.length + bare.length === 5)
        zip[zip.length - 1] = { ...mend(broken, broken.text + bare, 0.9), end: word.end }
      else if (/^(?=.*\d)[0-9A-Z][0-9A-Z-]{1,9}$/.test(bare) || (zip.length > 0 && /^[0-9A-Z]{3}$/.test(bare)))
        zip.push(mend(word, bare, 0.97))
      else break
      if (americanZip.test(zip.at(-1)!.text)) break
    }
    // Canadian and British codes have letters: three or four figures after `AZ` are what is left of five.
    const few = isAmerican(words[at]!.text) && /^[AB]\d$|^X0$/.test(foreign ?? '') && /^\d+$/.test(zip[0]?.text ?? '')
    const american = few || (zip.length === 1 && americanZip.test(zip[0]!.text))
    const code = placeCodeIn(words[at]!.text, american)
    if (code === null || (zip.length === 0 && !(comma && /\d/.test(code)))) continue
    const zipCode = mendedCode(zip, code)
    // Letters that look like figures are no code.
    if (letters(textOf(zipCode)).replace(/\d/g, '').length > 4 && !isPostalCode(textOf(zipCode), code)) continue
    const city = [...words.slice(0, at - 1), mend(before, before.text.replace(comma ? /[,.]$/ : /[’‘;:]+$/, ''), 0.97)].filter(
      (word) => word.text !== '',
    )
    if (city.length === 0 || city.length > 6) continue
    return { city, state: [mend(words[at]!, code, 0.9)], zipCode, size: at + 1 + zip.length }
  }
  return null
}

export const ownerOf = (name: readonly Word[], streets: readonly (readonly Word[])[], place: Place | null): OwnerWords => ({
  name,
  street1: streets[0] ?? [],
  street2: streets.slice(1).flatMap((words) => words.map((word, at) => (at === 0 ? { ...word, gap: 1 as const } : word))),
  city: place?.city ?? [],
  state: place?.state ?? [],
  zipCode: place?.zipCode ?? [],
  country: [],
  streets: streets.flat(),
  guessed: streets.length > 2,
})

/** A line that recognition made of the headings or of ruled lines. */
export function isGarbled(words: readonly Word[]): boolean {
  if (words.some((word) => /[\]@®|{}]|^Owner$|^Officer$/.test(word.text))) return true
  const sound = words.filter((word) => !isScrap(word.text) && letters(word.text).length > 1).length
  return sound === 0 || (words.every((word) => /^[a-z]/.test(word.text)) && !words.some((word) => /\d/.test(word.text)))
}

const headings = /nameaddress|^reportingowner|relationships?$|director10|^(?:director|10owner|officer|other)+$|^ownername/

/** The owners of the stylesheets' table. `boxed` are the letters of the lines of box 1, `titles` those of what box 5 says under its ticks. */
export function ownersInTable(lines: readonly Line[], boxed: string, titles: string): RecognisedOwner[] {
  const owners: RecognisedOwner[] = []
  let block: (readonly Word[])[] = []
  let ticks: Word[] = []
  let title: Word[] = []
  for (const line of lines) {
    if (headings.test(lettersOfLine(line))) {
      block = []
      continue
    }
    const clean = withoutStains(wordsOf(line)).map((word, at) =>
      at === 0 ? mend(word, word.text.replace(/^[|‘’'`]+(?=\w{2})/, ''), 0.95) : word,
    )
    const all = clean.slice(
      Math.max(
        0,
        clean.findIndex((word) => !isScrap(word.text)),
      ),
    )
    const right = all.findIndex((word, at) => at > 0 && (isTick(word) || gapBefore(all, at) > 8))
    const { left, beside } = cutTitle(
      (right < 0 ? all : all.slice(0, right)).filter((word) => !isTick(word) && !/^[|[\]{}_]+$/.test(word.text)),
      titles,
    )
    const rest = right < 0 ? [] : all.slice(right)
    ticks.push(...rest.filter(isTick))
    if (!office.test(textOf(title)))
      title.push(...rest.filter((word) => word.text === '&' || (!isTick(word) && letters(word.text).length > 1 && !isScrap(word.text))))
    title.push(...beside)
    const text = lettersOf(left)
    const place = placeIn(left, true)
    if (!place) {
      if ((text.length > 4 && titles !== '' && titles.includes(text)) || /^see(?:remarks?|footnotes?|explanation)/.test(text)) {
        if (block.length === 0 && owners.length > 0) owners[owners.length - 1] = { ...owners.at(-1)!, title: left }
        else title.push(...left)
      } else if (block.length > 0 && isOffice(left)) title.push(...left)
      else if (text.length > 1) block.push(left)
      continue
    }
    if (owners.length === 0) {
      // Box 1 begins with the same name.
      const same = block.findIndex((words) => lettersOf(words).length > 4 && boxed.includes(lettersOf(words)))
      // Where that is a street, the name above it was read in two ways.
      const start = same > 0 && (startsStreet(block[same]!, 0) || /^c\/o/i.test(block[same]![0]!.text)) ? same - 1 : same
      block = start >= 0 ? block.slice(start) : block.filter((words, at) => at > 0 || !isGarbled(words))
    }
    while (block.length > 0 && isGarbled(block[0]!)) block.shift()
    block = block.filter((words, at) => at === 0 || !isBorder(words))
    const [name, ...streets] = block.map((words) => proseStreet(words))
    if (name && block.length <= 5) owners.push({ owner: ownerOf(name, streets, place), ticks, title: isTitle(title) ? title : [] })
    block = []
    ticks = []
    title = []
  }
  return agreed(owners)
}

/** What an officer is called. */
export const office =
  /\b(?:officers?|presidents?|counsel|secretary|treasurer|pres|chair(?:man|woman|person)?|directors?|controller|manager|CEO|CFO|COO|CTO|EVP|SVP|VP|GC|CAO|CMO|head)\b/i

/** Whether words may be what is written under Officer or Other: a single one is an office, and no name of a company's kind. */
const isTitle = (words: readonly Word[]): boolean => words.length > 1 || office.test(textOf(words)) || /^See/i.test(words[0]?.text ?? '')

/** A line that says an office and nothing of an address. */
const isOffice = (words: readonly Word[]): boolean =>
  office.test(words.map((word) => word.text).join(' ')) &&
  words.some((word) => /[a-z]/.test(word.text)) &&
  !words.some((word) => /\d|^c\/o/i.test(word.text))

/** Where a line in capitals goes on in small letters: what stands beside a street, or -1. */
function lowerFrom(words: readonly Word[]): number {
  const isLower = (word: Word) => /[a-z]{2}/.test(word.text) || /^(?:of|a|an|the|and|&)$/.test(word.text)
  const at = words.findLastIndex((word) => !isLower(word) && /[A-Z0-9]/.test(word.text)) + 1
  const [street, rest] = [words.slice(0, at), words.slice(at)]
  if (rest.length === 0 || street.length < 2 || street.some((word) => /[a-z]{2}/.test(word.text))) return -1
  // A company in capitals with its form: `EXAMPLE US, Inc.`
  if (rest.length === 1 && corporate.test(letters(rest[0]!.text))) return -1
  const plain = /^(?:suite|floor|fl|street|avenue|road|drive|unit|room|building|st|nd|rd|th|\d)/i
  return rest.some((word) => plain.test(word.text)) || !street.some((word) => /[A-Z]{3}/.test(word.text)) ? -1 : at
}

/** A street, and the title that stands beside it; without scraps at its end. */
export function cutTitle(words: readonly Word[], titles: string): { left: readonly Word[]; beside: readonly Word[] } {
  const whole = lettersOf(words)
  if (titles.length > 4 && whole.length > titles.length && whole.endsWith(titles)) {
    const left = before(words, whole.length - titles.length)
    return { left, beside: words.slice(left.length) }
  }
  const other = lowerFrom(words)
  if (other > 0) return { left: words.slice(0, other), beside: words.slice(other) }
  let end = words.length
  while (end > 1 && (isScrap(words[end - 1]!.text) || /^[|*]+$/.test(words[end - 1]!.text))) end--
  return {
    left: words.slice(0, end).map((word, at) => (at === end - 1 ? mend(word, word.text.replace(/[|*]+$/, ''), 0.95) : word)),
    beside: [],
  }
}

/** A line that is a ruled line, recognised as letters: next to nothing, or many short words. */
export function isBorder(words: readonly Word[]): boolean {
  const said = words.map((word) => letters(word.text))
  return said.join('').length < 4 || (said.length > 3 && !said.some((text) => /[a-z]{4}|\d{2}/.test(text)))
}

const wayEnds = /^(?:road|rd|street|st|avenue|ave|boulevard|blvd|drive|dr|lane|ln|court|ct|parkway|pkwy|plaza|way|circle)[.,]?$/i
const goesOnWith = /\d|^#|^(?:n|s|e|w|ne|nw|se|sw|ste|fl|p\.?o|box|apt|rm|no|bldg|unit)\.?,?$/i

/** A street without the two or more short words behind its end that say nothing. */
function withoutTail(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex((word, at) => at > 1 && wayEnds.test(word.text))
  const tail = end < 0 ? [] : words.slice(end + 1)
  return tail.length > 1 && tail.every((word) => word.text.length < 4) && !tail.every((word) => goesOnWith.test(word.text))
    ? words.slice(0, end + 1)
    : words
}

/** Words without what ruled lines beside them were recognised as: brackets and strokes, and a sign or two far behind the last. */
function withoutBorders(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1)
  if (!last) return words
  const far = words.length > 1 && last.text.length < 3 && gapBefore(words, words.length - 1) > 2
  const kept = withoutTail(far ? words.slice(0, -1) : words)
  const quotes = kept.filter((word) => /["”“]/.test(word.text)).length
  return kept.map((word, at) => {
    let { text } = word
    if (/^0\.?$/.test(text) && /^P\.?$/.test(kept[at - 1]?.text ?? '')) text = text.replace('0', 'O')
    if (/^P\.?0\.?$/.test(text)) text = text.replace('0', 'O')
    if (at === 0) text = text.replace(/^[-~_.:'"]*[|[\]{}]+(?=\w)/, '')
    if (at === kept.length - 1) text = text.replace(/(?<=[\w.,])[|[\]{}]+[.,:;'"]?$/, '')
    if (at === kept.length - 1 && quotes === 1) text = text.replace(/["”“]$/, '')
    return mend(word, text, 0.95)
  })
}

/** Words of a name or street: mended, but with the comma they may end with. */
export function proseStreet(all: readonly Word[]): readonly Word[] {
  const words = withoutBorders(all)
  const mended = proseWords(words)
  const last = mended.at(-1)
  const printed = words.findLast((word) => !isStain(word))
  return last && printed?.text.endsWith(',') && last.text.endsWith('.') ? [...mended.slice(0, -1), { ...last, text: printed.text }] : mended
}

const parts = ['street1', 'street2', 'city', 'state', 'zipCode'] as const

/** Owners that share an address say the same: what most of them say is what each says whose letters agree. */
export function agreed<T extends { readonly owner: OwnerWords }>(owners: readonly T[]): T[] {
  const spelt = new Map<string, Map<string, number>>()
  for (const { owner } of owners) {
    for (const part of parts) {
      const key = `${part} ${lettersOf(owner[part])}`
      const text = owner[part].map((word) => word.text).join(' ')
      const counts = spelt.get(key) ?? new Map<string, number>()
      spelt.set(key, counts.set(text, (counts.get(text) ?? 0) + 1))
    }
  }
  return owners.map((one) => {
    const owner = { ...one.owner }
    for (const part of parts) {
      const own = owner[part].map((word) => word.text).join(' ')
      const counts = spelt.get(`${part} ${lettersOf(owner[part])}`)!
      const [text, times] = [...counts].reduce((best, other) => (other[1] > best[1] ? other : best))
      // Whoever writes a comma at the end of a street writes it for one owner and not for another.
      if (text === own || times < 2 || text.replace(/,$/, '') === own.replace(/,$/, '')) continue
      const first = owner[part][0]!
      owner[part] = text
        .split(' ')
        .map((word, at) => ({ ...first, text: word, gap: at === 0 ? first.gap : (1 as const), mended: true, certainty: 0.85 }))
    }
    return { ...one, owner }
  })
}

/** The words whose letters come before a place among them. */
export function before(words: readonly Word[], place: number): readonly Word[] {
  let seen = 0
  const end = words.findIndex((word) => {
    seen += letters(word.text).length
    return seen > place
  })
  return end < 0 ? words : words.slice(0, end)
}
