import type { Word } from '../pages/page.ts'
import type { Column } from './columns.ts'
import { amountOf, codeOf, dateOf, isFigure, type Parted, part } from './values.ts'

/** How badly words suit a column, by what they may mean: asked once of the words, however many columns are tried for them. */

export class Meaning {
  private inFigures: Parted | null = null
  private inText: Parted | null = null
  private date: number | null = null
  private amount: number | null = null
  private code: boolean | null = null
  private figure: boolean | null = null

  constructor(private readonly words: readonly Word[]) {}

  /** How badly the words suit a column: 0 well, 10 not at all. */
  misfit({ kind, markAlone }: Column): number {
    const { value, marks } = kind === 'text' ? this.text() : this.figures()
    if (value.length === 0) return marks.length === 0 || markAlone ? 0 : kind === 'text' ? 2.5 : 3
    const alone = value.length === 1 ? value[0]!.text : ''
    const other = alone !== '' && alone.length <= 2 ? 4 : 8
    switch (kind) {
      case 'date':
        this.date ??= badly(dateOf(value))
        return this.date
      case 'amount':
        return this.amountMisfit(value)
      case 'price':
        return this.amountMisfit(value) || (value[0]!.text[0] === '$' ? 0 : 0.3)
      case 'code':
        this.code ??= codeOf(value) !== null
        return this.code ? 0 : other
      case 'early':
        return alone.length === 1 && 'VELvel'.includes(alone) ? 0 : 6
      case 'direction':
        return alone === 'A' || alone === 'D' ? 0 : other
      case 'ownership':
        return alone === 'D' || alone === 'I' ? 0 : other
      default:
        this.figure ??= isFigure(value)
        return this.figure ? 3 : 0
    }
  }

  private amountMisfit(value: readonly Word[]): number {
    this.amount ??= badly(amountOf(value))
    return this.amount
  }

  /** Words and marks where marks stand anywhere. */
  private figures(): Parted {
    this.inFigures ??= part(this.words, true)
    return this.inFigures
  }

  /** The same where marks end a text. */
  private text(): Parted {
    this.inText ??= part(this.words, false)
    return this.inText
  }
}

/** 0 as printed, 1 once corrected, 8 not at all. */
const badly = (read: { readonly corrected: boolean } | null): number => (read === null ? 8 : read.corrected ? 1 : 0)
