import type { Control } from './fact.ts'
import { holderNamesAt } from './holder/list.ts'
import { type HolderName, holderNameBefore } from './holder/name.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Chains of control: which firm is general partner, manager or owner of which. */

/** An office through which somebody decides over another's shares. */
export const office =
  '(?:(?:sole |managing |general |limited |co |indirect |non |initial |independent |direct |controlling |majority |special |administrative |investment )*(?:trustees?|members?|partners?|managers?|shareholders?|stockholders?|owners?|beneficiary|beneficiaries|beneficial owners?|directors?|president|chief executive officer|ceo|officers?|custodian|settlors?|grantors?|principal|advis[eo]rs?|chairman|parent company|subsidiary|beneficial owner|executors?|administrator))'

const chain = new RegExp(
  `\\b(?:is|are|being|serves as|acts as|as|was)?(?: also)? ?(?:the |a |an |one of the |# of the )*(${office}|wholly owned subsidiary|subsidiary)(?: and (?:the |a )?(${office}))? of (?:each of |both )?`,
  'g',
)

/** The links of a chain of control: "A is the general partner of B" gives A, `general partner`, B. */
export function readControl(line: ReadingLine): readonly Control[] {
  const { text } = line
  const found: Control[] = []
  for (const match of matches(chain, text)) {
    const [from] = sentenceAround(text, match.index)
    const name = holderNameBefore(line, match.index + match[0].search(/\S/)) ?? whichBefore(line, match.index)
    if (!name || match.index < from) continue
    const controlled = holderNamesAt(line, line.token(match.index + match[0].length).index)
    const roles = [match[1]!, ...(match[2] ? [match[2]] : [])]
    for (const of of controlled) {
      if (of.name === name.name) continue
      for (const role of roles)
        found.push({
          kind: 'control',
          value: { name: name.name, role: role.trim(), of: of.name },
          span: [name.span[0], of.span[1]],
          confidence: 0.9,
        })
    }
  }
  return found
}

/** "…, which is the general partner of": the name before `which`. */
function whichBefore(line: ReadingLine, at: number): HolderName | null {
  const which = /(?:^| )which $/.exec(line.text.slice(0, at))
  return which ? holderNameBefore(line, which.index + 1) : null
}
