import type { Control } from './fact.ts'
import { listBefore } from './holder/alias.ts'
import { holderNamesAt } from './holder/list.ts'
import { type HolderName, holderNameAt, holderNameBefore } from './holder/name.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Chains of control: which firm is general partner, manager or owner of which. */

/** An office through which somebody decides over another's shares. */
export const office =
  '(?:(?:sole |managing |general |limited |co |indirect |non |initial |independent |direct |controlling |majority |special |administrative |investment )*(?:trustees?|members?|partners?|managers?|shareholders?|stockholders?|owners?|beneficiary|beneficiaries|beneficial owners?|directors?|president|chief executive officer|ceo|officers?|custodian|settlors?|grantors?|annuitants?|principal|advis[eo]rs?|chairman|parent company|subsidiary|beneficial owner|executors?|administrator))'

const chain = new RegExp(
  `\\b(?:is|are|being|serves as|acts as|as|was)?(?: also)? ?(?:\\( (?:[a-z]|i{1,3}|#) \\) )?(?:the |a |an |one of the |# of the )*(${office}|wholly owned subsidiary|subsidiary)(?: and (?:the |a )?(${office}))?(?: of|(?<=\\b(?:advis[eo]r|investment manager)) (?:to|for)) (?:each of |both )?`,
  'g',
)

/** "A is (i) the general partner of B …; and (ii) the manager of C": the second of A's offices. */
const numbered = /\b(?:is|are) \( (?:i|a) \) .*\( (?:[b-h]|i{2,3}|iv|v) \) (?:the |an? )*$/

/** The links of a chain of control: "A is the general partner of B" gives A, `general partner`, B. */
export function readControl(line: ReadingLine): readonly Control[] {
  const { text } = line
  const found: Control[] = []
  let last: HolderName | null = null
  let lastOf: HolderName | null = null
  let ofNumbered: HolderName | null = null
  for (const match of matches(chain, text)) {
    const [from] = sentenceAround(text, match.index)
    const name: HolderName | null =
      holderNameBefore(line, match.index + match[0].search(/\S/)) ??
      whichBefore(line, match.index) ??
      (numbered.test(text.slice(from, match.index + match[0].indexOf(match[1]!))) ? ofNumbered : sameSubject(line, match, last, lastOf))
    if (/\( (?:i|a) \)/.test(match[0])) ofNumbered = name
    if (!name || match.index < from) continue
    last = name
    const after = holderNamesAt(line, line.token(match.index + match[0].length).index)
    // "Elm GP, as general partner of Fund A and Fund B has …": the verb is that of Elm GP
    const controlled = upToNextClause(line, after, /^\s*as /.test(match[0]))
    lastOf = controlled.at(-1) ?? null
    const roles = [match[1]!, ...(match[2] ? [match[2]] : [])]
    const end = line.token(match.index + match[0].search(/\S/)).index
    // "A, B and C, the managing members of D"
    const holders = match[1]!.endsWith('s') ? listBefore(line, line.tokens[end - 1]?.reading === ',' ? end - 1 : end) : []
    for (const of of controlled)
      for (const holder of holders.length > 1 ? holders : [name])
        for (const role of roles)
          if (of.name !== holder.name)
            found.push({
              kind: 'control',
              value: { name: holder.name, role: role.trim(), of: of.name },
              span: [holder.span[0], of.span[1]],
              confidence: 0.9,
            })
  }
  return [...found, ...readInverted(line)]
}

/** "… whose general partner is", "the general partner of which is", "the general partner of A is": the office before who holds it. */
const inverted = new RegExp(
  `\\b(?:whose (${office})|the (${office}) of (which|whom)) (?:is|are) |\\bthe (${office}) of (?:each of )?(?!which|whom)`,
  'g',
)

function readInverted(line: ReadingLine): readonly Control[] {
  const { text } = line
  return [...matches(inverted, text)].flatMap((match): Control[] => {
    const role = match[1] ?? match[2] ?? match[4]!
    const at = match.index + match[0].length
    if (at >= text.length) return []
    const after = line.token(at).index
    const before = match[4] === undefined ? holderNameBefore(line, match.index) : null
    const listed = before ? [before] : match[4] === undefined ? [] : holderNamesAt(line, after)
    const last = listed.at(-1)
    if (!last) return []
    const verb = line.tokens[last.next]
    // "the general partner of A is B": the verb right after A
    if (!before && verb?.reading !== 'is') return []
    const start = before ? after : last.next + 1
    const first = holderNameAt(line, start)
    if (!first || isSubjectOf(line, first)) return []
    const holders = match[0].endsWith(' are ') ? holderNamesAt(line, start) : [first]
    return listed.flatMap((of) =>
      holders.map((holder) => ({
        kind: 'control' as const,
        value: { name: holder.name, role: role.trim(), of: of.name },
        span: [Math.min(of.span[0], holder.span[0]), Math.max(of.span[1], holder.span[1])] as const,
        confidence: 0.9,
      })),
    )
  })
}

/** "… of A is B": a name that the sentence goes on to speak of with another verb is not all of the predicate. */
const isSubjectOf = (line: ReadingLine, { next }: HolderName): boolean =>
  /^(?:is|has|may|was|owns|holds)$/.test(line.tokens[next]?.reading ?? '')

const ownOffice = new RegExp(`^(?:the |an? |its |their )(?:[a-z]+ )?${office} of\\b`)
const ownVerb =
  /^(?:also )?(?:may|might|is|are|was|has|have|had|disclaims?|serves?|acts?|exercises?|controls?|manages?|does|will|makes?|shares?|owns?|holds?|directs?|beneficially) /

/** The names of a list up to one that begins words of its own: "… of Fund A, Elm Holdings, the manager of Elm GP", "… of Fund A and Elm Holdings controls it". */
function upToNextClause(line: ReadingLine, names: readonly HolderName[], isSubjectBefore: boolean): readonly HolderName[] {
  const begins = names.findIndex(({ next }, at) => {
    if (at === 0) return false
    const words = line.tokens.slice(next, next + 10)
    const isMarked = words[0]?.reading === ','
    const clause = words
      .slice(isMarked ? 1 : 0)
      .map(({ reading }) => reading)
      .join(' ')
    return isMarked ? ownOffice.test(clause) : !isSubjectBefore && ownVerb.test(clause)
  })
  return begins < 0 ? names : names.slice(0, begins)
}

/** "A is the manager of B and is the general partner of C", "… of B and the general partner of C": A. */
function sameSubject(line: ReadingLine, match: RegExpExecArray, last: HolderName | null, lastOf: HolderName | null): HolderName | null {
  if (!last || !/ and (?:also )?$/.test(line.text.slice(0, match.index + match[0].search(/\S/)))) return null
  const [start] = line.span(sentenceAround(line.text, match.index)[0], match.index)
  if (last.span[0] < start) return null
  const follows = lastOf !== null && line.tokens[lastOf.next]?.reading === 'and'
  return /^\s*(?:is|are|serves as|acts as) /.test(match[0]) ||
    (follows && lastOf.next + 1 === line.token(match.index + match[0].search(/\S/)).index)
    ? last
    : null
}

/** "…, which is the general partner of": the name before `which`. */
function whichBefore(line: ReadingLine, at: number): HolderName | null {
  const which = /(?:^| )which (?:in turn )?$/.exec(line.text.slice(0, at))
  return which ? holderNameBefore(line, which.index + 1) : null
}
