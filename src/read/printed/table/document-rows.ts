import { type Coding, emptyBox, emptyRow, type Noted, type Row } from '../../../model/document.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import { textOf, type Word } from '../pages/page.ts'
import { believable, rowShare } from '../recognised/trust.ts'
import type { Record } from '../record.ts'
import { ways } from '../trust.ts'
import type { Box, PrintedRow } from './rows.ts'
import { runsTogether } from './run-together.ts'
import { amountOf, codeOf, dateOf, directionOfCode, isTwoAmounts, type Mark, markOf, part } from './values.ts'

/** Lines of Table I and II as printed → rows of the document: values, notes, direction, and what could not be read. */

/** The notes of the form and which of them are marked beyond doubt: what a doubtful mark is judged by. */
export interface Notes {
  readonly ids: ReadonlySet<number>
  readonly marked: ReadonlySet<number>
  /** Whether the list of notes is there to its end; otherwise a mark may name one that is lost. */
  readonly whole: boolean
}

/** Notes that some row marks in clear digits. */
export function markedNotes(rows: readonly PrintedRow[]): Set<number> {
  const marked = new Set<number>()
  for (const row of rows)
    for (const { column, words } of row.boxes)
      for (const mark of part(words, column.kind !== 'text').marks) if (mark.sure) marked.add(mark.note)
  return marked
}

/** What is said of a row of which recognition left little or nothing. */
const lost: { readonly [what in NonNullable<PrintedRow['lost']>]: string } = {
  all: 'the balances before and after prove a line that cannot be read; only what they tell of it is given',
  transaction: 'a Form 4 reports a transaction, and none can be read; only what the rest of the form tells of it is given',
  'other side': 'Table I tells of an exercise or a conversion whose line here cannot be read; only what it tells of it is given',
  traces: 'of a line only its ruled lines can be made out; only what the lines around it tell of it is given',
  figures: 'of a line only the title can be read for certain',
}

/** One printed row as the document has it. `path` is `nonDerivative[0]`. */
export function documentRow(
  printed: PrintedRow,
  form: '3' | '4' | '5',
  table: 'I' | 'II',
  path: string,
  notes: Notes,
  record: Record,
): Row {
  const reader = new RowReader(printed, path, notes, record)
  if (printed.lost) record.issue('row-not-read', 'error', path, lost[printed.lost])
  const words = (field: ColumnField) => reader.words(field)
  // Known by order alone, a first date of Table II without a code or a number may as well be that of exercise.
  const dateAlone =
    printed.ordered === true &&
    table === 'II' &&
    (['transactionCode', 'amount', 'acquired', 'disposed', 'acquiredDisposed'] as const).every((field) => words(field).length === 0)
  const isTransaction =
    form !== '3' &&
    (printed.transaction === true ||
      (!dateAlone &&
        (['transactionDate', 'amount', 'acquired', 'disposed', 'acquiredDisposed'] as const).some((field) => words(field).length > 0)))
  const securityTitle = reader.text('securityTitle', 'securityTitle') ?? emptyBox
  const ownership = reader.letter('directOrIndirect', 'directOrIndirect', ['D', 'I']) ?? emptyBox
  const nature = reader.nature(ownership.value)
  const following = reader.amount('ownedFollowing', 'sharesOwnedFollowing', 'valueOwnedFollowing')
  if (dateAlone && form !== '3' && words('transactionDate').length > 0)
    reader.complain('date-not-clear', 'exerciseDate', 'the print does not show the column of a date', words('transactionDate'))
  if (!isTransaction && words('pricePerShare').length > 0)
    reader.complain(
      'price-of-holding',
      'pricePerShare',
      `a price "${textOf(words('pricePerShare'))}" stands beside a holding`,
      words('pricePerShare'),
    )
  const isDerivative = table === 'II'
  const conversionOrExercisePrice = isDerivative
    ? (reader.amount('conversionOrExercisePrice', 'conversionOrExercisePrice', 'conversionOrExercisePrice')?.box ?? null)
    : null
  const exerciseDate = isDerivative ? reader.date('exerciseDate') : null
  const expirationDate = isDerivative ? reader.date('expirationDate') : null
  const underlying = isDerivative ? reader.underlying() : null
  const transactionDate = isTransaction ? reader.date('transactionDate') : null
  const deemedExecutionDate = isTransaction ? reader.date('deemedExecutionDate') : null
  const coding = isTransaction || form === '5' ? reader.coding(form, isTransaction) : null
  const timeliness = isTransaction ? reader.timeliness() : null
  const pricePerShare = isTransaction ? (reader.amount('pricePerShare', 'pricePerShare', 'pricePerShare')?.box ?? null) : null
  const { shares, totalValue, acquiredDisposed } = !isTransaction ? emptyRow : isDerivative ? reader.derivativeChange() : reader.change()
  if (ownership.value === 'D' && nature?.value)
    reader.complain('nature-with-direct', 'natureOfOwnership', `direct ownership has a nature "${nature.value}"`)
  if (ownership.value === 'I' && !nature?.value)
    reader.complain('nature-missing', 'natureOfOwnership', 'indirect ownership without its nature')
  if (ownership.value === null) reader.complain('ownership-not-found', 'directOrIndirect', 'the print does not show D or I')
  return {
    kind: isTransaction ? 'transaction' : 'holding',
    securityTitle,
    conversionOrExercisePrice,
    transactionDate,
    deemedExecutionDate,
    coding,
    timeliness,
    shares,
    totalValue,
    pricePerShare,
    acquiredDisposed,
    exerciseDate,
    expirationDate,
    underlying,
    sharesOwnedFollowing: following && !following.dollars ? following.box : null,
    valueOwnedFollowing: following?.dollars ? following.box : null,
    directOrIndirect: ownership,
    natureOfOwnership: nature,
  }
}

/** How sure the form that a transaction belongs on is where neither its code nor a V beside it was read. */
const withoutCode = 0.85

/** How much of a row's damage counts against what is told by other lines. */
const toldMisfit = 3

class RowReader {
  private readonly rowSureness: number
  private readonly boxes: readonly Box[]

  constructor(
    private readonly printed: PrintedRow,
    private readonly path: string,
    private readonly notes: Notes,
    private readonly record: Record,
  ) {
    this.boxes = printed.boxes
    this.rowSureness = (printed.aligned ? 1 : ways.matched) * (1 / (1 + 0.05 * printed.misfit))
  }

  /** How sure the row lets a field be: of what other lines tell, the damage of its own says little. */
  private sureness(field: string, words: readonly Word[] = []): number {
    if (!this.printed.recognised) return this.rowSureness
    const isRepeated = field === 'natureOfOwnership' && this.printed.repeatedNature === true
    const isTold = isRepeated || (words.length > 0 && words.every((word) => word.inferred))
    return rowShare(field, isTold ? Math.min(toldMisfit, this.printed.misfit) : this.printed.misfit)
  }

  private box(field: ColumnField): Box | undefined {
    for (const box of this.boxes) if (box.column.field === field) return box
    return undefined
  }

  words(field: ColumnField): readonly Word[] {
    return this.box(field)?.words ?? []
  }

  complain(code: string, field: string, message: string, words: readonly Word[] = []): void {
    this.record.issue(code, 'warning', `${this.path}.${field}`, message, words)
  }

  private found(field: string, words: readonly Word[], corrected: boolean, sureness = 1): void {
    const marks = this.printed.recognised ? words.filter((word) => markOf(word) !== null) : []
    if (marks.length > 0)
      this.record.field(`${this.path}.${field.replace(/\.code$/, '')}.footnotes`, marks, 'corrected', this.sureness('footnotes'))
    const own = marks.length > 0 && marks.length < words.length ? words.filter((word) => !marks.includes(word)) : words
    this.record.field(
      `${this.path}.${field}`,
      own,
      corrected ? 'corrected' : 'stated',
      this.sureness(field, own) * sureness * (corrected ? ways.corrected : 1),
    )
  }

  /** Whether recognised words can be believed at all; of others nothing is known by numbers. */
  private believes(field: string, words: readonly Word[]): boolean {
    return (
      !this.printed.recognised || this.record.confidence(`${this.path}.${field}`, words, this.sureness(field, words)) >= believable(field)
    )
  }

  /** The value words of a column and the notes it marks; a doubtful mark counts when its note is defined and marked nowhere else. */
  private parted(
    field: ColumnField,
    name: string,
  ): { value: readonly Word[]; footnotes: string[]; corrected: boolean; words: readonly Word[] } {
    const box = this.box(field)
    if (!box || box.words.length === 0) return { value: [], footnotes: [], corrected: false, words: [] }
    const { value, marks } = part(box.words, box.column.kind !== 'text')
    const kept: Mark[] = []
    const back: Word[] = []
    let corrected = false
    for (const mark of marks) {
      if (!this.believes(`${name}.footnotes`, [mark.word])) {
        this.complain('mark-not-read', name, `which note "${mark.word.text}" marks cannot be told`, [mark.word])
        continue
      }
      const defined = this.notes.ids.has(mark.note)
      if (mark.sure && (defined || !this.notes.whole || mark.word.raised || box.column.kind !== 'text')) {
        kept.push(mark)
        if (!defined) this.complain('footnote-not-defined', name, `marks note ${mark.note}, which the form does not define`, [mark.word])
      } else if (!mark.sure && defined && !this.notes.marked.has(mark.note)) {
        kept.push(mark)
        corrected = true
        this.record.issue(
          'mark-corrected',
          'note',
          `${this.path}.${name}`,
          `"${mark.word.text}" read as "(${mark.note})": note ${mark.note} is defined and marked nowhere else`,
          [mark.word],
        )
      } else if (box.column.kind === 'text' && (this.notes.whole || mark.sure)) back.push(mark.word)
      else this.complain('mark-not-read', name, `"${mark.word.text}" is no note of the form`, [mark.word])
    }
    const footnotes = kept.length === 0 ? [] : [...new Set(kept.map((mark) => `F${mark.note}`))]
    for (const id of footnotes) this.record.marked.add(id)
    return {
      value: back.length > 0 ? [...value, ...back] : value,
      footnotes,
      corrected,
      words: box.words,
    }
  }

  private noted<T>(
    field: ColumnField,
    name: string,
    read: (words: readonly Word[]) => { value: T; corrected: boolean } | null,
    what: string,
  ): Noted<T> | null {
    const { value, footnotes, corrected, words } = this.parted(field, name)
    if (value.length === 0) {
      if (footnotes.length === 0) return null
      this.found(name, words, corrected)
      return { value: null, footnotes }
    }
    const read_ = read(value)
    if (!read_) {
      this.complain('value-not-read', name, `"${textOf(value)}" is no ${what}`, value)
      if (footnotes.length === 0) return null
      this.found(name, words, corrected, 0.9)
      return { value: null, footnotes }
    }
    if (!this.believes(name, value)) {
      this.complain('value-not-read', name, `"${textOf(value)}" stands in a line too damaged to be believed`, value)
      if (footnotes.length === 0) return null
      this.found(name, words, corrected, 0.9)
      return { value: null, footnotes }
    }
    if (read_.corrected)
      this.record.issue('value-corrected', 'note', `${this.path}.${name}`, `"${textOf(value)}" read as "${String(read_.value)}"`, value)
    this.found(name, words, corrected || read_.corrected)
    return { value: read_.value, footnotes }
  }

  text(field: ColumnField, name: string): Noted<string> | null {
    return this.noted(
      field,
      name,
      (words) => (runsTogether(words) ? null : { value: textOf(words), corrected: false }),
      'text of one column',
    )
  }

  /** Direct ownership has no nature: where only places tell columns and rows apart, its words belong to another row. */
  nature(ownership: 'D' | 'I' | null): Noted<string> | null {
    const words = this.words('natureOfOwnership')
    if (ownership !== 'D' || words[0]?.x === undefined || part(words, false).value.length === 0)
      return this.text('natureOfOwnership', 'natureOfOwnership')
    this.complain('nature-with-direct', 'natureOfOwnership', `direct ownership has no nature such as "${textOf(words)}"`, words)
    return null
  }

  date(field: ColumnField): Noted<string> | null {
    return this.noted(field, field, dateOf, 'date')
  }

  letter<T extends string>(field: ColumnField, name: string, letters: readonly T[]): Noted<T> | null {
    return this.noted(
      field,
      name,
      (words) => {
        const text = textOf(words).replace(/[()]/g, '')
        const exact = letters.find((one) => one === text)
        return exact === undefined ? null : { value: exact, corrected: false }
      },
      letters.join(' or '),
    )
  }

  amount(field: ColumnField, name: string, dollarsName: string): { box: Noted<string>; dollars: boolean } | null {
    const { value } = part(this.words(field), true)
    const dollars = value[0]?.text[0] === '$' && amountOf(value) !== null
    const box = this.noted(field, dollars ? dollarsName : name, (words) => (isTwoAmounts(words) ? null : amountOf(words)), 'single amount')
    return box && { box, dollars }
  }

  change(): Pick<Row, 'shares' | 'totalValue' | 'acquiredDisposed'> {
    const amount = this.amount('amount', 'shares', 'totalValue')
    return {
      shares: amount && !amount.dollars ? amount.box : null,
      totalValue: amount?.dollars ? amount.box : null,
      acquiredDisposed: this.letter('acquiredDisposed', 'acquiredDisposed', ['A', 'D']),
    }
  }

  /** Table II says acquired or disposed by the column that the number stands in. */
  derivativeChange(): Pick<Row, 'shares' | 'totalValue' | 'acquiredDisposed'> {
    const acquired = this.words('acquired').length > 0
    const disposed = this.words('disposed').length > 0
    if (this.printed.undirected && (acquired || disposed || this.printed.direction))
      return this.changeAsTold(acquired ? 'acquired' : 'disposed')
    if (acquired === disposed) {
      if (acquired)
        this.complain('direction-not-clear', 'acquiredDisposed', 'numbers stand in both columns (A) and (D)', this.words('acquired'))
      else return { shares: null, totalValue: null, acquiredDisposed: null }
    }
    const field = acquired ? 'acquired' : 'disposed'
    const amount = this.amount(field, 'shares', 'totalValue')
    const letter = acquired ? 'A' : 'D'
    if (acquired !== disposed) this.found('acquiredDisposed', this.words(field), false, this.sidedness(letter, this.words(field)))
    return {
      shares: amount && !amount.dollars ? amount.box : null,
      totalValue: amount?.dollars ? amount.box : null,
      acquiredDisposed: acquired === disposed ? null : { value: letter, footnotes: [] },
    }
  }

  /** How far the side that a number stands on is believed: one of two columns alike, and against the code only where its cell is its own. */
  private sidedness(letter: 'A' | 'D', words: readonly Word[]): number {
    const told = this.printed.aligned ? null : directionOfCode(codeOf(part(this.words('transactionCode'), true).value)?.code ?? null)
    return (words[0]?.x ? ways.besideItsLike : 1) * (told === null || told === letter ? 1 : ways.againstCode)
  }

  /** Where columns (A) and (D) run together, the rest of the form tells most directions. */
  private changeAsTold(field: 'acquired' | 'disposed'): Pick<Row, 'shares' | 'totalValue' | 'acquiredDisposed'> {
    const amount = this.amount(field, 'shares', 'totalValue')
    const told = this.printed.direction
    if (told) this.record.field(`${this.path}.acquiredDisposed`, told.by, 'inferred', this.sureness('acquiredDisposed') * told.certainty)
    else this.complain('direction-not-clear', 'acquiredDisposed', 'the print does not keep columns (A) and (D) apart', this.words(field))
    return {
      shares: amount && !amount.dollars ? amount.box : null,
      totalValue: amount?.dollars ? amount.box : null,
      acquiredDisposed: told ? { value: told.letter, footnotes: [] } : null,
    }
  }

  underlying(): Row['underlying'] {
    const title = this.text('underlyingTitle', 'underlying.title')
    const amount = this.amount('underlyingAmount', 'underlying.shares', 'underlying.value')
    if (!title && !amount) return null
    return { title: title ?? emptyBox, shares: amount && !amount.dollars ? amount.box : null, value: amount?.dollars ? amount.box : null }
  }

  coding(form: '3' | '4' | '5', transaction: boolean): Coding | null {
    const { value, footnotes, corrected, words } = this.parted('transactionCode', 'coding')
    const early = this.words('voluntary')
    const isEarly = /^V/.test(textOf(early))
    if (words.length === 0 && !transaction) return null
    const code = codeOf(value)
    if (value.length > 0 && !code) this.complain('value-not-read', 'coding.code', `"${textOf(value)}" is no transaction code`, value)
    if (value.length === 0 && transaction) this.complain('code-not-found', 'coding.code', 'the print does not show the transaction code')
    if (!code && this.printed.recognised && transaction && form !== '3') {
      // Every transaction of a Form 4 without V belongs on that form, and nearly all of a Form 5.
      const type = isEarly || form === '5' ? '5' : '4'
      const sureness = words.length > 0 ? 1 : withoutCode
      this.record.field(`${this.path}.coding.formType`, words, 'inferred', this.sureness('coding.formType') * sureness)
      return { formType: type, code: null, equitySwapInvolved: null, footnotes }
    }
    if (!code) return footnotes.length === 0 ? null : { formType: null, code: null, equitySwapInvolved: null, footnotes }
    this.found('coding.code', words, corrected)
    const formType = form === '5' ? (code.digit === '4' || code.digit === '3' ? code.digit : transaction ? '5' : null) : isEarly ? '5' : '4'
    if (formType !== null)
      this.record.field(`${this.path}.coding.formType`, isEarly ? early : words, 'inferred', this.sureness('coding.formType'))
    if (!transaction) return { formType, code: null, equitySwapInvolved: null, footnotes }
    this.record.field(
      `${this.path}.coding.equitySwapInvolved`,
      words,
      code.swap ? 'stated' : 'inferred',
      this.sureness('coding.equitySwapInvolved'),
    )
    this.late = form === '5' && code.digit === '5' ? words : null
    return { formType, code: code.code, equitySwapInvolved: code.swap, footnotes }
  }

  private late: readonly Word[] | null = null

  /** Late on a Form 5 prints as a 5 after the code; the V cell of a Form 4 holds only marks of it. */
  timeliness(): Noted<'E' | 'L'> | null {
    if (this.late) {
      this.found('timeliness', this.late, false)
      return { value: 'L', footnotes: [] }
    }
    const { footnotes, words } = this.parted('voluntary', 'timeliness')
    if (footnotes.length === 0) return null
    this.found('timeliness', words, false)
    return { value: null, footnotes }
  }
}
