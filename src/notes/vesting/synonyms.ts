/** Other words for vesting, put as the words the grammar knows, at the same length so that every place in the note stays. */

/** A note without any of these words says nothing of vesting, in these or the grammar's own words. */
export const maySpeakOfVesting = /vest|exercis|laps|restrict|repurchase|reacquisition|forfeit|releas|earned|condition|requirement/i

/** `The restrictions on the shares expire in thirds`, `the repurchase right terminates as to 1/48`: the restriction lapses. */
const restrictionEnds =
  /\b((?:restrict(?:ions?|ed period)|restriction periods?|(?:repurchase|forfeiture|reacquisition) (?:rights?|conditions?|provisions?|options?|restrictions?)|rights? of repurchase|risk of forfeiture)\b[^.;]{0,80}?\s)((?:(?:will|shall|are|is|to) )?(?:be )?(?:expires?|terminates?|ends?|removed|released|lifted|eliminated))\b/gi

/** `The units will be released in three annual installments`, `shall be earned ratably`, `become non-forfeitable on`. */
const comesFree =
  /\b((?:will|shall|are scheduled to|is scheduled to) (?:be|become) (?:released(?! from)|released from (?:the |its |such )?(?:(?:issuer|company)['’]s )?(?:(?:repurchase|forfeiture|reacquisition) (?:option|right|restriction)s?|right of repurchase)|earned)|(?:are|is|be|becomes?|became) (?:fully )?(?:non-?forfeitable|unrestricted|no longer subject to (?:forfeiture|a (?:substantial )?risk of forfeiture|restrictions?)))\b/gi

/** `The service-based condition is satisfied as to 25% on May 1`. */
const serviceMet =
  /\b((?:service|time)(?:[- ]based)? (?:vesting )?(?:condition|requirement)s?,?(?: which)?\s)((?:is|are|was|were|will be|shall be) (?:satisfied|met))\b/gi

/** `25% of the units met the service-based requirement on May 1`. */
const metService =
  /\b(?:have |has )?(?:met|satisfied) the (?:service|time)(?:[- ]based)? (?:vesting )?(?:conditions?|requirements?)(?= on\b)/gi

/** `The option may be exercised as to 20% on each anniversary`: from then on. */
const mayBeExercised =
  /\b(?:may|can) (?:first )?be exercised(?= (?:as (?:to|follows)|for:? (?:\(\w{1,3}\) )?\d|with respect to|to the extent|in \w+ (?:\w+ )?(?:equal|annual|monthly|quarterly)|on (?!or before|exercise)|at the rate|ratably|beginning|commencing|starting|\d))/gi

/** `vest and be settled on`, `vest and convert to shares of common stock on`: the shares come when they vest. */
const vestAnd =
  /((?<!fully )\b(?:vests?|vested(?![^.;]{0,20} (?:will|shall|are|is|be)\b)|exercisable|vesting)),? and ((?:(?:the )?(?:shares|units|restrictions|forfeiture restrictions) )?(?:(?:will|shall|are|is|to) )?(?:thereon )?(?:(?:will|shall) )?(?:be(?:come)? )?(?:becomes? )?(?:settled?s?|paid|pays? out|payable|converte?d?s?|released?|delivered|distributed|issued|deliverable|laps(?:e|es|ed)|transferable|first (?:become|becomes) exercisable|free (?:of|from) (?:all )?restrictions|cease to be (?:subject to forfeiture|restricted)|may be exercised))\b(?: (?:into|in|to) (?:shares of (?:the (?:Issuer|Company)['’]s )?(?:class [ab] )?common stock|common shares|shares))?(?: on a (?:one-for-one|1-for-1|one-to-one|1:1) basis)?(?: to the reporting person)?,?(?= (?:on |in |as |one|ratably|\d|over |from |upon the (?:first|second|third|\w+ anniv)|at the |quarterly|monthly|annually))/gi

/** `received 5,054 unvested units that vest …`, `the remaining unvested units`: what is said says how many, and `unvested` nothing more. */
const countedUnvested =
  /(?<=\b(?:(?:acquired|granted|received|awarded|issued|holds?|remaining|the) [\d,]{1,12}|remaining) )unvested(?= (?:[a-z]+ ){0,3}?(?:units|shares|options|rsus|psus)\b)/gi

/** `The units from this grant vest`. */
const fromGrant = /(?<=\b(?:units|shares|options|[rp]sus|stock) )(?:from|under) (?:this|the) (?:grant|award)\b/gi

/** `In equal thirds`: three of them. */
const inEqual = /\bequal (thirds|quarters|fourths|fifths|halves)\b/gi
const howMany: Readonly<Record<string, number>> = { halves: 2, thirds: 3, quarters: 4, fourths: 4, fifths: 5 }

const asLong = (word: string, as: string): string => (word.length <= as.length ? word.padEnd(as.length) : as)

/** A note with such words put as `lapse` and `vest`. */
export const inWordsOfVesting = (text: string): string =>
  text
    .replace(restrictionEnds, (_, subject: string, verb: string) => `${subject}${asLong('lapse', verb)}`)
    .replace(serviceMet, (_, subject: string, verb: string) => `${subject}${asLong('vest', verb)}`)
    .replace(metService, (words) => asLong('vest', words))
    .replace(mayBeExercised, (words) => asLong('exercisable', words))
    .replace(vestAnd, (words, verb: string) => asLong(verb, words))
    .replace(countedUnvested, (word) => ' '.repeat(word.length))
    .replace(fromGrant, (words) => ' '.repeat(words.length))
    .replace(inEqual, (words, parts: string) => asLong(`${howMany[parts.toLowerCase()]} tranches`, words))
    .replace(comesFree, (words) => asLong('vest', words))
