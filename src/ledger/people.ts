import type { IsoDate, OwnershipDocument, Relationship } from '../model/document.ts'
import { byFiling, type FiledReport } from './filed-report.ts'

/** The parts of a person's name, in lower case without points. */
interface NameParts {
  readonly last: string
  readonly first: string
  readonly middle: readonly string[]
  readonly suffix: string
}

const suffixes = /^(?:jr|sr|ii|iii|iv|v|2nd|3rd|4th)$/
const titles = /^(?:mr|mrs|ms|dr|prof|phd|md|esq|cpa|hon|sir)$/

/** Particles that belong to the family name: "van der Berg". */
const particles = new Set('van von der den de del della di da la le st mc mac bin al el'.split(' '))

/** Words of companies and trusts: such an owner is no person. */
const entity =
  /\b(?:inc|corp(?:oration)?|co|company|llc|l\.?l\.?c|lp|l\.?p|llp|ltd|limited|plc|trust|fund|funds|partners|partnership|capital|holdings?|ventures?|management|foundation|investments?|group|bank|estate|associates|advisors?|gmbh|s\.?a|n\.?v|b\.?v|ag|se|family)\b\.?/i

/** Whether an owner's name is that of a company, fund or trust rather than a person's. */
export const isEntityName = (name: string): boolean => entity.test(name.replace(/\s*\/[A-Z]{2,3}\/?$/, ''))

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’"]/g, '')
    .replace(/[^\p{L}\p{N},-]+/gu, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '' && !titles.test(word))

function parts(words: readonly string[], lastFirst: boolean): NameParts | null {
  const suffix = words.find((word) => suffixes.test(word)) ?? ''
  const plain = words.filter((word) => !suffixes.test(word))
  if (plain.length < 2) return null
  if (lastFirst) {
    let end = 1
    while (end < plain.length - 1 && particles.has(plain[end - 1]!)) end++
    return { last: plain.slice(0, end).join(' '), first: plain[end]!, middle: plain.slice(end + 1), suffix }
  }
  let start = plain.length - 1
  while (start > 1 && particles.has(plain[start - 1]!)) start--
  return { last: plain.slice(start).join(' '), first: plain[0]!, middle: plain.slice(1, start), suffix }
}

/** The ways to read a name: `SEVERINO PAUL J` as EDGAR conforms it, `Paul J. Severino`, `Severino, Paul J.`. */
function readings(name: string): NameParts[] {
  const [before, after] = name.split(',')
  if (after !== undefined && !suffixes.test(after.trim().toLowerCase().replace('.', ''))) {
    const read = parts([...wordsOf(before!), ...wordsOf(after)], true)
    return read ? [read] : []
  }
  const words = wordsOf(name.replaceAll(',', ' '))
  return [parts(words, true), parts(words, false)].filter((one) => one !== null)
}

const initialOf = (long: string, short: string): boolean => long === short || (short.length === 1 && long.startsWith(short))

const agrees = (a: string, b: string): boolean => (a.length >= b.length ? initialOf(a, b) : initialOf(b, a))

/**
 * Whether two names can be one person's: the same family name, first names of which one may be the initial of the other, middle names that
 * do not contradict, and the same suffix. A father and his junior are two.
 */
export function sameName(a: string, b: string): boolean {
  if (isEntityName(a) || isEntityName(b)) return a.trim().toLowerCase() === b.trim().toLowerCase()
  return readings(a).some((one) =>
    readings(b).some(
      (other) =>
        one.last === other.last &&
        one.suffix === other.suffix &&
        agrees(one.first, other.first) &&
        one.middle.every((middle, at) => other.middle[at] === undefined || agrees(middle, other.middle[at])),
    ),
  )
}

/** The name of each owner of an issuer's reports by its CIK, as the last report that tells one has it. */
export function ownerNames(reports: readonly FiledReport[]): Map<string, string> {
  const named = [...reports].sort(byFiling).flatMap(({ document }) => document.reportingOwners)
  return new Map(named.flatMap(({ cik, name }) => (cik === null || name === null ? [] : [[cik, name] as const])))
}

/** A value that a name, symbol or role had, and the filings between which it was seen. */
export interface Seen<T> {
  readonly value: T
  readonly first: IsoDate
  readonly last: IsoDate
}

/** What was said over time, in order; a value said again without another between is one. */
function history<T>(said: readonly { readonly value: T; readonly day: IsoDate }[]): Seen<T>[] {
  const seen: { value: T; first: IsoDate; last: IsoDate }[] = []
  for (const { value, day } of said) {
    const current = seen.at(-1)
    if (current && JSON.stringify(current.value) === JSON.stringify(value)) current.last = day
    else seen.push({ value, first: day, last: day })
  }
  return seen
}

/** One owner through the forms of its name and, for a person, through several CIKs. */
export interface Owner {
  readonly ciks: readonly string[]
  /** In the order in which they appeared. */
  readonly names: readonly Seen<string>[]
  readonly isEntity: boolean
}

interface Named {
  readonly cik: string
  readonly name: string
  readonly day: IsoDate
  readonly issuer: string
}

/**
 * The owners of reports. One CIK is one owner whatever name stands beside it. Two CIKs are one person only where both report on the same issuer
 * under names that can be one person's, and never on one report: that is two people who file together.
 */
export function ownersIn(reports: readonly FiledReport[]): Owner[] {
  const ordered = [...reports].sort(byFiling)
  const named = ordered.flatMap(({ document, filed }) =>
    document.reportingOwners.flatMap(({ cik, name }): Named[] =>
      cik ? [{ cik, name: name ?? '', day: filed, issuer: document.issuer.cik ?? '' }] : [],
    ),
  )
  const together = new Set(
    ordered.flatMap(({ document: { reportingOwners } }) => reportingOwners.flatMap((a) => reportingOwners.map((b) => `${a.cik} ${b.cik}`))),
  )
  const byCik = new Map<string, Named[]>()
  for (const one of named) byCik.set(one.cik, [...(byCik.get(one.cik) ?? []), one])
  const groups: Named[][] = []
  for (const own of byCik.values()) {
    const issuers = new Set(own.map(({ issuer }) => issuer))
    const same = groups.find((group) => {
      if (isEntityName(own[0]!.name) || group.some(({ cik }) => together.has(`${cik} ${own[0]!.cik}`))) return false
      return group.some((other) => issuers.has(other.issuer) && own.some(({ name }) => sameName(name, other.name)))
    })
    if (same) same.push(...own)
    else groups.push([...own])
  }
  return groups.map((group) => ({
    ciks: [...new Set(group.map(({ cik }) => cik))],
    names: history(group.map(({ name, day }) => ({ value: name, day }))),
    isEntity: isEntityName(group[0]!.name),
  }))
}

/** An owner's relationship to an issuer as reports state it, with the days between which they do. */
export function rolesOf(reports: readonly FiledReport[], owner: string, issuer: string): Seen<Relationship>[] {
  return history(
    [...reports].sort(byFiling).flatMap(({ document, filed }) => {
      if (document.issuer.cik !== issuer) return []
      return document.reportingOwners.flatMap(({ cik, relationship }) => (cik === owner ? [{ value: relationship, day: filed }] : []))
    }),
  )
}

/**
 * An issuer's names and symbols over time, as filed, from the reports on it. Keyed by issuer, never by the CIK of an owner that is itself
 * an issuer.
 */
export function issuerHistory(
  reports: readonly FiledReport[],
  issuer: string,
): { readonly names: Seen<string>[]; readonly symbols: Seen<string | null>[] } {
  const own = [...reports].sort(byFiling).filter(({ document }) => document.issuer.cik === issuer)
  const said = <T>(value: (document: OwnershipDocument) => T) => own.map(({ document, filed }) => ({ value: value(document), day: filed }))
  return {
    names: history(said(({ issuer: { name } }) => name ?? '')),
    symbols: history(said(({ issuer: { tradingSymbol } }) => tradingSymbol)),
  }
}
