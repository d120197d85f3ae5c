import { doubtful, specRule, suspended } from '../rule.ts'
import { boxValue, child, descendant, isTrue, trimmed, type XmlElement } from '../xml.ts'
import { isTransaction, type OwnershipTree, type SpecificationRule } from './specification.ts'

/** Rules about the lines of the tables and their footnotes: 3.3 and 4.3.3 to 4.3.8. */

const natureOf = (row: XmlElement) => descendant(row, 'ownershipNature', 'natureOfOwnership')
const ownershipOf = (row: XmlElement) => descendant(row, 'ownershipNature', 'directOrIndirectOwnership')

function* natureWithDirect(tree: OwnershipTree) {
  for (const row of tree.rows) {
    const nature = boxValue(natureOf(row))
    if (boxValue(ownershipOf(row)) === 'D' && nature !== '')
      yield {
        element: child(natureOf(row), 'value')!,
        message: `direct ownership with the nature "${nature}": drop the nature, or say I`,
        source: nature,
      }
  }
}

function* natureMissing(tree: OwnershipTree) {
  for (const row of tree.rows) {
    const element = natureOf(row) ?? ownershipOf(row)
    if (element && boxValue(ownershipOf(row)) === 'I' && boxValue(natureOf(row)) === '')
      yield { element, message: 'indirect ownership without its nature: say how, as in "By Spouse"' }
  }
}

function* codingMissing(tree: OwnershipTree) {
  for (const row of tree.rows) {
    if (isTransaction(row) && !child(row, 'transactionCoding'))
      yield { element: row, message: 'the transaction has no transactionCoding: give its form type, code and equity swap flag' }
  }
}

function* underlyingAmount(tree: OwnershipTree) {
  for (const row of tree.rows) {
    const element = child(row, 'underlyingSecurity')
    if (element && !child(element, 'underlyingSecurityShares') && !child(element, 'underlyingSecurityValue'))
      yield { element, message: 'the underlying security has neither shares nor value: give one of them, or a footnote in its place' }
  }
}

const timelinessOf = (row: XmlElement) => descendant(row, 'transactionTimeliness', 'value')
const formTypeOf = (row: XmlElement) => trimmed(descendant(row, 'transactionCoding', 'transactionFormType'))

function* timelinessMark(tree: OwnershipTree) {
  for (const row of tree.rows) {
    const element = timelinessOf(row)
    if (element && trimmed(element) === '|')
      yield { element, message: 'timeliness "|" passes the schema by a slip of its pattern: write E, L or nothing', source: '|' }
  }
}

function* earlyOnForm4(tree: OwnershipTree) {
  if (tree.form[0] !== '4') return
  for (const row of tree.rows) {
    const element = timelinessOf(row)
    if (element && formTypeOf(row) === '5' && trimmed(element) === 'L')
      yield { element, message: 'a Form 5 transaction on a Form 4 is early by definition: write E or nothing, not "L"', source: 'L' }
  }
}

function* onTimeOnForm4(tree: OwnershipTree) {
  if (tree.form[0] !== '4') return
  for (const row of tree.rows) {
    const element = timelinessOf(row)
    const value = trimmed(element)
    if (element && formTypeOf(row) === '4' && /^[EL]$/.test(value))
      yield {
        element,
        message: `a Form 4 transaction on a Form 4 is on time by definition: leave timeliness empty, not "${value}"`,
        source: value,
      }
  }
}

function* lateOnForm5(tree: OwnershipTree) {
  if (tree.form[0] !== '5') return
  for (const row of tree.rows) {
    const element = timelinessOf(row)
    if (element && trimmed(element) === 'E')
      yield { element, message: 'no transaction of a Form 5 is early: write L if it is late, or nothing, not "E"', source: 'E' }
  }
}

const exitBox = ({ root }: OwnershipTree) => isTrue(child(root, 'notSubjectToSection16'))

function* noLines(tree: OwnershipTree) {
  if (tree.form[0] !== '3' && tree.rows.length === 0 && !exitBox(tree))
    yield {
      element: tree.root,
      message: `a Form ${tree.form} without any line needs notSubjectToSection16 true: add the line, or tick the exit box`,
    }
}

function* holdingsOnly(tree: OwnershipTree) {
  const rows = tree.rows
  if (tree.form[0] !== '3' && rows.length > 0 && !rows.some(isTransaction) && !exitBox(tree))
    yield {
      element: tree.root,
      message: `a Form ${tree.form} of holdings alone: the specification asks for a transaction or the exit box, though EDGAR has taken such reports`,
    }
}

const noteIds = (tree: OwnershipTree) =>
  tree.footnotes.flatMap((note) => (note.attributes.id ? [{ note, id: note.attributes.id.trim() }] : []))

function* footnoteNotReferenced(tree: OwnershipTree) {
  const marked = new Set<string>()
  for (const element of tree.elements) if (element.name === 'footnoteId') marked.add((element.attributes.id ?? '').trim())
  for (const { note, id } of noteIds(tree)) {
    if (!marked.has(id))
      yield {
        element: note,
        message: `footnote ${id} is marked nowhere: mark it in the box it explains, move it to the remarks, or drop it`,
        source: id,
      }
  }
}

function* footnoteMarkedTwice(tree: OwnershipTree) {
  let box: XmlElement | null = null
  let seen = new Set<string>()
  for (const mark of tree.elements) {
    if (mark.name !== 'footnoteId' || !mark.parent) continue
    if (mark.parent !== box) {
      box = mark.parent
      seen = new Set()
    }
    const id = (mark.attributes.id ?? '').trim()
    if (id !== '' && seen.has(id)) yield { element: mark, message: `${box.name} marks footnote ${id} twice: mark it once`, source: id }
    seen.add(id)
  }
}

function* footnoteLength(tree: OwnershipTree) {
  for (const note of tree.footnotes) {
    const length = Array.from(note.text).length
    if (length > 1000)
      yield {
        element: note,
        message: `footnote ${note.attributes.id} has ${length} characters, 1000 is the limit: split it in two and mark both`,
      }
  }
}

function* footnoteEmpty(tree: OwnershipTree) {
  for (const note of tree.footnotes)
    if (note.name === 'footnote' && note.text.trim() === '')
      yield { element: note, message: `footnote ${note.attributes.id} is empty: write it, or drop it and its marks` }
}

function* lateHoldingOnForm5(tree: OwnershipTree) {
  const flag = child(tree.root, 'form3HoldingsReported')
  const reported = tree.rows.some((row) => !isTransaction(row) && formTypeOf(row) === '3')
  if (flag && isTrue(flag) !== reported)
    yield {
      element: flag,
      message: `form3HoldingsReported is ${trimmed(flag)} but ${reported ? 'a' : 'no'} holding has form type 3`,
      source: trimmed(flag),
    }
}

function* lateTransactionOnForm5(tree: OwnershipTree) {
  const flag = child(tree.root, 'form4TransactionsReported')
  const reported = tree.rows.some((row) => isTransaction(row) && formTypeOf(row) === '4')
  if (flag && isTrue(flag) !== reported)
    yield {
      element: flag,
      message: `form4TransactionsReported is ${trimmed(flag)} but ${reported ? 'a' : 'no'} transaction has form type 4`,
      source: trimmed(flag),
    }
}

function* noSecuritiesOnForm3(tree: OwnershipTree) {
  const flag = child(tree.root, 'noSecuritiesOwned')
  const none = tree.rows.length === 0
  if (flag && isTrue(flag) !== none)
    yield {
      element: flag,
      message: `noSecuritiesOwned is ${trimmed(flag)} but the tables hold ${none ? 'no line' : `${tree.rows.length} lines`}`,
      source: trimmed(flag),
    }
}

function* tenB5OnForm3(tree: OwnershipTree) {
  const flag = child(tree.root, 'aff10b5One')
  if (tree.form[0] === '3' && flag)
    yield { element: flag, message: 'Form 3 has no Rule 10b5-1(c) box: leave aff10b5One out', source: trimmed(flag) }
}

const recomputed = { filing: null, 'as-filed': 'warning' } as const

/** Rules of 4.3, 4.3.3 to 4.3.8 and cm(4) to cm(8). */
export const linesRules: readonly SpecificationRule[] = [
  specRule('nature-with-direct', '3.3 cm(5), 5', 'Direct ownership has no nature.', suspended, natureWithDirect),
  specRule('nature-missing', '3.3 cm(5)', 'Indirect ownership tells its nature.', suspended, natureMissing),
  specRule('coding-missing', '4.3.8.2, 4.3.8.3', 'Every transaction is coded.', suspended, codingMissing),
  specRule('underlying-amount-missing', '3.3 cm(6)', 'The underlying security has shares or value.', suspended, underlyingAmount),
  specRule('timeliness-mark', '3.6.9', 'Timeliness is E, L or nothing.', suspended, timelinessMark),
  specRule('timeliness-early', '4.3.8.2', 'A line of form type 5 on a Form 4 is early or says nothing.', suspended, earlyOnForm4),
  specRule('timeliness-on-time', '4.3.8.2', 'A line of form type 4 on a Form 4 says nothing on timeliness.', doubtful, onTimeOnForm4),
  specRule('timeliness-late', '4.3.8.3', 'A line of a Form 5 is late or says nothing.', suspended, lateOnForm5),
  specRule('no-lines', '4.3', 'A Form 4 or 5 has a line, or the exit box is ticked.', suspended, noLines),
  specRule(
    'holdings-only',
    '4.3.3, 4.3.4',
    'A Form 4 or 5 has a transaction, or the exit box is ticked.',
    { filing: 'warning', 'as-filed': 'note' },
    holdingsOnly,
  ),
  specRule('footnote-not-referenced', '5', 'Every footnote is marked at least once.', suspended, footnoteNotReferenced),
  specRule('footnote-marked-twice', '4.3.6', 'A box marks a footnote once.', suspended, footnoteMarkedTwice),
  specRule('footnote-too-long', '3.5', 'A footnote has at most 1000 characters.', suspended, footnoteLength),
  specRule('footnote-empty', '5', 'A footnote says something.', doubtful, footnoteEmpty),
  specRule(
    'late-holdings-disagree',
    '4.3',
    'form3HoldingsReported agrees with the holdings of form type 3.',
    recomputed,
    lateHoldingOnForm5,
  ),
  specRule(
    'late-transactions-disagree',
    '4.3',
    'form4TransactionsReported agrees with the transactions of form type 4.',
    recomputed,
    lateTransactionOnForm5,
  ),
  specRule(
    'no-securities-disagrees',
    '4.3',
    'noSecuritiesOwned is true when there are no lines, and only then.',
    recomputed,
    noSecuritiesOnForm3,
  ),
  specRule('10b5-1-on-form-3', '3.5', 'aff10b5One is left out on Form 3.', { filing: 'warning', 'as-filed': 'note' }, tenB5OnForm3),
]
