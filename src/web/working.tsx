import { groupedBy } from '../model/group-by.ts'
import { filingPath, linePath, plural } from './words.ts'

/** The lines that a derived figure adds up, each leading to its place in its filing; nothing where there is but one. */
export function Working({ lines }: { readonly lines: readonly FiledLine[] }) {
  if (lines.length < 2) return null
  return (
    <details class="working">
      <summary>from {plural(lines.length, 'line')}</summary>
      {[...groupedBy(lines, ({ accession }) => accession)].map(([accession, own]) => (
        <p>
          <a href={filingPath(accession)}>{accession}</a>
          {(['I', 'II'] as const).map((table) => (
            <LinesOf table={table} lines={own.filter((line) => line.table === table)} />
          ))}
        </p>
      ))}
    </details>
  )
}

/** A line as filed; `row` from 1 in its table. */
export interface FiledLine {
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
}

function LinesOf({ table, lines }: { readonly table: 'I' | 'II'; readonly lines: readonly FiledLine[] }) {
  if (lines.length === 0) return null
  return (
    <>
      , Table {table}, line{lines.length === 1 ? '' : 's'}{' '}
      {lines.map(({ accession, row }, at) => (
        <>
          {at === 0 ? '' : ', '}
          <a href={linePath(accession, table, row)}>{row}</a>
        </>
      ))}
    </>
  )
}
