import type { BaseForm } from '../../model/form-catalogue.ts'
import { brokenPart, isPublished, tellBreak, without } from './break-off.ts'
import { type Clipped, cutEnds, cutTexts } from './closing/clipped.ts'
import { wordsCutAtEdge } from './closing/cut-at-edge.ts'
import { remarkWords, signaturesOf } from './closing/fields.ts'
import { notesIn, type PrintedNote, withWholeRule } from './closing/notes.ts'
import type { PrintedSignature } from './closing/signatures.ts'
import { alignWords, flowSections } from './flow/parts.ts'
import { type Head, headOf } from './head/head.ts'
import type { Page, Word } from './pages/page.ts'
import { placedSections } from './placed/parts.ts'
import type { RecognisedOwner } from './recognised/owners.ts'
import type { Record } from './record.ts'
import { ruledRows } from './scanned/ruled-rows.ts'
import type { Part, Sections } from './sections.ts'
import { believed } from './table/believed.ts'
import { withToldDirections } from './table/directions.ts'
import { type PrintedRow, rowsOf } from './table/rows.ts'
import { withTypedMarks } from './table/typed-marks.ts'

/** What a print holds, part by part, as words: known before any of it is taken for the value of a field. */

export interface Contents {
  readonly form: BaseForm
  readonly sections: Sections
  /** The part that the print breaks off in. */
  readonly broken: Part | null
  readonly head: Head
  /** The owners, where the text was recognised from an image; else they stand in the head and the sections. */
  readonly recognisedOwners: readonly RecognisedOwner[] | null
  readonly tableI: readonly PrintedRow[]
  readonly tableII: readonly PrintedRow[]
  readonly notes: readonly PrintedNote[]
  readonly remarks: readonly Word[]
  readonly clipped: Clipped
  readonly signatures: readonly PrintedSignature[]
}

/** The contents of a print whose text is what was printed, in cells, in columns or in order. */
export function laidOutContents(page: Page, parts: Sections, form: BaseForm, record: Record): Contents {
  const found = page.damage > 1 ? parts : { ...parts, ...withTypedMarks(parts) }
  const broken = brokenPart(found)
  tellBreak(broken, record)
  const sections = inCells(page, broken === null ? found : { ...found, published: isPublished(found, form) }, form)
  const { published } = sections
  const head = headOf(page, without(sections.head, broken === 'head'), form, published, broken === 'head')
  const { before, signatures } = signaturesOf(sections, broken)
  const isConverted = page.layout === 'grid' && page.damage > 0
  const whole = (words: readonly Word[]) => (isConverted ? withWholeRule(words) : words)
  const notes = without(notesIn(before.notes), broken === 'notes').map((note) => ({ ...note, words: whole(note.words) }))
  const cutsWord = page.layout === 'flow' && published ? wordsCutAtEdge(page.lines, before.remarks) : undefined
  const remarks = broken === 'remarks' ? [] : whole(remarkWords(before.remarks, cutsWord))
  const texts = notes.map(({ words }) => words)
  const rowsIn = (table: 'tableI' | 'tableII', numeral: 'I' | 'II', path: string) => {
    const rows =
      ruledRows(found[table], form, numeral, page.cells ?? []) ??
      rowsOf(sections[table], form, numeral, page.layout === 'flow' ? alignWords : null)
    return believed(without(rows, broken === table), path, record)
  }
  const tableI = rowsIn('tableI', 'I', 'nonDerivative')
  return {
    form,
    sections,
    broken,
    head,
    recognisedOwners: null,
    tableI,
    tableII: withToldDirections(tableI, rowsIn('tableII', 'II', 'derivative')),
    notes,
    remarks,
    // The web page wraps its notes to the paper; the stylesheets' are as wide as the tables above them.
    clipped: {
      ends: cutEnds(page.layout === 'placed' && published ? [texts, [remarks]] : []),
      texts: isConverted && published ? cutTexts([...texts, remarks]) : new Set(),
    },
    signatures,
  }
}

/** The parts of the form with the cells that they were printed in. */
function inCells(page: Page, sections: Sections, form: BaseForm): Sections {
  if (page.layout === 'placed') return placedSections(sections, form, page.cells ?? [])
  return page.layout === 'flow' ? flowSections(sections) : sections
}
