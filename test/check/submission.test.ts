import { describe, expect, it } from 'vitest'
import { checkSubmission } from '../../src/check/submission.ts'
import { goodSubmission, submissionCases } from './bad-submissions.ts'
import { good, submission } from './good-documents.ts'

describe('a submission', () => {
  it('meets every rule', () => {
    expect(checkSubmission(goodSubmission)).toMatchObject({ issues: [], primary: { name: 'form4.xml', form: '4', issues: [] } })
  })

  it.each(submissionCases.map((one, at) => [at, ...one] as const))('%i %s', (_, code, from, to, path) => {
    const damaged = code === 'primary-states-other-type' ? submission(good['5']) : goodSubmission.replace(from, to)
    expect(damaged).not.toBe(goodSubmission)
    expect(
      checkSubmission(damaged)
        .issues.filter((issue) => issue.code === code)
        .map((issue) => issue.path),
    ).toEqual([path])
  })

  it('asks for every CCC, and never quotes one', () => {
    const without = checkSubmission(submission(good['4'].replace(/<rptOwnerCcc>.*<\/rptOwnerCcc>/, '')))
    expect(without.primary?.issues).toMatchObject([{ code: 'credential-missing', severity: 'error' }])
    const short = checkSubmission(submission(good['4'].replace('abcd#123', 'secret')))
    expect(JSON.stringify(short.primary?.issues)).not.toContain('secret')
    const apart = checkSubmission(submission(good['4'].replace('abcd#123', ' abcd#123 ')))
    expect(JSON.stringify(apart.primary?.issues)).toContain('text-too-long')
    expect(JSON.stringify(apart.primary?.issues)).not.toContain('abcd')
    const bare = checkSubmission(submission(good['4'].replace('abcd#123', 'ab&cd123')))
    expect(bare.primary?.issues).toMatchObject([{ code: 'not-well-formed' }])
    expect(JSON.stringify(bare.primary?.issues)).not.toContain('cd123')
  })

  it('may be nested as deep as somebody likes', () => {
    const deep = `<edgarSubmission>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</edgarSubmission>`
    expect(checkSubmission(deep).issues.map(({ code }) => code)).toContain('element-unknown')
  })

  it('says where the wrapper is not well-formed', () => {
    expect(checkSubmission('<edgarSubmission>\n<testOrLive></edgarSubmission>').issues).toMatchObject([
      { code: 'not-well-formed', line: 2 },
    ])
  })
})
