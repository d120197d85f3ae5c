import { groupBy } from '../model/group-by.ts'
import { dayInProse } from '../model/iso-date.ts'
import { companyInProse, foldedName, nameInProse } from '../model/names.ts'
import type { Told } from '../model/told.ts'
import type { IssuerRecord, OwnerRecord } from '../store/store.ts'
import { issuerInProse, ownerInProse } from './party.tsx'
import { ownerPath } from './words.ts'

/** What a party was called before, and under what other CIK a person may report. */

/**
 * `formerly Facebook, last reported 15 Jun 2021`. A name that reports tell still after the present one began is another beside it; what reads the
 * same in prose is the same.
 */
function earlier(told: readonly Told<string>[], inProse: (value: string) => string): string[] {
  const [present, ...others] = groupBy(told, ({ value }) => inProse(value)).map(([last]) => last)
  return others.map(({ value, last }) => {
    const stillTold = last !== null && present?.first != null && last > present.first
    return stillTold ? `also ${inProse(value)}` : `formerly ${inProse(value)}${last === null ? '' : `, last reported ${dayInProse(last)}`}`
  })
}

/** Earlier names and symbols of a company. */
export function EarlierNames({ issuer }: { readonly issuer: IssuerRecord }) {
  const told = new Set(issuer.names.map(({ value }) => foldedName(companyInProse(value))))
  const inHeaders = issuer.formerInHeaders
    .filter(({ name }) => !told.has(foldedName(companyInProse(name))))
    .map(({ name, changed }) => `${companyInProse(name)}${changed === null ? '' : `, change dated ${dayInProse(changed)}`}`)
  return (
    <>
      <Facts
        facts={[...earlier(issuer.names, (name) => companyInProse(name)), ...earlier(issuer.symbols, (symbol) => `symbol ${symbol}`)]}
      />
      <Facts facts={inHeaders.map((name) => `formerly ${name}`)} source="by EDGAR’s headers" />
    </>
  )
}

function Facts({ facts, source }: { readonly facts: readonly string[]; readonly source?: string }) {
  if (facts.length === 0) return null
  return (
    <p class="facts quiet">
      {facts.join(' · ')}
      {source ? ` (${source})` : ''}
    </p>
  )
}

/** Earlier names of an insider, and the other CIKs. */
export function EarlierOwnerNames({ owner }: { readonly owner: OwnerRecord }) {
  return (
    <>
      <Facts facts={earlier(owner.names, nameInProse)} />
      {owner.otherCiks.map(({ cik, name, sameness, issuers }) => (
        <p class="facts quiet">
          {sameness === 'same' ? 'Probably' : 'Perhaps'} also reports as <a href={ownerPath(cik)}>{ownerInProse({ cik, name })}</a>, CIK{' '}
          {cik}, on {issuers.map((issuer) => issuerInProse(issuer)).join(', ')}: the{' '}
          {sameness === 'same' ? 'names agree' : 'names may be one person’s'}, and no report has both.
        </p>
      ))}
    </>
  )
}
