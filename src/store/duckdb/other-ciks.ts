import { groupBy } from '../../model/group-by.ts'
import { personName } from '../../model/names.ts'
import { samePerson } from '../../model/same-person.ts'
import type { OtherCik } from '../store.ts'
import { type Query, quoted, textOf } from './query.ts'

/**
 * Other CIKs under which an owner may report: a person who registered twice has two, and each alone shows a part of what the person holds. Names
 * that may be one person's are looked for among those who report on the same companies; two who stand on one report are two.
 */
export async function readOtherCiks(query: Query, cik: string, name: string, issuers: readonly string[]): Promise<OtherCik[]> {
  const family = personName(name)?.family
  if (family === undefined || issuers.length === 0) return []
  const lines = await query(
    `SELECT o.cik, f.issuer_cik, arg_max(o.name, f.filing) AS name, arg_max(f.issuer_name, f.filing) AS issuer_name
     FROM filed.owners o JOIN filed.filings f ON f.filing = o.filing
     WHERE f.issuer_cik IN (${issuers.map(quoted).join(',')}) AND o.cik <> $1 AND contains(lower(o.name), $2)
       AND o.cik NOT IN (SELECT beside.cik FROM filed.owners own JOIN filed.owners beside ON beside.filing = own.filing
                         WHERE own.cik = $1 AND beside.cik IS NOT NULL)
     GROUP BY ALL ORDER BY ALL`,
    [cik, family.toLowerCase()],
  )
  return groupBy(lines, (line) => textOf(line.cik)!).flatMap((group): OtherCik[] => {
    const other = textOf(group[0].name) ?? ''
    const sameness = samePerson(name, other)
    if (sameness === 'different') return []
    const companies = group.map((line) => ({ cik: textOf(line.issuer_cik)!, name: textOf(line.issuer_name) ?? textOf(line.issuer_cik)! }))
    return [{ cik: textOf(group[0].cik)!, name: other, sameness, issuers: companies }]
  })
}
