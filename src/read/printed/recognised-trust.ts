/**
 * How far the fields of recognised text can be trusted: the share of prints of real filings that each was read right, where its row or line
 * was read without doubt (`npm run score`, kinds ocr). Never 0.95: what recognition makes of a letter shows no trace.
 */

const shares: readonly (readonly [RegExp, number])[] = [
  [/^documentType$|^dateOfOriginalSubmission$|^noSecuritiesOwned$/, 0.94],
  [/^periodOfReport$|zipCode$|\.state$|^signatures\[\d+\]\.date$|relationship\.(?:director|tenPercentOwner)$/, 0.94],
  [/^issuer\.|address\.city$|relationship\.(?:officer|other)$/, 0.92],
  [/address\.street[12]$/, 0.92],
  [
    /^reportingOwners\[\d+\]\.name$|relationship\.(?:officerTitle|otherText)$|^aff10b5One$|^notSubjectToSection16$|^form[34]\w+Reported$/,
    0.9,
  ],
  [/^footnotes/, 0.84],
  [/^signatures\[\d+\]\.name$/, 0.8],
  [/^remarks$/, 0.68],
  [/securityTitle\.footnotes$|underlying\.\w+\.footnotes$/, 0.22],
  [/(?:shares|totalValue|Following|acquiredDisposed|transactionDate)\.footnotes$/, 0.35],
  [/(?:exerciseDate|expirationDate|conversionOrExercisePrice)\.footnotes$/, 0.6],
  [/coding\.footnotes$/, 0.8],
  [/\.footnotes$/, 0.52],
  [/coding\.formType$|directOrIndirect$|transactionDate$|acquiredDisposed$/, 0.94],
  [/coding\.|pricePerShare$|nonDerivative\[\d+\]\.(?:securityTitle|shares)$/, 0.93],
  [/sharesOwnedFollowing$|securityTitle$|\.shares$/, 0.86],
  [/exerciseDate$|expirationDate$|conversionOrExercisePrice$/, 0.82],
  [/underlying\.title$/, 0.72],
  [/natureOfOwnership$/, 0.62],
  [/totalValue$|valueOwnedFollowing$|underlying\.value$|deemedExecutionDate$/, 0.5],
]

/** How often a field of recognised text is right by itself. */
export const recognisedShare = (path: string): number => shares.find(([pattern]) => pattern.test(path))?.[1] ?? 0.7

/** What the cost of reading a row takes from the trust in its fields. */
export const rowShare = (misfit: number): number => Math.exp(-0.09 * Math.max(0, misfit - 1))

/** Below these a value or a mark is told as unreadable instead of believed. */
export const believable = { value: 0.28, mark: 0.2 } as const
