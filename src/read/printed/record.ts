import type { Issue, Severity } from '../../model/issue.ts'
import type { Evidence } from '../../model/reading.ts'
import { codeAt } from './pages/letters.ts'
import { spanOf, type Word } from './pages/page.ts'
import { isJoined, ways } from './trust.ts'

/** Gathers where each field came from, and what could not be read, while a print is read. */
export class Record {
  readonly evidence: Evidence[] = []
  readonly issues: Issue[] = []
  /** The notes that some box marks, `F1`. */
  readonly marked = new Set<string>()

  constructor(
    private readonly source: string,
    /** How far a plain, undamaged field of this print can be trusted. */
    readonly trust: number,
    /** Where fields differ in how often they are right: the trust in each, by its path. */
    private readonly share: ((path: string) => number) | null = null,
  ) {}

  /** How sure a field of these words is, 0 to 1. */
  confidence(path: string, words: readonly Word[], sureness: number): number {
    let certainty = 1
    for (const word of words) if (word.certainty !== undefined && word.certainty < certainty) certainty = word.certainty
    // In recognised text such signs are misread rules, and the trust in a field counts with them.
    const doubt = this.share === null ? doubtOf(path, words) : 1
    const together = this.share === null && isJoined(words) ? ways.joined : 1
    return Math.round((this.share?.(path) ?? this.trust) * sureness * certainty * together * doubt * 1000) / 1000
  }

  /** Notes a field: its words, how it was got, and how sure that is by itself (1 as sure as the print allows). */
  field(path: string, words: readonly Word[], how: Evidence['how'], sureness = 1): void {
    const span = spanOf(words)
    const first = words[0]
    const confidence = this.confidence(path, words, sureness)
    const text = this.source.slice(span[0], span[1])
    let told = how
    for (const word of words) {
      if (word.inferred) told = 'inferred'
      else if (word.mended && told === 'stated') told = 'corrected'
    }
    const found: { -readonly [part in keyof Evidence]: Evidence[part] } = { path, text, span, how: told, confidence }
    if (first?.page !== undefined) found.page = first.page
    if (first?.box !== undefined) found.box = around(words)
    this.evidence.push(found)
  }

  issue(code: string, severity: Severity, path: string, message: string, words: readonly Word[] = []): void {
    const [start, end] = spanOf(words)
    const issue = { code, severity, path, message }
    this.issues.push(end > start ? { ...issue, source: this.source.slice(start, Math.min(end, start + 120)) } : issue)
  }
}

/** Signs of a markup that was not understood. */
const isMarkup = ({ text }: Word): boolean => mayBeMarkup(text) && /\||\][({]|<\/?[a-z]{1,10}\b|\[\^|":(?:https?:|[#/])/.test(text)

/** Each of those has one of the signs `|`, `]`, `<`, `[` and `"`, which few words have: asked of every word of every field. */
function mayBeMarkup(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code === 124 || code === 93 || code === 60 || code === 91 || code === 34) return true
  }
  return false
}

/** What remains of markup, and a number at the end that may be a mark whose note was not found, take from a field. */
function doubtOf(path: string, words: readonly Word[]): number {
  if (words.some(isMarkup)) return ways.markup
  const last = words.at(-1)
  const isMarkLike = last !== undefined && last.raised === undefined && last.text.endsWith(')') && /\(\d{1,2}\)$/.test(last.text)
  return isMarkLike && path !== 'remarks' && !path.startsWith('footnotes') ? ways.markLike : 1
}

/** The box around words of one page. */
export function around(words: readonly Word[]): readonly [number, number, number, number] {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = 0
  let bottom = 0
  for (const { box, page } of words) {
    if (!box || page !== words[0]!.page) continue
    left = Math.min(left, box[0])
    top = Math.min(top, box[1])
    right = Math.max(right, box[0] + box[2])
    bottom = Math.max(bottom, box[1] + box[3])
  }
  return [left, top, right - left, bottom - top]
}
