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

/** The lines that totals are made of; all of them where nothing is known. */
export const countedOnce = (rows: readonly ScreenRow[], setAside: CountedOnceState['setAside']): readonly ScreenRow[] =>
  setAside === null ? rows : rows.filter((row) => !setAside.has(placeOf(row)))

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
  if (setAside === null) {
    return (
      <p class="unknown">
        The reports are too many to be followed for a page: lines that an amendment replaced or that several filings state alike are drawn
        and added each time.
      </p>
    )
  }
  const kinds = rows.flatMap((row) => setAside.get(placeOf(row))?.kind ?? [])
  const superseded = kinds.filter((kind) => kind === 'superseded').length
  const other = link(path, { ...query, joint: joint === 'once' ? 'each' : null })
  return (
    <p class="quiet">
      {superseded > 0
        ? `${plural(superseded, 'line')} that amendments replaced, withdrew or repeated ${superseded === 1 ? 'is' : 'are'} left out. `
        : ''}
      {joint === 'once'
        ? `What separate filings state of one position counts once${superseded < kinds.length ? `: ${plural(kinds.length - superseded, 'line')} left out` : ''}`
        : 'What separate filings state of one position counts in each of them'}{' '}
      (<a href={other}>{joint === 'once' ? 'count each filing' : 'count it once'}</a>).
    </p>
  )
}
