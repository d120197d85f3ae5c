import type { Word } from '../pages/page.ts'
import { breaksAfter } from '../placed/placing.ts'
import { mend, straightened } from './values.ts'

/** Words of running text that recognition damaged in ways that only one reading mends. */

/** A sign that stands alone where no text has one: a stain, or a piece of a ruled line. */
export const isStain = (word: Word): boolean => /^[^\w$&@®©()[\]%*"“”#+–-]+$/.test(word.text) || /^[_~=|]+$/.test(word.text)

/** What recognition makes of words, and what they must have been. */
const misread: readonly (readonly [RegExp, string])[] = [
  // Roman numerals.
  [/^(\W*)I[l1|]([\W]*)$/, '$1II$2'],
  [/^(\W*)(?:I[l1|]{2}|Il[I1l])(\W*)$/, '$1III$2'],
  [/^(\W*)i([VX]I{0,3}\W*)$/, '$1I$2'],
  [/^(\W*)V1(\W*)$/, '$1VI$2'],
  [/^(\W*)1V(\W*)$/, '$1IV$2'],
  [/^(\W*)[l|]V(\W*)$/, '$1IV$2'],
  // Ordinal numbers.
  [/^[S5]th$/, '5th'],
  [/^[Il1]st$/, '1st'],
  // The point of an amount.
  [/^(\$\d{1,3}),(\d{1,2}|\d{4,5})(\W*)$/, '$1.$2$3'],
  // Quotes around a defined term.
  [/^\(([A-Za-z][^"()]*)"(\W*)$/, '("$1"$2'],
  [/""/, '"'],
  [/^[Tt]f$/, 'If'],
  [/^1f$/, 'If'],
  [/^Tnc\.(,?)$/, 'Inc.$1'],
  [/^C\/0$/, 'C/O'],
  [/^([Aa])tto(?:m|nn|rn|mn|rmn)ey\b/, '$1ttorney'],
  [/^[{|[dl]s\/(?=[A-Z]|$)/, '/s/'],
  [/^1,1\.?C(\W*)$/, 'LLC$1'],
]

/** A word as it must have been printed, where recognition damaged it in a way that only one reading mends. */
export function mendedWord(word: Word): Word {
  for (const [pattern, text] of misread) if (pattern.test(word.text)) return mend(word, word.text.replace(pattern, text), 0.9)
  return word
}

const classOf = /^([A-K])(Common|Preferred|Ordinary|Convertible)$/

/** Words of several lines as running text: white space stands between two lines, unless the first ends inside a word. */
export const inOneLine = (words: readonly Word[]): Word[] =>
  words.map((word, at) => {
    const before = words[at - 1]
    if (before === undefined || before.line === word.line) return word
    return { ...word, gap: breaksAfter.test(before.text) ? (0 as const) : (2 as const) }
  })

/** A sign or letter that stands alone after the last sentence. */
const isLoose = (words: readonly Word[]): boolean =>
  /^[\w()[\],'‘|]$/.test(words.at(-1)!.text) &&
  words.at(-1)!.gap > 0 &&
  /[a-z0-9)"][.]$/.test(words.at(-2)!.text) &&
  !/^[A-Z]/.test(words.at(-1)!.text)

/** Sentences that begin with these words have a period before them, whatever recognition made of it. */
const begins = /^(?:The Reporting|This \w|These \w|Each of|Includes |Represents |Pursuant to|Mr\. )/

/** Signs that recognition adds to words, and a comma or colon that ends a sentence. */
function unstained(word: Word, at: number, words: readonly Word[]): Word {
  const next = words[at + 1]
  if (
    next &&
    /[a-z\d)]{2}[,:;]$|[A-Z]{3,}[,:;]$/.test(word.text) &&
    next.gap > 0 &&
    begins.test(`${next.text} ${words[at + 2]?.text ?? ''}`)
  )
    return mend(word, `${word.text.slice(0, -1)}.`, 0.8)
  if (/^'[A-Z][a-z]+$/.test(word.text) && !words.slice(at, at + 12).some((other) => /'\W*$/.test(other.text)))
    return mend(word, word.text.slice(1), 0.9)
  if (/^(?:to|of|by|in|the|and|for|at|on|a|an|or|as|is|be)'$/.test(word.text)) return mend(word, word.text.slice(0, -1), 0.9)
  return word
}

/** Running text without stains, straightened and mended. */
export function proseWords(words: readonly Word[]): Word[] {
  const ended = words.findLastIndex((word) => !isStain(word))
  // A period that stands apart at the end is the writer's own where none stands before it.
  const own = (word: Word, at: number) => word.text === '.' && at === ended + 1 && /\w$/.test(words[ended]?.text ?? '')
  const colon = (word: Word, at: number) => word.text === ':' && /^By$/i.test(words[at - 1]?.text ?? '')
  const clean = words.filter(
    (word, at) => !isStain(word) || own(word, at) || colon(word, at) || (at > 0 && word.gap === 0 && word.line === words[at - 1]!.line),
  )
  const mended = clean.flatMap((word): Word[] => {
    const plain = straightened(word)
    const joined = classOf.exec(plain.text)
    if (joined) return [mend(plain, joined[1]!, 0.9), { ...mend(plain, joined[2]!, 0.9), gap: 1 }]
    // A stain between two words, or a period without white space.
    const dotted = /^([a-z]{2,})\.([A-Za-z][a-z]{2,}\W?)$/.exec(plain.text)
    if (dotted) {
      const ends = /^[A-Z]/.test(dotted[2]!)
      return [mend(plain, dotted[1]! + (ends ? '.' : ''), 0.8), { ...mend(plain, dotted[2]!, 0.8), gap: 1 }]
    }
    return [mendedWord(plain)]
  })
  const quoted = mended.map(unstained).map((word, at) => {
    // `(the Trust")`: the term began after the article.
    if (!/^[^"()]+"\W*\)?/.test(word.text) || (word.text.match(/"/g) ?? []).length !== 1) return word
    for (let back = at; back >= Math.max(0, at - 5); back--) {
      const text = mended[back]!.text
      if (back < at && text.includes('"')) return word
      if (/^\(the$/i.test(text) && back === at - 1) return mend(word, `"${word.text}`, 0.9)
    }
    return word
  })
  while (quoted.length > 3 && isLoose(quoted)) quoted.pop()
  const last = quoted.at(-1)
  if (last && quoted.length > 2 && /[A-Za-z0-9)],$/.test(last.text))
    quoted[quoted.length - 1] = mend(last, last.text.replace(/,$/, '.'), 0.9)
  return quoted
}
