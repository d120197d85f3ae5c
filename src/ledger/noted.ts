import { absolute, compare, equal, isDecimal, isNegative, multiply, type SignedDecimal, sum } from '../model/decimal.ts'
import { boxesOf } from '../model/document.ts'
import type { NoteFact } from '../notes/fact.ts'
import { mayNameForeignCurrency } from '../notes/lexemes.ts'
import { readNote } from '../notes/read-notes.ts'
import { type FiledLine, type FiledReport, notesOf } from './filed-report.ts'

/** What the ledger takes from the notes marked in a line. Unknown wording yields nothing. */

/** Who holds, where a note names the holder. */
export const holderInNote = (note: string): string | null =>
  factsOf(note).flatMap((fact) => (fact.kind === 'indirect-holder' ? (fact.value.name ?? []) : []))[0] ?? null

/** Facts of notes read before: reports repeat their notes word for word. Bounded, so that a long run does not keep every note. */
const known = new Map<string, readonly NoteFact[]>()

function factsOf(note: string): readonly NoteFact[] {
  const before = known.get(note)
  if (before) return before
  if (known.size >= 5000) known.clear()
  const facts = readNote(note)
  known.set(note, facts)
  return facts
}

/** Whether a note marked in the line says that it was traded under a plan of Rule 10b5-1(c). */
export const tradedUnderPlan = (line: FiledLine): boolean =>
  notesOf(line).some((note) => factsOf(note).some(({ kind }) => kind === 'plan-adoption' || kind === 'trading-plan'))

/** Words that speak of a balance as more, less or other than the trades make it. */
const onBalance =
  /\b(?:includ|reflect|adjust|updat|represents? (?:the )?(?:receipt|shares acquired)|no longer|correct|total|acquired|received|reinvest|increase|decrease|transfer)/i

/** Ways to acquire that no report shows: Rules 16a-9, 16a-11, 16a-13, 16b-3(c) and administrative corrections. */
const unreported: readonly (readonly [RegExp, string])[] = [
  [/\bdividend(?:s|\s+equivalents?)?\b|\breinvest|\bDRI?P\b/i, 'dividend reinvestment'],
  [/\bstock purchase plan\b|\bshare purchase plan\b|\bESPP\b|\bSPP\b/i, 'employee stock purchase plan'],
  [/\b401\s?\(?k\)?|\bretirement\b|\bESOP\b|\bthrift\b|\bsavings plan\b|\bprofit sharing\b|\bsupplemental\b/i, 'retirement plan'],
  [/\b16a-13\b|\bform of (?:beneficial )?ownership\b|\bfrom indirect to direct\b|\btransferred to\b/i, 'change in form of ownership'],
  [/\b16a-9\b|\bpro[\s-]?rata distribution/i, 'pro rata distribution'],
  [/\bnon-?reportable\b|\bexempt from (?:the )?(?:reporting|section 16)/i, 'transaction exempt from reporting'],
  [/\bpreviously (?:reported|granted)\b|\bissued upon (?:the )?vesting\b|\bupon vesting\b/i, 'vesting of an award reported before'],
  [
    /\badministrative error|\binadvertent|\bprior (?:filing|report)s?\b|\bprevious(?:ly)? (?:Form|filed|report)|\bto correct\b/i,
    'correction of an earlier report',
  ],
  [/\bno longer has a reportable\b|\bno longer (?:owns|holds|reports)\b/i, 'no longer reportable'],
  [/\bfractional shares?\b/i, 'accumulated fractional shares'],
  [/\bunits?\b.*\b(?:fund|plan)\b/i, 'units of a plan fund'],
]

/** Words of shares that came, words of shares that went, and words of either. */
const came = /\binclud|\bacqui|\breceiv|\bpurchas|\breinvest|\bissued\b|\bvest|\bcredited\b|\bincreas|\baccru/i
const went =
  /\b(?:no longer|decreas|reduc|sold\b|sales? of\b|disposed|disposition|forfeit|cancel|surrender|withheld|gift|donat|distribut|exclu|less\b|not includ)/i
const eitherWay =
  /\btransfer|\bcorrect|\berror|\binadvertent|\badjust|\bupdat|\brestat|\bpreviously reported|\bform of (?:beneficial )?ownership/i
/** A transfer to another holder, which lessens what is held directly. */
const wentToHolder = /\btransfer(?:red)?\b[^.;]*\bto\b (?!the reporting (?:person|owner)(?!'s|’s)|(?:him|her)\b)(?![^.;]*\bfrom\b)/i

/** Whether a note may speak of shares that came, or of shares that went, as a surplus says. */
function maySpeakOf(surplus: SignedDecimal, note: string, { source }: FiledLine): boolean {
  if (isNegative(surplus)) return went.test(note) || eitherWay.test(note) || !came.test(note)
  if (source.directOrIndirect.value === 'D' && wentToHolder.test(note) && !came.test(note)) return false
  return came.test(note) || eitherWay.test(note) || !went.test(note)
}

const monthDays =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?: \d{1,2}(?!\d))?(?:,? \d{4})?/g

const numerals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

const numeral = (word: string): string | null => {
  const at = numerals.indexOf(word.toLowerCase())
  return at > 0 ? String(at) : isDecimal(word.replaceAll(',', '')) ? word.replaceAll(',', '') : null
}

/** What is still to vest: no shares that came or went. */
const toVest = /\b\d[\d,]* (?:(?:shares|units|RSUs|PSUs|options) )?(?:(?:will|shall|are (?:scheduled|expected) to) )?vests?\b/gi

/** Figures of a note that may count shares: no years, days, prices, percentages, rule numbers or parts still to vest. */
function shareFigures(note: string): string[] {
  const cleaned = note
    .replace(monthDays, ' ')
    .replace(toVest, ' ')
    .replace(/\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b/g, ' ')
    .replace(/\b(?:in|during|of|year|for|since|fiscal) (?:19|20)\d{2}\b/gi, ' ')
    .replace(
      /[$€£]\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:%|percent)|\b(?:Rule|Section|Form|Note)s? \d[\w().-]*|\b401\s?\(?k\)?|\b1[06][ab]\d*-\d+\b/gi,
      ' ',
    )
  const inWords = [...cleaned.matchAll(/\b([a-z]+) (?:additional )?shares?\b/gi)].flatMap(([, word]) => numeral(word!) ?? [])
  const figures = (cleaned.match(/(?<![\w.])(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?![\w%]|\.\d)/g) ?? []).map((one) =>
    one.replaceAll(',', '').replace(/^\./, '0.'),
  )
  return [...figures.filter(isDecimal), ...inWords]
}

/** What the notes of a line say of a surplus in its balance. */
export interface NotedSurplus {
  /** The part of the surplus that the note names; `null` when it names no number. */
  readonly amount: SignedDecimal | null
  /** The way to acquire that the note names. */
  readonly kind: string | null
  readonly why: string
}

/** What a note calls shares of a purchase plan. */
export const purchasePlan = 'employee stock purchase plan'

/** The texts marked in the balance or, for a holding, anywhere in the line: those that may speak of the balance without a number. */
function balanceNotes({ report, source }: FiledLine): string[] {
  const { sharesOwnedFollowing, valueOwnedFollowing, directOrIndirect, natureOfOwnership } = source
  const boxes =
    source.kind === 'holding'
      ? boxesOf(source).map(([, box]) => box)
      : [sharesOwnedFollowing, valueOwnedFollowing, directOrIndirect, natureOfOwnership]
  const ids = new Set(boxes.flatMap((box) => box?.footnotes ?? []))
  return report.document.footnotes.filter(({ id }) => ids.has(id)).map(({ text }) => text)
}

const changesBalance = /\b(?:includ(?:es?|ing)|reflects?|adjust(?:ed|ment)|updated|no longer|(?:shares|balance|total|number)\b.*\bcorrect)/i

/** What dividends and plans add at most, as a part of the balance a year; more has another cause. */
const mostYearly = '0.12'

/** Kinds that add little by little. */
const accrues = new Set(['dividend reinvestment', 'retirement plan', 'accumulated fractional shares', 'units of a plan fund'])

/**
 * A note that accounts for a surplus: it names the very number, or the numbers that add up to it, or it says of the balance, without a number,
 * that it holds what no report shows. `years` are the years since the balance before.
 */
export function notedSurplus(line: FiledLine, surplus: SignedDecimal, opening: SignedDecimal, years: string): NotedSurplus | null {
  const size = absolute(surplus)
  for (const note of notesOf(line).filter((one) => onBalance.test(one) && maySpeakOf(surplus, one, line))) {
    const figures = shareFigures(note)
    const kind = unreported.find(([words]) => words.test(note))?.[1] ?? null
    const named = figures.some((figure) => equal(figure, size)) || (figures.length > 1 && figures.length <= 24 && runAdds(figures, size))
    if (named && (kind !== null || compare(size, '10') >= 0)) {
      return { amount: surplus, kind, why: `a note accounts for ${size}${kind ? `: ${kind}` : ''}` }
    }
  }
  for (const note of balanceNotes(line).filter((one) => changesBalance.test(one) && maySpeakOf(surplus, one, line))) {
    const kind = unreported.find(([words]) => words.test(note))?.[1]
    if (!kind || shareFigures(note).length > 0) continue
    if (accrues.has(kind) && (isNegative(surplus) || compare(size, multiply(multiply(opening, mostYearly), years)) > 0)) continue
    return { amount: null, kind, why: `a note speaks of it without a number: ${kind}` }
  }
  return null
}

/** Whether some run of neighbouring figures adds up to the sum: "355 in March and 322 in June". */
function runAdds(figures: readonly string[], total: string): boolean {
  return figures.some((_, from) => figures.slice(from + 1).some((_, length) => equal(sum(figures.slice(from, from + length + 2)), total)))
}

/** A split as a note tells it: `2-for-1 stock split`, `1-for-50 reverse stock split`, `4:1 reverse split`. */
export interface NotedSplit {
  /** New shares for old ones: `['4', '1']` for a 4-for-1 split, `['1', '50']` for a reverse split. */
  readonly ratio: readonly [after: string, before: string]
}

const count = `(\\d[\\d.,]*|${numerals.slice(1).join('|')})`

const splitWords = new RegExp(
  `\\b${count}\\s?[-–]?\\s?(?:for|:|to|-)\\s?[-–]?\\s?(?:every\\s)?${count}[\\s,"“(]+(?:[\\w-]+\\s){0,3}?(?:split|consolidation|stock dividend)\\b`,
  'gi',
)

/** The splits that a text tells, in its order. */
export function splitsIn(note: string): NotedSplit[] {
  if (!/\b(?:split|consolidation)\b/i.test(note)) return []
  return [...note.matchAll(splitWords)].flatMap((match) => {
    const [after, before] = [numeral(match[1]!), numeral(match[2]!)]
    if (after === null || before === null || equal(after, before) || compare(after, '0') <= 0 || compare(before, '0') <= 0) return []
    const isReverse = /reverse|consolidation/i.test(match[0])
    const grows = compare(after, before) > 0
    return [{ ratio: isReverse === grows ? ([before, after] as const) : ([after, before] as const) }]
  })
}

/** Shares that a purchase plan brought, as a note says it; what one officer bought at most, others bought alike. */
export interface ToldPurchase {
  readonly shares: string
  readonly report: FiledReport
}

/** The purchases under an employee stock purchase plan that the notes of reports tell, one number a note. */
export const toldPurchases = (reports: readonly FiledReport[]): ToldPurchase[] =>
  reports.flatMap((report) =>
    report.document.footnotes.flatMap(({ text }) => {
      const [shares, ...more] = /\b(?:stock|share) purchase plan\b|\bESPP\b/i.test(text) ? shareFigures(text) : []
      return shares === undefined || more.length > 0 ? [] : [{ shares, report }]
    }),
  )

/** A note that accounts for a part of a surplus: it names fewer shares, in one number or several, that no report shows. */
export function partlyNoted(
  line: FiledLine,
  surplus: SignedDecimal,
): { readonly kind: 'note'; readonly amount: SignedDecimal; readonly why: string } | null {
  for (const note of notesOf(line).filter((one) => /\b(?:includ|reflect)/i.test(one))) {
    const kind = unreported.find(([words]) => words.test(note))?.[1]
    const figures = shareFigures(note)
    const counted = note.match(/\d[\d,.]* (?:additional )?shares?\b/gi)?.length ?? 0
    if (!kind || figures.length === 0 || (figures.length > 1 && figures.length !== counted)) continue
    const amount = sum(figures)
    // Where more went than came, what the note names came all the same.
    if (isNegative(surplus) || compare(surplus, amount) > 0) return { kind: 'note', amount, why: `a note accounts for ${amount}: ${kind}` }
  }
  return null
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

const continued = new RegExp(
  `\\b(${ordinals.join('|')}|\\d{1,2}) of (${numerals.slice(2, 11).join('|')}|\\d{1,2}) (?:Forms? [345]s?|reports|filings)\\b`,
  'i',
)

/** Whether a note of a report says that balances were adjusted for changes in form of beneficial ownership, which Rule 16a-13 exempts. */
export const changesForm = ({ document: { footnotes } }: FiledReport): boolean =>
  footnotes.some(({ text }) => /\badjusted to reflect changes? in (?:the )?form of beneficial ownership\b/i.test(text))

/** Which part of how many a report is, where its remarks say so: EDGAR takes thirty rows a table, larger events take several reports. */
export function continuationOf({ document: { remarks, footnotes } }: FiledReport): { readonly number: number; readonly of: number } | null {
  for (const text of [remarks ?? '', ...footnotes.map((note) => note.text)]) {
    const match = continued.exec(text)
    if (!match) continue
    const number = ordinals.indexOf(match[1]!.toLowerCase()) + 1 || Number(match[1])
    const of = Number(numeral(match[2]!))
    if (number >= 1 && of >= number) return { number, of }
  }
  return null
}

const converted = /\bconver(?:t|sion)|\bexchange rate|\bequivalent|\bU\.?S\.? ?dollar|\bUSD?\b|\bUS\$/i

/**
 * The currency, in ISO 4217, in which the notes of a line give the range that its price lies in, where it is not the dollar and they speak of no
 * conversion.
 */
export function foreignPrice(line: FiledLine): string | null {
  const price = line.source.pricePerShare?.value
  const notes = notesOf(line)
  if (!price || notes.some((note) => converted.test(note))) return null
  for (const fact of notes.filter(mayNameForeignCurrency).flatMap(factsOf)) {
    if (fact.kind !== 'price-range' || fact.value.currency === 'USD') continue
    if (compare(price, fact.value.low) >= 0 && compare(price, fact.value.high) <= 0) return fact.value.currency
  }
  return null
}

/** `2500 ordinary shares an ADS`, where a note of the line says that a depositary share stands for another number than one; else `null`. */
export function depositaryRatio(line: FiledLine): string | null {
  for (const note of notesOf(line).filter((one) => /\bAD[SR]|depositary/i.test(one))) {
    for (const fact of factsOf(note)) {
      if (fact.kind !== 'ratio' || fact.value.relation !== 'represents') continue
      const { from, to } = fact.value
      if (from !== null && to !== null && !equal(from, to)) return `${from} to ${to}`
    }
  }
  return null
}
