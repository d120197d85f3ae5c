import fc from 'fast-check'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { formPdf } from '../../src/host/form-pdf.ts'
import { emptyDocument, emptyRow, type OwnershipDocument, type Row } from '../../src/model/document.ts'
import { cellText } from '../../src/print/cell.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { someDocument } from '../generators/document.ts'

const sale = (at: number): Row => ({
  ...emptyRow,
  kind: 'transaction',
  securityTitle: { value: 'Class A Common Stock', footnotes: [] },
  transactionDate: { value: '2020-08-05', footnotes: [] },
  coding: { formType: '4', code: 'S', equitySwapInvolved: false, footnotes: [] },
  shares: { value: String(1000 + at), footnotes: [] },
  acquiredDisposed: { value: 'D', footnotes: [] },
  pricePerShare: { value: '12.345', footnotes: [`F${(at % 3) + 1}`] },
  sharesOwnedFollowing: { value: '230172', footnotes: [] },
  directOrIndirect: { value: 'I', footnotes: [] },
  natureOfOwnership: { value: 'By a trust for the benefit of the children', footnotes: [] },
})

const long: OwnershipDocument = {
  ...emptyDocument('4'),
  schemaVersion: 'X0306',
  periodOfReport: '2020-08-05',
  issuer: { cik: null, name: 'EXAMPLE INC', tradingSymbol: 'EXM', foreignTradingSymbol: null },
  nonDerivative: Array.from({ length: 30 }, (_, at) => sale(at)),
  footnotes: ['F1', 'F2', 'F3'].map((id) => ({
    id,
    text: `A weighted average price, ${'at prices within a range, '.repeat(20)} in full on request.`,
  })),
  signatures: [{ name: 'An Attorney', date: '2020-08-07' }],
}

const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise

async function pageText(pdf: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await pdf.getPage(page)).getTextContent()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
}

const pageTexts = (pdf: PDFDocumentProxy) => Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pageText(pdf, at + 1)))

describe('the form as PDF', () => {
  it('is US letter landscape, numbered, with the heading of a table on every page it runs over', async () => {
    const pdf = await open(await formPdf(sheetOf(long)))
    const texts = await pageTexts(pdf)
    expect(texts.length).toBeGreaterThan(1)
    const { view } = await pdf.getPage(1)
    expect(view).toEqual([0, 0, 792, 612])
    texts.forEach((text, at) => {
      expect(text).toContain(`Page ${at + 1} of ${texts.length}`)
    })
    const withHeading = texts.filter((text) => text.includes('7. Nature of Indirect Beneficial Ownership (Instr. 4)'))
    expect(withHeading).toHaveLength(texts.filter((text) => text.includes('Class A Common Stock')).length)
    expect(withHeading.length).toBeGreaterThan(1)
  })

  it('holds every cell, note and signature as text', async () => {
    const sheet = sheetOf(long)
    const pdf = await open(await formPdf(sheet))
    const squeeze = (text: string) => text.replace(/\s+/g, '')
    const all = squeeze((await pageTexts(pdf)).join(' '))
    const cells = sheet.tables.flatMap(({ lines }) => lines.flatMap((line) => line.cells.map(cellText)))
    const lines = [...sheet.signatures.map(({ name }) => name), ...sheet.catalogue.closing.lines]
    expect([...cells, ...lines].filter((text) => !all.includes(squeeze(text)))).toEqual([])
  })

  it('is tagged: a table with headings, rows and links to the notes', async () => {
    const pdf = await open(await formPdf(sheetOf(long)))
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const roles = new Map<string, number>()
    const count = (node: { role?: string; children?: unknown[] }) => {
      if (node.role) roles.set(node.role, (roles.get(node.role) ?? 0) + 1)
      for (const child of node.children ?? []) count(child as { role?: string; children?: unknown[] })
    }
    count((await (await pdf.getPage(1)).getStructTree()) as { role?: string; children?: unknown[] })
    for (const role of ['Document', 'H1', 'H2', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'Link'])
      expect([...roles.keys()]).toContain(role)
    const annotations = await (await pdf.getPage(1)).getAnnotations()
    const targets = await pdf.getDestinations()
    expect(annotations.length).toBeGreaterThan(5)
    for (const annotation of annotations) expect(Object.keys(targets)).toContain(annotation.dest)
  })

  it('embeds its fonts and is the same every time', async () => {
    const one = Buffer.from(await formPdf(sheetOf(long)))
    expect(one.equals(await formPdf(sheetOf(long)))).toBe(true)
    expect(one.toString('latin1').match(/\/FontFile2 /g)).toHaveLength(2)
    expect(one.toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+LiberationSans/)
  })

  it('keeps every word on the page, whatever the document', async () => {
    for (const document of fc.sample(someDocument, { numRuns: 8, seed: 16 })) {
      const pdf = await open(await formPdf(sheetOf(document)))
      for (let page = 1; page <= pdf.numPages; page++) {
        const { items } = await (await pdf.getPage(page)).getTextContent()
        const outside = items.filter((item) => {
          if (!('str' in item) || item.str.trim() === '') return false
          const [x, y] = [item.transform[4] as number, item.transform[5] as number]
          return x < 20 || x + item.width > 792 - 20 || y < 10 || y > 612 - 20
        })
        expect(outside.map((item) => ('str' in item ? item.str : ''))).toEqual([])
      }
    }
  })

  it('leaves no page to the closing lines alone, and saves one where closing up is enough', async () => {
    const counts: number[] = []
    for (let rows = 1; rows <= 30; rows++) {
      const sheet = sheetOf({
        ...long,
        nonDerivative: long.nonDerivative.slice(0, rows),
        footnotes: long.footnotes.slice(0, 1),
        remarks: 'R.',
      })
      const texts = await pageTexts(await open(await formPdf(sheet)))
      expect(texts.at(-1)).toContain('An Attorney')
      expect(texts.at(-1)).toContain('Remarks:')
      counts.push(texts.length)
    }
    expect(new Set(counts).size).toBeGreaterThan(1)
    expect(counts.filter((count) => count === 1)).toHaveLength(4)
  })

  it('lets many signatures go on over pages, the last of them with the closing lines', async () => {
    const signatures = Array.from({ length: 10 }, (_, at) => ({ name: `Signer ${at} of a firm`, date: '2020-08-07' }))
    const texts = await pageTexts(
      await open(await formPdf(sheetOf({ ...long, nonDerivative: long.nonDerivative.slice(0, 12), signatures }))),
    )
    const closing = texts.findIndex((text) => text.includes('currently valid OMB'))
    expect(texts[closing]).toContain('Signer 9')
  })

  it('parts a line that is longer than a page, and loses none of it', async () => {
    const words = Array.from({ length: 1500 }, (_, at) => `w${at}`)
    const row = { ...sale(1), natureOfOwnership: { value: words.join(' '), footnotes: ['F2'] } }
    const pdf = await open(await formPdf(sheetOf({ ...long, nonDerivative: [sale(0), row, sale(2)] })))
    const inside: string[] = []
    for (let page = 1; page <= pdf.numPages; page++) {
      const { items } = await (await pdf.getPage(page)).getTextContent()
      for (const item of items) if ('str' in item && item.transform[5] > 20) inside.push(...item.str.split(' '))
    }
    expect(words.filter((word) => !inside.includes(word))).toEqual([])
    expect(inside.filter((word) => word === '1,001')).toHaveLength(1)
  })

  it('spells letters that its type lacks as code points, and says so', async () => {
    const print = async (remarks: string) => (await pageTexts(await open(await formPdf(sheetOf({ ...long, remarks }))))).join(' ')
    const spelled = await print('計測 Société Ωmega 😀')
    expect(spelled).toContain('[U+8A08 U+6E2C] Société Ωmega [U+1F600]')
    expect(spelled).toContain('Unicode code points')
    expect(await print('Société')).not.toContain('Unicode code points')
  })

  it('prints an empty form of each kind and era', async () => {
    for (const type of ['3', '4', '5/A'] as const) {
      for (const schemaVersion of ['X0306', 'X0407', 'X0609']) {
        const pdf = await open(await formPdf(sheetOf({ ...emptyDocument(type), schemaVersion })))
        expect(await pageText(pdf, 1)).toContain(`FORM ${type}`)
        expect(pdf.numPages).toBe(1)
      }
    }
  })
})
