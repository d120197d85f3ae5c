import type { Region } from './image.ts'
import { textLineOf } from './stretches.ts'

/** What stands on the foot of a line and is low: a point, a comma, the lower half of a colon. */
const separators = /[.,:;!?]/g

/**
 * A line of text with each of its points and commas as drawn: a comma reaches below the feet of the letters, a point does not. Recognisers
 * take one for the other, and 113,000 shares for 113. Where there are not as many low spots as separators the text stays as it was.
 */
export function withDrawnSeparators(text: string, letters: readonly Region[]): string {
  const { foot, tall } = textLineOf(letters)
  const low = letters.filter(({ y, width, height }) => height < tall * 0.55 && width < tall * 0.5 && y > foot - tall * 0.4)
  if (low.length !== (text.match(separators) ?? []).length) return text
  let at = 0
  return text.replace(separators, (sign) => {
    const { y, width, height } = low[at++]!
    if (sign !== '.' && sign !== ',') return sign
    const below = y + height - foot
    return below > tall * 0.14 || height > width * 1.6 ? ',' : below < tall * 0.08 && height < width * 1.3 ? '.' : sign
  })
}
