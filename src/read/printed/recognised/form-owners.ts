import type { Head } from '../head/head.ts'
import { type Line, lettersOf, lettersOfLine } from '../pages/page.ts'
import type { Record } from '../record.ts'
import type { Sections } from '../sections.ts'
import { withBoxOne } from './box-one.ts'
import { ownersInBoxes } from './boxes.ts'
import { elsewhereIn } from './issuer.ts'
import { type Lexicon, lexiconOf, mendedName } from './names.ts'
import { ownersInTable, type RecognisedOwner } from './owners.ts'
import type { Signers } from './signers.ts'
import { soundOwners } from './sound-owners.ts'

/** The owners of a form of recognised text: those of its table, or of its boxes 1. */

/** So many lines above the end of the form may hold signatures. */
const most = 60

/** The owners of recognised text, of the table or of the boxes 1, and what they tell of the signatures. `all` are the lines of the form. */
export function ownersOf(
  sections: Sections,
  head: Head,
  all: readonly Line[],
  record: Record,
): { readonly owners: readonly RecognisedOwner[]; readonly signers: Signers } {
  const lexicon = lexiconOf(all)
  const printed = ownersPrinted(sections, head, lexicon).map((one) => ({
    ...one,
    owner: { ...one.owner, name: mendedName(one.owner.name, lexicon) },
  }))
  const owners = soundOwners(printed, lexicon, record)
  const names = owners.map(({ owner }) => owner.name.map((word) => word.text))
  return { owners, signers: { lexicon, owners: names } }
}

function ownersPrinted(sections: Sections, head: Head, lexicon: Lexicon): readonly RecognisedOwner[] {
  const tabled = ownersInTable(sections.owners, firstLines(sections.head), lettersOf(head.titles))
  if (tabled.length > 0) return withBoxOne(tabled, sections.head, head.issuer, head.manyFilers.value === true, lexicon)
  const open = head.issuer.findIndex((word) => word.text.includes('['))
  const issuer = lettersOf(open < 0 ? head.issuer : head.issuer.slice(0, open))
  const below = elsewhereIn([...sections.notes, ...sections.remarks, ...sections.signatures].slice(-most))
  return ownersInBoxes([sections.head, ...sections.furtherOwners], issuer, below)
}

/** The letters of the first owner's name where the table of owners tells it. */
export function ownerLetters(sections: Sections): string {
  const [first] = ownersInTable(sections.owners, firstLines(sections.head), '')
  return first ? lettersOf(first.owner.name) : ''
}

/** The letters of the lines that box 1 begins with. */
function firstLines(lines: readonly Line[]): string {
  const label = lines.findIndex((line) => lettersOfLine(line).includes('nameandaddressof'))
  return label < 0
    ? ''
    : lines
        .slice(label + 1, label + 8)
        .map(lettersOfLine)
        .join(' ')
}
