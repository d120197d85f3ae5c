import type { ScreenPage } from '../store/screen.ts'
import { link, plural } from './words.ts'

export interface SupersededToggleProps extends Pick<ScreenPage, 'rows' | 'supersededLeftOut' | 'issuersNotLookedThrough'> {
  /** The parameter of the page as given. */
  readonly superseded: string | undefined
  readonly path: string
  readonly query: Readonly<Record<string, string | null>>
}

/** Says what became of lines that an amendment or a second report stands for, and leads to the page with the other choice. */
export function SupersededToggle({ superseded, rows, supersededLeftOut, issuersNotLookedThrough, path, query }: SupersededToggleProps) {
  const to = (choice: string | null, label: string) => <a href={link(path, { ...query, superseded: choice })}>{label}</a>
  const unknown = rows.filter((row) => row.superseded === null && row.issuerCik !== null).length
  if (superseded === 'as-filed')
    return <p class="quiet">Lines stand as filed: what amendments replaced or repeated is not marked ({to(null, 'mark')}).</p>
  return (
    <p class="quiet">
      {superseded === 'exclude' ? (
        <>
          {supersededLeftOut === 0 ? 'No line is superseded' : `${plural(supersededLeftOut, 'superseded line')} left out`} (
          {to(null, 'include')}).
        </>
      ) : (
        <>Lines that amendments replaced, withdrew or repeated are marked ({to('exclude', 'leave out')}).</>
      )}
      {issuersNotLookedThrough > 0 && unknown > 0 ? (
        <span class="unknown">
          {' '}
          Of {plural(unknown, 'line')} here that is not known yet; <a href={link(path, query)}>go on looking</a>, or narrow the filters.
        </span>
      ) : null}
    </p>
  )
}
