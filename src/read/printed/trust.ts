import type { Page, Word } from './pages/page.ts'

/**
 * How far a way of finding a field can be trusted, from the share of prints of real filings that it read right (`npm run score`). Nothing
 * is 0.95 or surer unless its way was never wrong there in hundreds of cases: that leaves values that stand whole in a place of their own.
 */

/** A plain, undamaged field of a print, by how the print keeps its boxes apart and how far it may be damaged. */
export const trustOf = (page: Page): number =>
  page.layout === 'placed' && page.damage === 2 && page.cells?.length ? ruled : trusts[page.layout][page.damage]

/** A scan on which ruled lines tell the boxes apart: what remains to doubt is the letters. */
const ruled = 0.94

const trusts: { readonly [layout in Page['layout']]: readonly [asPrinted: number, laidOutAnew: number, recognised: number] } = {
  grid: [0.995, 0.94, 0.7],
  placed: [0.995, 0.93, 0.7],
  flow: [0.93, 0.6, 0.5],
  recognised: [0.6, 0.6, 0.7],
}

/** What each way of finding a field takes from the trust in its print. */
export const ways = {
  /** A value read with signs that had to be corrected. */
  corrected: 0.93,
  /** A row whose cells had to be matched to the columns by what they hold. */
  matched: 0.95,
  /** One of two like columns, told apart only by where a word stands. */
  besideItsLike: 0.94,
  /** A side, (A) or (D), that the code of the transaction speaks against. */
  againstCode: 0.7,
  /** A text of which the edge of the paper cut lines: what is left is hardly ever the whole. */
  clipped: 0.1,
  /** A value that holds signs of a markup. */
  markup: 0.4,
  /** A value that ends in a number in brackets, of which nothing tells whether it marks a note. */
  markLike: 0.9,
  /** What a part of the form would tell that the print breaks off before. */
  wholeLater: 0.9,
  /** Lines that stand in one column, put together. */
  joined: 0.94,
  /** A box whose tick is lost, of which a note says why it is ticked. */
  toldByNote: 0.95,
  /** A run of words cut by what it says, as two streets in one line. */
  worded: 0.8,
  /** A run of words that could have been cut and was not. */
  uncut: 0.93,
} as const

/** Words on several lines of a print without cells: which of them belong together, and whether a word broke there, is a judgement. */
export function isJoined(words: readonly Word[]): boolean {
  const first = words[0]?.line
  if (first === undefined) return false
  for (const { line } of words) if (line !== undefined && Math.abs(line - first) > 0.6) return true
  return false
}
