import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Verb } from '../../src/cli/verb.ts'
import { verb as due } from '../../src/cli/verbs/due.ts'
import { verb as ledger } from '../../src/cli/verbs/ledger.ts'
import { verb as load } from '../../src/cli/verbs/load.ts'
import { verb as shortSwing } from '../../src/cli/verbs/short-swing.ts'
import { verb as show } from '../../src/cli/verbs/show.ts'
import type { FiledReport } from '../../src/ledger/filed-report.ts'
import { writeXml } from '../../src/write/xml.ts'
import { reportsIn } from '../ledger/notation.ts'
import { runVerb } from './run-verb.ts'

const folder = mkdtempSync(join(tmpdir(), 's16-ledger-'))
const database = join(folder, 'test.duckdb')

const s16 = async (verb: Verb, ...args: string[]): Promise<string> => (await runVerb(verb, [...args, '--db', database])).out

const jsonOf = async (verb: Verb, ...args: string[]) =>
  (await s16(verb, ...args, '--json'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

/** A submission as EDGAR disseminates it, with a header that says when it was filed. */
function submission({ accession, filed, document }: FiledReport): string {
  const day = filed.replaceAll('-', '')
  return [
    `<SEC-DOCUMENT>${accession}.txt : ${day}`,
    `<SEC-HEADER>${accession}.hdr.sgml : ${day}`,
    `ACCESSION NUMBER:\t\t${accession}`,
    `CONFORMED SUBMISSION TYPE:\t${document.documentType}`,
    'PUBLIC DOCUMENT COUNT:\t\t1',
    `FILED AS OF DATE:\t\t${day}`,
    '</SEC-HEADER>',
    '<DOCUMENT>',
    `<TYPE>${document.documentType}`,
    '<SEQUENCE>1',
    '<FILENAME>doc.xml',
    '<TEXT>',
    '<XML>',
    writeXml(document),
    '</XML>',
    '</TEXT>',
    '</DOCUMENT>',
    '</SEC-DOCUMENT>',
    '',
  ].join('\n')
}

const given = `
  0000000009-20-000001 3 2020-01-03 by 1,2 in 9 period 2020-01-01
    I hold =1000 Common Stock
  0000000009-20-000002 4 2020-02-04 by 1,2 in 9
    I 2020-02-03 M +100 @5 =1100 Common Stock
    I 2020-02-03 S -100 @12 =1000 Common Stock
    II 2020-02-03 M -100 @0 =400 Stock Option; x5; ex 2015-01-01; exp 2025-01-01; of 100 Common Stock
  0000000009-20-000003 4/A 2020-02-10 by 1,2 in 9 original 2020-02-04 period 2020-02-03
    I 2020-02-03 S -100 @12.5 =1000 Common Stock
  0000000009-20-000004 4 2020-03-04 by 3 in 9
    I 2020-03-03 P +7 @12 =7 Common Stock
  0000000010-20-000001 4 2020-03-04 by 4 in 10
    I 2020-03-03 P +7 @12 =7 Common Stock
    I 2020-03-03 S +5 @12 =12 Common Stock`

beforeAll(async () => {
  for (const report of reportsIn(given)) writeFileSync(join(folder, `${report.accession}.txt`), submission(report))
  await s16(load, folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('s16 ledger', () => {
  it('prints one object a line with every key of the ledger', async () => {
    const lines = await jsonOf(ledger, '--owner', '1', '--issuer', '9')
    expect(
      lines.map(({ accession, table, row, opening, change, reported, status }) => [
        accession,
        table,
        row,
        opening,
        change,
        reported,
        status,
      ]),
    ).toEqual([
      ['0000000009-20-000001', 'I', 1, '1000', null, '1000', 'opening'],
      ['0000000009-20-000002', 'I', 1, '1000', '100', '1100', 'agrees'],
      ['0000000009-20-000002', 'II', 1, '500', '-100', '400', 'opening'],
      ['0000000009-20-000003', 'I', 1, '1100', '-100', '1000', 'agrees'],
    ])
    const keys =
      'position accession filed table row date security filedSecurity vehicle filedVehicle unit opening change reported expected status why event flags'
    for (const key of keys.split(' ')) expect(lines[0]).toHaveProperty(key)
  })

  it('asks as of a day', async () => {
    const lines = await jsonOf(ledger, '--owner', '2', '--issuer', '9', '--as-of', '2020-02-09')
    expect(lines.map(({ accession }) => accession)).not.toContain('0000000009-20-000003')
    expect(lines).toHaveLength(4)
  })

  it('prints superseded lines when asked, marked', async () => {
    const lines = await jsonOf(ledger, '--owner', '1', '--issuer', '9', '--all')
    expect(lines.filter(({ counted }) => counted === false).map(({ accession, table, row }) => [accession, table, row])).toEqual([
      ['0000000009-20-000002', 'I', 2],
    ])
  })

  it('prints each line of an issuer once, with its owners', async () => {
    const lines = await jsonOf(ledger, '--issuer', '9')
    expect(lines).toHaveLength(5)
    expect(lines[0]!.owners).toEqual(['0000000001', '0000000002'])
  })

  it('leaves out lines with a quality flag when asked, and shows why they have one when not', async () => {
    const lines = await jsonOf(ledger, '--issuer', '10')
    expect(lines.map(({ flags }) => (flags as { code: string }[]).map(({ code }) => code))).toEqual([[], ['direction-against-code']])
    expect((await jsonOf(ledger, '--issuer', '10', '--flagged', 'exclude')).map(({ row }) => row)).toEqual([1])
  })

  it('prints events', async () => {
    const events = await jsonOf(ledger, '--issuer', '9', '--events')
    expect(events.map(({ kind, shares, cost, proceeds, net }) => [kind, shares, cost, proceeds, net])).toEqual([
      ['exercise', '100', '500', '1250', '750'],
    ])
  })

  it('prints nothing for a pair without lines, and a table for people', async () => {
    expect(await s16(ledger, '--owner', '77', '--issuer', '9')).toBe('')
    expect(await s16(ledger, '--issuer', '9')).toContain('Common Stock')
  })

  it('says how to ask when asked wrongly', async () => {
    await expect(s16(ledger)).rejects.toThrow('--owner CIK, --issuer CIK')
    await expect(s16(ledger, '--issuer', 'ACME')).rejects.toThrow('no CIK')
    await expect(s16(ledger, '--issuer', '9', '--as-of', '2020-02-31')).rejects.toThrow('is not a calendar day')
  })
})

describe('s16 show --amendments', () => {
  it.each(['0000000009-20-000002', '0000000009-20-000003'])('takes %s, the original or the amendment', async (accession) => {
    const lines = await jsonOf(show, accession, '--amendments')
    expect(lines.map(({ state, what }) => [state, what])).toEqual([
      ['corrected', ['pricePerShare']],
      ['not-restated', []],
      ['not-restated', []],
    ])
    expect(lines[0]).toMatchObject({
      original: { accession: '0000000009-20-000002', table: 'I', row: 2 },
      amended: { accession: '0000000009-20-000003', table: 'I', row: 1 },
    })
  })

  it('says so when there is no such filing', async () => {
    await expect(s16(show, '0000000009-20-000099', '--amendments')).rejects.toThrow('no filing 0000000009-20-000099')
  })
})

describe('a pair without a report', () => {
  it('is an empty ledger, and who watches is told so', async () => {
    const { out, err, exitCode } = await runVerb(ledger, ['--owner', '1', '--issuer', '99', '--db', database])
    expect([out, err, exitCode]).toEqual(['', 'no line of owner 0000000001 on issuer 0000000099; s16 load PATH takes filings in\n', 0])
    const early = await runVerb(ledger, ['--owner', '1', '--as-of', '2001-01-01', '--db', database])
    expect([early.out, early.err]).toEqual(['', expect.stringContaining('no line of owner 0000000001 by 2001-01-01')])
  })

  it.each([
    [due, ['--item-405', '2020-12-31', '--issuer', '99'], 'holds no report of issuer 0000000099; s16 load PATH'],
    [due, ['--issuer', '9', '--owner', '99'], 'holds no report of owner 0000000099 on issuer 0000000009'],
    [
      due,
      ['--trade', 'S 5 @ 4', '--date', '2020-03-01', '--issuer', '99', '--owner', '1'],
      'holds no report of owner 0000000001 on issuer',
    ],
    [shortSwing, ['--owner', '99', '--issuer', '9'], 'holds no report of owner 0000000099 on issuer 0000000009'],
    [
      shortSwing,
      ['--owner', '1', '--issuer', '9', '--as-of', '1999-01-01'],
      'on issuer 0000000009 filed by 1999-01-01: ask for a later day',
    ],
    [shortSwing, ['--owner', '1'], '--owner goes with --issuer'],
  ] as const)('is no clean bill from the law (%#)', async (verb, args, words) => {
    await expect(s16(verb, ...args)).rejects.toThrow(words)
  })
})
