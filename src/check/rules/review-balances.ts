import { absolute, add, compare, equal, grouped, isNegative, isZero, normal, subtract } from '../../model/decimal.ts'
import type { Decimal, OwnershipDocument } from '../../model/document.ts'
import { groupBy } from '../../model/group-by.ts'
import type { ReviewFinding, ReviewRule } from '../review.ts'
import { classOf, type Line, lineName, linesOf, ownedAfter, quantityOf, transactionsOf } from '../review-lines.ts'
import { doubtful } from '../rule.ts'

/** Arithmetic of the running balances within one form. General Instruction 4(a) to Form 4: holdings following the reported transactions. */

/** A line as a step from what was owned before it to what is owned after it. */
interface Step {
  readonly line: Line
  readonly before: Decimal
  readonly after: Decimal
  /** Acquired less disposed of, of the lines that it stands for. */
  readonly change: Decimal
}

/** Lines that one balance runs through: same security, same way of holding, and for derivatives the same grant. */
function balanceKey({ row, table }: Line): string {
  const { natureOfOwnership: nature, directOrIndirect } = row
  const how = [
    directOrIndirect.value ?? '',
    nature?.value?.toLowerCase() ?? '',
    (nature?.footnotes ?? []).join(),
    directOrIndirect.footnotes.join(),
  ]
  const terms = table === 'I' ? [] : [row.conversionOrExercisePrice, row.exerciseDate, row.expirationDate]
  const grant = terms.flatMap((box) => [box?.value ?? '', ...(box?.footnotes ?? [])])
  return [table, row.sharesOwnedFollowing ? 'shares' : 'value', classOf(row.securityTitle.value ?? ''), ...how, ...grant].join('|')
}

/** Grants told by footnotes alone cannot be told apart; each may have a balance of its own. */
const hasBalance = ({ table, row }: Line) => table === 'I' || (row.conversionOrExercisePrice?.value && row.expirationDate?.value)

/** What was dealt in and what is owned after it, both in shares or both in dollars of debt; `null` where they are not. */
function amountsOf({ row }: Line): { readonly quantity: Decimal; readonly after: Decimal; readonly box: string } | null {
  const { shares, sharesOwnedFollowing, totalValue, valueOwnedFollowing } = row
  if (shares?.value && sharesOwnedFollowing?.value)
    return { quantity: shares.value, after: sharesOwnedFollowing.value, box: 'sharesOwnedFollowing' }
  if (totalValue?.value && valueOwnedFollowing?.value)
    return { quantity: totalValue.value, after: valueOwnedFollowing.value, box: 'valueOwnedFollowing' }
  return null
}

function stepOf(line: Line): Step | null {
  const amounts = amountsOf(line)
  const direction = line.row.acquiredDisposed?.value
  if (amounts === null || !direction) return null
  const { after, quantity } = amounts
  const change = direction === 'A' ? quantity : `-${quantity}`
  return { line, after: normal(after), before: normal(subtract(after, change)), change }
}

/** Steps that one total follows become one step: the practice of printing the final total on every line, of a day or of the form. */
function merged(steps: readonly Step[], sameDay: boolean): Step[] {
  const groups = new Map<string, Step>()
  for (const step of steps) {
    const key = `${step.after}|${sameDay ? step.line.row.transactionDate?.value : ''}`
    const known = groups.get(key)
    if (!known) groups.set(key, step)
    else {
      const change = add(known.change, step.change)
      groups.set(key, { ...known, change, before: normal(subtract(step.after, change)) })
    }
  }
  return [...groups.values()]
}

/**
 * The steps at which a new chain must begin when the balances are run through in the best order: none but the first when they agree.
 * Each step is an edge from one balance to another; the fewest chains that use every edge once follow from the edges at each balance.
 */
function breaksOf(steps: readonly Step[]): Step[] {
  const left = new Map<Decimal, Step[]>()
  const entering = new Map<Decimal, number>()
  for (const step of steps) {
    left.set(step.before, [...(left.get(step.before) ?? []), step])
    entering.set(step.after, (entering.get(step.after) ?? 0) + 1)
  }
  const begins = steps.filter((step, at) => {
    const leaving = left.get(step.before)!
    const first = leaving.indexOf(step)
    return first < leaving.length - (entering.get(step.before) ?? 0) && steps.indexOf(step) === at
  })
  // Balanced circles apart from the rest need a start of their own.
  const reached = new Set<Decimal>()
  const follow = (balance: Decimal) => {
    const waiting = [balance]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (reached.has(at)) continue
      reached.add(at)
      for (const step of steps) if (step.before === at || step.after === at) waiting.push(step.before, step.after)
    }
  }
  for (const step of begins) follow(step.before)
  const circles: Step[] = []
  for (const step of steps) {
    if (reached.has(step.before)) continue
    circles.push(step)
    follow(step.before)
  }
  return [...begins, ...circles].slice(1)
}

/** What the line's total should be, going by the line before it in the table. */
function expectedAt(step: Step, steps: readonly Step[]): { readonly expected: Decimal; readonly previous: Step } | null {
  const at = steps.findIndex(({ line }) => line === step.line)
  const previous = steps[at - 1] ?? steps.find(({ line }) => line !== step.line)
  if (!previous) return null
  return { expected: at > 0 ? add(previous.after, step.change) : previous.before, previous }
}

const sameDigits = (a: Decimal, b: Decimal) => a !== b && !equal(a, b) && [...normal(a)].sort().join('') === [...normal(b)].sort().join('')

/** Transactions that one balance runs through, where there is more than one. */
function balanceGroups(document: OwnershipDocument): Line[][] {
  const transactions = transactionsOf(document)
  if (transactions.length < 2) return []
  return groupBy(transactions.filter(hasBalance), balanceKey).filter((lines) => lines.length > 1)
}

function* balances(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const lines of balanceGroups(document)) {
    const steps = lines.map(stepOf).filter((step) => step !== null)
    if (steps.length < 2) continue
    const ways = [steps, merged(steps, true), merged(steps, false)].map(breaksOf)
    if (ways.some((breaks) => breaks.length === 0)) continue
    const fewest = ways.reduce((best, breaks) => (breaks.length < best.length ? breaks : best))
    for (const step of fewest) {
      // A total with a footnote of its own is explained there: purchases under a plan, or another account.
      const box = step.line.row.sharesOwnedFollowing ?? step.line.row.valueOwnedFollowing
      if (box && box.footnotes.length > 0) continue
      const found = expectedAt(step, steps)
      if (!found || isNegative(found.expected) || compare(absolute(subtract(found.expected, step.after)), '1') < 0) continue
      const transposed = sameDigits(found.expected, step.after) ? '; the digits look transposed' : ''
      yield {
        path: `${step.line.path}.${step.line.row.sharesOwnedFollowing ? 'sharesOwnedFollowing' : 'valueOwnedFollowing'}`,
        message: `"${grouped(step.after)}" owned after this line does not follow from ${lineName(found.previous.line)} (${grouped(found.previous.after)}): ${grouped(found.expected)} would${transposed}`,
      }
    }
  }
}

function* ownedLessThanAcquired(document: OwnershipDocument): Generator<ReviewFinding> {
  const lines = transactionsOf(document)
  for (const line of lines) {
    const amounts = amountsOf(line)
    if (line.row.acquiredDisposed?.value !== 'A' || amounts === null || compare(amounts.after, amounts.quantity) >= 0) continue
    const { after, quantity, box } = amounts
    const key = balanceKey(line)
    if (lines.some((other) => other.row.acquiredDisposed?.value === 'D' && balanceKey(other) === key)) continue
    yield {
      path: `${line.path}.${box}`,
      message: `"${grouped(after)}" owned after acquiring ${grouped(quantity)}: the acquired shares are missing from it`,
    }
  }
}

/** Amounts of one grant that differ by the order of their digits alone. */
function* transposedAmounts(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const own = quantityOf(line)
    const underlying = line.row.underlying?.shares?.value ?? null
    const after = ownedAfter(line)
    const pairs = [
      [own, underlying, 'underlying.shares'],
      [own, after, 'sharesOwnedFollowing'],
      [underlying, after, 'sharesOwnedFollowing'],
    ] as const
    const pair = pairs.find(
      ([a, b]) =>
        a !== null &&
        b !== null &&
        a !== b &&
        a.length > 3 &&
        a.length === b.length &&
        normal(a).length > 3 &&
        sameDigits(a, b) &&
        !trailing(a, b),
    )
    if (pair)
      yield {
        path: `${line.path}.${pair[2]}`,
        message: `"${grouped(pair[1]!)}" has the digits of "${grouped(pair[0]!)}" in another order: one of the two is probably mistyped`,
      }
  }
}

/** Round figures share their digits by chance: 1,000 and 100 would not, 2,100 and 1,200 do. */
const trailing = (a: Decimal, b: Decimal) => /00$/.test(normal(a)) && /00$/.test(normal(b))

function* nothingTraded(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const quantity = quantityOf(line)
    if (quantity !== null && isZero(quantity))
      yield { path: `${line.path}.${line.row.shares ? 'shares' : 'totalValue'}`, message: 'a transaction in 0 securities' }
  }
}

function* sharesAsDollars(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const { shares, sharesOwnedFollowing } = line.row
    if (
      line.table === 'I' &&
      shares?.value &&
      sharesOwnedFollowing === null &&
      line.row.valueOwnedFollowing?.value &&
      equal(shares.value, line.row.valueOwnedFollowing.value)
    ) {
      yield {
        path: `${line.path}.valueOwnedFollowing`,
        message: `"${line.row.valueOwnedFollowing.value}" owned following is given as dollars; the transaction counts shares`,
      }
    }
  }
}

const instruction4 = 'General Instruction 4(a) to Form 4'

/** Amounts that must agree with each other. */
export const balanceRules: readonly ReviewRule[] = [
  {
    code: 'balance-disagrees',
    paragraph: instruction4,
    requires:
      'Each total owned following follows from the one before and the shares acquired or disposed of; or every line of a day, or of the form, has the final total.',
    why: 'Readers add the totals up; a break means a wrong number, a missing line, or securities held in another way.',
    severity: doubtful,
    find: balances,
  },
  {
    code: 'owned-less-than-acquired',
    paragraph: instruction4,
    requires: 'What is owned after an acquisition includes what was acquired.',
    why: 'The total is then wrong, or belongs to another way of holding.',
    severity: doubtful,
    find: ownedLessThanAcquired,
  },
  {
    code: 'digits-transposed',
    paragraph: instruction4,
    requires: 'The amounts of one line do not differ by the order of their digits alone.',
    why: 'It is the commonest slip of the hand in these forms and needs an amendment once filed.',
    severity: doubtful,
    find: transposedAmounts,
  },
  {
    code: 'nothing-traded',
    paragraph: instruction4,
    requires: 'A transaction is in more than 0 securities.',
    why: 'A holding is reported without transaction boxes; a zero usually stands for a number that is still missing.',
    severity: doubtful,
    find: nothingTraded,
  },
  {
    code: 'shares-as-dollars',
    paragraph: 'EDGAR ownership specification v5.5, 3.3 cm(7)',
    requires: 'A transaction in shares has its total in shares.',
    why: 'The value box is for debt; it prints with a dollar sign.',
    severity: doubtful,
    find: sharesAsDollars,
  },
]
