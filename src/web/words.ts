import { fixed, grouped } from '../model/decimal.ts'
import type { Decimal, IsoDate, Relationship } from '../model/document.ts'
import { dayInProse } from '../model/iso-date.ts'
import type { Format } from '../model/reading.ts'
import { transactionCode } from '../model/transaction-codes.ts'

/** How pages say what the data holds. */

/** A value in whole dollars; below ten with cents. */
export const dollars = (amount: Decimal): string =>
  `$${grouped(amount.length < 2 || /^\d\./.test(amount) ? fixed(amount, 2) : fixed(amount, 0))}`

/** `S, open-market sale` */
export function codeInWords(code: string): string {
  const known = transactionCode(code)
  return known ? `${code}, ${known.label}` : code
}

/** `director, officer (President)`; empty where no box is ticked. */
export function roleInWords({ director, officer, tenPercentOwner, other, officerTitle, otherText }: Relationship): string {
  return [
    director ? 'director' : null,
    officer ? (officerTitle ? `officer (${officerTitle})` : 'officer') : null,
    tenPercentOwner ? '10% owner' : null,
    other ? (otherText ?? 'other') : null,
  ]
    .filter((role) => role !== null)
    .join(', ')
}

/**
 * A reason of the ledger or the law as prose: its days and figures, which stand there as data has them, grouped and in words. Accession
 * numbers are left as they are, and so is what may be a year: four digits of these times with nothing counted after them.
 */
export const reasonInWords = (reason: string): string =>
  reason.replace(
    /\b\d{10}-\d{2}-\d{6}\b|\b\d{4}-\d{2}-\d{2}\b|(?<![\w.,-])(?:-\d+|\d{4,})(?:\.\d+)?\b(?:(?= (shares|units|expected|reported)\b)|)/g,
    (found, counted: string | undefined) => {
      if (/^\d{10}-/.test(found)) return found
      if (/^\d{4}-/.test(found)) return dayInProse(found)
      if (counted === undefined && /^(?:19|20)\d\d$/.test(found)) return found
      return found.startsWith('-') ? `−${grouped(found.slice(1))}` : grouped(found)
    },
  )

/** What a file is, as people say it. */
export const formatInWords: Readonly<Record<Format, string>> = {
  xml: 'XML',
  submission: 'a submission',
  feed: 'a feed file',
  'edgar-submission': 'an EDGAR submission',
  json: 'JSON',
  html: 'a web page',
  text: 'a print as text',
  markdown: 'a print as markdown',
  'ascii-form': 'a form of 1996 to 2003',
  pdf: 'a PDF',
  scan: 'a scan',
}

/** `3 filings`, `1 filing` */
export const plural = (number: number, one: string, many = `${one}s`): string => `${grouped(String(number))} ${number === 1 ? one : many}`

/** When the filings of a party were filed: `, filed 3 Dec 2018 to 23 Nov 2021, 2 on days not known`. */
export function filedBetween(party: {
  readonly firstFiledDate: IsoDate | null
  readonly lastFiledDate: IsoDate | null
  readonly filingsWithoutDate: number
}): string {
  const { firstFiledDate: first, lastFiledDate: last, filingsWithoutDate: undated } = party
  if (first === null || last === null) return ', filed on days not known'
  const days = first === last ? `on ${dayInProse(first)}` : `${dayInProse(first)} to ${dayInProse(last)}`
  return `, filed ${days}${undated === 0 ? '' : `, ${undated} on days not known`}`
}

/** Words as a sentence. */
export const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`

/** A path with its query; an empty value is left out. */
export function link(path: string, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === null || value === undefined || value === '' ? [] : [[key, value]])),
  )
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

export const filingPath = (reference: string): string => `/filing/${encodeURIComponent(reference)}`
export const issuerPath = (cik: string): string => `/issuer/${cik}`
export const ownerPath = (cik: string): string => `/owner/${cik}`

/** The line of a filing, where the printed form shows it; `row` from 1 in its table. */
export const linePath = (reference: string, table: 'I' | 'II', row: number): string =>
  `${filingPath(reference)}#${table === 'I' ? 'nonDerivative' : 'derivative'}-${row - 1}-`
