import { boxesOf, type OwnershipDocument } from '../model/document.ts'
import { readControl } from './control.ts'
import { readDisclaimers } from './disclaimer.ts'
import type { MarkedBox, NoteFact, PlacedFact, Vesting } from './fact.ts'
import { readForeignCurrency } from './foreign-currency.ts'
import { readGifts, readTransfers } from './gift.ts'
import { readIncludedShares } from './included-shares.ts'
import { readIndirectHolders } from './indirect-holder.ts'
import { placedIn, plainOf } from './plain.ts'
import { readPriceRanges } from './price-range.ts'
import { readRatios } from './ratio.ts'
import { type ReadingLine, readingLine } from './reading-line.ts'
import { readExemptions, readFilingRemarks, readReasons } from './reason.ts'
import { readTaxWithholding } from './tax-withholding.ts'
import { readTradingPlans } from './trading-plan.ts'
import { readUndertaking } from './undertaking.ts'
import { readVestings } from './vesting.ts'

/** One reader a kind of fact; each takes the line and gives what it understands, nothing for words it does not know. */
const readers: readonly ((line: ReadingLine) => readonly NoteFact[])[] = [
  readPriceRanges,
  readUndertaking,
  readForeignCurrency,
  readTradingPlans,
  readTaxWithholding,
  readIncludedShares,
  readDisclaimers,
  readIndirectHolders,
  readControl,
  readGifts,
  readTransfers,
  readRatios,
  readReasons,
  readExemptions,
  readFilingRemarks,
]

/** What one note says, in the order of its words. */
export function readNote(text: string): readonly NoteFact[] {
  const plain = plainOf(text)
  const line = readingLine(plain.text)
  const facts = readers.flatMap((read) => read(line)).map((fact) => placedIn(plain, fact))
  return [...facts, ...vestingFacts(text)].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
}

function vestingFacts(text: string): readonly Vesting[] {
  return readVestings(text).map((statement) => {
    const { kind, span, confidence } = statement
    const value = {
      state: kind,
      terms: kind === 'schedule' ? statement.terms : null,
      reason: kind === 'undeterminable' ? statement.reason : null,
    }
    return { kind: 'vesting', value, span, confidence }
  })
}

/** What the footnotes and remarks of a report say, each fact with the boxes that carry the note's mark. */
export function readNotes(document: OwnershipDocument): readonly PlacedFact[] {
  const boxes = markedBoxes(document)
  const notes = document.footnotes.flatMap(({ id, text }) =>
    readNote(text).map((fact) => ({ ...fact, footnote: id, rows: boxes.get(id) ?? [] })),
  )
  const remarks = document.remarks === null ? [] : readNote(document.remarks).map((fact) => ({ ...fact, footnote: 'remarks', rows: [] }))
  return [...notes, ...remarks]
}

/** The boxes that carry each note's mark, in document order. */
export function markedBoxes(document: OwnershipDocument): ReadonlyMap<string, readonly MarkedBox[]> {
  const boxes = new Map<string, MarkedBox[]>()
  const mark = (table: MarkedBox['table'], row: number, field: string, footnotes: readonly string[]) => {
    for (const id of footnotes) {
      const list = boxes.get(id) ?? []
      list.push({ table, row, field })
      boxes.set(id, list)
    }
  }
  for (const [table, rows] of [
    ['I', document.nonDerivative],
    ['II', document.derivative],
  ] as const) {
    rows.forEach((row, at) => {
      for (const [field, box] of boxesOf(row)) mark(table, at + 1, field, box.footnotes)
    })
  }
  return boxes
}
