import { lettersOf, textOf, type Word, withText } from '../pages/page.ts'

/** The streets of an address out of one run of words: by how streets begin and end, and by how long each may be. */

/** The most characters of each street (specification v5.5, `rptOwnerStreet1` and `rptOwnerStreet2`). */
const longest = 40

const careOf = /^c\/o[:/]?$/i

/** Words before a number that is not a house's: `SUITE 100`, `HWY 161`, `HALL 215`. */
const numbered =
  /^(?:suite|ste\.?|unit|apt\.?|room|rm\.?|building|bldg\.?|floor|fl\.?|level|hall|hwy\.?|highway|route|rte\.?|carr|box|mail|stop|mc|md|ms|m\/s|m\/c:?)$/i

const names = /^(?:inc|llc|l\.l\.c|lp|l\.p|ltd|corp|investments|gp)[.,]*$/i

/** Whether a street, or what stands before one, begins at a word. */
export const startsStreet = (words: readonly Word[], at: number): boolean => {
  const text = words[at]!.text
  const next = words[at + 1]?.text
  if (careOf.test(text)) return true
  if (/^#?\d+[A-Z]?(?:-\d+)*,?$/i.test(text)) {
    const before = words[at - 1]?.text ?? ''
    return next !== undefined && !numbered.test(before) && !careOf.test(before) && !names.test(next)
  }
  if (/^p\.?o\.?$/i.test(text)) return /^(?:box|b)/i.test(next ?? '')
  if (/^p\.$/i.test(text)) return /^o\.?$/i.test(next ?? '')
  return /^(?:one|two|three|four|five)$/i.test(text) && at + 2 < words.length
}

/**
 * Whether a part of a building begins at a word that commonly has a line of its own: a suite, a floor, a building, the code of a mail stop.
 * Whoever abbreviates it wrote it into the street's line.
 */
function startsUnit(words: readonly Word[], at: number): boolean {
  const text = words[at]!.text
  const next = words[at + 1]?.text
  if (/^suite$/i.test(text)) return /^\d{2}/.test(next ?? '')
  if (/^building$/i.test(text)) return next !== undefined
  if (/^(?:floor|level|mc|md|ms|m\/s|m\/c:?)$/i.test(text)) return /\d/.test(next ?? '')
  if (/^\d+(?:st|nd|rd|th)$/i.test(text)) return /^floor[.,]?$/i.test(next ?? '')
  return next === undefined && /^(?=.*\d)[A-Z]{1,3}\d*(?:-[A-Z\d]+)+$/.test(text)
}

/** Where the second street begins, by how streets are worded; `null` where nothing tells. */
function wordedCut(words: readonly Word[], published: boolean): number | null {
  const cuts: number[] = []
  for (let at = 1; at < words.length; at++) if (!published || words[at - 1]!.text.endsWith(',')) cuts.push(at)
  const first = words[0]?.text ?? ''
  const named = /^(?:c\/o[:/]?|attn:?|care)$/i.test(first) || !/^(?:#?\d|one$|two$|three$|four$|five$|p\.?o?\.?$)/i.test(first)
  const street = cuts.find((at) => {
    if (!startsStreet(words, at)) return false
    if (named || !/^\d/.test(words[at]!.text)) return true
    // A second house's number after a building's name.
    return /^(?:center|centre|ctr\.?,?|plaza|\d+)$/i.test(words[at - 1]!.text) && at > 2
  })
  // A comma typed after who the address is in care of goes on in that line: the second begins with a suite or box that none stands before.
  const isTyped = !published && street !== undefined && words[street - 1]!.text.endsWith(',')
  const later = isTyped
    ? cuts.find((at) => at > street + 1 && !words[at - 1]!.text.endsWith(',') && (startsUnit(words, at) || startsStreet(words, at)))
    : undefined
  if (later !== undefined && textOf(words.slice(0, later)).length <= longest) return later
  if (street !== undefined) return street
  // After a comma the suite stands in the street's own line, without one far more often in the next.
  const unit = cuts.find((at) => at > 1 && startsUnit(words, at) && (published || !words[at - 1]!.text.endsWith(',')))
  return unit !== undefined && (!published || cuts.length === 1) ? unit : null
}

/** Streets in one run of words → the two of an address, by their wording and by the length that each may have. */
export function cutStreets(
  words: readonly Word[],
  published: boolean,
): { street1: readonly Word[]; street2: readonly Word[]; guessed: boolean } {
  const whole = { street1: words, street2: [], guessed: words.length > 4 }
  const cutAt = (at: number) => ({
    street1: published ? withoutComma(words.slice(0, at)) : words.slice(0, at),
    street2: words.slice(at),
    guessed: true,
  })
  const length = (some: readonly Word[]) => textOf(some).length
  const fits = (at: number) => {
    const { street1, street2 } = cutAt(at)
    return length(street1) <= longest && length(street2) <= longest
  }
  const worded = wordedCut(words, published)
  if (worded !== null && fits(worded)) return cutAt(worded)
  if (length(words) <= longest + (published ? 1 : 0)) return worded === null ? whole : cutAt(worded)
  // Too long for one: parted where both fit, nearest to where the wording says, else as late as can be.
  const aim = worded ?? words.length
  let best: number | null = null
  for (let at = 1; at < words.length; at++)
    if (fits(at) && (!published || words[at - 1]!.text.endsWith(',')) && (best === null || Math.abs(at - aim) <= Math.abs(best - aim)))
      best = at
  return best !== null ? cutAt(best) : worded !== null ? cutAt(worded) : whole
}

/** Two streets of which the first ends in the comma before a suite, floor or building; `null` where there is none. */
export function afterComma(words: readonly Word[]): { street1: readonly Word[]; street2: readonly Word[] } | null {
  const at = words.findIndex((_, index) => index > 1 && words[index - 1]!.text.endsWith(',') && startsUnit(words, index))
  return at < 0 ? null : { street1: words.slice(0, at), street2: words.slice(at) }
}

/** Without one comma at the end, which the stylesheets add. */
export const withoutComma = (words: readonly Word[]): readonly Word[] => {
  const last = words.at(-1)
  if (!last?.text.endsWith(',')) return words
  const text = last.text.slice(0, -1)
  return text === '' ? words.slice(0, -1) : [...words.slice(0, -1), withText(last, text, last.end - 1)]
}

const streetEnds =
  /^(?:streets?|st\.?|avenue|ave\.?|av|road|rd\.?|drive|dr\.?|boulevard|blvd\.?|lane|ln\.?|court|ct\.?|ctr\.?|place|pl\.?|plaza|way|parkway|pkwy\.?|prkw|highway|hwy\.?|expressway|circle|cir\.?|square|sq\.?|center|centre|terrace|turnpike|pike|row|trail|broadway|floor|fl\.?|park|esplanade|mall|loop|village|quay|churchyard)[,.]?$/i

/** Places whose name begins with a saint, which is no street's end. */
const saints =
  /^(?:louis|paul|helier|petersburg|charles|cloud|george|georges|albans|augustine|johns|james|joseph|peterport|peter|simons|catharines|thomas|croix|gallen|albert|ives|clair)$/

/** First words of the names of places. */
const placeBegins =
  /^(?:san|santa|new|los|las|salt|palo|menlo|mountain|fort|ft\.?|el|la|st\.?|saint|lake|long|grand|hong|white|boca|west|east|north|south)$/i

/** Where streets end and the city begins, in one run of words: after the last word that ends a street or names a suite. */
export function streetsAndCity(words: readonly Word[]): { streets: readonly Word[]; city: readonly Word[] } {
  let end = 0
  let ended = false
  for (let at = 0; at < words.length - 1; at++) {
    const text = words[at]!.text
    if (/^st\.?$/i.test(text) && saints.test(lettersOf([words[at + 1]!]))) continue
    if (streetEnds.test(text) || (/\d/.test(text) && !/^[A-Z]{1,2}-\d{4,5},?$/.test(text))) {
      ended ||= at > 0 && (!/\d/.test(text) || numbered.test(words[at - 1]!.text))
      end = at + 1
      // `AVENUE OF THE AMERICAS`, `DRIVE NW`, `SUITE B`.
      if (/^of$/i.test(words[at + 1]!.text) && /^the$/i.test(words[at + 2]?.text ?? '') && at + 4 < words.length) end = at + 4
      else if (/^(?:[NS][EW]|[NSEW]\.?|[NS]\.[EW]\.)[,.]?$/i.test(words[at + 1]!.text) && at + 2 < words.length) end = at + 2
    } else if (numbered.test(text) && /^[A-Z0-9-]{1,2}$/i.test(words[at + 1]!.text) && at + 2 < words.length) end = at + 2
    if (end > at + 1) at = end - 1
  }
  // A street that ends in none of the known words: the city is its last word, or two where the name of a place begins so.
  if (!ended && end < words.length - 1 && !/^[A-Z]{1,2}-\d{4,5},?$/.test(words[end]!.text)) {
    const two = words.length - 2 > end && placeBegins.test(words.at(-2)!.text)
    end = words.length - (two ? 2 : 1)
  }
  if (end === 0) end = Math.max(0, words.length - 1)
  return { streets: words.slice(0, end), city: words.slice(end) }
}
