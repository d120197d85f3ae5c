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
  [/^signatures\[\d+\]\.name$/, 0.86],
  [/^remarks$/, 0.75],
  [/securityTitle\.footnotes$|underlying\.\w+\.footnotes$/, 0.22],
  [/Following\.footnotes$/, 0.5],
  [/\.shares\.footnotes$/, 0.8],
  [/(?:totalValue|acquiredDisposed|transactionDate)\.footnotes$/, 0.35],
  [/pricePerShare\.footnotes$/, 0.88],
  [/natureOfOwnership\.footnotes$/, 0.84],
  [/(?:exerciseDate|expirationDate|conversionOrExercisePrice)\.footnotes$/, 0.6],
  [/coding\.footnotes$/, 0.8],
  [/\.footnotes$/, 0.52],
  [/coding\.formType$|directOrIndirect$|transactionDate$|acquiredDisposed$/, 0.94],
  [/coding\.|pricePerShare$|nonDerivative\[\d+\]\.(?:securityTitle|shares)$/, 0.93],
  [/derivative\[\d+\]\.securityTitle$/, 0.84],
  [/sharesOwnedFollowing$|\.shares$/, 0.86],
  [/exerciseDate$|expirationDate$|conversionOrExercisePrice$/, 0.78],
  [/underlying\.title$/, 0.9],
  [/natureOfOwnership$/, 0.9],
  [/totalValue$|valueOwnedFollowing$|underlying\.value$|deemedExecutionDate$/, 0.5],
]

/** The same of the web page, whose boxes of the head run into each other and whose names stand only once. */
const sharesOfWebPage: typeof shares = [
  [/^issuer\.name$/, 0.84],
  [/^issuer\./, 0.88],
  [/^reportingOwners\[\d+\]\.name$/, 0.86],
  [/relationship\.(?:officerTitle|otherText)$/, 0.62],
  [/address\.street2$/, 0.89],
  [/^signatures\[\d+\]\.name$/, 0.58],
]

const shareIn = (path: string, among: typeof shares): number | undefined => among.find(([pattern]) => pattern.test(path))?.[1]

/** How often a field of recognised text is right by itself, in the published stylesheets' layout or in that of the web page. */
export const recognisedShare =
  (published: boolean) =>
  (path: string): number =>
    (published ? undefined : shareIn(path, sharesOfWebPage)) ?? shareIn(path, shares) ?? 0.7

/** Fields that the damage of a line hardly reaches, since what they hold is known by its form: titles, dates and letters. */
const ofKnownForm = /(?:[tT]itle|Date|acquiredDisposed|directOrIndirect|coding\.formType)$/

/** What the cost of reading a row takes from the trust in one of its fields. */
export const rowShare = (path: string, misfit: number): number =>
  Math.exp((ofKnownForm.test(path) ? -0.05 : -0.09) * Math.max(0, misfit - 1))

/**
 * Below these a value or a mark is told as unreadable instead of believed: from there on down, of what was read in prints of real filings
 * less was right than was wrong, what stood nowhere on the form weighing twice.
 */
const leastBelieved: readonly (readonly [RegExp, number])[] = [
  [/(?:coding|directOrIndirect)\.footnotes$/, 0.5],
  [/(?:pricePerShare|OwnedFollowing)\.footnotes$/, 0.4],
  [/(?:shares|natureOfOwnership|expirationDate)\.footnotes$/, 0.3],
  [/\.footnotes$/, 0.2],
  [/natureOfOwnership$/, 0.4],
  [/(?:conversionOrExercisePrice|exerciseDate|totalValue|valueOwnedFollowing|underlying\.value)$/, 0.5],
  [/(?:expirationDate|underlying\.shares)$/, 0.4],
]

/** How sure the field of a recognised row must be to be believed. */
export const believable = (field: string): number => shareIn(field, leastBelieved) ?? 0.28
