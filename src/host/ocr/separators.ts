import { around, type Region } from './image.ts'
import { whole } from './letters.ts'
import { textLineOf } from './stretches.ts'

/** What stands on the foot of a line and is low: a point, a comma, the lower half of a colon. */
const separators = /[.,:;!?]/g

/** From this height of capitals on, in pixels, a point stands apart from the letter before it. */
const apart = 17

/**
 * A line of text with each of its points and commas as drawn: a comma reaches below the feet of the letters, a point does not. Recognisers
 * take one for the other, and 113,000 shares for 113, or see a point where none is. Where there are not as many low spots as separators the text stays as it was.
 */
export function withDrawnSeparators(text: string, letters: readonly Region[]): string {
  const { foot, tall } = textLineOf(letters)
  const spots = whole([...letters].sort((a, b) => a.x - b.x)).map(around)
  const isLow = ({ y, width, height }: Region) => height < tall * 0.55 && width < tall * 0.5 && y > foot - tall * 0.4
  const low = spots.filter(isLow)
  const written = (text.match(separators) ?? []).length
  // The last letter's serif is taken for a point, in type so large that a point would stand apart.
  if (/\w[.,]$/.test(text) && tall >= apart && low.length === written - 1 && !isLow(spots.at(-1)!) && spots.at(-1)!.height > tall * 0.5)
    return withDrawnSeparators(text.slice(0, -1), letters)
  if (low.length !== written) return text
  let at = 0
  return text.replace(separators, (sign) => {
    const { y, width, height } = low[at++]!
    if (sign !== '.' && sign !== ',') return sign
    const below = y + height - foot
    return below > tall * 0.14 || height > width * 1.6 ? ',' : below < tall * 0.08 && height < width * 1.3 ? '.' : sign
  })
}
