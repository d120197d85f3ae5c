import { type BaseForm, baseForm, type OwnershipDocument, type Relationship } from './document.ts'
import { type FormTable, formTables } from './form-columns.ts'
import { type FormEra, formEra } from './form-era.ts'

/**
 * The catalogue of the printed forms: every title, box, check box, column and closing line of Forms 3, 4 and 5, per era and printing.
 * A printer fills it from a document; a reader of prints finds the document by it.
 */

export type { BaseForm } from './document.ts'

/**
 * The SEC prints a report twice over: `web` is the page that EDGAR shows, `stylesheet` what the stylesheets published with the
 * specification make. Both carry the same fields; some words differ.
 */
export type Printing = 'web' | 'stylesheet'

/** One printed form, whole. */
export interface FormCatalogue {
  readonly form: BaseForm
  readonly era: FormEra
  readonly printing: Printing
  readonly head: FormHead
  readonly omb: OmbApproval
  /** Boxes that stand by themselves, in printed order. */
  readonly checkBoxes: readonly FormCheckBox[]
  /** The numbered boxes in order of their numbers. */
  readonly boxes: readonly FormBox[]
  readonly tables: readonly [FormTable, FormTable]
  readonly closing: FormClosing
}

export interface FormHead {
  /** `FORM 4` */
  readonly name: string
  readonly agency: string
  readonly city: string
  readonly title: string
  /** The sentence `Filed pursuant to …`, as the web page breaks it. */
  readonly authority: readonly string[]
}

/** The approval that the Paperwork Reduction Act asks for; the number tells the form. */
export interface OmbApproval {
  readonly heading: string
  readonly numberLabel: string
  readonly number: string
  readonly burdenLabel: string
  readonly hours: string
}

export interface FormCheckBox {
  readonly field: 'notSubjectToSection16' | 'form3HoldingsReported' | 'form4TransactionsReported' | 'aff10b5One'
  readonly label: string
  readonly place: 'top left' | 'above Table I'
  /** Stands over the box, where it has a cell of its own. */
  readonly heading: string | null
}

/** What a numbered box shows. */
export type BoxContent =
  | 'reportingOwner'
  | 'issuer'
  | 'foreignTradingSymbol'
  | 'periodOfReport'
  | 'dateOfOriginalSubmission'
  | 'relationship'
  | 'jointFiling'

export interface FormBox {
  /** `1`, `2a` */
  readonly number: string
  /** Without number and hint. */
  readonly label: string
  /** In parentheses after the label: `Month/Day/Year`, `Check all applicable`. */
  readonly hint: string | null
  readonly content: BoxContent
  /** The lines to tick, in printed order; empty for a box with text. */
  readonly choices: readonly FormChoice[]
  /** Small labels under the lines of box 1, in printed order. */
  readonly captions: readonly string[]
}

export interface FormChoice {
  readonly field: keyof Pick<Relationship, 'director' | 'tenPercentOwner' | 'officer' | 'other'> | 'one' | 'several'
  readonly label: string
}

/** What stands below the tables. Constant text: an anchor to a reader, never data. */
export interface FormClosing {
  readonly explanation: string
  readonly noSecuritiesOwned: string
  readonly remarks: string
  readonly signature: string
  readonly signatureDate: string
  /** The table of owners of the stylesheets; the web page repeats box 1 for each owner instead. */
  readonly reportingOwners: string | null
  /** Reminder, asterisk lines, note, OMB sentence, in printed order. */
  readonly lines: readonly string[]
  /** The SEC's own form numbers, wherever on the page they stand. */
  readonly formNumbers: readonly string[]
}

const titles: Record<BaseForm, string> = {
  '3': 'INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES',
  '4': 'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
  '5': 'ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
}

/** OMB control number and estimated hours of each form. */
const ombApprovals: Record<BaseForm, { readonly number: string; readonly hours: string }> = {
  '3': { number: '3235-0104', hours: '0.5' },
  '4': { number: '3235-0287', hours: '0.5' },
  '5': { number: '3235-0362', hours: '1.0' },
}

const exitBox = 'Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instruction 1(b).'
const planBox = (what: string) =>
  `Check this box to indicate that a transaction was made pursuant to a contract, instruction or written plan ${what}that is intended to satisfy the affirmative defense conditions of Rule 10b5-1(c). See Instruction 10.`
const ofTheIssuer = 'for the purchase or sale of equity securities of the issuer '

function checkBoxes(form: BaseForm, era: FormEra, printing: Printing): FormCheckBox[] {
  if (form === '3') return []
  const stop = printing === 'web' ? '.' : ''
  const topLeft = (field: FormCheckBox['field'], label: string): FormCheckBox => ({ field, label, place: 'top left', heading: null })
  const found = [topLeft('notSubjectToSection16', exitBox)]
  if (form === '5') {
    found.push(topLeft('form3HoldingsReported', `Form 3 Holdings Reported${stop}`))
    found.push(topLeft('form4TransactionsReported', `Form 4 Transactions Reported${stop}`))
  }
  if (era === '2003') return found
  if (era === '2023-03') {
    const label = planBox(form === '5' ? ofTheIssuer : '')
    found.push({ field: 'aff10b5One', label, place: 'above Table I', heading: 'Rule 10b5-1(c) Transaction Indication' })
  } else found.push(topLeft('aff10b5One', planBox(printing === 'web' ? ofTheIssuer : '')))
  return found
}

const relationshipChoices: readonly FormChoice[] = [
  { field: 'director', label: 'Director' },
  { field: 'tenPercentOwner', label: '10% Owner' },
  { field: 'officer', label: 'Officer (give title below)' },
  { field: 'other', label: 'Other (specify below)' },
]

function jointFiling(form: BaseForm, printing: Printing): Omit<FormBox, 'number'> {
  const reporting = form === '5' && printing === 'stylesheet'
  const filed = reporting ? 'Filed' : 'filed'
  return {
    label: reporting ? 'Individual or Joint/Group Reporting' : 'Individual or Joint/Group Filing',
    hint: reporting ? 'check applicable line' : 'Check Applicable Line',
    content: 'jointFiling',
    choices: [
      { field: 'one', label: `Form ${filed} by One Reporting Person` },
      { field: 'several', label: `Form ${filed} by More than One Reporting Person` },
    ],
    captions: [],
  }
}

const periodLabels: Record<BaseForm, string> = {
  '3': 'Date of Event Requiring Statement',
  '4': 'Date of Earliest Transaction',
  '5': "Statement for Issuer's Fiscal Year Ended",
}

/** Form 3 numbers its boxes otherwise than Forms 4 and 5. */
const boxOrder: Record<BaseForm, readonly BoxContent[]> = {
  '3': ['reportingOwner', 'periodOfReport', 'issuer', 'relationship', 'dateOfOriginalSubmission', 'jointFiling'],
  '4': ['reportingOwner', 'issuer', 'periodOfReport', 'dateOfOriginalSubmission', 'relationship', 'jointFiling'],
  '5': ['reportingOwner', 'issuer', 'periodOfReport', 'dateOfOriginalSubmission', 'relationship', 'jointFiling'],
}

function boxes(form: BaseForm, era: FormEra, printing: Printing): FormBox[] {
  const foreign = era === '2026'
  const plain = (content: BoxContent, label: string, hint: string | null = null): Omit<FormBox, 'number'> => ({
    label,
    hint,
    content,
    choices: [],
    captions: [],
  })
  const zip = foreign ? ['(Zip/Postal Code)', '(Country)'] : ['(Zip)']
  const content: Record<Exclude<BoxContent, 'foreignTradingSymbol'>, Omit<FormBox, 'number'>> = {
    reportingOwner: {
      ...plain('reportingOwner', 'Name and Address of Reporting Person*'),
      captions: ['(Last)', '(First)', '(Middle)', '(Street)', '(City)', '(State)', ...zip],
    },
    issuer: plain('issuer', 'Issuer Name and Ticker or Trading Symbol'),
    periodOfReport: plain('periodOfReport', periodLabels[form], 'Month/Day/Year'),
    dateOfOriginalSubmission: plain(
      'dateOfOriginalSubmission',
      printing === 'web' ? 'If Amendment, Date of Original Filed' : 'If Amendment, Date Original Filed',
      'Month/Day/Year',
    ),
    relationship: {
      ...plain('relationship', 'Relationship of Reporting Person(s) to Issuer', 'Check all applicable'),
      choices: relationshipChoices,
    },
    jointFiling: jointFiling(form, printing),
  }
  return boxOrder[form].flatMap((kind, at) => {
    if (kind === 'foreignTradingSymbol') return []
    const box = { number: String(at + 1), ...content[kind] }
    return kind === 'issuer' && foreign
      ? [box, { number: `${at + 1}a`, ...plain('foreignTradingSymbol', 'Foreign Trading Symbol') }]
      : [box]
  })
}

const formNumbers: Record<BaseForm, readonly [old: string, since2026: string]> = {
  '3': ['SEC 1473 (7-02)', '* Form 3: SEC 1473 (03-26).'],
  '4': ['SEC 1474 (9-02)', '* Form 4: SEC 1474 (03-26)'],
  '5': ['SEC 2270 (9-02)', '* Form 5: SEC 2770T (03-26)'],
}

function closing(form: BaseForm, era: FormEra, printing: Printing): FormClosing {
  const web = printing === 'web'
  const space = web ? ' ' : ''
  const instruction = `${form === '3' ? '5' : '4'}${space}(b)(v)`
  const provided = form === '5' && !web ? 'space provided' : 'space'
  const lines = [
    'Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.',
    `* If the form is filed by more than one reporting person, see Instruction ${instruction}.`,
    `** Intentional misstatements or omissions of facts constitute Federal Criminal Violations${web ? '' : '.'} See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).`,
    `Note: File three copies of this Form, one of which must be manually signed. If ${provided} is insufficient, see Instruction 6 for procedure.`,
    web
      ? 'Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number.'
      : 'Potential persons who are to respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB number.',
  ]
  return {
    explanation: 'Explanation of Responses:',
    noSecuritiesOwned: web ? 'No securities are beneficially owned.' : 'No securities are beneficially owned',
    remarks: 'Remarks:',
    signature: web ? '** Signature of Reporting Person' : '**Signature of Reporting Person',
    signatureDate: 'Date',
    reportingOwners: web ? null : 'Reporting Owners',
    lines,
    formNumbers: web ? [] : formNumbers[form].slice(0, era === '2026' ? 2 : 1),
  }
}

const made = new Map<string, FormCatalogue>()

/** The catalogue of one form in one era and printing. */
export function formCatalogue(form: BaseForm, era: FormEra, printing: Printing = 'web'): FormCatalogue {
  const key = `${form} ${era} ${printing}`
  const known = made.get(key)
  if (known) return known
  const web = printing === 'web'
  const catalogue: FormCatalogue = {
    form,
    era,
    printing,
    head: {
      name: `FORM ${form}`,
      agency: 'UNITED STATES SECURITIES AND EXCHANGE COMMISSION',
      city: 'Washington, D.C. 20549',
      title: web || form === '3' ? titles[form] : `${titles[form]} OF SECURITIES`,
      authority: [
        'Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934',
        'or Section 30(h) of the Investment Company Act of 1940',
      ],
    },
    omb: {
      heading: 'OMB APPROVAL',
      numberLabel: 'OMB Number:',
      burdenLabel: `Estimated average burden hours per response${web ? ':' : '...'}`,
      ...ombApprovals[form],
    },
    checkBoxes: checkBoxes(form, era, printing),
    boxes: boxes(form, era, printing),
    tables: formTables(form, printing),
    closing: closing(form, era, printing),
  }
  made.set(key, catalogue)
  return catalogue
}

/** The catalogue of the form that a document is printed on. */
export const catalogueOf = (document: OwnershipDocument, printing: Printing = 'web'): FormCatalogue =>
  formCatalogue(baseForm(document.documentType), formEra(document), printing)

/** A box's label as it is printed: `3. Date of Earliest Transaction (Month/Day/Year)`. */
export const boxLabel = ({ number, label, hint }: FormBox): string => `${number}. ${label}${hint === null ? '' : ` (${hint})`}`
