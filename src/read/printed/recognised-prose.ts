import type { Word } from './page.ts'
import { breaksAfter } from './placing.ts'
import { mend, straightened } from './recognised-values.ts'

/** Words of running text that recognition damaged in ways that only one reading mends. */

/** A sign that stands alone where no text has one: a stain, or a piece of a ruled line. */
export const isStain = (word: Word): boolean => /^[^\w$&@®©()[\]%*"“”#+–-]+$/.test(word.text) || /^[_~=|]+$/.test(word.text)

/** What recognition makes of words, and what they must have been. */
const misread: readonly (readonly [RegExp, string])[] = [
  // Roman numerals.
  [/^(\W*)I[l1|]([\W]*)$/, '$1II$2'],
  [/^(\W*)(?:I[l1|]{2}|Il[I1l])(\W*)$/, '$1III$2'],
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

const classOf = /^([A-K])(Common|Preferred|Ordinary|Convertible)$/

/** Words of several lines as running text: white space stands between two lines, unless the first ends inside a word. */
export const inOneLine = (words: readonly Word[]): Word[] =>
  words.map((word, at) => {
    const before = words[at - 1]
    if (before === undefined || before.line === word.line) return word
    return { ...word, gap: breaksAfter.test(before.text) ? (0 as const) : (2 as const) }
  })

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
    for (const [pattern, text] of misread) if (pattern.test(plain.text)) return [mend(plain, plain.text.replace(pattern, text), 0.9)]
    return [plain]
  })
  const quoted = mended.map((word, at) => {
    // `(the Trust")`: the term began after the article.
    if (!/^[^"()]+"\W*\)?/.test(word.text) || (word.text.match(/"/g) ?? []).length !== 1) return word
    for (let back = at; back >= Math.max(0, at - 5); back--) {
      const text = mended[back]!.text
      if (back < at && text.includes('"')) return word
      if (/^\(the$/i.test(text) && back === at - 1) return mend(word, `"${word.text}`, 0.9)
    }
    return word
  })
  const last = quoted.at(-1)
  if (last && quoted.length > 2 && /[A-Za-z0-9)],$/.test(last.text))
    quoted[quoted.length - 1] = mend(last, last.text.replace(/,$/, '.'), 0.9)
  return quoted
}
