import type { Disclaimer, GroupDisclaimer } from './fact.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Disclaimers of beneficial ownership (Rule 16a-1(a)(4)) and of being a group (Section 13(d)(3)). */

const disclaims =
  /\bdisclaim(?:s|ed|ing)?\b(?: [a-z]+){0,2}? (?:(?:all|any|such|the|his|her|its|their) )*(?:beneficial |pecuniary |direct |indirect |economic )*(?:ownership|interests?|owner|owners|(?:voting |investment |dispositive |and |or )+power)\b/g
const exceptPecuniary =
  /\b(?:except|other than|beyond|but only|in excess of|save|only)\b[^.;]{0,80}?\b(?:pecuniary|(?:proportionate|pro rata|economic) (?:share|interest)s?)\b|\bwhich\b[^.;]{0,80}?\bno (?:direct |indirect |or )*pecuniary interest\b|\bpecuniary interests? if any\b/
const noAdmission =
  /\b(?:not|neither|nothing|nor)\b[^.;]{0,120}?\b(?:admission|conceded|concession|admit|admits|acknowledge\w*)\b[^.;]{0,160}?\bbeneficial(?:ly)? (?:own\w*)/g
const group =
  /\bdisclaim\w*\b[^.;]{0,60}?\b(?:group|membership)\b|\b(?:not|neither|nor|nothing)\b[^.;]{0,140}?\b(?:admission|affirm\w*|admit)\b[^.;]{0,400}?\b(?:a|any|such|other) "?group\b/

/** Who disclaims beneficial ownership, and whether of all or of all but the own pecuniary interest. */
export function readDisclaimers(line: ReadingLine): readonly (Disclaimer | GroupDisclaimer)[] {
  const { text } = line
  if (!/\bdisclaim|\badmi(?:ssion|t)|\baffirm|\bconced|\bconcession/.test(text)) return []
  const found: (Disclaimer | GroupDisclaimer)[] = []
  for (const match of matches(disclaims, text)) {
    const [from, end] = sentenceAround(text, match.index)
    if (/\b(?:not|never|nor) (?:[a-z]+ )?$/.test(text.slice(from, match.index))) continue
    const again = text.indexOf('disclaim', match.index + match[0].length)
    const to = again < 0 ? end : Math.min(end, again)
    found.push({
      kind: 'disclaimer',
      value: {
        by: speaker(line, from, match.index),
        of: exceptPecuniary.test(text.slice(match.index, to)) ? 'all-but-pecuniary-interest' : 'all',
      },
      span: line.span(match.index, to),
      confidence: 0.98,
    })
  }
  const grouped = group.exec(text)
  if (grouped)
    found.push({ kind: 'group-disclaimer', value: {}, span: line.span(grouped.index, grouped.index + grouped[0].length), confidence: 0.95 })
  if (found.some((fact) => fact.kind === 'disclaimer')) return found
  for (const match of matches(noAdmission, text)) {
    const [, to] = sentenceAround(text, match.index)
    found.push({
      kind: 'disclaimer',
      value: { by: null, of: exceptPecuniary.test(text.slice(match.index, to)) ? 'all-but-pecuniary-interest' : 'all' },
      span: line.span(match.index, match.index + match[0].length),
      confidence: 0.93,
    })
    break
  }
  return found
}

const person =
  '(?:reporting persons?|reporting owners?|filing persons?|undersigned|holders?|(?:mr|ms|mrs|dr|messrs) [a-z]+(?: and (?:mr|ms|mrs|dr) [a-z]+)*)'
const subject = new RegExp(
  `(?:(?:each|all) of (?:the )?(?:[a-z]+ ){0,2}?|each (?:[a-z]+ )?|the (?:[a-z]+ )?|such |both )?${person}(?: \\(? ?other than [^();]{1,80}\\)?)?(?= (?:hereby|expressly|specifically|otherwise|each|further|also|therefore|and|is|are|may|has|have|serves?|does|$)|$)`,
  'g',
)

/** The subject of "disclaims": the last person named before it, or all that its short sentence has before the verb. */
function speaker(line: ReadingLine, from: number, at: number): string | null {
  const before = line.text.slice(from, at).trimEnd()
  const named = Array.from(matches(subject, before)).at(-1)
  const listed = /\b(?:each|all) of (?:[^.;()]|\([^()]{0,60}\)){1,400}$/.exec(before)
  const [start, end] =
    listed && (!named || listed.index <= named.index)
      ? [listed.index, before.length]
      : named
        ? [named.index, named.index + named[0].length]
        : [0, before.length]
  if (end - start < 2 || (!named && !listed && / (?:is|are|may|has|have|held|owns?) /.test(before))) return null
  const words = line
    .words(from + start, from + end)
    .replace(/\s+/g, ' ')
    .replace(/^(?:and|therefore|accordingly|as such|as a result)[, ]+/i, '')
    .replace(/[, ]+(?:(?:each|expressly|hereby|specifically|otherwise|also|further|likewise)[, ]*)+$/i, '')
    .replace(/^[(,"\s]+|[,\s]+$/g, '')
  return words === '' || words.length > 400 ? null : words
}
