import { describe, expect, it } from 'vitest'
import { UnreadableError } from '../../src/model/reading.ts'
import { read, readEach } from '../../src/read/read.ts'

/** A small sound report, to be damaged one way at a time. */
const sound = `<?xml version="1.0"?>
<ownershipDocument>
    <schemaVersion>X0306</schemaVersion>
    <documentType>4</documentType>
    <periodOfReport>2016-05-02</periodOfReport>
    <issuer>
        <issuerCik>0000001234</issuerCik>
        <issuerName>EXAMPLE CORP</issuerName>
        <issuerTradingSymbol>EXM</issuerTradingSymbol>
    </issuer>
    <reportingOwner>
        <reportingOwnerId>
            <rptOwnerCik>0000005678</rptOwnerCik>
            <rptOwnerName>DOE JANE</rptOwnerName>
        </reportingOwnerId>
        <reportingOwnerRelationship>
            <isDirector>1</isDirector>
        </reportingOwnerRelationship>
    </reportingOwner>
    <nonDerivativeTable>
        <nonDerivativeTransaction>
            <securityTitle>
                <value>Common Stock</value>
            </securityTitle>
            <transactionDate>
                <value>2016-05-02</value>
            </transactionDate>
            <transactionCoding>
                <transactionFormType>4</transactionFormType>
                <transactionCode>S</transactionCode>
                <equitySwapInvolved>0</equitySwapInvolved>
            </transactionCoding>
            <transactionAmounts>
                <transactionShares>
                    <value>1500</value>
                    <footnoteId id="F1"/>
                </transactionShares>
                <transactionPricePerShare>
                    <value>12.5</value>
                </transactionPricePerShare>
                <transactionAcquiredDisposedCode>
                    <value>D</value>
                </transactionAcquiredDisposedCode>
            </transactionAmounts>
            <postTransactionAmounts>
                <sharesOwnedFollowingTransaction>
                    <value>8500</value>
                </sharesOwnedFollowingTransaction>
            </postTransactionAmounts>
            <ownershipNature>
                <directOrIndirectOwnership>
                    <value>D</value>
                </directOrIndirectOwnership>
            </ownershipNature>
        </nonDerivativeTransaction>
    </nonDerivativeTable>
    <footnotes>
        <footnote id="F1">Sold under a plan.</footnote>
    </footnotes>
    <ownerSignature>
        <signatureName>Jane Doe</signatureName>
        <signatureDate>2016-05-03</signatureDate>
    </ownerSignature>
</ownershipDocument>
`
const bytes = (text: string) => new TextEncoder().encode(text)
const whole = read(bytes(sound)).document

const at = (value: unknown, path: string): unknown =>
  path.split(/[.[\]]+/).reduce<unknown>((found, key) => (found as Record<string, unknown> | null)?.[key] ?? null, value)

/** Replaces text that must be there. */
function change(from: string, to: string): string {
  expect(sound).toContain(from)
  return sound.replace(from, to)
}

const priceText = '<value>12.5</value>'
const row = 'nonDerivative[0]'

interface Case {
  readonly damage: string
  readonly source: () => string
  /** What a person is told, as `severity line: path: message`. */
  readonly told: readonly string[]
  /** Fields that differ from the sound report. */
  readonly differs?: Readonly<Record<string, unknown>>
}

const cases: readonly Case[] = [
  { damage: 'nothing', source: () => sound, told: [] },
  {
    damage: 'raw ampersand',
    source: () => change('EXAMPLE CORP', 'EXAMPLE & CO'),
    told: ['warning 8: : "&" is not written as an entity before "CO"'],
    differs: { 'issuer.name': 'EXAMPLE & CO' },
  },
  {
    damage: 'raw less-than sign in a note',
    source: () => change('Sold under a plan.', 'Sold at < $13 a share.'),
    told: ['warning 58: : "<" is not written as an entity'],
    differs: { 'footnotes[0].text': 'Sold at < $13 a share.' },
  },
  {
    damage: 'zone suffix on a date',
    source: () => change('<periodOfReport>2016-05-02', '<periodOfReport>2016-05-02-05:00'),
    told: ['note 5: periodOfReport: zone dropped from date "2016-05-02-05:00"'],
  },
  {
    damage: 'American date',
    source: () => change('<value>2016-05-02</value>', '<value>5/2/2016</value>'),
    told: [`note 26: ${row}.transactionDate: date "5/2/2016" read as month/day/year`],
  },
  {
    damage: 'no date at all',
    source: () => change('<value>2016-05-02</value>', '<value>N/A</value>'),
    told: [`error 26: ${row}.transactionDate: "N/A" is not a date`],
    differs: { [`${row}.transactionDate`]: null },
  },
  {
    damage: 'impossible day',
    source: () => change('<value>2016-05-02</value>', '<value>2016-02-30</value>'),
    told: [`error 26: ${row}.transactionDate: "2016-02-30" is not a date`],
    differs: { [`${row}.transactionDate`]: null },
  },
  {
    damage: 'commas in a number',
    source: () => change('<value>1500</value>', '<value>1,500</value>'),
    told: [`note 35: ${row}.shares: commas dropped from number "1,500"`],
  },
  {
    damage: 'commas that group nothing',
    source: () => change('<value>1500</value>', '<value>15,00</value>'),
    told: [`error 35: ${row}.shares: "15,00" is not a number`],
    differs: { [`${row}.shares`]: { value: null, footnotes: ['F1'] } },
  },
  {
    damage: 'dollar sign in a number',
    source: () => change(priceText, '<value>$12.5</value>'),
    told: [`note 39: ${row}.pricePerShare: mark dropped from number "$12.5"`],
  },
  {
    damage: 'words where a number belongs',
    source: () => change(priceText, '<value>see note</value>'),
    told: [`error 39: ${row}.pricePerShare: "see note" is not a number`],
    differs: { [`${row}.pricePerShare`]: null },
  },
  {
    damage: 'negative number',
    source: () => change(priceText, '<value>-12.5</value>'),
    told: [`error 39: ${row}.pricePerShare: "-12.5" is not a number`],
    differs: { [`${row}.pricePerShare`]: null },
  },
  {
    damage: 'Y for a flag',
    source: () => change('<isDirector>1', '<isDirector>Y'),
    told: ['note 17: reportingOwners[0].relationship.director: "Y" read as true'],
  },
  {
    damage: 'wrapped flag',
    source: () => change('<isDirector>1</isDirector>', '<isDirector><value>true</value></isDirector>'),
    told: [],
  },
  {
    damage: 'a word for D or I',
    source: () =>
      change('<directOrIndirectOwnership>\n                    <value>D', '<directOrIndirectOwnership>\n                    <value>Direct'),
    told: [`note 52: ${row}.directOrIndirect: "Direct" read as D`],
  },
  {
    damage: 'a value without its value element',
    source: () => change(priceText, '12.5'),
    told: [],
  },
  {
    damage: 'unknown element',
    source: () => change('<periodOfReport>', '<reportStatus>final</reportStatus>\n    <periodOfReport>'),
    told: ['warning 5: : "reportStatus" is not an element of the ownership schema'],
  },
  {
    damage: 'an element twice',
    source: () => change(priceText, `${priceText}<value>99</value>`),
    told: [`warning 39: ${row}: transactionPricePerShare has more than one value; the first is kept`],
  },
  {
    damage: 'missing group',
    source: () => change('<ownershipNature>', '').replace('</ownershipNature>', ''),
    told: [`warning 51: ${row}: directOrIndirectOwnership stands in nonDerivativeTransaction, not in ownershipNature`],
  },
  {
    damage: 'wrong order',
    source: () => {
      const dates = '<transactionDate>\n                <value>2016-05-02</value>\n            </transactionDate>\n            '
      return change(dates, '').replace('<postTransactionAmounts>', `${dates}<postTransactionAmounts>`)
    },
    told: [],
  },
  {
    damage: 'missing end tag',
    source: () => change('            </securityTitle>\n', ''),
    told: [`warning 22: ${row}: securityTitle has no end tag`],
  },
  {
    damage: 'stray end tag',
    source: () => change('<footnotes>', '</transactionAmounts><footnotes>'),
    told: ['warning 57: : end tag without a start: "transactionAmounts"'],
  },
  {
    damage: 'namespaced root',
    source: () => sound.replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1own:'),
    told: ['note 2: : element names carry a prefix: "<own"'],
  },
  {
    damage: 'byte order mark',
    source: () => `\ufeff${sound}`,
    told: [],
  },
  {
    damage: 'document type with entities',
    source: () =>
      change('<ownershipDocument>', '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>\n<ownershipDocument>').replace(
        'EXAMPLE CORP',
        '&secret;',
      ),
    told: [
      'error 2: : a document type stands here; it is refused and its entities are not read',
      'warning 9: : "&" is not written as an entity before "secret;"',
    ],
    differs: { 'issuer.name': '&secret;' },
  },
  {
    damage: 'an access code',
    source: () => change('<rptOwnerName>', '<rptOwnerCcc>abc$1234</rptOwnerCcc>\n            <rptOwnerName>'),
    told: ['warning 14: reportingOwners[0]: an EDGAR access code stood here; it was removed and is not kept'],
  },
  {
    damage: 'no document type',
    source: () => change('    <documentType>4</documentType>\n', ''),
    told: ['warning : documentType: no document type is stated; 4 is taken because it reports transactions'],
  },
  {
    damage: 'footnote ids without F',
    source: () => change('id="F1"/>', 'id="1"/>').replace('footnote id="F1"', 'footnote id="01"'),
    told: [`note 36: ${row}: footnote id "1" read as F1`, 'note 58: : footnote id "01" read as F1'],
  },
]

describe('damage is repaired and told', () => {
  it.each(cases)('$damage', ({ source, told, differs = {} }) => {
    const { document, issues } = read(bytes(source()))
    expect(issues.map(({ severity, line, path, message }) => `${severity} ${line ?? ''}: ${path}: ${message}`)).toEqual(told)
    for (const [path, value] of Object.entries(differs)) expect(at(document, path)).toEqual(value)
    if (Object.keys(differs).length === 0) expect(document).toEqual(whole)
  })

  it('Latin-1 bytes', () => {
    const source = Uint8Array.from(sound.replace('EXAMPLE CORP', 'SOCI\u00c9T\u00c9'), (character) => character.charCodeAt(0))
    const { document, issues } = read(source)
    expect(document.issuer.name).toBe('SOCIÉTÉ')
    expect(issues.map((issue) => issue.message)).toEqual(['bytes that are not UTF-8 were read as Windows-1252'])
  })

  it('the header of a submission alone is no report', () => {
    const header = '<SEC-HEADER>0000000001-24-000001.hdr.sgml : 20240607\n<ACCESSION-NUMBER>0000000001-24-000001\n<TYPE>4\n</SEC-HEADER>\n'
    expect(() => read(bytes(header))).toThrow('give the complete submission text file')
  })

  it('prose that names elements is no report', () => {
    const prose = 'The root is `<ownershipDocument>`; below it stands `<issuer>` with `<issuerCik>` and `<reportingOwner>`.'
    expect(() => read(bytes(prose))).toThrow(UnreadableError)
    expect(read(bytes('<ownershipDocument></ownershipDocument>')).document.issuer.name).toBeNull()
  })

  it('quotation marks and dashes of Windows-1252', () => {
    const source = Uint8Array.from(sound.replace('EXAMPLE CORP', 'O\x92NEIL \x96 \x93SONS\x94 \x80'), (character) =>
      character.charCodeAt(0),
    )
    expect(read(source).document.issuer.name).toBe('O’NEIL – “SONS” €')
  })

  it('UTF-8 that is declared as Latin-1', () => {
    const declared = sound.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"').replace('EXAMPLE CORP', 'SOCIÉTÉ “GÉNÉRALE”')
    const { document, issues } = read(bytes(declared))
    expect(document.issuer.name).toBe('SOCIÉTÉ “GÉNÉRALE”')
    expect(issues.map((issue) => issue.message)).toEqual([
      'the document declares a single-byte encoding, but its letters are UTF-8 and were read as such',
    ])
    const latin = Uint8Array.from(declared.replace('“GÉNÉRALE”', 'GÉNÉRALE'), (character) => character.charCodeAt(0))
    expect(read(latin)).toMatchObject({ document: { issuer: { name: 'SOCIÉTÉ GÉNÉRALE' } }, issues: [] })
  })

  it('UTF-16', () => {
    expect(read(new Uint8Array(Buffer.from(`\ufeff${sound}`, 'utf16le'))).document).toEqual(whole)
  })

  it('a line broken at 1,023 characters inside a word', () => {
    const line = `        <footnote id="F1">${'x'.repeat(1023 - 26)}`
    const { document, issues } = read(bytes(change('        <footnote id="F1">Sold under a plan.', `${line}\nyz`)))
    expect(document.footnotes[0]!.text).toBe(`${'x'.repeat(1023 - 26)}yz`)
    expect(issues.map((issue) => issue.code)).toEqual(['line-wrapped'])
  })
})

describe('a report cut off anywhere', () => {
  it('keeps what was read, believes no value that was cut, and says where it ends', () => {
    for (let end = sound.indexOf('<issuerCik>'); end < sound.indexOf('</ownershipDocument>'); end += 7) {
      const { document, issues } = read(bytes(sound.slice(0, end)))
      const told = issues.map((issue) => issue.code)
      expect(
        told.some((code) => code === 'truncated'),
        `cut at ${end}`,
      ).toBe(true)
      const price = document.nonDerivative[0]?.pricePerShare?.value ?? null
      expect([null, '12.5']).toContain(price)
      expect([null, '1500']).toContain(document.nonDerivative[0]?.shares?.value ?? null)
      expect([null, 'EXAMPLE CORP']).toContain(document.issuer.name)
    }
  })
})

describe('what is no ownership report', () => {
  it.each([
    ['', 'the file is empty'],
    ['hello', 'this is not an ownership report: it begins "hello"'],
    [
      '<SEC-DOCUMENT>0000000000-20-000001.txt\nCONFORMED SUBMISSION TYPE:\t10-K\n<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n</TEXT>\n</DOCUMENT>',
      'form 10-K',
    ],
    ['<edgarSubmission><headerData><submissionType>144</submissionType></headerData></edgarSubmission>', 'form 144'],
    ['{"documentType": "8-K"}', 'documentType'],
    ['%PDF-1.4', 'PDF'],
  ])('%j is refused with what it seems to be', (text, told) => {
    expect(() => read(bytes(text))).toThrow(UnreadableError)
    expect(() => read(bytes(text))).toThrow(told)
  })
})

describe('bounds', () => {
  it('hold for depth, rows and marks', () => {
    const deep = change('<periodOfReport>', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}<periodOfReport>`)
    expect(read(bytes(deep)).document.issuer).toEqual(whole.issuer)
    const many = change('<nonDerivativeTable>', `<nonDerivativeTable>${'<nonDerivativeHolding/>'.repeat(30_000)}`)
    expect(read(bytes(many)).document.nonDerivative.length).toBe(20_000)
    expect(read(bytes(many)).issues.map((issue) => issue.code)).toEqual(['too-many-rows'])
  })

  it('hold for a file that is nothing but nesting', () => {
    const nested = change('<periodOfReport>', `${'<a>'.repeat(100_000)}<periodOfReport>`)
    const { issues } = read(bytes(nested))
    expect(issues.length).toBeLessThan(1_100)
    expect(issues.map((issue) => issue.code)).toContain('too-deep')
  })

  it('several documents in one file are all read', () => {
    const both = `<ownershipDocuments>${sound.replace(/<\?xml.*\?>/, '').repeat(3)}</ownershipDocuments>`
    const readings = readEach(bytes(both))
    expect(readings).toHaveLength(3)
    for (const reading of readings) expect(reading).toMatchObject({ document: whole })
    expect(read(bytes(both)).issues.map((issue) => issue.code)).toContain('several-filings')
  })
})
