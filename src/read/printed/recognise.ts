import type { BaseForm } from '../../model/form-catalogue.ts'
import { UnreadableError } from '../../model/reading.ts'
import { toldByHead } from '../told-by-head.ts'
import { findNear, flowOfLines } from './flow/flow.ts'
import { isTyped } from './pages/drawn-page.ts'
import { followed } from './pages/followed.ts'
import { type Line, letters, lettersOfLine } from './pages/page.ts'
import { hasOpenTables } from './pages/piped-page.ts'

/** The kinds of text that a print comes as. */
export type PrintFormat = 'html' | 'markdown' | 'tabbed' | 'text'

/** The line below the headings of a table of markdown. Of ruled lines recognition leaves bars alone, without a dash between them. */
const belowHeadings = /^\|(?=.*-)[\s:|+-]+\|\s*$/m

/** The kind of a text by what stands in it, never by its name. */
export function formatOf(text: string): PrintFormat {
  const start = text.slice(0, 20_000)
  const hasTags = start.includes('<')
  if (hasTags && /<(?:!doctype\s+html|html|body)\b/i.test(start)) return 'html'
  const piped = text.includes('|') ? (text.match(/^[^\S\n]*\|.*\|[^\S\n]*$/gm) ?? []).length : 0
  if (piped > 2 && belowHeadings.test(text) && !isTyped(text)) return 'markdown'
  if (hasTags && /<(?:table|td)\b/i.test(start)) return isMarkdown(text) ? 'markdown' : 'html'
  if (isMarkdown(text) || hasOpenTables(text)) return 'markdown'
  // A text with remains of mark-up is of this kind however little of it there is.
  if (holdsMore(text, '\t', 12) || (hasTags && /<(?:u|input)\b[^<>]{0,200}>/i.test(start))) return 'tabbed'
  return 'text'
}

/** Whether a text has the marks of markdown: links, and stops escaped after the numbers of boxes or stressed titles. */
const isMarkdown = (text: string): boolean => {
  // Each of them holds one of these signs.
  if (!text.includes('](') && !text.includes('\\') && !text.includes('\n-----') && !followed(text, '**', stressed)) return false
  const marks = text.match(/\]\((?:#|https?:|\/)|^[^\S\n]*\d{1,2}\\\.\s|\*\*(?!Signature|Intentional)[A-Z]|[A-Za-z:]\n-{5,}[ \t]*$/gm)
  return (marks?.length ?? 0) > 3
}

const stressed = /(?!Signature|Intentional)[A-Z]/y

/** Whether a sign stands more than `times` in a text. */
function holdsMore(text: string, sign: string, times: number): boolean {
  let at = text.indexOf(sign)
  for (let count = 1; at >= 0; count++) {
    if (count > times) return true
    at = text.indexOf(sign, at + 1)
  }
  return false
}

/** What stands at the head of a form, letters only. */
const titles: readonly (readonly [BaseForm, string])[] = [
  ['3', 'initialstatementofbeneficialownership'],
  ['5', 'annualstatementofchangesinbeneficialownership'],
  ['5', 'annualstatementofbeneficialownership'],
  ['4', 'statementofchangesinbeneficialownership'],
  ['4', 'statementofchangesofbeneficialownership'],
]

const controlNumbers: readonly (readonly [BaseForm, string])[] = [
  ['3', '32350104'],
  ['4', '32350287'],
  ['5', '32350362'],
]

/** Which form a head belongs to, or `null`: by its title, its OMB number or its name. */
export function formOf(head: readonly Line[]): BaseForm | null {
  const text = head.map(lettersOfLine).join('')
  for (const [form, title] of titles) if (text.includes(title)) return form
  for (const [form, number] of controlNumbers) if (text.includes(number)) return form
  const name = /^(?:sec)?form([345])(?:a|unitedstates|check|omb|washington|$)/.exec(text) ?? /form([345])unitedstates/.exec(text)
  if (name) return name[1] as BaseForm
  if (!text.includes('ownership') && !text.includes('reportingperson')) return null
  const flow = flowOfLines(head)
  for (const [form, title] of titles) if (findNear(flow, title, 0, Math.min(flow.letters.length, 3000), 0.25)) return form
  return null
}

const guesses: readonly (readonly [RegExp, string])[] = [
  [/schedule13[dg]/, 'a Schedule 13D or 13G'],
  [/form144|noticeofproposedsale/, 'a Form 144'],
  [/form10k|annualreportpursuanttosection13/, 'a Form 10-K'],
  [/form10q|quarterlyreportpursuant/, 'a Form 10-Q'],
  [/form8k|currentreportpursuant/, 'a Form 8-K'],
  [/proxystatement|schedule14a/, 'a proxy statement'],
  [/poweroforattorney|powerofattorney|knowallmenbythesepresents|knowallbythesepresents/, 'a power of attorney'],
  [/form13f|informationtable/, 'a Form 13F'],
]

/** Elements of the XML, which prose about it names and no print holds. */
const elementNames = /\brptOwner(?:Cik|Name|Street1|City)\b/

export const namesElements = (text: string): boolean => text.includes('rptOwner') && elementNames.test(text)

/** Words that stand in forms alone. */
const ofForm = /nameandaddressofreportingperson.*(?:tradingsymbol|relationshipofreporting|derivativesecurit)/

/** Says what a text that is no Form 3, 4 or 5 begins with and seems to be. */
export function unreadable(text: string): UnreadableError {
  const start = letters(text.slice(0, 20_000))
  const guess = toldByHead(text) ?? guesses.find(([pattern]) => pattern.test(start))?.[1]
  const quoted = text.slice(0, 400).replace(/\s+/g, ' ').trim()
  const begins = quoted.length > 60 ? `${quoted.slice(0, 60)}…` : quoted
  const seems = guess
    ? `it seems to be ${guess}`
    : start.length < 40
      ? 'it holds next to no text'
      : ofForm.test(start)
        ? 'it has words of a Form 3, 4 or 5, but not in the lines or cells of one: give the page, its PDF, or its text with all its lines'
        : namesElements(text)
          ? 'it seems to be about the XML of these forms'
          : titles.some(([, title]) => start.includes(title))
            ? 'it has the title of a Form 3, 4 or 5 and nothing of a report below it: a blank form, its instructions, or a text about it'
            : 'neither title, OMB number nor boxes of Form 3, 4 or 5 stand in it'
  return new UnreadableError(`this is not an ownership report: it begins "${begins}" (${seems})`)
}
