import { emptyAddress, type ReportingOwner } from '../../../model/document.ts'
import type { BaseForm } from '../../../model/form-catalogue.ts'
import { without } from '../break-off.ts'
import type { Contents } from '../contents.ts'
import { flowOfLines } from '../flow/flow.ts'
import { agreeingRows } from '../flow/owners.ts'
import { lettersOf, lettersOfLine, type Page, textOf, type Word } from '../pages/page.ts'
import { relationshipRow } from '../recognised/relationships.ts'
import type { Record } from '../record.ts'
import { ways } from '../trust.ts'
import { cityInOrder } from './city-order.ts'
import { ownerIn } from './head.ts'
import { asOne, type OwnerRow, ownerFromRow, ownerRows, partedBy } from './owner-table.ts'
import { addressOf, type OwnerWords, ownerOf } from './owners.ts'
import { type PrintedRelationship, relationshipIn } from './relationship.ts'
import { relationshipField } from './relationship-field.ts'
import { withoutComma } from './streets.ts'
import { withCrossesBelow } from './unclear-crosses.ts'

/** Boxes 1 and 5, further boxes 1 and the table of reporting owners → the reporting owners of the document. */

export function reportingOwners(page: Page, contents: Contents, record: Record): ReportingOwner[] {
  const { form, sections, broken, head, recognisedOwners } = contents
  if (recognisedOwners) {
    return recognisedOwners.map((one, at) => {
      const row = sections.published ? relationshipRow(one, at, head) : null
      return ownerField(one.owner, row, at, at === 0 ? head : null, true, form, record)
    })
  }
  const printed = without(ownerRows(sections.owners), broken === 'owners')
  // A line of an address may look like the city's, which ends one; box 6 says how many owners there are.
  const tabled = head.oneFiler.value === true && head.manyFilers.value !== true && printed.length > 1 ? [asOne(printed)] : printed
  const rows = page.layout === 'flow' ? agreeingRows(tabled, head.ticks) : withCrossesBelow(tabled, head.ticks)
  // Where words are placed, the lines of the web page's box 1 are its own; cells of pipe tables hold them all in one.
  // So are those of the stylesheets since X0609, which ask for a foreign symbol beside it.
  const sinceX0609 = () => page.lines.some((line) => lettersOfLine(line).includes('foreigntradingsymbol'))
  const ownLines = page.breaks || (!sections.published && page.layout !== 'grid') || (page.layout === 'placed' && sinceX0609())
  const first = ownerOf(head, sections.published, ownLines)
  const owners: { words: OwnerWords; row: OwnerRow | null; relationship: PrintedRelationship | null }[] = []
  if (rows.length > 0) {
    const known = [partedBy(first, rows[0]!)]
    rows.forEach((row, at) => {
      const words = ownerFromRow(row.words, known)
      // Box 1 and the table agree on the first owner; box 1 keeps name and city apart.
      const owner =
        at > 0 ? words : words.guessed || (!page.breaks && page.layout !== 'placed') ? known[0]! : { ...words, name: first.name }
      owners.push({ words: owner, row, relationship: at === 0 ? head : null })
      if (!owner.guessed) known.push(owner)
    })
  } else {
    owners.push({ words: broken !== null && sections.published ? withoutStreets(first, record) : first, row: null, relationship: head })
    for (const block of without(sections.furtherOwners, broken === 'further')) {
      const flow = flowOfLines(block)
      const boxed = ownerIn(flow)
      const relationship = lettersOf(boxed.relationship).includes('otherspecifybelow')
        ? relationshipIn(boxed.relationship, page, sections.published)
        : null
      owners.push({ words: ownerOf(boxed, sections.published, ownLines), row: null, relationship })
    }
  }
  return owners.map(({ words, row, relationship }, at) =>
    ownerField(words, row, at, relationship, page.breaks && page.order === 'boxes', form, record),
  )
}

/** The stylesheets print both streets in one line of box 1, and only their table of owners tells where the second begins. */
function withoutStreets(owner: OwnerWords, record: Record): OwnerWords {
  const isParted = owner.streets.some((word, at) => at < owner.streets.length - 1 && word.text.endsWith(','))
  // A comma follows the first street even where no second does.
  if (!isParted) return { ...owner, street1: withoutComma(owner.street1) }
  record.issue('streets-not-parted', 'warning', 'reportingOwners[0].address.street1', 'both streets stand in one line', owner.streets)
  return { ...owner, street1: [], street2: [] }
}

/** `ownLines`: the print keeps the lines of an address apart wherever it shows one. */
function ownerField(
  words: OwnerWords,
  row: OwnerRow | null,
  at: number,
  printed: PrintedRelationship | null,
  ownLines: boolean,
  form: BaseForm,
  record: Record,
): ReportingOwner {
  const path = `reportingOwners[${at}]`
  const state = (field: string, part: readonly Word[], sureness = 1) => {
    if (part.length > 0) record.field(`${path}.${field}`, part, 'stated', sureness)
  }
  state('name', words.name, row && words.guessed ? 0.93 : 1)
  const uncut = !ownLines && words.street2.length === 0 && words.street1.length > 3
  const guessed = words.guessed ? ways.worded : uncut ? ways.uncut : words.isLikeBefore ? ways.besideItsLike : 1
  if (words.cut && words.street2.length === 0) {
    record.issue(
      'text-cut',
      'warning',
      `${path}.address.street1`,
      `the beginning of "${textOf(words.cut.words)}" is missing from the print`,
      words.cut.words,
    )
    words = { ...words, street1: [], street2: words.street1 }
  }
  words = { ...words, city: cityInOrder(words.city) }
  for (const field of ['street1', 'street2'] as const) state(`address.${field}`, words[field], guessed)
  for (const field of ['city', 'state', 'zipCode'] as const) state(`address.${field}`, words[field], row && words.guessed ? 0.85 : 1)
  const cik = words.name.find((word) => word.cik)?.cik ?? null
  if (cik) record.field(`${path}.cik`, words.name, 'stated')
  else record.issue('cik-not-printed', 'note', `${path}.cik`, 'prints of the form do not show the CIK of the owner')
  const relationship = relationshipField(row, printed, ownLines, form, `${path}.relationship`, record)
  return {
    cik,
    name: textOf(words.name) || null,
    address: words.street1.length + words.street2.length + words.city.length + words.state.length > 0 ? addressOf(words) : emptyAddress,
    relationship,
  }
}
