import type { Difference } from './compare.ts'

/** A place where the SEC's stylesheets do not print what the document says, and its web page does. */
export interface KnownDifference {
  readonly stylesheets: RegExp
  readonly place: RegExp
  readonly applies: (difference: Difference) => boolean
  readonly why: string
}

const lost = ({ ours, theirs }: Difference) => ours !== '' && theirs === ''
const onlyMarks = (text: string) => /^(\(\d+\))+$/.test(text)

/** Whether the words of one text stand in another in their order, with more between them. */
function within(few: string, many: string): boolean {
  const words = few.split(' ')
  let at = 0
  for (const word of many.split(' ')) if (word === words[at]) at += 1
  return at === words.length
}

/** All differences in content between our sheet and the stylesheets; anything else is a fault of ours. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    stylesheets: /^4_/,
    place: /^(check box notSubjectToSection16|box 5 other)$/,
    applies: ({ ours, theirs }) => ours === 'X' && theirs === '',
    why: 'tests `> 0`, so the word `true` prints unticked',
  },
  {
    stylesheets: /./,
    place: /\.transactionCode$/,
    applies: ({ ours, theirs }) => ours.replace('/K', '') === theirs,
    why: "tests `= '1'` for the equity swap, so the word `true` prints without /K",
  },
  {
    stylesheets: /^5_/,
    place: /^I\[\d+\]\.pricePerShare$/,
    applies: ({ ours, theirs }) => onlyMarks(ours) && theirs === `$${ours}`,
    why: 'prints the dollar sign before a price that is only a mark',
  },
  {
    stylesheets: /^5_/,
    place: /^II\[\d+\]\.(conversionOrExercisePrice|underlyingAmount|ownedFollowing|natureOfOwnership)$/,
    applies: (difference) => onlyMarks(difference.ours) && lost(difference),
    why: 'asks only for the value, so a cell that is only a mark is lost',
  },
  {
    stylesheets: /^5_/,
    place: /^II\[\d+\]\.transactionCode$/,
    applies: ({ ours, theirs }) => ours.replace(/5(?=\(|$)/, '') === theirs,
    why: 'compares the whole element of the timeliness with `L`, so the late 5 is lost where the XML is indented',
  },
  {
    stylesheets: /^3_/,
    place: /^II\[\d+\]\.conversionOrExercisePrice$/,
    applies: ({ ours, theirs }) => onlyMarks(ours) && theirs === `$${ours}`,
    why: 'asks for the whole element, so where the XML is indented the dollar sign stands before a price that is only a mark',
  },
  {
    stylesheets: /^4_X0[678]$/,
    place: /^II\[\d+\]\.(acquired|disposed)$/,
    applies: (difference) => onlyMarks(difference.ours) && lost(difference),
    why: 'prints the marks of the direction, which has none, in place of those of a total value without figure',
  },
  {
    stylesheets: /^[345]_X0[79]$/,
    place: /^(box 1|owner \d+)$/,
    applies: ({ ours, theirs }) => theirs.endsWith(' UNITED STATES') && !ours.endsWith(' UNITED STATES'),
    why: "tests `= 'true'` for the foreign address, so the figure `1` prints as an address in the United States",
  },
  {
    stylesheets: /./,
    place: /^box 1$/,
    applies: ({ ours, theirs }) => within(ours, theirs),
    why: 'takes each line of the address from whichever owner has it first, so a line that the first owner lacks is that of another',
  },
]

/** The known difference that a difference is, if any. */
export const known = (stylesheet: string, difference: Difference): KnownDifference | undefined =>
  knownDifferences.find((one) => one.stylesheets.test(stylesheet) && one.place.test(difference.place) && one.applies(difference))
