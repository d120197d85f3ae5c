import { invalid, type Rule, spec } from '../rule.ts'

/** The constraints of the schemas, one rule a kind. `validate` finds them all in one walk of the tree. */

const rule = (code: string, paragraph: string, requires: string): Rule => ({
  code,
  paragraph: spec(paragraph),
  requires,
  severity: invalid,
})

export const notWellFormed = rule(
  'not-well-formed',
  '4.1, 5',
  'The file is well-formed XML: tags closed in order, & < > escaped, nothing before the XML declaration.',
)
export const rootElement = rule('root-element', '3.5', 'The root element is ownershipDocument, without a namespace.')
export const elementMissing = rule('element-missing', '3.5', 'Every mandatory element stands in its group.')
export const elementUnknown = rule('element-unknown', '3.5, 5', 'Only elements that the schema of the form has in that group stand there.')
export const elementOrder = rule('element-order', '2.1, 5', 'The elements of a group stand in the order of the schema.')
export const elementRepeated = rule('element-repeated', '3.5', 'An element stands once where the schema does not let it repeat.')
export const limitExceeded = rule(
  'limit-exceeded',
  '3.5, 5',
  'At most 10 reporting owners, 30 rows a table, 99 footnotes, 99 marks in a box, 10 signatures.',
)
export const bothGiven = rule(
  'both-given',
  '3.3 cm(4), cm(6), cm(7)',
  'Of two elements that exclude each other (shares or value) one stands.',
)
export const textBetweenElements = rule('text-between-elements', '3.2 NV', 'A group holds elements only, no text between them.')
export const attributeNotAllowed = rule('attribute-not-allowed', '3.5', 'Only footnote and footnoteId carry an attribute, their id.')
export const elementInValue = rule('element-in-value', '3.5', 'A value holds text only.')
export const markNotEmpty = rule('footnote-mark-not-empty', '4.3.6', 'A footnoteId holds nothing; it points with its id.')
export const valueEmpty = rule(
  'value-empty',
  '3.2, 5',
  'A date, boolean, decimal, CIK, symbol, title or signature that stands has a value.',
)
export const textTooLong = rule('text-too-long', '3.5, 5', 'A text is no longer than its element takes, white space included.')
export const textTooShort = rule('text-too-short', '3.5', 'A text is no shorter than its element takes.')
export const charactersNotAllowed = rule(
  'characters-not-allowed',
  '3.5',
  'A CIK holds digits only; a ZIP code letters, digits, blanks, # and -.',
)
export const valueNotInList = rule('value-not-in-list', '3.6, 5', 'A value of a choice list is one of the list, written exactly so.')
export const dateInvalid = rule('date-invalid', '3.2', 'A date is an existing day as YYYY-MM-DD.')
export const decimalInvalid = rule(
  'decimal-invalid',
  '3.2',
  'A decimal has digits and at most one period: no comma, dollar sign or parentheses.',
)
export const decimalNegative = rule('decimal-negative', '3.2', 'A decimal is not negative.')
export const decimalTooLarge = rule('decimal-too-large', '3.2', 'A decimal is at most 999999999999.9999.')
export const decimalPlaces = rule('decimal-places', '3.2', 'A decimal has at most four places after the period.')
export const booleanInvalid = rule('boolean-invalid', '3.2', 'A boolean is 1, 0, true or false.')
export const footnoteIdMissing = rule('footnote-id-missing', '4.3.5', 'Every footnote and every footnote mark has an id.')
export const footnoteIdForm = rule('footnote-id-form', '4.3.5', 'A footnote id is F and a number from 1 to 99, without a leading zero.')
export const footnoteIdTwice = rule('footnote-id-twice', '4.3.5', 'No two footnotes have the same id.')
export const footnoteNotDefined = rule('footnote-not-defined', '4.3.6', 'A footnote mark points to a footnote of the document.')

/** Every rule of the schemas. */
export const schemaRules: readonly Rule[] = [
  notWellFormed,
  rootElement,
  elementMissing,
  elementUnknown,
  elementOrder,
  elementRepeated,
  limitExceeded,
  bothGiven,
  textBetweenElements,
  attributeNotAllowed,
  elementInValue,
  markNotEmpty,
  valueEmpty,
  textTooLong,
  textTooShort,
  charactersNotAllowed,
  valueNotInList,
  dateInvalid,
  decimalInvalid,
  decimalNegative,
  decimalTooLarge,
  decimalPlaces,
  booleanInvalid,
  footnoteIdMissing,
  footnoteIdForm,
  footnoteIdTwice,
  footnoteNotDefined,
]
