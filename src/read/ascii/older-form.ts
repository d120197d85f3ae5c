/** The words of which every form of before June 2003 has some, in the case in which they are printed. */
const signs = ['tatement for', 'TATEMENT FOR', 'tatement For', 'I.R.S.', 'IRS ', 'ocial Security', 'OCIAL SECURITY', '<S>']

/** Box 1, which no schedule of owners has in these words. */
const owner = /Name(?:\s|<[^<>]*>)+and(?:\s|<[^<>]*>)+Address(?:\s|<[^<>]*>)+of(?:\s|<[^<>]*>)+Reporting/i

/** The boxes that later forms have not: the month of the statement, a taxpayer's number; or, of Form 3, tables tagged by column. */
const boxes = [
  /Statement\s+for\s+(?:<[^<>]*>\s*)*Month/i,
  /(?:IRS|I\.R\.S\.|Social\s+Security)\s+(?:or|Identification|Number)\b[\s\S]{0,900}?voluntary/i,
]
const taggedForm3 = [/Date\s+of\s+Event\s+Requiring/i, /^[ \t]*<S>/m]

/** Whether a text is a form of before June 2003, by the boxes that only such forms have; as text or as HTML. */
export const isOlderForm = (text: string): boolean =>
  signs.some((sign) => text.includes(sign)) &&
  owner.test(text) &&
  (boxes.some((box) => box.test(text)) || taggedForm3.every((sign) => sign.test(text)))
