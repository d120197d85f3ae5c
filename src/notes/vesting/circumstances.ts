/** What besides time decides whether an award vests, by the words of a sentence: performance, an event, the earlier of two days, what came later. */

/** `not performance vesting`: what is denied. */
export const denied =
  /\b(?:(?:not|no|without|rather than)(?: (?:be|by|to|on|upon|any|subject|regard|contingent|based|dependent|conditioned|tied))*|instead of) performance(?:[- ](?:based|conditions?|criteria|goals?|vesting|metrics?|targets?|hurdles?|requirements?))*/gi

/** `On each Company quarterly vest date`: days that the company has set and the note does not tell. */
export const onCompanyDates =
  /\b(?:company|issuer|registrant)(?:['’]s)? (?:(?:regular|standard|scheduled|established) )*(?:quarterly |monthly |semi-?annual )?vest(?:ing)? dates?\b(?!["”)]*,? (?:\(|means|being|defined|is|are))/i

/** Words of performance, of targets and of prices to be reached. */
export const onPerformance =
  /\bperformance\b|\bmilestones?\b|\b(?:that|which) (?:are|is|may be|become|becomes) earned\b|\bearned [a-z ]{2,30}, if any\b|\bachiev\w*|\battain\w*|\bmetrics?\b|\btarget(?:ed)?\b|shareholder return|\bTSR\b|\bEBITDA\b|\brevenues?\b|earnings per share|market capitali[sz]ation|volume[- ]weighted|\b(?:stock|share|closing|market) price (?:[a-z]+ ){0,4}?(?:hurdles?|targets?|goals?|thresholds?|conditions?|criteria|levels?|performance|appreciation|equals?|exceed\w*|exceeding|reach\w*|meets?|increas\w*|(?:of )?at least|at or above|above|greater|is|has|averages?|closes?|trades?|of \$)|\b(?:based|depend\w*|conditioned|contingent|tied) (?:up)?on (?:[a-z'’]+ ){0,6}?price\b|\bprice (?:vesting|hurdles?|targets?|conditions?|thresholds?)\b|\btrading days\b|\bhurdles?\b|\bcertif\w+|\bno more than\b|\bup to \d|\bbetween \d+%|\bbetween \d+ and \d+ (?:shares|units)\b/i

const conditionMet =
  /\b(?:performance|P[BR]{0,2}SUs?|metrics?|goals?|criteria|conditions?|targets?)\b[^.;]{0,40}\b(?:was|were|has been|have been) (?:\w+ )?(?:certified|achieved|satisfied|met|attained|earned)\b/gi
const stillOpen = /\b(?:if|unless|extent|once|when|until|upon)\b[^.;]{0,60}$/i

/** `after the performance metric was certified`: how many units vest is known, and time alone decides when. */
export function performanceMet(text: string): boolean {
  conditionMet.lastIndex = 0
  for (let match = conditionMet.exec(text); match; match = conditionMet.exec(text)) {
    if (!stillOpen.test(text.slice(Math.max(0, match.index - 68), match.index))) return true
    // a shorter run of words may begin within this one
    conditionMet.lastIndex = match.index + 1
  }
  return false
}

/** What such an award is called all the same. */
export const onPerformanceBasis =
  /\b(?:based (?:up)?on )?performance(?:[- ](?:based|vesting|metrics?|goals?|conditions?|criteria|targets?))?(?: (?:through|during|over) [a-z]+ \d{1,2}, \d{4})?\b|\b(?:at |of )?(?:\d+(?:\.\d+)?% of )?(?:the )?target(?: level)?\b/gi

/** Said anywhere in a note, it makes the number of units uncertain, whatever days another sentence names. */
export const byPerformance =
  /\bperformance[- ](?:based|vesting) (?:vesting|restricted|RSUs?|PSUs?|stock|shares?|units?|options?)|\btarget number\b|\bperformance (?:goals?|conditions?|metrics?|criteria|objectives?|targets?)\b|\bperformance (?:share |stock )?units\b.{0,600}\bperformance period\b/i

const liquidity = String.raw`\bliquidity(?:[- ](?:based|event|related))*(?: vesting)? (?:conditions?|requirements?)\b`

/** Beside service, an award may wait for an offering or a sale of the company. */
export const byLiquidity = new RegExp(liquidity, 'i')

/** `The liquidity event condition was satisfied upon the offering`: service alone is left. */
export const liquidityMet = new RegExp(
  String.raw`${liquidity}[^.;]{0,60}\b(?:was|were|has been|have been) (?:deemed )?(?:satisfied|met|waived|achieved)\b|\bwaived the ${liquidity.slice(2)}`,
  'i',
)

/** The sentences of a note that tell of the condition alone. */
export const onLiquidity = /[^.;]*\bliquidity\b[^.;]*[.;]?/gi

/** `the earlier of May 1 and the meeting`, `whichever is earlier`. */
export const onEarlier =
  /\b(?:earlier|later|earliest|latest|sooner|first)\b(?: to occur| occurring)?\s+(?:of|to occur)\b(?! (?:which|such|these|those|(?:each|every|the) (?:calendar )?(?:month|quarter|year))\b)|\bwhichever\b/i

/** `except that it vests on the meeting if that occurs first` */
export const exceptEarlier = /\b(?:except|unless|but|however)\b[^.;]*\bmeeting\b[^.;]*\b(?:first|earlier|sooner|before)\b/i

/** `or, if earlier, the next annual meeting` */
export const orMeeting = /\b(?:earlier|sooner)\b[^.;]{0,70}\bannual (?:general )?(?:meeting|stockholders|shareholders)/i

/** `Upon the closing of the merger, the units vest in three installments`: a schedule that an event begins. */
export const afterEvent =
  /^(?:upon|once|after|following|if|provided(?: that)?)\b[^,.;]{0,80}\b(?:IPO|offering|merger|closing|approv\w+|completion|consummation|acquisition)\b[^,.;]{0,60}, (?!(?:all|100%|any)\b)/i

/** Events whose day a note does not know. */
export const onEvent =
  /\b(?:initial public offering|IPO|liquidity event|qualified financing|business combination|merger|consummation|closing of|effectiveness of|approval|annual (?:general )?(?:meetings?|stockholders?|shareholders?)|meeting of (?:the )?(?:stockholders|shareholders)|stockholders?['’]? meeting|shareholders?['’]? meeting|separation from service|retirement (?:date|from)|resignation from|\bceases? to (?:be|serve)|termination of (?:service|employment)|change (?:in|of) control|sale event)\b/i

/** An earlier vesting on an event, said beside the schedule. */
export const acceleration =
  /\baccelerat\w*|\bbecome fully (?:vested|exercisable)[^.]{0,40}\b(?:in the event|if|upon)\b|\bwill vest in full (?:upon(?! the (?:earlie|late|first))|in the event|if)\b|\bvest (?:more quickly|sooner|earlier) (?:in the event|if|upon)\b|\bimmediately (?:vest|prior to)\b|\b(?:vest(?:ing)?|exercisable)\b[^.]{0,60}\bupon (?:the |a |his |her )?(?:change|death|disability|retirement|termination)\b/i

/** `Upon a change in control, the units vest in full`, `If he dies, the award vests`: an event said first, beside a schedule told elsewhere. */
export const onOccasion =
  /^(?:(?:in|upon|on|following|after|notwithstanding|however|also|further|and|additionally|the foregoing|,)\s+)*(?:the )?(?:(?:event|case|occurrence|occasion) (?:of|that)|if|a change|change (?:in|of) control|(?:his|her|the reporting person['’]s|certain) (?:death|disability|retirement|termination)|death|disability|retirement|termination|certain (?:events|circumstances|terminations))\b/i

/** `Notwithstanding the foregoing, the award shall become fully vested upon your death`: an event beside the schedule told before it. */
export const besideSchedule =
  /^(?:notwithstanding|however|in addition|additionally|further|moreover|provided)\b[^.;]*\b(?:fully|in full|immediately|100%|entirety|all)\b[^.;]*\b(?:upon|if|in the event|in case|following|on)\b/i

/** What follows it only brings vesting forward. */
export const sooner = /,?\s*\bor (?:sooner|earlier)\b[^;]*$/i

/** `the next business day`: the day may shift. */
export const businessDay = /\b(?:non-?\s?business (?:day|date)|next business (?:day|date)|not a business day|trading day)\b/i

/** Words of continued service. */
export const service = /\bcontinu(?:ed|ous|ing|es?)\b|\bremains? (?:employed|in|a|an)\b|\bservice\b|\bemploy(?:ed|ment)\b/i

/** `If employment ends before a vesting date, unvested units are forfeited.` */
export const forfeits = /^(?:if|in the event|should)\b[^.;]*\b(?:forfeit|cancel)/i

/** `Units continue to vest after retirement`, `Vesting ceases on termination`: no schedule of its own. */
export const goesOn =
  /\bcontinues? to vest\b[^.;]*\b(?:retire|terminat|death|disab|leave|separat)|\bvesting (?:will |shall )?(?:ceases?|stops?|continues?)\b/i

/** `All of the units were accelerated on May 5`, `the unvested units were forfeited`: the schedule told is no longer so. */
export const undone =
  /\((?:other than|except|excluding|less)\b[^()]{0,60}\d[^()]*\)[^.;]*\bvest|\b(?:forfeited|cancell?ed) (?:[a-z\d,]+ ){0,4}(?:RSUs|options|units|shares),? (?:that|which)\b|\bvesting\b[^.;]*\b(?:was|were|has been|have been) (?:postponed|delayed|deferred|extended|suspended|rescinded|tolled|moved)\b|\b(?:was|were|has been|have been) (?:fully |also )?accelerated\b|\baccelerated the vesting\b|\b(?:amended|modified|changed|revised) to (?:fully )?(?:vest|become)\b|\b(?:committee|board|company|issuer) accelerated\b|\bunvested\b[^.;]{0,60}\b(?:was|were|have been|has been) (?:forfeited|cancell?ed)\b(?! (?:if|upon termination|in the event))/i

/** `provided that the offering has been completed`, `contingent upon the effectiveness of the registration statement`: beside time, an event. */
export const onOutcome =
  /\b(?:subject to|conditioned (?:up)?on|contingent (?:up)?on|provided(?:,? that)?|but only if|only if)\b(?![^.;]*\b(?:accelerat|earlier|forfeit|immediately))[^.;]*\b(?:FDA|(?:stock|share)holders?['’]? approval|approval (?:by|of) (?:the )?(?:[a-z'’]+ ){0,3}?(?:stock|share)holders|effectiveness of|(?:closing|consummation|completion) of (?:the |its |an? )?(?:merger|offering|initial|acquisition|transaction|financing|sale)|(?:completed|closed|consummated) (?:the |its |an? )|(?:change (?:in|of) control|IPO|offering|sale|merger|event)\b[^.;]{0,40}\b(?:has|have|having|shall have) (?:occurred|been)\b|market conditions?|return on)/i
