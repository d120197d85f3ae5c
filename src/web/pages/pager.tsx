import { link, plural } from '../words.ts'

/** Earlier and later pages of a list, with the count. */
export interface PagerProps {
  readonly path: string
  readonly query: Readonly<Record<string, string | null>>
  readonly page: number
  readonly size: number
  readonly total: number
  readonly what?: string
}

/** A page asked for, or the last where there are not so many. */
export const lastPage = (asked: number, size: number, total: number): number => Math.min(asked, Math.max(1, Math.ceil(total / size)))

export function Pager({ path, query, page, size, total, what = 'filing' }: PagerProps) {
  if (total === 0) return null
  const last = Math.max(1, Math.ceil(total / size))
  const to = (number: number) => link(path, { ...query, page: number === 1 ? null : String(number) })
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a rel="prev" href={to(page - 1)}>
          ← Back
        </a>
      ) : null}
      <span class="quiet">
        {last > 1 ? `Page ${page} of ${last} · ` : ''}
        {plural(total, what)}
      </span>
      {page < last ? (
        <a rel="next" href={to(page + 1)}>
          More →
        </a>
      ) : null}
    </nav>
  )
}
