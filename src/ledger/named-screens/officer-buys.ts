import { compare } from '../../model/decimal.ts'
import type { Decimal } from '../../model/document.ts'
import type { InsiderDay } from '../insider-day.ts'
import type { NamedOwner } from '../market-lines.ts'
import { type Found, foundIn } from './found.ts'

/** The two officers whose purchases are looked for by name. */
export type ChiefOfficer = 'ceo' | 'cfo'

/** Titles as filed: `President and CEO`, `Chief Executive Officer`, `EVP & C.F.O.`, `Co-Chief Executive Officer`. */
const titles: Readonly<Record<ChiefOfficer, RegExp>> = {
  ceo: /\bchief\s+exec(?:utive|\.)|\bprincipal\s+executive\s+officer|\bc\.?\s?e\.?\s?o\b/i,
  cfo: /\bchief\s+fin(?:ancial|\.)|\bprincipal\s+financial\s+officer|\bc\.?\s?f\.?\s?o\b/i,
}

/** Words after which a title names an office without its being held: `Executive Chairman and former CEO`. */
const notHeld = /\b(?:former(?:ly)?|retired|past|ex(?=-)|assistant to|advis[eo]r to|deputy|office of the|reports? to)\b.*$/i

/** An office that is still to be taken, or was given up: `CEO-elect`. */
const notYet = /\b(?:c\.?\s?[ef]\.?\s?o\.?|(?:chief|principal) \w+ officer)[\s-]+(?:elect|designate|nominee|emeritus)\b/i

/** Which chief officers an owner is, by the officer box and the title of the filing. */
export function chiefOfficesOf({ relationship: { officer, officerTitle } }: NamedOwner): ChiefOfficer[] {
  if (officer !== true || officerTitle === null) return []
  const held = officerTitle.replace(notHeld, '').replace(notYet, '')
  return (['ceo', 'cfo'] as const).filter((office) => titles[office].test(held))
}

/** Days on which a chief executive or chief financial officer bought in the market for at least so much. */
export function officerBuys(
  days: readonly InsiderDay[],
  { offices, minValue }: { readonly offices: readonly ChiefOfficer[]; readonly minValue: Decimal },
): Found[] {
  return days.flatMap((day) => {
    const officer = day.owners.find((owner) => chiefOfficesOf(owner).some((office) => offices.includes(office)))
    if (day.code !== 'P' || !officer || compare(day.value, minValue) < 0) return []
    return [foundIn([day], `bought by the ${officer.relationship.officerTitle}`)]
  })
}
