import type { PlanAdoption, PlanChange, TradingPlan } from './fact.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Plans and instructions meant to satisfy the affirmative defense of Rule 10b5-1(c): their adoption, change and end. */

const plan = '(?:plans?|instructions?|programs?|arrangements?|agreements?|letters?|contracts?)'
const adopted =
  '(?:adopted|adoption|entered(?: into)?|agreed(?: to| upon)?|enters into|entering into|entry into|established|establishing|put in(?:to)? place|set up|implemented|instituted|initiated|created|enrolled)'
/** Words between the adoption and its date that would make the date another event's. */
const otherEvent =
  /\b(?:modif\w+|amended|terminat\w+|cancel\w+|complet\w+|disclosed|filed|announced|sold|sales?|sell|effected|made|executed|occurr\w+|transactions?|expir\w+|vest\w*|ended|scheduled|commenc\w+|begin\w*|effective|exercis\w+|granted|pursuant to which)\b/
const planPhrase =
  /\b(?:sales?|selling|trading|purchase|transactions?) (?=plans?|programs?|instructions?|agreements?)|# days (?:before|prior to) (?:[a-z]+ ){0,3}(?:sales?|trades?|transactions?)\b|\bact(?: of #)? as amended\b|\bof which (?:occurred|took place)\b|\beffective (?:as of |on )?$/g
/** What a bound leaves open: "adopted prior to @" names no day of adoption. */
const bound = /\b(?:prior to|before|after|since|until|till|through|following|by|(?:later|earlier) than|as early as) $/
const future = /\b(?:intends?|intention|expects?|will be|may be|to be) $/

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
  `\\b(?:10b5-1|${plan})(?: ${plan}| of [a-z]+ [a-z]+| \\(?the [a-z0-9 -]{1,30}\\)?| for the [a-z ]{3,40}| with [a-z ]{3,40}| by the [a-z ]{3,40}){0,2} ?\\(? ?(?:(?!(?:as|effective|expir\\w*|commenc\\w*|begin\\w*|ending|filed|disclosed|exhibit|form|report|letter|amend\\w*|modif\\w*|terminat\\w*|sold|effected)\\b)[a-z]+ ){0,5}?(?:(?:that|which) (?:was|is) )?(?:dated|dtd|executed|signed|given|provided|delivered|of(?= @))(?: by (?:the |his |her )?[a-z]+(?: [a-z]+){0,3}?)?(?: as of| on| the)* @`,
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

/** Adoptions with their dates, changes with theirs, and a `trading-plan` where a plan is named without a date of adoption. */
export function readTradingPlans(line: ReadingLine): readonly (PlanAdoption | TradingPlan | PlanChange)[] {
  const { text } = line
  if (!text.includes('10b5-1')) return []
  const facts = new Map<string, PlanAdoption | PlanChange>()
  const add = (fact: PlanAdoption | PlanChange) => {
    const key = `${fact.kind} ${fact.value.date}`
    if (!facts.has(key)) facts.set(key, fact)
  }
  const dateAt = (at: number) => {
    const token = line.token(at)
    return token.kind === 'date' ? token.date : null
  }
  for (const pattern of [adoptionBeforeDate, adoptionDate, datedPlan, signedPlan]) {
    for (const match of matches(pattern, text)) {
      const end = match.index + match[0].length
      const [from, to] = sentenceAround(text, match.index)
      // "Sold under a 10b5-1 plan. Adopted 9/13/2021."
      if (match.index > from && !/\b(?:plans?|instructions?|programs?|arrangements?|10b5-1|agreements?|it)\b/.test(text.slice(from, to)))
        continue
      if (
        anotherEvent(match[1] ?? '') ||
        future.test(text.slice(from, match.index)) ||
        otherAgreement(text.slice(from, match.index), text.slice(match.index, end))
      )
        continue
      const date = dateAt(end - 1)
      if (date)
        add({ kind: 'plan-adoption', value: { date }, span: line.span(match.index, end), confidence: date.length === 10 ? 0.98 : 0.9 })
      for (let at = end, more = nextDate.exec(text.slice(at, to)); more; more = nextDate.exec(text.slice(at, to))) {
        at += more[0].length
        const next = dateAt(at - 1)
        const goesOn = /^(?: \([^()@]{1,60}\))?(?: (?:and|;|,|\.)|$)/.test(text.slice(at))
        if (!/\b(?:plans|instructions|arrangements|\( (?:as to|for|with respect))/.test(text.slice(from, to)) && !goesOn) break
        if (next) add({ kind: 'plan-adoption', value: { date: next }, span: line.span(match.index, at), confidence: 0.93 })
      }
    }
  }
  for (const match of matches(dateBeforeAdoption, text)) {
    const [from, to] = sentenceAround(text, match.index)
    if (
      !/\b(?:plan|instructions?|10b5-1)\b/.test(text.slice(match.index, to)) ||
      anotherEvent(match[1]!) ||
      /\b(?:under|accordance|pursuant|through)\b/.test(match[1]!) ||
      /\b(?:effected|sold|sales?|made|occurred|executed|transactions?|purchases?|exercised?)\b/.test(text.slice(from, match.index))
    )
      continue
    const at = match.index + match[0].indexOf('@')
    const date = dateAt(at)
    if (date) add({ kind: 'plan-adoption', value: { date }, span: line.span(match.index, match.index + match[0].length), confidence: 0.95 })
  }
  for (const match of matches(changed, text)) {
    if (
      /\b(?:act|act of #) as $/.test(text.slice(0, match.index)) ||
      /\b(?:adopt\w+|entered into|established|disclosed|filed|effected|sold)\b/.test(match[2]!)
    )
      continue
    const end = match.index + match[0].length
    const date = dateAt(end - 1)
    const again = /^ (?:and|and again on|and on) @/.exec(text.slice(end))
    const second = again && dateAt(end + again[0].length - 1)
    const event = /^(?:mod|amend)/.test(match[1]!) ? 'modified' : match[1] === 'completed' ? 'completed' : 'terminated'
    if (date) add({ kind: 'plan-change', value: { event, date }, span: line.span(match.index, end), confidence: 0.95 })
    if (second)
      add({ kind: 'plan-change', value: { event, date: second }, span: line.span(match.index, end + again[0].length), confidence: 0.9 })
  }
  for (const match of [...matches(dateBeforeChange, text), ...matches(dateBeforePlanChange, text)]) {
    const date = dateAt(match.index + match[0].indexOf('@'))
    const event = /^(?:mod|amend)/.test(match[1]!) ? 'modified' : 'terminated'
    if (date)
      add({ kind: 'plan-change', value: { event, date }, span: line.span(match.index, match.index + match[0].length), confidence: 0.93 })
  }
  const found = [...facts.values()]
  if (found.some((fact) => fact.kind === 'plan-adoption')) return found
  for (const match of matches(mention, text)) {
    const [from, to] = sentenceAround(text, match.index)
    if (
      /\b(?:modified|amended|terminated|cancell?ed|suspended) (?:[a-z]+ ){0,4}$/.test(text.slice(from, match.index)) ||
      changedPlan.test(text.slice(match.index)) ||
      denied.test(text.slice(from, match.index)) ||
      (permitted.test(text.slice(from, match.index)) && !done.test(text.slice(from, to))) ||
      !/\b(?:plans?|instructions?|programs?|arrangements?|pursuant|accordance|compl\w+|contract)\b/.test(text.slice(from, to))
    )
      continue
    return [
      { kind: 'trading-plan', value: { date: null }, span: line.span(match.index, match.index + match[0].length), confidence: 0.95 },
      ...found,
    ]
  }
  return found
}

/** "Entered into an investment agreement dated …": not the plan. */
function otherAgreement(before: string, words: string): boolean {
  return (
    /\b(?:merger|purchase|investment|underwriting|employment|stockholders?|lock up|securities purchase|loan|pledge|voting) agreement\b/.test(
      before.slice(-60) + words,
    ) && !/\b10b5-1\b/.test(words)
  )
}
