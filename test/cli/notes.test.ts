import { describe, expect, it } from 'vitest'
import { verb } from '../../src/cli/verbs/notes.ts'
import { runVerb } from './run-verb.ts'

const notes = (args: readonly string[], input = '') => runVerb(verb, args, { input })

const report = `<?xml version="1.0"?><ownershipDocument><schemaVersion>X0306</schemaVersion><documentType>4</documentType>
<periodOfReport>2021-05-03</periodOfReport><issuer><issuerCik>0000000001</issuerCik><issuerName>Example Inc</issuerName><issuerTradingSymbol>EXA</issuerTradingSymbol></issuer>
<reportingOwner><reportingOwnerId><rptOwnerCik>0000000002</rptOwnerCik><rptOwnerName>DOE JANE</rptOwnerName></reportingOwnerId><reportingOwnerRelationship><isDirector>1</isDirector></reportingOwnerRelationship></reportingOwner>
<derivativeTable><derivativeTransaction><securityTitle><value>Stock Option</value></securityTitle><conversionOrExercisePrice><value>5</value></conversionOrExercisePrice>
<transactionDate><value>2021-05-03</value></transactionDate><transactionCoding><transactionFormType>4</transactionFormType><transactionCode>A</transactionCode><equitySwapInvolved>0</equitySwapInvolved></transactionCoding>
<transactionAmounts><transactionShares><value>1000</value></transactionShares><transactionPricePerShare><value>0</value></transactionPricePerShare><transactionAcquiredDisposedCode><value>A</value></transactionAcquiredDisposedCode></transactionAmounts>
<exerciseDate><footnoteId id="F1"/></exerciseDate><expirationDate><value>2031-05-03</value></expirationDate>
<underlyingSecurity><underlyingSecurityTitle><value>Common Stock</value></underlyingSecurityTitle><underlyingSecurityShares><value>1000</value></underlyingSecurityShares></underlyingSecurity>
<postTransactionAmounts><sharesOwnedFollowingTransaction><value>1000</value></sharesOwnedFollowingTransaction></postTransactionAmounts>
<ownershipNature><directOrIndirectOwnership><value>D</value></directOrIndirectOwnership></ownershipNature></derivativeTransaction></derivativeTable>
<footnotes><footnote id="F1">The option vests in four equal annual installments beginning on the first anniversary of the grant date.</footnote></footnotes>
<remarks>Exhibit 24 - Power of Attorney</remarks>
<ownerSignature><signatureName>Jane Doe</signatureName><signatureDate>2021-05-04</signatureDate></ownerSignature></ownershipDocument>`

describe('s16 notes', () => {
  it('keeps within a narrow terminal, and sets nothing anew where it is piped on', async () => {
    const narrow = await runVerb(verb, ['-'], { input: report, outIsTerminal: true, columns: 60 })
    expect(Math.max(...narrow.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
    expect(narrow.out).toMatch(/\n {2}F1 {6}The option vests .*\n {10}\S/)
    const { out } = await notes(['-'], report)
    expect(out).toContain(
      '  F1      The option vests in four equal annual installments beginning on the first anniversary of the grant date.  [Table II',
    )
  })

  it('says why a schedule has no days', async () => {
    const { out } = await notes([
      '--text',
      'The RSUs vest in four equal annual installments beginning one year from the grant date.',
      '--json',
    ])
    expect(JSON.parse(out).value).toMatchObject({
      state: 'schedule',
      schedule: null,
      reason: expect.stringContaining('a grant whose date'),
    })
  })

  it.each([
    ['The RSUs vest in four equal annual installments beginning on February 15, 2022.', '2022-02-15', 4],
    ['The options vest in 16 equal quarterly installments beginning March 15, 2022.', '2022-03-15', 16],
    ['1/48th of the shares vest monthly beginning on January 1, 2020.', '2020-01-01', 48],
  ])('takes the day that a text names for the first of its parts: %s', async (text, first, parts) => {
    const { out } = await notes(['--text', text, '--json'])
    const { schedule } = JSON.parse(out).value
    expect(schedule[0].date).toBe(first)
    expect(schedule).toHaveLength(parts)
  })

  it('prints one object a fact of a text, without footnote and rows', async () => {
    const text = 'Sold at prices ranging from $1,010.00 to $1,010.45.'
    const { out } = await notes(['--text', text, '--json'])
    const [fact, ...rest] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rest).toEqual([])
    expect(fact).toEqual({
      source: null,
      kind: 'price-range',
      value: { low: '1010.00', high: '1010.45', average: null, shares: null, currency: 'USD' },
      span: [text.indexOf('from'), text.indexOf('.45') + 3],
      confidence: 0.99,
      footnote: null,
      rows: [],
    })
  })

  it('dates a schedule by the award that the note marks', async () => {
    const { out } = await notes(['-', '--json'], report)
    const facts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(facts.find(({ kind }) => kind === 'vesting')).toMatchObject({
      footnote: 'F1',
      rows: [{ table: 'II', row: 1, field: 'exerciseDate' }],
      value: {
        state: 'schedule',
        schedule: [
          { date: '2022-05-03', units: '250' },
          { date: '2023-05-03', units: '250' },
          { date: '2024-05-03', units: '250' },
          { date: '2025-05-03', units: '250' },
        ],
      },
    })
    expect(facts.find(({ footnote }) => footnote === 'remarks')).toMatchObject({ kind: 'filing-remark', rows: [] })
  })

  it('gives shares of the grant where only the days are known', async () => {
    const { out } = await notes(['--text', 'One third of the units vest on each of May 1, 2021, May 1, 2022 and May 1, 2023.', '--json'])
    expect(JSON.parse(out).value.schedule).toEqual([
      { date: '2021-05-01', share: '1/3' },
      { date: '2022-05-01', share: '1/3' },
      { date: '2023-05-01', share: '1/3' },
    ])
  })

  it('shows people each note with what was understood, or that nothing was', async () => {
    const { out } = await notes(['-'], report)
    expect(out).toContain('Table II line 1 exerciseDate')
    expect((await notes(['--text', 'Quux frobnicates.'])).out).toContain('not understood')
  })

  it('says what is missing, and goes on after a file that is not there', async () => {
    await expect(notes([])).rejects.toThrow(/--text/)
    const { out, err, exitCode } = await notes(['/no/such/file.xml', '-', '--json'], report)
    expect(err).toMatch(/no such file/)
    expect(exitCode).toBe(3)
    expect(out).toContain('vesting')
  })

  it('reports the wordings not understood, by how often they stand', async () => {
    const odd = report
      .replace(
        'The option vests in four equal annual installments beginning on the first anniversary of the grant date.',
        'Sundry matters of 12 kinds.',
      )
      .replace('Exhibit 24 - Power of Attorney', 'Sundry matters of 14 kinds.')
    const { out, err } = await notes(['--not-understood', '--json', '-'], odd)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        count: 2,
        unread: ['everything'],
        shape: 'sundry matters of # kinds .',
        text: 'Sundry matters of 12 kinds.',
        where: 'standard input F1',
      },
    ])
    expect(err).toBe('0 of 2 notes give at least one fact; 1 wordings not understood or only in part\n')
  })

  it('names the matter that a note touches and no fact tells', async () => {
    const half = report.replace(
      'The option vests in four',
      'Includes 812 ESPP shares. The reporting person thought of tax withholding. The option vests in four',
    )
    const { out } = await notes(['--not-understood', '--json', '-'], half)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).unread),
    ).toEqual([['tax']])
  })
})
