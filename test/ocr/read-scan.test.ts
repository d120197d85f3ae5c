import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formPdf } from '../../src/host/form-pdf.ts'
import { blank, type Image } from '../../src/host/ocr/image.ts'
import { encodePng } from '../../src/host/ocr/png.ts'
import { turned } from '../../src/host/ocr/turned.ts'
import { readScans, scanWords } from '../../src/host/ocr.ts'
import { pdfWords } from '../../src/host/pdf.ts'
import { emptyDocument, emptyRow, type OwnershipDocument } from '../../src/model/document.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { typeset } from './typeset.ts'

const noted = <T extends string>(value: T) => ({ value, footnotes: [] })

const sale: OwnershipDocument = {
  ...emptyDocument('4'),
  schemaVersion: 'X0508',
  periodOfReport: '2021-08-05',
  issuer: { cik: null, name: 'HARBOURMILLS', tradingSymbol: 'HRBM', foreignTradingSymbol: null },
  nonDerivative: [
    {
      ...emptyRow,
      kind: 'transaction',
      securityTitle: noted('Class A Common Stock'),
      transactionDate: noted('2021-08-05'),
      coding: { formType: '4', code: 'S', equitySwapInvolved: false, footnotes: [] },
      shares: noted('12750'),
      acquiredDisposed: noted('D'),
      pricePerShare: noted('31.42'),
      sharesOwnedFollowing: noted('230172'),
      directOrIndirect: noted('D'),
    },
  ],
}

/** The first page of a form, drawn at 200 dots an inch from the words of its PDF. */
async function pageOf(document: OwnershipDocument): Promise<Image> {
  const dpi = 200
  const page = blank(11 * dpi, 8.5 * dpi)
  const pixels = dpi / 72
  for (const word of await pdfWords(await formPdf(sheetOf(document)))) {
    const [x, y, , height] = word.box
    if (word.page === 1) await typeset(page, word.text, x * pixels, (y + height * 0.8) * pixels, height * pixels)
  }
  return page
}

describe('a scanned page', () => {
  it('is read as the form that was printed', async () => {
    const [reading] = await readScans([encodePng(await pageOf(sale))])
    expect(reading?.format).toBe('scan')
    const { document, evidence } = reading!
    expect(document.documentType).toBe('4')
    expect(document.issuer.name).toBe('HARBOURMILLS')
    expect(document.nonDerivative).toHaveLength(1)
    const [row] = document.nonDerivative
    expect(row).toMatchObject({
      securityTitle: { value: 'Class A Common Stock' },
      shares: { value: '12750' },
      pricePerShare: { value: '31.42' },
    })
    expect(row?.transactionDate?.value).toBe('2021-08-05')
    expect(evidence.every(({ confidence }) => confidence < 0.95)).toBe(true)
  })

  it('is turned upright first', async () => {
    const lines = ['Reports of beneficial ownership', 'are filed within two business days', 'after the day of a transaction']
    const page = blank(1700, 2200)
    for (const [at, line] of lines.entries()) await typeset(page, line, 180, 300 + at * 60, 34)
    for (const quarters of [1]) {
      const { words } = await scanWords([() => ({ image: turned(page, quarters), dpi: 200 })])
      expect(words.map(({ text }) => text).join(' ')).toBe(lines.join(' '))
    }
  })
})

describe('without the optional packages', () => {
  it('a scan is refused with what to install', () => {
    // A copy outside the reach of any node_modules, so that nothing optional is found.
    const folder = mkdtempSync(join(tmpdir(), 'section16-'))
    try {
      cpSync(resolve(import.meta.dirname, '../../src'), join(folder, 'src'), { recursive: true })
      cpSync(resolve(import.meta.dirname, '../../package.json'), join(folder, 'package.json'))
      const recogniser = pathToFileURL(join(folder, 'src/host/ocr/recogniser.ts')).href
      const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
      const program = `import(${JSON.stringify(recogniser)}).then(({ withRecogniser }) => withRecogniser(async () => {})).catch((error) => console.log(error.name + ': ' + error.message))`
      const said = execFileSync(process.execPath, ['--import', tsx, '-e', program], { encoding: 'utf8', cwd: folder })
      expect(said).toContain('UnreadableError: reading scans needs two optional packages: npm install tesseract.js @tesseract.js-data/eng')
      expect(said).toContain('Cannot find module')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
