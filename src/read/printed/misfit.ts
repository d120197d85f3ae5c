import type { Column } from './columns.ts'
import type { Word } from './page.ts'
import { amountOf, codeOf, dateOf, isFigure, part } from './values.ts'

/** How badly words suit a column, by what they may mean: asked once of the words, however many columns are tried for them. */

export interface Meaning {
  /** How many words are left without marks, and how many marks there are, where marks stand anywhere; the same where they end a text. */
  readonly figures: Count
  readonly text: Count
  /** 0 a date, 1 a date once corrected, 8 none. */
  readonly date: number
  readonly amount: number
  readonly dollars: boolean
  readonly isCode: boolean
  /** The one sign that the words are, or none. */
  readonly sign: string
  /** One word of two signs at most. */
  readonly isShort: boolean
  /** A text that reads as a figure. */
  readonly isFigure: boolean
}

interface Count {
  readonly words: number
  readonly marks: number
}

/** What words may mean. */
export function meaningOf(words: readonly Word[]): Meaning {
  const { value, marks } = part(words, true)
  const text = part(words, false)
  const date = dateOf(value)
  const amount = amountOf(value)
  const alone = value.length === 1 ? value[0]!.text : ''
  return {
    figures: { words: value.length, marks: marks.length },
    text: { words: text.value.length, marks: text.marks.length },
    date: date ? (date.corrected ? 1 : 0) : 8,
    amount: amount ? (amount.corrected ? 1 : 0) : 8,
    dollars: amount?.dollars === true,
    isCode: codeOf(value) !== null,
    sign: alone.length === 1 ? alone : '',
    isShort: alone !== '' && alone.length <= 2,
    isFigure: isFigure(text.value),
  }
}

/** How badly words suit a column: 0 well, 10 not at all. */
export function misfitOf({ kind, markAlone }: Column, meaning: Meaning): number {
  const { words, marks } = kind === 'text' ? meaning.text : meaning.figures
  if (words === 0) return marks === 0 || markAlone ? 0 : kind === 'text' ? 2.5 : 3
  const other = meaning.isShort ? 4 : 8
  switch (kind) {
    case 'date':
      return meaning.date
    case 'amount':
      return meaning.amount
    case 'price':
      return meaning.amount > 0 || meaning.dollars ? meaning.amount : 0.3
    case 'code':
      return meaning.isCode ? 0 : other
    case 'early':
      return meaning.sign !== '' && 'VELvel'.includes(meaning.sign) ? 0 : 6
    case 'direction':
      return meaning.sign === 'A' || meaning.sign === 'D' ? 0 : other
    case 'ownership':
      return meaning.sign === 'D' || meaning.sign === 'I' ? 0 : other
    default:
      return meaning.isFigure ? 3 : 0
  }
}
