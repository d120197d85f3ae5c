import type { PlanAdoption, PlanChange, StatedDate, TradingPlan } from './fact.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Plans and instructions meant to satisfy the affirmative defense of Rule 10b5-1(c): their adoption, change and end. */

const plan = '(?:plans?|instructions?|programs?|arrangements?|agreements?|letters?|contracts?)'
const adopted =
  '(?:adopted|adoption|entered(?: into)?|agreed(?: to| upon)?|enters into|entering into|entry into|established|establishing|put in(?:to)? (?:place|effect)|set up|implemented|instituted|initiated|created|enrolled)'
/** Words between the adoption and its date that would make the date another event's. */
const otherEvent =
  /\b(?:modif\w+|amended|terminat\w+|cancel\w+|complet\w+|disclosed|filed|announced|sold|sales?|sell|effected|made|executed|occurr\w+|transactions?|expir\w+|vest\w*|ended|scheduled|commenc\w+|begin\w*|effective|exercis\w+|granted|pursuant to which)\b/
const planPhrase =
  /\b(?:sales?|selling|trading|purchase|transactions?) (?=plans?|programs?|instructions?|agreements?)|# days (?:before|prior to) (?:[a-z]+ ){0,3}(?:sales?|trades?|transactions?)\b|\bact(?: of #)? as amended\b|\bof which (?:occurred|took place)\b|\beffective (?:as of |on )?$/g
/** What a bound leaves open: "adopted prior to @" names no day of adoption. */
const bound = /\b(?:prior to|before|after|since|until|till|through|following|by|(?:later|earlier) than|as early as) $/
const future = /\b(?:intends?|intention|expects?|will be|may be|to be) $/

/** "The issuer adopted a share repurchase plan": none of the reporting person's. */
const ofIssuer = /\b(?:repurchase|buy ?back) (?:plan|program)/

/** Whether the words between an adoption and a date speak of something else that happened on the date. */
const anotherEvent = (words: string): boolean => otherEvent.test(words.replace(planPhrase, '')) || bound.test(words)

const adoptionBeforeDate = new RegExp(`\\b${adopted}\\b([^.;@]{0,110}?)@`, 'g')
const dateBeforeAdoption = /\b(?:on|as of|effective|in) @ ([^.;@]{0,70}?)\b(?:adopted|entered into|established)\b([^.;@]{0,60})/g
/** "Adopted on @ (as to lines 1-3) and @ (as to line 4)": the days that follow the first. */
const nextDate = /^(?: \([^()@]{1,60}\))? (?:(?:and(?: on| by [a-z ]{1,40} on)?|or) )?@/
/** "The plan that the reporting person signed on @". */
const signedPlan = new RegExp(
  `\\b(?:10b5-1|${plan})(?: ${plan}){0,2} (?:(?:that|which) )?(?:was )?(?:(?:the|his|her|a) )?(?:[a-z]+ ){0,3}(?:signed|executed|given|provided|delivered) (?:by (?:the |his |her )?[a-z]+(?: [a-z]+){0,3}? )?(?:on |as of )?@`,
  'g',
)
const datedPlan = new RegExp(
  `\\b(?:10b5-1|${plan})(?: ${plan}| of [a-z]+ [a-z]+| \\(?the [a-z0-9 -]{1,30}\\)?| for the [a-z ]{3,40}| with [a-z ]{3,40}| by the [a-z ]{3,40}){0,2} ?\\(? ?(?:(?!(?:as|effective|expir\\w*|commenc\\w*|begin\\w*|ending|filed|disclosed|exhibit|form|report|statements?|granted|awarded|letter|amend\\w*|modif\\w*|terminat\\w*|sold|effected)\\b)[a-z]+ ){0,5}?(?:(?:that|which) (?:was|is) )?(?:dated|dtd|executed|signed|given|provided|delivered|of(?= @))(?: by (?:the |his |her )?[a-z]+(?: [a-z]+){0,3}?)?(?: to [a-z]+(?: [a-z]+){0,3}?)?(?: as of| on| the)* @`,
  'g',
)
const adoptionDate =
  /\b(?:adoption date|date of adoption|plan date|date of (?:the |such |this )?(?:rule )?(?:10b5-1 )?(?:trading |sales )?plan(?: adoption)?|adopted)(?: of (?:the|such|this) (?:[a-z0-9-]+ ){0,4}plan)?(?: (?:is|was|of|:))* @/g
const dateBeforeChange =
  /\b(?:on|effective(?: as of)?) @ [^.;@]{0,60}?\b(modified|amended|terminated|cancell?ed|suspended)\b[^.;@]{0,60}?\b(?:plan|10b5-1|instructions)\b/g
/** "On @ the plan was modified". */
const dateBeforePlanChange =
  /\b(?:on|effective(?: as of)?) @ (?:[a-z0-9-]+ ){0,6}?(?:plan|10b5-1|instructions) (?:was|were) (modified|amended|terminated|cancell?ed|suspended)\b/g
const changed = /\b(modified|amended and restated|amended|terminated|cancell?ed|completed|suspended)\b([^.;@]{0,70}?)@/g
const mention = /\b10b5-1\b/g

/** "The 10b5-1 plan was cancelled": no trade under it is told. */
const changedPlan = /^10b5-1 (?:[a-z]+ ){1,3}(?:was|were|has been|is) (?:modified|amended|terminated|cancell?ed|suspended)\b/

/** "The policy permits officers to adopt Rule 10b5-1 plans": no trade was made under one. */
const permitted = /\b(?:policy|policies|permits?|allows?|may|eligible to|intends? to)\b[^.;]*$/
const done = /\b(?:sold|sales?|purchased?|purchases|exercis\w+|transactions?|trades?|effected|executed|made|acquired|disposed)\b/
const denied = /\b(?:not|neither|nor|none|other than|outside|not been|no)\b[^.;]{0,60}$/

/** "This sale was not made under the plan adopted on @". */
const notUnder =
  /\bnot (?:(?:been|being|a|made|effected|sold|executed|conducted|reported|done|occur\w*|part|transactions?|sales?) )*(?:under|pursuant to|in accordance with|of|through|within)\b(?![^.;]*\bbut\b)[^.;]*$|\boutside (?:of )?(?:the|his|her|a|any) [^.;]*$/

const dateAt = (line: ReadingLine, at: number): StatedDate | null => {
  const token = line.token(at)
  return token.kind === 'date' ? token.date : null
}

/** "The plan dated @ expired; these sales were made outside it", "were not made under it". */
const madeOutside =
  /\boutside (?:of )?(?:it|(?:the|this|that|such|any) (?:[a-z0-9-]+ ){0,3}?plan)\b|\b(?:was|were) not (?:made|effected|sold|executed|conducted) (?:under|pursuant to) (?:it|(?:this|that|such)(?: [a-z0-9-]+){0,3}? plan)\b/

const namesPlan = /\b(?:plans?|instructions?|programs?|arrangements?|10b5-1|agreements?|it)\b/
const severalPlans = /\b(?:plans|instructions|arrangements|\( (?:as to|for|with respect))/
const tradeBefore = /\b(?:effected|sold|sales?|made|occurred|executed|transactions?|purchases?|exercised?)\b/

/** `a plan adopted on March 3, 2021 and June 4, 2021`, `the 10b5-1 plan dated …`: the day after the words. */
function adoptionsBeforeTheirDay(line: ReadingLine): PlanAdoption[] {
  const { text } = line
  const found: PlanAdoption[] = []
  for (const pattern of [adoptionBeforeDate, adoptionDate, datedPlan, signedPlan]) {
    for (const match of matches(pattern, text)) {
      const end = match.index + match[0].length
      const [from, to] = sentenceAround(text, match.index)
      const before = text.slice(from, match.index)
      // "Sold under a 10b5-1 plan. Adopted 9/13/2021."
      if ((match.index > from && !namesPlan.test(text.slice(from, to))) || ofIssuer.test(text.slice(from, to))) continue
      if (anotherEvent(match[1] ?? '') || future.test(before) || notUnder.test(before) || otherAgreement(before, match[0])) continue
      const date = dateAt(line, end - 1)
      if (date) found.push(adoption(line, date, match.index, end, date.length === 10 ? 0.98 : 0.9))
      for (let at = end, more = nextDate.exec(text.slice(at, to)); more; more = nextDate.exec(text.slice(at, to))) {
        at += more[0].length
        const goesOn = /^(?: \([^()@]{1,60}\))?(?: (?:and|;|,|\.)|$)/.test(text.slice(at))
        if (!severalPlans.test(text.slice(from, to)) && !goesOn) break
        const next = dateAt(line, at - 1)
        if (next) found.push(adoption(line, next, match.index, at, 0.93))
      }
    }
  }
  return found
}

/** `On March 3, 2021, the reporting person adopted a plan`. */
const adoptionsAfterTheirDay = (line: ReadingLine): PlanAdoption[] =>
  [...matches(dateBeforeAdoption, line.text)].flatMap((match) => {
    const [from, to] = sentenceAround(line.text, match.index)
    const told = line.text.slice(match.index, to)
    if (!/\b(?:plan|instructions?|10b5-1)\b/.test(told) || ofIssuer.test(told)) return []
    if (anotherEvent(match[1]!) || /\b(?:under|accordance|pursuant|through)\b/.test(match[1]!)) return []
    if (tradeBefore.test(line.text.slice(from, match.index))) return []
    const date = dateAt(line, match.index + match[0].indexOf('@'))
    return date ? [adoption(line, date, match.index, match.index + match[0].length, 0.95)] : []
  })

const adoption = (line: ReadingLine, date: StatedDate, at: number, end: number, confidence: number): PlanAdoption => ({
  kind: 'plan-adoption',
  value: { date },
  span: line.span(at, end),
  confidence,
})

const eventOf = (verb: string): PlanChange['value']['event'] =>
  /^(?:mod|amend)/.test(verb) ? 'modified' : verb === 'completed' ? 'completed' : 'terminated'

/** `the plan was terminated on March 3, 2022 and again on …`. */
const changesBeforeTheirDay = (line: ReadingLine): PlanChange[] =>
  [...matches(changed, line.text)].flatMap((match) => {
    if (/\b(?:act|act of #) as $/.test(line.text.slice(0, match.index))) return []
    if (/\b(?:adopt\w+|entered into|established|disclosed|filed|effected|sold)\b/.test(match[2]!)) return []
    const end = match.index + match[0].length
    const date = dateAt(line, end - 1)
    const again = /^ (?:and|and again on|and on) @/.exec(line.text.slice(end))
    const second = again && dateAt(line, end + again[0].length - 1)
    const event = eventOf(match[1]!)
    return [
      ...(date ? [change(line, event, date, match.index, end, 0.95)] : []),
      ...(second ? [change(line, event, second, match.index, end + again[0].length, 0.9)] : []),
    ]
  })

/** `On March 3, 2022, the plan was terminated`. */
const changesAfterTheirDay = (line: ReadingLine): PlanChange[] =>
  [...matches(dateBeforeChange, line.text), ...matches(dateBeforePlanChange, line.text)].flatMap((match) => {
    const date = dateAt(line, match.index + match[0].indexOf('@'))
    return date ? [change(line, eventOf(match[1]!), date, match.index, match.index + match[0].length, 0.93)] : []
  })

const change = (
  line: ReadingLine,
  event: PlanChange['value']['event'],
  date: StatedDate,
  at: number,
  end: number,
  confidence: number,
): PlanChange => ({ kind: 'plan-change', value: { event, date }, span: line.span(at, end), confidence })

const changeBefore = /\b(?:modified|amended|terminated|cancell?ed|suspended) (?:[a-z]+ ){0,4}$/
const speaksOfPlan = /\b(?:plans?|instructions?|programs?|arrangements?|pursuant|accordance|compl\w+|contract)\b/

/** A plan that is named where trades are told, and no day of its adoption. */
function planNamed(line: ReadingLine): TradingPlan | null {
  const { text } = line
  for (const match of matches(mention, text)) {
    const [from, to] = sentenceAround(text, match.index)
    const before = text.slice(from, match.index)
    if (changeBefore.test(before) || changedPlan.test(text.slice(match.index)) || denied.test(before)) continue
    if (permitted.test(before) && !done.test(text.slice(from, to))) continue
    if (!speaksOfPlan.test(text.slice(from, to))) continue
    const span = line.span(match.index, match.index + match[0].length)
    return { kind: 'trading-plan', value: { date: null }, span, confidence: 0.95 }
  }
  return null
}

/** Adoptions with their dates, changes with theirs, and a `trading-plan` where a plan is named without a date of adoption. */
export function readTradingPlans(line: ReadingLine): readonly (PlanAdoption | TradingPlan | PlanChange)[] {
  if (!line.text.includes('10b5-1') || madeOutside.test(line.text)) return []
  const told: readonly (PlanAdoption | PlanChange)[] = [
    ...adoptionsBeforeTheirDay(line),
    ...adoptionsAfterTheirDay(line),
    ...changesBeforeTheirDay(line),
    ...changesAfterTheirDay(line),
  ]
  const key = ({ kind, value }: PlanAdoption | PlanChange) => `${kind} ${value.date}`
  const facts = told.filter((fact, at) => told.findIndex((one) => key(one) === key(fact)) === at)
  if (facts.some(({ kind }) => kind === 'plan-adoption')) return facts
  const named = planNamed(line)
  return named ? [named, ...facts] : facts
}

/** "Entered into an investment agreement dated …", "the equity incentive plan adopted on …": not the plan. */
const otherAgreement = (before: string, words: string): boolean =>
  /\b(?:merger|purchase|investment|underwriting|employment|stockholders?|lock up|securities purchase|loan|pledge|voting) agreement\b|\b(?:401k|savings|retirement|incentive|equity|compensation|omnibus|bonus|(?:stock|share) (?:purchase|option|award)) plan\b/.test(
    before.slice(-60) + words,
  ) && !/\b10b5-1\b/.test(words)
