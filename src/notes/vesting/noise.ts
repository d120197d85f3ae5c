import type { VestingFlag } from '../../model/vesting.ts'

/** The words of vesting language that say neither how much nor when. */

/** Words that say that it vests. */
export const verbs = new Set(['vest', 'vests', 'vested', 'vesting', 'exercisable', 'lapse', 'lapses', 'lapsed', 'lapsing', 'exercised'])

/** Words between phrases that change nothing. */
export const noise = new Set(
  (
    'plan under pursuant issuer company corporation reporting person holder participant executive officer equal shares share option options unit units rsu rsus psu psus gsu gsus dsu dsus sar sars restricted restriction restrictions stock stocks award awards grant grants ' +
    'ordinary common class c b underlying subject optioned total number aggregate original originally initially will shall would are is was were be been being ' +
    'have has had become becomes became becoming scheduled to as with at rate respect in on for which that so it they each also then ' +
    'and or by granted awarded held reported covered under hereunder represented employee incentive nonqualified non qualified purchase buy right rights acquire ' +
    'deferred phantom time based service long term only basis such one date dates per ' +
    'further following thereof tranche portion portions amount amounts installments installment increments herein hereby generally ads adss ads american depositary ltip ' +
    'deliverable issuable from issued other there into converted settle settled paid ' +
    'solely cash remainder balance requirement remain remains employee director payable vesting schedule follows according following over period cumulative cliff upon when whereby interests interest lp llc ' +
    'respectively graded arrears accordance repurchase reacquisition begin begins commence commences increments same occur occurs occurred occurring take takes place ' +
    'full fully series continuing automatically thereby having'
  ).split(' '),
)

/** Runs of words that change nothing. */
export const noisePhrases: readonly string[] = [
  'and|or convert|converts|converted|convertible|settle|settles|settled into|in|to? class? a|b|c? issuer? common|ordinary stock|shares',
  'and|or is|are? distribute|distributes|distributed|release|releases|released|pay|pays|deliver|delivers',
  'and? have|has|will|shall continue|continued',
  'continue|continues|continued to',
  'additional|one installment|tranche|portion',
  'and|or become|becomes|became? fully? exercisable',
  'and|or became? become? payable|distributable|nonforfeitable|transferable|deliverable|unrestricted',
  'and payable solely? in? cash?',
  'and|or? non forfeitable',
  'on? 1 for 1 basis?',
  'continuous|continued service|employment',
  'and? payable solely? in? cash?',
  'as follows',
  'restrictions|restriction on award|awards|shares|units|stock|grant',
  'subject to such? option|award on|as date grant|award',
  'in|as lump sum|amount',
  'in|as single|1 installment|instalment|tranche',
  'according to following schedule',
  'for each share underlying',
  'risk forfeiture',
  'at|upon time? vesting',
  'assuming|provided|subject',
  'based solely|only|purely? on|upon passage time',
  'based on|upon continued|continuous? service|employment',
  'based solely|only? on|upon time|service',
  'terms conditions? award? agreement?',
]

/** Runs of words that a reader of the schedule should know of. */
export const flagPhrases: readonly (readonly [VestingFlag, string])[] = [
  ['early-exercisable', 'immediately|early|currently|presently exercisable'],
  ['approximately-equal', 'approximately|substantially|nearly|roughly equal?'],
]
