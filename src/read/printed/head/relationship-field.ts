import { emptyRelationship, type Relationship } from '../../../model/document.ts'
import type { BaseForm } from '../../../model/form-catalogue.ts'
import { textOf, type Word, withGap } from '../pages/page.ts'
import { breaksAfter } from '../placed/placing.ts'
import type { Record } from '../record.ts'
import { flag } from './fields.ts'
import type { OwnerRow } from './owner-table.ts'
import type { PrintedRelationship } from './relationship.ts'

/** The ticks and titles of one owner, in the table of owners or in box 5 → the relationship of the document. */

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

type Told = { -readonly [name in keyof Relationship]: Relationship[name] }

/** The relationship at `path`, as the table of owners has it, else the box; `ownLines`: the print keeps the lines of a box apart. */
export function relationshipField(
  row: OwnerRow | null,
  box: PrintedRelationship | null,
  ownLines: boolean,
  form: BaseForm,
  path: string,
  record: Record,
): Relationship {
  const told: Told = { ...emptyRelationship, director: null, officer: null, tenPercentOwner: null, other: null }
  if (row) tellOfTable(told, row, box, form, path, record)
  else if (box) tellOfBox(told, box, ownLines, path, record)
  else {
    for (const name of flagNames)
      record.issue('relationship-not-printed', 'note', `${path}.${name}`, 'the web page shows the relationship of the first owner only')
  }
  return told
}

function tellOfTable(told: Told, printed: OwnerRow, box: PrintedRelationship | null, form: BaseForm, path: string, record: Record): void {
  const row = box ? withTicks(withCrosses(withBothTexts(printed, box.titles), box.ticks), box.ticks) : printed
  for (const name of flagNames) {
    // The table has a text in its column whatever the flag says; the box at the head says that alone, but that of Form 4 which may stay empty.
    const isDenied = form !== '4' && name === 'other' && box?.ticks.other.value === false && !/^x$/i.test(textOf(row[name]))
    const ticked = row[name].length > 0 && !isDenied ? row[name] : box?.ticks[name].value === true ? box.ticks[name].words : null
    if (ticked === null && printed.unclear.length > 0) {
      const what = 'the print does not show under which heading the X stands'
      record.issue('tick-not-clear', 'warning', `${path}.${name}`, what, printed.unclear)
      continue
    }
    told[name] = ticked !== null
    record.field(`${path}.${name}`, ticked ?? printed.words, ticked ? 'stated' : 'inferred')
  }
  told.officerTitle = title(`${path}.officerTitle`, row.officer, record)
  told.otherText = title(`${path}.otherText`, row.other, record)
}

function tellOfBox(
  told: Told,
  { ticks, titles, officerTitle, otherText }: PrintedRelationship,
  ownLines: boolean,
  path: string,
  record: Record,
): void {
  for (const name of flagNames) told[name] = flag(`${path}.${name}`, ticks[name], record)
  // Two cells with words are two texts, whatever is ticked.
  const isParted = ownLines && officerTitle !== null && officerTitle.length > 0 && (otherText?.length ?? 0) > 0
  const both = isParted || (told.officer === true && told.other === true)
  // Whose it is stays unknown where the print does not show which of the two is ticked.
  const neither = told.officer === null && told.other === null
  if (((both && !officerTitle) || neither) && titles.length > 0) {
    record.issue('titles-not-parted', 'warning', `${path}.officerTitle`, 'officer title and other text stand in one run', titles)
    return
  }
  // What is written below the labels belongs to the one that is ticked; with both, columns or cells tell.
  const onlyOther = told.other === true && !told.officer
  told.officerTitle = title(`${path}.officerTitle`, both && officerTitle ? officerTitle : onlyOther ? [] : titles, record)
  told.otherText = title(`${path}.otherText`, both && otherText ? otherText : onlyOther ? titles : [], record)
}

function title(path: string, words: readonly Word[], record: Record): string | null {
  if (words.length === 0 || /^x$/i.test(textOf(words))) return null
  record.field(path, words, 'stated')
  // A narrow box breaks its lines after a hyphen.
  const isBegun = (word: Word, before: Word | undefined) => before?.line !== word.line && breaksAfter.test(before?.text ?? '')
  return textOf(words.map((word, at) => (isBegun(word, words[at - 1]) ? withGap(word, 0) : word)))
}
