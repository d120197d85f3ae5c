/** Whether words stand in a text, followed by what `next` takes, a sticky pattern: much faster than one pattern over the whole text. */
export function followed(text: string, words: string, next: RegExp): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    next.lastIndex = at + words.length
    if (next.test(text)) return true
  }
  return false
}
