/** Letters and digits in lower case: what survives spacing, punctuation and broken cells, and what labels are known by. */

/** By code, the letter or digit of ASCII that a character is in lower case, or 0. */
const lower = new Uint8Array(0x10000)
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  lower[letter.charCodeAt(0)] = letter.charCodeAt(0)
  lower[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0)
}

// Beyond ASCII only the Kelvin sign and the dotted capital I have one.
lower[0x212a] = 107
lower[0x130] = 105

const decoder = new TextDecoder()

/** Calling the decoder takes longer than writing down so many letters. */
const few = 64

const { charCodeAt } = String.prototype

/** A character by its code. Strings come in many representations: taken by name from the string itself, the method would be looked up every time. */
export const codeAt = (text: string, at: number): number => charCodeAt.call(text, at)

/** Gathers the letters of texts. */
export class LetterList {
  private codes = new Uint8Array(1_024)
  private size = 0

  /** Adds the letters of a text and says how many they are. */
  add(text: string): number {
    const before = this.size
    if (before + text.length > this.codes.length) this.grow(before + text.length)
    const { codes } = this
    let size = before
    const { length } = text
    for (let at = 0; at < length; at++) {
      const letter = lower[codeAt(text, at)]!
      if (letter !== 0) codes[size++] = letter
    }
    this.size = size
    return size - before
  }

  /** The letters so far; begins anew. */
  take(): string {
    const { codes, size } = this
    this.size = 0
    if (size > few) return decoder.decode(codes.subarray(0, size))
    const letters: number[] = []
    for (let at = 0; at < size; at++) letters.push(codes[at]!)
    return String.fromCharCode(...letters)
  }

  private grow(needed: number): void {
    const more = new Uint8Array(needed * 2)
    more.set(this.codes)
    this.codes = more
  }
}
