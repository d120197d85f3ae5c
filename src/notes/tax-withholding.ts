import type { Decimal } from '../model/document.ts'
import type { TaxWithholding } from './fact.ts'
import { counting, matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Shares given for tax: withheld by the issuer (code F), surrendered, or sold to cover (code S). */

const securities = '(?:shares?|units?|stock|rsus|psus|securities|common stock|ordinary shares)'
const purpose =
  '(?:cover(?:s|ed|ing)?|pay|satisf\\w+|payment of|meet|fund|offset|discharge|settle|fulfill?|in respect of|on account of|for|relat\\w+ to|connection with|due to|arising from|so that|so as to|to)'
const tax =
  '(?:tax(?:es|ation)?|(?:statutory|minimum|required|applicable) withholding|withholding obligations?|withholding requirements?|withholding liabilit\\w+|(?<=\\b(?:cover|satisfy|meet|fund|pay|shares for) (?:the |any |his |her )?)withholding\\b(?! (?:of|by|shares|stock|units))|fica)'

const withheld = new RegExp(
  `\\b(?:withh(?:eld|old|olds|olding (?:of|by|shares|securities|stock|units))|net (?:share |stock )?settle\\w*|netted|deducted|deduction of|held back|kept|retained|retention of|kept back|(?:acquired|purchased) by (?:the )?(?:issuer|company)|reacquired|repurchased?|redeemed|cancell?(?:ed|ation of))\\b[^.;]{0,180}?\\b${tax}\\b`,
  'g',
)
const givenUp = new RegExp(
  `\\b(?:surrender\\w*|g[ai]v(?:en?|ing) up|relinquish\\w*|swap(?:ped)?|exchanged|traded|deliver\\w*|tender\\w*|forfeit\\w*|dispos\\w*|used|returned|return of|remit\\w*|sold|sales?|selling|sell to cover|applied|(?:transfer\\w*|convey\\w*|went)(?: [a-z#]+){0,6} to (?:the )?(?:issuer|company|registrant|corporation))\\b[^.;]{0,200}?\\b${purpose} [^.;]{0,110}?\\b${tax}\\b`,
  'g',
)
const paid = new RegExp(
  `(?:^|^(?:code )?f |\\. |; |\\) |represents? |reflects? |relates? to )(?:the |for |to |in |shares? |# |- |solely |mandatory |automatic |required |statutory |fica |medicare |payroll |employment |income |federal |state |local |and |this transaction (?:was|is) )*(?:tax(?:es)? (?:withh\\w+|liabilit\\w+|obligations?|payments?)|withh\\w+ (?:of |for |to )*(?:[a-z]+ ){0,4}?tax\\w*|(?:payment|satisfaction|pay|satisfy|cover) (?:of )?(?:[a-z]+ ){0,6}?${tax})\\b`,
  'g',
)
/** "To pay the tax due, the reporting person surrendered 742 shares". */
const purposeFirst = new RegExp(
  `\\b(?:(?:to|for|in|as) ${purpose}|in lieu of (?:[a-z]+ ){0,2}?for) [^.;]{0,60}?\\b${tax}\\b[^.;]{0,120}?(?:# (?:[a-z]+ ){0,4}?(?:shares|units) (?:were|was) (?:automatically )?(?:withheld|surrendered|relinquished|delivered|tendered|forfeited|retained|sold|returned)\\b|\\b(?:withh(?:eld|olding)|surrendered|relinquished|delivered|tendered|forfeited|retained|sold|returned|(?:held|kept) back)(?: to (?:the )?(?:issuer|company))? (?:an aggregate of |a total of )?(?:#|shares))`,
  'g',
)
const means =
  '(?:by|through|via|with) (?:[a-z]+ ){0,4}?(?:withh\\w+|surrender\\w*|relinquish\\w*|deliver\\w*|tender\\w*|forfeit\\w*|retain\\w*|retention|sale|selling|swap\\w*)'
const lastMeans = new RegExp(`${means}[^.;]*$`)
/** "The tax obligation was satisfied by the withholding of 1,832 shares", "paid the taxes by surrendering shares". */
const byMeans = new RegExp(
  `\\b(?:(?:satisf\\w+|paid|pays?|paying|met|cover\\w*|settled|fulfilled|discharged)\\b[^.;]{0,80}?\\b${tax}|${tax}\\b[^.;]{0,50}? (?:was|were|is|are|been|being) (?:satisfied|paid|met|covered|settled|fulfilled))\\b[^.;]{0,40}? (?:${means}(?: (?:of|to the issuer|to the company|an aggregate of|a total of|previously|already|owned|his|her|some|certain))* (?:#|shares|stock|units|securities)|by having (?:# |[a-z]+ ){0,5}?withheld)`,
  'g',
)
/** "Shares worth the tax due were withheld". */
const taxFirst = new RegExp(
  `(?:\\b(?:shares|units|stock)\\b[^.;]{0,80}?\\b${tax}(?: [a-z]+){0,3}? (?:were|was|have been) (?:automatically )?(?:withheld|surrendered|sold|retained|forfeited|delivered|tendered)\\b|^tax shares withheld\\b)`,
  'g',
)
const taxCover =
  /\b(?:withholding tax|tax|taxes)(?: withholding)?(?: related)? (?:[a-z]+ ){0,2}?sell to cover\b|\bsell to cover (?:[a-z]+ ){0,3}?tax\w*/g

/** What was not done, or only may be. */
const notDone =
  /\b(?:no|not|none of the|right to have|right to elect|right to|may (?:be|elect|have)?|prior to|before|without|other than|option to|election to have future)(?: [a-z]+){0,4} ?$/
/** Words that tell of this line or of the past, which make the tax a fact whatever rule they cite for it. */
const told =
  /\b(?:represent(?:s|ed|ing)?|reflect(?:s|ed|ing)?|consist(?:s|ing)?|reported|reports|relates?|were|was|been|did|these|this (?:transaction|sale|disposition|line|amount)|satisfied|paid|elect(?:ed|ion)|chose|opted|requested|directed|caused|had)\b/
/** "The issuer will withhold", "the number of shares delivered will be reduced by shares withheld": after it no word of the past. */
const notYet = new RegExp(`\\b(?:will|shall|would|could|may|might|can|must)\\b(?![^.;]*${told.source})[^.;]*$`)
/** What a plan or an award says may or must be done: "is required to withhold", "the plan permits participants to surrender". */
const byRule =
  /\b(?:(?<!\bas )(?:required|permitted|allowed|authorized|entitled|obligated|eligible|able)|intends?|expects?|plans|instructed|to be|provid(?:es?|ing)|permits?|allows?|requires?|authorizes?|entitles?|subject to|if|when|once)\b[^.;]*$/
/** A verb not of the past: "to withhold", "withholds", "to surrender shares". */
const notPast =
  /^(?:withholds?(?! (?:tax|taxes)\b)|surrenders?|relinquish|tenders?|delivers?(?! to cover)|deliverable|forfeits?|forfeitable|remits?|disposes?|sell(?! to cover)|transfers?|return|gives? up) (?!of\b)/
/** "Tax obligations will be satisfied by withholding". */
const satisfiedLater =
  /^(?: [a-z]+){0,6}? (?:(?:will|shall|may|would|can|must|is to|are to) be (?:satisfied|paid|met|covered|settled|funded|fulfilled|discharged|withheld)|(?:upon|on|at) future)\b/

/** Whether the words speak of what may, must or will happen and not of what did. */
const isUnrealised = (lead: string, words: string, after: string): boolean =>
  notDone.test(lead) ||
  /\bto be $/.test(lead) ||
  notYet.test(lead) ||
  (notPast.test(words) && !told.test(lead)) ||
  (byRule.test(lead) && !told.test(lead)) ||
  satisfiedLater.test(after) ||
  /\b(?:will|shall|may) be\b|\b(?:is|are) (?:permitted|allowed|authorized|required)\b/.test(words)

const otherMatter =
  /\b(?:(?:less|minus|subject to)(?: (?:any|all|the|applicable|required|such|its|his|her|federal|state|local|income|and|employment|payroll|statutory|minimum|withholding|other))* (?:tax(?:es)?(?: withholdings?)?|withholdings?)|tax planning|tax qualified|tax consequences|tax advice|gift tax|estate tax|tax loss|tax lot|tax deferred|tax year|(?<!\b(?:withheld|withholding|netted|surrendered|tendered|delivered|forfeited|relinquished|sold|used)\b(?:(?!\bloss|\bgain)[^.;]){0,40} ?for (?:income )?)tax purposes|tax elections?|tax free|tax exempt|pre tax|after tax|tax distribution|tax receivable|before tax)\b/g

const count = new RegExp(
  `${counting} (?:(?:of (?:the|these|such|his|her) (?:# )?)?(?:(?!net|less|minus|after)[a-z]+ ){0,4}?${securities})(?: of (?:[a-z]+ ){1,5}?(?:stock|shares|units))?(?: \\([^)]{0,80}\\))?(?: (?:disposed of|reported|shown|listed|indicated))?(?: (?:that|which))?(?: (?:were|was|have been|are|being|automatically|also|subsequently))*$`,
)
/** "Of the 10,000 that vested, 3,910 were". */
const bareCount = new RegExp(`${counting} (?:were|was|have been|are|being)$`)
const countWithin = new RegExp(
  `${counting}(?: (?:of (?:the|these|such) )?(?:[a-z]+ ){0,4}?${securities}(?: of (?:[a-z]+ ){1,5}?(?:stock|shares|units))?)?(?: (?:were|was|are|being|automatically))* (?:withheld|sold|surrendered|delivered|tendered|forfeited|retained)\\b`,
)
/** "The surrender of 88 shares at $14.50 to meet the tax". */
const countOf = new RegExp(
  `\\b(?:surrender|withholding|delivery|sale|forfeiture|tender|retention|disposition|relinquishment) of (?:an aggregate of |a total of )?# (?:[a-z]+ ){0,4}?${securities}\\b`,
)
/** "5,000 shares for the exercise price and 2,100 shares for taxes": the last count, with its own purpose. */
const countFor = new RegExp(
  `${counting} (?:[a-z]+ ){0,4}?${securities} (?:(?:were|was|used) )*(?:for|to (?:pay|cover|satisfy|meet|fund|settle)|in (?:payment|satisfaction) of) [^.;#]{0,60}$`,
)
const countAfter = new RegExp(
  `^[a-z]+ (?:to the issuer |by the (?:issuer|company) )?(?:of |to )?# (?:of (?:the|these|such|his|her|its) # )?(?:[a-z]+ ){0,4}?${securities}\\b`,
)

/** "Relinquished by the reporting person and cancelled by the issuer": given up, though the words matched begin later. */
const givenUpBefore = /\b(?:surrendered|relinquished|tendered|delivered|forfeited|returned)\b[^.;]{0,60}? and (?:were )?$/
const methodOf = (words: string): TaxWithholding['value']['method'] =>
  /\bby withholding\b|withh(?:eld|olding (?:of|by|shares|securities|stock|units)|old(?:s)?\b)|^withholding|\b(?:share|stock|net) withholding|net (?:share )?settle|netted|deducti?|(?:held|kept) back|kept|retain|retention|(?:acquired|purchased) by (?:the )?(?:issuer|company)|reacquired|repurchase|redeemed|cancel/.test(
    words,
  )
    ? 'withheld'
    : /surrender|g[ai]v(?:en?|ing) up|swap|trade|relinquish|deliver|tender|forfeit|returned|return of|remit|convey/.test(words)
      ? 'surrendered'
      : /\bs[oe]l[dl]|sale|selling|sell/.test(words)
        ? 'sold'
        : /dispos|used|applied|transfer|went/.test(words)
          ? 'surrendered'
          : null

/** "The tax was paid in cash": no shares went. */
const paidInCash = /^[^.;]{0,60}? (?:(?:in|with|by) (?:cash|check|wire)|from (?:his|her|their) own funds)\b/

/** At most one fact a note: that shares went for tax, how, and how many if the note says. */
export function readTaxWithholding(line: ReadingLine): readonly TaxWithholding[] {
  const { text } = line
  if (!/\btax|\bwithh|\bfica\b/.test(text)) return []
  const masked = text.replace(otherMatter, (words) => 'x'.repeat(words.length))
  for (const pattern of [withheld, givenUp, taxCover, purposeFirst, byMeans, taxFirst, paid]) {
    for (const match of matches(pattern, masked)) {
      const end = match.index + match[0].length
      if (
        /\bno (?:shares|stock|units)\b|\bnot (?:for|to)\b[^.;]*$/.test(match[0]) ||
        (pattern === paid && paidInCash.test(masked.slice(end)))
      )
        continue
      const [from, to] = sentenceAround(masked, match.index)
      const lead = masked.slice(from, match.index)
      if (isUnrealised(lead, match[0], masked.slice(end))) continue
      if (pattern === taxFirst && /\b(?:no|not|before|subject)\b/.test(match[0])) continue
      const before = masked.slice(Math.max(0, match.index - 200), match.index).trimEnd()
      return [
        {
          kind: 'tax-withholding',
          value: {
            shares: sharesOf(
              line,
              before,
              match.index,
              pattern === paid ? masked.slice(match.index, Math.max(end, Math.min(end + 60, to))) : match[0],
            ),
            method: givenUpBefore.test(lead) ? 'surrendered' : methodFor(pattern, match[0], masked.slice(end)),
          },
          span: line.span(match.index, end),
          confidence: pattern === paid ? 0.93 : 0.98,
        },
      ]
    }
  }
  return []
}

/** How the shares went, from the words of a pattern and, where these only name the tax, from those after them: "payment of taxes by withholding securities". */
function methodFor(pattern: RegExp, words: string, after: string): TaxWithholding['value']['method'] {
  if (pattern === taxCover) return 'sold'
  if (pattern === byMeans) return methodOf(lastMeans.exec(words)?.[0] ?? words)
  const method = methodOf(words)
  if (method !== null || pattern !== paid) return method
  return methodOf(/^[^.;]{0,60}? (?:by|through|via|with|using) [^.;]{0,60}/.exec(after)?.[0] ?? '')
}

/** "The amount withheld was 480 shares", "480 shares tax withholding". */
const countToldAfter = new RegExp(`\\bwithheld (?:(?:was|were|is|are|an aggregate of|a total of) )+(#) (?:[a-z]+ ){0,4}?${securities}\\b`)
const countTold = new RegExp(`(?:^| )(#) ${securities} (?:for |of )?(?:tax|withholding)\\b|^tax withholding (#) ${securities}\\b`)

function sharesOf(line: ReadingLine, before: string, at: number, words: string): Decimal | null {
  const inside = countWithin.exec(words)
  if (inside) return amountAt(line, at + inside.index)
  const stated = countOf.exec(words)
  if (stated) return amountAt(line, at + words.indexOf('#', stated.index))
  const own = countFor.exec(words)
  if (own) return amountAt(line, at + own.index)
  const told = countToldAfter.exec(words) ?? countTold.exec(words)
  if (told) return amountAt(line, at + told.index + told[0].indexOf('#'))
  const counted = count.exec(before)
  if (counted) return amountAt(line, at - (line.text[at - 1] === ' ' ? 1 : 0) - before.length + counted.index)
  const bare = bareCount.exec(before)
  if (bare) return amountAt(line, at - (line.text[at - 1] === ' ' ? 1 : 0) - before.length + bare.index)
  const last =
    /(?:withh\w+|[a-z]+ed|(?:held|kept) back|sold|withholding|retain|retention|sale|surrender|delivery|selling|surrendering|delivering|tendering)(?: (?:to (?:the )?(?:issuer|company)|of|an aggregate of|a total of))* #$/.exec(
      words,
    )
  if (last) return amountAt(line, at + words.length - 1)
  const after = countAfter.exec(words)
  return after ? amountAt(line, at + after[0].indexOf('#')) : null
}

function amountAt(line: ReadingLine, at: number): Decimal | null {
  const token = line.token(at)
  return token.kind === 'number' ? token.amount : null
}
