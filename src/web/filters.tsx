import type { ComponentChildren } from 'preact'

/** The filters of a list as a form; on a phone they are folded away before its lines, and the fold says which are set. */
export interface FiltersProps {
  /** Filters that are set, in words: `Code P`. */
  readonly set: readonly string[]
  /** Where the list without filters is. */
  readonly clear: string
  /** Unfolded on a phone too: when something in the fields is wrong. */
  readonly open: boolean
  readonly children: ComponentChildren
}

export function Filters({ set, clear, open, children }: FiltersProps) {
  return (
    <details class="fold" open={open}>
      <summary>Filters{set.length === 0 ? null : <span class="quiet">: {set.join(', ')}</span>}</summary>
      <form class="filters" action="/screen">
        {children}
        <span class="actions">
          <button type="submit">Show</button>
          <a class="reset" href={clear}>
            Clear
          </a>
        </span>
      </form>
    </details>
  )
}
