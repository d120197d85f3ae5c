import type { ReadingLine } from '../reading-line.ts'
import type { Mention } from './mention.ts'
import { type HolderName, holderNameAt } from './name.ts'
import { ownOffice } from './relation.ts'

/** Holders that a note tells by nothing but what the reporting person is in them: manager, sole member, parent. */

/** Offices through which one decides alone over what a firm holds. */
const decides = /^(?:(?:sole|managing|initial|controlling|majority|general) [a-z ]+|(?:co )?managers?|(?:beneficial )?owners?)$/

/** What a note may say after the firm's name and still be about nothing else. */
const description = /^[\s,]*(?:an? [\w\s-]{3,60})?[\s.]*$/

/** A note that opens with the reporting person. */
const opening = /^(?:the )?(?:reporting persons?|(?:mr|ms|mrs|dr) [a-z]+|insider|undersigned) (?:is|serves?|acts?)\b/

/** "Has the power to direct the voting of the reported securities". */
const power =
  /\b(?:has|have|holds?|shares?|possess(?:es)?|exercises?) (?:(?!no\b|not\b|neither\b)[a-z]+ ){0,4}?(?:power|control|discretion|authority)\b[^.;]{0,60}? (?:over|of|to|with respect to) (?:[a-z]+ ){0,6}?(?:shares|securities|units|stock)\b/

/** An office of the firm itself, or a link of a chain: the firm is above the holder. */
const furtherLink = /\b(?:partner|member|manager|advis[eo]r|trustee|parent|owner|stockholder|shareholder)s? (?:of|to|for)\b|\bwhich\b/

const isSubsidiary = /^ is (?:an? |the )?(?:direct |indirect |wholly owned )*subsidiary of (?:the )?reporting persons?[ .]*$/

/** "Mr. Roe is the sole member of Elm LLC.", "the reporting person is the manager of Elm LLC and has the power to vote the shares", "Elm Inc. is a subsidiary of the reporting person." */
export function holdersByOwnFirm(line: ReadingLine): Mention[] {
  const subsidiary = ownSubsidiary(line)
  if (subsidiary) return [{ name: subsidiary, relation: 'wholly owned subsidiary', confidence: 0.85 }]
  const own = ownOffice(line)
  if (!own || !decides.test(own.role) || (own.of.holder !== 'company' && own.of.holder !== 'partnership')) return []
  const after = line.source.slice(own.of.span[1])
  const alone = opening.test(line.text) && description.test(after)
  const decided = power.test(line.text) && !furtherLink.test(after.toLowerCase())
  return alone || decided ? [{ name: own.of, relation: own.role, confidence: 0.85 }] : []
}

/** The firm of a note that says only whose subsidiary it is. */
function ownSubsidiary(line: ReadingLine): HolderName | null {
  const is = /\bis (?:an? |the )?(?:direct |indirect )?wholly owned\b/.exec(line.text)
  const name = is && holderNameAt(line, 0)
  return name && name.holder !== null && isSubsidiary.test(line.text.slice(is.index - 1)) && line.token(is.index).index === name.next
    ? name
    : null
}
