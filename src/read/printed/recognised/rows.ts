import { type Line, letters, lettersOf, textOf, type Word, wordsOf } from '../pages/page.ts'
import { isConstant } from '../sections.ts'
import { type Column, columnsOf } from '../table/columns.ts'
import { isHeadingLine, type PrintedRow } from '../table/rows.ts'
import { joined, noPart, placed, wordsIn } from './around.ts'
import { withCellsBeside } from './cells.ts'
import { emptyRow, isTrace } from './lost-rows.ts'
import type { Phrases } from './phrases.ts'
import { displaced, isOfText, isScrap, type Part, type Places, shareOut, textPart, valuePart } from './share.ts'
import { ofTransactions, spoiltRow, titleAlone, wholeTitle, withTransactions } from './spoilt.ts'
import { tidied } from './tidied.ts'
import { beginsRow, isSpoiltRow, repeatedTitles, rowsWithoutFigures, titleStarts } from './title-lines.ts'
import { isDatum, isMarkLike } from './values.ts'
import { tableWords } from './words.ts'

/**
 * Rows of a table whose ruled lines and columns recognition has lost. A row is known by its line of figures, whose words are shared out to
 * the columns by what each takes; the lines around it hold the rest of its titles, its nature of ownership and its marks.
 */

interface TableLine {
  readonly words: readonly Word[]
  readonly data: number
  /** Begins much as the rows of its table do, and has no figures that can be read. */
  readonly spoilt: boolean
  /** What recognition left of a row whose ruled lines it read. */
  readonly trace: boolean
}

/** A line of figures with what its words are, and the lines around it. */
interface Core {
  readonly at: number
  row: PrintedRow
  readonly above: (readonly Word[])[]
  readonly below: (readonly Word[])[]
}

/** What it costs to find nothing for a column. */
const absence = (column: Column): number => {
  switch (column.field) {
    case 'securityTitle':
      return 4
    case 'transactionDate':
      return 2.5
    case 'transactionCode':
    case 'ownedFollowing':
      return 0.9
    case 'underlyingAmount':
      return 1
    case 'amount':
      return 1.2
    case 'underlyingTitle':
      return 0.8
    case 'acquiredDisposed':
    case 'directOrIndirect':
      return 0.5
    case 'acquired':
    case 'disposed':
      return 0.45
    case 'expirationDate':
      return 0.5
    case 'voluntary':
    case 'deemedExecutionDate':
      return 0.02
    case 'natureOfOwnership':
      return 0.1
    default:
      return 0.35
  }
}

function textCost(column: Column, words: readonly Word[], phrases: Phrases): Part {
  const part = textPart(words, phrases)
  const first = words.find((word) => !isMarkLike(word.text))?.text ?? ''
  const begins = first === '' ? 0 : column.field === 'natureOfOwnership' ? phrases.beginsNature(first) : phrases.beginsTitle(first)
  return { ...part, cost: part.cost + begins * 0.8 }
}

/** One line of figures as a row: a transaction, or a holding without the columns of transactions. */
function coreOf(
  words: readonly Word[],
  columns: readonly Column[],
  form: '3' | '4' | '5',
  phrases: Phrases,
  places: Places | null,
): PrintedRow | null {
  const shared = (some: readonly Column[]): PrintedRow | null => {
    const found = shareOut(
      words,
      some.length,
      {
        cost(at, part) {
          const column = some[at]!
          const read = column.kind === 'text' ? textCost(column, part, phrases) : valuePart(column, part)
          return read && { ...read, cost: read.cost + displaced(column, part, places) }
        },
        absent: (at) => absence(some[at]!),
      },
      (at) => some[at]!.kind === 'text',
    )
    if (!found) return null
    const byField = new Map(some.map((column, at) => [column.field, found.parts[at]!]))
    const boxes = columns.map((column) => ({ column, words: byField.get(column.field) ?? [] }))
    return { boxes, misfit: found.cost + contradictions(byField), aligned: false, ordered: true, undirected: true, recognised: true }
  }
  // Which of the two columns of a change a number stood in is lost: the code tells it.
  const whole = shared(columns.filter((column) => column.field !== 'disposed'))
  if (form === '3') return whole
  const held = shared(columns.filter((column) => !ofTransactions.has(column.field)))
  return !held || (whole && whole.misfit <= held.misfit) ? whole : held
}

/** What a row cannot say at once: direct ownership with a nature. */
function contradictions(parts: ReadonlyMap<Column['field'], readonly Word[]>): number {
  const says = (field: Column['field']) => parts.get(field)?.some((word) => !isMarkLike(word.text)) ?? false
  const direct = parts.get('directOrIndirect')?.[0]?.text === 'D' && says('natureOfOwnership')
  return direct ? 1 : 0
}

/** What stands in the boxes and sentences around the tables. */
const around =
  /lastfirst|firstmiddle|^street|^(?:city)?statezip|relationshipofrep|checkallapp|formfiledby|individualor|sec1[45]7[34]|sec2270|requiredtorespond|currentlyvalid|reportingpersons?$|namead+ress/

const isHeading = (line: Line): boolean => {
  const words = wordsOf(line)
  const text = lettersOf(words)
  return (
    around.test(text) ||
    isConstant(text) ||
    words.some((word) => /^(?:Dat?e|Expirati?on|Exercisable|Amount|Title|Number|Following|Reported|Beneficially|Month)$/.test(word.text)) ||
    (!words.some((word) => isDatum(word) && !/^\d{1,2}[.,]/.test(word.text)) &&
      (isHeadingLine(line) ||
        words.some((word) => /^(?:Amount|Code|Price|\(?[Ii]nstr|Exercisable|Transaction\(s\)|\(Month\/Day\/Year\))\W?/.test(word.text))))
  )
}

/** A line in which hardly a word can be made out. The sign of a price whose figure stands below it is as much a row's as its mark is. */
function isNoise(words: readonly Word[]): boolean {
  if (words.length === 1 && words[0]!.text === '$') return false
  if (words.every((word) => isMarkLike(word.text))) return words.length > 6
  const said = words.filter((word) => !isMarkLike(word.text) && !isScrap(word.text))
  const sound = said.filter((word) => letters(word.text).length >= 3 || /^(?:By:?|Jr\.?|II|LP|to|of|in|by|for)$/.test(word.text)).length
  return sound === 0 || words.length - said.length > 4 || sound * 2 < said.length
}

/** How many columns of figures a row fills. */
const filled = (row: PrintedRow): number =>
  row.boxes.filter(({ column, words }) => column.kind !== 'text' && words.some((word) => !isMarkLike(word.text))).length

const most = { lines: 600, words: 60, displaced: 3, misfit: 4 } as const

/** The rows of a table: each line of figures is one, with the lines around it that hold the rest of its cells. */
export function recognisedRows(lines: readonly Line[], form: '3' | '4' | '5', table: 'I' | 'II', phrases: Phrases): PrintedRow[] {
  const columns = columnsOf(form, table)
  const kept = linesOfData(lines, table, phrases)
  if (!kept.some((line) => line.data >= 1))
    return kept.flatMap(({ words, trace }) =>
      trace ? emptyRow(columns, words[0]!, form !== '3', 'traces') : (spoiltRow(words, columns, form, phrases) ?? []),
    )
  const first = coresOf(kept, columns, form, phrases, null)
  const places = first.length > 0 && keepsGaps(lines) ? placesOf(first) : null
  const cores = places ? coresOf(kept, columns, form, phrases, places) : first
  giveLines(kept, cores, phrases, places)
  const rows = cores.map((core) => {
    let row = core.row
    for (const words of core.above.toReversed()) row = joined(row, words, true, phrases, places)
    for (const words of core.below) row = joined(row, words, false, phrases, places)
    return tidied(row)
  })
  return form === '3'
    ? rows
    : withTransactions(
        rows,
        cores.map((core) => kept[core.at]!.words),
      )
}

/** How much of a row the figures and letters of a line make: one or more is a row's own line. */
function dataIn(words: readonly Word[]): number {
  let sum = 0
  words.forEach((word, at) => {
    // After a whole title, the letter of ownership makes a row though its number is lost.
    if (/^[DI]\W{0,3}$/.test(word.text))
      sum += words.slice(0, at).some((one) => /^(?:Stock|Shares|Units)$/i.test(one.text)) && at > 2 ? 1 : 0.5
    else if (isDatum(word) && !isMarkLike(word.text) && !isOfText(words, at)) sum += /^(?:19|20)\d\d$/.test(word.text) ? 0.5 : 1
  })
  return sum
}

/** A number that ends in the midst of its digits. */
const isCut = (word: Word): boolean => /\d,$/.test(word.text)

/** Whether the numbers of a line are pieces of those of the line above: of a line that is not level recognition makes two. */
function isEcho(words: readonly Word[], above: readonly Word[]): boolean {
  const numbers = words.filter(isDatum)
  return numbers.length > 0 && numbers.every(isCut) && above.filter((word) => isDatum(word) && !isCut(word)).length > 1
}

/** The lines of a table below its headings. */
function linesOfData(lines: readonly Line[], table: 'I' | 'II', phrases: Phrases): TableLine[] {
  const first = lines.findIndex((line) => !isHeading(line) && wordsOf(line).some(isDatum))
  const kept: { readonly words: readonly Word[]; readonly trace: boolean }[] = []
  const headings = lines.slice(0, most.lines).map(isHeading)
  // A letter, a Roman numeral, a word that joins others or a line of small letters is a heading's where one stands above it.
  const isCell = (line: Line, at: number) =>
    at > first &&
    !headings[at - 1] &&
    /^(?:[ADI]|[IVX]{1,4}|(?:and|or|of|for|if any)(?: [A-Z][a-z]+)?|(?!(?:of|or|and|if|to)\b)[a-z]+(?: [a-z]+)+)$/.test(
      textOf(wordsOf(line)),
    )
  const below = lines.slice(0, most.lines).filter((line, at) => (!headings[at] || isCell(line, at)) && at >= first - 4)
  // Headings too have ruled lines between them: theirs stand above others, in the same block.
  const endsBlock = (line: Line) => wordsOf(line).some(isDatum) || /^Table\b/.test(wordsOf(line)[0]?.text ?? '')
  const isAboveHeading = (at: number): boolean => {
    const next = lines.findIndex((line, index) => index > at && (headings[index] || endsBlock(line)))
    return next > 0 && !endsBlock(lines[next]!)
  }
  const traces = new Set(lines.filter((line, at) => !headings[at] && isTrace(line) && !isAboveHeading(at)))
  for (const line of withCellsBeside(below, table, phrases)) {
    const words = tableWords(line)
    if (words.length > 0 && words.length <= most.words && !isEcho(words, kept.at(-1)?.words ?? []))
      kept.push({ words, trace: traces.has(line) })
  }
  const titles = table === 'I' ? repeatedTitles(kept.map(({ words }) => words).filter((words) => dataIn(words) >= 1)) : []
  return kept.flatMap(({ words, trace }): TableLine[] => {
    const data = dataIn(words)
    const spoilt = data < 1 && isSpoiltRow(words, titles)
    const isText = spoilt || !isNoise(words) || wholeTitle(words, phrases) > 0
    return data >= 1 || trace || isText ? [{ words, data, spoilt, trace: trace && !spoilt && data < 1 }] : []
  })
}

/** One number beside a word that is no security: a heading's rest, or a cell of the row beside. */
function saysNothing(row: PrintedRow): boolean {
  const title = wordsIn(row, 'securityTitle').filter((word) => !isMarkLike(word.text))
  // In Table I no other column holds such a word.
  const beside =
    wordsIn(row, 'underlyingTitle').some((word) => !isMarkLike(word.text)) ||
    row.boxes.every(({ column }) => column.field !== 'underlyingTitle')
  return (
    filled(row) <= 1 &&
    title.length <= 1 &&
    !(beside && /^(?:common|preferred|ordinary|class|series)$/i.test(title[0]?.text ?? '')) &&
    !/stock|shares?|units?|notes?|warrants?|options?|rights?/i.test(title[0]?.text ?? '')
  )
}

/** The lines that are rows of their own; a line of one or two figures that another row lacks is part of that row. */
function coresOf(
  lines: readonly TableLine[],
  columns: readonly Column[],
  form: '3' | '4' | '5',
  phrases: Phrases,
  places: Places | null,
): Core[] {
  const rows = lines.map((line) => {
    if (line.data < 1) return null
    const free = coreOf(line.words, columns, form, phrases, null)
    const placed = places && coreOf(line.words, columns, form, phrases, places)
    // Some lines keep the width of their gaps and others lose it.
    return placed && (!free || placed.misfit <= free.misfit + most.displaced) ? placed : free
  })
  /** Whether the title of a row is the end of one that began in the row before. */
  const goesOn = (row: PrintedRow, before: PrintedRow): boolean => {
    const first = wordsIn(row, 'securityTitle')[0]?.text ?? ''
    const last = wordsIn(before, 'securityTitle').slice(-4)
    return (
      first !== '' &&
      (/^[a-z]/.test(first) || phrases.beginsTitle(first) > 0.5) &&
      last.some((word) => phrases.seam(word.text, first) < 0.1 && phrases.endsTitle(word.text) === 0)
    )
  }
  const parts = (field: Column['field']) => rows.flatMap((row) => (row ? [wordsIn(row, field)] : [])).filter((words) => words.length > 0)
  const starts = titleStarts(
    lines.map((line) => line.words),
    parts('securityTitle'),
    parts('underlyingTitle'),
    phrases,
  )
  const begins = lines.map((line) => line.spoilt || (starts.size > 0 && beginsRow(line.words, starts)))
  const alone = rowsWithoutFigures(
    begins,
    rows.map((row, at) => lines[at]!.trace || (row !== null && !saysNothing(row))),
  )
  /** Whether a line of a figure or two is part of a row of more beside it. */
  const isOfBeside = (at: number): boolean => {
    const row = rows[at]!
    if (filled(row) > 2) return false
    for (const step of [-1, 1]) {
      for (let other = at + step; other >= 0 && other < lines.length && Math.abs(other - at) <= 3; other += step) {
        const beside = rows[other]
        if (!beside) continue
        if (filled(beside) <= filled(row) || (begins[at] && begins[other])) break
        const found = placed(lines[at]!.words, beside, step > 0, phrases, places)
        if (found && found.cost < 2 && found.cost < row.misfit) return true
        break
      }
    }
    return false
  }
  const isPiece = (at: number): boolean => {
    const row = rows[at]!
    const before = rows.findLastIndex((one, index) => index < at && index >= at - 2 && one !== null)
    // Of two lines of which each could be part of the other, the one that is whole without the other's figures is the row.
    if (before >= 0 && !saysNothing(rows[before]!) && goesOn(row, rows[before]!) && !isOfBeside(before)) return true
    return isOfBeside(at)
  }
  /** A small balance is no figure by which a line is known; after a title it is one. */
  const ofTitle = (words: readonly Word[]): PrintedRow => {
    const row = coreOf(words, columns, form, phrases, places)
    return row && row.misfit < most.misfit && wordsIn(row, 'securityTitle').length > 0 && filled(row) > 0 ? row : titleAlone(words, columns)
  }
  return rows.flatMap((row, at): Core[] => {
    if (alone[at]) return [{ at, row: ofTitle(lines[at]!.words), above: [], below: [] }]
    if (lines[at]!.trace) return [{ at, row: emptyRow(columns, lines[at]!.words[0]!, false, 'traces'), above: [], below: [] }]
    return row === null || saysNothing(row) || isPiece(at) ? [] : [{ at, row, above: [], below: [] }]
  })
}

/** Whether lines keep the width of their gaps: most page segmentation drops it. */
const keepsGaps = (lines: readonly Line[]): boolean => {
  const wide = lines.filter((line) => {
    const words = wordsOf(line)
    return words.some((word, at) => at > 0 && (word.x?.[0] ?? 0) - (words[at - 1]!.x?.[1] ?? 0) > 3)
  })
  return wide.length * 3 > lines.length
}

/** Where the columns stand: the middle of where their words stand in the rows. */
function placesOf(cores: readonly Core[]): Places | null {
  const places = new Map<Column['field'], readonly [number, number]>()
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!
  for (const { column } of cores[0]!.row.boxes) {
    const words = cores.map(({ row }) => wordsIn(row, column.field)).filter((some) => some[0]?.x !== undefined)
    if (words.length < 2) continue
    places.set(column.field, [middle(words.map((some) => some[0]!.x![0])), middle(words.map((some) => some.at(-1)!.x![1]))])
  }
  return places.size > 0 ? places : null
}

/** Gives the lines between two rows to the one or the other: cells are centred on their row, and a text goes on where its words do. */
function giveLines(lines: readonly TableLine[], cores: readonly Core[], phrases: Phrases, places: Places | null): void {
  const taken = new Set(cores.map((core) => core.at))
  const between = cores.map((core, index) => {
    const until = cores[index + 1]?.at ?? lines.length
    const some: (readonly Word[])[] = []
    for (let at = core.at + 1; at < until; at++) if (!taken.has(at)) some.push(lines[at]!.words)
    return some
  })
  const before = lines.slice(0, cores[0]?.at ?? 0).map((line) => line.words)
  const cost = (words: readonly Word[], core: Core, above: boolean) =>
    Math.min(placed(words, core.row, above, phrases, places)?.cost ?? 6, noPart(words))
  // The least cost for each number of lines above a row.
  let states = new Map<number, number>([[before.length, 0]])
  const came: Map<number, number>[] = []
  cores.forEach((core, index) => {
    const some = between[index]!
    const below = some.map((words) => cost(words, core, false))
    const next = cores[index + 1]
    const above = next ? some.map((words) => cost(words, next, true)) : []
    const after = new Map<number, number>()
    const from = new Map<number, number>()
    for (let count = next ? 0 : some.length; count <= some.length; count++) {
      let own = 0
      some.forEach((_, at) => {
        own += at < count ? below[at]! : above[at]!
      })
      for (const [over, sum] of states) {
        const uneven = over - count
        const total = sum + own + (Math.abs(uneven) <= 1 ? Math.abs(uneven) * 0.1 : Math.abs(uneven) * 0.45 - 0.35)
        if (total >= (after.get(some.length - count) ?? Number.POSITIVE_INFINITY)) continue
        after.set(some.length - count, total)
        from.set(some.length - count, over)
      }
    }
    states = after
    came.push(from)
  })
  let over = 0
  for (let index = cores.length - 1; index >= 0; index--) {
    const some = between[index]!
    const count = some.length - over
    cores[index]!.below.push(...some.slice(0, count))
    cores[index + 1]?.above.push(...some.slice(count))
    over = came[index]!.get(over) ?? 0
  }
  cores[0]?.above.push(...before.slice(-Math.max(over, 0) || before.length))
}
