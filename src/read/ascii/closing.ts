import type { Footnote, Signature } from '../../model/document.ts'
import { writtenDay } from './days.ts'
import { chunksOf, isBlank, isRule, spanOf, type TextLine, trimmed } from './lines.ts'
import type { AsciiRecord } from './record.ts'

/** What stands below the tables: explanations, remarks and signatures. */

/** Sentences that the form itself prints there. */
const constant =
  /^\W*(?:intentional\s+misstatements|violations\.?\s*see|see\s+18\s+u\.?s\.?c|see\s+instruction|note:?\s+file\s+three|reminder:?|if\s+the\s+form\s+is\s+filed\s+by\s+more|if\s+space\s+(?:is|provided)|potential\s+persons|form\s+displays\s+a|unless\s+the\s+form|sec\s+1474|page\s+\d+|\(over\)|attention:|\(print\s+or\s+type|this\s+form\s+are\s+not\s+required|information\s+contained\s+in\s+this|facts\s+constitute\s+federal|\d+\s+of\s+\d+\W*$)/i

const signatureLabel = /signature\s+of\s+(?:the\s+)?reporting/i
const signed = /\/s\//i

export interface Closing {
  readonly footnotes: readonly Footnote[]
  readonly remarks: string | null
  readonly signatures: readonly Signature[]
}

/** Reads what follows the tables. */
export function closingIn(all: readonly TextLine[], record: AsciiRecord): Closing {
  const lines = all.flatMap(parted)
  const from = lines.findIndex(({ text }) => signed.test(text) || signatureLabel.test(text))
  const head = from < 0 ? from : headOfSignature(lines, from)
  const before = from < 0 ? lines : lines.slice(0, head)
  const { notes, others } = notesIn(before)
  const footnotes = notes.map(({ id, lines: own }, at): Footnote => {
    const last = own.at(-1)!
    record.field(`footnotes[${at}].text`, [own[0]!.start, last.start + last.text.length], 'stated')
    return {
      id,
      text: own
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' '),
    }
  })
  const remarks = others
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
  if (others.length > 0) record.field('remarks', [others[0]!.start, others.at(-1)!.start + others.at(-1)!.text.length], 'inferred')
  return {
    footnotes,
    remarks: remarks === '' ? null : remarks,
    signatures: from < 0 ? [] : signaturesIn(lines.slice(head), record),
  }
}

/** A paragraph that runs into a signature, as two lines. */
function parted(line: TextLine): TextLine[] {
  const mark = line.text.search(signed)
  if (mark < 60 || chunksOf({ text: line.text.slice(0, mark), start: 0 }).length > 2) return [line]
  return [
    { text: line.text.slice(0, mark), start: line.start },
    { text: line.text.slice(mark), start: line.start + mark },
  ]
}

/** Where a signature begins: with the company for which is signed, in short lines of their own above the name. */
function headOfSignature(lines: readonly TextLine[], signature: number): number {
  let from = signature
  while (from > 0 && signature - from < 3 && !isBlank(lines[from - 1]!) && !isRule(lines[from - 1]!)) from--
  const isParted = from === 0 || isBlank(lines[from - 1]!) || isRule(lines[from - 1]!)
  if (from === signature && from > 1 && isBlank(lines[from - 1]!)) {
    // A blank line may stand between the two.
    const above = lines.slice(0, from).findLastIndex((line) => !isBlank(line))
    if (above > 0 && from - above < 4 && isBlank(lines[above - 1]!) && isCompany(lines[above]!)) return above
  }
  return isParted && lines.slice(from, signature).every(isCompany) ? from : signature
}

const isCompany = (line: TextLine): boolean => {
  const { text } = trimmed(line)
  return text.length < 60 && /^[A-Z]/.test(text) && !/[.;:]$(?<!(?:inc|corp|co|l\.p|ltd|n\.a)\.)/i.test(text) && !constant.test(text)
}

/** `(1) text`, `1. text` or `1) text`, going on over lines; other lines are remarks. */
function notesIn(lines: readonly TextLine[]): {
  readonly notes: readonly { readonly id: string; readonly lines: readonly TextLine[] }[]
  readonly others: readonly TextLine[]
} {
  const notes: { readonly id: string; readonly lines: TextLine[] }[] = []
  const others: TextLine[] = []
  let open: TextLine[] | null = null
  for (const line of lines) {
    const own = trimmed(line)
    if (isBlank(line) || isRule(line) || /^<\/?[A-Z]+>/i.test(own.text)) {
      if (isRule(line)) open = null
      continue
    }
    if (/^(?:none|n\/a|not applicable)\.?$/i.test(own.text)) continue
    if (constant.test(own.text)) {
      open = []
      continue
    }
    const opening = /^(?:\((\d{1,2})\)|(\d{1,2})[.)])\s*(?=\S)/.exec(own.text)
    const number = Number(opening?.[1] ?? opening?.[2])
    if (opening && number > 0 && (notes.length === 0 || number > Number(notes.at(-1)!.id.slice(1)))) {
      open = [{ text: own.text.slice(opening[0].length), start: own.start + opening[0].length }]
      notes.push({ id: `F${number}`, lines: open })
    } else if (open !== null) open.push(own)
    else {
      open = others
      others.push(own)
    }
  }
  return { notes, others }
}

/** A name with its day: above its label or below it, or beside it. */
function signaturesIn(lines: readonly TextLine[], record: AsciiRecord): Signature[] {
  const own = lines.filter((line) => !isBlank(line) && !isRule(line)).map(trimmed)
  const names = own.flatMap((line, at) => (signed.test(line.text) ? [at] : []))
  const label = own.findIndex(({ text }) => signatureLabel.test(text))
  // A label without a signed name near it has the name below it, or above.
  const places = names.length > 0 ? names : [label + 1, label - 1].filter((at) => isName(own[at])).slice(0, 1)
  return places.flatMap((at, index): Signature[] => {
    const line = own[at]!
    const chunks = chunksOf(line).filter(({ text }) => !/^(?:by|signature(?: of reporting person)?|date)\s*:?$/i.test(text))
    const name = chunks.find(({ text }) => signed.test(text)) ?? chunks[0]
    if (!name) return []
    const cut = startOfName(name)
    const end = endOfName(name, cut)
    const text = name.text.slice(cut, end).replace(/_+/g, ' ').replace(/\s+/g, ' ').trim()
    // The mark of a signature alone has the name beside it.
    const beside = /^\/s\/$/i.test(text) ? chunks[chunks.indexOf(name) + 1] : undefined
    const companies =
      index === 0 ? own.slice(0, at).filter((one) => isCompany(one) && dayIn(one) === null && !signatureLabel.test(one.text)) : []
    const path = `signatures[${index}]`
    record.field(`${path}.name`, [name.start + cut, beside ? beside.start + beside.text.length : name.start + end], 'stated')
    const near = [line, ...own.slice(at + 1, Math.min(at + 4, names[index + 1] ?? at + 4)), ...own.slice(Math.max(0, at - 1), at)]
    const day = near.map(dayIn).find((one) => one !== null) ?? null
    if (day) record.field(`${path}.date`, spanOf(day.line), day.corrected ? 'corrected' : 'stated')
    const whole = beside ? `${text} ${beside.text}` : text
    return [{ name: [...companies.map((one) => one.text), whole].join(', '), date: day?.date ?? null }]
  })
}

const isName = (line: TextLine | undefined): boolean =>
  line !== undefined &&
  /[A-Za-z]{2}/.test(line.text) &&
  !constant.test(line.text) &&
  !signatureLabel.test(line.text) &&
  dayIn(line) === null

/** Where a name begins: after its label, and where a paragraph runs into it, with its mark. */
function startOfName({ text }: TextLine): number {
  const label = /^(?:by\s*:\s*|(?:\*+\s*)?signature of (?:the )?reporting person\s*:?\s*)/i.exec(text)?.[0].length ?? 0
  const mark = text.search(signed)
  return mark > 60 || /\d/.test(text.slice(0, Math.max(0, mark))) ? mark : label
}

/** Where a name that begins at `from` ends: before its day or the label of one. */
function endOfName(name: TextLine, from: number): number {
  const rest = { text: name.text.slice(from), start: name.start + from }
  const label = /\s+dated?\b/i.exec(rest.text)?.index ?? rest.text.length
  const day = dayIn(rest)
  return from + Math.min(label, day === null || day.line.start === rest.start ? rest.text.length : day.line.start - rest.start)
}

/** The day that stands in a line of a signature. */
function dayIn(line: TextLine): { readonly date: string; readonly corrected: boolean; readonly line: TextLine } | null {
  for (const match of line.text.matchAll(/[A-Za-z]{3,9}\.? ?\d{1,2}, ?\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/g)) {
    const day = writtenDay(match[0])
    if (day) return { date: day.date, corrected: day.centuryTaken, line: { text: match[0], start: line.start + match.index } }
  }
  return null
}
