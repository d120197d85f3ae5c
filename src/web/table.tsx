import type { ComponentChildren } from 'preact'

/**
 * A table of the site: figures right, units once in the heading, the whole row leading on. On a phone a row of more than three cells folds
 * into a card whose cells say their headings.
 */
export interface TableColumn<T> {
  readonly heading: string
  readonly cell: (row: T) => ComponentChildren
  /** Aligned right in tabular figures. */
  readonly figures?: boolean
  readonly quiet?: boolean
  /** Holds names or words that are read worse broken: it gets room before other text. */
  readonly roomy?: boolean
  /** Where the heading leads to sort by this column. */
  readonly sortPath?: string
  /** `ascending` or `descending` where the table is sorted by this column. */
  readonly sorted?: 'ascending' | 'descending' | undefined
}

export interface TableProps<T> {
  readonly caption: string
  readonly rows: readonly T[]
  readonly columns: readonly TableColumn<T>[]
  /** Said in place of the table when there is nothing in it. */
  readonly empty: ComponentChildren
  /** What a row says to a script. */
  readonly data?: (row: T) => Readonly<Record<`data-${string}`, string>>
  /** The name under which a link finds a row. */
  readonly id?: (row: T) => string
  /** Whether a row folds on a phone, where that does not follow from the number of its cells. */
  readonly folds?: boolean
}

export function Table<T>({ caption, rows, columns, empty, data = () => ({}), id, folds = columns.length > 3 }: TableProps<T>) {
  if (rows.length === 0) return <p class="empty">{empty}</p>
  const kind = ({ figures, quiet, roomy }: TableColumn<T>) =>
    [figures ? 'figures' : '', quiet ? 'quiet' : '', roomy ? 'roomy' : ''].filter(Boolean).join(' ') || undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section class="frame" tabIndex={0} aria-label={caption}>
      <table class={folds ? 'list folds' : 'list'}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={kind(column)} aria-sort={column.sorted}>
                <Heading column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr id={id?.(row)} {...data(row)}>
              {columns.map((column) => (
                <td class={kind(column)} data-heading={column.heading}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Heading<T>({ column: { heading, sortPath, sorted } }: { readonly column: TableColumn<T> }) {
  if (sortPath === undefined) return <>{heading}</>
  return (
    <a href={sortPath}>
      {heading}
      {sorted ? <span aria-hidden="true">{sorted === 'descending' ? ' ↓' : ' ↑'}</span> : null}
    </a>
  )
}

/** An amount acquired or disposed of: shape and sign, never colour alone. */
export function Signed({ direction, children }: { readonly direction: string | null; readonly children: ComponentChildren }) {
  if (direction === 'A') return <span class="acquired">▲ +{children}</span>
  if (direction === 'D') return <span class="disposed">▼ −{children}</span>
  return <>{children}</>
}

/** A figure that the filing does not state. */
export function Unknown({ why }: { readonly why: string }) {
  return (
    <span class="unknown" title={why}>
      ?<span class="unseen"> {why}</span>
    </span>
  )
}
