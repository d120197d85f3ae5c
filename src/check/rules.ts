import type { ReviewRule } from './review.ts'
import type { Rule } from './rule.ts'
import { schemaRules } from './rules/schema.ts'
import type { SpecificationRule } from './rules/specification.ts'
import { linesRules } from './rules/specification-lines.ts'
import { peopleRules } from './rules/specification-people.ts'
import { textRules } from './rules/specification-text.ts'

/** Every rule of the specification that the schemas do not express. */
export const specificationRules: readonly SpecificationRule[] = [...textRules, ...peopleRules, ...linesRules]

/** Every rule of a careful reviewer. */
export const reviewRules: readonly ReviewRule[] = []

/** All rules, as `docs/rules.md` lists them. */
export const allRules: readonly Rule[] = [...schemaRules, ...specificationRules, ...reviewRules]
