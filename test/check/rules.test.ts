import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { type ReviewContext, review } from '../../src/check/review.ts'
import { allRules } from '../../src/check/rules.ts'
import type { Issue } from '../../src/model/issue.ts'
import { read } from '../../src/read/read.ts'
import { reviewCases } from './bad-reviews.ts'
import { type Case, schemaCases, specificationCases } from './bad-xml.ts'
import { deal, disseminated, good } from './good-documents.ts'

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

describe('timeliness is judged as the law is:', () => {
  const codesOf = (xml: string, context: ReviewContext = {}, base: Case[1] = '4') => issuesOf(base, xml, context).map(({ code }) => code)
  const withLine = (line: string) => good['4'].replace('        <nonDerivativeHolding>', `${line}\n        <nonDerivativeHolding>`)
  const filed = (filedDate: string) => ({ filedDate })

  it('a gift received may wait for Form 5, whatever form type stands beside it', () => {
    const gift = (direction: 'A' | 'D', after: string) =>
      withLine(deal({ date: '2026-03-02', code: 'G', shares: '100', price: '0', direction, after })).replaceAll('2026-04-06', '2026-04-07')
    expect(codesOf(gift('A', '10700'), filed('2026-04-09'))).not.toContain('late')
    expect(codesOf(gift('D', '10500'), filed('2026-04-09'))).toContain('late')
  })

  it('a deemed date before the trade is a slip, one beyond the third business day moves nothing further', () => {
    const deemed = (date: string) =>
      good['4'].replaceAll('<transactionCoding>', `<deemedExecutionDate><value>${date}</value></deemedExecutionDate><transactionCoding>`)
    expect(codesOf(deemed('2025-04-06'), filed('2026-04-08'))).not.toContain('late')
    expect(codesOf(deemed('2026-04-20'), filed('2026-04-13'))).not.toContain('late')
    expect(codesOf(deemed('2026-04-20'), filed('2026-04-21'))).toContain('late')
  })

  it('a Form 5 whose period is the day of its trade has no year end to count from', () => {
    const period = good['5'].replace(/<periodOfReport>[^<]*/, '<periodOfReport>2026-02-10')
    expect(codesOf(period, filed('2026-05-20'), '5')).not.toContain('late')
    expect(codesOf(period, { filedDate: '2026-05-20', fiscalYearEnd: '02-14' }, '5')).toContain('late')
  })

  it('an amendment may leave out the earliest line', () => {
    const amended = good['4/A'].replace(/<periodOfReport>[^<]*/, '<periodOfReport>2026-04-02')
    expect(codesOf(amended, {}, '4/A')).not.toContain('period-not-earliest')
    const later = good['4/A'].replace(/<periodOfReport>[^<]*/, '<periodOfReport>2026-04-07')
    expect(codesOf(later, {}, '4/A')).toContain('period-not-earliest')
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

  it('shares are not held against dollars', () => {
    const inDollars = text('5').replace(
      /<sharesOwnedFollowingTransaction><value>900<\/value><\/sharesOwnedFollowingTransaction>/,
      '<valueOwnedFollowingTransaction><value>90</value></valueOwnedFollowingTransaction>',
    )
    expect(inDollars).not.toBe(text('5'))
    expect(issuesOf('5', inDollars).map(({ code }) => code)).not.toContain('owned-less-than-acquired')
  })

  it('a written option is acquired when it has expired', () => {
    const written = text('4')
      .replace(
        /<transactionCode>M([\s\S]*?)<transactionCode>S([\s\S]*?)<transactionCode>M/,
        '<transactionCode>P$1<transactionCode>S$2<transactionCode>E',
      )
      .replace(/(<derivativeTransaction>[\s\S]*<transactionAcquiredDisposedCode><value>)D/, '$1A')
      .replace('2031-02-14', '2026-04-03')
    expect(found(written)).not.toContain('expired-already')
    expect(found(written.replace('<transactionCode>E', '<transactionCode>P'))).toContain('expired-already')
  })

  it.each(['3/15/2024', '03-15-2024', '15.3.24', '2024-03-15', 'March 15, 2024', '15 March 2024', 'the 15th of March 2024', '15-Mar-2024'])(
    'a plan adopted on %s tells its day',
    (day) => {
      const told = text('4').replace('<aff10b5One>0', '<aff10b5One>1').replace('Made up for a test.', `Rule 10b5-1 plan adopted on ${day}.`)
      expect(found(told)).not.toContain('10b5-1-unexplained')
      expect(found(told.replace(` on ${day}`, ' in 2024'))).toContain('10b5-1-unexplained')
    },
  )

  it('exercises on days that are not told are not held against each other', () => {
    const differ = text('4').replace(/(<underlyingSecurityShares><value>)1000</, '$1900<')
    expect(found(differ)).toContain('exercise-amounts-differ')
    expect(found(differ.replace(/<transactionDate><value>.*?<\/value>/g, '<transactionDate>'))).not.toContain('exercise-amounts-differ')
  })
})

it('has no two rules of one code', () => {
  expect(allRules.map(({ code }) => code)).toHaveLength(new Set(allRules.map(({ code }) => code)).size)
})
