import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import { progressLine } from '../../src/cli/load-progress.ts'
import type { Verb } from '../../src/cli/verb.ts'
import { verb as load } from '../../src/cli/verbs/load.ts'
import { verb as screen } from '../../src/cli/verbs/screen.ts'
import { verb as sql } from '../../src/cli/verbs/sql.ts'
import { verb as storeVerb } from '../../src/cli/verbs/store.ts'
import { writeXml } from '../../src/write/xml.ts'
import { formFour, owner, trade } from '../store/made-filings.ts'
import { folderForAll } from '../store/store-folder.ts'
import { runVerb } from './run-verb.ts'

const folder = folderForAll()
const database = join(folder, 'data/section16.duckdb')

const run = (verb: Verb, args: string[], given: Parameters<typeof runVerb>[2] = {}) =>
  runVerb(verb, args, { env: { S16_DB: database }, ...given })

const joint = formFour({
  reportingOwners: [owner('21', 'FUND ONE', { tenPercentOwner: true }), owner('22', 'FUND TWO', { tenPercentOwner: true })],
  nonDerivative: [trade('P', '1000', '12.5'), trade('P', '2000', null)],
})

beforeAll(async () => {
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in/0000000001-24-000001.xml'), writeXml(formFour()))
  writeFileSync(join(folder, 'in/0000000001-24-000002.xml'), writeXml(joint))
  writeFileSync(join(folder, 'in/menu.txt'), 'Soup of the day')
})

describe('the verbs of the store', () => {
  it('say that there is no database yet', async () => {
    await expect(run(screen, [])).rejects.toThrow('s16 load PATH makes one')
  })

  it('load a folder, saying what could not be read, and once more', async () => {
    expect(await run(load, [join(folder, 'in')])).toMatchObject({
      out: `2 filings added to ${database}, 1 not readable (s16 store failures says why)\n`,
      err: '',
      exitCode: 1,
    })
    expect(await run(load, [join(folder, 'in/*.xml'), '--json'])).toMatchObject({
      out: '{"files":2,"added":0,"known":2,"failed":0,"refused":0,"otherForms":{}}\n',
      err: '',
      exitCode: 0,
    })
    expect((await run(storeVerb, ['failures'])).out).toContain('menu.txt')
  })

  it('pass submissions of other forms over, as a day of a feed holds them', async () => {
    const feed = (form: string, text: string, number = '1') =>
      `<SUBMISSION>\n<ACCESSION-NUMBER>0000000009-24-00000${number}\n<TYPE>${form}\n<DOCUMENT>\n<TYPE>${form}\n<TEXT>\n${text}\n</TEXT>\n</DOCUMENT>\n</SUBMISSION>\n`
    const header = '<SEC-DOCUMENT>0000000009-24-000002.txt\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\tSC 13D/A\n</SEC-HEADER>\n'
    mkdirSync(join(folder, 'feed'))
    writeFileSync(join(folder, 'feed/1.nc'), feed('10-Q', 'Quarter'))
    writeFileSync(join(folder, 'feed/2.nc'), feed('10-Q', 'Another'))
    writeFileSync(join(folder, 'feed/3.txt'), header)
    writeFileSync(join(folder, 'feed/4.nc'), feed('4', `<XML>\n${writeXml(formFour({ nonDerivative: [trade('P', '3', '2')] }))}</XML>`))
    // Several in one file are read, whatever stands first.
    writeFileSync(
      join(folder, 'feed/5.nc'),
      feed('8-K', 'Event') + feed('4', `<XML>\n${writeXml(formFour({ remarks: 'second' }))}</XML>`, '5'),
    )
    const env = { S16_DB: join(folder, 'feed.duckdb') }
    expect(await run(load, [join(folder, 'feed/[1-4].*')], { env })).toMatchObject({
      out: `1 filing added to ${env.S16_DB}, 3 submissions of other forms passed over (10-Q, SC 13D/A)\n`,
      exitCode: 0,
    })
    expect((await run(load, [join(folder, 'feed/5.nc')], { env })).out).toContain('1 filing added')
  })

  it('load standard input, with progress where a person watches', async () => {
    const input = writeXml(formFour({ nonDerivative: [trade('S', '7', '3')] }))
    const { out, err } = await run(load, ['-'], { input, errIsTerminal: true, columns: 0 })
    expect(out).toBe(`1 filing added to ${database}\n`)
    expect(err).toMatch(/^\r1 files, 0 stored.*\r +\r$/s)
  })

  it('show by a screen how an empty database is filled', async () => {
    const env = { S16_DB: join(folder, 'empty.duckdb') }
    await run(load, [join(folder, 'in/menu.txt')], { env })
    const { out, err } = await run(screen, [], { env })
    expect(out).toBe('')
    expect(err).toMatch(/^\S+empty\.duckdb holds no filing: s16 load PATH takes them in\n$/)
    expect((await run(screen, ['--json'], { env })).err).toContain('holds no filing')
  })

  it('screen as a table, JSON and CSV', async () => {
    const { out, err } = await run(screen, ['--codes', 'P', '--sort=-value'])
    expect(out.split('\n')[2]).toMatch(/NYSE: AJAX\s+FUND ONE \+1\s+2024-03-01\s+P\s+A\s+Common Stock\s+1,000\s+12\.5\s+12,500 /)
    expect(err).toBe('lines 1 to 3 of 3; 1 of them without a known value\n')
    const lines = (await run(screen, ['--min-value', '12,000', '--json'])).out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ accession: '0000000001-24-000002', value: '12500', owners: [{}, {}] }])
    expect(await run(screen, ['--json', '--size', '1'])).toMatchObject({
      out: expect.stringMatching(/^\{.*\}\n$/),
      err: expect.stringMatching(/^lines 1 to 1 of 4.*; --page 2 shows more\n$/),
    })
    const csv = (await run(screen, ['--min-value', '12000', '--csv'])).out.split('\r\n')
    expect(csv[0]).toMatch(/^reference,accession,form,.*,value,.*,owners,ownerCiks$/)
    expect(csv[1]).toContain('FUND ONE; FUND TWO')
    expect((await run(screen, ['--codes', 'J'])).err).toMatch(/^no line matches; without --codes there are \d+ lines\n$/)
    await expect(run(screen, ['--codes', 'QQ'])).rejects.toThrow('--codes must be a transaction code such as P or S, not "QQ"')
    await expect(run(screen, ['--min-value', 'lots'])).rejects.toThrow('--min-value must be a number')
  })

  it('tell a value of which nothing is known from one of which a part is', async () => {
    const env = { S16_DB: join(folder, 'unpriced.duckdb') }
    await run(load, ['-'], { env, input: writeXml(formFour({ nonDerivative: [trade('S', '50', null)] })) })
    expect((await run(screen, ['--named', 'large-sales', '--min-value', '0'], { env })).out).toMatch(/\s50\s+\?\s/)
  })

  it('screen by a name', async () => {
    const args = ['--named', 'cluster-buys', '--insiders', '2', '--from', '2024-01-01']
    const { out, err } = await run(screen, [...args, '--json'])
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      {
        issuer: { symbol: 'NYSE: AJAX' },
        from: '2024-03-01',
        to: '2024-03-01',
        code: 'P',
        value: '13550',
        withoutValue: 1,
        insiders: [{}, {}],
      },
    ])
    expect(err).toBe('1 of 1 findings in 1 issuers; no line left out\n')
    expect((await run(screen, args)).out).toContain('2 insiders bought, 2 or more of them within 10 days')
    expect((await run(screen, [...args, '--min-value', '13550.01'])).err).toContain('0 of 0 findings')
    const [heading = '', line = ''] = (await run(screen, [...args, '--csv'])).out.split('\r\n')
    expect(heading.split(',')).toEqual(expect.arrayContaining(['from', 'value', 'issuerCik', 'insiders', 'lines']))
    expect(line).toContain('13550')
    expect((await run(screen, [...args, '--as-of', '2024-01-31'])).err).toContain('0 of 0 findings')
    await expect(run(screen, ['--named', 'beauty'])).rejects.toThrow('there is no screen "beauty"; there are cluster-buys')
    expect((await run(screen, ['--named', 'top', '--to', '0000-01-01'])).err).toContain('0 of 0 findings')
    await expect(run(screen, ['--named', 'top', '--codes', 'P'])).rejects.toThrow('--codes is no filter of this screen; there are --period')
    await expect(run(screen, ['--named', 'top', '--period', 'year'])).rejects.toThrow('--period must be one of week, day, month')
    await expect(run(screen, ['--insiders', '2'])).rejects.toThrow('--insiders goes with --named')
  })

  it('answer SQL as a table, JSON and CSV', async () => {
    const statement = 'select code, sum(value) as worth from transactions group by code order by code'
    expect((await run(sql, [statement])).out.split('\n').slice(0, 4)).toEqual(['code  worth', '────  ─────', 'P     13550', 'S        21'])
    expect((await run(sql, [statement, '--json', '--limit', '1'])).out).toBe('{"code":"P","worth":"13550"}\n')
    expect((await run(sql, [statement, '--csv'])).out).toBe('code,worth\r\nP,13550\r\nS,21\r\n')
    await expect(run(sql, ['delete from filed.rows'])).rejects.toThrow('only statements that read')
    expect((await run(sql, ["select code, value from transactions where code = 'X'", '--csv'])).out).toBe('code,value\r\n')
  })

  it('read a statement from standard input to the letter, however it comes', async () => {
    const bytes = Buffer.from("select 'café' as place")
    const cut = bytes.indexOf('é') + 1
    const stdin = Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)])
    expect((await run(sql, ['-', '--json'], { stdin })).out).toBe('{"place":"café"}\n')
  })

  it('write the heading line of a sheet also where nothing is found, with every field of what is', async () => {
    const [line = ''] = (await run(screen, ['--json'])).out.split('\n')
    const { owners: _, ...fields } = JSON.parse(line) as Record<string, unknown>
    const { out } = await run(screen, ['--min-value', '999999999999', '--csv'])
    expect(out.trimEnd().split(',')).toEqual([...Object.keys(fields), 'owners', 'ownerCiks'])
    const none = await run(screen, ['--named', 'large-sales', '--min-value', '999999999999', '--csv'])
    expect(none.out).toBe('from,to,code,shares,value,withoutValue,why,issuerCik,issuer,symbol,insiders,insiderCiks,lines\r\n')
  })

  it('write either JSON or comma-separated values', async () => {
    await expect(run(sql, ['select 1', '--json', '--csv'])).rejects.toThrow(/--csv.*--json/)
    await expect(run(screen, ['--json', '--csv'])).rejects.toThrow(/--csv.*--json/)
  })

  it('look after the database, telling what is typed wrongly as every verb does', async () => {
    let told = ''
    const terminal = { err: (text: string) => void (told += text) }
    await expect(run(storeVerb, ['backup'], terminal)).rejects.toThrow('missing required argument')
    await expect(run(storeVerb, ['compact', '--json'], terminal)).rejects.toThrow('unknown option')
    expect(told).toBe(
      "s16 store backup: missing required argument 'file' (s16 store backup --help tells more)\n" +
        "s16 store compact: unknown option '--json' (s16 store compact --help tells more)\n",
    )
  })

  it('tell what could not be read as narrow as the terminal is', async () => {
    const { out } = await run(storeVerb, ['failures'], { outIsTerminal: true, columns: 60 })
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(Math.max(60, folder.length + 20))
    expect(out).toMatch(/\n {2}\S/)
  })

  it('look after the database', async () => {
    expect((await run(storeVerb, ['status'])).out).toMatch(/filings\s+3, 3 of Form 4\n/)
    expect(JSON.parse((await run(storeVerb, ['status', '--json'])).out)).toMatchObject({
      filings: 3,
      transactions: 4,
      owners: 3,
      failures: 1,
    })
    expect((await run(storeVerb, ['check'])).out).toBe('sound: nothing half, nothing double, no gaps\n')
    expect((await run(storeVerb, ['compact'])).out).toMatch(/^compacted, [\d.]+ MB now\n$/)
    expect((await run(storeVerb, ['backup', join(folder, 'copy.duckdb')])).out).toContain('is a whole copy')
    expect((await run(storeVerb, ['check', '--db', join(folder, 'copy.duckdb')])).exitCode).toBe(0)
  })
})

describe('the line of progress', () => {
  it('tells files, rate, share and time left', () => {
    expect(progressLine(12_345, 12_288, { total: 1000, done: 450 }, 5)).toBe('12,345 files, 12,288 stored, 2,469/s, 45%, 0:06 left')
    expect(progressLine(3, 0, { total: 0, done: 0 }, 1)).toBe('3 files, 0 stored, 3/s')
  })
})
