import type { DocumentType, OwnershipDocument } from '../../../model/document.ts'
import type { BaseForm } from '../../../model/form-catalogue.ts'
import { type Line, textOf, type Word, withText } from '../pages/page.ts'
import type { Record } from '../record.ts'
import { dateIn } from '../table/values.ts'
import { ways } from '../trust.ts'
import type { Head } from './head.ts'
import type { Tick } from './relationship.ts'

/** The head of a form as words → fields of the document: which form it is, days, boxes to tick, the issuer. */

export function typeOf(
  form: BaseForm,
  head: readonly Line[],
  amended: boolean,
): { value: DocumentType; words: readonly Word[]; stated: boolean } {
  const stated = formNameIn(head, form)
  const amendment = amended || /\/A$/i.test(stated[1]?.text ?? '')
  return { value: (amendment ? `${form}/A` : form) as DocumentType, words: stated, stated: stated.length > 0 }
}

/** The words `FORM 4` or `FORM 4/A`, or none. */
function formNameIn(head: readonly Line[], form: BaseForm): readonly Word[] {
  let before: Word | null = null
  for (const line of head) {
    for (const cell of line.cells) {
      for (const word of cell.words) {
        if (before !== null && (word.text === form || word.text.toUpperCase() === `${form}/A`)) return [before, word]
        before = word.text.length === 4 && /^form$/i.test(word.text) ? word : null
      }
    }
  }
  return []
}

export function dateField(path: string, words: readonly Word[], record: Record): string | null {
  if (words.length === 0) return null
  for (let size = 1; size <= 3; size++) {
    for (let at = 0; at + size <= words.length; at++) {
      const some = words.slice(at, at + size)
      const date = dateIn(some.map((word) => word.text).join(''))
      if (!date) continue
      record.field(path, some, date.corrected ? 'corrected' : 'stated', date.corrected ? ways.corrected : 1)
      return date.value
    }
  }
  return null
}

/** A box as the print shows it; a box that cannot be seen is `null`, and an issue says so. */
export function flag(path: string, tick: Tick, record: Record): boolean | null {
  if (tick.value === null) {
    record.issue('tick-not-visible', 'note', path, 'the print does not show whether the box is ticked')
    return null
  }
  record.field(path, tick.words, tick.value ? 'stated' : 'inferred', tick.value ? 1 : 0.99)
  return tick.value
}

export function issuerOf(head: Head, record: Record): OwnershipDocument['issuer'] {
  const close = head.issuer.findLastIndex(
    (word, at) => word.text.includes(']') && head.issuer.slice(0, at + 1).some((one) => one.text.includes('[')),
  )
  // Words of a page may come as `[ ] SYMB`: then what follows the bracket is the symbol still.
  const symbolInside = /\[\s*[^\s\]]/.test(textOf(head.issuer.slice(0, close + 1)))
  const words = symbolInside ? head.issuer.slice(0, close + 1) : head.issuer
  let open = -1
  for (let at = words.length - 1; at >= 0 && open < 0; at--) if (words[at]!.text.includes('[')) open = at
  const name: Word[] = []
  const symbol: Word[] = []
  words.forEach((word, at) => {
    if (open < 0 || at < open) name.push(word)
    else {
      const bracket = at === open ? word.text.indexOf('[') : -1
      if (bracket > 0) name.push(withText(word, word.text.slice(0, bracket), word.start + bracket))
      const text = (bracket >= 0 ? word.text.slice(bracket + 1) : word.text).replace(/\].*$/, '')
      if (text !== '') symbol.push(withText(word, text))
    }
  })
  const cik = words.find((word) => word.cik)?.cik ?? null
  if (name.length > 0) record.field('issuer.name', name, 'stated')
  else record.issue('issuer-not-found', 'warning', 'issuer.name', 'the name of the issuer was not found')
  if (symbol.length > 0) record.field('issuer.tradingSymbol', symbol, 'stated')
  if (cik)
    record.field(
      'issuer.cik',
      words.filter((word) => word.cik),
      'stated',
    )
  else record.issue('cik-not-printed', 'note', 'issuer.cik', 'prints of the form do not show the CIK of the issuer')
  const foreign = head.foreignSymbol.map((word) => withText(word, word.text.replace(/[[\]]/g, ''))).filter((word) => word.text !== '')
  if (foreign.length > 0) record.field('issuer.foreignTradingSymbol', foreign, 'stated')
  return { cik, name: textOf(name) || null, tradingSymbol: textOf(symbol) || null, foreignTradingSymbol: textOf(foreign) || null }
}
