import { check } from '../check/check.ts'
import { knownOf } from '../check/review.ts'
import type { Issue } from '../model/issue.ts'
import { severities } from '../model/issue.ts'
import type { StoredFiling } from '../store/store.ts'

/** What is wrong with a filing: what reading it found and what checking it as filed finds, errors first, each once. */
export function filingIssues({ document, issues, submission }: StoredFiling): readonly Issue[] {
  const seen = new Set<string>()
  return [...issues, ...check({ document }, { profile: 'as-filed', ...knownOf(submission) })]
    .filter(({ code, path }) => !seen.has(`${code} ${path}`) && seen.add(`${code} ${path}`))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
