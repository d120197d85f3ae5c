import type { OwnershipDocument, ReportingOwner } from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import type { HeaderAddress, Party, Submission } from '../model/reading.ts'

/** What the header is compared with: part of a document. */
export interface StatedParties extends Pick<OwnershipDocument, 'documentType' | 'periodOfReport'> {
  readonly issuer: Pick<OwnershipDocument['issuer'], 'cik' | 'name'>
  readonly reportingOwners: readonly StatedOwner[]
}

type StatedOwner = Pick<ReportingOwner, 'cik' | 'name'> & {
  readonly address: Pick<ReportingOwner['address'], 'street1' | 'street2' | 'city' | 'state' | 'country' | 'zipCode'>
}

/** Compares EDGAR's header with the document it carries. The document is the form; the header tells of the filing. Both are kept. */
export function compareWithHeader(document: StatedParties, submission: Submission): Issue[] {
  const issues: Issue[] = []
  const differ = (code: string, severity: Issue['severity'], path: string, what: string, header: string, own: string) =>
    issues.push({ code, severity, path, message: `${what} is "${own}" in the document, "${header}" in the header` })

  if (submission.form !== null && submission.form !== document.documentType) {
    differ('header-form-differs', 'warning', 'documentType', 'the form', submission.form, document.documentType)
  }
  if (submission.periodOfReport !== null && document.periodOfReport !== null && submission.periodOfReport !== document.periodOfReport) {
    differ('header-period-differs', 'warning', 'periodOfReport', 'the period', submission.periodOfReport, document.periodOfReport)
  }
  const { issuer } = submission
  if (issuer) {
    if (issuer.cik !== null && document.issuer.cik !== null && issuer.cik !== document.issuer.cik) {
      differ('header-issuer-differs', 'warning', 'issuer.cik', "the issuer's CIK", issuer.cik, document.issuer.cik)
    }
    if (issuer.name !== null && document.issuer.name !== null && !sameWords(issuer.name, document.issuer.name)) {
      differ('header-issuer-name-differs', 'note', 'issuer.name', "the issuer's name", issuer.name, document.issuer.name)
    }
  }
  return [...issues, ...compareOwners(document.reportingOwners, submission.owners)]
}

function compareOwners(owners: readonly StatedOwner[], parties: readonly Party[]): Issue[] {
  if (parties.length === 0) return []
  const issues: Issue[] = []
  const byCik = new Map(parties.flatMap((party) => (party.cik === null ? [] : [[party.cik, party] as const])))
  const named = new Set<string>()
  for (const [at, owner] of owners.entries()) {
    if (owner.cik === null) continue
    named.add(owner.cik)
    const path = `reportingOwners[${at}]`
    const party = byCik.get(owner.cik)
    if (!party) {
      issues.push({
        code: 'owner-not-in-header',
        severity: 'warning',
        path,
        message: `owner ${owner.name ?? ''} (CIK ${owner.cik}) is not in the header`,
      })
      continue
    }
    if (owner.name !== null && party.name !== null && !sameWords(owner.name, party.name)) {
      const message = `the owner's name is "${owner.name}" in the document, "${party.name}" in the header`
      issues.push({ code: 'header-owner-name-differs', severity: 'note', path: `${path}.name`, message })
    }
    const addresses = [party.mailAddress, party.businessAddress].filter((one) => one !== null).map(headerLine)
    const own = addressLine(owner)
    if (addresses.length > 0 && !addresses.some((address) => sameWords(address, own)) && words(own) !== '') {
      const message = `the address differs from the header's: "${words(own)}" in the document, "${addresses.map(words).join('" or "')}" in the header`
      issues.push({ code: 'header-address-differs', severity: 'note', path: `${path}.address`, message })
    }
  }
  for (const party of parties) {
    if (party.cik !== null && !named.has(party.cik) && owners.some((owner) => owner.cik !== null)) {
      const message = `${party.name ?? 'a person'} (CIK ${party.cik}) is in the header but not in the document`
      issues.push({ code: 'owner-not-in-document', severity: 'warning', path: 'reportingOwners', message })
    }
  }
  return issues
}

const words = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()

const sameWords = (a: string, b: string): boolean => a === b || sameLetters(a, b) || words(a) === words(b)

/** The quick look that settles most: the same to the letter, or in capitals. */
const sameLetters = (a: string, b: string): boolean => a.length === b.length && a.toUpperCase() === b.toUpperCase()

const addressLine = ({ address }: StatedOwner): string =>
  oneLine([address.street1, address.street2, address.city, address.state ?? address.country, address.zipCode])

const headerLine = ({ street1, street2, city, state, zipCode }: HeaderAddress): string => oneLine([street1, street2, city, state, zipCode])

const oneLine = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' ')
