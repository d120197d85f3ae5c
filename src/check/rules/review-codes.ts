import { reportingForm } from '../../law/reporting-form.ts'
import { compare, grouped, sum } from '../../model/decimal.ts'
import { baseForm, type OwnershipDocument } from '../../model/document.ts'
import { groupedBy } from '../../model/group-by.ts'
import { impliedDirection, isExerciseCode, transactionCode } from '../../model/transaction-codes.ts'
import type { ReviewFinding, ReviewRule } from '../review.ts'
import { classOf, codeOf, type Line, lineName, marksOf, ownedAfter, quantityOf, transactionsOf } from '../review-lines.ts'
import { doubtful, remarkable } from '../rule.ts'

/** Transaction codes against direction, table, form type and each other. General Instruction 8 to Form 4. */

const words = { A: 'acquired', D: 'disposed of' } as const
const named = (code: string) => `code ${code} (${transactionCode(code)?.label ?? 'unknown'})`

function* direction(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const code = codeOf(line) ?? ''
    const marked = line.row.acquiredDisposed?.value
    // An option that was written is acquired when it expires.
    const usual = code === 'H' ? null : impliedDirection(code)
    // A put bought is an acquisition and so is a call written and bought back: a derivative's direction is the derivative's.
    if (marked && usual && marked !== usual && !line.row.coding?.equitySwapInvolved)
      yield {
        path: `${line.path}.acquiredDisposed`,
        message: `${named(code)} is marked ${marked}, ${words[marked]}; it is always ${words[usual]}`,
      }
  }
}

function* exerciseWithoutOtherHalf(document: OwnershipDocument): Generator<ReviewFinding> {
  const lines = transactionsOf(document).filter((line) => isExerciseCode(codeOf(line)))
  for (const line of lines) {
    const marked = line.row.acquiredDisposed?.value
    const code = codeOf(line)!
    const other = line.table === 'I' ? 'II' : 'I'
    const halves =
      lines.some((one) => one.table === other && isExerciseCode(codeOf(one))) ||
      lines.some((one) => one !== line && one.table === line.table && one.row.acquiredDisposed?.value !== marked)
    if (halves) continue
    const missing = line.table === 'I' ? 'no line of Table II closes the derivative' : 'no line of Table I takes in the shares'
    yield { path: line.path, message: `${named(code)} in ${lineName(line)}, but ${missing}` }
  }
}

function* exerciseAmounts(document: OwnershipDocument): Generator<ReviewFinding> {
  const lines = transactionsOf(document)
  for (const [code, these] of groupedBy(lines, (line) => codeOf(line) ?? '')) {
    if (!isExerciseCode(code)) continue
    const dates = new Set(these.flatMap(({ row }) => row.transactionDate?.value ?? []))
    for (const date of dates) {
      const ofDay = these.filter(({ row }) => row.transactionDate?.value === date)
      const taken = ofDay
        .filter(({ table, row }) => table === 'I' && row.acquiredDisposed?.value === 'A')
        .map(({ row }) => row.shares?.value ?? null)
      const closed = ofDay
        .filter(({ table, row }) => table === 'II' && row.acquiredDisposed?.value === 'D')
        .map(({ row }) => row.underlying?.shares?.value ?? null)
      if (taken.length === 0 || closed.length === 0 || taken.includes(null) || closed.includes(null)) continue
      const [shares, underlying] = [sum(taken as string[]), sum(closed as string[])]
      const first = ofDay.find(({ table }) => table === 'I')!
      if (compare(shares, underlying) !== 0)
        yield {
          path: `${first.path}.shares`,
          message: `${named(code)}: ${grouped(shares)} shares taken in Table I, ${grouped(underlying)} underlying the derivatives closed in Table II on ${date}`,
        }
    }
  }
}

const codePath = (line: Line) => `${line.path}.coding.code`

function* otherNotDescribed(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    if (codeOf(line) === 'J' && marksOf(line).length === 0)
      yield {
        path: codePath(line),
        message: document.remarks
          ? 'code J without a footnote: say in one what happened, and mark it here'
          : 'code J without a word of explanation: describe the transaction in a footnote',
      }
  }
}

function* derivativeCodeInTableI(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const code = codeOf(line)
    if (line.table === 'I' && (code === 'E' || code === 'H'))
      yield { path: codePath(line), message: `${named(code)} is about a derivative: report it in Table II` }
  }
}

function* formTypeOfCode(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of transactionsOf(document)) {
    const code = codeOf(line)
    const date = line.row.transactionDate?.value ?? null
    const formType = line.row.coding?.formType
    if (code === null || date === null || !/^[PSADFMCXOUIG]$/.test(code)) continue
    const due = reportingForm(code, date, line.row.acquiredDisposed?.value ?? null)
    const path = `${line.path}.coding.formType`
    if (formType === '5' && due.form === '4') yield { path, message: `form type 5, but ${due.why} (${due.rule})` }
  }
}

function* earlyLine(document: OwnershipDocument): Generator<ReviewFinding> {
  if (baseForm(document.documentType) !== '4') return
  for (const line of transactionsOf(document)) {
    const code = codeOf(line)
    const date = line.row.transactionDate?.value ?? null
    if (code === null || date === null || line.row.coding?.formType !== '4') continue
    const due = reportingForm(code, date, line.row.acquiredDisposed?.value ?? null)
    if (due.form === '5' && code !== 'L')
      yield { path: `${line.path}.coding.formType`, message: `form type 4, but ${due.why}: form type 5 would print V, reported early` }
  }
}

function* sameLineTwice(document: OwnershipDocument): Generator<ReviewFinding> {
  const seen = new Map<string, Line>()
  for (const line of transactionsOf(document)) {
    const key = [line.table, line.row.transactionDate?.value, codeOf(line), quantityOf(line), ownedAfter(line)].join('|')
    const known = seen.get(key)
    if (known && JSON.stringify(known.row) === JSON.stringify(line.row))
      yield { path: line.path, message: `the same as ${lineName(known)} in every box` }
    else seen.set(key, line)
  }
}

function* withheldMoreThanReceived(document: OwnershipDocument): Generator<ReviewFinding> {
  const lines = transactionsOf(document)
  for (const line of lines) {
    if (codeOf(line) !== 'F' || line.table !== 'I') continue
    const title = classOf(line.row.securityTitle.value ?? '')
    const taken = lines.filter(
      (other) =>
        other.table === 'I' &&
        other.row.acquiredDisposed?.value === 'A' &&
        classOf(other.row.securityTitle.value ?? '') === title &&
        other.row.transactionDate?.value === line.row.transactionDate?.value,
    )
    const amounts = taken.map(({ row }) => row.shares?.value ?? null)
    const withheld = lines.filter(
      (other) =>
        codeOf(other) === 'F' &&
        other.table === 'I' &&
        other.row.transactionDate?.value === line.row.transactionDate?.value &&
        classOf(other.row.securityTitle.value ?? '') === title,
    )
    const out = withheld.map(({ row }) => row.shares?.value ?? null)
    if (amounts.length === 0 || amounts.includes(null) || out.includes(null) || withheld[0] !== line) continue
    if (compare(sum(out as string[]), sum(amounts as string[])) > 0)
      yield {
        path: `${line.path}.shares`,
        message: `${grouped(sum(out as string[]))} shares withheld from ${grouped(sum(amounts as string[]))} received that day`,
      }
  }
}

const instruction8 = 'General Instruction 8 to Form 4'

/** Rules about transaction codes. */
export const codeRules: readonly ReviewRule[] = [
  {
    code: 'direction-against-code',
    paragraph: instruction8,
    requires:
      'Purchases, grants and small acquisitions are acquired; sales, returns to the issuer, withholdings and tenders are disposed of.',
    why: 'Either the code or the direction is wrong; short-swing matching and every count of buying and selling go by them.',
    severity: doubtful,
    find: direction,
  },
  {
    code: 'exercise-without-other-half',
    paragraph: 'General Instruction 4(c) to Form 4, Rule 16a-4',
    requires: 'An exercise or conversion closes the derivative in Table II and takes in the shares in Table I.',
    why: 'With one half alone the person seems to own both, or to have got the shares from nowhere; cash settlement deserves a footnote.',
    severity: doubtful,
    find: exerciseWithoutOtherHalf,
  },
  {
    code: 'exercise-amounts-differ',
    paragraph: 'General Instruction 4(c) to Form 4',
    requires: 'The shares taken in Table I are those underlying the derivatives closed in Table II.',
    why: 'One of the two numbers is wrong, or shares went elsewhere, which deserves a footnote.',
    severity: remarkable,
    find: exerciseAmounts,
  },
  {
    code: 'other-not-described',
    paragraph: 'General Instruction 8 to Form 4, code J',
    requires: 'A transaction of code J is described in a footnote.',
    why: 'The code means nothing without the description, and the instruction asks for it.',
    severity: doubtful,
    find: otherNotDescribed,
  },
  {
    code: 'derivative-code-in-table-1',
    paragraph: instruction8,
    requires: 'Expirations and cancellations of derivatives stand in Table II.',
    why: 'Codes E and H are about derivative positions.',
    severity: doubtful,
    find: derivativeCodeInTableI,
  },
  {
    code: 'not-deferrable',
    paragraph: 'Rule 16a-3(f)(1) and (g)(1)',
    requires: 'Only transactions that may wait for Form 5 have form type 5.',
    why: 'Marked so, a late Form 4 transaction passes as timely or voluntary.',
    severity: doubtful,
    find: formTypeOfCode,
  },
  {
    code: 'early-not-marked',
    paragraph: 'EDGAR ownership specification v5.5, 4.3.8.2',
    requires: 'A transaction that may wait for Form 5 has form type 5 when a Form 4 reports it.',
    why: 'It prints without V and is judged by the two business days of Form 4.',
    severity: remarkable,
    find: earlyLine,
  },
  {
    code: 'same-line-twice',
    paragraph: 'General Instruction 4(a) to Form 4',
    requires: 'No two transactions are the same in every box.',
    why: 'The transaction is counted twice; the totals following would differ if there were two.',
    severity: doubtful,
    find: sameLineTwice,
  },
  {
    code: 'withheld-more-than-received',
    paragraph: 'General Instruction 8 to Form 4, code F',
    requires: 'No more shares are withheld than were received that day on the form.',
    why: 'Withholding follows an exercise or vesting; its other lines may be missing.',
    severity: remarkable,
    find: withheldMoreThanReceived,
  },
]
