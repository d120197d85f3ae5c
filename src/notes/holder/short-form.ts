import type { ReadingLine } from '../reading-line.ts'
import { isArticle, isCapital, isMark, readingOf } from './tokens.ts'

/** The short form that a note gives to a name. */

/** A bracket with a short form has no more tokens: `("EF III" and, together with EF I and EF II, the "Elm Funds")`. */
export const longestBracket = 40

/** What a firm is by law, as told after its name. */
const legalForm = new Set('partnership company corporation trust foundation fund llc lp entity limited liability'.split(' '))

/** Past ", a Delaware limited partnership" where the short form follows it: it is still that of the name. */
function pastForm(line: ReadingLine, at: number): number {
  if (!isMark(line.tokens[at], ',') || !isArticle(line, line.tokens[at + 1])) return at
  for (let end = at + 2; end < at + 9; end++) {
    const next = line.tokens[end + 1]
    if (!/^[a-z]+$/.test(readingOf(line.tokens[end]))) return at
    if (legalForm.has(readingOf(line.tokens[end])) && isMark(next, '(')) return aliasAt(line, end + 1).alias === null ? at : end + 1
  }
  return at
}

/** The short form right after a name, and the token behind it: `Elm Fund, L.P. ("EF")`, `Elm Fund, L.P., or EF,`. */
export function shortFormAfter(line: ReadingLine, end: number, name: string): { readonly alias: string | null; readonly next: number } {
  for (const start of [pastForm(line, end), pastDeed(line, end)]) {
    const bracketed = aliasAt(line, start)
    if (bracketed.next > start) return bracketed
  }
  return afterOr(line, end, name)
}

/** Past the day of a trust's deed: "dated May 3, 2012", ", u/a dated 5/3/12". */
export function pastDeed(line: ReadingLine, start: number): number {
  let at = isMark(line.tokens[start], ',') ? start + 1 : start
  const first = at
  while (at - first < 4 && /^(?:dated|dtd|ua|uad|utd|uta|under|trust|agreement|as|of)$/.test(readingOf(line.tokens[at]))) at++
  if (at > first && line.tokens[at]?.kind === 'date') return at + 1
  return readingOf(line.tokens[at - 1]) === 'agreement' ? at : start
}

/** `Elm Capital Fund III, L.P., or ECF III, …`: words or letters of the name between commas. */
function afterOr(line: ReadingLine, end: number, name: string): { readonly alias: string | null; readonly next: number } {
  const none = { alias: null, next: end }
  if (!isMark(line.tokens[end], ',') || readingOf(line.tokens[end + 1]) !== 'or') return none
  const start = isArticle(line, line.tokens[end + 2]) ? end + 3 : end + 2
  let next = start
  const joins = (at: number) => isMark(line.tokens[at], '-') && line.tokens[at + 1] && isCapital(line, line.tokens[at + 1]!)
  while (next < start + 7 && line.tokens[next] && (isCapital(line, line.tokens[next]!) || (next > start && joins(next)))) next++
  const alias = line.source.slice(line.tokens[start]?.start, line.tokens[next - 1]?.end)
  const closed = line.tokens[next] === undefined || /^(?:[,;.)]|and)$/.test(line.tokens[next]!.reading)
  return next > start && closed && isShortOf(alias, name) ? { alias, next: isMark(line.tokens[next], ',') ? next + 1 : next } : none
}

/** Whether each word of a short form is one of the name's, or the first letters of some of them. */
function isShortOf(alias: string, name: string): boolean {
  const words = name.split(/[^\w]+/).filter((word) => word !== '')
  const initials = words.map((word) => word[0]!.toUpperCase())
  return alias.split(/[^\w]+/).every((word) => {
    if (words.includes(word) || (word.length > 2 && words.some((one) => one.toUpperCase().startsWith(word)))) return true
    let at = 0
    for (const letter of word.replace(/\d+$/, '')) {
      at = initials.indexOf(letter, at) + 1
      if (at === 0) return false
    }
    return word.length > 1
  })
}

/** The short form in brackets after a name: `("SCF")`, `(the "Sponsor")`, `(XII PF)`. */
function aliasAt(line: ReadingLine, at: number): { readonly alias: string | null; readonly next: number } {
  if (!isMark(line.tokens[at], '(')) return { alias: null, next: at }
  const close = line.tokens.slice(at, at + longestBracket).findIndex((token) => isMark(token, ')'))
  if (close < 2) return { alias: null, next: at }
  const inside = line.source.slice(line.tokens[at]!.end, line.tokens[at + close]!.start).trim()
  const quoted = /["“]\s?([^"“”]{1,60}?),?\s?["”]/.exec(inside)
  const bare = /^(?:the )?([A-Z0-9][\w&. '-]{0,30})$/.exec(inside)
  if (/\b(?:collectively|together)\b/i.test(inside) && !quoted) return { alias: null, next: at + close + 1 }
  return { alias: quoted?.[1] ?? bare?.[1] ?? null, next: at + close + 1 }
}
