/** The words of which every form of before June 2003 has some, in the case in which they are printed. */
const signs = ['tatement for', 'TATEMENT FOR', 'tatement For', 'I.R.S.', 'IRS ', 'ocial Security', 'OCIAL SECURITY', '<S>']

/** The boxes that later forms have not: the month of the statement, a taxpayer's number; or, of Form 3, tables tagged by column. */
const boxes = [
  /Statement\s+for\s+(?:<[^<>]*>\s*)*Month/i,
  /(?:IRS|I\.R\.S\.|Social\s+Security)\s+(?:or|Identification|Number)\b[\s\S]{0,900}?voluntary/i,
]
const taggedForm3 = [/Date\s+of\s+Event\s+Requiring/i, /^\s*<S>/m]

/** Whether a text has the boxes that only forms of before June 2003 have. */
export const hasOlderBoxes = (text: string): boolean =>
  signs.some((sign) => text.includes(sign)) && (boxes.some((box) => box.test(text)) || taggedForm3.every((sign) => sign.test(text)))
