/** The leaf columns of Table I and Table II as each form prints them, in order, with what their headings say and what they take. */

/** What a column takes. */
export type Kind = 'text' | 'date' | 'code' | 'early' | 'amount' | 'price' | 'direction' | 'ownership'

export type Field =
  | 'securityTitle'
  | 'conversionOrExercisePrice'
  | 'transactionDate'
  | 'deemedExecutionDate'
  | 'code'
  | 'early'
  | 'shares'
  | 'sharesAcquired'
  | 'sharesDisposed'
  | 'acquiredDisposed'
  | 'pricePerShare'
  | 'exerciseDate'
  | 'expirationDate'
  | 'underlyingTitle'
  | 'underlyingShares'
  | 'following'
  | 'directOrIndirect'
  | 'natureOfOwnership'

export interface Column {
  readonly field: Field
  readonly kind: Kind
  /** Letters of the heading that belong to this column alone. */
  readonly heading: RegExp
  /** Whether only transactions fill it. */
  readonly transactionsOnly: boolean
  /** Whether a mark may stand without a value. */
  readonly markAlone: boolean
}

const column = (field: Field, kind: Kind, heading: RegExp, transactionsOnly = false, markAlone = false): Column => ({
  field,
  kind,
  heading,
  transactionsOnly,
  markAlone,
})

const title = column('securityTitle', 'text', /titleof(?:security|derivative)/)
const date = column('transactionDate', 'date', /^[23]?transactiondate/, true)
const deemed = column('deemedExecutionDate', 'date', /deemedexec|^[23]a/, true, true)
const code = column('code', 'code', /^code|transactioncode/, true)
const early = column('early', 'early', /^v$/, true, true)
const shares = column('shares', 'amount', /^amount$/, true)
const direction = column('acquiredDisposed', 'direction', /^aord$/, true)
const price = column('pricePerShare', 'price', /^price$/, true, true)
const following = column('following', 'amount', /^[25]?amountofsecurities/)
const ownership = column('directOrIndirect', 'ownership', /ownershipform/)
const nature = column('natureOfOwnership', 'text', /natureofindirect/)
const exercisePrice = column('conversionOrExercisePrice', 'price', /conversionorexercise|conversionor/, false, true)
const acquired = column('sharesAcquired', 'amount', /^a$/, true)
const disposed = column('sharesDisposed', 'amount', /^d$/, true)
const exercisable = column('exerciseDate', 'date', /^dateexercisable$/, false, true)
const expiration = column('expirationDate', 'date', /^expirationdate$/, false, true)
const underlyingTitle = column('underlyingTitle', 'text', /^title$/)
const underlyingShares = column('underlyingShares', 'amount', /^amountornumber/, false, true)
const derivativePrice = column('pricePerShare', 'price', /^8?priceofderivative/, true, true)
const derivativeFollowing = column('following', 'amount', /numberofderivativesecuritiesbenef|^9/)

const changesI = [title, date, deemed, code, early, shares, direction, price, following, ownership, nature]
const changesII = [
  title,
  exercisePrice,
  date,
  deemed,
  code,
  early,
  acquired,
  disposed,
  exercisable,
  expiration,
  underlyingTitle,
  underlyingShares,
  derivativePrice,
  derivativeFollowing,
  ownership,
  nature,
]

const tables: Readonly<Record<'3' | '4' | '5', Readonly<Record<'I' | 'II', readonly Column[]>>>> = {
  3: {
    I: [title, following, ownership, nature],
    II: [title, exercisable, expiration, underlyingTitle, underlyingShares, exercisePrice, ownership, nature],
  },
  4: { I: changesI, II: changesII },
  5: { I: changesI.filter((one) => one !== early), II: changesII.filter((one) => one !== early) },
}

/** The columns of a table of Form 3, 4 or 5 (forms SEC 1473, 1474 and 2270). */
export const columnsOf = (form: '3' | '4' | '5', table: 'I' | 'II'): readonly Column[] => tables[form][table]

const headingText =
  'titleofsecurityinstr3instr4instr5instr8transactiondatemonthdayyeardeemedexecutiondateifanymonthdayyeartransactioncodeinstr8' +
  'securitiesacquiredaordisposedofdinstr34and5amountofsecuritiesbeneficiallyownedfollowingreportedtransactionsinstr3and4' +
  'beneficiallyownedatendofissuersfiscalyearinstr3and4ownershipformdirectdorindirectiinstr4natureofindirectbeneficialownership' +
  'titleofderivativesecurityconversionorexercisepriceofderivativesecuritynumberofderivativesecuritiesacquiredaordisposedof' +
  'dateexercisableandexpirationdatetitleandamountofsecuritiesunderlyingderivativesecurityamountofunderlyingsecuritiesinstr' +
  'titleandamountornumberofsharespriceofderivativesecurityinstr5numberofderivativesecuritiesownershipformofderivativesecurity' +
  'codevamountaordpriceformendofmonth'

/** Whether a word of three letters or more stands in the headings of the tables. */
export const inHeadings = (letters: string): boolean => headingText.includes(letters)
