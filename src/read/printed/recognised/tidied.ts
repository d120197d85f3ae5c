import type { Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { mendedWord } from './prose.ts'
import { isMarkLike, mend } from './values.ts'

/** The texts of a recognised row once its lines are together: without stains, echoes, and what no nature of ownership says. */

/** Texts without stains at their ends, their marks last. */
export function tidied(row: PrintedRow): PrintedRow {
  return {
    ...row,
    boxes: row.boxes.map(({ column, words }) => {
      if (column.kind !== 'text') return { column, words }
      const marks = words.filter((word) => isMarkLike(word.text) && !closes(words, word))
      const said = words.filter((word) => !marks.includes(word) && /[A-Za-z0-9&()]/.test(word.text))
      const nature = column.field === 'natureOfOwnership' && !isNature(said)
      if (nature) return { column, words: marks }
      return {
        column,
        words: [...(column.field === 'natureOfOwnership' ? withoutEcho(said).map((word) => mendedWord(asBy(word))) : said), ...marks],
      }
    }),
  }
}

/** `by`, whose first letter is read as another one with a bow. */
const asBy = (word: Word): Word => (/^[pP]y$/.test(word.text) ? mend(word, word.text === 'py' ? 'by' : 'By', 0.85) : word)

/** A text that stands twice, since the one of the row beside is the same, once. */
export function withoutEcho(words: readonly Word[]): readonly Word[] {
  const half = words.length / 2
  const isTwice = half >= 2 && words.slice(0, half).every((word, at) => word.text === words[half + at]?.text)
  return isTwice ? words.slice(0, half) : words
}

/** Whether words can say how somebody owns: more than scraps of recognition, and not a security's title alone. */
const isNature = (words: readonly Word[]): boolean =>
  words.some((word) => /^(?:by:?|see|in|llc|l\.?p\.?|ira|401\(?k\)?|trusts?|footnotes?|spouse|held|fund|jt|ugma|esop)$/i.test(word.text)) ||
  (words.some((word) => /[A-Za-z]{4}/.test(word.text) && !/([a-z])\1\1/.test(word.text)) &&
    !words.every((word) =>
      /^\(?(?:common|stock|ordinary|shares?|restricted|class|units?|right|to|buy|[a-c]|preferred|options?)\)?$/i.test(word.text),
    ))

/** Whether a word such as `buy)` ends a bracket opened before it. */
function closes(words: readonly Word[], word: Word): boolean {
  if (!/^[A-Za-z]+\)$/.test(word.text)) return false
  const before = words.slice(0, words.indexOf(word))
  return before.some((one) => one.text.startsWith('(') && !one.text.includes(')'))
}
