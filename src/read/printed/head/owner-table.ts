import { begunWith, type Line, letters, lettersOf, lettersOfLine, textOf, type Word } from '../pages/page.ts'
import { cityLine, linesOf, type OwnerWords, partStreets } from './owners.ts'
import { afterComma, startsStreet, streetsAndCity, withoutComma } from './streets.ts'

/** The table "Reporting Owners" of the published stylesheets: name and address in one cell, then the relationships. */

export interface OwnerRow {
  readonly words: readonly Word[]
  readonly director: readonly Word[]
  readonly tenPercentOwner: readonly Word[]
  readonly officer: readonly Word[]
  readonly other: readonly Word[]
  /** Ticks of which the print does not show the column. */
  readonly unclear: readonly Word[]
}

/** The rows of the table, headings aside. */
export function ownerRows(lines: readonly Line[]): OwnerRow[] {
  const rows: OwnerRow[] = []
  let above: Word[] = []
  for (const line of lines) {
    const text = lettersOfLine(line)
    if (text === 'reportingowners' || text === 'relationships') continue
    if (text.includes('nameaddress') || /^(?:relationships)?director10owner/.test(text)) continue
    // In text copied from a page the lines of an address stand above the last, which has the other cells beside it.
    if (line.cells.length === 1 && line.table === null) above.push(...begunWith(line.cells[0]!.words, 2))
    const at = (index: number): readonly Word[] => line.cells[index]?.words ?? []
    if (line.cells.length < 2 || at(0).length === 0) continue
    const address = above.length > 0 ? [...above, ...begunWith(at(0), 2)] : at(0)
    above = []
    const row = { words: address, director: at(1), tenPercentOwner: at(2), officer: at(3), other: at(4), unclear: at(5) }
    const last = rows.at(-1)
    if (last && (isUnticked(row) || isUnticked(last)) && cityLine(last.words, true).state.length === 0) {
      // The end of a page, or a rule, cut the row before: the rest of its address stands here, and its ticks in one of both.
      const hasLines = last.words.some((word, index) => index > 0 && word.gap === 2)
      rows[rows.length - 1] = {
        ...(isUnticked(row) ? last : row),
        words: [...last.words, ...begunWith(at(0), hasLines || isUnticked(last) ? 2 : 1)],
      }
      continue
    }
    rows.push(row)
  }
  return rows
}

/** Whether a row says of no relationship that it is there. */
const isUnticked = ({ director, tenPercentOwner, officer, other, unclear }: OwnerRow): boolean =>
  [director, tenPercentOwner, officer, other, unclear].every((words) => words.length === 0)

/** The rows that an address was taken apart into, put together. */
export function asOne(rows: readonly OwnerRow[]): OwnerRow {
  const all = (cell: keyof OwnerRow) => rows.flatMap((row) => row[cell])
  return {
    words: rows.flatMap((row) => begunWith(row.words, 2)),
    director: all('director'),
    tenPercentOwner: all('tenPercentOwner'),
    officer: all('officer'),
    other: all('other'),
    unclear: all('unclear'),
  }
}

/** Box 1 joins the two streets with a comma; the table prints them without, so the comma missing there parts them. */
export function partedBy(owner: OwnerWords, row: OwnerRow): OwnerWords {
  if (owner.streets.length === 0 || (owner.street2.length > 0 && !owner.guessed)) return owner
  // Since 2026 each street has a line of its own in both, without a comma.
  if (owner.country.length > 0) return owner.guessed ? { ...owner, ...partStreets(owner.streets, false, false) } : owner
  const table = textOf(row.words)
  // A comma follows the first street even where no second does.
  const bare = withoutComma(owner.streets)
  const streets = table.includes(textOf(owner.streets)) || !table.includes(textOf(bare)) ? owner.streets : bare
  if (table.includes(textOf(streets))) return { ...owner, street1: streets, street2: [], guessed: false }
  for (let at = 1; at < streets.length; at++) {
    if (!streets[at - 1]!.text.endsWith(',')) continue
    const street1 = withoutComma(streets.slice(0, at))
    const street2 = streets.slice(at)
    if (table.includes(`${textOf(street1)} ${textOf(street2)}`)) return { ...owner, street1, street2, guessed: false }
  }
  const ordered = inOrder(streets, row.words)
  if (ordered === null) return owner
  // The comma that only box 1 has.
  const added = (word: Word, at: number) => at < ordered.length - 1 && streets.some((one) => one.text === `${word.text},`)
  const last = ordered.findIndex(added)
  return last < 0
    ? { ...owner, ...partStreets(ordered, false, false), streets: ordered }
    : { ...owner, street1: ordered.slice(0, last + 1), street2: ordered.slice(last + 1), streets: ordered, guessed: false }
}

/** Fewer letters may stand together by chance. */
const leastLetters = 8

/** The words of the table that are made of the letters of some others, where borders cut those and put them in another order. */
function inOrder(words: readonly Word[], table: readonly Word[]): readonly Word[] | null {
  const sorted = (text: string) => [...text].sort().join('')
  const wanted = sorted(lettersOf(words))
  if (wanted.length < leastLetters) return null
  for (let from = 0; from < table.length; from++) {
    let text = ''
    for (let to = from; to < table.length && text.length < wanted.length; to++) {
      text += letters(table[to]!.text)
      if (text.length === wanted.length && sorted(text) === wanted) return table.slice(from, to + 1)
    }
  }
  return null
}

/** Words with which the name of a company or trust ends. */
const nameEnds =
  /^(?:inc|incorporated|corp|corporation|co|company|llc|l\.?l\.?c|lp|l\.?p|llp|l\.?l\.?p|lllp|ltd|limited|plc|s\.?a|n\.?v|b\.?v|a\.?g|gmbh|trust|fund|partnership|s\.?a\.?r\.?l|pte|k\.?k)[.,]*$/i

/** Whether a name is that of a company or trust. */
export const namesCompany = (name: readonly Word[]): boolean => name.some(({ text }, at) => at > 0 && nameEnds.test(text))

const hasCareOf = (words: readonly Word[]) => words.findIndex((word) => /^c\/o[:/]?$/i.test(word.text))

/** Name and address out of one cell: by its lines, by an address known from an owner before, or by wording. */
export function ownerFromRow(words: readonly Word[], known: readonly OwnerWords[]): OwnerWords {
  const lines = linesOf(words)
  if (lines.length >= 3) {
    const streets = lines.slice(1, -1)
    return {
      name: lines[0]!,
      street1: streets[0]!,
      street2: streets.slice(1).flat(),
      ...cityLine(lines.at(-1)!, true),
      country: [],
      streets: streets.flat(),
      guessed: streets.length > 2,
    }
  }
  for (const owner of known) {
    const same = withAddressOf(words, owner)
    if (same) return same
  }
  const place = cityLine(words, true)
  const street = streetStart(place.city)
  if (street < 0) return { ...place, city: [], name: place.city, street1: [], street2: [], country: [], streets: [], guessed: true }
  const { streets, city } = streetsAndCity(place.city.slice(street))
  const parted = known.some(endsInComma) ? afterComma(streets) : null
  return {
    ...place,
    city,
    name: place.city.slice(0, street),
    ...(parted ?? partStreets(streets, false, false)),
    country: [],
    streets,
    guessed: true,
  }
}

/** Whether the first street was written with the comma before the second. */
const endsInComma = (owner: OwnerWords): boolean => !owner.guessed && owner.street2.length > 0 && owner.street1.at(-1)!.text.endsWith(',')

/** The same city, or the same address, as an owner before: what is left in front is the name. */
function withAddressOf(words: readonly Word[], owner: OwnerWords): OwnerWords | null {
  const text = lettersOf(words)
  const address = [owner.street1, owner.street2, owner.city, owner.state, owner.zipCode].map(lettersOf)
  const cityTail = address.slice(2).join('')
  if (cityTail.length < 4 || !text.endsWith(cityTail)) return null
  const takes = text.endsWith(address.join('')) ? 0 : address[1] !== '' && text.endsWith(address.slice(1).join('')) ? 1 : 2
  const parts: Word[][] = [[], [], [], [], []]
  let at = words.length
  for (let part = 4; part >= takes; part--) {
    let left = address[part]!.length
    while (left > 0 && at > 0) {
      const word = words[--at]!
      parts[part]!.unshift(word)
      left -= letters(word.text).length
    }
  }
  const rest = words.slice(0, at)
  const place = { city: withoutComma(parts[2]!), state: parts[3]!, zipCode: parts[4]!, country: [] }
  const careOf = hasCareOf(rest)
  if (takes === 0 && address[1] === '') {
    // Where the one street of the owner before has a comma and this one has none, a line ended.
    const end = owner.street1.findIndex((word, at) => at > 0 && word.text.endsWith(',') && parts[0]![at]?.text === word.text.slice(0, -1))
    const next = end < 0 ? [] : parts[0]!.slice(end + 1)
    if (careOf < 0 && next.length > 0)
      return { name: rest, street1: parts[0]!.slice(0, end + 1), street2: next, ...place, streets: [], guessed: true }
  }
  if (takes === 0 && careOf < 0)
    return { name: rest, street1: parts[0]!, street2: parts[1]!, ...place, streets: [], guessed: false, isLikeBefore: parts[1]!.length > 0 }
  if (takes === 0 && address[1] === '') {
    // The owner before has one street; this one is in care of somebody at it.
    return { name: rest.slice(0, careOf), street1: rest.slice(careOf), street2: parts[0]!, ...place, streets: [], guessed: true }
  }
  const streets = [...rest, ...parts[0]!, ...parts[1]!]
  const street = streetStart(streets)
  if (street < 0) return { name: rest, street1: parts[0]!, street2: parts[1]!, ...place, streets: [], guessed: true }
  return { name: streets.slice(0, street), ...partStreets(streets.slice(street), false, false), ...place, streets: [], guessed: true }
}

/** Where the address begins after a name: in care of, after a company's last word, or at the house's number. */
function streetStart(words: readonly Word[]): number {
  const careOf = hasCareOf(words)
  if (careOf > 0) return careOf
  let number = -1
  for (let at = 1; at < words.length && number < 0; at++) if (startsStreet(words, at)) number = at
  for (let at = number < 0 ? words.length - 1 : number; at > 0; at--)
    // `CORP /DE/`: EDGAR adds the state of a company whose name others bear too.
    if (nameEnds.test(words[at - 1]!.text)) return /^\/[A-Z]{2}\/?$/i.test(words[at]!.text) ? at + 1 : at
  return number
}
