import type { Head } from '../head/head.ts'
import type { OwnerRow } from '../head/owner-table.ts'
import { textOf, type Word } from '../pages/page.ts'
import { office, type RecognisedOwner } from './owners.ts'
import { mend } from './values.ts'

/**
 * Under which headings the ticks of a recognised row of owners stood: their places are lost, their number and order, box 5 of the first
 * owner and what can be are not.
 */

/** What a name says of an owner that is no person: it is no director or officer, but by far most often a ten percent owner. */
const entity =
  /\b(?:L\.?L\.?C|L\.?L\.?P|L\.?P|INC|CORP(?:ORATION)?|CO|COMPANY|LTD|LIMITED|TRUST|FUNDS?|PARTNERS(?:HIP)?|S\.?A|N\.?V|B\.?V|PLC|GMBH|HOLDINGS?|GROUP|FOUNDATION|ET AL|A\.?G)\b\.?$/i

/**
 * How sure it is that a tick of a person, no office beside it, is a director's: of such owners of real filings with one relationship 46 are
 * directors, seven ten percent owners and six something else.
 */
const aloneIsDirector = 0.8

const told = (word: Word, text: string, certainty: number): Word => ({ ...word, text, inferred: true, certainty })

/** The row with each tick under its heading; ticks whose heading cannot be told are `unclear`. */
export function relationshipRow(one: RecognisedOwner, at: number, head: Head): OwnerRow {
  const { owner, ticks, title } = one
  const boxed = at === 0 ? head.ticks : null
  const row: { -readonly [name in keyof OwnerRow]: readonly Word[] } = {
    words: owner.name,
    director: [],
    tenPercentOwner: [],
    officer: [],
    other: [],
    unclear: [],
  }
  const known = boxed ? (['director', 'tenPercentOwner', 'officer', 'other'] as const).filter((name) => boxed[name].value === true) : []
  for (const name of known) row[name] = boxed![name].words.map((word) => mend(word, 'X', 0.95))
  // Box 5 writes the first owner's title larger than the table does.
  const boxedTitle = at === 0 && (title.length > 0 || known.includes('officer') || known.includes('other')) ? head.titles : []
  const written = boxedTitle.length > 0 ? boxedTitle : title
  if (written.length > 0) {
    const asOther = row.other.length > 0 && row.officer.length === 0
    const asOfficer = row.officer.length > 0 || (!asOther && office.test(textOf(written)) && !entity.test(textOf(owner.name)))
    if (asOfficer) row.officer = written
    else row.other = written
  }
  const left = Math.max(0, ticks.length - (written.length > 0 ? 1 : 0))
  if (known.length === 0 && left > 0) {
    const first = ticks[0]!
    const corporate = entity.test(textOf(owner.name))
    if (left >= 2) {
      row.director = [told(first, 'X', 0.8)]
      row.tenPercentOwner = [told(ticks[1]!, 'X', 0.8)]
    } else if (corporate || (at > 0 && written.length === 0)) row.tenPercentOwner = [told(first, 'X', corporate ? 0.85 : 0.7)]
    else row.director = [told(first, 'X', written.length > 0 ? 0.7 : aloneIsDirector)]
  }
  // Every owner has a relationship: where no tick of a company is seen, it is the one that companies have; of a person the text tells none.
  if (known.length === 0 && ticks.length === 0 && written.length === 0 && owner.name[0] && entity.test(textOf(owner.name))) {
    row.tenPercentOwner = [told(owner.name[0], 'X', 0.85)]
    row.unclear = owner.name
  }
  const seen = row.director.length + row.tenPercentOwner.length + row.officer.length + row.other.length > 0
  return { ...row, unclear: seen ? row.unclear : owner.name }
}
