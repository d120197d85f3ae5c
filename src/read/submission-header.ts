import type { IsoDate } from '../model/document.ts'
import { easternOffset } from '../model/eastern-time.ts'
import { isIsoDate } from '../model/iso-date.ts'
import type { HeaderAddress, Party, Submission } from '../model/reading.ts'

/**
 * EDGAR's SGML header, in its three dresses: labelled lines (`CENTRAL INDEX KEY:`), the tags of a dissemination file (`<CIK>`), and the
 * mixture of the nineties. EDGAR Public Dissemination Service specification.
 */

type Header = Omit<Submission, 'documents'>

interface Entry {
  readonly key: string
  readonly value: string
}

/** The labels of the readable header, each with the tag that a dissemination file has for it. Others are passed over. */
const tagOfLabel = new Map([
  ['ACCESSION NUMBER', 'ACCESSION-NUMBER'],
  ['CONFORMED SUBMISSION TYPE', 'TYPE'],
  ['CONFORMED PERIOD OF REPORT', 'PERIOD'],
  ['FILED AS OF DATE', 'FILING-DATE'],
  ['ISSUER', 'ISSUER'],
  ['SUBJECT COMPANY', 'SUBJECT-COMPANY'],
  ['REPORTING-OWNER', 'REPORTING-OWNER'],
  ['FILED BY', 'FILED-BY'],
  ['COMPANY DATA', 'COMPANY-DATA'],
  ['OWNER DATA', 'OWNER-DATA'],
  ['FILING VALUES', 'FILING-VALUES'],
  ['BUSINESS ADDRESS', 'BUSINESS-ADDRESS'],
  ['MAIL ADDRESS', 'MAIL-ADDRESS'],
  ['COMPANY CONFORMED NAME', 'CONFORMED-NAME'],
  ['CONFORMED NAME', 'CONFORMED-NAME'],
  ['CENTRAL INDEX KEY', 'CIK'],
  ['FISCAL YEAR END', 'FISCAL-YEAR-END'],
  ['SEC FILE NUMBER', 'FILE-NUMBER'],
  ['FORMER CONFORMED NAME', 'FORMER-CONFORMED-NAME'],
  ['DATE OF NAME CHANGE', 'DATE-CHANGED'],
  ['STREET 1', 'STREET1'],
  ['STREET 2', 'STREET2'],
  ['CITY', 'CITY'],
  ['STATE', 'STATE'],
  ['ZIP', 'ZIP'],
  ['BUSINESS PHONE', 'PHONE'],
])

function entries(text: string): Entry[] {
  const found: Entry[] = []
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const line = text.slice(start, end).trim()
    start = end + 1
    if (line === '') continue
    if (line.startsWith('<')) {
      for (const match of line.matchAll(/<([A-Z][A-Z0-9-]{1,40})>([^<]*)/g)) found.push({ key: match[1]!, value: collapse(match[2]!) })
      continue
    }
    const colon = line.indexOf(':')
    const key = colon < 0 ? undefined : tagOfLabel.get(line.slice(0, colon))
    if (key !== undefined) found.push({ key, value: collapse(line.slice(colon + 1)) })
  }
  return found
}

function collapse(text: string): string {
  const trimmed = text.trim()
  return trimmed.includes('  ') || trimmed.includes('\t') ? trimmed.replace(/\s+/g, ' ') : trimmed
}

type MutableParty = { -readonly [K in keyof Party]: Party[K] } & { formerNames: { name: string; changed: IsoDate | null }[] }
type MutableAddress = { -readonly [K in keyof HeaderAddress]: HeaderAddress[K] }

const newParty = (): MutableParty => ({
  cik: null,
  name: null,
  fileNumber: null,
  fiscalYearEnd: null,
  businessAddress: null,
  mailAddress: null,
  formerNames: [],
})
const newAddress = (): MutableAddress => ({ street1: null, street2: null, city: null, state: null, zipCode: null, phone: null })

const addressParts: Readonly<Record<string, keyof HeaderAddress>> = {
  STREET1: 'street1',
  STREET2: 'street2',
  CITY: 'city',
  STATE: 'state',
  ZIP: 'zipCode',
  PHONE: 'phone',
}

const day = (digits: string): IsoDate | null => {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  return /^\d{8}/.test(digits) && isIsoDate(iso) ? iso : null
}

/** `20071218170411` of Washington's clock as an instant with its offset. */
function acceptance(digits: string): string | null {
  const date = day(digits)
  const time = `${digits.slice(8, 10)}:${digits.slice(10, 12)}:${digits.slice(12, 14)}`
  if (!date || !/^\d{14}$/.test(digits) || time > '23:59:59') return null
  return `${date}T${time}${easternOffset(date, time)}`
}

/** Reads the header from the text before the first document. */
export function readSubmissionHeader(text: string): Header {
  const header = {
    accessionNumber: /(\d{10}-\d{2}-\d{6})/.exec(/<SEC-DOCUMENT>[^\n]*/.exec(text)?.[0] ?? '')?.[1] ?? null,
    form: null as string | null,
    filedDate: null as IsoDate | null,
    acceptedAt: null as string | null,
    periodOfReport: null as IsoDate | null,
    issuer: null as MutableParty | null,
    owners: [] as MutableParty[],
  }
  let party: MutableParty | null = null
  let address: MutableAddress | null = null
  let formerName: string | null = null
  for (const { key, value } of entries(text)) {
    switch (key) {
      case 'ACCESSION-NUMBER':
        header.accessionNumber = /^\d{10}-\d{2}-\d{6}$/.test(value) ? value : header.accessionNumber
        break
      case 'TYPE':
        if (party === null) header.form ??= value || null
        break
      case 'PERIOD':
        header.periodOfReport ??= day(value)
        break
      case 'FILING-DATE':
        header.filedDate ??= day(value)
        break
      case 'ACCEPTANCE-DATETIME':
        header.acceptedAt ??= acceptance(value)
        break
      case 'ISSUER':
      case 'SUBJECT-COMPANY':
        party = newParty()
        header.issuer ??= party
        address = null
        break
      case 'REPORTING-OWNER':
      case 'FILED-BY':
        party = newParty()
        header.owners.push(party)
        address = null
        break
      case 'COMPANY-DATA':
      case 'OWNER-DATA':
      case 'FILING-VALUES':
        address = null
        break
      case 'BUSINESS-ADDRESS':
        address = newAddress()
        if (party) party.businessAddress = address
        break
      case 'MAIL-ADDRESS':
        address = newAddress()
        if (party) party.mailAddress = address
        break
      case 'CONFORMED-NAME':
        if (party) party.name ??= value || null
        break
      case 'CIK':
        if (party && /^\d{1,10}$/.test(value)) party.cik ??= value.padStart(10, '0')
        break
      case 'FISCAL-YEAR-END':
        // 2024 is a leap year, so that 29 February stands.
        if (party && /^\d{4}$/.test(value) && day(`2024${value}`)) party.fiscalYearEnd ??= `${value.slice(0, 2)}-${value.slice(2)}`
        break
      case 'FILE-NUMBER':
        if (party) party.fileNumber ??= value || null
        break
      case 'FORMER-CONFORMED-NAME':
        formerName = value
        party?.formerNames.push({ name: value, changed: null })
        break
      case 'DATE-CHANGED':
        if (party && formerName !== null) party.formerNames.splice(-1, 1, { name: formerName, changed: day(value) })
        break
      default:
        if (address && Object.hasOwn(addressParts, key)) address[addressParts[key]!] = value || null
    }
  }
  return header
}
