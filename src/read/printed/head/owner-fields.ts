import { emptyAddress, emptyRelationship, type ReportingOwner } from '../../../model/document.ts'
import type { BaseForm } from '../../../model/form-catalogue.ts'
import { without } from '../break-off.ts'
import type { Contents } from '../contents.ts'
import { flowOfLines } from '../flow/flow.ts'
import { agreeingRows } from '../flow/owners.ts'
import { lettersOf, lettersOfLine, type Page, textOf, type Word, withGap } from '../pages/page.ts'
import { breaksAfter } from '../placed/placing.ts'
import { relationshipRow } from '../recognised/relationships.ts'
import type { Record } from '../record.ts'
import { ways } from '../trust.ts'
import { flag } from './fields.ts'
import { ownerIn } from './head.ts'
import { asOne, type OwnerRow, ownerFromRow, ownerRows, partedBy } from './owner-table.ts'
import { addressOf, type OwnerWords, ownerOf } from './owners.ts'
import { type PrintedRelationship, relationshipIn } from './relationship.ts'
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

const flagNames = ['director', 'officer', 'tenPercentOwner', 'other'] as const

/** Columns of the table that hold a lone X. */
const crossed = ['director', 'tenPercentOwner', 'officer'] as const

/** A row whose crosses stand under a neighbour of their heading, put right by as many ticks at the head. */
function withCrosses(row: OwnerRow, ticks: PrintedRelationship['ticks']): OwnerRow {
  const isCross = (name: (typeof crossed)[number]) => /^x$/i.test(textOf(row[name]))
  const [here, told] = [crossed.filter(isCross), crossed.filter((name) => ticks[name].value === true)]
  const isMoved = here.length === told.length && here.some((name) => ticks[name].value === false)
  if (!isMoved || crossed.some((name) => row[name].length > 0 && !isCross(name))) return row
  const words = (name: (typeof crossed)[number]) => (told.includes(name) ? row[here[told.indexOf(name)]!] : [])
  return { ...row, director: words('director'), tenPercentOwner: words('tenPercentOwner'), officer: words('officer') }
}

/**
 * A row whose title stands under the neighbour of its own heading, as titles wider than their column may, put right by the boxes at the head:
 * an officer has an X or a title in the column, and so has who is something other.
 */
function withTicks(row: OwnerRow, ticks: PrintedRelationship['ticks']): OwnerRow {
  if (ticks.officer.value === true && row.officer.length === 0 && row.other.length > 0) return { ...row, officer: row.other, other: [] }
  if (ticks.officer.value === false && ticks.other.value === true && row.other.length === 0)
    return { ...row, officer: [], other: row.officer }
  return row
}

/** Box 5 of the stylesheets has title and other text parted by a slash; a table that has the same without it ran two cells together. */
function withBothTexts(row: OwnerRow, titles: readonly Word[]): OwnerRow {
  const slash = titles.findIndex((word) => word.text === '/')
  if (slash < 1 || (row.officer.length > 0 && row.other.length > 0)) return row
  const run = [...row.officer, ...row.other]
  const both = [...titles.slice(0, slash), ...titles.slice(slash + 1)]
  if (run.length !== both.length || run.some((word, at) => word.text !== both[at]!.text)) return row
  return { ...row, officer: run.slice(0, slash), other: run.slice(slash) }
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
  for (const field of ['street1', 'street2'] as const) state(`address.${field}`, words[field], guessed)
  for (const field of ['city', 'state', 'zipCode'] as const) state(`address.${field}`, words[field], row && words.guessed ? 0.85 : 1)
  const cik = words.name.find((word) => word.cik)?.cik ?? null
  if (cik) record.field(`${path}.cik`, words.name, 'stated')
  else record.issue('cik-not-printed', 'note', `${path}.cik`, 'prints of the form do not show the CIK of the owner')
  const relationship = { ...emptyRelationship, director: null, officer: null, tenPercentOwner: null, other: null } as {
    -readonly [name in keyof ReportingOwner['relationship']]: ReportingOwner['relationship'][name]
  }
  if (row) {
    const told = printed ? withTicks(withCrosses(withBothTexts(row, printed.titles), printed.ticks), printed.ticks) : row
    for (const name of flagNames) {
      const box = told[name]
      // The table has a text in its column whatever the flag says; the box at the head says that alone, but that of Form 4 which may stay empty.
      const isDenied = form !== '4' && name === 'other' && printed?.ticks.other.value === false && !/^x$/i.test(textOf(box))
      const ticked = box.length > 0 && !isDenied ? box : printed?.ticks[name].value === true ? printed.ticks[name].words : null
      if (ticked === null && row.unclear.length > 0) {
        record.issue(
          'tick-not-clear',
          'warning',
          `${path}.relationship.${name}`,
          'the print does not show under which heading the X stands',
          row.unclear,
        )
        continue
      }
      relationship[name] = ticked !== null
      record.field(`${path}.relationship.${name}`, ticked ?? row.words, ticked ? 'stated' : 'inferred')
    }
    relationship.officerTitle = title(`${path}.relationship.officerTitle`, told.officer, record)
    relationship.otherText = title(`${path}.relationship.otherText`, told.other, record)
  } else if (printed) {
    for (const name of flagNames) relationship[name] = flag(`${path}.relationship.${name}`, printed.ticks[name], record)
    // Two cells with words are two texts, whatever is ticked.
    const isParted = ownLines && printed.officerTitle !== null && printed.officerTitle.length > 0 && (printed.otherText?.length ?? 0) > 0
    const both = isParted || (relationship.officer === true && relationship.other === true)
    // What is written below the labels belongs to the one that is ticked; with both, columns or cells tell.
    const onlyOther = relationship.other === true && !relationship.officer
    const officerWords = both && printed.officerTitle ? printed.officerTitle : onlyOther ? [] : printed.titles
    const otherWords = both && printed.otherText ? printed.otherText : onlyOther ? printed.titles : []
    // Whose it is stays unknown where the print does not show which of the two is ticked.
    const neither = relationship.officer === null && relationship.other === null
    if (((both && !printed.officerTitle) || neither) && printed.titles.length > 0) {
      record.issue(
        'titles-not-parted',
        'warning',
        `${path}.relationship.officerTitle`,
        'officer title and other text stand in one run',
        printed.titles,
      )
    } else {
      relationship.officerTitle = title(`${path}.relationship.officerTitle`, officerWords, record)
      relationship.otherText = title(`${path}.relationship.otherText`, otherWords, record)
    }
  } else {
    for (const name of flagNames)
      record.issue(
        'relationship-not-printed',
        'note',
        `${path}.relationship.${name}`,
        'the web page shows the relationship of the first owner only',
      )
  }
  return {
    cik,
    name: textOf(words.name) || null,
    address: words.street1.length + words.street2.length + words.city.length + words.state.length > 0 ? addressOf(words) : emptyAddress,
    relationship,
  }
}

function title(path: string, words: readonly Word[], record: Record): string | null {
  if (words.length === 0 || /^x$/i.test(textOf(words))) return null
  record.field(path, words, 'stated')
  // A narrow box breaks its lines after a hyphen.
  const isBegun = (word: Word, before: Word | undefined) => before?.line !== word.line && breaksAfter.test(before?.text ?? '')
  return textOf(words.map((word, at) => (isBegun(word, words[at - 1]) ? withGap(word, 0) : word)))
}
