import type { Store } from './store.ts'

/** How many of an issuer's last filings are looked at: a bare document, and many a header, does not tell. */
const lastFilings = 10

/** Month and day of an issuer's fiscal year end, as the header of its last filing that has one tells; `null` where none of the last does. */
export async function fiscalYearEndOf(store: Store, issuer: string): Promise<string | null> {
  for (const { reference } of await store.filings({ issuer }, { offset: 0, limit: lastFilings })) {
    const told = (await store.filing(reference))?.submission?.issuer?.fiscalYearEnd
    if (told) return told
  }
  return null
}
