import { around, type Region } from './image.ts'
import { whole } from './letters.ts'
import type { RecognisedWord } from './recogniser.ts'
import { textLineOf } from './stretches.ts'

/** What stands on the foot of a line and is low: a point, a comma, the lower half of a colon. */
const separators = /[.,:;!?]/g

const isLow = ({ y, width, height }: Region, foot: number, tall: number): boolean =>
  height < tall * 0.55 && width < tall * 0.5 && y > foot - tall * 0.4

/** From this height of capitals on, in pixels, a point stands apart from the letter before it. */
const apart = 21

/**
 * A word without the point after it where none is drawn: the serif of a last letter is taken for one. Letters that a point may stand under
 * say nothing. `letters` are those of its line.
 */
export function withoutUnseenPoint(word: RecognisedWord, letters: readonly Region[]): RecognisedWord {
  const { foot, tall } = textLineOf(letters)
  if (tall < apart || !/[^\WFPTVWYfrvwy7]\.$/.test(word.text)) return word
  const { x, width } = word.box
  const own = letters.filter((letter) => letter.x + letter.width / 2 > x && letter.x + letter.width / 2 < x + width)
  const last = whole(own.sort((a, b) => a.x - b.x))
    .map(around)
    .at(-1)
  return !last || isLow(last, foot, tall) || last.height < tall * 0.5 ? word : { ...word, text: word.text.slice(0, -1) }
}

/**
 * A line of text with each of its points and commas as drawn: a comma reaches below the feet of the letters, a point does not. Recognisers
 * take one for the other, and 113,000 shares for 113. Where there are not as many low spots as separators the text stays as it was.
 */
export function withDrawnSeparators(text: string, letters: readonly Region[]): string {
  const { foot, tall } = textLineOf(letters)
  const spots = whole([...letters].sort((a, b) => a.x - b.x)).map(around)
  const low = spots.filter((spot) => isLow(spot, foot, tall))
  if (low.length !== (text.match(separators) ?? []).length) return text
  let at = 0
  return text.replace(separators, (sign) => {
    const { y, width, height } = low[at++]!
    if (sign !== '.' && sign !== ',') return sign
    const below = y + height - foot
    return below > tall * 0.14 || height > width * 1.6 ? ',' : below < tall * 0.08 && height < width * 1.3 ? '.' : sign
  })
}
