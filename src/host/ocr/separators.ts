import type { Region } from './image.ts'

/**
 * A figure with each of its points and commas as drawn: a comma reaches below the feet of the digits, a point does not. Recognisers take
 * one for the other, and 113,000 shares for 113. The text comes back as it was where there are not as many low letters as separators.
 */
export function withDrawnSeparators(text: string, letters: readonly Region[]): string {
  if (!/^\$?\d[\d.,]*\d$/.test(text)) return text
  const tall = Math.max(...letters.map(({ height }) => height))
  const feet = letters.filter(({ height }) => height > tall * 0.7).map(({ y, height }) => y + height)
  const foot = feet.sort((a, b) => a - b)[Math.floor(feet.length / 2)] ?? 0
  const low = letters.filter(({ y, height }) => height < tall * 0.5 && y + height > foot - tall * 0.2)
  if (low.length !== text.replace(/[^.,]/g, '').length) return text
  let at = 0
  return text.replace(/[.,]/g, () => {
    const { y, height } = low[at++]!
    return y + height > foot + tall * 0.1 ? ',' : '.'
  })
}
