import { reportTimeliness } from '../../law/report-timeliness.ts'
import type { OwnershipDocument } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import type { Issue } from '../../model/issue.ts'
import type { Evidence, Reading } from '../../model/reading.ts'
import { PrintedForm } from '../../print/printed-form.tsx'
import { sentenceOf } from '../../print/sentence.ts'
import { sheetOf } from '../../print/sheet.ts'
import { Faults } from '../faults.tsx'
import { Layout } from '../layout.tsx'
import { Table } from '../table.tsx'
import { keysOf, type UnknownField, unknownFields } from '../unknown-fields.ts'
import { formatInWords, plural, sentence } from '../words.ts'

/** Reading whatever a person has: source left, form right, every field tied to where it came from, doubtful ones to be confirmed. */

/** One filing of what was given, held for a while on the server under its key. */
export interface HeldReading {
  readonly key: string
  readonly name: string
  readonly reading: Reading
  /** The source as text, in which evidence has its spans; `null` where it is not text. */
  readonly text: string | null
}

export interface ReadData {
  readonly held: HeldReading | null
  /** What EDGAR and a careful reviewer would say of a draft; `null` of a copy of what was filed, and where nothing was read. */
  readonly draftIssues: readonly Issue[] | null
  /** Other filings of the same file. */
  readonly others: readonly { readonly key: string; readonly title: string }[]
  readonly faults: readonly string[]
  /** What was typed and ticked on the page before it was sent, by the names of its fields; nothing where it is shown for the first time. */
  readonly typed: Typed
}

type Typed = Readonly<Record<string, string>>

/** Below this a person is asked; what the reader inferred, such as a box left empty, is asked for only where it is far from sure. */
const sure = { stated: 0.9, corrected: 0.95, inferred: 0.8 }

const isDoubtful = ({ confidence, how }: Evidence): boolean => confidence < sure[how]

export function ReadPage({ held, draftIssues, others, faults, typed }: ReadData) {
  return (
    <Layout title="Read a report" place="read">
      <h1>Read a report</h1>
      <Faults faults={faults} />
      {held ? <Result held={held} draftIssues={draftIssues} others={others} typed={typed} /> : null}
      <form class="give" action="/read" method="post" enctype="multipart/form-data">
        {held ? <h2>Read another</h2> : null}
        <p>
          Any Form 3, 4 or 5: XML, a submission, a saved page, text, markdown, PDF, a scan, or a message with one of them. What you give
          stays on this machine.
        </p>
        <label>
          <span>A file (drop one anywhere on this page)</span>
          <input type="file" name="file" />
        </label>
        <label>
          <span>or its text</span>
          <textarea name="text" rows={6} spellcheck={false} />
        </label>
        <button type="submit">Read</button>
      </form>
      <script type="module" src="/static/read.js" />
    </Layout>
  )
}

function Result({ held, draftIssues, others, typed }: Omit<ReadData, 'held' | 'faults'> & { readonly held: HeldReading }) {
  const { reading, text, key } = held
  const doubtful = reading.evidence.filter(isDoubtful)
  const unknown = unknownFields(reading)
  const places = text === null ? [] : placesIn(text, reading.evidence)
  return (
    <>
      <p class="lead">{sentenceOf(reading.document).map((part) => (part.strong ? <b>{part.text}</b> : part.text))}</p>
      <p class="facts quiet">
        {held.name} · read as {formatInWords[reading.format]} ·{' '}
        {reading.evidence.length === 0 ? '' : `${plural(reading.evidence.length, 'field')} with their source · `}
        {reading.evidence.length === 0 ? (
          'every field as the source names it'
        ) : doubtful.length === 0 ? (
          'none doubtful'
        ) : (
          <span class="unknown">{plural(doubtful.length, 'field')} to confirm</span>
        )}
        {unknown.length === 0 ? null : (
          <>
            {' '}
            · <a href="#unknown">{unknown.length} unknown</a>
          </>
        )}
      </p>
      {draftIssues === null ? null : <AsFiling document={reading.document} issues={draftIssues} />}
      {others.length > 0 ? (
        <p>
          The file holds more:{' '}
          {others.map((one) => (
            <>
              <a href={`/read/${one.key}`}>{one.title}</a>{' '}
            </>
          ))}
        </p>
      ) : null}
      <div class={text === null ? undefined : 'beside'}>
        {text === null ? null : (
          <section aria-label="Source" class="source-pane">
            <h2>Source</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
            <pre class="source" tabIndex={0}>
              {marked(text, places)}
            </pre>
          </section>
        )}
        <section aria-label="Form">
          <h2>Form</h2>
          <PrintedForm sheet={sheetOf(reading.document)} issues={[...reading.issues, ...(draftIssues ?? [])]} />
          <form class="confirm" action={`/read/${key}/store`} method="post">
            <h2>Fields</h2>
            <Fields evidence={reading.evidence} document={reading.document} placed={new Set(places.flatMap(pathsOf))} typed={typed} />
            {unknown.length === 0 ? null : <Unknown fields={unknown} typed={typed} />}
            <label>
              <span>Your name, kept with what you correct or confirm</span>
              <input name="by" autocomplete="name" value={typed.by ?? ''} />
            </label>
            <p class="actions">
              <button type="submit">Store</button>
              <button type="submit" class="plain" formaction={`/read/${key}/xml`}>
                Write as XML
              </button>
            </p>
          </form>
        </section>
      </div>
    </>
  )
}

/** Whether EDGAR would take a draft today, and until when; the issues stand on the form. */
function AsFiling({ document, issues }: { readonly document: OwnershipDocument; readonly issues: readonly Issue[] }) {
  const number = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity).length
  const [errors, warnings] = [number('error'), number('warning')]
  const { due } = reportTimeliness({ document, filedDate: null, acceptedAt: null })
  const asked = warnings === 0 ? '' : ` A careful reviewer asks about ${plural(warnings, 'thing')}.`
  const until = due === null ? null : <> It is due on {dayInProse(due)}.</>
  if (errors === 0) {
    return (
      <p>
        As a filing today it breaks no rule of EDGAR.{asked}
        {until}
      </p>
    )
  }
  return (
    <p>
      As a filing today <span class="unknown">EDGAR would refuse it for {plural(errors, 'error')}</span>: they stand on the form.{asked}
      {until}
    </p>
  )
}

/** A stretch of the source, and what was read from it; stretches that overlap are one. */
interface Place {
  readonly start: number
  readonly end: number
  readonly from: readonly Evidence[]
}

function placesIn(text: string, evidence: readonly Evidence[]): readonly Place[] {
  const places: Place[] = []
  const sound = evidence.filter(({ span: [start, end] }) => end > start && end <= text.length)
  for (const one of sound.toSorted((a, b) => a.span[0] - b.span[0])) {
    const [start, end] = one.span
    const last = places.at(-1)
    if (last && start < last.end) places[places.length - 1] = { ...last, end: Math.max(last.end, end), from: [...last.from, one] }
    else places.push({ start, end, from: [one] })
  }
  return places
}

const pathsOf = ({ from }: Place): string[] => [...new Set(from.map(({ path }) => path))]

/** The source with its places marked, so that fields can point at them. */
function marked(text: string, places: readonly Place[]) {
  const named = new Set<string>()
  const before = (at: number) => text.slice(places[at - 1]?.end ?? 0, places[at]?.start)
  return [
    ...places.flatMap((place, at) => {
      const paths = pathsOf(place)
      const anchors = paths.filter((path) => !named.has(path))
      for (const path of anchors) named.add(path)
      return [
        before(at),
        <mark data-paths={paths.join(' ')} class={place.from.some(isDoubtful) ? 'doubtful' : undefined}>
          {anchors.map((path) => (
            <span id={`source-${path}`} />
          ))}
          {text.slice(place.start, place.end)}
        </mark>,
      ]
    }),
    before(places.length),
  ]
}

interface FieldsProps {
  readonly evidence: readonly Evidence[]
  readonly document: Reading['document']
  /** Paths of the fields whose place in the source stands on the page. */
  readonly placed: ReadonlySet<string>
  readonly typed: Typed
}

function Fields({ evidence, document, placed, typed }: FieldsProps) {
  return (
    <Table
      caption="Fields and their source"
      rows={[...evidence].sort((a, b) => a.confidence - b.confidence)}
      empty="XML says which field each value is: no field is to be confirmed here."
      data={({ path }) => ({ 'data-path': path })}
      columns={[
        { heading: 'Field', cell: ({ path }) => <span title={path}>{fieldInWords(path)}</span> },
        {
          heading: 'Read as',
          cell: (one) => (
            <input
              name={`field:${one.path}`}
              value={typed[`field:${one.path}`] ?? valueAt(document, one.path)}
              aria-label={fieldInWords(one.path)}
              class={isDoubtful(one) ? 'doubtful' : undefined}
            />
          ),
        },
        {
          heading: 'Source',
          cell: ({ path, text }) => (placed.has(path) ? <a href={`#source-${path}`}>{text.slice(0, 80)}</a> : text.slice(0, 80)),
        },
        { heading: 'How', quiet: true, cell: ({ how }) => how },
        { heading: 'Sure', figures: true, cell: ({ confidence }) => confidence.toFixed(2) },
        {
          heading: 'Confirm',
          cell: (one) =>
            isDoubtful(one) ? (
              <input
                type="checkbox"
                name={`confirm:${one.path}`}
                checked={typed[`confirm:${one.path}`] !== undefined}
                aria-label={`${fieldInWords(one.path)} is right`}
              />
            ) : null,
        },
      ]}
    />
  )
}

/** What the source leaves open, to be filled in by who knows it. */
function Unknown({ fields, typed }: { readonly fields: readonly UnknownField[]; readonly typed: Typed }) {
  return (
    <section id="unknown" aria-label="Unknown fields">
      <h2>Unknown</h2>
      <p class="quiet">The source does not say these. Fill in what you know; what stays empty stays unknown.</p>
      <Table
        caption="Unknown fields"
        rows={fields}
        empty=""
        columns={[
          { heading: 'Field', cell: ({ path }) => <span title={path}>{fieldInWords(path)}</span> },
          {
            heading: 'Value',
            cell: ({ path, isFlag }) =>
              isFlag ? (
                <select name={`field:${path}`} aria-label={fieldInWords(path)}>
                  <option value="">unknown</option>
                  <option value="true" selected={typed[`field:${path}`] === 'true'}>
                    yes
                  </option>
                  <option value="false" selected={typed[`field:${path}`] === 'false'}>
                    no
                  </option>
                </select>
              ) : (
                <input name={`field:${path}`} value={typed[`field:${path}`] ?? ''} aria-label={fieldInWords(path)} />
              ),
          },
          { heading: 'Why', quiet: true, cell: ({ why }) => sentence(why) },
        ]}
      />
    </section>
  )
}

const places: Readonly<Record<string, string>> = {
  nonDerivative: 'Table I, line',
  derivative: 'Table II, line',
  reportingOwners: 'owner',
  footnotes: 'note',
  signatures: 'signature',
}

/** A path of the document in words: `derivative[0].exerciseDate` is `Table II, line 1: exercise date`. */
export function fieldInWords(path: string): string {
  const [, list = '', at = '', rest = path] = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(path) ?? []
  const field = rest.replace(/\./g, ', ').replace(/([a-z])([A-Z0-9])/g, (_, before, after) => `${before} ${after.toLowerCase()}`)
  return list === '' ? field : [`${places[list] ?? list} ${Number(at) + 1}`, field].filter((part) => part !== '').join(': ')
}

/** The value at a path such as `derivative[0].shares`, as text; a box by its value. */
export function valueAt(document: unknown, path: string): string {
  let at: unknown = document
  for (const key of keysOf(path)) {
    if (typeof at !== 'object' || at === null) return ''
    at = (at as Record<string, unknown>)[key]
  }
  if (typeof at === 'object' && at !== null && 'value' in at) at = (at as { value: unknown }).value
  return typeof at === 'string' ? at : typeof at === 'boolean' ? String(at) : ''
}
