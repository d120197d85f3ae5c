import { type Line, letters, lettersOf, lettersOfLine, type Word, wordsOf } from '../pages/page.ts'
import { isScrap } from './share.ts'
import { mend } from './values.ts'

/**
 * The issuer in the head of recognised text: what stands before a symbol in brackets. Box 1 runs into it, and the web page's line of it is
 * recognised twice, once from its upper and once from its lower half; what stands elsewhere in the form tells where the name begins.
 */

/** Where the boxes of the head begin: at the label of box 1, or below the title where that is lost; or -1. */
export function startOfBoxes(lines: readonly Line[]): number {
  const label = lines.findIndex((line) => /nameandadd?ressof/.test(lettersOfLine(line)))
  return label >= 0 ? label : lines.findIndex((line) => /investmentcompanyact|printortyperesponses/.test(lettersOfLine(line)))
}

/** What the lines below the head say: where names of the head come again. */
export interface Elsewhere {
  /** The letters of every word. */
  readonly words: ReadonlySet<string>
  /** The letters of the lines. */
  readonly text: string
}

export const elsewhereIn = (lines: readonly Line[]): Elsewhere => ({
  words: new Set(lines.flatMap((line) => wordsOf(line).map((word) => letters(word.text)))),
  text: lines.map(lettersOfLine).join(' '),
})

/** Of the words of a name, the share that stands elsewhere too; initials and what is shorter do not count. */
export function shareElsewhere(words: readonly Word[], elsewhere: Elsewhere): number {
  const long = words.map((word) => letters(word.text)).filter((text) => text.length > 2)
  return long.length === 0 ? 0 : long.filter((text) => elsewhere.words.has(text)).length / long.length
}

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

/** Small letters that are drawn as the capitals are, so that only their size tells them apart. */
const drawnAlike = /^[A-Z0-9.\-/cosuvwxz]+$/

/** How far a symbol of one letter is believed, of which nothing shows that recognition took it for another. */
const oneLetter = 0.85

interface Symbol {
  /** As it stands: bracket, symbol, bracket. */
  readonly words: readonly Word[]
}

/** A bracket with a symbol after it, the closing one lost or not: the words from `at`. Symbols are printed in capitals. */
function symbolAt(words: readonly Word[], at: number): Symbol | null {
  const first = words[at]!
  const inside = first.text.slice(first.text.indexOf('[') + 1)
  const [own, ...more] = inside === '' ? words.slice(at + 1, at + 4) : [{ ...first, text: inside }, ...words.slice(at + 1, at + 3)]
  if (!own) return null
  const text = own.text.replace(/[\])|].*$/, '')
  if (!drawnAlike.test(text) || !/[A-Z0-9]/.test(text.toUpperCase()) || text.length > 6) return null
  // A symbol of several words has its closing bracket.
  const closed = own.text.includes(']') ? 0 : more.findIndex((word) => word.text.includes(']')) + 1
  const rest = closed > 0 ? more.slice(0, closed).map((word) => ({ ...word, text: word.text.replace(/\].*$/, '') })) : []
  const said = [
    { ...mend(own, text.toUpperCase(), 0.9), text: text.toUpperCase(), ...(text.length === 1 ? { certainty: oneLetter } : {}) },
    ...rest.filter((word) => /^[A-Z0-9.\-/,]+$/.test(word.text)),
  ]
  const open = { ...first, text: '[', gap: 1 as const }
  const close = { ...said.at(-1)!, text: ']', gap: 0 as const }
  return { words: [open, ...said, close] }
}

/** What a company's name ends with. */
export const corporate =
  /^(?:inc|corp|corporation|co|company|ltd|limited|plc|llc|lp|nv|sa|ag|se|trust|fund|holdings?|group|partners|bancorp|de|new|portfolio|technologies|therapeutics|pharmaceuticals)$/

/** A name with `INC` where recognition took its last letter for a G or an O. */
const withSuffix = (name: readonly Word[]): readonly Word[] =>
  name.map((word, at) =>
    at > 0 && at === name.length - 1 && /^[Il]N[GO]\.?$/.test(word.text) ? mend(word, word.text.replace(/^.N./, 'INC'), 0.9) : word,
  )

interface Candidate {
  readonly name: readonly Word[]
  readonly symbol: Symbol | null
  readonly score: number
}

/** How well the words before a bracket are cut at `from`: the owner's name before it, the issuer's after it. */
function cutScore(words: readonly Word[], from: number, owner: string, others: string, elsewhere: Elsewhere): number {
  const issuer = lettersOf(words.slice(from))
  const before = words.slice(0, from)
  if (issuer.length < 2 || !/^[A-Z0-9a-z]/.test(words[from]!.text)) return Number.NEGATIVE_INFINITY
  let score = 0
  if (issuer.length > 3 && others.includes(issuer)) score += 2.5
  if (issuer.length > 3 && elsewhere.text.includes(issuer)) score += 1.5
  if (corporate.test(letters(words.at(-1)!.text))) score += words.length - from > 1 ? 0.5 : -1.5
  if (!/^[A-Z0-9]/.test(words[from]!.text)) score -= 0.5
  // A lone letter is rather an initial of the owner beside, or a stain.
  if (letters(words[from]!.text).length === 1) score -= 1
  if (owner.length > 3) {
    const prefix = lettersOf(before)
    if (prefix === owner) score += 5
    else if (from > 0) score -= 1.5
    // The owner's name is no part of the issuer's.
    if (from === 0 && issuer.startsWith(owner) && issuer.length > owner.length) score -= 5
  }
  if (from === 0) return score + 0.5
  const share = shareElsewhere(before, elsewhere)
  // What stands together elsewhere too is one name.
  const isOne = elsewhere.text.includes(lettersOf(words.slice(0, from + 1)))
  score += before.length < 2 ? -1 : share === 1 && !isOne ? 2.5 : share > 0.49 ? 2 : 0
  if (corporate.test(letters(before.at(-1)!.text))) score += 0.4
  return score
}

/** The best reading of one run of words with a bracket. `alone`: hardly anything of box 1 stands in the same run. */
function candidateIn(run: readonly Word[], alone: boolean, owner: string, others: string, elsewhere: Elsewhere): Candidate | null {
  const open = run.findIndex((word) => word.text.includes('['))
  if (open < 0) return null
  const bracket = run[open]!
  const glued = bracket.text.slice(0, bracket.text.indexOf('['))
  const before = withSuffix([...run.slice(0, open), ...(glued === '' ? [] : [{ ...bracket, text: glued }])])
  const symbol = symbolAt(run, open)
  if (before.length === 0) return symbol && { name: [], symbol, score: 0.2 }
  let best: Candidate | null = null
  for (let from = 0; from < before.length; from++) {
    const score = cutScore(before, from, owner, others, elsewhere) + (symbol ? 1 : 0) + (!alone ? 0 : from > 0 ? -1.2 : 0.6)
    if (!best || score > best.score) best = { name: before.slice(from), symbol, score }
  }
  return best
}

/** Labels of the boxes beside, and the line that an X stands on: where they begin a name ends. */
export const isBoxLabel = (text: string): boolean =>
  /^(?:_+[Xx]?_*|Director|10%|Owner|Officer|Other|\(?(?:[Cc]heck|give|specify|Month\/Day\/Year|Last|First|Middle|Street|City|State|Zip)\)?|applicable\)|below\))$/.test(
    text,
  )

/** A name's first letter, recognised once more before it. */
const isEcho = (letter: string, word: string): boolean => letter.length === 1 && word.length > 2 && word.startsWith(letter)

/** White space so wide, in characters, parts boxes rather than the words of a name. */
const wideGap = 3

/** How many words stand before a wide gap that stands before the name, where the form has none of them elsewhere: rests of a label. */
function beforeGap(run: readonly Word[], elsewhere: Elsewhere): number {
  const open = run.findIndex((word) => word.text.includes('['))
  const from = run.findLastIndex(({ x }, at) => at > 0 && at < open && x !== undefined && x[0] - (run[at - 1]!.x?.[1] ?? x[0]) >= wideGap)
  return from > 0 && shareElsewhere(run.slice(0, from), elsewhere) === 0 ? from : 0
}

/** What a long name begins with in the lines above the one that it ends in. */
function nameAbove(lines: readonly Line[]): readonly Word[] {
  for (const line of lines.slice(-3).reverse()) {
    const run = runsOf(line).at(-1) ?? []
    const label = run.findIndex((word) => isBoxLabel(word.text))
    const words = label < 0 ? run : run.slice(0, label)
    if (words.length > 1) return words
  }
  return []
}

/** The words of the issuer's box, its name and `[SYMB]`; nothing where neither is sure. */
export function issuerIn(lines: readonly Line[], owner: string, rest: readonly Line[]): readonly Word[] {
  const elsewhere = elsewhereIn(rest)
  const beside = lines.some((line) => /reportingperson.*issuername/.test(lettersOfLine(line)))
  const found: Candidate[] = []
  for (const [row, line] of lines.entries()) {
    const runs = runsOf(line)
    const others = lines
      .filter((other) => other !== line)
      .map(lettersOfLine)
      .join(' ')
    for (const [at, all] of runs.entries()) {
      const border = all.findLastIndex((word, index) => /^_?\|/.test(word.text) && all.slice(index).some((one) => one.text.includes('[')))
      const labelled = all.findLastIndex((word) => /Month|^Year\)|^Statement$|^Symbol$|^Person\W{0,2}$/.test(word.text))
      const run = all
        .slice(Math.max(border, labelled + 1, 0))
        .map((word, index) => (index === 0 ? mend(word, word.text.replace(/^_?\|+/, ''), 0.97) : word))
        .filter((word) => word.text !== '')
      run.splice(0, beforeGap(run, elsewhere))
      while (run.length > 2 && (isScrap(run[0]!.text) || isEcho(run[0]!.text, run[1]!.text))) run.shift()
      // The bracket may stand far from the name: the run before it ends with the name.
      const first = run[0]?.text ?? ''
      const apart = first.startsWith('[') && at > 0 && !/\bSymbol$|\)$/.test(runs[at - 1]!.at(-1)!.text)
      // A long name goes on in the line of the bracket.
      const above =
        at === 0 && corporate.test(letters(first)) && run[1]?.text.startsWith('[') === true ? nameAbove(lines.slice(0, row)) : []
      const joined = apart
        ? [...runs[at - 1]!, ...run]
        : [...above, ...run.map((word, index) => (index === 0 && above.length > 0 ? { ...word, gap: 1 as const } : word))]
      const alone = !beside || border >= 0 || at > (apart ? 1 : 0)
      const candidate = candidateIn(joined, alone, owner, others, elsewhere)
      if (candidate) found.push(candidate)
    }
  }
  const best = found.filter((one) => one.name.length > 0).sort((a, b) => b.score - a.score)[0]
  const symbols = found.flatMap((one) => one.symbol ?? [])
  const own = best?.symbol ?? symbols[0] ?? null
  // Of a symbol recognised twice, once without its first or last letter, the longer is whole.
  const symbol =
    own &&
    (symbols.find((one) => one !== own && lettersOf(one.words).length < 6 && lettersOf(one.words).includes(lettersOf(own.words))) ?? own)
  const lost = symbol === null && best ? symbolAfter(best.name, lines) : null
  const name = best && best.score >= 1.4 && best.name.length <= 12 && lettersOf(best.name).length > 2 ? best.name : []
  return [...name, ...(symbol?.words ?? lost ?? [])]
}

/** The symbol where its brackets stand in another line than it: the word that follows the name. */
function symbolAfter(name: readonly Word[], lines: readonly Line[]): readonly Word[] | null {
  const whole = lettersOf(name)
  for (const line of lines) {
    const words = wordsOf(line)
    for (let at = 0; at + name.length < words.length; at++) {
      const next = words[at + name.length]!
      if (next.text.startsWith('[') || lettersOf(words.slice(at, at + name.length)) !== whole || !/^[A-Z]{1,5}$/.test(next.text)) continue
      return [
        { ...next, text: '[' },
        { ...mend(next, next.text, 0.9), gap: 0 },
        { ...next, text: ']', gap: 0 },
      ]
    }
  }
  return null
}
