import { distance } from '../edit-distance.ts'
import { type Line, letters, type Word, wordsOf } from '../pages/page.ts'
import { mend } from './values.ts'

/** Names in recognised text, mended by what comes again in the form: an owner's name stands in its box, in notes and in signatures. */

/** What the words of a form are, each as it is mostly spelt. */
export interface Lexicon {
  readonly has: (text: string) => boolean
  /** The word of the form that recognition may have made this one of, or `null`. */
  readonly meant: (text: string) => string | null
}

/** What signatures and the names of owners commonly say. */
const common =
  'attorney attorneyinfact attorneyin infact fact by of for power poa as under dated trust trustee the its general partner managing member sole manager authorized person signatory director officer president secretary treasurer counsel chief executive financial operating investment assistant vice senior corporate name title on behalf pursuant to and inc corp corporation company co ltd limited llc lp llp plc fund funds partners partnership capital management holdings group ii iii iv vi vii viii jr sr esq md phd in individually himself herself duly attorneys'

/** Letters that recognition takes for each other, one for all. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/gi, 'w'],
  [/[EF]/g, 'F'],
  [/[GCceoO0Q]/g, 'c'],
  [/[Il1|!ij]/g, 'l'],
  [/[S5s]/g, 's'],
  [/[B8]/g, 'B'],
  [/[uv]/g, 'u'],
]

const shapeOf = (text: string): string => alike.reduce((shape, [pattern, letter]) => shape.replace(pattern, letter), text)

/** The letters of a word without the signs around it. */
const core = (text: string): string => text.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')

/** Learns how words are spelt; what stands only once may be damaged itself. */
export function lexiconOf(lines: readonly Line[]): Lexicon {
  const counts = new Map<string, number>()
  const known = new Set(common.split(' '))
  const seen = new Set<string>()
  for (const line of lines) {
    for (const word of wordsOf(line)) {
      const text = core(word.text)
      if (text.length < 2) continue
      counts.set(text, (counts.get(text) ?? 0) + 1)
      const plain = letters(text)
      if (plain.length > 2 && seen.has(plain)) known.add(plain)
      seen.add(plain)
    }
  }
  const shapes = new Map<string, { text: string; times: number }>()
  for (const [text, times] of counts) {
    const shape = shapeOf(text)
    const before = shapes.get(shape)
    if (!before || times > before.times) shapes.set(shape, { text, times })
  }
  return {
    has: (text) => known.has(letters(text)),
    meant(text) {
      const own = counts.get(text) ?? 0
      const other = shapes.get(shapeOf(text))
      // What differs by capitals alone is another spelling, no damage.
      return other && letters(other.text) !== letters(text) && other.times > own * 2 && other.times > 1 ? other.text : null
    },
  }
}

const afterName = /^(?:LP|L\.P\.?|LLC|Inc\.?|Ltd\.?|GP|UGP|Fund|Trust|Corp\.?|Holdings)\b/

const numeral = /^[I1l|!]{1,3}$/

/** Numerals as the owner's name has them that the words repeat: `Example 1 GP LP` of `Example II GP LP`. */
export function withNumerals(words: readonly Word[], owners: readonly (readonly string[])[]): Word[] {
  const read = [...words]
  for (const name of owners) {
    const at = name.findIndex((text) => /^I{1,3}$/.test(text))
    if (at < 1 || name.length < 3) continue
    for (let from = 0; from + name.length <= read.length; from++) {
      const fits = name.every((text, index) =>
        index === at ? numeral.test(read[from + index]!.text) : letters(text) === letters(read[from + index]!.text),
      )
      const other = owners.some(
        (one) =>
          one !== name && one.length === name.length && one.every((text, index) => index === at || letters(text) === letters(name[index]!)),
      )
      if (fits && !other) read[from + at] = mend(read[from + at]!, name[at]!, 0.8)
    }
  }
  return read
}

/** Words that repeat an owner's name but for one of them, alike, with the name as it is: `EXAMPLE GP LEG` of `Example GP LLC`. */
export function asOwners(words: readonly Word[], owners: readonly (readonly string[])[]): Word[] {
  const read = [...words]
  for (const name of owners) {
    if (name.length < 3) continue
    for (let from = 0; from + name.length <= read.length; from++) {
      const odd = name.flatMap((text, at) => (letters(text) === letters(read[from + at]!.text) ? [] : [at]))
      const [at] = odd
      if (odd.length !== 1 || at === 0) continue
      const word = read[from + at!]!
      const own = name[at!]!
      // A numeral tells one fund from another, and so may every other word that is spelt so elsewhere.
      const isOther = /^[IVX]+\W*$/.test(own) || owners.some((other) => other.some((text) => letters(text) === letters(word.text)))
      if (isOther || letters(own).length < 3 || distance(letters(own), letters(word.text)) > 2) continue
      const end = /[.,]*$/.exec(word.text)![0]
      const spelt = word.text === word.text.toUpperCase() ? own.toUpperCase() : own
      read[from + at!] = mend(word, spelt.replace(/[.,]*$/, '') + (end === '' && own.endsWith('.') ? '.' : end), 0.8)
    }
  }
  return read
}

/** A name with its words as the form spells them, its Roman numerals, and the white space it lost. */
export function mendedName(words: readonly Word[], lexicon: Lexicon): Word[] {
  return words.flatMap((word, at): Word[] => {
    const next = words[at + 1]?.text ?? ''
    if (at > 0 && /^(?:I[fl1|!]|1[1lI]|ll|[l1]I)$/.test(word.text) && afterName.test(next) && lexicon.has('ii'))
      return [mend(word, 'II', 0.85)]
    // `GROUP.CORP.`, `III(Euro),`: white space lost.
    const glued = /^([A-Za-z]{3,})\.([A-Z][A-Za-z]{2,}\.?)$/.exec(word.text) ?? /^([A-Za-z]{2,})(\([A-Za-z]{2,}\)[.,]?)$/.exec(word.text)
    if (glued) return [mend(word, glued[1]!, 0.85), { ...mend(word, glued[2]!, 0.85), gap: 1 }]
    if (/^[A-Z],$/.test(word.text) && /^[A-Z][a-z]/.test(next)) return [mend(word, `${word.text[0]}.`, 0.85)]
    return [spelt(word, 3, lexicon)]
  })
}

/** A word with a capital as the form mostly spells it. Small words are spelt too much alike. */
function spelt(word: Word, least: number, lexicon: Lexicon): Word {
  const text = core(word.text)
  const meant = text.length >= least && /[A-Z]/.test(text) ? lexicon.meant(text) : null
  return meant ? mend(word, word.text.replace(text, meant), 0.8) : word
}

/** Running text with its names as the form mostly spells them: of capitals alone, abbreviations differ by the letters that look alike. */
export const asSpelt = (words: readonly Word[], lexicon: Lexicon): Word[] =>
  words.map((word) => (/^\W*[A-Z][a-z]{3,}\W*$/.test(word.text) ? spelt(word, 4, lexicon) : word))
