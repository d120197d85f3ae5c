import type { IsoDate } from '../../model/document.ts'
import type { Period, VestingAnchor, VestingPoint } from '../../model/vesting.ts'
import type { Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'
import type { Phrase } from './phrases.ts'

/** The days that time is counted from: the date of grant, the vesting commencement date, a day of hire that is named. */

export interface Anchored {
  readonly anchor: VestingAnchor
  readonly date: IsoDate | null
  readonly next: number
}

const anchorPatterns: readonly (readonly [VestingAnchor, string])[] = [
  ['commencement', 'vesting|vest commencement|start|reference|base|measurement|inception|beginning|effective date'],
  ['commencement', 'vesting|vest commencement'],
  ['commencement', 'commencement date vesting?'],
  ['commencement', 'commencement vesting'],
  ['grant', 'effective date grant|award'],
  [
    'grant',
    'date on|that? which|when? option|options|rsu|rsus|award|awards|unit|units|shares|grant|stock? unit|units|option|options? was|were granted|awarded|issued|made',
  ],
  ['grant', 'date original? grant|award|issuance|issue'],
  ['grant', 'original? grant|award|issuance|issue date'],
  ['grant', 'transaction date'],
  ['grant', 'date hereof'],
  ['grant', 'date transaction'],
  ['grant', 'date reported? transaction'],
  ['grant', 'that|such? grant|issuance|award'],
]

const hireDate = 'reporting|executive|officer|employee|optionee|participant|recipient? person? start|hire|employment|hiring date'
const dateOfHire = 'effective? date reporting|executive|officer|employee? person? hire|employment|hiring'
const startOfWork = 'reporting|executive|officer|employee? person? employment|service start|commencement date'
const beganWork =
  'date on? which? reporting|executive|officer|employee|optionee|participant|recipient? person? commenced|began|started|joined employment|service|issuer|company? with? issuer|company?'

/** Words between a part and the award that it is of. */
const ofShares =
  /^(?:total|entire|full|remaining|aggregate|number|shares?|units?|options?|rsus?|restricted|common|stock|underlying|subject|to|covered|by)$/

/** Whether the award named at a token is what a part before it is of: `one fifth of the shares subject to the award`. */
function isOfAmount(tokens: readonly Token[], at: number): boolean {
  let before = at - 1
  while (before >= 0 && at - before < 9 && ofShares.test(word(tokens, before))) before--
  return tokens[before]?.kind === 'part' || /^(?:total|entire|full|remaining)$/.test(word(tokens, at - 1))
}

/** The date of grant or the vesting commencement date, with the day that the text gives it. */
export function anchored(tokens: readonly Token[], at: number): Anchored | null {
  const first = tokens[at]
  if (first?.kind === 'date') {
    const named = wordsAt(tokens, at + 1, '( vesting|vest? commencement|start date )')
    const apposed = wordsAt(tokens, at + 1, ', vesting|vest commencement|start date ,?')
    const commencement = named ?? apposed
    if (commencement !== null) return { anchor: 'commencement', date: first.date, next: commencement }
    const grant = wordsAt(tokens, at + 1, '(? grant date )?') ?? wordsAt(tokens, at + 1, '( date grant )')
    if (grant !== null) return { anchor: 'grant', date: first.date, next: grant }
    return null
  }
  for (const [anchor, pattern] of anchorPatterns) {
    const past = wordsAt(tokens, at, pattern)
    if (past === null) continue
    const dated = wordsAt(tokens, past, ',|(|:? which? is|was|being?')!
    const token = tokens[dated]
    if (token?.kind === 'date') return { anchor, date: token.date, next: wordsAt(tokens, dated + 1, ')?')! }
    const on = wordsAt(tokens, past, 'on')
    // `one quarter of the total grant on February 21, 2024`: a part of the award, and the day on which it vests
    const ofAmount = isOfAmount(tokens, at)
    if (on !== null && tokens[on]?.kind === 'date' && past === at + 1 && !ofAmount) return { anchor, date: tokens[on].date, next: on + 1 }
    return { anchor, date: null, next: past }
  }
  // the day of hire counts only where it is named
  const hired =
    wordsAt(tokens, at, hireDate) ?? wordsAt(tokens, at, startOfWork) ?? wordsAt(tokens, at, beganWork) ?? wordsAt(tokens, at, dateOfHire)
  const named = hired === null ? null : wordsAt(tokens, hired, ',|(|:? which? is|was|being|on?')!
  const day = named === null ? undefined : tokens[named]
  if (day?.kind === 'date') return { anchor: 'commencement', date: day.date, next: wordsAt(tokens, named! + 1, ')?')! }
  return null
}

export const pointAfter = (anchor: VestingAnchor, span: Period): VestingPoint => ({ kind: 'after', anchor, period: span })

export const anchorSaid = (one: Anchored | null): Phrase[] => (one ? [{ kind: 'anchor', anchor: one.anchor, date: one.date }] : [])
