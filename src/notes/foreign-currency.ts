import type { ForeignCurrency } from './fact.ts'
import type { ReadingLine } from './reading-line.ts'

/** Prices in another currency than the dollar. */

const rate =
  /\b(?:(?:exchange|conversion|noon buying|currency|spot) rates?|at (?:a|the) rate)\b[^.;$#]{0,80}?([$#])(?: (?:to|=|for|per|equals|equal to) )?(?:([$#])|(?:us )?dollars? )?/

/** The rate at which a price in another currency was converted. */
export function readForeignCurrency(line: ReadingLine): readonly ForeignCurrency[] {
  const match = rate.exec(line.text)
  if (!match?.[2]) return []
  const first = line.token(line.text.indexOf(match[1]!, match.index + match[0].search(/[$#]/)))
  const second = line.token(match.index + match[0].trimEnd().length - 1)
  if (first.kind !== 'money' || second.kind !== 'money' || first.currency === second.currency) return []
  const [dollars, other] = first.currency === 'USD' ? [first, second] : [second, first]
  if (dollars.currency !== 'USD') return []
  return [
    {
      kind: 'foreign-currency',
      value: {
        currency: other.currency,
        dollarsPerUnit: other.amount !== null && /^1(?:\.0*)?$/.test(other.amount) ? dollars.amount : null,
        unitsPerDollar: dollars.amount !== null && /^1(?:\.0*)?$/.test(dollars.amount) ? other.amount : null,
      },
      span: line.span(match.index, match.index + match[0].trimEnd().length),
      confidence: 0.95,
    },
  ]
}
