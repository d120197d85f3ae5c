import { holdingsOverTime } from '../ledger/holdings-over-time.ts'
import { ledgerOf } from '../ledger/ledger.ts'
import type { IssuerRecord, Store } from '../store/store.ts'
import type { HoldingPoint } from '../web/charts/holdings.tsx'
import { readAtOnce } from './ledger-effect.ts'

/** What each insider of an issuer held over time, named after the first owner; nothing where the reports are too many for a page. */
export async function heldOver(store: Store, { cik, filings, insiders }: IssuerRecord): Promise<HoldingPoint[]> {
  if (filings > readAtOnce) return []
  const names = new Map(insiders.map((one) => [one.cik, one.name]))
  return holdingsOverTime(ledgerOf(await store.reports({ issuer: cik }))).map(({ owners, ...holding }) => {
    const [first] = owners
    return { ...holding, name: first === undefined ? 'unknown' : (names.get(first) ?? first) }
  })
}
