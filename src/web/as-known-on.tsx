import type { IsoDate } from '../model/document.ts'
import { dayInProse } from '../model/iso-date.ts'

/** The field that asks what was known by the end of a day. */
export function AsKnownOn({ asOf }: { readonly asOf: IsoDate | null }) {
  return (
    <label>
      <span>As known on</span>
      <input type="date" name="as-of" value={asOf ?? ''} />
    </label>
  )
}

/** The same as a form of its own, which keeps what else the page was asked. */
export function AsKnownOnForm({
  asOf,
  path,
  query,
}: {
  readonly asOf: IsoDate | null
  readonly path: string
  readonly query: Readonly<Record<string, string | null>>
}) {
  return (
    <details class="as-known" open={asOf !== null}>
      <summary>as known on another day</summary>
      <form class="filters" action={path}>
        <AsKnownOn asOf={asOf} />
        {Object.entries(query).map(([name, value]) =>
          value === null || name === 'as-of' ? null : <input type="hidden" name={name} value={value} />,
        )}
        <button type="submit">Show</button>
      </form>
    </details>
  )
}

/** `, as known on 1 Mar 2019`; nothing where all is known. */
export const asKnownOn = (asOf: IsoDate | null): string => (asOf === null ? '' : `, as known on ${dayInProse(asOf)}`)
