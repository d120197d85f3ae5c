/** How an award stands, by the words of a sentence: that it is vested, that a part was, that what was to come has been overtaken. */

/** `is fully vested`, `immediately exercisable`: a claim that isVested weighs. */
export const fullyVested =
  /\b(?:(?:are|is|was|were|became|have|has)(?: been)?(?: currently| immediately| presently| all| each| now)? (?:fully[- ]|100% |immediately |currently |presently )?(?:vested|exercisable)|fully[- ](?:vested|exercisable)|(?:immediately|currently|presently) (?:vested|exercisable)|100% (?:vested|exercisable)|vested (?:and (?:exercisable|non-?forfeitable|unrestricted|not subject|immediately)|in full)|(?:may be exercised|exercisable) at any time(?! (?:after|on|until|prior|before|from|following|beginning|commencing|within)))\b/i

/** `options that had vested on May 1, 2018`: how things stood before. */
export const hadVested = /\bhad (?:\w+ )?vested\b/i

/** `The units were to vest on May 1, 2021, but vesting was accelerated`: what is told has been overtaken. */
export const overtaken =
  /\b(?:(?:was|were) (?:originally |previously |otherwise )?(?:scheduled |due |set )?to (?:become )?(?:vest|exercisable)|^had\b[^.;]{0,80}\bwould\b|would (?:otherwise )?have (?:vested|become (?:vested|exercisable)))\b/i

/** `The first two installments have vested.` */
export const someVested =
  /^\W*(?:the )?(?:first|initial|prior|previous)\b[^.;\d%]{0,60}\b(?:has|have) (?:already |previously )?vested\b[^.;\d]*\.?$/i

/** `On the transaction date, 1,250 units vested`, `The shares reported in this transaction vested on May 1, 2020`: what brought the shares. */
export const vestedNow =
  /^(?=[^.;]*\b(?:(?:on|as of) the transaction date|(?:in|by) this (?:transaction|report|filing|form))\b)(?=[^.;]*\bvested\b)(?![^.;]*\b(?:vests?|remain\w*|balance|will|shall)\b)/i

/** `The units will not vest until …`, `No units vest before …`: what is denied, by the words before the first verb of vesting. */
export function isDenied(text: string, verb: RegExp): boolean {
  const at = verb.exec(text)?.index ?? 0
  const before = text.slice(0, at)
  return (
    /\bnot (?:yet )?(?:be |become )?(?:fully )?$/i.test(before) ||
    /^\W*(?:notwithstanding [^,]{0,60}, )?(?:in no event|none|no (?!later|sooner|earlier))\b/i.test(before)
  )
}

/** `Some of the units vest on …`, `A portion of the award vests …`: how many, is not said. */
export const ofSome = /^\W*(?:some|most|certain|several|one of|a (?:portion|part|number) of)\b[^.;:%\d]{0,80}?\b(?:vest|laps|exercisable)/i

/** `Company contributions vest after three years of service.` */
export const ofContributions = /\b(?:contributions?|account balances?)\b[^.;]{0,30}\bvest/i

/** `All shares were vested as of January 1, 2012`: how things stood then, not when they came about. */
export const vestedAsOf =
  /\b(?:are|is|were|was) (?:fully |100% )?(?:vested|exercisable)(?: and (?:vested|exercisable))? as of (?!(?:the )?(?:date of (?:the )?)?(?:grant|award|issu))/i

/** `and will be paid in five annual installments`: when it is settled, not when it vests. */
export const settledLater =
  /,?(?: and| but)?(?: which)? (?:(?:will|shall|are to|is to) be|are|is|becomes?) (?:paid|payable|settled|delivered|distributed|converted|issued)\b.*$/i

/** Whether a sentence says that all is vested, and of vesting nothing else. */
export function isVested(sentence: string): boolean {
  const text = sentence.replace(settledLater, '')
  const match = fullyVested.exec(text)
  if (
    !match ||
    overtaken.test(text) ||
    /\buntil\b/i.test(text.slice(0, match.index)) ||
    /\bunvested\b|\bnot (?:yet )?vested\b|\buntil (?:fully )?vested\b|\band\/or\b|\b(?:upon|if|once|when|will|shall|may become|portion|event)\b/i.test(
      text,
    )
  )
    return false
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length)
  if (/^ (?:for|into|at|by) /i.test(text.slice(match.index + match[0].length))) return false
  if (/\bas follows\b|\b(?:after|beginning|commencing|starting)\b[^.;]{0,12}\d/i.test(rest)) return false
  return !/\bvest(?:s|ing|ed)?\b|anniversar|\bmonthly|\bquarterly|install|\bannually/i.test(rest.replace(fullyVested, ' '))
}
