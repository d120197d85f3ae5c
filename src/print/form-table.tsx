import { columnHeading, leafColumns } from '../model/form-columns.ts'
import { columnKind, type SheetCell } from './cell.ts'
import { IssueMessages, type PlacedIssues, worst } from './form-issue.tsx'
import { type FormContext, idOf, mark } from './form-mark.tsx'
import type { SheetLine, SheetTable } from './sheet.ts'

/** On a phone the CSS folds each line into a card; `display: block` takes a table's roles away, so they are given in words. */
const as = {
  table: 'table',
  row: 'row',
  columnHeader: 'columnheader',
  rowHeader: 'rowheader',
  cell: 'cell',
} as const

/** Reached by keyboard: a frame to scroll it (WCAG 2.1.1), a code to learn its meaning. */
const focusable = 0

/** Table I or II. */
export function FormTableView({ table: { table, lines }, form, placed }: TableProps) {
  const titleId = `${form.prefix}table-${table.number}`
  // What a phone's cards say instead of the headings.
  const headings = leafColumns(table).map(({ column, leaf }) => `${column.number}. ${leaf.heading ?? column.heading}`)
  const spread = table.columns.some((column) => column.leaves.length > 1)
  return (
    <section class="table-frame" aria-labelledby={titleId} tabIndex={focusable}>
      <table role={as.table} class={`table-${table.number} leaves-${headings.length}`} aria-labelledby={titleId}>
        <caption id={titleId}>
          <b>{table.title}</b>
          {table.subtitle === null ? null : (
            <>
              <br />
              <b>{table.subtitle}</b>
            </>
          )}
        </caption>
        <thead>
          <tr role={as.row}>
            {table.columns.map((column) => {
              const wide = column.leaves.length > 1
              return (
                <th
                  role={as.columnHeader}
                  scope={wide ? 'colgroup' : 'col'}
                  colSpan={wide ? column.leaves.length : undefined}
                  rowSpan={spread && !wide ? 2 : undefined}
                >
                  {columnHeading(column)}
                </th>
              )
            })}
          </tr>
          {spread ? (
            <tr role={as.row}>
              {table.columns.flatMap((column) =>
                column.leaves.flatMap((leaf) =>
                  leaf.heading === null
                    ? []
                    : [
                        <th role={as.columnHeader} scope="col">
                          {leaf.heading}
                        </th>,
                      ],
                ),
              )}
            </tr>
          ) : null}
        </thead>
        <tbody>{lines.map((line) => tableLine(line, headings, form, placed))}</tbody>
      </table>
      {lines.length === 0 ? <p class="nothing" data-said={`Nothing is reported in Table ${table.number}.`} /> : null}
    </section>
  )
}

interface TableProps {
  readonly table: SheetTable
  readonly form: FormContext
  readonly placed: PlacedIssues
}

/** Called and not mounted, as are the values and marks in it: a form has hundreds of cells, and a component costs more than its markup. */
function tableLine(line: SheetLine, headings: readonly string[], form: FormContext, placed: PlacedIssues) {
  return (
    <tr role={as.row} id={form.prefix + idOf(line.path)}>
      {line.cells.map((cell, at) => {
        const place = `${line.path}.${cell.field}`
        const issues = placed.get(place)
        const empty = cell.text === '' && cell.marks.length === 0 && issues === undefined
        if (empty) return <td role={as.cell} class="blank" />
        const kind = `${columnKind(cell.field)}${at * 2 >= headings.length ? ' right' : ''} ${worst(issues) ?? ''}`.trimEnd()
        const id = issues ? form.prefix + idOf(place) : undefined
        const written = [
          value(cell),
          ...cell.marks.map((note) => mark(note, place, form)),
          issues ? <IssueMessages issues={issues} /> : null,
        ]
        return at === 0 ? (
          <th role={as.rowHeader} scope="row" class={kind} id={id} data-heading={headings[at]}>
            {written}
          </th>
        ) : (
          <td role={as.cell} class={kind} id={id} data-heading={headings[at]}>
            {written}
          </td>
        )
      })}
    </tr>
  )
}

/** A transaction code can be focused to learn what it means; the letters A, D and I, which stand on every line, only pointed at. */
function value(cell: SheetCell) {
  if (cell.meaning === null) return cell.text
  if (cell.field !== 'transactionCode' && cell.field !== 'voluntary') return <span title={cell.meaning}>{cell.text}</span>
  return (
    <span class="meaning" tabIndex={focusable} role="note" aria-label={cell.meaning} data-note={cell.meaning}>
      {cell.text}
    </span>
  )
}
