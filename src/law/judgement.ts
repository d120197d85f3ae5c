import { isZero } from '../model/decimal.ts'
import type { IsoDate, Relationship, Row } from '../model/document.ts'
import { transactionCode } from '../model/transaction-codes.ts'

/** Whether Section 16(b) reaches a reported row at all: by its code, its table and who the person was. */
export interface Judgement {
  readonly counts: boolean
  readonly reason: string
  readonly rule: string | null
  /** Whether facts that the report does not hold could change the answer. */
  readonly doubtful: boolean
}
const out = (reason: string, rule: string | null, doubtful = false): Judgement => ({ counts: false, reason, rule, doubtful })
const counted = (reason: string, rule: string | null, doubtful = false): Judgement => ({ counts: true, reason, rule, doubtful })

/** How each transaction code stands under Section 16(b), with its rule. */
const byCode: Readonly<Record<string, Judgement>> = {
  P: counted('a purchase', 'Section 16(b)'),
  S: counted('a sale', 'Section 16(b)'),
  A: out('a grant or award from the issuer, exempt if approved or held six months', 'Rule 16b-3(d)', true),
  D: out('a disposition to the issuer, exempt if approved in advance', 'Rule 16b-3(e)', true),
  F: out('shares withheld or delivered for price or tax, exempt if approved in advance', 'Rule 16b-3(e)'),
  I: out('a discretionary transaction of a plan, exempt if elected six months after the last opposite one', 'Rule 16b-3(f)', true),
  M: out('an exercise, conversion or vesting of what the issuer granted', 'Rule 16b-3 and Rule 16b-6(b)'),
  C: out('a conversion', 'Rule 16b-6(b)'),
  X: out('an exercise in or at the money', 'Rule 16b-6(b)'),
  E: counted('the end of a written option, matched with its writing alone', 'Rule 16b-6(d)'),
  H: counted('a long derivative ended for value', 'Rule 16b-6(d)'),
  O: counted('an exercise out of the money', 'Rule 16b-6(b), proviso'),
  G: out('a bona fide gift', 'Rule 16b-5'),
  W: out('by will or the laws of descent', 'Rule 16b-5'),
  Z: out('a deposit into or withdrawal from a voting trust', 'Rule 16b-8'),
  L: counted('a small acquisition: its report is deferred, its profit is not exempt', 'Rule 16a-6'),
  U: counted('a tender in a change of control', 'Section 16(b)'),
  J: out('another transaction, told in its note; judge it by hand', null, true),
}

interface Judged {
  readonly table: 'I' | 'II'
  readonly source: Row
  /** The boxes ticked on its report for this person. */
  readonly relationship: Relationship
}

interface Facts {
  readonly foreignPrivateIssuer: boolean
  /** The event of the person's Form 3; `null` where none is known. */
  readonly subjectSince: IsoDate | null
}

/** Judges one row, before its price and number of shares are looked at. */
export function judgementOf({ source, table, relationship }: Judged, { foreignPrivateIssuer, subjectSince }: Facts): Judgement {
  if (source.kind === 'holding') return out('a holding, not a transaction', null)
  if (foreignPrivateIssuer) return out('a security of a foreign private issuer', 'Rule 3a12-3(b)')
  const code = source.coding?.code ?? null
  if (source.coding?.equitySwapInvolved) return out('an equity swap; judge it by hand', 'Rule 16a-1(c)', true)
  const judged = code === null ? undefined : byCode[code]
  if (!judged) return out(code === null ? 'no transaction code' : `"${code}" is no transaction code`, null, true)
  if (!judged.counts) return judged
  if (!relationship.director && !relationship.officer && !relationship.tenPercentOwner) {
    return out('no box of Section 16 is ticked for this person on the report', 'Rule 16a-2', true)
  }
  if (code === 'O' && table === 'II') return out('the derivative given up in an exercise; its shares stand in Table I', 'Rule 16b-6(b)')
  const price = source.pricePerShare?.value ?? null
  if (code === 'H' && price !== null && isZero(price)) return out('a long derivative ended without value', 'Rule 16b-6(d)')
  const date = source.transactionDate?.value ?? null
  if (date !== null && subjectSince !== null && date < subjectSince) {
    return counted(
      `before ${subjectSince}, the event of Form 3; inside only if the issuer’s registration alone made it so`,
      'Rule 16a-2(a)',
      true,
    )
  }
  const direction = source.acquiredDisposed?.value
  const against = (code === 'P' && direction === 'D') || (code === 'S' && direction === 'A')
  const meaning = code === null ? null : transactionCode(code)?.label
  return against ? counted(`marked ${direction} against its code (${meaning}); taken as marked`, judged.rule, true) : judged
}
