import { link, plural } from './words.ts'

/** Whether a page shows lines that carry a quality flag; the parameter `flagged` of every page and export says so. */
export interface FlaggedState {
  readonly flagged: 'include' | 'exclude'
  /** Lines left out for their flags. */
  readonly flaggedLeftOut: number
  /** Issuers whose lines are not all looked through for flags yet. */
  readonly issuersNotLookedThrough: number
}

export interface FlaggedToggleProps extends FlaggedState {
  readonly path: string
  readonly query?: Readonly<Record<string, string | null>>
}

/** The parameter as a URL has it: including every line is not said. */
export const flaggedParameter = (flagged: FlaggedState['flagged']) => (flagged === 'include' ? null : flagged)

/** Says what was left out, and leads to the page with the other choice. */
export function FlaggedToggle({ flagged, flaggedLeftOut, issuersNotLookedThrough, path, query = {} }: FlaggedToggleProps) {
  if (flagged === 'include') {
    return (
      <p class="quiet">
        Doubtful lines are included (<a href={link(path, { ...query, flagged: 'exclude' })}>leave out</a>).
      </p>
    )
  }
  return (
    <p class="quiet">
      {flaggedLeftOut === 0 ? 'No line is doubtful' : `${plural(flaggedLeftOut, 'doubtful line')} left out`} (
      <a href={link(path, { ...query, flagged: null })}>include</a>).
      {issuersNotLookedThrough > 0 ? (
        <span class="unknown">
          {' '}
          {plural(issuersNotLookedThrough, 'issuer')} not looked through yet, whose lines are all shown:{' '}
          <a href={link(path, { ...query, flagged: 'exclude' })}>go on</a>, or narrow the filters.
        </span>
      ) : null}
    </p>
  )
}
