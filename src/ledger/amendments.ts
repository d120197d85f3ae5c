import { equal, subtract, sum } from '../model/decimal.ts'
import { type IsoDate, isAmendment } from '../model/document.ts'
import { byFiling, type FiledLine, type FiledReport, type LineId, lineInWords, lineKey, linesOf } from './filed-report.ts'
import { lastOfDay } from './last-balance.ts'
import { areOfOneHolding, balanceOf, difference, differingFields, farthest, type LineField } from './line-difference.ts'
import { type FoundOriginals, originalsOf } from './original.ts'
import { withdrawals } from './withdrawal.ts'

/** What an amendment did to one line. */
export interface AmendedLine {
  readonly state: 'unchanged' | 'corrected' | 'added' | 'withdrawn' | 'not-restated'
  /** The line as it stood before this amendment: of the original or of an earlier amendment. */
  readonly original: LineId | null
  readonly amended: LineId | null
  /** The changed fields of a corrected line. */
  readonly what: readonly LineField[]
  readonly why: string | null
}

/** One amendment and its effect, line by line. */
export interface Amendment extends FoundOriginals {
  readonly accession: string
  readonly lines: readonly AmendedLine[]
}

/** Whether a line still says what was so, and what stands against it. */
export interface LineStanding {
  readonly counted: boolean
  readonly why: string | null
  /** The filing day since which it stands so. */
  readonly since: IsoDate
}

/** Every amendment among the reports of one issuer, and what stands of every line. Nothing is deleted. */
export interface AmendedReports {
  readonly amendments: readonly Amendment[]
  /** By `lineKey`. A line that is missing counts. */
  readonly standings: ReadonlyMap<string, LineStanding>
  /** The first version of each corrected line, by `lineKey`: where it stands among the balances. */
  readonly firstVersions: ReadonlyMap<string, FiledLine>
}

const idOf = ({ accession, table, row }: FiledLine): LineId => ({ accession, table, row })

/** The balance before a line: what its own figures imply. */
function impliedOpening({ source }: FiledLine): string | null {
  const [amount, balance] = [source.shares?.value ?? source.totalValue?.value, balanceOf(source)]
  if (!amount || !balance || !source.acquiredDisposed?.value) return null
  return subtract(balance, source.acquiredDisposed.value === 'A' ? amount : subtract('0', amount))
}

/**
 * How far an amended line is from a line before it. Running balances tell a corrected line, which starts from the same balance, from an added
 * one, which starts where another ends.
 */
function distanceOf(
  before: FiledLine,
  after: FiledLine,
  ends: readonly string[],
): { readonly distance: number; readonly fields: LineField[] } {
  const apart = { distance: Number.POSITIVE_INFINITY, fields: [] }
  if (before.table !== after.table || before.source.kind !== after.source.kind) return apart
  const { fields, distance } = difference(before, after)
  if (before.source.kind === 'holding')
    // A holding of another class or holder with another balance is another holding.
    return fields.includes('reported') && !areOfOneHolding(before, after) ? apart : { fields, distance }
  if (!fields.includes('shares') || !fields.includes('reported')) return { fields, distance }
  const [was, is] = [impliedOpening(before), impliedOpening(after)]
  if (was !== null && is !== null && equal(was, is)) return { fields, distance: distance - 1.5 }
  if (is !== null && ends.some((end) => equal(end, is))) return { fields, distance: distance + 2 }
  return { fields, distance }
}

interface Match {
  readonly before: FiledLine
  readonly after: FiledLine
  readonly fields: LineField[]
  readonly distance: number
}

/** Nearest lines first; among equals, those that stand alike in their tables. Each line is used once. */
function matches(before: readonly FiledLine[], after: readonly FiledLine[]): Match[] {
  const ends = before.flatMap(({ source }) => balanceOf(source) ?? [])
  const pairs = before
    .flatMap((one) => after.map((other) => ({ before: one, after: other, ...distanceOf(one, other, ends) })))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance || Math.abs(a.before.row - a.after.row) - Math.abs(b.before.row - b.after.row))
  const used = new Set<FiledLine>()
  return pairs.filter(({ before, after }) => {
    if (used.has(before) || used.has(after)) return false
    used.add(before).add(after)
    return true
  })
}

/** Whether two lines are trades of one class and holder, on one day, of one code and direction. */
const differAtMostInAmounts = (a: FiledLine, b: FiledLine): boolean =>
  a.table === b.table &&
  a.source.kind === 'transaction' &&
  b.source.kind === 'transaction' &&
  difference(a, b).fields.every((field) => mayMerge.includes(field))

const mayMerge: readonly LineField[] = ['shares', 'pricePerShare', 'reported', 'footnotes', 'underlying']

const sharesOf = ({ source }: FiledLine): string | null => source.shares?.value ?? null

/**
 * The lines that an amended one states together with the line that it restates: as many shares as all of them, to the balance of the last. A filer who
 * reported lot by lot states the whole at its average price.
 */
function mergedInto({ before, after }: Match, left: readonly FiledLine[]): FiledLine[] {
  const alike = left.filter((line) => differAtMostInAmounts(line, after))
  const all = [before, ...alike]
  const [amounts, whole] = [all.flatMap((line) => sharesOf(line) ?? []), sharesOf(after)]
  const isWhole = alike.length > 0 && amounts.length === all.length && whole !== null && equal(sum(amounts), whole)
  const end = lastOfDay(all, (line) => ({ start: impliedOpening(line), end: balanceOf(line.source) }))
  const [was, is] = [end && balanceOf(end.source), balanceOf(after.source)]
  return isWhole && differAtMostInAmounts(before, after) && was !== null && was !== undefined && is !== null && equal(was, is) ? alike : []
}

function applied(amendment: FiledReport, found: FoundOriginals, standing: readonly FiledLine[]): AmendedLine[] {
  const after = linesOf(amendment)
  const matched = matches(standing, after)
  const beforeOf = new Map(matched.map((match) => [match.after, match]))
  const unmatched = standing.filter((line) => !matched.some(({ before }) => before === line))
  const merged = matched.flatMap((match) => mergedInto(match, unmatched).map((line) => ({ ...match, before: line })))
  const left = unmatched.filter((line) => !merged.some(({ before }) => before === line))
  const withdrawn = withdrawals(amendment, left, after.length)
  const changed = after.map((line): AmendedLine => {
    const match = beforeOf.get(line)
    if (!match) {
      const why = [found.how === 'found' ? 'the original has no such line' : null, found.why].filter((one) => one !== null).join('; ')
      return { state: 'added', original: null, amended: idOf(line), what: [], why }
    }
    const state = match.fields.length === 0 ? 'unchanged' : 'corrected'
    return { state, original: idOf(match.before), amended: idOf(line), what: match.fields, why: null }
  })
  const rest = left.map((line): AmendedLine => {
    const why = withdrawn.get(line)
    return why === undefined
      ? { state: 'not-restated', original: idOf(line), amended: null, what: [], why: null }
      : { state: 'withdrawn', original: idOf(line), amended: null, what: [], why }
  })
  const together = merged.map(
    ({ before, after }): AmendedLine => ({
      state: 'corrected',
      original: idOf(before),
      amended: idOf(after),
      what: differingFields(before, after),
      why: 'stated together with others as one line',
    }),
  )
  return [...changed, ...together, ...rest]
}

/**
 * Reads the amendments of one issuer's reports in the order of filing. An amendment meets what its original and that one's earlier amendments
 * left standing, so chains work. Instruction 9 to Form 4 forbids repeating unchanged lines and practice repeats them: a line
 * that an amendment does not restate still counts.
 */
export function amendmentsOf(reports: readonly FiledReport[]): AmendedReports {
  const ordered = [...reports].sort(byFiling)
  const byAccession = new Map(ordered.map((report) => [report.accession, report]))
  /** The first report of each chain of amendments. */
  const roots = new Map<string, readonly string[]>()
  const standingLines = new Map<string, FiledLine[]>()
  const standings = new Map<string, LineStanding>()
  const firstVersions = new Map<string, FiledLine>()
  const amendments: Amendment[] = []
  const rootsOf = (accession: string): readonly string[] => roots.get(accession) ?? [accession]
  const standingOf = (root: string): FiledLine[] => {
    const known = standingLines.get(root)
    if (known) return known
    const report = byAccession.get(root)
    const lines = report ? linesOf(report) : []
    standingLines.set(root, lines)
    return lines
  }
  for (const report of ordered) {
    if (!isAmendment(report.document.documentType)) continue
    const since = report.filed
    const found = originalsOf(report, ordered)
    const family = found.how === 'found' ? [...new Set(found.originals.flatMap(rootsOf))] : []
    roots.set(report.accession, family.length > 0 ? family : [report.accession])
    const lines = applied(report, found, family.flatMap(standingOf))
    amendments.push({ accession: report.accession, ...found, lines })
    const own = new Map(linesOf(report).map((line) => [lineKey(line), line]))
    for (const { state, original, amended, why } of lines) {
      const line = amended && own.get(lineKey(amended))
      if (state === 'unchanged' && amended) {
        standings.set(lineKey(amended), { counted: false, why: `repeats ${lineInWords(original!)} unchanged`, since })
      } else if (state === 'corrected' && original && amended && line) {
        standings.set(lineKey(original), { counted: false, why: `corrected by ${lineInWords(amended)}`, since })
        for (const root of family) {
          const standing = standingOf(root)
          const at = standing.findIndex((one) => lineKey(one) === lineKey(original))
          if (at < 0) continue
          // Lines that are stated together leave one line, in the place of the first.
          if (standing.includes(line)) {
            standing.splice(at, 1)
            continue
          }
          firstVersions.set(lineKey(line), firstVersions.get(lineKey(original)) ?? standing[at]!)
          standing[at] = line
        }
      } else if (state === 'added' && line && family.length > 0) {
        standingOf(family[0]!).push(line)
      } else if (state === 'withdrawn' && original) {
        standings.set(lineKey(original), { counted: false, why: `withdrawn by ${report.accession}: ${why}`, since })
        for (const root of family) {
          standingLines.set(
            root,
            standingOf(root).filter((one) => lineKey(one) !== lineKey(original)),
          )
        }
      }
    }
  }
  return { amendments, standings, firstVersions }
}

/** The amendments that touch a report: of an original all that amend it, of an amendment itself and those of its chain. */
export function amendmentsTouching(accession: string, reports: readonly FiledReport[]): Amendment[] {
  const { amendments } = amendmentsOf(reports)
  const chain = new Set([accession])
  for (let grown = -1; grown !== chain.size; ) {
    grown = chain.size
    for (const one of amendments) {
      if (one.how !== 'found' || ![one.accession, ...one.originals].some((number) => chain.has(number))) continue
      for (const number of [one.accession, ...one.originals]) chain.add(number)
    }
  }
  const own = amendments.filter((one) => one.accession === accession)
  return amendments.filter((one) => chain.has(one.accession) && (own.length === 0 || own.includes(one) || one.how === 'found'))
}
