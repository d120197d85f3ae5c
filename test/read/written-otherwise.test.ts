import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/read/read.ts'
import { writeXml } from '../../src/write/xml.ts'
import { someDocument } from '../generators/document.ts'
import { readWithSaxes } from '../oracle/saxes-reader.ts'

/** Ways in which XML may be written otherwise and mean the same; `sometimes` says yes to about one of so many. */
const rewritings: Readonly<Record<string, (xml: string, sometimes: (one: number) => boolean) => string>> = {
  'white space around values': (xml, sometimes) =>
    xml.replace(/>([^<>\s][^<>]*)</g, (all, text) => (sometimes(3) ? `>\n\t ${text} \r\n<` : all)),
  'comments between elements': (xml, sometimes) =>
    xml.replace(/>(?=\s*<)/g, (all) => (sometimes(5) ? `${all}<!-- a < b & </value> - > -->` : all)),
  'comments inside values': (xml, sometimes) =>
    xml.replace(/>([^<>&])([^<>&]+)</gu, (all, first, rest) => (sometimes(3) ? `>${first}<!---->${rest}<` : all)),
  'values as character data': (xml, sometimes) =>
    xml.replace(/>([^<>&]*[^<>&\s][^<>&]*)</g, (all, text) => (sometimes(3) ? `><![CDATA[${text}]]><` : all)),
  'words as character data of their own': (xml, sometimes) =>
    xml.replace(/>([^<>&]*[^<>&\s][^<>&]*)</g, (all, text: string) =>
      sometimes(3) ? `>${text.replace(/\S+/g, (word) => (sometimes(2) ? `<![CDATA[${word}]]>` : word))}<` : all,
    ),
  'letters as references': (xml, sometimes) =>
    xml.replace(/>([^<>&]+)</g, (_, text: string) => {
      const written = [...text].map((letter) =>
        letter.trim() && sometimes(4) ? `&#${sometimes(2) ? letter.codePointAt(0) : `x${letter.codePointAt(0)!.toString(16)}`};` : letter,
      )
      return `>${written.join('')}<`
    }),
  'white space in tags': (xml, sometimes) => xml.replace(/<(\/?[A-Za-z0-9]+)>/g, (all, tag) => (sometimes(4) ? `<${tag} \r\n\t>` : all)),
  'empty elements as two tags': (xml, sometimes) =>
    xml.replace(/<([A-Za-z0-9]+)((?: [^<>]*)?)\/>/g, (all, tag, attributes) => (sometimes(2) ? `<${tag}${attributes}></${tag}>` : all)),
  'other quotes': (xml, sometimes) => xml.replace(/ id="([^"']*)"/g, (all, id) => (sometimes(2) ? `\n id = '${id}'` : all)),
  'attributes of no meaning here': (xml, sometimes) =>
    xml.replace(/<(value|footnote|securityTitle)\b/g, (all) => (sometimes(4) ? `${all} note="a &gt; b" more='1>2'` : all)),
  'instructions between elements': (xml, sometimes) =>
    xml.replace(/>(?=\s*<[a-z])/g, (all) => (sometimes(9) ? `${all}<?say <value>9</value> ?>` : all)),
  'lines that end otherwise': (xml) => xml.replace(/\n/g, '\r\n'),
  'no lines': (xml) => xml.replace(/(?<!\]\]|--)>\s+<(?!!)/g, '><'),
}

/** A stream of choices that follows from its seed. */
function choices(seed: number): (one: number) => boolean {
  let state = seed
  return (one) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 < 1 / one
  }
}

const rewrittenAs = (xml: string, names: readonly string[], seed: number): string =>
  names.reduce((written, name) => rewritings[name]!(written, choices(seed)), xml)

const readText = (xml: string) => read(new TextEncoder().encode(xml))

describe('XML that means the same, written otherwise', () => {
  it('is read as the same document, and as the strict parser reads it', () => {
    const names = Object.keys(rewritings)
    fc.assert(
      fc.property(someDocument, fc.subarray(names, { minLength: 1 }), fc.nat(), (document, chosen, seed) => {
        const written = rewrittenAs(writeXml(document), chosen, seed)
        const { document: found } = readText(written)
        expect(found).toEqual(readWithSaxes(written))
        expect(found).toEqual(document)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the white space between parts of a value', () => {
    const named = (written: string) =>
      readText(`<ownershipDocument><documentType>4</documentType><issuer><issuerName>${written}</issuerName></issuer></ownershipDocument>`)
        .document.issuer.name
    const parts = ['<![CDATA[Acme]]> <![CDATA[Holdings]]>', 'Acme\n<!-- of old --><![CDATA[Holdings]]>', '<![CDATA[Acme]]>\n Holdings']
    for (const written of parts) expect(named(written), written).toBe('Acme Holdings')
    expect(named('<![CDATA[Ac]]>me Hold<!-- -->ings')).toBe('Acme Holdings')
  })
})
