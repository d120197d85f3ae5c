import type { OwnershipDocument } from '../../model/document.ts'
import type { ReviewFinding, ReviewRule } from '../review.ts'
import { codeOf, linesOf, marksOf, notesOf, signedOn, transactionsOf } from '../review-lines.ts'
import { doubtful, remarkable } from '../rule.ts'

/** Footnotes and remarks against the boxes they explain. */

/** Texts in which a person may name a footnote: with their paths. */
function* texts(document: OwnershipDocument): Generator<readonly [path: string, text: string]> {
  for (const [at, { text }] of document.footnotes.entries()) yield [`footnotes[${at}].text`, text]
  if (document.remarks) yield ['remarks', document.remarks]
  for (const { row, path } of linesOf(document)) {
    if (row.natureOfOwnership?.value) yield [`${path}.natureOfOwnership`, row.natureOfOwnership.value]
    if (row.securityTitle.value) yield [`${path}.securityTitle`, row.securityTitle.value]
  }
}

/** `footnote (3)`, `See notes 1 and 2`; not `Form 4` or `Rule 16b-3`. */
const mention = /\b(?:foot)?notes?\s*(?:no\.?\s*)?\(?(\d{1,2})\)?(?:\s*(?:,|and|&)\s*\(?(\d{1,2})\)?)?(?![\d.%])/gi

function* mentionsUnknownNote(document: OwnershipDocument): Generator<ReviewFinding> {
  const ids = new Set(document.footnotes.map(({ id }) => id))
  for (const [path, text] of texts(document)) {
    // "Note 12 to the financial statements" and "4.5% Notes" are no footnotes of the form.
    for (const match of text.matchAll(mention)) {
      if (/notes\b/i.test(match[0]) && !/footnotes?/i.test(match[0]) && !/see\s*$/i.test(text.slice(0, match.index))) continue
      if (/^\s*(?:to|of) (?:the|its)/i.test(text.slice(match.index + match[0].length))) continue
      for (const number of match.slice(1)) {
        if (number !== undefined && !ids.has(`F${Number(number)}`))
          yield { path, message: `"${match[0].trim()}" is named, but there is no footnote ${Number(number)}` }
      }
    }
  }
}

/** `Common Stock (1)`: the mark was typed, not made. */
function* typedMark(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const { row, path } of linesOf(document)) {
    const boxes = { securityTitle: row.securityTitle, 'underlying.title': row.underlying?.title, natureOfOwnership: row.natureOfOwnership }
    for (const [name, box] of Object.entries(boxes)) {
      const typed = /\((\d{1,2})\)\s*$/.exec(box?.value ?? '')
      if (typed)
        yield {
          path: `${path}.${name}`,
          message: `"${box!.value}" ends in a typed mark: mark footnote F${Number(typed[1])} on the box instead`,
        }
    }
  }
}

/** A note that begins with a number of its own prints two numbers. */
function* typedNumber(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const [at, { id, text }] of document.footnotes.entries()) {
    const typed = /^\s*(?:\((\d{1,2})\)|(\d{1,2})[.)]\s)/.exec(text)
    const number = typed ? Number(typed[1] ?? typed[2]) : null
    if (number !== null && `F${number}` !== id)
      yield { path: `footnotes[${at}].text`, message: `footnote ${id} calls itself ${number} in its text: it prints as (${id.slice(1)})` }
  }
}

function* seeFootnoteUnmarked(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const nature = line.row.natureOfOwnership?.value ?? ''
    if (/^see (?:foot)?notes?\b/i.test(nature.trim()) && marksOf(line).length === 0)
      yield { path: `${line.path}.natureOfOwnership`, message: `"${nature}", but no footnote is marked on the line` }
  }
}

function* seeRemarksEmpty(document: OwnershipDocument): Generator<ReviewFinding> {
  if (document.remarks) return
  for (const [at, { relationship }] of document.reportingOwners.entries()) {
    for (const field of ['officerTitle', 'otherText'] as const) {
      if (/\bsee\b.*\bremarks?\b/i.test(relationship[field] ?? ''))
        yield { path: `reportingOwners[${at}].relationship.${field}`, message: `"${relationship[field]}", but there are no remarks` }
    }
  }
}

const average = /weighted[\s-]+average|average (?:sale|sales|purchase)? ?price/i
const undertaking =
  /undertak|upon (?:written )?request|will (?:provide|furnish|supply)|agrees? to (?:provide|furnish|supply)|available on request|full information/i
const range = /\d[\d,.]{0,20}\s?(?:per share)?\s?(?:to|and|-|–|—|through)\s?(?:us)?\$?\s?\d/i

function* averagePrice(document: OwnershipDocument): Generator<readonly [path: string, text: string]> {
  const told = new Set<string>()
  for (const line of transactionsOf(document)) {
    const code = codeOf(line)
    if (code !== 'P' && code !== 'S') continue
    for (const note of notesOf(document, line.row.pricePerShare?.footnotes ?? [])) {
      if (told.has(note.id) || !average.test(note.text)) continue
      told.add(note.id)
      yield [`footnotes[${document.footnotes.indexOf(note)}].text`, note.text]
    }
  }
}

function* averageWithoutUndertaking(document: OwnershipDocument): Generator<ReviewFinding> {
  const everywhere = [...document.footnotes.map(({ text }) => text), document.remarks ?? ''].some((text) => undertaking.test(text))
  if (everywhere) return
  for (const [path] of averagePrice(document))
    yield { path, message: 'a weighted average price without the undertaking to give the prices of the single trades on request' }
}

function* averageWithoutRange(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const [path, text] of averagePrice(document))
    if (!range.test(text)) yield { path, message: 'a weighted average price without the range of prices: say from which to which' }
}

const plan = /10b5[\s-]*1/i
const boxSince = '2023-04-01'

const words = (document: OwnershipDocument) => [...document.footnotes.map(({ text }) => text), document.remarks ?? '']

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
/** `3/15/2024`, `03-15-2024`, `15.3.24`, `2024-03-15`, `March 15`, `15th of March`, `15-Mar-2024`. */
const dayInText = new RegExp(
  `\\d{1,2}([/.-])\\d{1,2}\\1\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\b${month}\\.?\\s+\\d{1,2}|\\b\\d{1,2}(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]${month}\\b`,
  'i',
)

function* planUnmentioned(document: OwnershipDocument): Generator<ReviewFinding> {
  if (document.aff10b5One !== true) return
  const mentioning = words(document).filter((text) => plan.test(text))
  if (mentioning.length === 0)
    yield {
      path: 'aff10b5One',
      message: 'the Rule 10b5-1(c) box is ticked, but no footnote says which transaction it is about and when the plan was adopted',
    }
  else if (!mentioning.some((text) => dayInText.test(text))) {
    yield { path: 'aff10b5One', message: 'the Rule 10b5-1(c) box is ticked, but the adoption date of the plan is not told' }
  }
}

function* planUnticked(document: OwnershipDocument): Generator<ReviewFinding> {
  const day = signedOn(document)
  if (document.aff10b5One !== false || day === null || day < boxSince || transactionsOf(document).length === 0) return
  const at = document.footnotes.findIndex(
    ({ text }) => plan.test(text) && /\b(?:pursuant to|under|in accordance with)\b/i.test(text) && !/\bnot\b[^.]{0,80}10b5/i.test(text),
  )
  if (at !== -1)
    yield { path: 'aff10b5One', message: `footnote ${document.footnotes[at]!.id} tells of a Rule 10b5-1 plan, but the box is not ticked` }
}

/** A direct line whose note says that others hold some of it. */
function* directAndIndirect(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const { directOrIndirect, natureOfOwnership, sharesOwnedFollowing } = line.row
    if (directOrIndirect.value !== 'D') continue
    const ids = [...directOrIndirect.footnotes, ...(natureOfOwnership?.footnotes ?? []), ...(sharesOwnedFollowing?.footnotes ?? [])]
    const note = notesOf(document, ids).find(({ text }) =>
      /\b(?:includes?|including|of which|consists? of)\b[^.]{0,160}\b(?:held (?:indirectly|by (?:the |a |his |her |their )?(?:[\w’' .-]{0,40})(?:trust|spouse|wife|husband|children|son|daughter|llc|l\.l\.c|partnership|foundation))|owned (?:indirectly|by (?:his|her|their) (?:spouse|wife|husband)))/i.test(
        text,
      ),
    )
    if (note)
      yield {
        path: `${line.path}.directOrIndirect`,
        message: `direct ownership, but footnote ${note.id} says that part is held indirectly: give it a line of its own`,
      }
  }
}

function* severalHolders(document: OwnershipDocument): Generator<ReviewFinding> {
  for (const line of linesOf(document)) {
    const nature = line.row.natureOfOwnership?.value ?? ''
    if (line.row.directOrIndirect.value !== 'I') continue
    if (/\bdirect(?:ly)?\b(?!\s*or\s*indirect)/i.test(nature) && !/\bindirect(?:ly)?\b/i.test(nature))
      yield {
        path: `${line.path}.natureOfOwnership`,
        message: `"${nature}" is the nature of indirect ownership, yet says direct: give direct and indirect holdings a line each`,
      }
    else if (
      /\bby (?:spouse|wife|husband)\b.*\band\b.*\b(?:by )?(?:trust|children|son|daughter|ira|401)/i.test(nature) ||
      /\bdirect(?:ly)?\b.*\band\b.*\bindirect(?:ly)?\b/i.test(nature)
    ) {
      yield { path: `${line.path}.natureOfOwnership`, message: `"${nature}" names several forms of ownership: give each a line of its own` }
    }
  }
}

/** Rules about footnotes, remarks and what they say. */
export const noteRules: readonly ReviewRule[] = [
  {
    code: 'unknown-note-in-text',
    paragraph: 'General Instruction 6 to Form 4',
    requires: 'A footnote that a text names exists.',
    why: 'Footnotes get new numbers when one is added; the texts that name them are forgotten.',
    severity: doubtful,
    find: mentionsUnknownNote,
  },
  {
    code: 'mark-typed',
    paragraph: 'EDGAR ownership specification v5.5, 4.3.6',
    requires: 'A footnote is marked with a footnoteId, not typed into the text of a box.',
    why: 'A typed mark links to nothing, and a title with one is another title to every reader.',
    severity: doubtful,
    find: typedMark,
  },
  {
    code: 'note-number-typed',
    paragraph: 'EDGAR ownership specification v5.5, 4.3.5',
    requires: 'A footnote does not give itself another number than its id.',
    why: 'The form prints the number of the id; the marks then seem to point elsewhere.',
    severity: doubtful,
    find: typedNumber,
  },
  {
    code: 'see-footnote-unmarked',
    paragraph: 'General Instruction 4(b)(iv) to Form 4',
    requires: 'A box that says "see footnote" marks the footnote.',
    why: 'Without the mark nobody can tell which one.',
    severity: doubtful,
    find: seeFootnoteUnmarked,
  },
  {
    code: 'see-remarks-empty',
    paragraph: 'General Instruction 6 to Form 4',
    requires: 'A title that refers to the remarks finds them.',
    why: 'The title is then told nowhere.',
    severity: doubtful,
    find: seeRemarksEmpty,
  },
  {
    code: 'average-without-undertaking',
    paragraph: 'SEC staff letter to SCSGP of 25 June 2008',
    requires: 'A weighted average price comes with an undertaking to give the single prices on request.',
    why: 'Without it every trade needs a line of its own.',
    severity: doubtful,
    find: averageWithoutUndertaking,
  },
  {
    code: 'average-without-range',
    paragraph: 'SEC staff letter to SCSGP of 25 June 2008',
    requires: 'A weighted average price comes with the range of prices, within one dollar.',
    why: 'The range is what the relief asks for, and short-swing matching needs its ends.',
    severity: doubtful,
    find: averageWithoutRange,
  },
  {
    code: '10b5-1-unexplained',
    paragraph: 'General Instruction 10 to Form 4',
    requires: 'A ticked Rule 10b5-1(c) box is explained with the plan’s adoption date.',
    why: 'The box stands for the whole form; only the explanation tells the transaction and the plan.',
    severity: doubtful,
    find: planUnmentioned,
  },
  {
    code: '10b5-1-unticked',
    paragraph: 'General Instruction 10 to Form 4',
    requires: 'The box is ticked when a transaction was made under a Rule 10b5-1 plan.',
    why: 'Plans adopted before 27 February 2023 under the old rule are the one reason not to tick it.',
    severity: remarkable,
    find: planUnticked,
  },
  {
    code: 'direct-and-indirect-mixed',
    paragraph: 'General Instruction 4(b)(ii) to Form 4',
    requires: 'Direct and indirect holdings stand on separate lines.',
    why: 'The totals of both are wrong otherwise, on this form and on the next.',
    severity: doubtful,
    find: directAndIndirect,
  },
  {
    code: 'several-holders-in-one-line',
    paragraph: 'General Instruction 4(b)(ii) to Form 4',
    requires: 'Each form of indirect ownership stands on a line of its own.',
    why: 'One total for several holders cannot be followed from form to form.',
    severity: remarkable,
    find: severalHolders,
  },
]
