import { describe, expect, it } from 'vitest'
import { read, readEach } from '../../src/read/read.ts'
import { bytesOf, corpusFiles, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../oracle/saxes-reader.ts'

describe.skipIf(!haveCorpus)(`whole files of the corpus (skips when ${withoutCorpus})`, () => {
  it('give the strict parser’s document and a header that agrees with the file', () => {
    const issues: Record<string, number> = {}
    for (const path of ownershipFiles()) {
      const bytes = bytesOf(path)
      const reading = read(bytes)
      const text = new TextDecoder().decode(bytes).replace('</fo\notnote>', '</footnote>')
      expect(reading.document, path).toEqual(readWithSaxes(ownershipXmlIn(text)))
      for (const issue of reading.issues) issues[issue.code] = (issues[issue.code] ?? 0) + 1
      const { submission } = reading
      expect(submission === null, path).toBe(path.includes('/ownership-xml/'))
      if (submission === null) continue
      expect(path, path).toContain(submission.accessionNumber)
      expect(submission.filedDate, path).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(submission.acceptedAt ?? '-04:00', path).toMatch(/-0[45]:00$/)
      expect(submission.issuer?.cik, path).toBe(reading.document.issuer.cik)
      expect(submission.owners.map((owner) => owner.cik).sort(), path).toEqual(
        reading.document.reportingOwners.map((owner) => owner.cik).sort(),
      )
      expect(submission.documents[0]?.type, path).toBe(reading.document.documentType)
    }
    expect(Object.keys(issues).sort()).toMatchInlineSnapshot(`
      [
        "header-address-differs",
        "line-wrapped",
      ]
    `)
  })

  it('keeps a graphic as its bytes', () => {
    const path = corpusFiles('submission-txt').find((one) => one.includes('0001002910-20-000149'))!
    const graphic = read(bytesOf(path)).submission!.documents.find((one) => one.type === 'GRAPHIC')!
    expect(graphic.text()).toBeNull()
    expect([...graphic.bytes().subarray(0, 4)]).toEqual([0xff, 0xd8, 0xff, 0xe0])
    expect([...graphic.bytes().subarray(-2)]).toEqual([0xff, 0xd9])
    expect(graphic.size).toBe(graphic.bytes().length)
  })

  it('reads what browsers and copyists left', () => {
    for (const path of corpusFiles('odd/browser-copied')) expect(() => read(bytesOf(path)), path).not.toThrow()
    const several = readEach(bytesOf(corpusFiles('odd').find((one) => one.includes('wrapped-multi'))!))
    expect(several.length).toBeGreaterThan(1)
  })
})
