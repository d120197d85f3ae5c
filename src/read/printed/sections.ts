import { isEmptyBox, isTicked, type Line, letters, lettersOf, lettersOfLine, wordsOf } from './pages/page.ts'

/** The parts of a printed form, found by the constant text between them. */
export interface Sections {
  /** Title, exit box and the boxes 1 to 6. */
  readonly head: readonly Line[]
  readonly tableI: readonly Line[]
  readonly tableII: readonly Line[]
  /** The published stylesheets' table of all reporting owners. */
  readonly owners: readonly Line[]
  /** The web page's further boxes 1, one for each further owner. */
  readonly furtherOwners: readonly (readonly Line[])[]
  readonly notes: readonly Line[]
  readonly remarks: readonly Line[]
  readonly signatures: readonly Line[]
  /** Printed by the published stylesheets rather than as EDGAR's web page. */
  readonly published: boolean
  /** The part that the last line belongs to. */
  readonly end: Part
  /** Whether the heading of the notes was seen. */
  readonly explained: boolean
}

/** A part of the form; `constant` are the sentences that every form prints between the others and at its end. */
export type Part = 'head' | 'tableI' | 'tableII' | 'owners' | 'further' | 'notes' | 'remarks' | 'signatures' | 'constant'

const tableIHeading = /tabl[eo]?[il1]?nonderivativesecurit/
const tableIIHeading = /tabl[eo]?[il1]{0,3}derivativesecurit|^(?:eg)?tableii|egputscalls/

/** What every line holds one of that begins a part or is none of any; other lines go on with the part they stand in. */
const landmark =
  /derivativesecurit|tableii|egputscalls|reporting|printortype|potentialpersons|reminder|signature|explanation|remarks|relationships|filedbymore|intentionalmis|notefile|personswho|^sec14/

/** Sentences that every form prints and that hold no data. */
const constants =
  /reminderreportonaseparateline|if(?:the)?formisfiledbymorethanone|intentionalmisstatements|notefilethreecopies|personswho(?:respondtothecollection|aretorespond)/

/** Whether a line is one of the sentences that every form prints. */
export const isConstant = (text: string): boolean => text.length > 17 && constants.test(text)

const sentences = [
  'iftheformisfiledbymorethanonereportingpersonseeinstruction4bv',
  'iftheformisfiledbymorethanonereportingpersonseeinstruction5bv',
  'intentionalmisstatementsoromissionsoffactsconstitutefederalcriminalviolationssee18usc1001and15usc78ffa',
]

/** Whether a line may go on with one of those that stand above the notes. */
export const isOfConstant = (text: string): boolean => /[a-z]/.test(text) && sentences.some((sentence) => sentence.includes(text))

/** What a Form 3 without holdings says of itself. */
export const noneOwned = 'nosecuritiesarebeneficiallyowned'

/** Whether a line is, or holds, the label below a signature, of which a narrow column parts the last word. */
export const isSigned = (line: Line): boolean => isSignatureLabel(lettersOfLine(line))

/** Whether the letters of a line hold that label, or all of it that stands on one line. */
export const isSignatureLabel = (text: string): boolean =>
  text.includes('signatureof') && /signatureofreporting(?:person|date$|$)|^signatureof(?:date)?$/.test(text)

const endsData = [
  'reminderreportonaseparateline',
  'notefilethreecopies',
  'personswhorespondtothecollection',
  'potentialpersonswhoaretorespond',
]

/** Cuts a print at its headings. A part that a print lacks is empty. */
export function sectionsOf(lines: readonly Line[], recognised = false): Sections {
  const parts: Record<Exclude<Part, 'further'>, Line[]> = {
    head: [],
    tableI: [],
    tableII: [],
    owners: [],
    notes: [],
    remarks: [],
    signatures: [],
    constant: [],
  }
  const further: Line[][] = []
  const goOn = (part: Part, line: Line) => (part === 'further' ? further.at(-1)! : parts[part]).push(line)
  let part: Part = 'head'
  let published = false
  let explained = false
  let caption: Exclude<Part, 'further' | 'constant'> | null = null
  let told: 'notes' | 'remarks' | null = null
  for (const line of lines) {
    const text = lettersOfLine(line)
    if (text === '' && !wordsOf(line).some((word) => isTicked(word) || isEmptyBox(word) || word.text === '$')) continue
    // Where the file breaks off inside a heading, its beginning is no text.
    if (
      line === lines.at(-1) &&
      part !== 'head' &&
      ['remarks', 'explanationofresponses', 'signatureofreportingperson'].some((one) => one.startsWith(text))
    )
      continue
    // Since 2026 box 1 ends below the heading of Table I, where that stands beside it in a line of cells.
    if (part === 'tableI' && text === 'country' && parts.tableI.length === 0) {
      parts.head.push(line)
      continue
    }
    if (!recognised && !landmark.test(text)) {
      goOn(part, line)
      continue
    }
    if (text.includes('printortyperesponses') || text.includes('potentialpersonswho')) published = true
    // Recognition loses the bars that the headings of the tables stand in; the titles of their first columns are left.
    if (recognised && (part === 'head' || part === 'tableI') && /titleo[ft]d?[ec]rivati/.test(text)) part = 'tableII'
    else if (recognised && part === 'head' && /^(?:[1il]|r)?t?itleofsecurity/.test(text)) part = 'tableI'
    if (text.includes('nonderivativesecurit') && tableIHeading.test(text)) {
      if (part === 'head') parts.head.push({ ...line, cells: line.cells.filter((cell) => !tableIHeading.test(lettersOf(cell.words))) })
      part = 'tableI'
      continue
    }
    if (part !== 'notes' && part !== 'remarks' && part !== 'head' && tableIIHeading.test(text)) {
      part = 'tableII'
      continue
    }
    if (part === 'head') {
      goOn(part, line)
      continue
    }
    if (text === 'reportingowners' || text.includes('reportingownernameaddress') || text === 'relationships') {
      // Recognition may give the heading of the notes before what stands above it.
      if (recognised && part === 'notes') parts.tableII.push(...parts.notes.splice(0))
      part = 'owners'
      published = true
      parts.owners.push(line)
      continue
    }
    if (text === 'signatures') {
      part = 'signatures'
      continue
    }
    if (text.startsWith('explanationofresponses')) {
      part = 'notes'
      told = 'notes'
      explained = true
      // What follows the heading in its line or cell is the first note.
      const rest = afterHeading(line, 'explanationofresponses')
      if (rest) parts.notes.push(rest)
      continue
    }
    if (part !== 'notes' && part !== 'remarks' && (recognised ? /nameandaddressofreporting/ : /^1nameandaddressofreporting/).test(text)) {
      further.push([line])
      part = 'further'
      continue
    }
    if ((part === 'notes' || part === 'remarks') && text.startsWith('remarks') && part !== 'remarks') {
      part = 'remarks'
      told = 'remarks'
      const rest = afterHeading(line, 'remarks')
      if (rest) parts.remarks.push(rest)
      continue
    }
    if (isSigned(line)) {
      // Recognition may give the column of signatures after the sentences below it.
      const late = recognised && !published && part === 'constant' && told !== null
      const signed = late ? told! : part === 'further' ? 'signatures' : part
      if (late) parts[signed].push(...parts.constant.splice(0).filter((one) => !isConstant(lettersOfLine(one))))
      parts[signed].push(line)
      if (signed !== 'constant') caption = signed
      continue
    }
    // Recognition may give the column of days after the sentences below it.
    if (recognised && caption && part === 'constant' && wordsOf(line).every((word) => /^\d{2}\/\d{2}\/\d{4}$/.test(word.text))) {
      parts[caption].push(line)
      continue
    }
    if (recognised && explained && part === 'owners' && isConstant(text)) part = 'notes'
    if (endsData.some((one) => text.startsWith(one)) || (part !== 'notes' && isConstant(text))) {
      // Recognition puts the sentences between the tables below the heading of the second.
      if (recognised && part === 'tableII' && !parts.tableII.some(holdsFigures)) continue
      // Recognition may give a sentence before the signature that stands above it.
      const early = recognised && part === 'remarks' && text.startsWith('reminder') && !parts.remarks.some(isSigned)
      if (!early && (part !== 'notes' || text.startsWith('notefilethree') || text.startsWith('potentialpersons'))) part = 'constant'
      continue
    }
    if (part === 'constant' && text.startsWith('sec14')) continue
    goOn(part, line)
  }
  // Part by part: objects that are spread are of a new shape every time.
  const { head, tableI, tableII, owners, notes, remarks, signatures } = parts
  return {
    head,
    tableI,
    tableII,
    owners,
    furtherOwners: further,
    notes,
    remarks,
    signatures,
    published: published || owners.length > 0,
    end: part,
    explained,
  }
}

/** Whether a day or an amount of four figures or more stands in a line: no heading has them. */
const holdsFigures = (line: Line): boolean => wordsOf(line).some((word) => /\d\/\d\d\/\d{4}|\d,\d{3}\b/.test(word.text))

/** The words of a line after the heading it begins with, or `null` if there are none. */
function afterHeading(line: Line, heading: string): Line | null {
  let seen = 0
  const cells = line.cells.map((cell) => ({
    ...cell,
    words: cell.words.filter((word) => {
      if (seen >= heading.length) return true
      seen += letters(word.text).length
      return false
    }),
  }))
  return cells.some((cell) => cell.words.length > 0) ? { ...line, cells } : null
}
