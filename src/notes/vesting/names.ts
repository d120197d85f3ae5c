import { denied } from './circumstances.ts'

/** Words of a sentence that only look as if they spoke of its vesting: the names of plans, what rules are cited, what an option costs. */

/** Spaces in place of words that say nothing of vesting, so that every place stays. */
export const blank = (found: string) => ' '.repeat(found.length)

/** `2010 Performance Incentive Plan`: a plan, and no condition. */
export const planName =
  /\b(?:long[- ]term |stock |equity |annual |executive )*performance (?:and )?(?:incentive|equity|stock|share|compensation|award|bonus)[\w\s&-]{0,40}?plan\b/gi

/** The vesting that happened and brought the shares, not one that is to come. */
const vestingOfUnits =
  /\b(?:upon|on|from|after|following|for|with|of|at|(?<!^)the|in|until|full|represents|reflects)\s+(?:the\s+)?(?:full\s+)?vesting(?:s)?(?:\s+and\s+\w+)?\s+of\b(?!\s+(?:one-|two-|\d+\/\d|\d+(?:\.\d+)?%))/gi

/** `2019 Stock Incentive Plan`: its year is no number of units; that of `May 1, 2019 under the plan` is a day's. */
const planOfYear =
  /(?<!\d,? )\b(?:19|20)\d\d\s+(?:(?!(?:subject|under|pursuant|to|in|on|with|per|by|according|granted|awarded|vest|the)\b)[A-Za-z&-]+\s+){0,8}(?:plan|program)\b/gi

/** `Rule 16b-3(d)`, `Section 16`, `Form 4`: their figures count nothing. */
const citation =
  /\b(?:rules?|sections?|articles?|paragraphs?|forms?|items?|tables?|columns?|exhibits?|footnotes?|notes?) \d+(?:\.\d+)*\w{0,2}(?:-\d+)?(?:\(\w{1,3}\)){0,3}(?![\w,%/])/gi

/** `on the date of the annual meeting, which was held on June 13, 2022`: the day is what counts. */
const meetingOnDay =
  /\bon the (?:date|day) of [^.;,]{3,80}\bmeeting\b[^.;,]{0,40},? (?:which )?(?:(?:was|is|will be) )?(?:held|scheduled(?: to be held)?)(?: for)?(?= on\b)/gi

/** `issued in respect of 2021 performance`: why it was granted. */
const performanceBefore = /\b(?:in (?:respect|recognition) of|as a result of) (?:the )?(?:fiscal (?:year )?)?(?:19|20)\d\d performance\b/gi

/** `with an exercise price of $9.50 per share, above the closing price`: what it costs, and no price to be reached. */
const priceOfAward =
  /\b(?:exercise|strike|grant|purchase|conversion|base) price\b(?: (?:of|equal|at|was|is|per share|set)\b)[^;()%]{0,80}?\$\s?\d[\d,.]*\d(?: per (?:share|unit))?(?: \([^()]{0,160}\))?/gi

/** `(the "First Tranche")`, `(each a "Vesting Date")`: a name, but none of the days that time is counted from. */
const nameGiven =
  /(?<![\d\s])\s?\([^()"“”]{0,40}["“][^"“”()\d]{3,60}["”][^()\d]{0,20}\)|\([^()"“”]{0,40}["“](?![^"”()]*\b(?:grant|award|commencement|start|base|effective)\b)[^"“”()\d]{3,60}["”][^()\d]{0,20}\)/gi

/** A sentence with such words as spaces. */
export const withoutNames = (sentence: string): string =>
  [planName, planOfYear, vestingOfUnits, meetingOnDay, citation, priceOfAward, performanceBefore, nameGiven, denied].reduce(
    (text, words) => text.replaceAll(words, blank),
    sentence,
  )
