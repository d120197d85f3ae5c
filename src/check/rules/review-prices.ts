import { compare, divide, equal, grouped, multiply } from '../../model/decimal.ts'
import type { Decimal, OwnershipDocument } from '../../model/document.ts'
import { groupBy } from '../../model/group-by.ts'
import { isExerciseCode } from '../../model/transaction-codes.ts'
import type { ReviewContext, ReviewFinding, ReviewRule } from '../review.ts'
import { classOf, codeOf, type Line, lineName, linesOf, transactionsOf } from '../review-lines.ts'
import { doubtful, remarkable } from '../rule.ts'

/** Prices: US dollars per share, not in total. General Instruction 5 to Form 4. */

/** Zero, however it is written. */
const isNothing = (price: Decimal): boolean => /^[0.]*$/.test(price)

/** A thousand dollars or more, by the length of the whole part. */
const isLarge = (price: Decimal): boolean => /^0*[1-9]\d{3}/.test(price)

const priceOf = ({ row }: Line): Decimal | null => row.pricePerShare?.value ?? null

function* zeroPrice(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const price = priceOf(line)
    const code = codeOf(line)
    if (price !== null && isNothing(price) && (code === 'P' || code === 'S') && line.table === 'I')
      yield { path: `${line.path}.pricePerShare`, message: `code ${code} at a price of "${price}"` }
  }
}

/** Prices at which the class was dealt in, on this form and on those before. */
function otherPrices(line: Line, document: OwnershipDocument, history: readonly OwnershipDocument[]): Decimal[] {
  const title = classOf(line.row.securityTitle.value ?? '')
  return [document, ...history.filter(({ issuer }) => issuer.cik !== null && issuer.cik === document.issuer.cik)]
    .flatMap(transactionsOf)
    .filter(
      (other) =>
        other.row !== line.row &&
        other.table === line.table &&
        classOf(other.row.securityTitle.value ?? '') === title &&
        /^[PSF]$/.test(codeOf(other) ?? ''),
    )
    .map(priceOf)
    .filter((price): price is Decimal => price !== null && !isNothing(price))
}

/** The dearest share on an exchange has cost below this; a higher price per share is a total, or face value. */
const dearest: Decimal = '1000000'

function* looksLikeTotal(document: OwnershipDocument, { history = [] }: ReviewContext): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const price = priceOf(line)
    const shares = line.row.shares?.value ?? null
    if (price === null || shares === null || line.table === 'II' || !isLarge(price) || compare(shares, '1') <= 0) continue
    const each = divide(price, shares, 4)
    const others = otherPrices(line, document, history)
    if (others.some((other) => compare(price, multiply(other, '0.5')) >= 0 && compare(price, multiply(other, '2')) <= 0)) continue
    const near = others.find((other) => compare(each, multiply(other, '0.5')) >= 0 && compare(each, multiply(other, '2')) <= 0)
    const far = others.length > 0 && others.every((other) => compare(price, multiply(other, '50')) > 0)
    if (!near && !far && compare(price, dearest) < 0) continue
    yield {
      path: `${line.path}.pricePerShare`,
      message: `"${grouped(price)}" for each of ${grouped(shares)} shares looks like the total; a share would then cost ${each}`,
    }
  }
}

/** The dearest and the cheapest of the prices of each class, where there are three to compare. */
function* outlier(document: OwnershipDocument): Generator<ReviewFinding> {
  const priced = transactionsOf(document).filter((line) => {
    const price = priceOf(line)
    return line.table === 'I' && price !== null && !isNothing(price) && /^[PSF]$/.test(codeOf(line) ?? '')
  })
  for (const lines of groupBy(priced, ({ row }) => classOf(row.securityTitle.value ?? ''))) {
    if (lines.length < 3) continue
    const sorted = lines.toSorted((one, other) => compare(priceOf(one)!, priceOf(other)!))
    const [cheapest, next] = [sorted[0]!, sorted[1]!]
    const [last, dearestLine] = [sorted.at(-2)!, sorted.at(-1)!]
    const found = [
      compare(priceOf(dearestLine)!, multiply(priceOf(last)!, '5')) > 0 && ([dearestLine, last, 'more than five times'] as const),
      compare(multiply(priceOf(cheapest)!, '5'), priceOf(next)!) < 0 && ([cheapest, next, 'less than a fifth of'] as const),
    ]
    for (const one of found) {
      if (!one) continue
      const [line, other, how] = one
      yield {
        path: `${line.path}.pricePerShare`,
        message: `"${grouped(priceOf(line)!)}" is ${how} every other price of the class, such as ${grouped(priceOf(other)!)}`,
      }
    }
  }
}

function* giftWithPrice(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const price = priceOf(line)
    if (price !== null && !isNothing(price) && codeOf(line) === 'G' && line.row.pricePerShare!.footnotes.length === 0)
      yield { path: `${line.path}.pricePerShare`, message: `a gift at a price of "${price}": write 0, or explain` }
  }
}

function* priceInColumn8(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const price = priceOf(line)
    const strike = line.row.conversionOrExercisePrice?.value ?? null
    if (line.table !== 'II' || price === null || strike === null || isNothing(price) || !isExerciseCode(codeOf(line))) continue
    if (equal(price, strike))
      yield {
        path: `${line.path}.pricePerShare`,
        message: `the exercise price "${price}" stands again in column 8, which is left blank on an exercise`,
      }
  }
}

function* sharesForPrice(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const strike = line.row.conversionOrExercisePrice?.value ?? null
    const shares = line.row.underlying?.shares?.value ?? null
    if (strike !== null && shares !== null && isLarge(strike) && equal(strike, shares))
      yield {
        path: `${line.path}.conversionOrExercisePrice`,
        message: `the exercise price "${grouped(strike)}" is the number of underlying shares (${lineName(line)})`,
      }
  }
}

const instruction5 = 'General Instruction 5 to Form 4'

/** Rules about prices. */
export const priceRules: readonly ReviewRule[] = [
  {
    code: 'price-zero',
    paragraph: instruction5,
    requires: 'A purchase or sale has a price.',
    why: 'Nobody sells on the market for nothing: the price is missing, or the code is wrong (gift, distribution).',
    severity: doubtful,
    find: zeroPrice,
  },
  {
    code: 'price-looks-like-total',
    paragraph: instruction5,
    requires: 'The price is for one share, not for the whole transaction.',
    why: 'Readers multiply it by the shares; a total there has made trades of thousands look like billions.',
    severity: doubtful,
    find: looksLikeTotal,
  },
  {
    code: 'price-unlikely',
    paragraph: instruction5,
    requires: 'The price is of the size of the other prices of the class.',
    why: 'A period in the wrong place is easily made and hard to see.',
    severity: doubtful,
    find: outlier,
  },
  {
    code: 'gift-with-price',
    paragraph: 'General Instruction 8 to Form 4, code G',
    requires: 'A gift has no price.',
    why: 'A price makes it a sale, which is not exempt from Section 16(b).',
    severity: remarkable,
    find: giftWithPrice,
  },
  {
    code: 'exercise-price-in-column-8',
    paragraph: 'General Instruction 4(c) to Form 4',
    requires: 'On an exercise or conversion column 8 is blank; the exercise price stands in column 2.',
    why: 'Column 8 is what was paid for the derivative itself.',
    severity: remarkable,
    find: priceInColumn8,
  },
  {
    code: 'shares-as-exercise-price',
    paragraph: 'Form 4, Table II, columns 2 and 7',
    requires: 'The exercise price is not the number of shares.',
    why: 'Two neighbouring boxes were filled with one number.',
    severity: doubtful,
    find: sharesForPrice,
  },
]
