import type { IndirectHolder } from './fact.ts'
import { type Aliases, aliasKey, isGroup, learnAliases, meantBy } from './holder/alias.ts'
import { holdersByDeed } from './holder/deeds.ts'
import { holdersByHolding } from './holder/holding.ts'
import type { Mention } from './holder/mention.ts'
import { type HolderName, nameKey } from './holder/name.ts'
import { deemedOwners, holdersAsSubjects, holdersByOffice, isOfDeemed } from './holder/offices.ts'
import { holdersByOwnFirm } from './holder/own-firm.ts'
import { family, officeInNamed, ownOffice } from './holder/relation.ts'
import { readCustodian, readKin, readUnnamedHolder } from './holder/unnamed.ts'
import type { ReadingLine } from './reading-line.ts'

/** Who holds what the reporting person owns indirectly, and through which offices: trusts, funds, partners, family. */

/** Words for a kind of holder, not for one of them. */
const kindOnly =
  /^(?:(?:mr|ms|mrs|dr)\.? [a-z-]+['’]s? )?(?:(?:family|living|revocable|irrevocable|grantor|retained|annuity|charitable|remainder|limited|trust|partnership|foundation|ira|401\(?k\)?|plan|grat|grats|rollover|roth|sep|simple|traditional|keogh|account|rabbi|blind)[\s-]?)+$/i

/** Words that make a shorter form of a name already told. */
const generalName = /^(?:living|family|revocable|irrevocable|trust|fund|partnership|foundation|sponsor|company|grats?|ira|\W)+$/i

/** The holders a note names, each once; the reporting person's own tie to a holder is its relation. */
export function readIndirectHolders(line: ReadingLine): readonly IndirectHolder[] {
  const aliases = learnAliases(line)
  const found: IndirectHolder[] = []
  const take = (mention: Mention, isNews: (name: HolderName) => boolean) => {
    for (const name of meantBy(aliases, mention.name)) if (isNews(name)) gather(line, found, name, mention, aliases)
  }
  const isFound = ({ name }: HolderName) => found.some(({ value }) => value.name !== null && nameKey(value.name) === nameKey(name))
  const above = deemedOwners(line).flatMap((one) => aliases.get(aliasKey(one.name)) ?? [one])
  const holding = [...holdersByHolding(line, aliases), ...holdersAsSubjects(line)]
  for (const mention of holding)
    take(mention, ({ name }) => !isOfDeemed(line, mention.name) || !above.some((one) => nameKey(one.name) === nameKey(name)))
  if (found.length === 0) for (const mention of holding) take(mention, () => true)
  // where a note says who holds, an office in another firm or trust is one above the holder
  const isTold = found.length > 0
  for (const mention of holdersByDeed(line, aliases)) take(mention, ({ name }) => !kindOnly.test(name))
  for (const mention of holdersByOffice(line, (name) => meantBy(aliases, name).some(isFound)))
    take(mention, (name) => !isTold || isFound(name))
  if (found.length === 0) for (const mention of holdersByOwnFirm(line)) take(mention, () => true)
  const unnamed = found.length === 0 ? (readUnnamedHolder(line) ?? readCustodian(line)) : null
  if (unnamed) return [{ ...unnamed, value: { ...unnamed.value, relation: hyphened(unnamed.value.relation) } }]
  const kin = readKin(line)
  if (kin) found.push(kin)
  return withOwnOffice(line, withoutGroups(line, found), aliases).map((one) => ({
    ...one,
    value: { ...one.value, relation: hyphened(one.value.relation) },
  }))
}

/** "Each of the Elm Investors" says nothing new where a note names who holds. */
function withoutGroups(line: ReadingLine, found: readonly IndirectHolder[]): readonly IndirectHolder[] {
  const single = found.filter(({ value, span }) => value.name === null || !isGroup(line, value.name, span[0]))
  return single.some(({ value }) => value.name !== null) ? single : found
}

/** `co-trustee`, as it is written; the line knows no hyphens in words. */
const hyphened = (relation: string | null): string | null => relation?.replace(/(?<=^| is )co (?=[a-z])/, 'co-') ?? null

/** The holders with the office that the reporting person is said to have in one of them. */
function withOwnOffice(line: ReadingLine, found: readonly IndirectHolder[], aliases: Aliases): readonly IndirectHolder[] {
  const own = ownOffice(line)
  if (!own) return withOfficeInNamed(line, found)
  const firm = aliases.get(aliasKey(own.of.name))?.[0]?.name ?? own.of.name
  // an office in one of the holders says nothing of the others
  const isHolder = found.some(({ value }) => value.name !== null && nameKey(value.name) === nameKey(firm))
  return found.map((one) =>
    one.value.relation !== null || one.value.name === null || (isHolder && nameKey(one.value.name) !== nameKey(firm))
      ? one
      : {
          ...one,
          value: {
            ...one.value,
            relation: nameKey(one.value.name) === nameKey(firm) || kindOnly.test(firm) ? own.role : `${own.role} of ${firm}`,
          },
        },
  )
}

/** "Held in the Roe Trust. The reporting person is the sole trustee of the trust.": of the only trust that the note names. */
function withOfficeInNamed(line: ReadingLine, found: readonly IndirectHolder[]): readonly IndirectHolder[] {
  const own = officeInNamed(line)
  const alike = found.filter(({ value }) => value.holder === own?.holder)
  if (!own || alike.length !== 1) return found
  return found.map((one) =>
    one === alike[0] && one.value.relation === null ? { ...one, value: { ...one.value, relation: own.role } } : one,
  )
}

const isPartnership = /^, (?:an? )?(?:[a-z]+ ){0,4}?partnership\b/

/** "Elm Partners, Ltd., a family partnership": the kind of holder, as it is told beside a name that leaves it open. */
function kindBeside({ tokens }: ReadingLine, { holder, next }: Pick<HolderName, 'holder' | 'next'>): IndirectHolder['value']['holder'] {
  if (holder === 'foundation') return 'company'
  if (holder !== 'company' && holder !== null) return holder
  const beside = tokens.slice(next, next + 8).map(({ reading }) => reading)
  return isPartnership.test(beside.join(' ')) ? 'partnership' : holder
}

const isKin = new RegExp(`^${family}$`)

/** Adds a holder, or what a further mention of it tells. */
function gather(
  line: ReadingLine,
  found: IndirectHolder[],
  { name, holder, next }: HolderName,
  { name: mentioned, relation, confidence }: Mention,
  aliases: Aliases,
): void {
  // "the Living Trust" after "the Hoffman and Yee Living Trust"
  const shorter = (one: IndirectHolder) =>
    one.value.name !== null && nameKey(one.value.name) !== nameKey(name) && nameKey(one.value.name).includes(nameKey(name))
  if (generalName.test(name) && found.some(shorter)) return
  // "a Family Trust" names nobody
  const full = kindOnly.test(name) && !aliases.has(aliasKey(mentioned.name)) ? null : name
  const part = kindBeside(line, { holder, next }) ?? (relation !== null && isKin.test(relation) ? 'family member' : null)
  const same = found.findIndex((one) =>
    full === null
      ? one.value.name === null && one.value.holder === part
      : one.value.name !== null && nameKey(one.value.name) === nameKey(full),
  )
  if (same < 0) found.push({ kind: 'indirect-holder', value: { name: full, relation, holder: part }, span: mentioned.span, confidence })
  else if (relation && !found[same]!.value.relation) found[same] = { ...found[same]!, value: { ...found[same]!.value, relation } }
}
