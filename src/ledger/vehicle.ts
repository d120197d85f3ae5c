import { type FiledLine, notesOf } from './filed-report.ts'

/**
 * The holder of an indirect position. "By Trust", "Trust" and "held by the trust" are one vehicle; "See footnote" is none: then
 * the note names it.
 */

const legalForms: readonly (readonly [RegExp, string])[] = [
  [/\bl\.?\s?l\.?\s?c\b\.?/g, 'llc'],
  [/\bl\.?\s?l\.?\s?l\.?\s?p\b\.?/g, 'lllp'],
  [/\bl\.?\s?p\b\.?/g, 'lp'],
  [/\blimited partnership\b/g, 'lp'],
  [/\binc(?:orporated)?\b\.?/g, 'inc'],
  [/\b401\s?\(?k\)?(?:\s+(?:savings\s+)?(?:plan|account))?/g, '401(k) plan'],
  [/\b(?:reporting (?:person|owner)|director|officer|insider)(?:'?s|s')\s+(?=\w)/g, ''],
  [/\b(?:wife|husband)\b/g, 'spouse'],
  [/\bg\.?r\.?a\.?t\b\.?(?:s\b)?|\bgrantor retained annuity trusts?\b/g, 'grat'],
  [/\bi\.?r\.?a\b\.?|\bindividual retirement account\b/g, 'ira'],
  [/\be\.?s\.?o\.?p\b\.?|\bemployee stock ownership plan\b/g, 'esop'],
  [/\bchild\(ren\)/g, 'children'],
  [/\bjoint(?:ly)?(?: account)?(?: held)? (?:with|and) spouse\b|\bjoint tenan\w+ with spouse\b/g, 'joint with spouse'],
  [/\bestate planning(?: (?:vehicles?|entit(?:y|ies)))?$/g, 'estate planning vehicle'],
]

const leading =
  /^(?:(?:shares?|securities|stock)\s+)?(?:(?:is|are)\s+)?(?:(?:held|owned)\s+)?(?:of record\s+)?(?:indirectly\s+|directly\s+|beneficially\s+)*(?:by|through|via|in|as|under|held|from)?\s*:?\s*(?:(?:a|an|the|my|his|her|their)\s+)*/

/** Words that point to a note instead of naming a holder. */
const pointer =
  /^(?:(?:please\s+)?(?:see|refer to|footnotes?|foot notes?|notes?|remarks?|explanation|fn)\b.*|indirect(?:ly)?|i|n\/?a|-*|\(?\d+\)?|other)$/

/** `By The Schmidt Family Trust (1)` as `schmidt family trust`; `''` when the words only point to a note. */
export function plainVehicle(words: string): string {
  let plain = words
    .toLowerCase()
    .replace(/[’`?](?=s\b)/g, "'")
    .replace(/\(?\b(?:see|note|footnotes?|fn)\b[^)]*\)|\((?:\d{1,2}|fn\d+)\)|\[\d{1,2}\]/g, ' ')
    .replace(/[,;"“”]/g, ' ')
    .replace(/(?:#|\bno\.)\s*(?=\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (pointer.test(plain)) return ''
  plain = plain.replace(/\s+(?:see|refer to)\s+(?:foot)?notes?\b.*$/, '').replace(leading, '')
  for (const [pattern, word] of legalForms) plain = plain.replace(pattern, word)
  return plain
    .replace(/[.:]+(?=\s|$)/g, '')
    .replace(/[\s(]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Where a note says who holds: `held of record by X`, `owned directly by X`, until the sentence turns. */
const holder =
  /\b(?:held|owned|registered)(?: of record| directly| beneficially| in the name of|,? indirectly,?)*\s+(?:by|in|through)\s+(?:the\s+)?(?!reporting)([^.;(,“"]{3,90}?)(?=\s*(?:[.;(,“"]|\bof which\b|\bfor which\b|\bwhich\b|\bwhose\b|\bover which\b|\bfor the benefit\b|\bas (?:the )?trustee\b|$))/i

/** The holder that a note names, and how early in it: a note that begins with it speaks of nothing else. */
function holderIn(note: string): { readonly name: string; readonly at: number } | null {
  const match = holder.exec(note.replace(/,?\s+(L)\.?\s?(L?)\.?\s?([PC])\b\.?/g, ' $1$2$3').replace(/,\s+(Inc|Ltd)\b\.?/g, ' $1'))
  const name = plainVehicle(match?.[1] ?? '')
  return match && name !== '' ? { name, at: match.index } : null
}

/** Words that stand in capitals: forms of law, numerals, abbreviations. */
const inCapitals = /\b(?:llc|lp|lllp|llp|grat|ira|esop|us|u\.s\.?|ii|iii|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|[a-z]{1,5}\d+)\b/g

const capitals = (name: string): string =>
  name
    .replace(/(^|[\s(/-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(new RegExp(inCapitals.source, 'gi'), (word) => word.toUpperCase())

/** The vehicle of a line: `direct`, or the holder's canonical name: `Schmidt Family Trust`, `Spouse`. */
export function vehicleOf(line: FiledLine, holderInNote: (note: string) => string | null = () => null): string {
  const { directOrIndirect, natureOfOwnership } = line.source
  if (directOrIndirect.value !== 'I') return 'direct'
  const named = plainVehicle(natureOfOwnership?.value ?? '')
  if (named !== '') return capitals(named)
  const marked = new Set([...(natureOfOwnership?.footnotes ?? []), ...directOrIndirect.footnotes])
  const numbered = natureOfOwnership?.value?.match(/\d{1,2}/g)?.map((digits) => `F${Number(digits)}`) ?? []
  const own = line.report.document.footnotes.filter(({ id }) => marked.has(id) || numbered.includes(id)).map(({ text }) => text)
  const holders = (own.length > 0 ? own : notesOf(line)).flatMap((note) => {
    const told = holderInNote(note)
    return told ? [{ name: plainVehicle(told), at: -1 }] : (holderIn(note) ?? [])
  })
  const first = holders.sort((a, b) => a.at - b.at)[0]
  return first ? capitals(first.name) : 'Indirect'
}

/** The words of the form: the nature of ownership as filed, `direct` for D. */
export const filedVehicle = ({ source }: FiledLine): string =>
  source.directOrIndirect.value === 'I' ? (source.natureOfOwnership?.value ?? 'indirect') : 'direct'
