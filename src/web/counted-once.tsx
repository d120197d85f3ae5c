import type { ScreenRow } from '../store/screen.ts'
import { link, plural } from './words.ts'

/** Totals over filed lines: each trade once, whatever amendments and separate filings of one position repeat. */

/** Why a line is not to be added to others: another stands for it, or its position is counted in another filing. */
export interface SetAside {
  readonly kind: 'superseded' | 'joint'
  readonly why: string
}

export interface CountedOnceState {
  /** Whether a position that several separate filings state alike counts once, or in each of them. */
  readonly joint: 'once' | 'each'
  /** The lines that totals leave out, by their place; `null` where the reports are too many to be followed for a page. */
  readonly setAside: ReadonlyMap<string, SetAside> | null
}

/** A line's place as the ledger names it. */
export const placeOf = ({ reference, table, row }: Pick<ScreenRow, 'reference' | 'table' | 'row'>): string => `${reference} ${table} ${row}`

/** Why a line is in no total: of reports that are followed by their ledger, of others by what the store keeps of amendments. */
export const asideOf = (row: ScreenRow, setAside: CountedOnceState['setAside']): SetAside | null =>
  setAside ? (setAside.get(placeOf(row)) ?? null) : row.superseded ? { kind: 'superseded', why: row.supersededWhy ?? '' } : null

/** The lines that totals are made of. */
export const countedOnce = (rows: readonly ScreenRow[], setAside: CountedOnceState['setAside']): readonly ScreenRow[] =>
  rows.filter((row) => asideOf(row, setAside) === null)

export const standingInWords: Readonly<Record<SetAside['kind'], string>> = {
  superseded: 'replaced or repeated',
  joint: 'counted with another filing',
}

export interface CountedOnceProps extends CountedOnceState {
  /** The lines as filed. */
  readonly rows: readonly ScreenRow[]
  readonly path: string
  readonly query: Readonly<Record<string, string | null>>
}

/** Says what totals leave out, and leads to the page with the other choice. */
export function CountedOnce({ joint, setAside, rows, path, query }: CountedOnceProps) {
  const kinds = rows.flatMap((row) => asideOf(row, setAside)?.kind ?? [])
  const superseded = kinds.filter((kind) => kind === 'superseded').length
  const without =
    superseded > 0
      ? `${plural(superseded, 'line')} that amendments replaced, withdrew or repeated ${superseded === 1 ? 'is' : 'are'} left out. `
      : ''
  if (setAside === null) {
    return (
      <p class="unknown">
        {without}The reports are too many to be followed for a page: what several filings state alike is drawn and added each time.
      </p>
    )
  }
  const other = link(path, { ...query, joint: joint === 'once' ? 'each' : null })
  return (
    <p class="quiet">
      {without}
      {joint === 'once'
        ? `What separate filings state of one position counts once${superseded < kinds.length ? `: ${plural(kinds.length - superseded, 'line')} left out` : ''}`
        : 'What separate filings state of one position counts in each of them'}{' '}
      (<a href={other}>{joint === 'once' ? 'count each filing' : 'count it once'}</a>).
    </p>
  )
}
