import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Terminal } from '../../src/cli/terminal.ts'
import { verb as load } from '../../src/cli/verbs/load.ts'
import { verb as show } from '../../src/cli/verbs/show.ts'
import { databaseOption } from '../../src/cli/with-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { writeXml } from '../../src/write/xml.ts'
import { formFour } from '../store/made-filings.ts'
import { folderForAll } from '../store/store-folder.ts'
import { runVerb } from './run-verb.ts'

const folder = folderForAll()
const env = { S16_DB: join(folder, 'x.duckdb') }
const printed = 'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP'

describe('a filing is shown', () => {
  beforeAll(async () => {
    mkdirSync(join(folder, 'in'))
    writeFileSync(join(folder, 'in/0000000001-24-000001.xml'), writeXml(formFour()))
    writeFileSync(join(folder, 'in/bare.xml'), writeXml(formFour({ periodOfReport: '2024-03-05' })))
    await runVerb(load, [join(folder, 'in')], { env })
  })

  it.each(['0000000001-24-000001', '000000000124000001'])('by its number, as %s', async (number) => {
    expect((await runVerb(show, [number], { env })).out).toContain(printed)
  })

  it('by the name that lists give a bare document', async () => {
    const store = await openStore(env.S16_DB, { make: false })
    const [bare] = (await store.latest({ offset: 0, limit: 9 })).filter(({ accession }) => accession === null)
    await store.close()
    expect(bare!.reference).toMatch(/^sha256-/)
    expect((await runVerb(show, [bare!.reference], { env })).out).toContain(printed)
  })

  it('unless it is a folder: then what to name is told', async () => {
    await expect(runVerb(show, [join(folder, 'in')], { env })).rejects.toThrow(
      `${join(folder, 'in')} is a folder: name the files in it (${join(folder, 'in', '*')}); s16 load takes whole folders`,
    )
  })
})

it('`s16 help VERB` is `s16 VERB --help`', () => {
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const said = (...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { encoding: 'utf8' })
  expect(said('help', 'vest')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: s16 vest /), stderr: '' })
  expect(said('help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: s16 VERB /) })
  expect(said('help', 'vets')).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean "vest"?') })
})

it.skipIf(process.platform === 'win32')('a closed pipe is no failure, and a trouble nobody hears of keeps its exit code', () => {
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const piped = (args: string) =>
    spawnSync('bash', ['-c', `"${process.execPath}" --import tsx "${main}" ${args} 2>&1 | true; exit "\${PIPESTATUS[0]}"`]).status
  expect(piped('help')).toBe(0)
  expect(piped('vets')).toBe(2)
})

it('an empty S16_DB names no database', () => {
  const named = (S16_DB: string) => databaseOption({ env: { S16_DB } } as unknown as Terminal).defaultValue
  expect([named('mine.duckdb'), named('')]).toEqual(['mine.duckdb', 'data/section16.duckdb'])
})
