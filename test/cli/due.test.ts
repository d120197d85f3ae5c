import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verb } from '../../src/cli/verbs/due.ts'
import { runVerb } from './run-verb.ts'

const due = async (...args: string[]): Promise<string> => (await runVerb(verb, args)).out

const json = async (line: string) => JSON.parse(await due(...line.split(' '), '--json')) as Record<string, unknown>

describe('s16 due', () => {
  it('prints one object with form, event, due, rule and steps', async () => {
    const result = await json('--form 4 --date 2025-12-23')
    expect(result).toMatchObject({ form: '4', event: '2025-12-23', due: '2025-12-30', rule: 'Rule 16a-3(g)(1)' })
    expect(result.steps).toContain('Wed 24 Dec 2025 closed by executive order (executive order of 18 December 2025)')
    expect(result).not.toHaveProperty('late')
  })

  it.each([
    [
      '--form 4 --date 2024-05-01 --accepted 2024-05-03T21:59:00-04:00',
      { due: '2024-05-03', late: false, daysLate: 0, filed: '2024-05-03' },
    ],
    [
      '--form 4 --date 2024-05-01 --accepted 2024-05-03T22:01:00-04:00',
      { due: '2024-05-03', late: true, daysLate: 3, filed: '2024-05-06' },
    ],
    ['--form 4 --date 2024-05-01 --accepted 20240506080000 --filed 2024-05-03', { late: false, filed: '2024-05-03' }],
    ['--form 4 --date 2014-12-24 --accepted 2014-12-30T12:00:00-05:00', { due: null, late: null, daysLate: null }],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction GB', { due: null }],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction il', { due: '2026-04-13' }],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction Israel', { due: '2026-04-13' }],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction L3', { due: '2026-04-13' }],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction norway', { due: null }],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction UK', { due: null }],
    ['--form 4/A --date 2024-05-01 --accepted 2024-06-01T12:00:00-04:00', { form: '4', due: null, late: null }],
    ['--form 5 --fiscal-year-end 2024-12-31', { due: '2025-02-14' }],
    ['--form 5 --date 2024-03-01 --fiscal-year-end 2024-12-31', { due: '2025-02-14' }],
    ['--form 5 --date 2024-03-01 --fiscal-year-end 1231', { due: '2025-02-14' }],
    ['--form 4 --date 2024-05-01 --deemed 2024-05-03 --code s', { due: '2024-05-07' }],
  ])('%s', async (line, expected) => {
    expect(await json(line)).toMatchObject(expected)
  })

  it('tells a person each step and the verdict', async () => {
    const text = await due('--form', '4', '--date', '2024-05-01', '--code', 'S', '--accepted', '2024-05-03T22:01:00-04:00')
    expect(text).toContain('Form 4 is due 2024-05-03.\n')
    expect(text).toContain('  Thu 2 May 2024 is the first business day\n')
    expect(text).toContain('Late by 3 days.\n')
    expect(await due('--form', '4', '--date', '2099-01-01')).toContain('No due date: ')
  })

  it.each([
    ['--date 2024-05-01', '--form takes'],
    ['--form 6 --date 2024-05-01', '--form takes'],
    ['--form 4', '--date'],
    ['--form 4 --date 05/01/2024', 'not a calendar day'],
    ['--form 4 --date 2024-02-30', 'not a calendar day'],
    ['--form 4 --date 2024-05-01 --code Q', 'not a transaction code'],
    ['--form 4 --date 2024-05-02 --deemed 2024-05-01', 'before the trade'],
    ['--form 3 --date 2024-05-02 --deemed 2024-05-03', '--deemed goes with --form 4'],
    ['--form 4 --date 2024-05-01 --accepted yesterday', 'not a moment'],
    ['--form 5 --date 2024-05-01 --fiscal-year-end 13-01', 'neither a day'],
    ['--form 3 --date 2026-04-01 --jurisdiction GB', 'goes with --issuer-kind foreign'],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction Narnia', 'is no country'],
    ['--form 3 --date 2026-04-01 --issuer-kind foreign --jurisdiction ZQ', 'is no country'],
    ['--form 3 --date 2026-04-01 --issuer-kind alien', 'domestic or foreign'],
    ['--form 4 --date 2024-05-01 --direction X', 'A (acquired) or D'],
  ])('%s is refused: %s', async (line, message) => {
    await expect(due(...line.split(' '))).rejects.toThrow(message)
  })
})

describe('s16 due --trade', () => {
  it('answers for a trade that is planned', async () => {
    const text = await due('--trade', 'S 5000 @ 40', '--date', '2026-05-01')
    expect(text).toContain('Form 4, code S, due 2026-05-05')
    expect(text).toContain('This day is clean.')
    const result = JSON.parse(await due('--trade', 'buy 100 at 12', '--date', '2026-05-01', '--json'))
    expect(result).toMatchObject({
      form: '4',
      code: 'P',
      due: '2026-05-05',
      profit: '0',
      added: '0',
      firstClean: '2026-05-01',
      oppositeFrom: '2026-11-01',
    })
  })

  it('names the other side of each match', async () => {
    const folder = mkdtempSync(join(tmpdir(), 's16-due-'))
    const past = join(folder, 'past.csv')
    writeFileSync(past, 'date,side,shares,price\n2026-04-01,S,100,15\n')
    const text = await due('--trade', 'P 100 @ 10', '--date', '2026-05-01', '--trades', past)
    expect(text).toContain('100 with the sale of 2026-04-01 at $15.00: $500.00')
  })

  it('tells prices to the last place, as the trade has them', async () => {
    const text = await due('--trade', 'S 1000 @ 14.2739', '--date', '2026-05-01')
    expect(text).toContain('Selling 1,000 at $14.2739 on 2026-05-01')
    expect(text).toContain('any purchase below $14.2739 would meet it')
  })

  it('needs the trade and its day', async () => {
    await expect(due('--trade', 'S 5000 @ 40')).rejects.toThrow('--date says the day')
    await expect(due('--trades', 'past.csv', '--date', '2026-05-01')).rejects.toThrow('goes with --trade')
    await expect(due('--trade', 'S 1 @ 1', '--date', '2026-05-01', '--form', '5')).rejects.toThrow('--form 4')
  })
})

describe('s16 due FILE…', () => {
  const folder = mkdtempSync(join(tmpdir(), 's16-due-'))
  const xml = (name: string, issuer: string, date: string) => {
    const path = join(folder, name)
    writeFileSync(
      path,
      `<?xml version="1.0"?><ownershipDocument><schemaVersion>X0508</schemaVersion><documentType>4</documentType>
<periodOfReport>${date}</periodOfReport><issuer><issuerCik>${issuer}</issuerCik><issuerName>Example Corp</issuerName>
<issuerTradingSymbol>EX</issuerTradingSymbol></issuer><reportingOwner><reportingOwnerId><rptOwnerCik>0000000002</rptOwnerCik>
<rptOwnerName>DOE JANE</rptOwnerName></reportingOwnerId><reportingOwnerRelationship><isDirector>1</isDirector></reportingOwnerRelationship>
</reportingOwner><nonDerivativeTable><nonDerivativeTransaction><securityTitle><value>Common Stock</value></securityTitle>
<transactionDate><value>${date}</value></transactionDate><transactionCoding><transactionFormType>4</transactionFormType>
<transactionCode>S</transactionCode><equitySwapInvolved>0</equitySwapInvolved></transactionCoding><transactionAmounts>
<transactionShares><value>100</value></transactionShares><transactionPricePerShare><value>10</value></transactionPricePerShare>
<transactionAcquiredDisposedCode><value>D</value></transactionAcquiredDisposedCode></transactionAmounts><postTransactionAmounts>
<sharesOwnedFollowingTransaction><value>900</value></sharesOwnedFollowingTransaction></postTransactionAmounts><ownershipNature>
<directOrIndirectOwnership><value>D</value></directOrIndirectOwnership></ownershipNature></nonDerivativeTransaction></nonDerivativeTable>
<ownerSignature><signatureName>Jane Doe</signatureName><signatureDate>${date}</signatureDate></ownerSignature></ownershipDocument>`,
    )
    return path
  }

  it('judges a filing, each line of it', async () => {
    const path = xml('one.xml', '0000000001', '2024-05-01')
    const late = JSON.parse(await due(path, '--filed', '2024-05-06', '--json'))
    expect(late).toMatchObject({
      source: path,
      form: '4',
      filed: '2024-05-06',
      due: '2024-05-03',
      late: true,
      daysLate: 3,
      lateReports: 1,
      lateTransactions: 1,
    })
    expect(late.rows[0]).toMatchObject({ table: 'I', row: 1, code: 'S', late: true, daysLate: 3 })
    expect(await due(path, '--accepted', '2024-05-03T22:00:00-04:00')).toContain('filed 2024-05-03: in time')
    expect(await due(path)).toContain('not known: the filing date is not known')
  })

  it('takes the day that is said where the envelope tells none', async () => {
    const wrapper = join(import.meta.dirname, '../../samples/4-wrapper-example.xml')
    expect(await due(wrapper)).toContain('the filing date is not known')
    expect(await due(wrapper, '--filed', '2026-09-10')).toContain('filed 2026-09-10: late by 7 days')
    const dated = join(import.meta.dirname, '../../samples/4-0009990001-21-000003.txt')
    expect(await due(dated, '--filed', '2030-01-01')).toContain('filed 2021-06-17: in time')
  })

  it('refuses an option that has no part in the answer', async () => {
    const path = xml('unmeant.xml', '0000000001', '2024-05-01')
    await expect(due(path, '--code', 'G')).rejects.toThrow('--code does not go with filings')
    await expect(due(path, '--csv')).rejects.toThrow('--csv goes with --item-405')
    await expect(due(path, '--accepted', 'noon')).rejects.toThrow('--accepted "noon" is not a moment')
    await expect(due('--issuer', '1', '--filed', '2024-05-06')).rejects.toThrow('--filed does not go with --issuer')
    await expect(due('--form', '4', '--date', '2024-05-01', '--csv')).rejects.toThrow('--csv does not go with a deadline')
    await expect(due('--trade', 'S 1 @ 1', '--date', '2024-05-01', '--item-405', '2024-12-31')).rejects.toThrow('--item-405 does not go')
    await expect(due('--item-405', '2024-12-31', '--csv', '--json', path)).rejects.toThrow(/--csv.*--json/)
  })

  it('judges by the kind of issuer that is said', async () => {
    const path = xml('foreign.xml', '0000000001', '2024-05-01')
    const [line] = JSON.parse(await due(path, '--filed', '2024-05-06', '--issuer-kind', 'foreign', '--json')).rows
    expect(line).toMatchObject({ late: null, why: expect.stringContaining('foreign private issuers report only transactions since') })
    await expect(due(path, '--issuer-kind', 'alien')).rejects.toThrow('--issuer-kind takes domestic or foreign')
  })

  it('writes the Item 405 paragraph and table', async () => {
    const path = xml('two.xml', '0000000001', '2024-05-01')
    expect(await due('--item-405', '2024-12-31', '--filed', '2024-05-06', path)).toContain(
      'Jane Doe (director) filed one late report covering one transaction not reported on a timely basis.',
    )
    expect(await due('--item-405', '2024-12-31', '--csv', '--filed', '2024-05-06', path)).toContain('DOE JANE,0000000002,director,')
    expect(await due('--item-405', '2024-12-31', '--filed', '2024-05-03', path)).toContain('Nothing to disclose')
    expect(await due('--item-405', '1990-12-31', '--filed', '2024-05-03', path)).toMatch(
      /^No filing at hand is of the fiscal year ended 1990-12-31: .*\n\n1 filing examined, 0 of that year\.\n/,
    )
    await expect(due('--item-405', '2024-12-31', path, xml('three.xml', '0000000009', '2024-05-01'))).rejects.toThrow('one issuer')
    await expect(due('--item-405', '2024-12-31')).rejects.toThrow('needs the filings')
  })
})

describe('the examples of docs/deadlines.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/deadlines.md'), 'utf8')
  const examples = [...page.matchAll(/^s16 due (--form [^#\n]*)/gm)].map(([, line]) => line!.trim().replaceAll('"', ''))

  it('are there', () => {
    expect(examples.length).toBeGreaterThan(3)
  })

  it.each(examples)('s16 due %s', async (line) => {
    expect((await json(line)).due).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})
