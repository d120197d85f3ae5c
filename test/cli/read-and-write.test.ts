import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Verb } from '../../src/cli/verb.ts'
import { verb as readVerb } from '../../src/cli/verbs/read.ts'
import { verb as showVerb } from '../../src/cli/verbs/show.ts'
import { verb as writeVerb } from '../../src/cli/verbs/write.ts'
import { formPage } from '../../src/print/form-page.tsx'
import { sheetOf } from '../../src/print/sheet.ts'
import { read } from '../../src/read/read.ts'
import { bytesOf } from '../corpus/corpus.ts'
import { runVerb } from './run-verb.ts'

const sample = (name: string) => resolve(import.meta.dirname, '../../samples', name)

const run = (verb: Verb, args: readonly string[], input = '') => runVerb(verb, args, { input })

describe('s16 read', () => {
  it('prints one line of JSON a filing, in the shape that is promised', async () => {
    const { out, exitCode } = await run(readVerb, ['--json', sample('4-0009990001-21-000003.txt'), sample('4-sonus-janzen-2007-12-17.xml')])
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(Object.keys(line).sort()).toEqual(['document', 'evidence', 'format', 'issues', 'source', 'submission'])
    expect(lines[0].submission.documents[0]).toEqual({
      sequence: 1,
      type: '4',
      filename: 'ownership.xml',
      description: 'PRIMARY DOCUMENT',
      size: expect.any(Number),
    })
    expect(lines[0].submission.acceptedAt).toBe('2021-06-17T18:30:00-04:00')
    expect(exitCode).toBe(0)
  })

  it('goes on after a file that it cannot read, and says so in the exit code', async () => {
    const { out, err, exitCode } = await run(readVerb, ['/nosuch/file.xml', sample('4-sonus-severino-2007-12-17.xml')])
    expect(err).toContain('/nosuch/file.xml: no such file or folder')
    expect(out).toContain('SEVERINO PAUL J')
    expect(exitCode).toBe(3)
  })

  it.each([
    [`${sample('4-sonus-severino-2007-12-17.xml')}/below`, 'a part of this path is a file, not a folder'],
    ['x'.repeat(5_000), 'the name is too long for a file'],
  ])('says of a path that can be none what is wrong with it', async (path, why) => {
    expect((await run(readVerb, [path])).err).toContain(why)
  })

  it('explains each field of a print by its source', async () => {
    const { document } = read(bytesOf(sample('4-sonus-severino-2007-12-17.xml')))
    const { out } = await run(readVerb, ['--explain', '-'], formPage(sheetOf(document), ''))
    expect(out).toMatch(/derivative\[0\]\.shares\s+40000\s+40,000/)
    expect(out).toContain('issuer.cik')
  })

  it('never shows an access code', async () => {
    const { out, err } = await run(readVerb, ['--json', sample('4-wrapper-example.xml')])
    expect(out + err).not.toContain('abcd$123')
    expect(out).toContain('credential-removed')
  })
})

describe('s16 write', () => {
  it('names what cannot be written or shown', async () => {
    const input = '{"documentType":"4"}\n{"documentType":"5"}\n'
    await expect(run(writeVerb, ['-'], input)).rejects.toThrow('standard input holds 2 filings; one can be written at a time')
    const letter = resolve(import.meta.dirname, '../../package.json')
    await expect(run(writeVerb, [letter])).rejects.toThrow(/package\.json: ./)
    await expect(run(showVerb, [letter])).rejects.toThrow(/package\.json: ./)
  })

  it('writes XML that reads back, and without what EDGAR sets for a filing', async () => {
    const { document } = read(bytesOf(sample('4-0009990001-21-000003.txt')))
    const whole = await run(writeVerb, [sample('4-0009990001-21-000003.txt')])
    expect(read(new TextEncoder().encode(whole.out)).document).toEqual(document)
    const filing = await run(writeVerb, ['--for-filing', sample('4-0009990001-21-000003.txt')])
    expect(filing.out).not.toMatch(/schemaVersion|issuerName|rptOwnerName/)
    const json = await run(writeVerb, ['--to', 'json', sample('4-0009990001-21-000003.txt')])
    expect(JSON.parse(json.out)).toEqual(JSON.parse(JSON.stringify(document)))
  })
})
