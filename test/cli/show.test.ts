import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verb } from '../../src/cli/verbs/show.ts'
import { emptyDocument, emptyRow, type OwnershipDocument } from '../../src/model/document.ts'
import { UsageError } from '../../src/model/errors.ts'
import { UnreadableError } from '../../src/model/reading.ts'
import { writeXml } from '../../src/write/xml.ts'
import { runVerb } from './run-verb.ts'

const document: OwnershipDocument = {
  ...emptyDocument('4'),
  schemaVersion: 'X0306',
  periodOfReport: '2007-12-17',
  issuer: { cik: '0000000001', name: 'EXAMPLE INC', tradingSymbol: 'EXM', foreignTradingSymbol: null },
  nonDerivative: [
    {
      ...emptyRow,
      kind: 'holding',
      securityTitle: { value: 'Common Stock', footnotes: ['F1'] },
      sharesOwnedFollowing: { value: '1234.5', footnotes: [] },
      directOrIndirect: { value: 'D', footnotes: [] },
    },
  ],
  footnotes: [{ id: 'F1', text: 'A note.' }],
}

let folder = ''
let file = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'show-'))
  file = join(folder, 'form4.xml')
  writeFileSync(file, writeXml(document))
})
afterAll(() => rmSync(folder, { recursive: true }))

const show = (args: readonly string[], seen: Parameters<typeof runVerb>[2] = {}) => runVerb(verb, args, seen)

describe('s16 show', () => {
  it('prints the form as text, fitted to the terminal', async () => {
    const { out, exitCode } = await show([file], { columns: 80 })
    expect(out).toContain('EXAMPLE INC [ EXM ]')
    expect(
      Math.max(
        ...out
          .toString()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80)
    expect(exitCode).toBe(0)
  })

  it('prints the sheet as one line of JSON', async () => {
    const { out } = await show([file, '--to', 'sheet', '--json'])
    expect(out.trim()).not.toContain('\n')
    const sheet = JSON.parse(out)
    expect(sheet).toMatchObject({ form: '4', footnotes: [{ id: 'F1', number: '1', text: 'A note.' }], remarks: '', signatures: [] })
    expect(sheet.boxes.find((box: { box: string }) => box.box === '2')).toEqual({
      box: '2',
      label: 'Issuer Name and Ticker or Trading Symbol',
      text: 'EXAMPLE INC [ EXM ]',
    })
    const [one, two] = sheet.tables
    expect(one.rows).toEqual([['Common Stock(1)', '', '', '', '', '', '', '', '1,234.5', 'D', '']])
    expect(one.columns).toHaveLength(11)
    expect(two).toMatchObject({ number: 'II', rows: [] })
  })

  it('makes a page that stands alone', async () => {
    const { out } = await show([file, '--to', 'html'])
    expect(out).toMatch(/^<!DOCTYPE html><html lang="en">.*<title>SEC Form 4, EXAMPLE INC \[ EXM \]<\/title>/s)
    expect(out).toContain('.section16-form .mark')
  })

  it('makes a PDF, to a file or to whatever reads', async () => {
    const target = join(folder, 'form4.pdf')
    expect((await show([file, '--to', 'pdf', '-o', target])).out).toHaveLength(0)
    const { bytes } = await show([file, '--to', 'pdf'])
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(readFileSync(target).equals(bytes)).toBe(true)
    await expect(show([file, '--to', 'pdf'], { outIsTerminal: true })).rejects.toThrow(UsageError)
    await expect(show([file, '--to', 'pdf', '--json'])).rejects.toThrow('it does not go with --to pdf')
  })

  it('gives back XML and JSON of the document', async () => {
    expect((await show([file, '--to', 'xml'])).out).toBe(writeXml(document))
    expect(JSON.parse((await show([file, '--to', 'json'])).out)).toEqual(document)
  })

  it('reads standard input, and tells what is wrong with what it read', async () => {
    const damaged = writeXml(document).replace('1234.5', '1,234.5x')
    const { err, exitCode, out } = await show(['-'], { input: damaged })
    expect(out).toContain('FORM 4')
    expect(err).toContain('nonDerivative[0].sharesOwnedFollowing')
    expect(exitCode).toBe(1)
    await expect(show(['-'], { input: 'what' })).rejects.toThrow(UnreadableError)
  })
})
