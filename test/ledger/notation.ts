import { expect } from 'vitest'
import { derivativesOf, type OutstandingDerivative } from '../../src/ledger/derivatives.ts'
import type { FiledReport } from '../../src/ledger/filed-report.ts'
import { type LedgerLine, type LedgerQuestion, ledgerOf } from '../../src/ledger/ledger.ts'
import {
  type DocumentType,
  documentTypes,
  emptyAddress,
  emptyBox,
  emptyDocument,
  emptyRelationship,
  emptyRow,
  type Noted,
  type Row,
} from '../../src/model/document.ts'

/**
 * A short writing for filings and for the ledger expected of them, so that a case can be checked by eye.
 *
 *     a1 4 2020-03-03 by 1 in 9                      accession, form, filing date, owners (CIKs, `?` for none), issuer; then optionally
 *                                                    `period DATE`, `original DATE`, `at TIME`, `named NAME`,
 *                                                    `title TITLE`, `director`, `exit` (no longer subject to Section 16)
 *       I 2020-03-02 S -100 @10 =900 Common Stock    table, date, code, + acquired or - disposed of, price, balance following, title
 *       I hold =500 Common Stock; By Trust           a holding; after a semicolon the nature of an indirect holding
 *       II 2020-03-02 M -40 @0 =0 Option; x6.1; exp 2027-01-01; ex 2021-01-01; of 40 Common Stock
 *       F1 Includes 12 shares.                       a note; a row that ends in `; F1` marks it in its balance
 *       remarks Filed late.
 *
 * `$500` for `100` is an amount in dollars; `S/5` a code on a line of form type 5; `?` in place of a number an empty box; `@F1` a price that
 * stands in a note; `exp F1` likewise.
 *
 * Expected, one line each: accession, table and row, opening, change, balance, status; after `|` words that `why` must hold:
 *
 *     a1 I1 1000 -100 =900 agrees
 *     a2 I1 900 +50 =962 explained | note accounts for 12
 */
export function reportsIn(given: string): FiledReport[] {
  const reports: FiledReport[] = []
  for (const raw of given.split('\n')) {
    const line = raw.trim()
    if (line === '') continue
    const head = /^(\S+) ([345](?:\/A)?) (\d{4}-\d\d-\d\d)(?: by ([\d,?]+))?(?: in (\d+))?(.*)$/.exec(line)
    if (head) reports.push(reportOf(head))
    else addTo(reports.at(-1)!, line)
  }
  return reports.map((report) => ({ ...report, document: withPeriod(report.document) }))
}

const cik = (text: string): string => text.trim().padStart(10, '0')

function reportOf([, accession, form, filed, owners = '1', issuer = '9', rest = '']: RegExpExecArray): FiledReport {
  const option = (name: string) => new RegExp(`\\b${name} (\\S+)`).exec(rest)?.[1] ?? null
  const document = {
    ...emptyDocument(documentTypes.find((one) => one === form) as DocumentType),
    periodOfReport: option('period'),
    notSubjectToSection16: /\bexit\b/.test(rest) || null,
    dateOfOriginalSubmission: option('original'),
    issuer: { cik: cik(issuer), name: option('issuer') ?? 'Acme Inc', tradingSymbol: option('symbol'), foreignTradingSymbol: null },
    reportingOwners: owners.split(',').map((one) => ({
      cik: one === '?' ? null : cik(one),
      name: option('named')?.replaceAll('_', ' ') ?? `OWNER ${one.trim()}`,
      address: emptyAddress,
      relationship: {
        ...emptyRelationship,
        officerTitle: option('title')?.replaceAll('_', ' ') ?? null,
        officer: option('title') !== null || null,
        director: /\bdirector\b/.test(rest) || null,
      },
    })),
  }
  return { accession: accession!, filed: filed!, acceptedAt: option('at'), document }
}

type Building = { -readonly [K in keyof FiledReport['document']]: FiledReport['document'][K] }

function addTo(report: FiledReport, line: string): void {
  const document = report.document as Building
  const note = /^(F\d+) (.*)$/.exec(line)
  const remarks = /^remarks (.*)$/.exec(line)
  if (note) document.footnotes = [...document.footnotes, { id: note[1]!, text: note[2]! }]
  else if (remarks) document.remarks = remarks[1]!
  else if (line.startsWith('II ')) document.derivative = [...document.derivative, rowOf(line.slice(3), true)]
  else if (line.startsWith('I ')) document.nonDerivative = [...document.nonDerivative, rowOf(line.slice(2), false)]
  else throw new Error(`no such line in the notation: ${line}`)
}

const withPeriod = (document: FiledReport['document']): FiledReport['document'] => {
  const dates = [...document.nonDerivative, ...document.derivative].flatMap((row) => row.transactionDate?.value ?? []).sort()
  return document.periodOfReport === null && dates[0] ? { ...document, periodOfReport: dates[0] } : document
}

function box<T extends string>(text: string | undefined): Noted<T> | null {
  if (text === undefined || text === '?') return null
  return /^F\d+$/.test(text) ? { value: null, footnotes: [text] } : { value: text as T, footnotes: [] }
}

function rowOf(line: string, isDerivative: boolean): Row {
  const [main = '', ...terms] = line.split(';').map((part) => part.trim())
  const term = (pattern: RegExp) => terms.map((one) => pattern.exec(one)?.[1]).find((one) => one !== undefined)
  const marks = terms.filter((one) => /^F\d+$/.test(one))
  const under = terms.map((one) => /^of (\S+) (.*)$/.exec(one)).find((one) => one !== null)
  const nature = terms.find((one) => !/^(?:x|exp|ex|of) ?\S|^F\d+$/.test(one))
  const match = /^(?:hold|(\S+) ([A-Z])(?:\/([345]))? ([+-])(\$?)(\S+)(?: @(\S+))?)(?: =(\$?)(\S+))? (.*)$/.exec(main)
  if (!match) throw new Error(`no such row in the notation: ${line}`)
  const [, date, code, formType, sign, dollars, amount, price, inDollars, balance, title] = match
  const isTrade = date !== undefined
  const marked = (one: Noted<string> | null) => one && { ...one, footnotes: [...one.footnotes, ...marks] }
  return {
    ...emptyRow,
    kind: isTrade ? 'transaction' : 'holding',
    securityTitle: { value: title!, footnotes: [] },
    transactionDate: isTrade ? box(date) : null,
    coding: isTrade ? { formType: formType ?? '4', code: code!, equitySwapInvolved: false, footnotes: [] } : null,
    shares: isTrade && !dollars ? box(amount) : null,
    totalValue: isTrade && dollars ? box(amount) : null,
    pricePerShare: isTrade ? box(price) : null,
    acquiredDisposed: isTrade ? { value: sign === '+' ? 'A' : 'D', footnotes: [] } : null,
    sharesOwnedFollowing: inDollars ? null : marked(box(balance)),
    valueOwnedFollowing: inDollars ? marked(box(balance)) : null,
    conversionOrExercisePrice: isDerivative ? box(term(/^x(\S+)$/)) : null,
    expirationDate: isDerivative ? box(term(/^exp (\S+)$/)) : null,
    exerciseDate: isDerivative ? box(term(/^ex (\S+)$/)) : null,
    underlying: isDerivative
      ? { title: under ? { value: under[2]!, footnotes: [] } : emptyBox, shares: box(under?.[1]), value: null }
      : null,
    directOrIndirect: { value: nature === undefined ? 'D' : 'I', footnotes: [] },
    natureOfOwnership: nature === undefined ? null : noted(nature),
  }
}

/** `See footnote {F2}` marks the note in the nature of ownership. */
const noted = (nature: string): Noted<string> => ({
  value: nature.replace(/\s*\{F\d+\}/g, ''),
  footnotes: [...nature.matchAll(/\{(F\d+)\}/g)].map((match) => match[1]!),
})

const signed = (change: string | null, kind: string): string =>
  kind === 'holding' ? 'hold' : change === null ? '?' : change.startsWith('-') ? change : `+${change}`

/** The derivative securities of the filings given on a day. */
export const derivativesOn = (reports: readonly FiledReport[], day: string): OutstandingDerivative[] =>
  derivativesOf(ledgerOf(reports), reports, day)

/** A ledger line in the notation, without `why`. */
export const lineText = (line: LedgerLine): string =>
  `${line.accession} ${line.table}${line.row} ${line.opening ?? '?'} ${signed(line.change, line.kind)} =${line.reported ?? '?'} ${line.status}`

/** Holds the ledger of the filings given against the lines expected, every line and its order. */
export function expectLedger(given: string, expected: string, question: LedgerQuestion = {}): LedgerLine[] {
  const lines = ledgerOf(reportsIn(given), question)
  const wanted = expected
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => one.split('|').map((part) => part.trim()))
  const describe = lines.map((line) => `${lineText(line)}${line.why ? `   (${line.why})` : ''}`).join('\n')
  expect(lines.map(lineText), describe).toEqual(wanted.map(([text]) => text!.replace(/\s+/g, ' ')))
  for (const [at, [, ...words]] of wanted.entries()) for (const word of words) expect(lines[at]!.why, describe).toContain(word)
  return lines
}

/** A case of a table: what it shows, the filings, the ledger. */
export interface LedgerCase {
  readonly name: string
  readonly given: string
  readonly expected: string
  readonly question?: LedgerQuestion
}
