import type { Issue } from '../model/issue.ts'
import { CheckBoxes, FormBoxes, FormHead, FurtherOwners } from './form-head.tsx'
import { IssueList, IssueMessages, type PlacedIssues, placeIssues, worst } from './form-issue.tsx'
import { type FormContext, idOf, markedPlaces, noteId } from './form-mark.tsx'
import { FormTableView } from './form-table.tsx'
import type { Sheet } from './sheet.ts'

/**
 * The printed form as HTML, in the words and order of EDGAR's web page. It needs `static/form.css` and no script. What ours adds to the
 * page (meanings, ways back, issues) has the class `added`.
 */
export function PrintedForm({ sheet, issues = [], prefix = '' }: PrintedFormProps) {
  const form: FormContext = { sheet, prefix, notes: new Map(sheet.footnotes.map((note) => [note.id, note])) }
  const placed = placeIssues(sheet, issues)
  const [one, two] = sheet.tables
  return (
    <article class="section16-form" aria-label={`Form ${sheet.form}`}>
      <IssueList placed={placed} prefix={prefix} />
      <FormHead form={form} placed={placed} />
      <FormBoxes form={form} placed={placed} />
      <CheckBoxes form={form} placed={placed} place="above Table I" />
      <FormTableView table={one} form={form} placed={placed} />
      <FormTableView table={two} form={form} placed={placed} />
      <FurtherOwners form={form} placed={placed} />
      <Explanation form={form} placed={placed} />
      <Signatures form={form} placed={placed} />
      <Closing sheet={sheet} />
    </article>
  )
}

export interface PrintedFormProps {
  readonly sheet: Sheet
  /** Shown on the cells and boxes that they are about, and as a list before the form. */
  readonly issues?: readonly Issue[]
  /** Before every id, where several forms stand on one page. */
  readonly prefix?: string
}

interface Props {
  readonly form: FormContext
  readonly placed: PlacedIssues
}

/** Marks that a note leads back to; of a note that every line carries the first are enough. */
const mostWaysBack = 5

function Explanation({ form, placed }: Props) {
  const { sheet } = form
  const { closing } = sheet.catalogue
  const places = markedPlaces(form)
  return (
    <section class="explanation">
      <h3>{closing.explanation}</h3>
      {sheet.noSecuritiesOwned ? <p>{closing.noSecuritiesOwned}</p> : null}
      <div class="notes">
        {sheet.footnotes.map((note) => {
          const place = `note-${note.id}`
          const marked = places.get(note.id) ?? []
          return (
            <p id={noteId(form, note.id)} class={worst(placed.get(place))}>
              <span class="number">{note.number}. </span>
              {note.text}
              <span class="back added">
                {marked.slice(0, mostWaysBack).map(({ markId, label }) => (
                  // biome-ignore lint/a11y/useAnchorContent: its name is the label, its arrow is drawn by the style sheet
                  <a href={`#${markId}`} aria-label={`back to note ${note.number} in ${label}`} title={label} />
                ))}
                {marked.length > mostWaysBack ? <span class="further" data-count={marked.length - mostWaysBack} /> : null}
              </span>
              <IssueMessages issues={placed.get(place)} />
            </p>
          )
        })}
      </div>
      <h3>{closing.remarks}</h3>
      <p id={`${form.prefix}remarks`} class={worst(placed.get('remarks'))}>
        {sheet.remarks}
        <IssueMessages issues={placed.get('remarks')} />
      </p>
    </section>
  )
}

function Signatures({ form, placed }: Props) {
  const { signatures, catalogue } = form.sheet
  return (
    <section class="signatures">
      {signatures.map((signature, at) => {
        const place = `signature-${at}`
        return (
          <p id={form.prefix + idOf(place)} class={`signed ${worst(placed.get(place)) ?? ''}`}>
            <span class="data">{signature.name}</span> <span class="data">{signature.date}</span>
            <IssueMessages issues={placed.get(place)} />
          </p>
        )
      })}
      <p class="captions">
        <span>{catalogue.closing.signature}</span> <span>{catalogue.closing.signatureDate}</span>
      </p>
    </section>
  )
}

function Closing({ sheet }: { readonly sheet: Sheet }) {
  const { lines } = sheet.catalogue.closing
  return (
    <div class="closing">
      {lines.map((line, at) => (
        <p>{at === lines.length - 1 ? <b>{line}</b> : line}</p>
      ))}
    </div>
  )
}
