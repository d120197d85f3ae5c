/** Other words for vesting, put as the words the grammar knows, at the same length so that every place in the note stays. */

/** `The restrictions on the shares expire in thirds`, `the repurchase right terminates as to 1/48`: the restriction lapses. */
const restrictionEnds =
  /\b((?:restrict(?:ions?|ed period)|restriction periods?|(?:repurchase|forfeiture|reacquisition) (?:rights?|conditions?|provisions?|options?|restrictions?)|rights? of repurchase|risk of forfeiture)\b[^.;]{0,80}?\s)((?:(?:will|shall|are|is|to) )?(?:be )?(?:expires?|terminates?|ends?|removed|released|lifted|eliminated))\b/gi

/** `The units will be released in three annual installments`, `shall be earned ratably`, `become non-forfeitable on`. */
const comesFree =
  /\b((?:will|shall|are scheduled to|is scheduled to) (?:be|become) (?:released(?! from)|earned)|(?:are|is|be|becomes?|became) (?:fully )?(?:non-?forfeitable|unrestricted|no longer subject to (?:forfeiture|a (?:substantial )?risk of forfeiture|restrictions?)))\b/gi

/** `The service-based condition is satisfied as to 25% on May 1`. */
const serviceMet =
  /\b((?:service|time)(?:[- ]based)? (?:vesting )?(?:condition|requirement)s?,?(?: which)?\s)((?:is|are|was|were|will be|shall be) (?:satisfied|met))\b/gi

/** `25% of the units met the service-based requirement on May 1`. */
const metService =
  /\b(?:have |has )?(?:met|satisfied) the (?:service|time)(?:[- ]based)? (?:vesting )?(?:conditions?|requirements?)(?= on\b)/gi

const asLong = (word: string, as: string): string => (word.length <= as.length ? word.padEnd(as.length) : as)

/** A note with such words put as `lapse` and `vest`. */
export const inWordsOfVesting = (text: string): string =>
  text
    .replace(restrictionEnds, (_, subject: string, verb: string) => `${subject}${asLong('lapse', verb)}`)
    .replace(serviceMet, (_, subject: string, verb: string) => `${subject}${asLong('vest', verb)}`)
    .replace(metService, (words) => asLong('vest', words))
    .replace(comesFree, (words) => asLong('vest', words))
