import { documentTypes } from '../model/document.ts'
import { type Declaration, grammarOf } from './grammar.ts'
import type { ReviewRule } from './review.ts'
import type { Rule } from './rule.ts'
import { schemaRules } from './rules/schema.ts'
import { submissionRules } from './rules/submission.ts'
import { reviewRules, specificationRules } from './rules.ts'

/** The text of `docs/rules.md`: every rule, and every element of the ownership grammar with what it takes on each form. */
export function rulesDocument(): string {
  return [
    '# Rules',
    '',
    'Every rule of `s16 check`, made from the registry in `src/check/rules.ts` by `npx tsx scripts/rules.ts`.',
    '',
    'The profile `filing` says what EDGAR accepts of a filer today; `as-filed` judges a disseminated copy by the schema version it was filed',
    'under, where what the schemas never let pass is an error and what EDGAR suspends besides is a sign of damage. A dash: the rule does not apply.',
    '',
    '## Schemas',
    '',
    'Found by one walk over the elements (`src/check/validate.ts`), with the same verdict as the schemas distributed with the specification.',
    '',
    ...table(schemaRules),
    '',
    '## Specification',
    '',
    'What the text of the specification asks and the schemas let pass.',
    '',
    ...table(specificationRules),
    '',
    '## Submission',
    '',
    'The wrapper that a filer submits, its attachments and their names. Where the schema of the wrapper is not met, the rules above say so.',
    '',
    ...table(submissionRules),
    '',
    '## Review',
    '',
    'What EDGAR does not check and a careful reviewer would ask about.',
    '',
    ...table(reviewRules, (rule) => (rule as ReviewRule).why),
    '',
    '## Elements',
    '',
    'What each element takes and how often it stands, per document type: `1` once, `?` at most once, `+10` once to ten times, `*30` up to thirty',
    'times, nothing where the form does not have it. Elements of one choice exclude each other. `value` and `footnoteId` inside a box are left out.',
    '',
    ...elementTable(),
    '',
  ].join('\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|')

function table(rules: readonly Rule[], why: ((rule: Rule) => string) | null = null): string[] {
  const heading = why
    ? '| rule | paragraph | requires | why it matters | filing | as-filed |'
    : '| rule | paragraph | requires | filing | as-filed |'
  return [
    heading,
    why ? '|---|---|---|---|---|---|' : '|---|---|---|---|---|',
    ...rules.map((rule) => {
      const { filing, 'as-filed': asFiled } = rule.severity
      const cells = [`\`${rule.code}\``, rule.paragraph, rule.requires, ...(why ? [why(rule)] : []), filing ?? '–', asFiled ?? '–']
      return `| ${cells.map(cell).join(' | ')} |`
    }),
  ]
}

interface Entry {
  readonly takes: string
  readonly occurs: Map<string, string>
}

function elementTable(): string[] {
  const entries = new Map<string, Entry>()
  // The fullest form first: its order is everyone's.
  for (const form of documentTypes.toReversed()) collect(grammarOf(form), '', '1', form, entries)
  return [
    `| element | takes | ${documentTypes.join(' | ')} |`,
    `|---|---|${documentTypes.map(() => '---|').join('')}`,
    ...[...entries].map(
      ([path, { takes, occurs }]) =>
        `| \`${path}\` | ${cell(takes)} | ${documentTypes.map((form) => occurs.get(form) ?? '').join(' | ')} |`,
    ),
  ]
}

function collect(declaration: Declaration, parent: string, occurs: string, form: string, entries: Map<string, Entry>): void {
  const path = parent === '' ? declaration.name : `${parent}/${declaration.name}`
  const entry = entries.get(path) ?? { takes: takesOf(declaration), occurs: new Map<string, string>() }
  entries.set(path, entry)
  entry.occurs.set(form, occurs)
  if (declaration.content !== 'elements') return
  for (const { options, minimum, maximum } of declaration.particles) {
    for (const option of options) {
      if (option.name === 'value' || option.name === 'footnoteId') continue
      const often = maximum === 1 ? (minimum === 1 ? '1' : '?') : `${minimum === 0 ? '*' : '+'}${maximum}`
      collect(option, path.replace(/^ownershipDocument\/?/, ''), options.length > 1 ? `${often} choice` : often, form, entries)
    }
  }
}

/** What a value takes, or a box: its value and whether marks may stand beside or instead of it. */
function takesOf(declaration: Declaration): string {
  if (declaration.content === 'value') return declaration.name === 'documentType' ? 'the document type' : declaration.type.takes
  if (declaration.content === 'footnote') return 'text of at most 1000 characters, with an id F1 to F99'
  if (declaration.content === 'mark') return 'the id of a footnote'
  const [first, second] = declaration.particles
  const value = first?.options.find(({ name }) => name === 'value')
  if (!first || value?.content !== 'value') return 'elements'
  const instead = first.options.length > 1 ? ', or a footnote instead' : ''
  const marks = second ? ', with up to 99 footnotes' : ', without footnotes'
  return `${first.minimum === 0 ? 'optional: ' : ''}${value.type.takes}${instead === '' ? marks : instead}`
}
