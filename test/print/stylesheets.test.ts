import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnershipDocument } from '../../src/model/document.ts'
import { type BaseForm, boxLabel, formCatalogue } from '../../src/model/form-catalogue.ts'
import { columnHeading } from '../../src/model/form-columns.ts'
import type { FormEra } from '../../src/model/form-era.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { read } from '../../src/read/read.ts'
import { writeXml } from '../../src/write/xml.ts'
import { corpusFolder, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn } from '../oracle/saxes-reader.ts'
import { differences } from './compare.ts'
import { known } from './known-differences.ts'
import { lawfulDocument } from './lawful-document.ts'
import { haveStylesheets, runStylesheet, stylesheetOf } from './stylesheet.ts'
import { takeApart } from './stylesheet-page.ts'

interface Sample {
  readonly path: string
  readonly xml: string
  readonly document: OwnershipDocument
}

/** The corpus by the stylesheet of each document; the one document that is not XML (0001225259-06-000003) has none. */
function samples(): Map<string, Sample[]> {
  const found = new Map<string, Sample[]>()
  for (const path of ownershipFiles()) {
    const xml = ownershipXmlIn(readFileSync(path, 'utf8'))
    if (path.includes('0001225259-06-000003')) continue
    const { document } = read(new TextEncoder().encode(xml))
    const name = stylesheetOf(document)
    found.set(name, [...(found.get(name) ?? []), { path: relative(corpusFolder, path), xml, document }])
  }
  return found
}

function byStylesheet(documents: readonly OwnershipDocument[]): Map<string, OwnershipDocument[]> {
  const found = new Map<string, OwnershipDocument[]>()
  for (const document of documents) {
    const name = stylesheetOf(document)
    found.set(name, [...(found.get(name) ?? []), document])
  }
  return found
}

if (!haveStylesheets) process.stderr.write(`stylesheets: not compared, xsltproc is not here or ${withoutCorpus}\n`)

describe.runIf(haveStylesheets)('the sheet and the stylesheets of the SEC', () => {
  it('say the same of every document of the corpus, but for known defects of the stylesheets', () => {
    const unknown: string[] = []
    let compared = 0
    for (const [stylesheet, documents] of samples()) {
      const pages = runStylesheet(
        stylesheet,
        documents.map(({ xml }) => xml),
      )
      expect(pages).toHaveLength(documents.length)
      documents.forEach(({ path, document }, at) => {
        compared += 1
        for (const difference of differences(sheetOf(document), takeApart(pages[at]!))) {
          if (!known(stylesheet, difference)) unknown.push(`${path} ${difference.place}: "${difference.ours}", they "${difference.theirs}"`)
        }
      })
    }
    expect(unknown).toEqual([])
    expect(compared).toBeGreaterThan(1000)
  })

  it('say the same of documents of every form and era that no filing of the corpus has', () => {
    const documents = byStylesheet(fc.sample(lawfulDocument, { numRuns: 150, seed: 16 }))
    expect(documents.size).toBe(eras.length)
    const unknown = [...documents].flatMap(([stylesheet, group]) => {
      const pages = runStylesheet(
        stylesheet,
        group.map((document) => writeXml(document)),
      )
      return group.flatMap((document, at) =>
        differences(sheetOf(document), takeApart(pages[at]!))
          .filter((difference) => !known(stylesheet, difference))
          .map(({ place, ours, theirs }) => `${stylesheet} ${place}: "${ours}", they "${theirs}"`),
      )
    })
    expect(unknown).toEqual([])
  })

  const eras: readonly [string, BaseForm, FormEra][] = [
    ['3_X06', '3', '2003'],
    ['3_X07', '3', '2026'],
    ['4_X06', '4', '2003'],
    ['4_X07', '4', '2023-03'],
    ['4_X08', '4', '2023-07'],
    ['4_X09', '4', '2026'],
    ['5_X06', '5', '2003'],
    ['5_X07', '5', '2023-03'],
    ['5_X08', '5', '2023-07'],
    ['5_X09', '5', '2026'],
  ]

  it.each(eras)('%s has the labels, columns and lines that the catalogue has', (stylesheet, form, era) => {
    const empty =
      '<ownershipDocument><reportingOwner/><remarks>x</remarks><ownerSignature><signatureName>x</signatureName></ownerSignature></ownershipDocument>'
    const page = takeApart(runStylesheet(stylesheet, [empty])[0]!)
    const catalogue = formCatalogue(form, era, 'stylesheet')
    const squeeze = (text: string) => text.replace(/[\s\u00a0]+/g, '').toLowerCase()
    const words = squeeze(page.words)
    const { head, omb, closing } = catalogue
    const texts = [
      ...[head.name, head.agency, head.city, head.title, head.authority.join(' ')],
      ...[omb.heading, omb.numberLabel, omb.number, omb.burdenLabel, omb.hours],
      ...catalogue.checkBoxes.flatMap((box) => [box.label, box.heading ?? '']),
      ...catalogue.boxes.flatMap((box) => [boxLabel(box), ...box.captions, ...box.choices.map((choice) => choice.label)]),
      ...catalogue.tables.flatMap((table) => [table.title, table.subtitle ?? '']),
      ...[closing.explanation, closing.remarks, closing.signature, closing.signatureDate, closing.reportingOwners ?? ''],
      // The stylesheets have the asterisks of a line in a cell of their own; on Form 5 the words are the same.
      ...[...closing.lines.map((line) => line.replace(/^\*+ /, '')), ...closing.formNumbers],
    ]
    expect(texts.filter((text) => !words.includes(squeeze(text)))).toEqual([])
    const headings = catalogue.tables.map(({ columns }) => {
      const leaves = columns.flatMap(({ leaves }) => leaves.flatMap(({ heading }) => heading ?? []))
      return [...columns.map(columnHeading), ...leaves].map(squeeze)
    })
    expect(page.headings.map((row) => row.map(squeeze))).toEqual(headings)
    expect(page.checkBoxes.map(({ label }) => squeeze(label))).toEqual(
      catalogue.checkBoxes.map((box) => squeeze(`${box.heading ?? ''}${box.label}`)),
    )
  })
})
