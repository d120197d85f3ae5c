import { absolute, add, compare, equal, grouped, multiply, normal, subtract } from '../../../model/decimal.ts'
import type { Decimal } from '../../../model/document.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import { distance } from '../edit-distance.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { codeOf } from '../table/values.ts'
import { amountSaid, isTransaction, said } from './said.ts'
import { isMarkLike, mend } from './values.ts'

/**
 * What the balances of Table I prove. Where the shares owned after the lines of one security add up at all, they add up everywhere: of 1,070
 * neighbouring lines of real filings, whose other neighbours all do, none fails to. So a number that does not was misread, one that is lost
 * can be reckoned, and where neither reading of a number helps, a line between two others was lost as a whole.
 */

/** What a line adds to the balance, signed; `null` where number or direction is not known. */
function changeOf(row: PrintedRow): Decimal | null {
  const amount = amountSaid(row, 'amount')
  const letter = directionOf(row)
  return amount === null || letter === null ? null : letter === 'A' ? amount : subtract('0', amount)
}

function directionOf(row: PrintedRow): 'A' | 'D' | null {
  const [word] = said(row, 'acquiredDisposed')
  if (word && (word.text === 'A' || word.text === 'D')) return word.text
  const code = codeOf(said(row, 'transactionCode'))?.code
  return code && 'SFU'.includes(code) ? 'D' : code && 'PAMC'.includes(code) ? 'A' : null
}

/** Whether two lines are of one security and one kind of ownership. */
function isOneHolding(one: PrintedRow, other: PrintedRow): boolean {
  const title = (row: PrintedRow) => textOf(said(row, 'securityTitle'))
  const letter = (row: PrintedRow) => said(row, 'directOrIndirect')[0]?.text ?? ''
  if (title(one) === '' || title(one) !== title(other) || haveOthers(one, other)) return false
  return letter(one) === '' || letter(other) === '' || letter(one) === letter(other)
}

const areDirect = (...rows: readonly PrintedRow[]): boolean => rows.every((row) => said(row, 'directOrIndirect')[0]?.text === 'D')

/** Whether the natures of two lines name different holders: of the words of the shorter the other has less than half. */
function haveOthers(one: PrintedRow, other: PrintedRow): boolean {
  const natures = [one, other].map((row) =>
    said(row, 'natureOfOwnership')
      .map((word) => letters(word.text))
      .filter((text) => text.length > 2),
  )
  const [short, long] = natures.sort((first, second) => first.length - second.length) as [string[], string[]]
  return short.length > 1 && short.filter((text) => long.includes(text)).length * 2 < short.length
}

/** Whether a balance and a change give the next balance; `null` where one of them is not known. */
function addsUp(before: Decimal | null, row: PrintedRow): boolean | null {
  const after = amountSaid(row, 'ownedFollowing')
  const change = changeOf(row)
  return before === null || after === null || change === null ? null : equal(add(before, change), after)
}

/** Whether one number is another with a digit or two misread, lost or added, or with its first digits spoilt. */
function isMisread(read: string, right: Decimal): boolean {
  const digits = letters(grouped(right))
  const own = letters(read)
  // Round numbers end alike whatever they are.
  const ends = own.length > 3 && digits.length > 3 && Math.abs(own.length - digits.length) < 3 && !own.endsWith('00')
  if (ends && own.slice(-3) === digits.slice(-3)) return true
  // Whole groups of digits are lost at a ruled line.
  const lacking = digits.length - own.length
  if (own.length > 1 && lacking > 0 && lacking % 3 === 0 && (digits.startsWith(own) || digits.endsWith(own))) return true
  return digits.length > 1 && distance(letters(read), digits) <= (digits.length > 6 ? 2 : 1)
}

const wordsAs = (place: readonly Word[], text: string, certainty: number): readonly Word[] =>
  place.length > 0 ? [{ ...mend(place[0]!, text, certainty), mended: true }] : []

const put = (row: PrintedRow, field: ColumnField, words: readonly Word[]): PrintedRow => ({
  ...row,
  boxes: row.boxes.map((box) =>
    box.column.field === field ? { ...box, words: [...words, ...box.words.filter((word) => isMarkLike(word.text))] } : box,
  ),
})

/** A number that the text does not have, at the words that tell it. */
const told = (value: Decimal, by: readonly Word[], certainty: number): readonly Word[] =>
  by.length > 0 ? [{ ...by[0]!, text: grouped(value), gap: 1, certainty, inferred: true }] : []

/** How many neighbouring lines must add up, and how often others may not, for the balances of a table to be believed. */
const believed = { pairs: 2, share: 0.4 } as const

/** The lines of Table I with the numbers that their balances prove, and a line in the place of each that is lost. */
export function withBalances(printed: readonly PrintedRow[]): readonly PrintedRow[] {
  const rows = withOwnBalances(withPrices(printed))
  const verdicts = rows.map((row, at) =>
    at > 0 && isOneHolding(rows[at - 1]!, row) ? addsUp(amountSaid(rows[at - 1]!, 'ownedFollowing'), row) : null,
  )
  const right = verdicts.filter((one) => one === true).length
  const wrong = verdicts.filter((one) => one === false).length
  if (right < believed.pairs || right < believed.share * (right + wrong)) return rows
  const numbers = rows.flatMap((row) => amountSaid(row, 'amount') ?? []).sort(compare)
  const usual = numbers[numbers.length >> 1] ?? null
  const read: PrintedRow[] = []
  const seen = new Set<Decimal>()
  const left = new Set<Decimal>()
  let sound = true
  rows.forEach((row, at) => {
    const before = read.at(-1)
    const earlier = before ? amountSaid(before, 'ownedFollowing') : null
    if (!before || !isOneHolding(before, row)) {
      read.push(row)
      sound = true
    } else {
      const next = rows[at + 1]
      const follows = next !== undefined && isOneHolding(row, next) ? next : null
      read.push(...mended(before, row, follows, sound, { seen, left, usual }))
      sound = addsUp(amountSaid(read.at(-2)!, 'ownedFollowing'), read.at(-1)!) !== false
    }
    if (earlier !== null && addsUp(amountSaid(read.at(-2)!, 'ownedFollowing'), read.at(-1)!) !== true) left.add(normal(earlier))
    const after = amountSaid(row, 'ownedFollowing')
    if (after !== null) seen.add(normal(after))
  })
  return read
}

/** What the lines above a line tell of it. */
interface Above {
  /** The balances that stand there. */
  readonly seen: ReadonlySet<Decimal>
  /** Those of them that the next line does not go on from: a line of another holding came between. */
  readonly left: ReadonlySet<Decimal>
  /** The number that the lines of the table usually have. */
  readonly usual: Decimal | null
}

const decimals = /\.\d{2,}$/

/**
 * Lines whose price was taken for their number or their balance: those are whole where most of the table's are, and prices are not. A balance
 * whose third decimal is a nought is a whole one whose comma was read as a point.
 */
function withPrices(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  const areWhole = (field: ColumnField): boolean => {
    const numbers = rows.map((row) => textOf(said(row, field))).filter((text) => text !== '')
    return numbers.filter((text) => decimals.test(text)).length * 2 <= numbers.length
  }
  const read = [...rows]
  if (areWhole('ownedFollowing'))
    read.forEach((row, at) => {
      const [word] = said(row, 'ownedFollowing')
      if (!word || !decimals.test(word.text)) return
      const price = boxOf(row, 'pricePerShare')
      const balance = boxOf(row, 'ownedFollowing')
      if (/^\d{1,3}\.\d\d0$/.test(word.text)) {
        const whole = { ...mend(word, word.text.replace('.', ','), 0.8), mended: true }
        read[at] = withBox(
          row,
          'ownedFollowing',
          balance.map((one) => (one === word ? whole : one)),
        )
        return
      }
      if (!isTransaction(row)) return
      if (wholePrice.test(textOf(said(row, 'pricePerShare')))) {
        // The sign of the price stands in the line of the balance, its figure in the line below.
        const plain = price.map((one) => ({ ...one, text: one.text.replace(/^\$/, '') }))
        read[at] = withBox(withBox(row, 'ownedFollowing', doubted(plain)), 'pricePerShare', doubted(balance))
        return
      }
      read[at] = withBox(withBox(row, 'ownedFollowing', []), 'pricePerShare', price.length > 0 ? price : doubted(balance))
    })
  if (areWhole('amount'))
    read.forEach((row, at) => {
      if (!decimals.test(textOf(said(row, 'amount')))) return
      const price = boxOf(row, 'pricePerShare')
      const before = read[at - 1]
      // The figure that stands there is that of the line above, whose price is printed below its sign.
      if (before && price.length > 0 && boxOf(before, 'pricePerShare').length === 0)
        read[at - 1] = withBox(before, 'pricePerShare', doubted(price))
      const own = price.length > 0 && (!before || boxOf(before, 'pricePerShare').length > 0) ? price : doubted(boxOf(row, 'amount'))
      read[at] = withBox(withBox(row, 'amount', []), 'pricePerShare', own)
    })
  return read
}

/** A number this near to the balance of the line before or after is a balance, where the numbers of the table are much smaller. */
const near = { balance: '0.03', times: '5' } as const

/** Prices have cents. */
const wholePrice = /^\$\d{1,3}(?:,\d{3})+$/

/** Lines whose balance was taken for their number or their price, since recognition lost the number. */
function withOwnBalances(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  const balanced = rows.filter((row) => amountSaid(row, 'ownedFollowing') !== null)
  const numbers = balanced.flatMap((row) => amountSaid(row, 'amount') ?? []).sort(compare)
  const usual = numbers[numbers.length >> 1]
  if (usual === undefined) return rows
  return rows.map((row, at) => {
    if (amountSaid(row, 'ownedFollowing') !== null) return row
    // The sign of a price whose figure is lost stands before the balance.
    const field = wholePrice.test(textOf(said(row, 'pricePerShare'))) ? 'pricePerShare' : 'amount'
    const number = amountSaid(row, field)
    if (number === null || compare(number, multiply(usual, near.times)) < 0) return row
    const isBeside = (other: PrintedRow | undefined): boolean => {
      const balance = other && isOneHolding(other, row) ? amountSaid(other, 'ownedFollowing') : null
      return balance !== null && compare(absolute(subtract(balance, number)), multiply(number, near.balance)) < 0
    }
    const isBalanced = (other: PrintedRow) => amountSaid(other, 'ownedFollowing') !== null
    if (!isBeside(rows.slice(0, at).findLast(isBalanced)) && !isBeside(rows.slice(at + 1).find(isBalanced))) return row
    const words = boxOf(row, field).map((word) => ({ ...word, text: word.text.replace(/^\$/, '') }))
    return withBox(withBox(row, 'ownedFollowing', doubted(words)), field, [])
  })
}

const doubted = (words: readonly Word[]): readonly Word[] =>
  words.map((word) => ({ ...word, mended: true, certainty: Math.min(0.85, word.certainty ?? 1) }))

const boxOf = (row: PrintedRow, field: ColumnField): readonly Word[] => row.boxes.find((box) => box.column.field === field)?.words ?? []

const withBox = (row: PrintedRow, field: ColumnField, words: readonly Word[]): PrintedRow => ({
  ...row,
  boxes: row.boxes.map((box) => (box.column.field === field ? { ...box, words } : box)),
})

/**
 * So many times the usual number of a table is no number of it, where the balances speak against it, and none of a line that is lost: of 1,012 lines
 * between two others of one holding in real filings ten have more than ten times the usual number, of 128 first lines of another holding 36 would.
 */
const odd = { read: '50', lost: '10' } as const

/** A line after another one of its holding, its numbers as the balances have them; two lines where one between them is lost. */
function mended(
  before: PrintedRow,
  row: PrintedRow,
  next: PrintedRow | null,
  sound: boolean,
  { seen, left, usual }: Above,
): readonly PrintedRow[] {
  const earlier = amountSaid(before, 'ownedFollowing')
  const after = amountSaid(row, 'ownedFollowing')
  const amount = amountSaid(row, 'amount')
  const letter = directionOf(row)
  const price = said(row, 'pricePerShare')
  if (earlier === null || addsUp(earlier, row) === true) return [row]
  if (after !== null && amount === null && (letter !== null || price.length > 0 || isTransaction(row))) {
    const difference = subtract(after, earlier)
    const grows = compare(difference, '0') > 0
    if (equal(difference, '0') || (letter !== null && (letter === 'A') !== grows)) return [row]
    return [put(row, 'amount', told(absolute(difference), said(row, 'ownedFollowing'), 0.85))]
  }
  const change = changeOf(row)
  if (change === null) {
    if (after === null || amount === null || !sound) return [row]
    // Whether shares came or went is lost too: of both balances before this line one stood in the table before, or takes back the line before.
    const balances = [subtract(after, amount), add(after, amount)].map(normal)
    if (balances.some((one) => left.has(one))) return [row]
    const number = amountSaid(before, 'amount')
    const known = balances.filter((one) => seen.has(one) && !equal(one, earlier))
    const [later] = known.length === 1 ? known : known.filter((one) => number !== null && equal(absolute(subtract(one, earlier)), number))
    return later === undefined ? [row] : [lostRow(before, row, earlier, later), row]
  }
  const expected = add(earlier, change)
  const isNegative = compare(expected, '0') < 0
  if (after === null) {
    const proven = next !== null && addsUp(expected, next) === true
    return [isNegative ? row : put(row, 'ownedFollowing', told(expected, said(row, 'amount'), proven ? 0.95 : 0.8))]
  }
  const goesOn = next === null ? null : addsUp(after, next)
  const owned = textOf(said(row, 'ownedFollowing'))
  // The lines before and after agree on it, or it is nearly that.
  const isProven = next !== null && addsUp(expected, next) === true
  const isNear = next === null && sound && letters(owned) !== letters(grouped(expected)) && isMisread(owned, expected)
  if (!isNegative && (isProven || isNear))
    return [put(row, 'ownedFollowing', wordsAs(said(row, 'ownedFollowing'), grouped(expected), 0.85))]
  const difference = absolute(subtract(after, earlier))
  const agrees = compare(after, earlier) > 0 === (letter === 'A')
  if (
    sound &&
    goesOn !== false &&
    agrees &&
    letters(textOf(said(row, 'amount'))) !== letters(grouped(difference)) &&
    isMisread(textOf(said(row, 'amount')), difference)
  )
    return [put(row, 'amount', wordsAs(said(row, 'amount'), grouped(difference), 0.85))]
  // A number many times the usual one, where the balances lie a usual one apart, is a price or two numbers in one.
  const most = usual === null ? null : multiply(usual, odd.read)
  if (sound && goesOn !== false && agrees && most !== null && compare(amount!, most) > 0 && compare(difference, most) < 0)
    return [put(row, 'amount', wordsAs(said(row, 'amount'), grouped(difference), 0.75))]
  // Before this line stood another balance than the one that stands there.
  const lacking = subtract(after, change)
  // A number with the digits of the right one, or in thousands, is the filer's own slip.
  const slips = [
    [textOf(said(row, 'amount')), difference],
    [owned, expected],
  ] as const
  if (slips.some(([text, value]) => [letters(text), `${letters(text)}000`].includes(letters(grouped(value))))) return [row]
  // Balances are printed with commas.
  const isPrinted = [owned, textOf(said(before, 'ownedFollowing'))].every((text) => !/^\d{5,}$/.test(text))
  const believed = isPrinted && (goesOn === true || seen.has(normal(lacking)))
  if (!sound || !believed || compare(lacking, '0') < 0 || equal(lacking, earlier)) return [row]
  const isFar = usual !== null && compare(absolute(subtract(lacking, earlier)), multiply(usual, odd.lost)) > 0
  // Of what is owned indirectly it goes on from an earlier line, or begins another holding.
  if (!areDirect(before, row) && (isFar || left.has(normal(lacking)))) return [row]
  return [lostRow(before, row, earlier, lacking), row]
}

/** The line between two others that is lost: what both have alike, and what the balances before and after it prove. */
function lostRow(before: PrintedRow, after: PrintedRow, earlier: Decimal, later: Decimal): PrintedRow {
  const by = said(after, 'ownedFollowing')
  const alike: readonly ColumnField[] = ['securityTitle', 'transactionDate', 'directOrIndirect']
  const letter: Word = { ...by[0]!, text: compare(later, earlier) > 0 ? 'A' : 'D', gap: 1, certainty: 0.8, inferred: true }
  return {
    boxes: after.boxes.map(({ column }) => {
      if (column.field === 'ownedFollowing') return { column, words: told(later, by, 0.9) }
      if (column.field === 'amount') return { column, words: told(absolute(subtract(later, earlier)), by, 0.75) }
      if (column.field === 'acquiredDisposed') return { column, words: [letter] }
      const words = said(after, column.field)
      if (!alike.includes(column.field) || words.length === 0 || textOf(words) !== textOf(said(before, column.field)))
        return { column, words: [] }
      return { column, words: words.map((word) => ({ ...word, inferred: true, certainty: 0.85 })) }
    }),
    misfit: Math.max(before.misfit, after.misfit),
    aligned: false,
    ordered: true,
    recognised: true,
    lost: 'all',
  }
}
