import { type Amount, type Clause, emptyClause, hasTime, isPartOfRun } from './clauses.ts'
import type { Gathering } from './gather.ts'

/** Whose an amount is: the last clause's, or one of its own. */

/** Gives an amount its place in the last clause and says so; `false` where it has none there by this rule. */
type Rule = (said: Amount, clause: Clause, gathering: Gathering) => boolean

/** `on May 1, 2024 as to 2,500 units, on May 1, 2025 as to …` */
const afterItsDays: Rule = (said, clause, { asTo }) => {
  if (!asTo || clause.amount !== null || clause.points.length === 0 || clause.period || clause.duration || said.kind === 'all') return false
  clause.amount = said
  clause.daysFirst = true
  return true
}

/** `and thereafter as to 1/48th each month`, `Thereafter, the remaining 75% …` */
const thereafter: Rule = (said, clause) => {
  const isOpen = clause.continues && clause.thereafter && !clause.period && !clause.duration && !clause.start
  if (!isOpen || said.kind === 'all') return false
  clause.amount = said
  clause.continues = false
  return true
}

/** `3,000 units in two installments of 1,500`, `in annual installments of 25%`: the size of each. */
const sizeOfEach: Rule = (said, clause, { before }) => {
  if (before !== 'installments') return false
  const isUnits = said.kind === 'units' && clause.amount?.kind === 'units' && clause.points.length === 0
  const isPart =
    said.kind === 'part' &&
    clause.installments !== null &&
    (clause.installments.count === null || isPartOfRun(said.part, clause)) &&
    (clause.amount?.kind ?? 'all') === 'all'
  if (isUnits || isPart) clause.amount = said
  return isUnits || isPart
}

/** `in three installments of 1,234, 1,234 and 1,235 shares` */
const ofListedInstallments: Rule = (said, clause, { clauses, listing }) => {
  const isListed = said.kind === 'units' && clause.amount?.kind === 'units' && !hasTime(clause) && listing
  if (!isListed || clauses[0]!.installments?.count == null) return false
  clauses.push({ ...emptyClause(), amount: said })
  return true
}

/** `on May 1, 2024 2,500 units vest`, `beginning May 1, 2020, 1/36 of the shares vest each month` */
const firstOfClause: Rule = (said, clause) => {
  const daysOnly = (clause.points.length > 0 || clause.start !== null) && !clause.period && !clause.duration && !clause.installments
  if (clause.amount !== null || (hasTime(clause) && (clause.verb || !daysOnly))) return false
  clause.amount = said
  clause.daysFirst = clause.points.length > 0
  return true
}

/** `1/36th of the remaining shares`: what is left, in 36 parts. */
const partOfRest: Rule = (said, clause, { before }) => {
  if (said.kind !== 'rest' || before !== 'part' || clause.amount?.kind !== 'part' || hasTime(clause)) return false
  const { numerator, denominator } = clause.amount.part
  if (numerator !== 1) return false
  clause.amount = said
  clause.installments = { count: denominator }
  return true
}

/** `the remaining 75%` */
const sizeOfRest: Rule = (said, clause) => {
  const isBare = clause.amount?.kind === 'rest' && clause.restSaid === null && !hasTime({ ...clause, thereafter: false })
  if (!isBare || (said.kind !== 'part' && said.kind !== 'units')) return false
  clause.restSaid = said
  return true
}

/** `1/20th of the 52,650 units`, `175,000 shares that vest as to 25%`: the number, or all, is the whole. */
const whole: Rule = (said, clause) => {
  if (clause.amount === null || hasTime(clause)) return false
  const isPart = clause.amount.kind === 'part' || (clause.amount.kind === 'all' && !clause.verb)
  return said.kind === 'all' || (isPart && said.kind === 'units')
}

/** `5,000 units, 25% of which …`, `all shares, 25% of which …`: said more closely. */
const closer: Rule = (said, clause, { listing }) => {
  if (hasTime(clause)) return false
  if (clause.amount?.kind === 'units' && said.kind !== 'all') {
    if (listing && said.kind === 'units') clause.listed.push(clause.amount)
  } else if (clause.amount?.kind !== 'all') return false
  clause.amount = said
  return true
}

const rules: readonly Rule[] = [
  afterItsDays,
  thereafter,
  sizeOfEach,
  ofListedInstallments,
  firstOfClause,
  partOfRest,
  sizeOfRest,
  whole,
  closer,
]

/** Takes an amount into the last clause, or begins one with it. No amount contradicts another: always `true`. */
export function takeAmount(said: Amount, gathering: Gathering): true {
  const { clauses, before } = gathering
  const clause = clauses.at(-1)!
  if (said.kind === 'units' && before === 'installments') clause.unitsOfEach = true
  if (rules.some((rule) => rule(said, clause, gathering))) return true
  const inFull = said.kind === 'all'
  clauses.push({ ...emptyClause(), inFull, amount: inFull ? { kind: 'rest' } : said })
  return true
}
