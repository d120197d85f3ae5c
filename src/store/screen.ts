import { z } from 'zod'
import { flaggedChoices } from '../ledger/flagged-lines.ts'
import { isIsoDate } from '../model/date.ts'
import { isDecimal } from '../model/decimal.ts'
import { type Decimal, documentTypes, type IsoDate } from '../model/document.ts'
import { transactionCode } from '../model/transaction-codes.ts'
import type { FilingOwner } from './store.ts'

/**
 * The screen: lines of filings filtered, sorted and paged. One shape for the page's URL, the API and the command: every filter is a
 * text, a list is separated by commas, and an empty text is no filter.
 */

/** Roles of an owner, as the relationship boxes of the form name them. */
export const roles = ['director', 'officer', 'tenPercentOwner', 'other'] as const
export type Role = (typeof roles)[number]

/** What a screen may be sorted by; a minus sign before it turns the order round. */
const screenOrders = ['filed', 'date', 'value', 'shares', 'price', 'issuer', 'owner', 'code'] as const
export type ScreenOrder = (typeof screenOrders)[number]

/** The shapes of texts as they stand in a URL: a filter that may be absent, a list, a day, an amount, a whole number. */
export const blankIsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const listed = (value: unknown) => {
  const given = blankIsAbsent(value)
  return typeof given === 'string' ? given.split(',').flatMap((one) => one.trim() || []) : given
}
export const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsAbsent, type.optional())
const list = <T extends z.ZodType>(type: T) => z.preprocess(listed, z.array(type).min(1).max(50).optional())

const word = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum<Words>(words, `must be one of ${words.join(', ')}`)

const text = z.string().trim().min(1).max(200)
export const day = z.string().trim().refine(isIsoDate, 'must be a day such as 2024-01-31')
export const amount = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(/[$,\s]/g, '') : value),
  z.string().max(28, 'is too long').refine(isDecimal, 'must be a number such as 100000 or 12.50'),
)
const code = z
  .string()
  .trim()
  .toUpperCase()
  .refine((value) => transactionCode(value) !== null, 'must be a transaction code such as P or S')
const form = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(z.enum(documentTypes as unknown as [string, ...string[]], 'must be one of 3, 3/A, 4, 4/A, 5, 5/A'))
export const whole = (fallback: number, from: number, to: number) => {
  const message = `must be a whole number from ${from} to ${to}`
  return z.preprocess(blankIsAbsent, z.coerce.number(message).int(message).min(from, message).max(to, message).default(fallback))
}

/** What a screen makes of lines that an amendment or a second report stands for. */
const supersededChoices = ['mark', 'exclude', 'as-filed'] as const

/** Lines of a screen at once, at most. */
export const exportLimit = 10_000

/** The filters of a screen, their order and page; `parse` takes texts as they stand in a URL. */
export const screenQuery = z.strictObject({
  issuer: optional(text).describe('issuer: CIK, or words of its name in any order'),
  ticker: optional(text).describe('trading symbol, exactly'),
  owner: optional(text).describe('reporting owner: CIK, or words of the name in any order'),
  roles: list(word(...roles)).describe('any of: director, officer, tenPercentOwner, other'),
  forms: list(form).describe('any of: 3, 3/A, 4, 4/A, 5, 5/A'),
  kind: optional(word('transaction', 'holding', 'any')).describe('transaction (if not given), holding, or any'),
  table: optional(word('I', 'II')).describe('I for securities, II for derivative securities'),
  codes: list(code).describe('any of the transaction codes: P,S'),
  acquiredDisposed: optional(word('A', 'D')).describe('A acquired, D disposed'),
  security: optional(text).describe('part of the title of the security'),
  ownership: optional(word('D', 'I')).describe('D direct, I indirect'),
  minValue: optional(amount).describe('price times shares at least, US dollars'),
  maxValue: optional(amount).describe('price times shares at most, US dollars'),
  minShares: optional(amount).describe('shares of the transaction at least'),
  maxShares: optional(amount).describe('shares of the transaction at most'),
  from: optional(day).describe('transaction date from'),
  to: optional(day).describe('transaction date to'),
  filedFrom: optional(day).describe('filed from'),
  filedTo: optional(day).describe('filed to'),
  asOf: optional(day).describe('what was known by the end of this filing day'),
  plan: optional(word('yes', 'no', 'unknown')).describe('the 10b5-1 box of the filing: yes, no, unknown'),
  amendments: optional(word('include', 'exclude', 'only')).describe('filings that amend: include (if not given), exclude, only'),
  superseded: optional(word(...supersededChoices)).describe(
    'lines that an amendment or a second report stands for by filedTo or asOf, or by now: mark (if not given), exclude, or as-filed, neither looked for nor marked',
  ),
  flagged: optional(word(...flaggedChoices)).describe('lines with a quality flag: include (if not given) or exclude'),
  sort: z
    .preprocess(blankIsAbsent, z.string().default('-filed'))
    .refine(
      (value) => (screenOrders as readonly string[]).includes(value.replace(/^-/, '')),
      `must be one of ${screenOrders.join(', ')}, with - for descending`,
    )
    .describe(`order: ${screenOrders.join(', ')}; - before it for descending`),
  page: whole(1, 1, 1_000_000).describe('page, from 1'),
  size: whole(50, 1, exportLimit).describe('lines a page'),
})

export type ScreenQuery = z.output<typeof screenQuery>

/** The day up to which filings are asked for; `null` for all of them. */
export const askedUpTo = ({ filedTo, asOf }: Pick<ScreenQuery, 'filedTo' | 'asOf'>): IsoDate | null =>
  [filedTo, asOf].flatMap((day) => day ?? []).sort()[0] ?? null

/** One line of a filing that matched. */
export interface ScreenRow {
  readonly reference: string
  readonly accession: string | null
  readonly form: string
  readonly filedDate: IsoDate | null
  readonly issuerCik: string | null
  readonly issuer: string | null
  readonly ticker: string | null
  /** Every owner of the filing; the line belongs to the filing, not to one of them. */
  readonly owners: readonly FilingOwner[]
  readonly table: 'I' | 'II'
  /** From 1, in its table. */
  readonly row: number
  readonly kind: 'transaction' | 'holding'
  readonly date: IsoDate | null
  readonly code: string | null
  readonly acquiredDisposed: string | null
  readonly security: string | null
  readonly shares: Decimal | null
  /** US dollars a share; `null` where it is absent or only a footnote tells it. */
  readonly price: Decimal | null
  /** US dollars: price times shares, exactly; for debt the total value as filed; `null` where the price is unknown, never 0. */
  readonly value: Decimal | null
  readonly sharesOwnedFollowing: Decimal | null
  readonly directOrIndirect: string | null
  readonly natureOfOwnership: string | null
  readonly aff10b5One: boolean | null
  /** Whether an amendment or a second report stands for the line; `null` where that was not looked for, or not in all reports of the issuer. */
  readonly superseded: boolean | null
  /** Which line stands for it, and how. */
  readonly supersededWhy: string | null
}

export interface ScreenPage {
  readonly rows: readonly ScreenRow[]
  /** Lines that match, over all pages. */
  readonly total: number
  /** Of these, transactions whose value is not known. */
  readonly withoutValue: number
  /** Lines that match but carry a quality flag, where these are to be left out; otherwise 0. */
  readonly flaggedLeftOut: number
  /** Lines that match but are superseded, where these are to be left out; otherwise 0. */
  readonly supersededLeftOut: number
  /** Issuers of the lines whose reports could not all be looked through at once, for flags or for what supersedes lines; the same question again goes on with them. */
  readonly issuersNotLookedThrough: number
  readonly page: number
  readonly size: number
}

/** The filters of a screen, its order and page, by name. */
export const screenFilters: readonly string[] = Object.keys(screenQuery.shape)

/**
 * What is wrong with texts that are no screen of some filters, one line a filter: `minValue must be a number such as 100000 or 12.50, not
 * "lots"`. `called` says what filters are called where they stand, `typed` how their names are typed.
 */
export function screenFaults(
  error: z.ZodError,
  given: Readonly<Record<string, unknown>>,
  filters: readonly string[],
  called: (name: string) => string = (name) => name,
  typed: (name: string) => string = (name) => name,
): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownFilter(name, filters, typed))
    const name = String(issue.path[0] ?? '')
    return `${called(name)} ${issue.message}, not ${JSON.stringify(given[name] ?? null)}`
  })
}

/** A filter that no screen has must not be passed over: what is shown would be more than was asked for. */
function unknownFilter(name: string, filters: readonly string[], typed: (name: string) => string): string {
  const near = filters.find((one) => one.toLowerCase().startsWith(name.toLowerCase()) || name.toLowerCase().startsWith(one.toLowerCase()))
  return `${typed(name)} is no filter of this screen${near ? `, ${typed(near)} is` : `; there are ${filters.map(typed).join(', ')}`}`
}
