import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { type ReviewContext, review } from '../../src/check/review.ts'
import { allRules } from '../../src/check/rules.ts'
import type { Issue } from '../../src/model/issue.ts'
import { read } from '../../src/read/read.ts'
import { reviewCases } from './bad-reviews.ts'
import { type Case, schemaCases, specificationCases } from './bad-xml.ts'
import { disseminated, good } from './good-documents.ts'

/** Each rule fails once and passes once: a good document, and the same with one fault. */

const documents = { ...good, ...disseminated }
const text = (base: Case[1]): string => documents[base]

function issuesOf(base: Case[1], xml: string, context: ReviewContext = {}): Issue[] {
  const { document } = read(new TextEncoder().encode(xml))
  return check({ document, xml }, { profile: base.startsWith('disseminated') ? 'as-filed' : 'filing', ...context })
}

describe('a good document', () => {
  it.each(Object.keys(documents) as Case[1][])('%s meets every rule', (base) => {
    expect(issuesOf(base, text(base))).toEqual([])
  })
})

/** What else a fault brings about: a box that lost its mark, a flag that lost its value. */
const consequences = new Set(['footnote-not-referenced', 'relationship-missing', 'nature-missing'])

describe.each([
  ['the schemas', schemaCases],
  ['the specification', specificationCases],
])('%s', (_, cases) => {
  it.each(cases.map((one, at) => [at, ...one] as const))('%i %s', (_at, code, base, from, to, path) => {
    const damaged = text(base).replace(from, to)
    expect(damaged).not.toBe(text(base))
    const issues = issuesOf(base, damaged).filter(
      ({ severity }) => severity !== 'note' || code.startsWith('credential') || ['single-line', 'schema-version-unknown'].includes(code),
    )
    const own = issues.filter((issue) => issue.code === code)
    const others = issues.filter((issue) => issue.severity === 'error' && issue.code !== code && !consequences.has(issue.code))
    expect(others).toEqual([])
    expect(own.map((issue) => issue.path)).toEqual([path])
    expect(own[0]!.message.length).toBeGreaterThan(10)
    expect(own[0]!.rule).toMatch(/EDGAR ownership specification/)
  })
})

describe('a careful reviewer', () => {
  it.each(reviewCases.map((one, at) => [at, ...one] as const))('%i %s', (_at, code, base, from, to, path, context) => {
    const damaged = text(base).replace(from, to)
    expect(damaged).not.toBe(text(base))
    const found = issuesOf(base, damaged, context)
    expect(found.filter((issue) => issue.code === code).map((issue) => issue.path)).toContain(path)
    expect(issuesOf(base, text(base)).some((issue) => issue.code === code)).toBe(false)
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('what is not known is not judged:', () => {
  const found = (xml: string, context?: ReviewContext) => issuesOf('4', xml, context).map(({ code }) => code)

  it('owners without a number are not one owner', () => {
    const unnumbered = (xml: string) => read(new TextEncoder().encode(xml.replace(/<rptOwnerCik>.*<\/rptOwnerCik>/, ''))).document
    const other = good['4'].replace('<issuerCik>0001700001', '<issuerCik>0001700002')
    const issues = review(unnumbered(good['4']), 'filing', { history: [unnumbered(other)] })
    expect(issues.map(({ code }) => code)).not.toContain('issuer-changed')
  })

  it('exercises on days that are not told are not held against each other', () => {
    const differ = text('4').replace(/(<underlyingSecurityShares><value>)1000</, '$1900<')
    expect(found(differ)).toContain('exercise-amounts-differ')
    expect(found(differ.replace(/<transactionDate><value>.*?<\/value>/g, '<transactionDate>'))).not.toContain('exercise-amounts-differ')
  })
})

it('has no two rules of one code', () => {
  expect(allRules.map(({ code }) => code)).toHaveLength(new Set(allRules.map(({ code }) => code)).size)
})
