import type { IsoDate, OwnershipDocument } from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import type { Submission } from '../model/reading.ts'
import { issueOf, type Profile, type Rule } from './rule.ts'
import { reviewRules } from './rules.ts'

/** What a careful reviewer knows beside the document. Everything is optional; what is not known is not judged. */
export interface ReviewContext {
  /** The day it was filed; without it the last signature stands in. */
  readonly filedDate?: IsoDate
  /** The issuer's fiscal year end as month and day (`12-31`), as EDGAR's header tells it. */
  readonly fiscalYearEnd?: string
  /** The day of the review, for a draft: nothing later has happened. */
  readonly today?: IsoDate
  /** Earlier filings of the same persons on the same issuer, or of the same issuer. */
  readonly history?: readonly OwnershipDocument[]
}

/** What the envelope of a filing tells a reviewer. */
export const knownOf = (
  submission: Pick<Submission, 'filedDate' | 'issuer'> | null,
): Pick<ReviewContext, 'filedDate' | 'fiscalYearEnd'> => ({
  ...(submission?.filedDate ? { filedDate: submission.filedDate } : {}),
  ...(submission?.issuer?.fiscalYearEnd ? { fiscalYearEnd: submission.issuer.fiscalYearEnd } : {}),
})

/** Something a reviewer would ask about, and where. */
export interface ReviewFinding {
  readonly path: string
  /** Short, lower case, quotes the value. */
  readonly message: string
}

/** A rule that EDGAR does not check: arithmetic, plausibility, practice and law. */
export interface ReviewRule extends Rule {
  readonly why: string
  readonly find: (document: OwnershipDocument, context: ReviewContext) => Iterable<ReviewFinding>
}

/** What a careful reviewer would ask about a document. */
export function review(document: OwnershipDocument, profile: Profile, context: ReviewContext = {}): Issue[] {
  const issues: Issue[] = []
  for (const rule of reviewRules) {
    if (rule.severity[profile] === null) continue
    for (const { path, message } of rule.find(document, context)) {
      const issue = issueOf(rule, profile, path, message)
      if (issue) issues.push(issue)
    }
  }
  return issues
}
