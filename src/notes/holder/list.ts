import type { ReadingLine } from '../reading-line.ts'
import { type HolderName, holderNameAt } from './name.ts'
import { pastDeed } from './short-form.ts'
import { isArticle, isCapital, isMark, readingOf } from './tokens.ts'

/** A list of names: "A, L.P. ("A"), B, LLC and the C Trust", also numbered "(i) … (ii) …". Stops where no name follows. */
export function holderNamesAt(line: ReadingLine, start: number): readonly HolderName[] {
  const found: HolderName[] = []
  let at = start
  let numbered = false
  while (found.length < 40) {
    at = skip(line, at, found.length === 0)
    const name = holderNameAt(line, at)
    if (!name || (found.length === 1 && beginsClause(line, at, name.next))) break
    found.push(name)
    numbered ||= at > start + 2 && line.tokens.slice(start, at).some((token) => isMark(token, '('))
    const joint = numbered ? nextOfNumbered(line, name.next) : nextInList(line, name.next)
    if (joint < 0) break
    at = joint
  }
  return found
}

/** Past "each of", "(i)", "the", colons and the like before a name. */
function skip(line: ReadingLine, start: number, first: boolean): number {
  let at = start
  for (;;) {
    const token = line.tokens[at]
    if (!token) return at
    const word = readingOf(token)
    if (
      isMark(token, ':') ||
      // "50% by the Elm Trust and 50% by the Oak Trust"
      (token.kind === 'percent' && readingOf(line.tokens[at + 1]) === 'by') ||
      (first && ['each', 'of', 'both', 'either', 'all'].includes(word) && !isCapital(line, token)) ||
      isArticle(line, token) ||
      ['by', 'in', 'respectively'].includes(word)
    )
      at++
    // "by the reporting person and Elm LP"
    else if (first && word === 'reporting' && /^(?:and|,)$/.test(line.tokens[at + 2]?.reading ?? '')) at += 3
    else if (isMark(token, '(') && isMark(line.tokens[at + 2], ')') && /^(?:[a-z]|[ivx]{1,4}|#)$/.test(line.tokens[at + 1]!.reading))
      at += 3
    else return at
  }
}

/** In a list "(i) …, (ii) …" where each name has its own description: the next number of the same sentence, or -1. */
function nextNumbered(line: ReadingLine, start: number): number {
  for (let at = start; at < Math.min(line.tokens.length, start + 120); at++) {
    if (isMark(line.tokens[at], '.')) return -1
    if (isMark(line.tokens[at], '(') && isMark(line.tokens[at + 2], ')') && /^(?:[b-h]|[ivx]{2,4}|#)$/.test(line.tokens[at + 1]!.reading))
      return at
  }
  return -1
}

/** "Held by A, L.P., and B, LLC may be deemed …", "held by A; B and C are its trustees": B begins another clause. */
function beginsClause(line: ReadingLine, at: number, next: number): boolean {
  const isBreak = isMark(line.tokens[at - 1], ';') || (readingOf(line.tokens[at - 1]) === 'and' && isMark(line.tokens[at - 2], ','))
  const second = isBreak && readingOf(line.tokens[next]) === 'and' ? holderNameAt(line, next + 1) : null
  return isBreak && (isVerb(line, next) || (second !== null && isVerb(line, second.next)))
}

const isVerb = (line: ReadingLine, next: number): boolean =>
  /^(?:may|might|is|are|was|has|have|had|disclaims?|serves?|acts?|exercises?|controls?|manages?|does|will|makes?|which|as)$/.test(
    readingOf(line.tokens[isMark(line.tokens[next], ',') ? next + 1 : next]),
  )

/** The next name of a list, where need be past a description: "A Corp., a Delaware corporation wholly owned by the reporting person, and B Ltd." */
function nextInList(line: ReadingLine, start: number): number {
  const at = separator(line, start)
  const article = readingOf(line.tokens[at])
  if (at < 0 || !isArticle(line, line.tokens[at]) || (article === 'the' && isCapital(line, line.tokens[at + 1] ?? line.tokens[at]!)))
    return at
  for (let end = at + 1; end < Math.min(line.tokens.length - 2, at + 18); end++) {
    if (line.tokens[end]!.kind === 'mark' && /[.;:()]/.test(line.tokens[end]!.reading)) return -1
    if (isMark(line.tokens[end], ',') && readingOf(line.tokens[end + 1]) === 'and')
      return holderNameAt(line, end + 2)?.holder ? end + 2 : -1
  }
  return -1
}

/** "(i) A, L.P., B, L.P. and (ii) C, L.P.": another full name at once, else the next number. */
function nextOfNumbered(line: ReadingLine, start: number): number {
  const at = separator(line, start)
  const next = at < 0 ? null : holderNameAt(line, skip(line, at, false))
  return next?.holder ? at : nextNumbered(line, start)
}

/** Past "as to 40,000 shares" or "as to 90%" after a name. */
function pastCount(line: ReadingLine, at: number): number {
  const [as, to, count, noun] = [at, at + 1, at + 2, at + 3].map((place) => line.tokens[place])
  if (readingOf(as) === 'as' && readingOf(to) === 'to' && count?.kind === 'percent') return at + 3
  const isCount = readingOf(as) === 'as' && readingOf(to) === 'to' && count?.kind === 'number'
  return isCount && /^(?:shares|units|securities|options|warrants)$/.test(readingOf(noun)) ? at + 4 : at
}

/** Where the next name of a list begins, or -1. */
function separator(line: ReadingLine, start: number): number {
  let at = pastDeed(line, pastCount(line, start))
  let seen = false
  for (;;) {
    const token = line.tokens[at]
    if (!token) return -1
    if (isMark(token, ',') || isMark(token, ';') || readingOf(token) === 'and' || readingOf(token) === 'or') {
      seen = true
      at++
    } else return seen ? at : -1
  }
}
