import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verb } from '../../src/cli/verbs/check.ts'
import { read } from '../../src/read/read.ts'
import { disseminated, good, submission } from '../check/good-documents.ts'
import { runVerb } from './run-verb.ts'

const run = (input: string | Uint8Array, ...args: string[]) => runVerb(verb, ['-', ...args], { input })

describe('s16 check', () => {
  it('finds nothing in a good document, by the profile that fits it', async () => {
    expect(await run(good['4'])).toMatchObject({ out: 'standard input: nothing found (profile filing)\n', err: '', exitCode: 0 })
    expect((await run(disseminated['disseminated 4'])).out).toBe('standard input: nothing found (profile as-filed)\n')
  })

  it('prints like a compiler and fails on an error', async () => {
    const { out, exitCode } = await run(good['4'].replace('<value>400</value>', '<value>4,00</value>'))
    expect(exitCode).toBe(1)
    expect(out).toBe(
      [
        'standard input:58: error: nonDerivative[1].shares: transactionShares takes digits with at most one period and four decimals, not "4,00" [decimal-invalid]',
        '    58 | <transactionShares><value>4,00</value></transactionShares>',
        '       |                           ^~~~',
        'standard input: 1 error (profile filing)',
        '',
      ].join('\n'),
    )
  })

  it('tells why a reviewer minds', async () => {
    const { out, exitCode } = await run(good['4'].replace('<value>25.3</value>', '<value>0</value>'))
    expect(exitCode).toBe(0)
    expect(out).toContain('warning: nonDerivative[1].pricePerShare: code S at a price of "0" [price-zero]')
    expect(out).toMatch(/Why it matters:\n {2}price-zero: .*General Instruction 5/)
  })

  it('prints one object an issue', async () => {
    const { out } = await run(good['4'].replace('<documentType>4', '<documentType>4').replace('>ABCD<', '><'), '--json')
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        file: 'standard input',
        profile: 'filing',
        code: 'value-empty',
        severity: 'error',
        path: 'issuer.tradingSymbol',
        message: 'issuerTradingSymbol is empty: give 1 to 10 characters',
        line: 7,
        rule: 'EDGAR ownership specification v5.5, 3.2, 5',
        source: null,
      },
    ])
  })

  it('tells the filings of one file apart', async () => {
    const { document } = read(new TextEncoder().encode(good['4'].replace('<value>25.3</value>', '<value>0</value>')))
    const lines = [read(new TextEncoder().encode(good['5'])).document, document].map((one) => JSON.stringify(one)).join('\n')
    const { out } = await run(lines)
    expect(out).toContain('standard input#1: nothing found (profile filing)\n')
    expect(out).toContain('standard input#2: warning: nonDerivative[1].pricePerShare')
    const told = (await run(lines, '--json')).out.trim().split('\n')
    expect(told.map((line) => JSON.parse(line).file)).toEqual(['standard input#2'])
  })

  it('compares with nothing in silence: an earlier filing that cannot be read is told', async () => {
    const { out, err, exitCode } = await run(good['4'], '--history', resolve(import.meta.dirname, '../../package.json'))
    expect(err).toMatch(/package\.json: .+/)
    expect(exitCode).toBe(3)
    expect(out).toBe('standard input: nothing found (profile filing)\n')
  })

  it('judges a disseminated copy by its own version, or by today’s on demand', async () => {
    const old = disseminated['disseminated 4'].replace('X0609', 'X0306').replace(/\s*<aff10b5One>.*|\s*<rptOwnerNonUSAddressFlag>.*/g, '')
    expect((await run(old)).exitCode).toBe(0)
    const today = await run(old, '--profile', 'filing')
    expect(today.exitCode).toBe(1)
    expect(today.out).toContain('aff10b5One is missing before nonDerivativeTable')
  })

  it('finds the XML in a submission text and counts its lines there', async () => {
    const xml = disseminated['disseminated 4'].replace('>D</value></transactionAcquired', '>E</value></transactionAcquired')
    const text = `<SEC-DOCUMENT>0001900001-26-000001.txt : 20260407\n<SEC-HEADER>0001900001-26-000001.hdr.sgml : 20260407\nACCESSION NUMBER:\t\t0001900001-26-000001\nCONFORMED SUBMISSION TYPE:\t4\nFILED AS OF DATE:\t\t20260407\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>4\n<SEQUENCE>1\n<FILENAME>form4.xml\n<TEXT>\n<XML>\n${xml}</XML>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n`
    const line = text.split('\n').findIndex((each) => each.includes('>E</value></transactionAcquired')) + 1
    expect((await run(text)).out).toContain(`standard input:${line}: error: nonDerivative[1].acquiredDisposed`)
  })

  it('checks a submission with the form inside, and shows no credential', async () => {
    const { out, exitCode } = await run(submission(good['4'].replace('abcd#123', 'secret')).replace('EX-24.1', 'EX-10'))
    expect(exitCode).toBe(1)
    expect(out).toContain('documentType "EX-10" must be')
    expect(out).toContain('standard input#form4.xml:12: error: reportingOwners[0]: rptOwnerCcc takes exactly 8 characters')
    expect(out).not.toContain('secret')
  })

  it('refuses bytes that are not in the encoding of the file', async () => {
    const bytes = Buffer.from(good['4'].replace('Jane Roe', 'Jané Roe'), 'latin1')
    const { out, exitCode } = await run(bytes)
    expect(exitCode).toBe(1)
    expect(out).toMatch(/error: not well-formed XML: a byte that is not UTF-8/)
    const declared = Buffer.from(bytes.toString('latin1').replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"'), 'latin1')
    expect((await run(declared)).exitCode).toBe(0)
  })

  it('goes on when a file cannot be read', async () => {
    const { err, exitCode } = await run('no report at all')
    expect(exitCode).toBe(3)
    expect(err).toContain('standard input')
  })
})
