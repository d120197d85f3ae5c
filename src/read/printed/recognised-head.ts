import type { Head, Tick } from './head.ts'
import type { OwnerWords } from './owners.ts'
import { cityLine } from './owners.ts'
import { type Line, lettersOf, lettersOfLine, type Word, wordsOf } from './page.ts'
import { asDate, mend } from './recognised-values.ts'

/**
 * The head of recognised text. Its boxes run into each other and its labels suffer, so each value is known by its own form: days, the
 * symbol in brackets, a city with state and zip, an X before its label.
 */

/** The words of a line without stains, as runs parted by wide gaps. */
function runsOf(line: Line): Word[][] {
  const runs: Word[][] = []
  let last: Word | undefined
  for (const word of wordsOf(line)) {
    if (!/[A-Za-z0-9[\]&]/.test(word.text)) continue
    if (!last?.x || !word.x || word.x[0] - last.x[1] > 3) runs.push([word])
    else runs.at(-1)!.push(word)
    last = word
  }
  return runs
}

const isLabel = (words: readonly Word[]): boolean =>
  /reportingperson|tickerortrading|monthdayyear|checkall|ifamendment|individualor|relationshipof|requiringstatement|groupfiling/.test(
    lettersOf(words),
  )

/** What of a line belongs to box 1: up to the next box's number, day, tick or symbol. `null` where the end cannot be told. */
function boxOne(line: Line): Word[] {
  const words = runsOf(line)[0] ?? []
  const end = words.findIndex(
    (word, at) =>
      at > 0 &&
      (/^\d[.,]$/.test(word.text) ||
        asDate(word) !== null ||
        /^[xX_]{1,3}$|^_*[xX]_+$|^Director|^Officer$|^Form$|^\(/.test(word.text) ||
        (/^\d[A-Z]?$/.test(word.text) && /^(?:Statement|If|Date|Individual)/.test(words[at + 1]?.text ?? ''))),
  )
  return end < 0 ? words : words.slice(0, end)
}

const zip = /^\d{5}(?:-\d{4})?[,.]?$/

/** Where a line says `City, ST 12345`: the words of it. */
function placeIn(words: readonly Word[]): readonly Word[] | null {
  for (let at = 1; at + 1 < words.length; at++) {
    if (/^[A-Z][A-Z0-9][,.]?$/.test(words[at]!.text) && zip.test(words[at + 1]!.text)) return words.slice(0, at + 2)
  }
  return null
}

const placeWords = (words: readonly Word[]): Word[] =>
  words.map((word, at) => {
    const bare = word.text.replace(/[,.]$/, '')
    return at === words.length - 3 || at >= words.length - 2 ? mend(word, bare, 0.97) : word
  })

const ownerWith = (name: readonly Word[], streets: readonly (readonly Word[])[], place: readonly Word[]): OwnerWords => ({
  name,
  street1: streets[0] ?? [],
  street2: streets[1] ?? [],
  ...cityLine(placeWords(place), false),
  country: [],
  streets: streets.flat(),
  guessed: false,
})

const withoutEnd = (words: readonly Word[]): readonly Word[] =>
  words.map((word, at) => (at === words.length - 1 ? mend(word, word.text.replace(/,$/, ''), 0.97) : word))

/** The owners of the stylesheets' table: a name, one or two streets, and a place that ends each. */
export function ownersInTable(lines: readonly Line[]): OwnerWords[] {
  const owners: OwnerWords[] = []
  let block: (readonly Word[])[] = []
  for (const line of lines) {
    if (/nameaddress|relationship|^reportingowners|director10/.test(lettersOfLine(line))) {
      block = []
      continue
    }
    const run = (runsOf(line)[0] ?? []).filter((word) => !/^[xX]{1,2}$/.test(word.text))
    if (run.length === 0 || lettersOf(run).length < 3) continue
    const place = placeIn(run)
    if (!place) {
      block.push(run)
      continue
    }
    if (block.length > 2 && /^(?:see|vice|chief|president)$/i.test(block[0]![0]!.text)) block.shift()
    const [name, ...streets] = block
    if (name && block.length <= 4) owners.push(ownerWith(name, streets.slice(0, 2).map(withoutEnd), place))
    block = []
  }
  return owners
}

/** Box 1 of the web page: its name, the streets between its captions, and its place. */
export function ownerInBox(lines: readonly Line[]): OwnerWords | null {
  const label = lines.findIndex((line) => /nameandaddressof/.test(lettersOfLine(line)))
  if (label < 0) return null
  let name: readonly Word[] = []
  let streets: Word[][] = []
  let place: readonly Word[] = []
  let past = false
  for (const line of lines.slice(label + 1)) {
    const words = boxOne(line)
    const text = lettersOf(wordsOf(line).slice(0, 3))
    if (/^last|first(?:middle)?$|^stfirst/.test(text)) {
      past = true
      streets = []
      continue
    }
    if (words.length === 0 || /^\W?(?:street|greet|city|state)\)/i.test(words[0]!.text) || isLabel(words)) continue
    const found = placeIn(runsOf(line).flat())
    if (found && found.length <= 6 && past) {
      place = found
      break
    }
    // A line that names the issuer too does not tell where the owner's name ends.
    if (!past && name.length === 0 && !words.some((word) => /[[\]]/.test(word.text)) && words.length >= 2) name = words
    else if (past && streets.length < 2) streets.push(words)
  }
  return name.length + place.length === 0 ? null : ownerWith(name, streets, place)
}

const tickedX = /^[|_—\-[({\\]*[xX]{1,2}[|_—\-\])}]*$/

/** Whether an X stands before a label; without one the box is not known, for recognition loses boxes. */
function tick(words: readonly Word[], label: RegExp, next: RegExp | null): Tick {
  const at = words.findIndex((word, index) => label.test(word.text) && (next === null || next.test(words[index + 1]?.text ?? '')))
  const before = words[at - 1]
  return at > 0 && before && tickedX.test(before.text) ? { value: true, words: [before] } : { value: null, words: [] }
}

/** The head with what recognised text surely tells in place of what labels would have told. */
export function recognisedHead(head: Head, lines: readonly Line[]): Head {
  const start = Math.max(
    0,
    lines.findIndex((line) => /nameandaddressof|reportingperson/.test(lettersOfLine(line))),
  )
  const boxes = lines.slice(start)
  const words = boxes.flatMap(wordsOf)
  const days = words.flatMap((word) => asDate(word)?.words.slice(0, 1) ?? [])
  const issuer = issuerIn(boxes)
  return {
    ...head,
    issuer: issuer ?? head.issuer.filter(() => false),
    period: days.slice(0, 1),
    amended: days.length === 2 ? days.slice(1) : [],
    titles: [],
    officerTitle: null,
    otherText: null,
    ticks: {
      director: tick(words, /^Director/, null),
      tenPercentOwner: tick(words, /^10[%9]/, /^Own/),
      officer: tick(words, /^Officer/, /^\W?give/),
      other: tick(words, /^Other/, /^\W?specify/),
    },
  }
}

const fromBracket = (word: Word, at: number): Word => (at === 0 ? { ...word, text: word.text.slice(word.text.indexOf('[')) } : word)

/** The issuer: what stands before its symbol in brackets, in a run or a line of its own. */
function issuerIn(lines: readonly Line[]): readonly Word[] | null {
  const beside = lines.some((line) => /reportingperson.*issuername/.test(lettersOfLine(line)))
  for (const line of lines) {
    const runs = runsOf(line)
    for (const all of runs) {
      const border = all.findLastIndex((word, at) => /^_?\|/.test(word.text) && all.slice(at).some((one) => one.text.includes('[')))
      const run = all.slice(Math.max(border, 0)).map((word, at) => (at === 0 ? mend(word, word.text.replace(/^_?\|+/, ''), 0.97) : word))
      const open = run.findIndex((word) => word.text.includes('['))
      const close = run.findIndex((word, at) => at >= open && word.text.includes(']'))
      if (open < 1 || close < open) continue
      const some = run.slice(0, close + 1)
      if (!/\[\s*[A-Z0-9.\-/ ]+\s*\]/i.test(some.map((word) => word.text).join(' '))) continue
      // Where boxes 1 and 2 stand in one line without a gap, the owner's name runs into the issuer's; the symbol is sure.
      if (beside && border < 0 && all === runs[0]) return run.slice(open, close + 1).map(fromBracket)
      return some.length <= 12 ? some : null
    }
  }
  return null
}
