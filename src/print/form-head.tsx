import type { FormCheckBox } from '../model/form-catalogue.ts'
import { IssueMessages, type PlacedIssues, worst } from './form-issue.tsx'
import type { FormContext } from './form-mark.tsx'
import { idOf } from './form-mark.tsx'
import { boxesOf, formName, type Sheet, type SheetBox, type SheetMark, type SheetOwner } from './sheet.ts'

/** The head of the form: title, OMB approval, check boxes and the numbered boxes. */

interface Props {
  readonly form: FormContext
  readonly placed: PlacedIssues
}

export function FormHead({ form, placed }: Props) {
  const { head, omb } = form.sheet.catalogue
  return (
    <div class="head">
      <div class="head-left">
        <p class="form-name">{formName(form.sheet)}</p>
        <CheckBoxes form={form} placed={placed} place="top left" />
      </div>
      <div class="head-title">
        <p class="agency">
          {head.agency}
          <br />
          <small>{head.city}</small>
        </p>
        <h2>{head.title}</h2>
        <p>
          <small>
            {head.authority[0]}
            <br />
            {head.authority[1]}
          </small>
        </p>
      </div>
      <div class="omb">
        <p>{omb.heading}</p>
        <p>
          <span>{omb.numberLabel}</span> <span>{omb.number}</span>
        </p>
        <p>
          <span>{omb.burdenLabel}</span> <span>{omb.hours}</span>
        </p>
      </div>
    </div>
  )
}

/** The boxes that stand by themselves, at the top left or above Table I. */
export function CheckBoxes({ form, placed, place }: Props & { readonly place: FormCheckBox['place'] }) {
  const boxes = form.sheet.checkBoxes.filter(({ box }) => box.place === place)
  if (boxes.length === 0) return null
  return (
    <>
      {boxes.map(({ box }) => (box.heading === null ? null : <p class="label plan-heading">{box.heading}</p>))}
      <ul class="check-boxes">
        {boxes.map((mark) => (
          <li id={form.prefix + mark.path} class={worst(placed.get(mark.path))}>
            <Tick mark={mark} /> <span>{mark.box.label}</span>
            <IssueMessages issues={placed.get(mark.path)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** A box that is ticked or not, told in words to a screen reader. */
function Tick({ mark }: { readonly mark: SheetMark<{ readonly label: string }> }) {
  return (
    <span class="ballot" role="img" aria-label={mark.ticked ? 'ticked:' : 'not ticked:'}>
      {mark.ticked ? 'X' : ''}
    </span>
  )
}

/** Boxes 1 to 6 in order of their numbers; the CSS lays them out as the form does. */
export function FormBoxes({ form, placed }: Props) {
  const { sheet } = form
  return (
    <div class={`boxes form-${sheet.catalogue.form}${sheet.catalogue.era === '2026' ? ' with-foreign' : ''}`}>
      {sheet.boxes.map((box) => {
        const place = `box-${box.box.number}`
        return (
          <div id={form.prefix + place} class={`box ${box.box.content} ${worst(placed.get(place)) ?? ''}`}>
            <p class="label">
              {box.box.number}. <BoxLabel box={box} />
            </p>
            <BoxContent box={box} sheet={sheet} />
            <IssueMessages issues={placed.get(place)} />
          </div>
        )
      })}
    </div>
  )
}

function BoxLabel({ box: { box } }: { readonly box: SheetBox }) {
  const hint = box.hint === null ? '' : ` (${box.hint})`
  if (box.content === 'reportingOwner') {
    return (
      <>
        {box.label.replace(/\*$/, '')}
        <sup>*</sup>
      </>
    )
  }
  const [before, after] = box.content === 'issuer' ? box.label.split(' and ') : [box.label]
  return (
    <>
      {before}
      {after === undefined ? null : (
        <>
          {' '}
          <b>and</b> {after}
        </>
      )}
      {hint}
    </>
  )
}

function BoxContent({ box, sheet }: { readonly box: SheetBox; readonly sheet: Sheet }) {
  const [first] = sheet.owners
  if (box.box.content === 'reportingOwner') return first ? <OwnerAddress owner={first} captions={box.box.captions} /> : null
  if (box.marks.length === 0) return <p class="data">{box.lines.join(' ')}</p>
  return <Choices marks={box.marks} lines={box.lines} />
}

/** Lines to tick, and what is written below them. */
function Choices({ marks, lines }: Pick<SheetBox, 'marks' | 'lines'>) {
  return (
    <>
      <ul class="choices">
        {marks.map((mark) => (
          <li>
            <Tick mark={mark} /> <span>{mark.box.label}</span>
          </li>
        ))}
      </ul>
      {lines.map((line) => (
        <p class="data under">{line}</p>
      ))}
    </>
  )
}

/** Name and address with the small captions under each line. */
function OwnerAddress({ owner, captions }: { readonly owner: SheetOwner; readonly captions: readonly string[] }) {
  const { address } = owner
  const [last, firstName, middle, street, city, state, zip, country] = captions
  return (
    <>
      <p class="data">{owner.name}</p>
      <p class="captions">
        <span>{last}</span> <span>{firstName}</span> <span>{middle}</span>
      </p>
      <p class="data">
        {address.street1}
        <br />
        {address.street2}
      </p>
      <p class="captions">{street}</p>
      <div class="data place">
        <p>{address.city}</p>
        <p>{address.state}</p>
        <p>{address.zipCode}</p>
      </div>
      <p class="captions">
        <span>{city}</span> <span>{state}</span> <span>{zip}</span>
      </p>
      {address.country === null ? null : (
        <>
          <p class="data">{address.country}</p>
          <p class="captions">{country}</p>
        </>
      )}
    </>
  )
}

/** The boxes of the further reporting persons, which EDGAR's page puts below Table II; ours add how each stands to the issuer. */
export function FurtherOwners({ form, placed }: Props) {
  const [, ...further] = form.sheet.owners
  if (further.length === 0) return null
  return (
    <div class="owners">
      {further.map((owner) => {
        const place = `owner-${owner.path}`
        const [box, relationship] = boxesOf(form.sheet, owner)
        if (!box || !relationship) return null
        return (
          <div id={form.prefix + idOf(place)} class={`box reportingOwner ${worst(placed.get(place)) ?? ''}`}>
            <p class="label">
              {box.box.number}. <BoxLabel box={box} />
            </p>
            <OwnerAddress owner={owner} captions={box.box.captions} />
            <div class="added relation">
              <p class="label">
                {relationship.box.number}. {relationship.box.label}
              </p>
              <Choices marks={relationship.marks} lines={relationship.lines} />
            </div>
            <IssueMessages issues={placed.get(place)} />
          </div>
        )
      })}
    </div>
  )
}
