import { copies, cutOut, inLine, letterGap, letterHeight, markGap, markHeight, placed, repeated, shown } from './cutouts.ts'
import { around, type Image, type Region } from './image.ts'
import { holesOf, likeItsMirror, numbersBetweenBrackets, oneLetter, oneMark, oneNumber, onlyMarks, type Taken } from './letters.ts'
import { afterSigns, asAmounts, withDigit } from './prices.ts'
import { certaintyOf, type RecognisedWord, type Recogniser, resolution } from './recogniser.ts'
import { withDrawnSeparators, withoutUnseenPoint } from './separators.ts'
import { spaced } from './spacing.ts'
import type { Spot } from './spots.ts'
import { straightened } from './straighten.ts'
import type { Stretch } from './stretches.ts'

/** What stands alone and is lower than this, in inches, is an asterisk or a stain. */
const leastHeight = 0.055

/**
 * The words written on stretches of a page whose rules are white, in pixels of the page; words of a line share its top and height. Letters
 * alone, marks and text go different ways, for a recogniser made for text takes a D for an O and a (7)(8) for (7X8).
 */
export async function wordsOn(page: Image, stretches: readonly Stretch[], dpi: number, recogniser: Recogniser): Promise<RecognisedWord[]> {
  const of = (kind: Stretch['kind']) => stretches.filter((stretch) => stretch.kind === kind)
  const alone = of('letter').filter((stretch) => around(stretch.letters).height >= dpi * leastHeight)
  const joint = alone.filter(({ letters: [letter] }) => letter!.width > letter!.height * wide)
  const amounts = await asAmounts(page, joint, dpi, recogniser)
  const letters = alone.filter((stretch) => !amounts.has(stretch))
  const strokes = letters.filter((stretch) => isStroke(page, stretch))
  const others = letters.filter((stretch) => !strokes.includes(stretch))
  const [lines, codes] = await Promise.all([
    asText(page, of('line'), dpi, recogniser),
    recogniser.recognise(
      others.map((stretch) => repeated(shown(page, around(stretch.letters), letterHeight), letterGap)),
      'letter',
    ),
  ])
  const read = codes.map((copied) => oneLetter(copied, copies))
  const signs = others.filter(({ letters: [letter] }, at) => read[at]?.text === '$' && letter!.width > letter!.height * withDigit)
  const words = [...amounts.values(), ...(await afterSigns(page, signs, recogniser))]
  words.push(...strokes.map((stretch) => placed(stretch, { text: 'I', certainty: 0.88 })))
  for (const [at, stretch] of others.entries()) {
    const letter = read[at]
    if (!letter || signs.includes(stretch)) continue
    // A small S is often taken for an 8, which has two holes.
    const isS = letter.text === '8' && holesOf(shown(page, around(stretch.letters), letterHeight)) === 0
    words.push(placed(stretch, isS ? { text: 'S', certainty: letter.certainty * 0.8 } : letter))
  }
  const doubtful = lines.filter((line) => mayBeMarks(line))
  const raised = of('marks')
  const marks = await asMarks(page, [...raised, ...doubtful.map(({ stretch }) => stretch)], recogniser)
  const noMarks: Stretch[] = []
  for (const [at, stretch] of raised.entries()) {
    if (marks[at]) words.push(...marks[at])
    else noMarks.push(stretch)
  }
  for (const [at, line] of doubtful.entries()) words.push(...(marks[raised.length + at] ?? line.words.map(withBrackets)))
  words.push(...lines.filter((line) => !doubtful.includes(line)).flatMap((line) => line.words))
  const unlike = await asText(page, noMarks, dpi, recogniser)
  words.push(...unlike.filter((line) => !isUnreadMark(line)).flatMap((line) => line.words))
  return words
}

/**
 * Whether a raised stretch is but a letter or two, or something in brackets: a mark whose number cannot be told, and no part of the text
 * that it stands after.
 */
const isUnreadMark = ({ words: [word, ...more] }: ReadLine): boolean =>
  word !== undefined && more.length === 0 && /^(?!(?:TM|SM|st|nd|rd|th)$)(?:[a-z|!()[\]{}]{1,2}|\d[)\]}]|[([{].?[)\]}])$/i.test(word.text)

/** What is so much wider than high is no letter but W and M: a dollar sign and a nought that touch each other. */
const wide = 1.1

/** Stretches as marks to notes, `null` for what is none. */
async function asMarks(page: Image, stretches: readonly Stretch[], recogniser: Recogniser): Promise<(RecognisedWord[] | null)[]> {
  // Marks with a space between them are looked at one by one.
  const parts = stretches.map((stretch) => partsOf(around(stretch.letters), stretch))
  const all = parts.flat()
  const numbered = await byNumbers(page, all, recogniser)
  const rest = all.filter((stretch) => !numbered.has(stretch))
  const taken = await byWhole(page, rest, recogniser)
  return parts.map((group) => {
    const marks = group.flatMap((stretch) => {
      const mark = numbered.get(stretch) ?? taken.get(stretch)
      return mark ? [placed(stretch, mark)] : []
    })
    return marks.length > 0 && marks.length === group.length ? marks : null
  })
}

/** Marks whose brackets are drawn clearly: only the numbers between them are recognised. */
async function byNumbers(page: Image, stretches: readonly Stretch[], recogniser: Recogniser): Promise<ReadonlyMap<Stretch, Taken>> {
  const numbers = stretches.flatMap((stretch) =>
    (numbersBetweenBrackets(stretch.letters) ?? []).map(({ digits, region }) => ({ stretch, digits, region })),
  )
  const found = await recogniser.recognise(
    numbers.map(({ region }) => repeated(shown(page, region, letterHeight), letterGap)),
    'digits',
  )
  const taken = new Map<Stretch, Taken | null>()
  for (const [at, { stretch, digits }] of numbers.entries()) {
    const before = taken.get(stretch)
    const number = oneNumber(found[at]!, digits, copies)
    if (before === null || number === null) taken.set(stretch, null)
    else
      taken.set(stretch, {
        text: `${before?.text ?? ''}(${number.text})`,
        certainty: Math.min(before?.certainty ?? 1, number.certainty),
      })
  }
  return new Map([...taken].flatMap(([stretch, mark]) => (mark ? [[stretch, mark] as const] : [])))
}

/** Other marks: shown once, and where that leaves a doubt several times in a row. */
async function byWhole(page: Image, stretches: readonly Stretch[], recogniser: Recogniser): Promise<ReadonlyMap<Stretch, Taken>> {
  const once = await recogniser.recognise(
    stretches.map((stretch) => shown(page, around(stretch.letters), markHeight)),
    'marks',
  )
  const taken = new Map<Stretch, Taken>()
  for (const [at, stretch] of stretches.entries()) {
    const mark = onlyMarks(once[at]!, around(stretch.letters))
    if (mark) taken.set(stretch, mark)
  }
  const unsure = stretches.filter((stretch) => (taken.get(stretch)?.certainty ?? 0) < 0.75)
  const again = await recogniser.recognise(
    unsure.map((stretch) => repeated(shown(page, around(stretch.letters), letterHeight), markGap)),
    'marks',
  )
  for (const [at, stretch] of unsure.entries()) {
    const first = taken.get(stretch)
    const second = oneMark(again[at]!, copies, around(stretch.letters))
    if (!second) continue
    const agreed = !first || first.text === second.text
    const surer = first && first.certainty > second.certainty ? first : second
    taken.set(stretch, { text: surer.text, certainty: !agreed ? 0.3 : first ? Math.max(twice, surer.certainty) : surer.certainty })
  }
  return taken
}

/** How sure a mark is that was read alike in two ways. */
const twice = 0.85

/** An upright stroke that is its own mirror image is an I: a 1 has its flag on one side. */
const isStroke = (page: Image, { letters: [letter] }: Stretch): boolean =>
  letter !== undefined && letter.width < letter.height * 0.5 && likeItsMirror(page, letter)

interface ReadLine {
  readonly stretch: Stretch
  readonly words: readonly RecognisedWord[]
}

/** Stretches as running text; words that stand in doubt are looked at again by themselves. */
async function asText(page: Image, stretches: readonly Stretch[], dpi: number, recogniser: Recogniser): Promise<ReadLine[]> {
  const lines = await surer(await linesOf(page, stretches, dpi, recogniser), page, dpi, recogniser)
  const doubts = lines.flatMap((line) =>
    line.words.flatMap((word) => {
      const parts = partsOf(word.box, line.stretch, usualSpace(line))
      const isParted = parts.length > 1 && !figure.test(word.text)
      return isParted || (word.certainty < doubt && parts.length === 1) ? [{ word, parts }] : []
    }),
  )
  const again = await linesOf(
    page,
    doubts.flatMap(({ parts }) => parts),
    dpi,
    recogniser,
  )
  const better = new Map<RecognisedWord, readonly RecognisedWord[]>()
  for (const { word, parts } of doubts) {
    const found = parts.map((part) => again.find(({ stretch }) => stretch === part)?.words ?? [])
    const certainty = Math.min(...found.flat().map((one) => one.certainty))
    const text = found.flatMap((words) => words.map((one) => one.text)).join('')
    // Boxes of words are not exact, so letters of a neighbour may have been looked at: a word may be parted, or a few letters mended.
    const sound = parts.length > 1 ? text === word.text : certainty > word.certainty && alike(text, word.text)
    if (sound && found.every((words) => words.length > 0)) better.set(word, found.flat())
  }
  return lines.map(({ stretch, words }) => ({ stretch, words: words.flatMap((word) => better.get(word) ?? [word]) }))
}

/** Lines that were read badly among others are read once more alone. */
async function surer(lines: readonly ReadLine[], page: Image, dpi: number, recogniser: Recogniser): Promise<ReadLine[]> {
  return Promise.all(
    lines.map(async (line) => {
      if (line.stretch.letters.length < fewestLetters || certaintyOf(line.words) >= doubt) return line
      const [again] = await linesOf(page, [line.stretch], dpi, recogniser)
      return again && certaintyOf(again.words) > certaintyOf(line.words) ? again : line
    }),
  )
}

/** A line of fewer letters is a figure or a mark, of which there are other ways to be sure. */
const fewestLetters = 8

/** Whether most letters are the same and stand in the same places. */
function alike(one: string, other: string): boolean {
  const same = [...one].filter((letter, at) => letter === other[at]).length
  return one.length === other.length && same * 2 > one.length
}

/** A day or an amount, in which a 1 stands as far from other figures as words stand apart. */
const figure = /^[$\d.,/]+$/

/** Below this certainty a word is looked at again. */
const doubt = 0.6

/** So wide a gap between letters, in heights of capitals, is a space, whether or not it was recognised. */
const space = 0.29

/** As wide as this, of what mostly lies between the words of a line, a gap must be: thin strokes of small type are lost. */
const plainly = 0.8

/** How wide the spaces of a line mostly are; nothing is known by a few. */
function usualSpace({ words }: ReadLine): number {
  const gaps = words.slice(1).map(({ box }, at) => box.x - words[at]!.box.x - words[at]!.box.width)
  return gaps.length < 4 ? 0 : gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!
}

/** The letters of a stretch within a box, parted where a space is drawn. */
function partsOf(box: Region, { letters, line }: Stretch, usual = 0): Stretch[] {
  const own = letters.filter(({ x, width }) => x + width / 2 > box.x && x + width / 2 < box.x + box.width)
  const parts: Spot[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const letter of own) {
    if (letter.x - right > Math.max(line.tall * space, usual * plainly)) parts.push([])
    parts.at(-1)!.push(letter)
    right = Math.max(right, letter.x + letter.width)
  }
  return parts.map((part) => ({ letters: part, line, kind: 'line' as const }))
}

async function linesOf(page: Image, stretches: readonly Stretch[], dpi: number, recogniser: Recogniser): Promise<ReadLine[]> {
  const scale = resolution / dpi
  // Lines of like height are told apart best.
  const ordered = [...stretches].sort((a, b) => around(a.letters).height - around(b.letters).height)
  const found = await recogniser.recognise(
    ordered.map((stretch) => straightened(cutOut(page, around(stretch.letters)), 0, scale)),
    'text',
  )
  return ordered.map((stretch, at) => {
    const words = spaced(inPlace(found[at]!, stretch, scale), stretch.letters, stretch.line.tall)
    return { stretch, words: words.map((word) => asNumeral(withoutUnseenPoint(word, stretch.letters), stretch, page)) }
  })
}

/** Two or three upright strokes that are their own mirror images are a Roman numeral, whatever they were taken for. */
function asNumeral(word: RecognisedWord, { letters }: Stretch, page: Image): RecognisedWord {
  const signs = /^([IlT1|!i]{2,3})([.,;]?)$/.exec(word.text)
  if (!signs || signs[1] === 'I'.repeat(signs[1]!.length)) return word
  const { x, width } = word.box
  const strokes = letters.filter(
    (letter) => letter.x + letter.width / 2 > x && letter.x + letter.width / 2 < x + width && letter.height > letter.width * 2,
  )
  return strokes.length === signs[1]!.length && strokes.every((stroke) => likeItsMirror(page, stroke))
    ? { ...word, text: 'I'.repeat(strokes.length) + signs[2] }
    : word
}

/** Words of a line that was cut out and scaled, back where they stand, with their points and commas as drawn. */
function inPlace(words: readonly RecognisedWord[], stretch: Stretch, scale: number): RecognisedWord[] {
  const { x } = around(stretch.letters)
  const sound = words.filter(({ text }) => !/^[_~'`´|‘’=]*$/.test(text))
  const drawn = withDrawnSeparators(sound.map(({ text }) => text).join(' '), stretch.letters).split(' ')
  return sound.map(({ box, certainty }, at) => ({
    // Nobody writes care of with a nought.
    text: plain(drawn[at]!.replace(/^([Cc])\/0$/, '$1/O')),
    box: inLine({ x: x + box.x / scale, width: box.width / scale }, stretch.line),
    certainty,
  }))
}

/** As EDGAR has it, which takes no signs but those of ASCII; a bracket is often seen double. */
const plain = (text: string): string =>
  text
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/(?<=\(\d{1,2})X(?=\d{1,2}\))/g, ')(')
    .replace(/\|(?=\])|(?<=\[)\|/g, '')

/** A mark of which one bracket was lost. */
function withBrackets(word: RecognisedWord): RecognisedWord {
  const number = /^(?:\(([1-9]\d?)|([1-9]\d?)\))$/.exec(word.text)
  return number ? { ...word, text: `(${number[1] ?? number[2]})`, certainty: word.certainty * 0.6 } : word
}

/** What marks in brackets are taken for, or drawn as: short, no word, between upright strokes that are higher than what they enclose. */
function mayBeMarks({ words, stretch: { letters } }: ReadLine): boolean {
  const text = words.map((word) => word.text).join('')
  if (text.length > 14 || (/^\([A-Z]\)$/.test(text) && words[0]!.certainty > doubt)) return false
  if (/^[([{“@©®]|^.{0,3}[)\]}]$/.test(text) && !/[a-z]{2}|[A-Z]{2}/.test(text)) return true
  return numbersBetweenBrackets(letters) !== null
}
