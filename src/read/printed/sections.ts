import { isEmptyBox, isTicked, type Line, letters, lettersOf, lettersOfLine, withCells, withWords, wordsOf } from './pages/page.ts'

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
  const cutter = new Cutter(recognised)
  for (const line of lines) cutter.take(line, line === lines.at(-1))
  return cutter.sections()
}

const headings = ['remarks', 'explanationofresponses', 'signatureofreportingperson']

/** Takes the lines of a print one after the other, each to the part that it stands in. */
class Cutter {
  readonly #recognised: boolean
  readonly #parts: Readonly<Record<Exclude<Part, 'further'>, Line[]>> = {
    head: [],
    tableI: [],
    tableII: [],
    owners: [],
    notes: [],
    remarks: [],
    signatures: [],
    constant: [],
  }
  readonly #further: Line[][] = []
  #part: Part = 'head'
  #published = false
  #explained = false
  /** Where the last label of a signature was put. */
  #caption: Exclude<Part, 'further' | 'constant'> | null = null
  /** The last of the parts in prose. */
  #told: 'notes' | 'remarks' | null = null

  constructor(recognised: boolean) {
    this.#recognised = recognised
  }

  take(line: Line, isLast: boolean): void {
    const text = lettersOfLine(line)
    if (text === '' && !wordsOf(line).some((word) => isTicked(word) || isEmptyBox(word) || word.text === '$')) return
    // Where the file breaks off inside a heading, its beginning is no text.
    if (isLast && this.#part !== 'head' && headings.some((one) => one.startsWith(text))) return
    // Since 2026 box 1 ends below the heading of Table I, where that stands beside it in a line of cells.
    if (this.#part === 'tableI' && text === 'country' && this.#parts.tableI.length === 0) this.#parts.head.push(line)
    else if (!this.#recognised && !landmark.test(text)) this.#goOn(line)
    else if (!(this.#beginsTable(line, text) || this.#beginsPart(line, text) || this.#isSignature(line) || this.#isSentence(text)))
      this.#goOn(line)
  }

  sections(): Sections {
    // Part by part: objects that are spread are of a new shape every time.
    const { head, tableI, tableII, owners, notes, remarks, signatures } = this.#parts
    return {
      head,
      tableI,
      tableII,
      owners,
      furtherOwners: this.#further,
      notes,
      remarks,
      signatures,
      published: this.#published || owners.length > 0,
      end: this.#part,
      explained: this.#explained,
    }
  }

  /** The line goes on with the part it stands in. */
  #goOn(line: Line): void {
    const part = this.#part
    if (part === 'further') this.#further.at(-1)!.push(line)
    else this.#parts[part].push(line)
  }

  get #isProse(): boolean {
    return this.#part === 'notes' || this.#part === 'remarks'
  }

  /** The headings of the tables, and what of the head stands before them. */
  #beginsTable(line: Line, text: string): boolean {
    const parts = this.#parts
    if (text.includes('printortyperesponses') || text.includes('potentialpersonswho')) this.#published = true
    if (this.#recognised) this.#part = tableOfTitles(text, this.#part)
    if (text.includes('nonderivativesecurit') && tableIHeading.test(text)) {
      if (this.#part === 'head')
        parts.head.push(
          withCells(
            line,
            line.cells.filter((cell) => !tableIHeading.test(lettersOf(cell.words))),
          ),
        )
      this.#part = 'tableI'
      return true
    }
    if (!this.#isProse && this.#part !== 'head' && tableIIHeading.test(text)) {
      this.#part = 'tableII'
      return true
    }
    if (this.#part !== 'head') return false
    this.#goOn(line)
    return true
  }

  /** The headings of the other parts. What follows one in its line or cell is the first of the part. */
  #beginsPart(line: Line, text: string): boolean {
    const parts = this.#parts
    if (text === 'reportingowners' || text.includes('reportingownernameaddress') || text === 'relationships') {
      // Recognition may give the heading of the notes before what stands above it.
      if (this.#recognised && this.#part === 'notes') parts.tableII.push(...parts.notes.splice(0))
      this.#part = 'owners'
      this.#published = true
      parts.owners.push(line)
    } else if (text === 'signatures') this.#part = 'signatures'
    else if (text.startsWith('explanationofresponses')) {
      this.#explained = true
      this.#beginsProse('notes', line, 'explanationofresponses')
    } else if (!this.#isProse && (this.#recognised ? /nameandaddressofreporting/ : /^1nameandaddressofreporting/).test(text)) {
      this.#further.push([line])
      this.#part = 'further'
    } else if (this.#part === 'notes' && text.startsWith('remarks')) this.#beginsProse('remarks', line, 'remarks')
    else return false
    return true
  }

  #beginsProse(part: 'notes' | 'remarks', line: Line, heading: string): void {
    this.#part = part
    this.#told = part
    const rest = afterHeading(line, heading)
    if (rest) this.#parts[part].push(rest)
  }

  /** The label below a signature, and days that recognition gives apart from it. */
  #isSignature(line: Line): boolean {
    const parts = this.#parts
    if (isSigned(line)) {
      // Recognition may give the column of signatures after the sentences below it.
      const late = this.#recognised && !this.#published && this.#part === 'constant' ? this.#told : null
      const signed = late ?? (this.#part === 'further' ? 'signatures' : this.#part)
      if (late) parts[signed].push(...parts.constant.splice(0).filter((one) => !isConstant(lettersOfLine(one))))
      parts[signed].push(line)
      if (signed !== 'constant') this.#caption = signed
      return true
    }
    // Recognition may give the column of days after the sentences below it.
    const mayBeDays = this.#recognised && this.#caption !== null && this.#part === 'constant'
    if (!mayBeDays || !wordsOf(line).every((word) => /^\d{2}\/\d{2}\/\d{4}$/.test(word.text))) return false
    parts[this.#caption!].push(line)
    return true
  }

  /** The sentences that every form prints, of which some end the data. */
  #isSentence(text: string): boolean {
    const parts = this.#parts
    const recognised = this.#recognised
    if (recognised && this.#explained && this.#part === 'owners' && isConstant(text)) this.#part = 'notes'
    const part = this.#part
    if (endsData.some((one) => text.startsWith(one)) || (part !== 'notes' && isConstant(text))) {
      // Recognition puts the sentences between the tables below the heading of the second.
      if (recognised && part === 'tableII' && !parts.tableII.some(holdsFigures)) return true
      // Recognition may give a sentence before the signature that stands above it.
      const early = recognised && part === 'remarks' && text.startsWith('reminder') && !parts.remarks.some(isSigned)
      if (!early && (part !== 'notes' || text.startsWith('notefilethree') || text.startsWith('potentialpersons'))) this.#part = 'constant'
      return true
    }
    return part === 'constant' && text.startsWith('sec14')
  }
}

/** Recognition loses the bars that the headings of the tables stand in; the titles of their first columns are left. */
function tableOfTitles(text: string, part: Part): Part {
  if ((part === 'head' || part === 'tableI') && /titleo[ft]d?[ec]rivati/.test(text)) return 'tableII'
  return part === 'head' && /^(?:[1il]|r)?t?itleofsecurity/.test(text) ? 'tableI' : part
}

/** Whether a day or an amount of four figures or more stands in a line: no heading has them. */
const holdsFigures = (line: Line): boolean => wordsOf(line).some((word) => /\d\/\d\d\/\d{4}|\d,\d{3}\b/.test(word.text))

/** The words of a line after the heading it begins with, or `null` if there are none. */
function afterHeading(line: Line, heading: string): Line | null {
  let seen = 0
  const cells = line.cells.map((cell) =>
    withWords(
      cell,
      cell.words.filter((word) => {
        if (seen >= heading.length) return true
        seen += letters(word.text).length
        return false
      }),
    ),
  )
  return cells.some((cell) => cell.words.length > 0) ? withCells(line, cells) : null
}
