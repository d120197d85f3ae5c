import { describe, expect, it } from 'vitest'
import { UnreadableError } from '../../src/model/reading.ts'
import { read } from '../../src/read/read.ts'
import { bytesOf, corpusFiles, haveCorpus, withoutCorpus } from '../corpus/corpus.ts'

/** A form of our own making in the layout of the nineties. */
const form = `FORM 4
STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP
[ ] Check this box if no longer subject to Section 16.
1. Name and Address of Reporting Person
   Doe, Jane A.
   c/o Example Instruments
   1 Example Way
   Waltham, MA  02451
2. Issuer Name and Ticker or Trading Symbol
   Example Instruments Inc (EXIN)
3. IRS or Social Security Number of Reporting Person (Voluntary)
4. Statement for Month/Year
   March 1999
5. If Amendment, Date of Original (Month/Year)
6. Relationship of Reporting Person(s) to Issuer (Check all applicable)
   [x] Director [ ] 10% Owner [X] Officer (give title below) [ ] Other
7. Individual or Joint/Group Filing (Check Applicable Line)
   [X] Form filed by One Reporting Person
<TABLE>
<CAPTION>
 Table I -- Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned                       |
1. Title of Security  |2.Date |3.Code|V|4.Amount |A/D|Price   |5.Owned at |6.D/I|7.Nature               |
__________________________________________________________________________________________________________
<S>                   <C>     <C>    <C><C>      <C> <C>      <C>         <C>   <C>
Common Stock          |3/5/99 |S     | |1,500   |D  |$12.50  |           |     |                        |
--------------------------------------------------------------------------------------------------------|
Common Stock          |3/9/99 |P     |V|200     |A  |11.875  |8,700(1)   |D    |                        |
--------------------------------------------------------------------------------------------------------|
Class B Common Sto|       |      | |        |   |        |4,000      |I    |By family tru|
ck                |       |      | |        |   |        |           |     |st          |
--------------------------------------------------------------------------------------------------------|
</TABLE>
<TABLE>
<CAPTION>
 Table II -- Derivative Securities Acquired, Disposed of, or Beneficially Owned                           |
<S>                   <C>
one | two | three |
--------------------------------------------------------------------------------------------------------|
</TABLE>
Explanation of Responses:
(1) Of these shares 300 came from the stock
    purchase plan.
SIGNATURE OF REPORTING PERSON
   /s/ Jane A. Doe
DATE
   April 8, 1999
`
const bytes = (text: string) => new TextEncoder().encode(text)

describe('the ASCII forms of 1996 to 2003', () => {
  const { format, document, issues, evidence } = read(bytes(form))

  it('are read box by box and row by row', () => {
    expect(format).toBe('ascii-form')
    expect(document.documentType).toBe('4')
    expect(document.issuer).toMatchObject({ name: 'Example Instruments Inc', tradingSymbol: 'EXIN', cik: null })
    expect(document.reportingOwners[0]).toMatchObject({
      name: 'Doe, Jane A.',
      address: { street1: 'c/o Example Instruments', street2: '1 Example Way', city: 'Waltham', state: 'MA', zipCode: '02451' },
      relationship: { director: true, officer: true, tenPercentOwner: false, other: false },
    })
    const [sale, purchase, holding] = document.nonDerivative
    expect(sale).toMatchObject({
      kind: 'transaction',
      transactionDate: { value: '1999-03-05' },
      coding: { code: 'S', formType: '4' },
      shares: { value: '1500' },
    })
    expect(sale).toMatchObject({ acquiredDisposed: { value: 'D' }, pricePerShare: { value: '12.50' }, sharesOwnedFollowing: null })
    expect(purchase).toMatchObject({ coding: { code: 'P', formType: '5' }, sharesOwnedFollowing: { value: '8700', footnotes: ['F1'] } })
    expect(holding).toMatchObject({ kind: 'holding', sharesOwnedFollowing: { value: '4000' }, directOrIndirect: { value: 'I' } })
    expect(document.footnotes).toEqual([{ id: 'F1', text: 'Of these shares 300 came from the stock purchase plan.' }])
    expect(document.signatures).toEqual([{ name: '/s/ Jane A. Doe', date: '1999-04-08' }])
  })

  it('have cells broken at the column’s edge put together, and only there', () => {
    expect(document.nonDerivative[2]!.natureOfOwnership!.value).toBe('By family trust')
    expect(document.nonDerivative[2]!.securityTitle.value).toBe('Class B Common Stock')
  })

  it('tell what they cannot: a month is no day, bars that make no columns are no row', () => {
    expect(document.periodOfReport).toBeNull()
    expect(document.derivative).toEqual([])
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['not-a-date periodOfReport', 'row-not-read derivative'])
  })

  it('quote the source for every field', () => {
    expect(evidence.length).toBeGreaterThan(20)
    for (const { text, span } of evidence) if (!/\n/.test(form.slice(...span))) expect(form.slice(...span).trim()).toBe(text)
  })

  it('are refused in a submission of another form', () => {
    const other =
      '<SEC-DOCUMENT>0000000000-99-000001.txt\nCONFORMED SUBMISSION TYPE:\t10-K\n<DOCUMENT>\n<TYPE>10-K\n<TEXT>\nNothing\n</TEXT>\n</DOCUMENT>\n'
    expect(() => read(bytes(other))).toThrow(UnreadableError)
  })
})

describe.skipIf(!haveCorpus)(`a real form of 2000 (skips when ${withoutCorpus})`, () => {
  it('0001094891-00-000193 comes out with its envelope', () => {
    const { document, submission, issues } = read(
      bytesOf(corpusFiles('legacy-text').find((path) => path.includes('0001094891-00-000193'))!),
    )
    expect(submission).toMatchObject({ accessionNumber: '0001094891-00-000193', filedDate: '2000-03-14' })
    expect(document.derivative).toHaveLength(1)
    expect(document.derivative[0]).toMatchObject({
      securityTitle: { value: 'Options to Purchase Common Stock' },
      conversionOrExercisePrice: { value: '1.375' },
      transactionDate: { value: '2000-02-07' },
      expirationDate: { value: '2005-02-07' },
      shares: { value: '12000' },
      acquiredDisposed: null,
    })
    expect(issues.map((issue) => issue.code)).toEqual(['value-not-read'])
  })
})
