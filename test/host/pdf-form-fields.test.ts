import PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import { readPdf } from '../../src/host/pdf.ts'

/** A form that was filled in in a viewer: its labels are text of the page, its values are in fields. */

/** What stands in braces is typed into a field, `{*}` and `{-}` are boxes to tick. */
const form = `
FORM 4                    UNITED STATES SECURITIES AND EXCHANGE COMMISSION
                          STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP

1. Name and Address of Reporting Person*                2. Issuer Name and Ticker or Trading Symbol             5. Relationship of Reporting Person(s) to Issuer
{Example Pat                     }                      {Example Materials Corp [ EXMP ]         }              (Check all applicable)
                                                                                                                {-} Director            {-} 10% Owner
(Last)          (First)         (Middle)                3. Date of Earliest Transaction (Month/Day/Year)        {*} Officer (give title below)   {-} Other (specify below)
{12 ELM STREET                   }                      {03/05/2020  }                                          {Chief Example Officer     }

(Street)                                                4. If Amendment, Date of Original Filed                 6. Individual or Joint/Group Filing (Check Applicable Line)
{RENO       }   {NV   }         {89501   }                                                                      {*} Form filed by One Reporting Person
                                                                                                                {-} Form filed by More than One Reporting Person
(City)          (State)         (Zip)

                         Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned
1. Title of Security     2. Transaction   2A. Deemed         3. Transaction   4. Securities Acquired (A)      5. Amount of Securities   6. Ownership   7. Nature
(Instr. 3)               Date             Execution Date     Code             or Disposed of (D)              Beneficially Owned        Form:          of Indirect
                                                             Code     V       Amount     (A) or (D)  Price
{Common Stock       }    {03/05/2020 }                       {S }             {1,200 }   {D }        {$10.25 }  {9,500   }                {I }           {By Trust}

Explanation of Responses:

{/s/ Pat Example                     }                                 {03/06/2020 }
** Signature of Reporting Person                                       Date
`

const [character, line] = [4.2, 11]

function filled(text: string): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: [800, 500], margin: 0 })
  const parts: Buffer[] = []
  const whole = new Promise<Uint8Array>((done) =>
    pen.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts))),
  )
  pen.font('Courier').fontSize(7)
  pen.initForm()
  text.split('\n').forEach((one, row) => {
    const y = 20 + row * line
    for (const { 0: word, index } of one.replace(/\{[^}]*\}/g, (field) => ' '.repeat(field.length)).matchAll(/\S+(?: \S+)*/g))
      pen.text(word, 20 + index * character, y, { lineBreak: false })
    for (const { 0: field, 1: value, index } of one.matchAll(/\{([^}]*)\}/g)) {
      const [x, width, name] = [20 + index * character, field.length * character, `field ${row} ${index}`]
      if (value === '*' || value === '-') pen.formCheckbox(name, x, y - 1, 8, 8, value === '*' ? { value: 'Yes', defaultValue: 'Yes' } : {})
      else pen.formText(name, x, y - 2, width, line, { value: value!.trim(), fontSize: 7 })
    }
  })
  pen.end()
  return whole
}

it('what was typed into the fields of a form is read where it stands', async () => {
  const [{ document }] = (await readPdf(await filled(form))) as [Awaited<ReturnType<typeof readPdf>>[number]]
  expect(document.issuer).toMatchObject({ name: 'Example Materials Corp', tradingSymbol: 'EXMP' })
  expect(document.periodOfReport).toBe('2020-03-05')
  expect(document.reportingOwners).toMatchObject([
    {
      name: 'Example Pat',
      address: { street1: '12 ELM STREET', city: 'RENO', state: 'NV', zipCode: '89501' },
      relationship: { director: false, officer: true, tenPercentOwner: false, officerTitle: 'Chief Example Officer' },
    },
  ])
  expect(document.nonDerivative).toMatchObject([
    {
      securityTitle: { value: 'Common Stock' },
      transactionDate: { value: '2020-03-05' },
      shares: { value: '1200' },
      pricePerShare: { value: '10.25' },
      acquiredDisposed: { value: 'D' },
      sharesOwnedFollowing: { value: '9500' },
      directOrIndirect: { value: 'I' },
      natureOfOwnership: { value: 'By Trust' },
    },
  ])
  expect(document.signatures).toEqual([{ name: '/s/ Pat Example', date: '2020-03-06' }])
})
