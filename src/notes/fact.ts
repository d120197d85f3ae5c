import type { Decimal, IsoDate } from '../model/document.ts'
import type { VestingTerms } from '../model/vesting.ts'

/**
 * What a footnote or the remarks of a report say, as facts. A fact is only what the words state: amounts are exact decimals without
 * commas, days are ISO, names are as written. A figure that the note does not give is `null`.
 */

/** A day as the note states it, or `YYYY-MM` where it names only the month. */
export type StatedDate = IsoDate

/** One statement found in a text. */
export interface Fact<Kind extends string, Value> {
  readonly kind: Kind
  readonly value: Value
  /** Start and end (exclusive) of the words it was read from, in UTF-16 units of the text. */
  readonly span: readonly [start: number, end: number]
  /** 0 to 1, calibrated: of the facts at 0.9, nine in ten are right. */
  readonly confidence: number
}

/** The trades of one line were made at several prices. Two lots in one note are two facts. */
export type PriceRange = Fact<
  'price-range',
  {
    readonly low: Decimal
    readonly high: Decimal
    /** The average as the note states it; most notes leave it to the price column. */
    readonly average: Decimal | null
    /** How many shares traded in this range, where the note says so. */
    readonly shares: Decimal | null
    /** ISO 4217. */
    readonly currency: string
  }
>

/** The reported price is an average, and the note gives no range. */
export type AveragePrice = Fact<'average-price', { readonly average: Decimal | null; readonly currency: string }>

/** The reporting person will give the staff, the issuer or a holder the shares traded at each price. */
export type Undertaking = Fact<'undertaking', Readonly<Record<string, never>>>

/** A price converted from another currency. */
export type ForeignCurrency = Fact<
  'foreign-currency',
  {
    readonly currency: string
    /** What one unit of it was worth in US dollars, where the note states the rate that way round. */
    readonly dollarsPerUnit: Decimal | null
    /** How many units one US dollar was worth. */
    readonly unitsPerDollar: Decimal | null
  }
>

/** The trade was made under a plan or instructions meant to satisfy Rule 10b5-1(c), adopted on a stated date. */
export type PlanAdoption = Fact<'plan-adoption', { readonly date: StatedDate }>

/** The same, without a date of adoption. */
export type TradingPlan = Fact<'trading-plan', { readonly date: null }>

/** A Rule 10b5-1 plan was changed or ended. */
export type PlanChange = Fact<'plan-change', { readonly event: 'modified' | 'terminated' | 'completed'; readonly date: StatedDate }>

/** Shares withheld, given up or sold to pay tax. */
export type TaxWithholding = Fact<
  'tax-withholding',
  { readonly shares: Decimal | null; readonly method: 'withheld' | 'surrendered' | 'sold' | null }
>

/** Where shares counted in a balance came from. */
export type ShareSource =
  | 'employee stock purchase plan'
  | 'dividend reinvestment'
  | 'retirement plan'
  | 'stock units'
  | 'restricted stock'
  | 'deferred stock'
  | 'transfer'
  | 'escrow'

/** The balance counts shares that no line of a report shows: from a purchase plan, reinvested dividends, unvested units. */
export type IncludedShares = Fact<
  'included-shares',
  {
    readonly shares: Decimal | null
    /** The plan or kind of shares in the note's words. */
    readonly plan: string | null
    readonly source: ShareSource | null
    /** The one date on which they were acquired, where stated. */
    readonly date: StatedDate | null
  }
>

/** Shares that the balance leaves out. */
export type ExcludedShares = Fact<'excluded-shares', { readonly shares: Decimal | null }>

/** Rule 16a-1(a)(4): the filing is no admission of beneficial ownership. */
export type Disclaimer = Fact<
  'disclaimer',
  {
    /** Who disclaims, in the note's words. */
    readonly by: string | null
    /** `pecuniary-interest`: of all but the own pecuniary interest; `all`: of everything. */
    readonly of: 'all' | 'all-but-pecuniary-interest'
  }
>

/** The reporting persons say that they are no group under Section 13(d). */
export type GroupDisclaimer = Fact<'group-disclaimer', Readonly<Record<string, never>>>

/** Who holds a position that is owned indirectly, and how the reporting person stands to the holder. */
export type IndirectHolder = Fact<
  'indirect-holder',
  {
    /** As written, without the article; `null` for "a trust", "my spouse". */
    readonly name: string | null
    /** The reporting person's role (`trustee`, `managing member`) or the tie (`spouse`, `child`); `null` where the note does not say. */
    readonly relation: string | null
    readonly holder: 'trust' | 'estate' | 'retirement account' | 'family member' | 'company' | 'partnership' | 'plan' | null
  }
>

/** One link of a chain of control: `name` is the `role` of `of`. */
export type Control = Fact<'control', { readonly name: string; readonly role: string; readonly of: string }>

/** A gift, given or received. */
export type Gift = Fact<'gift', { readonly shares: Decimal | null; readonly to: string | null; readonly date: StatedDate | null }>

/** Shares moved without a sale, to or from a trust or another form of ownership. */
export type Transfer = Fact<'transfer', { readonly shares: Decimal | null; readonly to: string | null; readonly date: StatedDate | null }>

/** `from` units of one security stand for, or became, `to` of another. */
export type Ratio = Fact<
  'ratio',
  {
    readonly relation: 'represents' | 'converts' | 'split' | 'reverse-split'
    /** Both `null` where the words leave open which side is which ("converts on a 3.7-for-1 basis"). */
    readonly from: Decimal | null
    readonly to: Decimal | null
    /** The figures in the order written: `3.7:1`. */
    readonly stated: string
    /** The two securities in the note's words. */
    readonly unit: string | null
    readonly share: string | null
  }
>

/** Why a line is there, most of all one with code J. */
export type Reason = Fact<
  'reason',
  {
    readonly reason:
      | 'distribution in kind'
      | 'dividend reinvestment'
      | 'dividend equivalents'
      | 'merger'
      | 'reclassification'
      | 'change of form of ownership'
      | 'redemption'
      | 'forfeiture'
      | 'public offering'
      | 'private placement'
      | 'fees paid in shares'
      | 'domestic relations order'
      | 'inheritance'
      | 'disgorgement'
      | 'plan contribution'
      | 'deferral'
  }
>

/** The rule that the note names as its exemption: `16b-3`, `16a-13`. */
export type Exemption = Fact<'exemption', { readonly rule: string }>

/** What the note says about the filing itself. */
export type FilingRemark = Fact<
  'filing-remark',
  {
    readonly about:
      | 'exhibit'
      | 'continuation'
      | 'amendment'
      | 'late'
      | 'joint filing'
      | 'no expiration'
      | 'not applicable'
      | 'continued note'
      | 'officer title'
      | 'holdings only'
    /** `24` of an exhibit, `2` of a part. */
    readonly number: string | null
  }
>

/** When an award vests: terms to be dated by the law room, that all has vested, or that time alone does not decide. */
export type Vesting = Fact<
  'vesting',
  {
    readonly state: 'schedule' | 'vested' | 'undeterminable'
    readonly terms: VestingTerms | null
    /** Why it cannot be determined. */
    readonly reason: string | null
  }
>

/** A statement of a note. */
export type NoteFact =
  | Vesting
  | PriceRange
  | AveragePrice
  | Undertaking
  | ForeignCurrency
  | PlanAdoption
  | TradingPlan
  | PlanChange
  | TaxWithholding
  | IncludedShares
  | ExcludedShares
  | Disclaimer
  | GroupDisclaimer
  | IndirectHolder
  | Control
  | Gift
  | Transfer
  | Ratio
  | Reason
  | Exemption
  | FilingRemark

/** A box of the form that carries the note's mark. */
export interface MarkedBox {
  readonly table: 'I' | 'II'
  /** From 1, in its table as filed. */
  readonly row: number
  /** The field of the document's row: `pricePerShare`, `underlying.title`. */
  readonly field: string
}

/** A fact with its place in a report. */
export type PlacedFact<F extends Fact<string, unknown> = NoteFact> = F & {
  /** `F1`, or `remarks`. */
  readonly footnote: string
  readonly rows: readonly MarkedBox[]
}
