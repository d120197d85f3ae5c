import type { ReviewRule } from './review.ts'
import type { Rule } from './rule.ts'
import { balanceRules } from './rules/review-balances.ts'
import { codeRules } from './rules/review-codes.ts'
import { dateRules } from './rules/review-dates.ts'
import { derivativeRules } from './rules/review-derivatives.ts'
import { noteRules } from './rules/review-notes.ts'
import { partyRules } from './rules/review-people.ts'
import { priceRules } from './rules/review-prices.ts'
import { schemaRules } from './rules/schema.ts'
import type { SpecificationRule } from './rules/specification.ts'
import { linesRules } from './rules/specification-lines.ts'
import { peopleRules } from './rules/specification-people.ts'
import { textRules } from './rules/specification-text.ts'
import { submissionRules } from './rules/submission.ts'

/** Every rule of the specification that the schemas do not express. */
export const specificationRules: readonly SpecificationRule[] = [...textRules, ...peopleRules, ...linesRules]

/** Every rule of a careful reviewer. */
export const reviewRules: readonly ReviewRule[] = [
  ...balanceRules,
  ...dateRules,
  ...priceRules,
  ...codeRules,
  ...derivativeRules,
  ...noteRules,
  ...partyRules,
]

/** All rules, as `docs/rules.md` lists them. */
export const allRules: readonly Rule[] = [...schemaRules, ...specificationRules, ...submissionRules, ...reviewRules]
