import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reading, UnreadableError } from '../../../src/model/reading.ts'
import { pageInMail } from '../../../src/read/mail.ts'
import { explainReading } from '../../../src/read/printed/explain.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

/** A small print of each text kind, and what becomes of it when it is cut, mixed up or no print at all. */

const html = `<html><body><table><tr><td>FORM 4</td><td>STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP</td></tr></table>
<table><tr><td>1. Name and Address of Reporting Person<sup>*</sup><table><tr><td>DOE JANE</td></tr></table><table><tr><td>(Last)</td><td>(First)</td><td>(Middle)</td></tr></table>
<table><tr><td>1 MAIN STREET</td></tr></table>(Street)<table><tr><td>SPRINGFIELD</td><td>IL</td><td>62701</td></tr></table>
<table><tr><td>(City)</td><td>(State)</td><td>(Zip)</td></tr></table></td>
<td>2. Issuer Name <b>and</b> Ticker or Trading Symbol<br>EXAMPLE &amp; SONS CORP [ EXMP ]</td>
<td>5. Relationship of Reporting Person(s) to Issuer (Check all applicable)<table><tr><td>X</td><td>Director</td><td></td><td>10% Owner</td></tr>
<tr><td></td><td>Officer (give title below)</td><td></td><td>Other (specify below)</td></tr></table></td></tr>
<tr><td>3. Date of Earliest Transaction (Month/Day/Year)<br>03/02/2020</td></tr></table>
<table><tr><th colspan="11">Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned</th></tr>
<tr><th>1. Title of Security (Instr. 3)</th><th>2. Transaction Date</th><th>2A. Deemed Execution Date, if any</th><th colspan="2">3. Transaction Code (Instr. 8)</th><th colspan="3">4. Securities Acquired (A) or Disposed Of (D)</th><th>5. Amount of Securities Beneficially Owned</th><th>6. Ownership Form</th><th>7. Nature of Indirect Beneficial Ownership</th></tr>
<tr><th>Code</th><th>V</th><th>Amount</th><th>(A) or (D)</th><th>Price</th></tr>
<tr><td>Common Stock</td><td>03/02/2020</td><td></td><td>S</td><td></td><td>1,500<sup>(1)</sup></td><td>D</td><td>$12.5</td><td>20,000</td><td>I</td><td>By Trust</td></tr></table>
<p>Explanation of Responses:</p><p>1. Sold in several lots.</p><p>Remarks:</p>
<table><tr><td>/s/ Jane Doe</td><td>03/03/2020</td></tr><tr><td>** Signature of Reporting Person</td><td>Date</td></tr></table></body></html>`

const tabbed = `STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP

1. Name and Address of Reporting Person * <u>DOE JANE</u> (Last) (First) (Middle) <u>1 MAIN STREET</u> (Street) <u>SPRINGFIELD IL 62701</u> (City) (State) (Zip)\t2. Issuer Name and Ticker or Trading Symbol <u>EXAMPLE CORP [EXMP]</u>\t5. Relationship of Reporting Person(s) to Issuer (Check all applicable) <input checked="" type="checkbox"/> Director 10% Owner Officer (give title below) Other (specify below)
\t3. Date of Earliest Transaction (Month/Day/Year) <u>03/02/2020</u>\t

Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned

1. Title of Security (Instr. 3)\t2. Transaction Date (Month/Day/Year)\t2A. Deemed Execution Date, if any\t3. Transaction Code (Instr. 8)\t\t4. Securities Acquired (A) or Disposed Of (D)\t\t\t5. Amount of Securities Beneficially Owned\t6. Ownership Form\t7. Nature of Indirect Beneficial Ownership
\t\t\tCode\tV\tAmount\t(A) or (D)\tPrice\t\t\t
Common Stock\t03/02/2020\t\tS\t\t1,500(I)\tD\t\\$12.5\t20,000\tI\tBy Trust

Explanation of Responses:

1. Sold in several lots.

Remarks:

/s/ Jane Doe 03/03/2020

** Signature of Reporting Person Date
`

const whole = { html, tabbed }

/** Every value of the whole print, to which a damaged one may add nothing. */
function values(reading: Reading): Set<string> {
  const found = new Set<string>()
  JSON.stringify(reading.document, (_, value) => {
    if (typeof value === 'string') found.add(value)
    return value
  })
  return found
}

const attempt = (text: string, format?: 'html' | 'tabbed'): Reading[] => {
  try {
    return readPrint(text, format)
  } catch (error) {
    if (error instanceof UnreadableError) return []
    throw error
  }
}

describe('a print', () => {
  it.each(Object.entries(whole))('as %s gives its fields, each with its source', (_, text) => {
    const [reading] = readPrint(text)
    expect(reading!.document).toMatchObject({
      documentType: '4',
      periodOfReport: '2020-03-02',
      issuer: { tradingSymbol: 'EXMP' },
      reportingOwners: [
        {
          name: 'DOE JANE',
          address: { street1: '1 MAIN STREET', city: 'SPRINGFIELD', state: 'IL', zipCode: '62701' },
          relationship: { director: true, officer: false },
        },
      ],
      nonDerivative: [
        {
          shares: { value: '1500', footnotes: ['F1'] },
          pricePerShare: { value: '12.5' },
          directOrIndirect: { value: 'I' },
          natureOfOwnership: { value: 'By Trust' },
        },
      ],
      footnotes: [{ id: 'F1', text: 'Sold in several lots.' }],
      remarks: null,
      signatures: [{ name: '/s/ Jane Doe', date: '2020-03-03' }],
    })
    for (const { text: source, span } of reading!.evidence) expect(text.slice(...span)).toBe(source)
    const shares = explainReading(reading!).find((one) => one.path === 'nonDerivative[0].shares')
    expect(shares?.value).toBe('1500 (1)')
    expect(shares?.source).toContain('1,500')
  })

  it('cut off anywhere gives only values of the whole, or their beginnings', () => {
    for (const [format, text] of Object.entries(whole)) {
      const full = [...values(readPrint(text)[0]!)]
      for (let end = 0; end < text.length; end += 17) {
        const cut = text.slice(0, end)
        for (const reading of [...attempt(cut, format as keyof typeof whole), ...attempt(cut)]) {
          for (const value of values(reading))
            expect(
              full.some((one) => one.includes(value)),
              `"${value}" cut at ${end}`,
            ).toBe(true)
        }
      }
    }
  })

  it('with lines dropped or doubled is read without failure', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(whole)), fc.array(fc.nat(200), { maxLength: 6 }), fc.boolean(), (text, at, double) => {
        const lines = text.split('\n')
        for (const index of at) lines.splice(index % lines.length, double ? 0 : 1, ...(double ? [lines[index % lines.length]!] : []))
        expect(Array.isArray(attempt(lines.join('\n')))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('two prints in one text are two readings', () => {
    expect(readPrint(`${tabbed}\n${tabbed}`)).toHaveLength(2)
  })
})

/** The beginning of a print. */
const begun = `FORM 4
STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP
1. Name and Address of Reporting Person*
Doe Jane
(Last) (First) (Middle)
2. Issuer Name and Ticker or Trading Symbol
Acme Corp [ ACM ]
3. Date of Earliest Transaction (Month/Day/Year)
01/02/2020`

describe('what is no print', () => {
  it('is refused with what it seems to be', () => {
    expect(() => readPrint('SCHEDULE 13D Under the Securities Exchange Act of 1934, an information statement of some length')).toThrow(
      /Schedule 13D/,
    )
    expect(() => readPrint('')).toThrow(UnreadableError)
  })

  it.each([
    [
      'a blank form',
      'FORM 4\nSTATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP\n1. Name and Address of Reporting Person*\n(Last) (First)',
      'a blank form',
    ],
    [
      'instructions',
      'FORM 4\nSTATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES\nGENERAL INSTRUCTIONS\n1. When Form Must Be Filed',
      'its instructions',
    ],
    [
      'what a company filed',
      '{"cik":"1234","filings":{"recent":{"form":["4"],"primaryDocDescription":["FORM 4"]}}}',
      'the reports it names',
    ],
    ['other JSON', '[{"form": "FORM 4 STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP"}]', 'JSON'],
    ['a feed', '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>4 - Statement of changes</title></feed>', 'a feed'],
    ['an index', 'Description:           Master Index of EDGAR Dissemination Feed\n\nCIK|Company Name|Form Type\n1|ACME|4', 'an index'],
    [
      'a list of documents',
      '<html><head><title>EDGAR Filing Documents for 0000000000-24-000001</title></head><body>Form 4 - Statement of changes in beneficial ownership of securities</body></html>',
      'the report it links to',
    ],
    [
      'a refusal',
      '<html><head><title>SEC.gov | Your Request Originates from an Undeclared Automated Tool</title></head></html>',
      'fetch it again',
    ],
    [
      'a stylesheet',
      '<?xml version="1.0"?><xsl:stylesheet version="1.0"><xsl:template>FORM 4</xsl:template></xsl:stylesheet>',
      'a stylesheet',
    ],
    ['a schema', '<xs:schema><xs:element name="form4"/></xs:schema>', 'a schema'],
    [
      'prose about the XML',
      'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP\n1. Name and Address of Reporting Person*\nrptOwnerName 1. Name, rptOwnerStreet1 2. Street',
      'about the XML',
    ],
  ])('%s is told as such', (_, text, told) => {
    expect(() => readPrint(text)).toThrow(told)
  })

  it('an empty check mark at the very beginning is none of that', () => {
    expect(attempt(`[ ] Check this box if no longer subject to Section 16.\n${begun}`)).toHaveLength(1)
  })

  it('random text gives no field', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000, unit: 'binary' }), (text) => {
        expect(attempt(text)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('a page of brackets, tags and rules takes no unbounded time', () => {
    for (const piece of ['<', '<td', '(', '[ ', '| ', '^', '\\', '\t', '_', '&#x', '1. ', '(1)']) {
      expect(attempt(`${begun}\n${piece.repeat(3_000)}`).length).toBeLessThanOrEqual(1)
    }
  })

  it.each(['\n', '<', '\n|', ' \t', '(1)', '-', '_', '&#', '[x]('])(
    'a hundred thousand of %j are read through once, not again and again',
    (piece) => {
      const many = piece.repeat(100_000)
      for (const before of [`${begun}\n`, `<html><body><p>${begun.replaceAll('\n', '<p>')}<p>`, `${begun}\n| a | b |\n|---|---|\n| `])
        expect(attempt(`${before}${many}x`)).toHaveLength(1)
      const mail = `From: a@example.com\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n${many}x`
      expect(pageInMail(new TextEncoder().encode(mail))).toMatch(/x$/)
    },
  )
})
