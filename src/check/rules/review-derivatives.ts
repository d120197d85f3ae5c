import { compare, isZero } from '../../model/decimal.ts'
import type { Decimal, IsoDate, OwnershipDocument } from '../../model/document.ts'
import { isExerciseCode } from '../../model/transaction-codes.ts'
import type { ReviewFinding, ReviewRule } from '../review.ts'
import { classOf, codeOf, type Line, linesOf, transactionsOf } from '../review-lines.ts'
import { doubtful, remarkable } from '../rule.ts'

/** Derivative securities: Table II of the forms. */

const expiryOf = ({ row }: Line): IsoDate | null => row.expirationDate?.value ?? null

function* exercisedAfterExpiry(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const date = line.row.transactionDate?.value ?? null
    const expiry = expiryOf(line)
    if (line.table === 'II' && isExerciseCode(codeOf(line)) && date !== null && expiry !== null && date > expiry) {
      yield { path: `${line.path}.expirationDate`, message: `exercised on ${date}, after it expired on "${expiry}"` }
    }
  }
}

function* expiredAlready(document: OwnershipDocument): Generator<ReviewFinding> {
  const { periodOfReport: period } = document
  for (const line of linesOf(document)) {
    const expiry = expiryOf(line)
    // An option that was written is acquired when it expires.
    const ended = codeOf(line) === 'E' || codeOf(line) === 'H'
    const acquired = line.row.kind === 'holding' || (line.row.acquiredDisposed?.value === 'A' && !ended)
    const day = line.row.transactionDate?.value ?? period
    const owned =
      line.row.kind === 'transaction' || line.row.sharesOwnedFollowing?.value == null || !isZero(line.row.sharesOwnedFollowing.value)
    if (line.table === 'II' && acquired && owned && expiry !== null && day !== null && expiry < day) {
      yield {
        path: `${line.path}.expirationDate`,
        message: `${line.row.kind === 'holding' ? 'held' : 'acquired'} as of ${day}, but expired on "${expiry}"`,
      }
    }
  }
}

function* expiresBeforeExercisable(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const from = line.row.exerciseDate?.value ?? null
    const expiry = expiryOf(line)
    if (from !== null && expiry !== null && expiry < from)
      yield { path: `${line.path}.expirationDate`, message: `expires on "${expiry}", before it is exercisable on ${from}` }
  }
}

function* exercisedTooEarly(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const from = line.row.exerciseDate?.value ?? null
    const date = line.row.transactionDate?.value ?? null
    if (
      line.table === 'II' &&
      isExerciseCode(codeOf(line)) &&
      from !== null &&
      date !== null &&
      date < from &&
      line.row.exerciseDate!.footnotes.length === 0
    ) {
      yield { path: `${line.path}.exerciseDate`, message: `exercised on ${date}, before it is exercisable on "${from}"` }
    }
  }
}

/** What the shares were sold or withheld at on a day, by the form itself. */
function marketOn(document: OwnershipDocument, date: IsoDate): Decimal | null {
  const prices = transactionsOf(document)
    .filter((line) => line.table === 'I' && /^[SFP]$/.test(codeOf(line) ?? '') && line.row.transactionDate?.value === date)
    .map(({ row }) => row.pricePerShare?.value ?? null)
    .filter((price): price is Decimal => price !== null && !isZero(price))
  return prices.sort(compare).at(-1) ?? null
}

function* underwater(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const strike = line.row.conversionOrExercisePrice?.value ?? null
    const date = line.row.transactionDate?.value ?? null
    const code = codeOf(line)
    const call = !/\bput\b|right to sell/i.test(line.row.securityTitle.value ?? '')
    if (
      line.table !== 'II' ||
      !call ||
      strike === null ||
      date === null ||
      (code !== 'M' && code !== 'X') ||
      line.row.acquiredDisposed?.value !== 'D'
    )
      continue
    const market = marketOn(document, date)
    if (market !== null && compare(strike, market) > 0)
      yield {
        path: `${line.path}.conversionOrExercisePrice`,
        message: `exercised at "${strike}" while the shares went at ${market} that day: out of the money${code === 'X' ? ', which is code O' : ''}`,
      }
  }
}

const derivativeTitle =
  /\b(?:options?|warrants?|right to (?:buy|purchase|sell)|stock appreciation rights?|convertible (?:notes?|debentures?|bonds?)|puts?|calls?|swaps?)\b/i

function* derivativeInTableI(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const title = line.row.securityTitle.value ?? ''
    if (line.table === 'I' && derivativeTitle.test(title) && !/\b(?:underlying|exercise of|upon)\b/i.test(title))
      yield {
        path: `${line.path}.securityTitle`,
        message: `"${title}" in Table I sounds like a derivative security: report it in Table II`,
      }
  }
}

function* shareInTableII(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const title = line.row.securityTitle.value ?? ''
    if (
      line.table === 'II' &&
      title !== '' &&
      classOf(title) === classOf(line.row.underlying?.title.value ?? '') &&
      /\b(?:stock|shares?)\b/i.test(title)
    ) {
      yield {
        path: `${line.path}.securityTitle`,
        message: `"${title}" in Table II is its own underlying security: name the derivative, or move the line to Table I`,
      }
    }
  }
}

/** Rules about derivative securities. */
export const derivativeRules: readonly ReviewRule[] = [
  {
    code: 'exercised-after-expiry',
    paragraph: 'Form 4, Table II, columns 3 and 6',
    requires: 'A derivative is exercised before it expires.',
    why: 'One of the two dates is wrong.',
    severity: doubtful,
    find: exercisedAfterExpiry,
  },
  {
    code: 'expired-already',
    paragraph: 'Rule 16a-4(d)',
    requires: 'A derivative that is held or acquired has not expired.',
    why: 'What has expired is owned no longer and need not be reported.',
    severity: doubtful,
    find: expiredAlready,
  },
  {
    code: 'expires-before-exercisable',
    paragraph: 'Form 4, Table II, column 6',
    requires: 'A derivative expires after it becomes exercisable.',
    why: 'The two dates of column 6 may have been exchanged.',
    severity: doubtful,
    find: expiresBeforeExercisable,
  },
  {
    code: 'exercised-too-early',
    paragraph: 'Form 4, Table II, columns 3 and 6',
    requires: 'A derivative is exercised once it is exercisable.',
    why: 'Early exercise is possible under some plans and deserves a footnote.',
    severity: remarkable,
    find: exercisedTooEarly,
  },
  {
    code: 'exercised-underwater',
    paragraph: 'Rule 16b-6(b)',
    requires: 'An exercise in the money costs less than the shares are worth.',
    why: 'An exercise out of the money is not exempt under Rule 16b-6(b) and has code O.',
    severity: doubtful,
    find: underwater,
  },
  {
    code: 'derivative-in-table-1',
    paragraph: 'Rule 16a-1(c), Form 4, Table II',
    requires: 'Options, warrants and convertibles stand in Table II.',
    why: 'Table I has no boxes for their price, dates and underlying security.',
    severity: doubtful,
    find: derivativeInTableI,
  },
  {
    code: 'share-in-table-2',
    paragraph: 'Form 4, Table I',
    requires: 'Shares stand in Table I.',
    why: 'Shares in Table II are missing from the count of shares owned.',
    severity: remarkable,
    find: shareInTableII,
  },
]
