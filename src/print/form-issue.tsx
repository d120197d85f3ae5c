import { groupBy, groupedBy } from '../model/group-by.ts'
import { type Issue, severities } from '../model/issue.ts'
import { idOf } from './form-mark.tsx'
import type { Sheet } from './sheet.ts'

/** Issues on the form: on the cell or box they are about, and as a list before it. */

/** The issues of each place of the form, by the id of the place. */
export type PlacedIssues = ReadonlyMap<string, readonly Issue[]>

/** The place, if any, of every path that the sheet shows. */
function placeFinder(sheet: Sheet): (path: string) => string | null {
  const places = new Map<string, string>()
  const put = (paths: readonly string[], place: string) => {
    for (const path of paths) if (!places.has(path)) places.set(path, place)
  }
  for (const { path } of sheet.checkBoxes) put([path], path)
  for (const { box, paths } of sheet.boxes) put(paths, `box-${box.number}`)
  const [first, ...further] = sheet.owners
  const boxOfOwner = sheet.boxes.find(({ box }) => box.content === 'reportingOwner')
  if (first && boxOfOwner) put([first.path], `box-${boxOfOwner.box.number}`)
  for (const owner of further) put([owner.path], `owner-${owner.path}`)
  for (const { lines } of sheet.tables) {
    for (const line of lines) {
      for (const cell of line.cells) put(cell.paths, `${line.path}.${cell.field}`)
      const [cell] = line.cells
      if (cell) put([line.path], `${line.path}.${cell.field}`)
    }
  }
  sheet.footnotes.forEach((note, at) => {
    put([`footnotes[${at}]`], `note-${note.id}`)
  })
  sheet.signatures.forEach((_, at) => {
    put([`signatures[${at}]`], `signature-${at}`)
  })
  put(['remarks'], 'remarks')
  return (path) => {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
      const place = places.get(at)
      if (place !== undefined) return place
    }
    return null
  }
}

/** Sorts issues to their places; those of the whole form, or of what it does not show, have none. */
export function placeIssues(sheet: Sheet, issues: readonly Issue[]): PlacedIssues {
  if (issues.length === 0) return new Map()
  const find = placeFinder(sheet)
  return groupedBy(issues, ({ path }) => find(path) ?? '')
}

/** The worst severity among issues, for the rule at the left of a cell. */
export const worst = (issues: readonly Issue[] | undefined): Issue['severity'] | undefined =>
  severities.find((severity) => issues?.some((issue) => issue.severity === severity))

/** The messages of a place, in words, under what stands there. */
export function IssueMessages({ issues }: { readonly issues: readonly Issue[] | undefined }) {
  if (!issues || issues.length === 0) return null
  return (
    <span class="issues added">
      {issues.map((issue) => (
        <span class={`issue ${issue.severity}`}>
          <b>{issue.severity}</b>: {issue.message}
          {issue.rule === undefined ? null : <cite> {issue.rule}</cite>}
        </span>
      ))}
    </span>
  )
}

/** Issues with the same words, and the places they are about. */
interface IssueGroup {
  readonly issue: Issue
  readonly places: readonly string[]
}

function groupsOf(placed: PlacedIssues, severity: Issue['severity']): IssueGroup[] {
  const told = [...placed].flatMap(([place, issues]) => issues.map((issue) => ({ place, issue })))
  const alike = groupBy(
    told.filter(({ issue }) => issue.severity === severity),
    ({ issue }) => issue.message,
  )
  return alike.map((group) => ({ issue: group[0].issue, places: [...new Set(group.map(({ place }) => place))] }))
}

/** All issues before the form, errors first, each with links to its places; mere notes are folded up. */
export function IssueList({ placed, prefix }: { readonly placed: PlacedIssues; readonly prefix: string }) {
  const pressing = [...groupsOf(placed, 'error'), ...groupsOf(placed, 'warning')]
  const notes = groupsOf(placed, 'note')
  if (pressing.length + notes.length === 0) return null
  const line = ({ issue, places: [first = '', ...more] }: IssueGroup) => (
    <li class={`issue ${issue.severity}`}>
      <b>{issue.severity}</b>: {first === '' ? issue.message : <a href={`#${prefix}${idOf(first)}`}>{issue.message}</a>}
      {more.length === 0 ? null : <>, and in {more.length === 1 ? 'one more place' : `${more.length} more places`}</>}
      {issue.rule === undefined ? null : <cite> {issue.rule}</cite>}
    </li>
  )
  return (
    <nav class="issue-list added" aria-label="Issues of this form">
      {pressing.length === 0 ? null : <ul>{pressing.map(line)}</ul>}
      {notes.length === 0 ? null : (
        <details>
          <summary>{notes.length === 1 ? 'One note' : `${notes.length} notes`} on this filing</summary>
          <ul>{notes.map(line)}</ul>
        </details>
      )}
    </nav>
  )
}
