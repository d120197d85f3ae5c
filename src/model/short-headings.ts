import type { ColumnField } from './form-columns.ts'

/** A terminal has no room for the SEC's headings: a column has its number and a word. */
export const shortHeadings: Readonly<Record<ColumnField, string>> = {
  securityTitle: 'Title',
  conversionOrExercisePrice: 'Exercise price',
  transactionDate: 'Date',
  deemedExecutionDate: 'Deemed',
  transactionCode: 'Code',
  voluntary: 'V',
  amount: 'Amount',
  acquiredDisposed: 'A/D',
  acquired: '(A)',
  disposed: '(D)',
  pricePerShare: 'Price',
  exerciseDate: 'Exercisable',
  expirationDate: 'Expires',
  underlyingTitle: 'Underlying',
  underlyingAmount: 'Amount',
  ownedFollowing: 'Owned',
  directOrIndirect: 'D/I',
  natureOfOwnership: 'Nature',
}
