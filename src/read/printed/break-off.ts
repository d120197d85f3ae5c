import type { BaseForm } from '../../model/form-catalogue.ts'
import { lettersOfLine, wordsOf } from './pages/page.ts'
import type { Record } from './record.ts'
import { isSigned, type Part, type Sections } from './sections.ts'

/**
 * A print that breaks off before the form ends. What stands last is then cut, or may be: a number lacks figures, a row its marks, a note its
 * end. So only that is believed which something else follows: a box of the head that has the next below it, a row before another, a note
 * before the next. The rest is unknown, and an issue says where the print ends.
 */

/** The part that a print breaks off in, or `null` where it goes on to the end of the form. */
export function brokenPart({ end, explained, published, notes, remarks, signatures }: Sections): Part | null {
  if (end === 'constant' && explained) return null
  // EDGAR's web page ends with the signatures; those of the stylesheets stand before the notes.
  if (!published && [...notes, ...remarks, ...signatures].some(isSigned)) return null
  return end
}

/**
 * Whether the head alone shows the published stylesheets, where what else would is lost: their titles of Forms 4 and 5 say `of Securities`,
 * and their empty boxes are lines.
 */
export const isPublished = ({ published, head }: Sections, form: BaseForm): boolean =>
  published ||
  (form !== '3' && head.map(lettersOfLine).join('').includes('ownershipofsecurities')) ||
  head.some((line) => wordsOf(line).some((word) => /^_{3,}(?:X_+)?$/.test(word.text)))

const places: { readonly [part in Part]: string } = {
  head: 'in the boxes above the tables',
  tableI: 'in Table I',
  tableII: 'in Table II',
  owners: 'in the table of reporting owners',
  further: 'in the box of a further reporting owner',
  notes: 'in the explanation of responses',
  remarks: 'in the remarks',
  signatures: 'in the signatures',
  constant: 'between two parts of the form',
}

/** Says that a print breaks off. */
export function tellBreak(part: Part | null, record: Record): void {
  if (part === null) return
  record.issue('print-breaks-off', 'error', '', `the print breaks off ${places[part]}: what stood last and what follows is unknown`)
}

/** Entries of a part without the last, where the print breaks off in it. */
export const without = <T>(entries: readonly T[], broken: boolean): readonly T[] => (broken ? entries.slice(0, -1) : entries)

/** The boxes above each other on the form; of a head that breaks off, each column ends somewhere else. */
const columns = {
  3: [['name', 'last', 'street', 'city', 'country'], ['period'], ['issuer', 'foreign', 'relationship'], ['amended', 'joint']],
  4: [
    ['name', 'last', 'street', 'city', 'country'],
    ['issuer', 'foreign', 'period', 'amended'],
    ['relationship', 'joint'],
  ],
} as const

/** Whether two boxes stand above each other. */
export const isSameColumn = (form: '3' | '4' | '5', box: string, next: string): boolean =>
  columns[form === '3' ? 3 : 4].some((column: readonly string[]) => column.includes(box) && column.includes(next))
