import type { IsoDate } from './document.ts'

/** What one report tells. */
export interface Telling<T> {
  readonly value: T
  /** On which the report was filed; of a bare document its period; `null` where neither is known. */
  readonly day: IsoDate | null
}

/** A value, and the first and last day on which a report told it. */
export interface Told<T> {
  /** As the last of these reports has it. */
  readonly value: T
  readonly first: IsoDate | null
  readonly last: IsoDate | null
  readonly reports: number
}
