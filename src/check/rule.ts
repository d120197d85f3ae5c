import type { Issue, Severity } from '../model/issue.ts'

/**
 * `filing`: what EDGAR accepts of a filer today. `as-filed`: what was valid at the document's own schema version, judged on the copy
 * that EDGAR disseminated.
 */
export type Profile = 'filing' | 'as-filed'

/** Both profiles, the stricter first. */
export const profiles: readonly Profile[] = ['filing', 'as-filed']

/** One thing a filing must meet, as `docs/rules.md` lists it. */
export interface Rule {
  /** Stable name in kebab-case, the `code` of its issues. */
  readonly code: string
  /** The SEC's paragraph. */
  readonly paragraph: string
  /** What must hold, one sentence. */
  readonly requires: string
  /** Why a careful reviewer minds, where EDGAR does not. */
  readonly why?: string
  /** How an issue weighs in each profile; `null` where the rule does not apply. */
  readonly severity: Readonly<Record<Profile, Severity | null>>
}

/** Where the ownership specification v5.5 says something: `spec('4.3.8')`. */
export const spec = (paragraph: string): string => `EDGAR ownership specification v5.5, ${paragraph}`

/** A rule of the ownership specification v5.5, its paragraph given by number, and what finds where it is not kept. */
export const specRule = <Find>(
  code: string,
  paragraph: string,
  requires: string,
  severity: Rule['severity'],
  find: Find,
): Rule & { readonly find: Find } => ({ code, paragraph: spec(paragraph), requires, severity, find })

/** Suspended by EDGAR, and a sign of damage in a disseminated copy. */
export const suspended = { filing: 'error', 'as-filed': 'warning' } as const
/** Against the schema: never disseminated. */
export const invalid = { filing: 'error', 'as-filed': 'error' } as const
/** EDGAR accepts it with a warning, and sets it itself in the disseminated copy. */
export const discarded = { filing: 'warning', 'as-filed': null } as const
/** Doubtful in either. */
export const doubtful = { filing: 'warning', 'as-filed': 'warning' } as const
/** Worth knowing in either. */
export const remarkable = { filing: 'note', 'as-filed': 'note' } as const

/** An issue of a rule in a profile; `null` where the rule does not apply. */
export function issueOf(
  rule: Rule,
  profile: Profile,
  path: string,
  message: string,
  line: number | null = null,
  source?: string,
): Issue | null {
  const severity = rule.severity[profile]
  if (severity === null) return null
  return {
    code: rule.code,
    severity,
    path,
    message,
    rule: rule.paragraph,
    ...(line === null ? {} : { line }),
    ...(source ? { source } : {}),
  }
}
