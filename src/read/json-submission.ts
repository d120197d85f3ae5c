import { isIsoDate } from '../model/iso-date.ts'
import type { Issue } from '../model/issue.ts'
import type { HeaderAddress, Party, Submission } from '../model/reading.ts'
import { asRecord, type Json, list, refuse, take } from './json-values.ts'

/** What the envelope of a filing told, taken from a line of `s16 read --json`. */

const emptyHeader = {
  accessionNumber: null as string | null,
  form: null as string | null,
  filedDate: null as string | null,
  acceptedAt: null as string | null,
  periodOfReport: null as string | null,
}

const emptyParty = {
  cik: null as string | null,
  name: null as string | null,
  fileNumber: null as string | null,
  fiscalYearEnd: null as string | null,
}

const emptyHeaderAddress: HeaderAddress = { street1: null, street2: null, city: null, state: null, zipCode: null, phone: null }

const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-](?:0\d|1[0-4]):[0-5]\d$/.test(text) && isIsoDate(text.slice(0, 10))

/** What each field must look like for anything to be built on it. */
const forms: Readonly<Record<string, (text: string) => boolean>> = {
  accessionNumber: (text) => /^\d{10}-\d{2}-\d{6}$/.test(text),
  filedDate: isIsoDate,
  periodOfReport: isIsoDate,
  acceptedAt: isMoment,
  cik: (text) => /^\d{10}$/.test(text),
  // 2024 is a leap year, so that 29 February stands.
  fiscalYearEnd: (text) => isIsoDate(`2024-${text}`),
  changed: isIsoDate,
}

/** The fields of `template`; one that does not look like what it is becomes `null`, and is told. */
function takeFormed<T extends object>(source: Json, template: T, path: string, issues: Issue[]): T {
  const taken = { ...take(source, template, path, issues) } as Json
  for (const [key, value] of Object.entries(taken)) {
    if (typeof value !== 'string' || (forms[key]?.(value) ?? true)) continue
    refuse(issues, `${path}.${key}`, value)
    taken[key] = null
  }
  return taken as T
}

/** The envelope; `null` where the line has none. Enclosed documents are listed there without their content, and are left out. */
export function takeSubmission(source: unknown, issues: Issue[]): Submission | null {
  const record = asRecord(source)
  if (record === null) {
    if (source !== null && source !== undefined) refuse(issues, 'submission', source)
    return null
  }
  const { issuer, owners, documents: _, ...header } = record
  return {
    ...takeFormed(header, emptyHeader, 'submission', issues),
    issuer: takeParty(issuer, 'submission.issuer', issues),
    owners: list(owners, 'submission.owners', issues).flatMap((owner, at) => takeParty(owner, `submission.owners[${at}]`, issues) ?? []),
    documents: [],
  }
}

function takeParty(source: unknown, path: string, issues: Issue[]): Party | null {
  const record = asRecord(source)
  if (record === null) return null
  const { businessAddress, mailAddress, formerNames, ...identity } = record
  const address = (value: unknown, key: string) => (asRecord(value) ? take(value, emptyHeaderAddress, `${path}.${key}`, issues) : null)
  return {
    ...takeFormed(identity, emptyParty, path, issues),
    businessAddress: address(businessAddress, 'businessAddress'),
    mailAddress: address(mailAddress, 'mailAddress'),
    formerNames: list(formerNames, `${path}.formerNames`, issues).map((former, at) => {
      const empty = { name: null as string | null, changed: null as string | null }
      const { name, changed } = takeFormed(asRecord(former) ?? {}, empty, `${path}.formerNames[${at}]`, issues)
      return { name: name ?? '', changed }
    }),
  }
}
