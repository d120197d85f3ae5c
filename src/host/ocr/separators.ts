import type { Region } from './image.ts'

/**
 * A figure with each of its points and commas as drawn: a comma reaches below the feet of the digits, a point does not. Recognisers take
 * one for the other, and 113,000 shares for 113. The text comes back as it was where letters and characters do not match one to one.
 */
export function withDrawnSeparators(text: string, letters: readonly Region[]): string {
  const characters = [...text]
  if (!/^\$?\d[\d.,]*\d$/.test(text) || !/[.,]/.test(text) || letters.length !== characters.length) return text
  const feet = letters
    .filter((_, at) => /\d/.test(characters[at]!))
    .map(({ y, height }) => y + height)
    .sort((a, b) => a - b)
  const foot = feet[Math.floor(feet.length / 2)]!
  const tall = Math.max(...letters.map(({ height }) => height))
  return characters
    .map((character, at) => {
      const { y, height } = letters[at]!
      if (!/[.,]/.test(character) || height > tall * 0.5) return character
      return y + height > foot + tall * 0.1 ? ',' : '.'
    })
    .join('')
}
