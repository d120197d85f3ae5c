import { cikOf } from '../model/cik.ts'
import type { Store } from '../store/store.ts'

/** Names shown of those that a text may mean. */
const mostMeant = 5

/** The party that a CIK, a name or a symbol means, or what is wrong with it. */
export async function partyMeant(store: Store, kind: 'owner' | 'issuer', text: string): Promise<PartyMeant> {
  const what = kind === 'owner' ? 'insider' : 'company'
  if (text === '') return { cik: null, fault: `For the trades on file name the ${what} too.` }
  const cik = cikOf(text)
  if (cik !== null) return { cik, fault: null }
  const meant = (await store.search(text, 50)).flatMap(({ kind: found, id, name, detail }) =>
    found === kind && id !== null ? [{ id, name, detail }] : [],
  )
  const exact = meant.filter(({ name, detail }) =>
    [name, kind === 'issuer' ? detail : null].some((one) => one?.toUpperCase() === text.toUpperCase()),
  )
  const [only, ...others] = exact.length > 0 ? exact : meant
  if (!only) return { cik: null, fault: `“${text}” is no ${what} whose filings are loaded; part of a name is enough, or the CIK.` }
  if (others.length === 0) return { cik: only.id, fault: null }
  const names = [only, ...others].slice(0, mostMeant).map(({ id, name }) => `${name} (CIK ${id})`)
  return { cik: null, fault: `“${text}” may mean ${names.join(', ')}${others.length >= mostMeant ? ' or others' : ''}: give one CIK.` }
}

/** One of the two is `null`. */
export interface PartyMeant {
  readonly cik: string | null
  readonly fault: string | null
}
