import { distance } from '../edit-distance.ts'
import { type Line, letters, type Word, wordsOf } from '../pages/page.ts'

/**
 * Which words follow each other in titles of securities and in natures of ownership: where columns run together, that says where one text
 * ends and the next begins.
 */

export interface Phrases {
  /** How unlikely the second word follows the first in one text, 0 to 1. */
  readonly seam: (before: string, after: string) => number
  /** How unlikely a title of a security begins with the word, 0 to 1. */
  readonly beginsTitle: (word: string) => number
  /** How likely a title is whole that ends with the word, 0 to 1. */
  readonly endsTitle: (word: string) => number
  /** How unlikely a nature of ownership begins with the word, 0 to 1. */
  readonly beginsNature: (word: string) => number
}

/** What titles and natures commonly say. */
const common = [
  'class a common stock',
  'class b common stock',
  'class c common stock',
  'class a ordinary shares',
  'class b ordinary shares',
  'series a preferred stock',
  'series a convertible preferred stock',
  'series b convertible preferred stock',
  'series c convertible preferred stock',
  'series d convertible preferred stock',
  'common stock par value $0.01 per share',
  'common stock $0.001 par value',
  'common shares of beneficial interest',
  'ordinary share',
  'american depositary shares',
  'employee stock option right to buy',
  'employee stock options right to buy',
  'non-qualified stock option right to buy',
  'nonqualified stock option',
  'incentive stock option',
  'director stock option',
  'share option right to buy',
  'stock option right to purchase',
  'stock appreciation right',
  'option to buy common stock',
  'option to purchase common stock',
  'options to purchase class',
  'warrant to purchase common stock',
  'warrants to purchase common stock',
  'performance based restricted stock units',
  'performance-based restricted stock units',
  'performance stock units',
  'restricted stock unit',
  'restricted share units',
  'deferred stock units',
  'phantom stock units',
  'convertible senior notes due',
  'convertible promissory note',
  'convertible note',
  'limited partnership units',
  'class b units',
  'op units',
  'see footnote',
  'see footnotes',
  'by trust',
  'by spouse',
  'by wife',
  'by husband',
  'by son',
  'by daughter',
  'by children',
  'by 401(k) plan',
  'by 401k plan',
  'by ira',
  'by llc',
  'by corporation',
  'by limited partnership',
  'by partnership',
  'by family trust',
  'by the trust',
  'by revocable trust',
  'by family limited partnership',
  'by custodian for child',
  'held by spouse',
  'held in trust',
  'by employee stock ownership plan',
  'employee benefit plan trust',
]

/** The words of those, letters only. */
export const titleWords: ReadonlySet<string> = new Set(common.flatMap((phrase) => phrase.split(' ').map(letters)))

const natures = /^(?:by|see|through|held|in|as|spouse|trust|footnotes?|401k?|ira|family|esop|spouses|wife|husband|custodian|uta|gst|grat)$/
const titles =
  /^(?:class|common|ordinary|series|stock|employee|option|options|restricted|performance|performancebased|phantom|warrants?|convertible|preferred|non|nonqualified|incentive|director|share|shares|limited|partnership|units?|american|depositary|deferred|time|market|dividend|call|put|senior|equity|capital|notes?$|debentures?|promissory|\d+)/
const within = /^(?:stock|stocks|shares|units?|buy|option|footnotes?|fund|plan|llc|lp|trust|value|share|par|note|notes|inc|purchase|right)$/
/** Words that a phrase goes on after. */
const leadsOn = /^(?:by|of|and|the|for|in|see|to|with|a|an|fbo|held|as|par|&|co|per|right|class|series|due|through)$/

/** `Common` with some letters misread, as recognition often has it. */
const isLikeCommon = (word: string): boolean =>
  /^C[a-z.]{4,7}$/.test(word) &&
  !/^c(?:lass|apital|ustod|ompan|onver|orpor|ontrol|hild|redit|ert)/.test(letters(word)) &&
  distance(letters(word), 'common') <= 3

/** Learns, besides what is common, the phrases of the form's own notes and remarks. */
export function phrasesOf(texts: readonly Line[]): Phrases {
  const pairs = new Set<string>()
  const learn = (words: readonly string[]) => {
    for (let at = 1; at < words.length; at++) pairs.add(`${words[at - 1]} ${words[at]}`)
  }
  for (const phrase of common) learn(phrase.split(' ').map(letters))
  for (const line of texts) learn(wordsOf(line).map((word) => letters(word.text)))
  return {
    seam(before, after) {
      const first = isLikeCommon(before) ? 'common' : letters(before)
      const second = letters(after)
      if (pairs.has(`${first} ${second}`)) return 0
      if (first === second) return 1
      if (leadsOn.test(first) || /[,&-]$/.test(before) || (/^\(/.test(after) === false && /\(\w+$/.test(before))) return 0.15
      if (/^[a-z]/.test(after) && !/^footnote/.test(after)) return 0.2
      return natures.test(second) ? 0.8 : within.test(second) ? 0.35 : 0.5
    },
    beginsTitle(word) {
      const text = isLikeCommon(word) ? 'common' : letters(word)
      if (/^[a-z]/.test(word) || /^[()]/.test(word)) return 0.8
      if (natures.test(text)) return 0.9
      return within.test(text) && !/^(?:stock|option|share|units?|warrant)/.test(text) ? 0.6 : titles.test(text) ? 0.05 : 0.4
    },
    endsTitle: (word) => (/^(?:stocks?|shares?|units?|buy|warrants?|purchase|notes?|debentures?)$/.test(letters(word)) ? 1 : 0),
    beginsNature(word) {
      const text = isLikeCommon(word) ? 'common' : letters(word)
      if (natures.test(text)) return /^footnotes?$/.test(text) ? 0.4 : 0
      return titles.test(text) && !/^(?:employee|family|limited|partnership)/.test(text) ? 0.8 : /^[a-z]/.test(word) ? 0.7 : 0.35
    },
  }
}

/** How unlikely some words are as one text. */
export function seams(phrases: Phrases, words: readonly Word[]): number {
  let sum = 0
  for (let at = 1; at < words.length; at++) sum += phrases.seam(words[at - 1]!.text, words[at]!.text)
  return sum
}
