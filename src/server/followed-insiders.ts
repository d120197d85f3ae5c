import { type JointChoice, type SetAside, setAside } from '../ledger/counted-once.ts'
import { derivativesOf } from '../ledger/derivatives.ts'
import { lineKey } from '../ledger/filed-report.ts'
import { chosen, type FlaggedChoice } from '../ledger/flagged-lines.ts'
import { holdingsOverTime } from '../ledger/holdings-over-time.ts'
import { ledgerOf } from '../ledger/ledger.ts'
import { securityClass } from '../ledger/security-class.ts'
import { vestingAhead } from '../ledger/vesting-ahead.ts'
import { compare, isZero } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import type { IssuerRecord, Store } from '../store/store.ts'
import type { AheadData } from '../web/charts/ahead.ts'
import type { HoldingPoint } from '../web/charts/holdings.tsx'
import { ownerInProse } from '../web/party.tsx'
import { readAtOnce } from './ledger-effect.ts'

/** An issuer's insiders followed through its reports: what each held over time, and what is still ahead by the last report. */
export interface FollowedInsiders {
  readonly held: readonly HoldingPoint[]
  /** `null` where the issuer has too many reports to follow for a page, or none. */
  readonly ahead: AheadData | null
  /** The lines that totals leave out, by their place; `null` where the issuer has too many reports to follow for a page. */
  readonly setAside: ReadonlyMap<string, SetAside> | null
}

/** Owners are named after the first of each report; nothing is followed where the reports are too many for a page. */
export async function followedInsiders(
  store: Store,
  { cik, filings, insiders }: IssuerRecord,
  { flagged, joint, asOf: known }: { readonly flagged: FlaggedChoice; readonly joint: JointChoice; readonly asOf: IsoDate | null },
): Promise<FollowedInsiders> {
  if (filings > readAtOnce) return { held: [], ahead: null, setAside: null }
  const names = new Map(insiders.map((one) => [one.cik, one.name]))
  const reports = await store.reports({ issuer: cik, asOf: known })
  // A print names its owners without their CIKs.
  const named = new Map(reports.map(({ accession, document }) => [accession, document.reportingOwners[0]?.name ?? null]))
  const nameOf = (accession: string, [first]: readonly string[]) =>
    ownerInProse({ cik: first ?? null, name: names.get(first ?? '') ?? named.get(accession) ?? null })
  const all = chosen(ledgerOf(reports, { all: true }), flagged)
  const lines = all.filter(({ counted }) => counted)
  const aside = setAside(all, joint)
  const held = holdingsOverTime(lines).map(({ owners, ...holding }) => ({ ...holding, name: nameOf(holding.accession, owners) }))
  const asOf = reports.reduce<IsoDate | null>((last, { filed }) => (last === null || filed > last ? filed : last), null)
  if (asOf === null) return { held, ahead: null, setAside: aside }
  const outstanding = derivativesOf(lines, reports, asOf).filter(
    (one) => compare(one.outstanding, '0') > 0 && !aside.has(lineKey({ ...one, table: 'II' })),
  )
  const options = outstanding.flatMap(
    ({ owners, price, expires, outstanding: left, unit, exercisable, security, adjusted, accession, row }) =>
      price === null || isZero(price) || expires === null || unit === 'dollars'
        ? []
        : [{ name: nameOf(accession, owners), security, price, expires, outstanding: left, exercisable, adjusted, accession, row }],
  )
  const parts = vestingAhead(reports, asOf, lines, outstanding)
  const vesting = parts.flatMap(({ report, accession, table, row, source, date, units }) => {
    const price = source.conversionOrExercisePrice?.value ?? null
    if (units === null || isZero(units)) return []
    const owners = report.document.reportingOwners.flatMap((one) => one.cik ?? [])
    const security = securityClass(source.securityTitle.value ?? '', table, report.document.issuer.name)
    return [{ name: nameOf(accession, owners), security, isOption: price !== null && !isZero(price), date, units, accession, table, row }]
  })
  return {
    held,
    setAside: aside,
    ahead: {
      asOf,
      options,
      optionsLeftOut: outstanding.length - options.length,
      vesting,
      vestingLeftOut: new Set(parts.filter(({ units }) => units === null).map(({ accession, row }) => `${accession} ${row}`)).size,
    },
  }
}
