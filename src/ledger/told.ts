import type { Relationship } from '../model/document.ts'
import { type Group, groupBy } from '../model/group-by.ts'
import { foldedName } from '../model/names.ts'
import type { Telling, Told } from '../model/told.ts'
import { byFiling, type FiledReport } from './filed-report.ts'

/** What reports tell of a party over time: its names, symbols, and roles, each with the days between which it was told. */

function toldBy<T>(tellings: Group<Telling<T>>): Told<T> {
  const days = tellings.flatMap(({ day }) => day ?? []).sort()
  return { value: tellings[0].value, first: days[0] ?? null, last: days.at(-1) ?? null, reports: tellings.length }
}

/**
 * Each value once, the one told last first, from tellings newest first. So names and symbols are told, since filers write one and the same in
 * several ways at a time: `keyOf` says which are the same.
 */
export const toldForms = <T>(tellings: readonly Telling<T>[], keyOf: (value: T) => string): Told<T>[] =>
  groupBy(tellings, ({ value }) => keyOf(value)).map(toldBy)

/**
 * An owner's roles in an issuer, newest first, from tellings newest first, stretch by stretch: a role given up and taken again stands twice. A
 * report that tells none, as a print may whose boxes were lost, is passed over.
 */
export function toldRoles(tellings: readonly Telling<Relationship>[]): Told<Relationship>[] {
  let spell = 0
  const telling = tellings.filter(({ value: { director, officer, tenPercentOwner, other } }) =>
    [director, officer, tenPercentOwner, other].some((box) => box !== null),
  )
  const spells = telling.map((one, at) => {
    if (at > 0 && roleKey(telling[at - 1]!.value) !== roleKey(one.value)) spell++
    return { ...one, spell }
  })
  return groupBy(spells, (one) => one.spell).map(toldBy)
}

/** A box that is not ticked and one that is not there tell the same; so do titles in other letters. */
const roleKey = ({ director, officer, tenPercentOwner, other, officerTitle, otherText }: Relationship): string =>
  JSON.stringify([
    [director, officer, tenPercentOwner, other].map((box) => box === true),
    [officerTitle, otherText].map((text) => foldedName(text ?? '')),
  ])

/** The roles that the reports of an issuer tell of an owner. */
export const rolesOf = (reports: readonly FiledReport[], owner: string): Told<Relationship>[] =>
  toldRoles(
    [...reports]
      .sort(byFiling)
      .reverse()
      .flatMap(({ document, filed }) =>
        document.reportingOwners.flatMap(({ cik, relationship }) => (cik === owner ? [{ value: relationship, day: filed }] : [])),
      ),
  )
