import { copies, cutOut, letterGap, letterHeight, placed, repeated, shown } from './cutouts.ts'
import { around, type Image, type Region } from './image.ts'
import { holesOf, oneNumber } from './letters.ts'
import { type RecognisedWord, type Recogniser, resolution } from './recogniser.ts'
import { straightened } from './straighten.ts'
import type { Stretch } from './stretches.ts'

/** Prices of a digit that touches its dollar sign, so that both are one spot of ink. */

/** Those of some spots of ink that are an amount in dollars of a few digits. */
export async function asAmounts(
  page: Image,
  stretches: readonly Stretch[],
  dpi: number,
  recogniser: Recogniser,
): Promise<ReadonlyMap<Stretch, RecognisedWord>> {
  const found = await recogniser.recognise(
    stretches.map(({ letters }) => straightened(cutOut(page, around(letters)), 0, resolution / dpi)),
    'amount',
  )
  return new Map(
    stretches.flatMap((stretch, at) => {
      const text = found[at]!.map((word) => word.text).join('')
      const certainty = Math.min(...found[at]!.map((word) => word.certainty))
      return /^\$\d{1,2}$/.test(text) ? [[stretch, placed(stretch, { text, certainty: certainty * 0.9 })] as const] : []
    }),
  )
}

/** A dollar sign is half as wide as high: what is wider has a digit that touches it. */
export const withDigit = 0.9

/** Dollar signs with a digit that touches them: the digit is looked at by itself. */
export async function afterSigns(page: Image, signs: readonly Stretch[], recogniser: Recogniser): Promise<RecognisedWord[]> {
  const found = await recogniser.recognise(
    signs.map(({ letters }) => repeated(shown(page, rightHalf(around(letters)), letterHeight), letterGap)),
    'digits',
  )
  return signs.map((stretch, at) => {
    const digit = oneNumber(found[at]!, 1, copies)
    if (digit) return placed(stretch, { text: `$${digit.text}`, certainty: digit.certainty * 0.85 })
    // A nought is a ring: ink around paper.
    const isNought = holesOf(shown(page, rightHalf(around(stretch.letters)), letterHeight)) === 1
    return placed(stretch, { text: isNought ? '$0' : '$', certainty: 0.7 })
  })
}

/** Where the digit after a dollar sign stands that touches it. */
const rightHalf = ({ x, y, width, height }: Region): Region => ({
  x: x + Math.round(width * 0.52),
  y,
  width: Math.floor(width * 0.48),
  height,
})
