import { tradingSymbols } from '../model/columns/trading-symbols.ts'
import { companyInProse, nameInProse } from '../model/names.ts'
import { issuerPath, link, ownerPath, plural } from './words.ts'

/**
 * The parties of filings as pages name them: as prose has the name, with the name as filed in the title, each leading to its page; one whom
 * the filing gives no CIK, to the lines of all filings that name it so.
 */

export interface PartyName {
  readonly cik: string | null
  readonly name: string | null
}

/** The page of a party; without a CIK the lines under its name, and nowhere without a name too. */
export const partyPath = (kind: 'issuer' | 'owner', { cik, name }: PartyName): string | null => {
  if (cik !== null) return kind === 'issuer' ? issuerPath(cik) : ownerPath(cik)
  return name === null ? null : link('/screen', { [kind]: name, kind: 'any' })
}

/** An owner's name in prose; the CIK where the filings tell no name. */
export const ownerInProse = ({ cik, name }: PartyName): string => (name === null ? (cik ?? 'unknown') : nameInProse(name))

/** An issuer's name in prose; the CIK where the filings tell no name. */
export const issuerInProse = ({ cik, name }: PartyName, tradingSymbol: string | null = null): string =>
  name === null ? (cik ?? 'unknown') : companyInProse(name, tradingSymbol)

interface LinkedNameProps {
  readonly shown: string
  readonly filed: string | null
  /** Where the name leads; nowhere without. */
  readonly path: string | null
}

function LinkedName({ shown, filed, path }: LinkedNameProps) {
  const title = filed === shown ? undefined : (filed ?? undefined)
  return path === null ? (
    <span title={title}>{shown}</span>
  ) : (
    <a href={path} title={title}>
      {shown}
    </a>
  )
}

/** An owner's name; it leads to the owner's page unless another path is given. */
export function OwnerName({ cik, name, path = partyPath('owner', { cik, name }) }: PartyName & { readonly path?: string | null }) {
  return <LinkedName shown={ownerInProse({ cik, name })} filed={name} path={path} />
}

/** An issuer's name, or what is given in its place, such as its symbol. */
export function IssuerName({
  cik,
  name,
  tradingSymbol = null,
  shown = issuerInProse({ cik, name }, tradingSymbol),
}: PartyName & { readonly tradingSymbol?: string | null; readonly shown?: string }) {
  return <LinkedName shown={shown} filed={name} path={partyPath('issuer', { cik, name })} />
}

/** The trading symbols of an issuer as pages show them; `null` where the box says that there is none. */
export const symbolShown = (tradingSymbol: string | null): string | null =>
  tradingSymbol === null || tradingSymbols(tradingSymbol).length === 0 ? null : tradingSymbol

/** An issuer by its symbol where it has one, or else by its name. */
export function IssuerSymbol({ cik, name, tradingSymbol }: PartyName & { readonly tradingSymbol: string | null }) {
  const symbol = symbolShown(tradingSymbol)
  return <IssuerName cik={cik} name={name} tradingSymbol={tradingSymbol} {...(symbol === null ? {} : { shown: symbol })} />
}

/** The first of a filing's owners, and how many there are besides; it leads to the owner's page unless another path is given. */
export function FirstOwner({
  owners: [first, ...others],
  pathOf = ownerPath,
}: {
  readonly owners: readonly PartyName[]
  readonly pathOf?: (cik: string) => string
}) {
  if (!first) return <>unknown</>
  return (
    <>
      <OwnerName cik={first.cik} name={first.name} path={first.cik === null ? partyPath('owner', first) : pathOf(first.cik)} />
      {others.length > 0 ? <span class="quiet"> and {plural(others.length, 'other')}</span> : null}
    </>
  )
}
