import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseXml, type XmlSource } from '../../src/check/xml.ts'
import { haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn } from '../oracle/saxes-reader.ts'
import { good } from './good-documents.ts'

const told = ({ elements }: XmlSource) =>
  elements.map(({ name, attributes, text, line, parent }) => [name, { ...attributes }, text, line, parent?.name])

/** A comment at the end is enough for the strict parser to take over. */
const strictly = (xml: string) => parseXml(`${xml}<!-- -->`)

describe('XML taken apart', () => {
  it.each(Object.entries(good))('is the same the quick and the strict way: %s', (_, xml) => {
    expect(told(parseXml(xml))).toEqual(told(strictly(xml)))
  })

  it.skipIf(!haveCorpus)(haveCorpus ? 'is the same for real filings' : `is the same for real filings (${withoutCorpus})`, () => {
    const different = ownershipFiles()
      .filter((_, at) => at % 5 === 0)
      .filter((path) => {
        const xml = ownershipXmlIn(readFileSync(path, 'utf8'))
        return JSON.stringify(told(parseXml(xml))) !== JSON.stringify(told(strictly(xml)))
      })
    expect(different).toEqual([])
  })

  it.each([
    ['<a>\n<b>x & y</b></a>', '"&" by itself: write &amp;', 2, '& y'],
    ['<a>\n<b>x</c></a>', '</c> stands where <b> of line 2 is still open', 2, '</c'],
    ['<a>\n<b>&nbsp;</b></a>', 'undefined entity', 2, undefined],
    ['<a b="1" b="2"/>', 'duplicate attribute: b', 1, undefined],
    ['', 'document must contain a root element', 1, undefined],
  ])('says what is wrong with %j', (xml, message, line, source) => {
    const { root, fault } = parseXml(xml)
    expect(root).toBeNull()
    expect(fault).toMatchObject({ message, line })
    expect(fault?.source).toBe(source)
  })

  it('undoes entities, keeps white space, and counts lines from where the XML stands', () => {
    const { root, elements } = parseXml('<a>\r\n <b>x &amp;&lt;&gt;&quot;&apos;&#65; </b>\n</a>', 10)
    expect(root?.name).toBe('a')
    expect(elements[1]).toMatchObject({ name: 'b', text: 'x &<>"\'A ', line: 11 })
  })
})
