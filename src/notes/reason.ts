import type { Exemption, FilingRemark, Reason } from './fact.ts'
import { matches, type ReadingLine } from './reading-line.ts'

/** Why a line stands there (most of all one with code J), which exemption it names, and what a note says about the filing itself. */

const reasons: readonly (readonly [Reason['value']['reason'], RegExp])[] = [
  [
    'distribution in kind',
    /\b(?:pro rata|in kind|liquidating) (?:[a-z-]+ ){0,3}?distributions?\b|\bdistribut(?:ed|ions?|es)\b[^.;]{0,100}?\b(?:to (?:its|the|their|certain|partners|all) ?(?:[a-z]+ ){0,5}?(?:partners|members|beneficiar\w+|stockholders|shareholders|investors)|pro rata|no (?:additional )?consideration)|\bshares acquired upon distribution from\b/,
  ],
  [
    'dividend equivalents',
    /\bdividend equivalents?\b|\badditional (?:[a-z]+ ){0,3}?(?:units|rsus|psus|dsus|phantom shares)\b[^.;]{0,140}? (?:result of|resulting from|respect of|payment of|upon) (?:[a-z$#]+ ){0,4}?dividends?\b/,
  ],
  ['dividend reinvestment', /\b(?:dividends?|distribution) re ?invest\w*|\bre ?invest(?:ed|ment of) (?:[a-z]+ )?dividends?|\bdrip\b/],
  [
    'merger',
    /\b(?:pursuant to|in connection with|as a result of|by virtue of|upon (?:the )?(?:closing|consummation|completion) of|effective time of|under|terms of) (?:[a-z#@() ]{0,40}?)(?:agreement and plan of (?:merger|reorganization)|merger agreement|mergers?\b|business combination|acquisition of|tender offer)|\breceived in exchange for\b/,
  ],
  ['reclassification', /\breclassif\w+|\brecapitali[sz]ation\b/],
  [
    'change of form of ownership',
    /\bchanges? (?:only )?in (?:the )?form of (?:beneficial )?ownership\b|\bno change in (?:the )?beneficial ownership\b|\bshift\w* from (?:in)?direct\b|\b16a-13\b/,
  ],
  ['redemption', /\b(?:were|was|been|being) redeemed\b|\bredemption of\b/],
  ['forfeiture', /\b(?:represents?|reflects?)(?: the)? forfeiture\b|\b(?:were|was|been) forfeited\b/],
  [
    'public offering',
    /\b(?:sold|purchased|sale|sales)\b[^.;]{0,120}?\b(?:public|registered|underwritten|secondary) (?:[a-z]+ ){0,3}?offering\b/,
  ],
  ['private placement', /\bprivate placement\b/],
  [
    'fees paid in shares',
    /\bin lieu of\b[^.;]{0,60}?\b(?:cash|fees?|retainers?|compensation|salary|bonus)\b|\b(?:elected to receive|payment of|satisfaction of)\b[^.;]{0,60}?\b(?:retainer|fees|board compensation|compensation)\b/,
  ],
  ['domestic relations order', /\bdomestic relations order\b|\bdivorce\b|\bmarital settlement\b/],
  ['inheritance', /\binherit\w*|\bby will\b|\blaws of descent\b|\bbequest\b|\bestate of\b/],
  ['disgorgement', /\bdisgorg\w+|\bshort swing profit\w*/],
  [
    'plan contribution',
    /\b(?:payroll deductions?|employe[er] contributions?|employee and or employer contributions?|matching contributions?|company contributions?|contributions? (?:to|under|pursuant to) (?:[a-z]+ ){0,4}?(?:401k|plan))\b/,
  ],
  [
    'deferral',
    /\belected to defer\b|\bdeferral of\b|\b(?:settlement|receipt|delivery|payment) (?:of which )?(?:is|has been|was|will be) deferred\b|\breceipt of which is deferred\b/,
  ],
]

/** Each reason at most once. */
export function readReasons(line: ReadingLine): readonly Reason[] {
  return reasons.flatMap(([reason, words]) => {
    const match = words.exec(line.text)
    return match
      ? [{ kind: 'reason' as const, value: { reason }, span: line.span(match.index, match.index + match[0].length), confidence: 0.9 }]
      : []
  })
}

const exempt = /(?:\b(?:exempt\w*|rule|rules|pursuant to|under)\b[^.;]{0,80}?|\b(?:and|or) )\b(16[abc]-\d{1,2}(?:\([a-z0-9]{1,3}\))*)/g

/** The rules of Section 16 that exempt the transaction, as cited: `16b-3(d)`. */
export function readExemptions(line: ReadingLine): readonly Exemption[] {
  if (!/\b16[abc]-/.test(line.text) || !/\bexempt/.test(line.text)) return []
  const found = new Map<string, Exemption>()
  for (const match of matches(exempt, line.text)) {
    const end = match.index + match[0].length
    const rule = match[1]!
    if (/^16a-1(?:\(|$)|^16a-[23](?:\(|$)/.test(rule) || found.has(rule)) continue
    found.set(rule, { kind: 'exemption', value: { rule }, span: line.span(end - rule.length, end), confidence: 0.93 })
  }
  return [...found.values()]
}

const remarks: readonly (readonly [FilingRemark['value']['about'], RegExp])[] = [
  [
    'exhibit',
    /\bexhibit (?:(?:list|index) (?:# [.:)] )?)?(?::|-|number|no)? ?(?:exhibit )?(#)?|\bpower of attorney\b|\bpoa on file\b|\bconfirming statement\b/,
  ],
  [
    'continuation',
    /\b(?:form #s? filing|form #|part|this form # is|this form # is the) (#|first|second|third|fourth|fifth|last) of (?:#|[a-z]+)(?: |$)|\bcontinuation (?:report|of footnote)\b|\bline item limitation\b|\b(?:related transactions|additional forms?)\b[^.;]{0,60}\breported on additional form|^(#) of # (?:form|part)|\bbeing filed in (?:two|three|#) parts\b/,
  ],
  [
    'amendment',
    /\b(?:this |the )?(?:sole purpose of this )?amend(?:ment|ed form #?)\b[^.;]{0,60}?\b(?:is being filed|filed to|revises|corrects?|is to|to correct|to add|to report|to include)\b|\bthis (?:form #(?:\/a)?|form 4a|amended form #) (?:amends|is being filed to (?:amend|correct))\b|\bto correct (?:a|an|the)\b|\b(?:inadvertently|erroneously) (?:misreported|overstated|understated|omitted|reported)\b/,
  ],
  [
    'late',
    /\b(?:reported|filed|filing|being reported) late\b|\blate (?:filing|due to)\b|\bnot (?:timely )?(?:filed|reported) (?:timely|on a timely)\b/,
  ],
  ['joint filing', /\bjointly filed\b|\bjoint fil(?:ing|er)\b|\bfiled jointly\b/],
  ['no expiration', /\b(?:no|not have an?|without an?|do not have an?) expir\w*(?: date)?\b|\b(?:do|does) not expire\b/],
  ['not applicable', /^(?:not applicable|n ?a|na|none) ?\.?$/],
  ['continued note', /\bcontinu(?:ed|ation) (?:from|of|on|in) (?:footnote|note)/],
  [
    'officer title',
    /^(?:title ?: )?(?:(?:senior|executive|group|division|corporate|chief|vice|and|officer|president) ?)+(?: [a-z ]{0,60})?\.?$/,
  ],
  ['holdings only', /\breiteration of holdings\b|\bno reportable (?:change|transactions?)\b|\bnot subject to a particular transaction\b/],
]

/** What is said about the filing: its exhibits, parts, corrections, lateness. Each matter at most once. */
export function readFilingRemarks(line: ReadingLine): readonly FilingRemark[] {
  return remarks.flatMap(([about, words]) => {
    const match = words.exec(line.text)
    if (!match || match[0].trim() === '') return []
    // "Exhibit List 1. Exhibit 24": the last is the exhibit's own
    const own = about === 'exhibit' ? match[0].lastIndexOf('#') : match[0].indexOf('#')
    const at = match[1] === '#' ? match.index + own : -1
    const token = at >= 0 ? line.token(at) : null
    return [
      {
        kind: 'filing-remark' as const,
        value: { about, number: token?.kind === 'number' ? token.amount : null },
        span: line.span(match.index, match.index + match[0].trimEnd().length),
        confidence: 0.9,
      },
    ]
  })
}
