import { describe, expect, it } from 'vitest'
import { checkXml } from '../../src/check/check.ts'
import { ownershipXmlIn } from '../../src/check/source-xml.ts'
import { disseminated } from './good-documents.ts'

/** A disseminated copy is judged by the grammar of its own schema version. */

const form4 = disseminated['disseminated 4']
const without10b5 = (xml: string) => xml.replace(/\s*<aff10b5One>.*/, '')
const oldAddress = (xml: string) => xml.replace(/\s*<rptOwnerNonUSAddressFlag>.*/, '')
const inLondon = (xml: string) => oldAddress(xml).replace('<rptOwnerState>NY', '<rptOwnerState>X0')
const of = (version: string, xml: string) =>
  xml.replace(/<schemaVersion>.*?<\/schemaVersion>/, version && `<schemaVersion>${version}</schemaVersion>`)
const errors = (xml: string, filedDate?: string) =>
  checkXml(xml, { profile: 'as-filed', ...(filedDate ? { filedDate } : {}) })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`)

describe('a schema version', () => {
  it.each([
    ['X0202', without10b5(oldAddress(form4)), []],
    ['X0306', without10b5(oldAddress(form4)), []],
    ['X0306', without10b5(inLondon(form4)), []],
    ['X0306', oldAddress(form4), ['element-unknown aff10b5One']],
    ['X0306', without10b5(form4), ['element-unknown reportingOwners[0].address.nonUSAddress']],
    ['X0407', oldAddress(form4), []],
    ['X0508', without10b5(oldAddress(form4)), ['element-missing aff10b5One']],
    ['X0508', inLondon(form4), []],
    ['X0609', form4, []],
    ['X0609', inLondon(form4), ['value-not-in-list reportingOwners[0].address.state']],
    ['X0609', without10b5(form4), ['element-missing aff10b5One']],
    // Of the versions before X0202 no schema was published: their structure is not judged.
    ['X0101', without10b5(form4).replace(/nonDerivativeTable>/g, 'otherTable>'), []],
    // Unknown versions are judged as the newest.
    ['X0710', form4, []],
  ])('%s', (version, xml, expected) => {
    expect(errors(of(version, xml))).toEqual(expected)
  })

  it.each([
    ['X0206', []],
    ['X0607', []],
  ])('%s of Form 3', (version, expected) => {
    const xml = version === 'X0206' ? inLondon(disseminated['disseminated 3']) : disseminated['disseminated 3']
    expect(errors(of(version, xml))).toEqual(expected)
  })

  it('that is missing is told by the day of filing, or of the signature', () => {
    const old = of('', without10b5(inLondon(form4)))
    expect(errors(old, '2020-05-01')).toEqual([])
    expect(errors(old, '2024-05-01')).toEqual(['element-missing aff10b5One'])
    expect(errors(old.replace('<signatureDate>2026-04-07', '<signatureDate>2010-04-07'))).toEqual([])
    const newest = ['value-not-in-list reportingOwners[0].address.state', 'element-missing aff10b5One']
    expect(errors(old)).toEqual(newest)
    expect(errors(old.replace(/\s*<signatureDate>.*/, ''))).toEqual([...newest, 'element-missing signatures[0].date'])
  })
})

describe('ownership XML in a file', () => {
  const xml = '<ownershipDocument>\n</ownershipDocument>'

  it('stands by itself or in an envelope', () => {
    expect(ownershipXmlIn(`<?xml version="1.0"?>\n${xml}\n`)).toEqual([{ xml: `<?xml version="1.0"?>\n${xml}\n`, firstLine: 1 }])
    const envelope = `<SEC-DOCUMENT>\n<TEXT>\n<XML>\n\n<?xml version="1.0"?>\n${xml}\n</XML>\n</TEXT>\n`
    expect(ownershipXmlIn(envelope + envelope).map((one) => [one.xml.slice(0, 5), one.xml.trimEnd().slice(-8), one.firstLine])).toEqual([
      ['<?xml', 'ocument>', 5],
      ['<?xml', 'ocument>', 14],
    ])
  })

  it('is separated from what follows', () => {
    expect(ownershipXmlIn(`${xml}\n${xml}`).map((one) => one.firstLine)).toEqual([1, 3])
    expect(ownershipXmlIn('nothing')).toEqual([])
  })
})
