import type { Page } from './pages/page.ts'

/**
 * Texts of a form that no longer say which value belongs to which box: to read them would be to guess. A PDF's text in the order of its content
 * stream has values far from their labels, and converters that set tables in narrow columns of characters cut words and rows.
 */

/** The captions below the lines of box 1. */
const captions = [
  /\(\s*Last\s*\)/i,
  /\(\s*First\s*\)/i,
  /\(\s*Middle\s*\)/i,
  /\(\s*Street\s*\)/i,
  /\(\s*City\s*\)/i,
  /\(\s*State\s*\)/i,
  /\(\s*Zip\b/i,
]

/** Boxes that stand in this order whether the head is read by rows or by columns. */
const boxes = [/Issuer Name/i, /Date of Earliest|Statement for Issuer|Relationship of/i, /If Amendment/i]
const lastBoxes = [/Relationship of Report/i, /Individual or Joint/i]

/** Whether labels stand in another order than on the form; one that is not there is passed over. */
function areMixed(text: string, labels: readonly RegExp[]): boolean {
  let before = -1
  for (const label of labels) {
    const at = text.search(label)
    if (at < 0) continue
    if (at < before) return true
    before = at
  }
  return false
}

/** A value in a line of its own: a day, a number, a side. */
const loneValue = /\n\s*(?:\d\d\/\d\d\/\d{4}|\d[\d,]{2,}|[AD])\s*\n/

/** Whether values, or the second row of headings, stand amid the first row of the headings of Table I, with which the text begins. */
function hasValuesAmidHeadings(below: string): boolean {
  const end = below.search(/Table II\b/)
  const table = end < 0 ? below : below.slice(0, end)
  const nature = table.search(/Nature\s+of\b/)
  if (nature < 0) return false
  const [value, price] = [table.search(loneValue), table.search(/\bPrice\b/)]
  return (value >= 0 && value < nature) || (price >= 0 && price < nature)
}

/** Words of dashes alone: rules of tables typed within the cells of others, which leave those too little room for their words. */
const rule = /^-{3,}$/
const manyRules = 12

/** Whether so many words are rules. */
function isRuledWithin(page: Page): boolean {
  let rules = 0
  for (const line of page.lines)
    for (const cell of line.cells) for (const { text } of cell.words) if (text.charCodeAt(0) === 45 && rule.test(text)) rules++
  return rules >= manyRules
}

/** Tables of Emacs' Org mode whose cells hold broken lines: bars of inner tables cannot be told from their own. */
const orgBreak = /^\|.*\\\\ +\|/gm

/** Why a text of a form cannot be read, and what to give instead; `null` where it can. */
export function whyUnordered(text: string, page: Page): string | null {
  if ((text.includes('\\\\ ') && (text.match(orgBreak)?.length ?? 0) > 1) || (page.layout !== 'recognised' && isRuledWithin(page)))
    return 'tables stand within the cells of others, too narrow for their words: give the page itself, or its text by a text browser'
  if (page.layout !== 'flow') return null
  const table = text.search(/Table I\b/)
  const head = table < 0 ? text : text.slice(0, table)
  return areMixed(head, captions) ||
    areMixed(head, boxes) ||
    areMixed(head, lastBoxes) ||
    (table >= 0 && hasValuesAmidHeadings(text.slice(table)))
    ? 'its boxes and columns stand out of order, so that nothing tells which value is whose: give the PDF itself, or its text by `pdftotext -layout`'
    : null
}
