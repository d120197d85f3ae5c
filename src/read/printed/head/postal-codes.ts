import type { Word } from '../pages/page.ts'
import { mend } from '../recognised/values.ts'

/** Postal codes of two words in recognised text: their forms tell a figure from the letter it looks like. */

const figures: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' }
const capitals: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B' }

/** A word as a form of letters (`A`) and figures (`9`) asks for, or `null`. */
function formed(text: string, form: string): string | null {
  if (text.length !== form.length) return null
  let read = ''
  for (const [at, sign] of [...text.toUpperCase()].entries()) {
    const wanted = form[at] === 'A'
    const one = /[A-Z]/.test(sign) === wanted ? sign : wanted ? capitals[sign] : figures[sign]
    if (one === undefined) return null
    read += one
  }
  return read
}

/** Of British codes (BS 7666): `W1K 3JP`, `EC2A 4NE`; of Canadian ones: `V5Y 0A1`. */
const british = ['A9A', 'A9', 'A99', 'AA9', 'AA99', 'AA9A'].map((form) => [form, '9AA'] as const)
const canadian = [['A9A', '9A9']] as const

/** The two words of a Canadian or British code, where `state` is the EDGAR code of a province or of the United Kingdom; else nothing. */
export function twoWordCode(words: readonly Word[], state: string): Word[] {
  const [first, second] = words
  if (!first || !second) return []
  const forms = /^(?:A\d|B0)$/.test(state) ? canadian : state === 'X0' ? british : []
  for (const [one, other] of forms) {
    const read = [formed(first.text, one), formed(second.text, other)] as const
    if (read[0] && read[1]) return [mend(first, read[0], 0.8), mend(second, read[1], 0.8)]
  }
  return []
}

/**
 * Whether a text can be the postal code of a place by its EDGAR code: five or nine figures in the United States; elsewhere short, with two
 * figures or more, or a Bermudian box (`HM LX`).
 */
export function isPostalCode(text: string, state: string): boolean {
  if (/^[A-Z]{2}$/.test(state)) return /^\d{5}(?:-?\d{4})?$/.test(text)
  return /^(?=(?:.*\d){2})[0-9A-Z][0-9A-Z -]{1,10}$/i.test(text) || (state === 'D0' && /^[A-Z]{2} ?[0-9A-Z]{2}$/.test(text))
}
