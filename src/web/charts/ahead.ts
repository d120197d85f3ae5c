import type { Decimal, IsoDate } from '../../model/document.ts'

/** Options with an exercise price that an insider still holds. */
export interface OutstandingOption {
  readonly name: string
  readonly security: string
  /** Exercise price, US dollars. */
  readonly price: Decimal
  readonly expires: IsoDate
  readonly outstanding: Decimal
  /** Of these, what may be exercised; `null` where notes and dates do not say. */
  readonly exercisable: Decimal | null
  /** The splits since its last line that its numbers are adjusted by; `null` where they are as filed. */
  readonly adjusted: string | null
  /** The line of Table II whose balance it is. */
  readonly accession: string
  readonly row: number
}

/** Units of an award that vest on a day to come. */
export interface VestingUnits {
  readonly name: string
  readonly security: string
  /** Whether an exercise price is to be paid for them. */
  readonly isOption: boolean
  readonly date: IsoDate
  readonly units: Decimal
  /** The award's line. */
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
}

/** What is ahead for the insiders of an issuer, by the reports known on a day. */
export interface AheadData {
  readonly asOf: IsoDate
  readonly options: readonly OutstandingOption[]
  /** Other derivatives held: without exercise price or without a day of expiry, or counted in dollars of principal. */
  readonly optionsLeftOut: number
  readonly vesting: readonly VestingUnits[]
  /** Awards of which the notes tell shares of an amount that is not at hand. */
  readonly vestingLeftOut: number
}
