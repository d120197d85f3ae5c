import { describe, expect, it } from 'vitest'
import { readOwnershipXml } from '../../src/read/ownership-xml.ts'
import { SourceText } from '../../src/read/source-text.ts'
import { bytesOf, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../oracle/saxes-reader.ts'

const wrapped = '0001225259-06-000003'

describe.skipIf(!haveCorpus)(`ownership XML of the corpus (skips when ${withoutCorpus})`, () => {
  it('is read as the strict parser reads it, without an issue', () => {
    const issues: Record<string, number> = {}
    for (const path of ownershipFiles()) {
      if (path.includes(wrapped)) continue
      const xml = ownershipXmlIn(new TextDecoder().decode(bytesOf(path)))
      const reading = readOwnershipXml(new SourceText(new TextEncoder().encode(xml)))
      expect(reading.document, path).toEqual(readWithSaxes(xml))
      for (const issue of reading.issues) issues[issue.code] = (issues[issue.code] ?? 0) + 1
    }
    expect(issues).toEqual({})
  })

  it('is read across a line broken inside a tag', () => {
    const path = ownershipFiles().find((one) => one.includes(wrapped))!
    const text = new TextDecoder().decode(bytesOf(path))
    const reading = readOwnershipXml(new SourceText(new TextEncoder().encode(text.slice(text.indexOf('<?xml')))))
    const mended = ownershipXmlIn(text.replace('</fo\notnote>', '</footnote>'))
    expect(reading.document).toEqual(readWithSaxes(mended))
    expect(reading.issues.map((issue) => issue.code)).toContain('line-wrapped')
  })
})
