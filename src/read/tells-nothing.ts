import type { OwnershipDocument } from '../model/document.ts'

/**
 * Whether nothing that a report tells was found: no issuer, owner, day, line, note or signature. A text with the title of a form or elements of
 * its XML that tells nothing is a blank form, its instructions, or something else that speaks of it.
 */
export const tellsNothing = ({ issuer, reportingOwners, periodOfReport, remarks, signatures, ...lists }: OwnershipDocument): boolean =>
  Object.values(issuer).every((one) => one === null) &&
  reportingOwners.every(({ cik, name }) => cik === null && name === null) &&
  periodOfReport === null &&
  remarks === null &&
  signatures.length + lists.nonDerivative.length + lists.derivative.length + lists.footnotes.length === 0
