import { type Line, lettersOfLine, type Word, wordsOf } from './page.ts'
import { asDate } from './recognised-values.ts'
import type { PrintedSignature } from './signatures.ts'

/** Signatures in recognised text: a name that ends with its day, above the caption "Signature of Reporting Person". */

const isCaption = (line: Line): boolean => /sign.{0,3}ureof|ofreportingperson?date|^signatures?$/.test(lettersOfLine(line))

const opens = (word: Word | undefined): boolean => word !== undefined && /^\W?[/]s[/]|^by:?$/i.test(word.text)

/** The lines before the signatures, and the signatures. `own` says that the lines hold nothing else. */
export function recognisedSignatures(
  lines: readonly Line[],
  own: boolean,
): { readonly before: readonly Line[]; readonly signatures: readonly PrintedSignature[] } {
  const caption = lines.findIndex(isCaption)
  const end = caption < 0 || own ? lines.length : caption
  const signatures: PrintedSignature[] = []
  let start = end
  let after: Word[] = []
  for (let at = end - 1; at >= 0; at--) {
    const line = lines[at]!
    const words = wordsOf(line).filter((word) => /[\w/]/.test(word.text))
    if (words.length === 0 || isCaption(line)) {
      after = []
      continue
    }
    const dated = words.length <= 30 ? words.findLastIndex((word) => asDate(word) !== null) : -1
    if (dated < 0 || words.length - dated > 4) {
      // A name broken over lines: its end below the day, or its beginning above.
      const first = signatures[0]
      if (first && opens(words[0]) && !opens(first.name[0])) signatures[0] = { ...first, name: joined(words, first.name) }
      else if (signatures.length === 0 && words.length <= 6 && !own && end - at <= 3) {
        after = joined(words, after)
        continue
      } else if (!own) break
      else continue
      start = at
      continue
    }
    const name = words.slice(0, dated)
    const whole = joined(name, after)
    after = []
    start = at
    if (whole.length > 0) signatures.unshift({ name: whole, date: asDate(words[dated]!)!.words.slice(0, 1) })
  }
  return { before: lines.slice(0, signatures.length > 0 ? start : end), signatures }
}

const joined = (words: readonly Word[], rest: readonly Word[]): Word[] => [
  ...words,
  ...rest.map((word, at) => (at === 0 && words.length > 0 ? { ...word, gap: 1 as const } : word)),
]
