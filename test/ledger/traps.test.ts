import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FiledReport } from '../../src/ledger/filed-report.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { tradingSymbols } from '../../src/model/columns/trading-symbols.ts'
import { transactionCode, xmlTransactionCodes } from '../../src/model/transaction-codes.ts'
import { expectLedger, type LedgerCase, reportsIn } from './notation.ts'

/**
 * The traps of real filings and the faults that are published of other programs, each with the case that holds it. What no other
 * file of the tests holds stands here.
 */
const ledger = (file: string) => `ledger/${file}.test.ts`

/** Faults published of other programs. */
const faults: readonly (readonly [fault: string, file: string, test: string])[] = [
  ['a holdings-only 4/A deletes the original', ledger('amendments'), 'a holdings-only amendment adds and deletes nothing'],
  ['an amendment is matched by row number', ledger('amendments'), 'matched by content, not by row number'],
  ['I and W are swapped', ledger('traps'), 'I is a discretionary transaction of a plan, W a will'],
  ['V and K are taken for codes', ledger('traps'), 'V and K are marks beside a code'],
  ['holdings are shown as trades', ledger('positions'), 'a holding moves nothing and is no trade'],
  ['the balance of the last row is the position', ledger('positions'), 'the balance of the last row is not the position'],
  ['rows by value are lost', ledger('positions'), 'a debt security counts in dollars'],
  ['"1,234" is read as 1', 'read/damage.test.ts', 'commas in a number'],
  ['fractions of shares are cut', ledger('positions'), 'fractions of a share are kept to the last place'],
  ['a price that only a note tells is 0', ledger('events'), 'a sale whose price stands in a note: proceeds are unknown, not zero'],
  ['the derivative leg is called a sale', ledger('events'), 'the derivative leg is no sale'],
  ['only the first owner is kept', ledger('joint'), 'not only the first owner is kept'],
  ['rows are multiplied by owners', ledger('joint'), 'rows are not multiplied by owners'],
  ['trades stand under the owner’s own ticker', ledger('positions'), 'of the issuer, never of an owner that is itself an issuer'],
  ['the date of the report stands on every row', ledger('positions'), 'every row has its own date, not that of the report'],
]

/** Traps in filings. */
const traps: readonly (readonly [trap: string, file: string, test: string])[] = [
  ['a total typed as price', ledger('flags'), 'the total in the price box'],
  ['the price of a depositary share', ledger('flags'), 'the price of a depositary share beside a number of ordinary shares'],
  ['slips of the year', ledger('flags'), 'a trade in 2035'],
  ['a year of three digits', ledger('flags'), 'a trade in 0022'],
  ['a year that cannot be, in the order of lines', ledger('slips'), 'a year that cannot be does not move the line out of its place'],
  ['a scheduled line ahead of its form', ledger('flags'), 'a scheduled line of form type 5 may lie ahead of its Form 4'],
  ['a period with a zone', 'read/damage.test.ts', 'zone suffix on a date'],
  ['a deemed date after the filing', ledger('traps'), 'a deemed date after the filing is doubtful'],
  ['a note instead of a number', 'store/screen.test.ts', 'an unknown price is no value, never 0'],
  ['0 as a stand-in', ledger('flags'), 'prices of awards, gifts and exercises are not compared'],
  ['figures that differ within a filing', ledger('flags'), 'a grant and its balance that differ by swapped digits'],
  ['symbols of every kind', ledger('traps'), 'a box of symbols'],
  ['the feed of every CIK that a filing names', ledger('positions'), 'of the issuer, never of an owner that is itself an issuer'],
  ['joint filings', ledger('joint'), 'rows are not multiplied by owners'],
  ['owners in another order', ledger('joint'), 'keep their balances when the owners are listed in another order'],
  ['one trade in two accessions', ledger('joint'), 'of a fund, its general partner and its managing member is one group'],
  ['equal trades that are two', ledger('joint'), 'is not what two people buy alike, each directly'],
  ['an amendment of one line', ledger('amendments'), 'one line restated with another price; the others still count'],
  ['an amendment that repeats everything', ledger('amendments'), 'everything repeated, one line corrected'],
  ['an amendment of an amendment', ledger('amendments'), 'a chain: the second amendment corrects what the first left'],
  ['the wrong day of the original', ledger('amendments'), 'the wrong day of the original named: period and lines find it'],
  ['a missing original', ledger('amendments'), 'the original is not at hand: its lines are added, and why'],
  ['an ambiguous original', ledger('amendments'), 'ambiguous, and nothing is replaced'],
  ['typed 4 instead of 4/A', ledger('joint'), 'counts once, also when the second is typed 4 and not 4/A'],
  ['names of a class', ledger('positions'), 'titles of one class are one position; another class is another'],
  ['a class named anew', ledger('breaks'), 'a class named anew goes on from its old balance'],
  ['a split between filings', ledger('splits'), 'a split, seen in two owners at one time'],
  ['a balance doubled is no split', ledger('splits'), 'a balance doubled for one owner alone is no split'],
  ['plan shares that only the balance shows', ledger('breaks'), 'plan shares that a note sweeps in'],
  ['the final total on every row', ledger('slips'), 'rows of one day that each repeat the final total'],
  ['rows in another order', ledger('slips'), 'rows in another order than their balances'],
  ['the newest row first', ledger('slips'), 'rows of several days, the newest first: each day finds its place'],
  ['words for a holder', ledger('positions'), 'words for one vehicle: by Trust, Trust, held by the trust'],
  ['"See footnote" for a holder', ledger('positions'), '"See footnote" names no vehicle, its note does'],
  ['two holders of one name', ledger('positions'), 'two trusts under one name keep their own balances'],
  ['exercises in two tables', ledger('events'), 'an option exercised and sold the same day'],
  ['the price of an exercise in one table alone', ledger('events'), 'the price of the exercise stands only in Table II'],
  ['an exercise without its other leg', ledger('flags'), 'an exercise whose only leg goes the wrong way'],
  ['derivative balances by grant', ledger('derivatives'), 'are followed grant by grant, not by their class'],
  ['derivative balances by class', ledger('derivatives'), 'may state the balance of the whole class'],
  ['an officer’s title without the box', ledger('named-screens'), 'a title without the box is no officer'],
  ['damage that has one meaning', 'read/damage.test.ts', 'commas that group nothing'],
  ['(I) for (1)', 'read/printed/seeds.test.ts', 'the mark that reads (I)'],
  ['the 10b5-1 box is of the filing', ledger('named-screens'), 'are all lines of a filing whose box is ticked'],
  ['a plan that a note tells of one row', ledger('named-screens'), 'are told by the note that marks the line, and only that line'],
  ['more than thirty rows', ledger('breaks'), 'one event over three reports, of which the second is missing'],
  ['more than thirty rows, all at hand', ledger('traps'), 'an event over two reports of one day'],
  ['trades reported in another quarter', ledger('breaks'), 'a trade reported late, with the balance of the day of the report'],
]

const cases: LedgerCase[] = [
  {
    name: 'an event over two reports of one day goes on from the first to the second',
    given: `
      a1 4 2020-03-03 at 17:00
        I 2020-03-02 S -100 @10 =900 Common Stock
        I 2020-03-02 S -100 @11 =800 Common Stock
        remarks This Form 4 is the first of two Form 4s relating to the same event.
      a2 4 2020-03-03 at 17:05
        I 2020-03-02 S -300 @12 =500 Common Stock
        remarks This Form 4 is the second of two Form 4s relating to the same event.`,
    expected: `
      a1 I1 1000 -100 =900 opening
      a1 I2 900 -100 =800 agrees
      a2 I1 800 -300 =500 agrees`,
  },
  {
    name: 'what a charity of the owner gave away is no missing filing: nobody had to report it (0001209191-20-008218)',
    given: `
      a1 5 2018-02-09 period 2017-12-31
        I hold =115196 Common Stock; By Benificus Foundation
        I hold =800 Common Stock
      a2 5 2020-02-11 period 2019-12-31
        I hold =95755 Common Stock; By Benificus Foundation
        I hold =500 Common Stock
      a3 5 2021-02-11 period 2020-12-31
        I hold =95755 Common Stock; By Benificus Foundation`,
    expected: `
      a1 I1 115196 hold =115196 opening
      a1 I2 800 hold =800 opening
      a2 I1 115196 hold =95755 unexplained | 19441 less
      a2 I2 800 hold =500 explained | 300 went | missing
      a3 I1 95755 hold =95755 agrees`,
  },
  {
    name: 'an owner who tells of exempt changes in form may have made others: no filing need be missing (0000899243-21-018773)',
    given: `
      a1 4 2020-10-02
        I 2020-09-30 S -2018004 @10 =3643679 Common Stock; By Rivendell LLC
      a2 4 2021-05-07
        I hold =77851188 Common Stock; By Rivendell LLC
      a3 4 2021-05-13
        I hold =77851188 Common Stock; By Rivendell LLC
        F1 Numbers were adjusted to reflect changes in form of beneficial ownership that Rule 16a-13 exempts.`,
    expected: `
      a1 I1 5661683 -2018004 =3643679 opening
      a2 I1 3643679 hold =77851188 unexplained | 74207509 more
      a3 I1 77851188 hold =77851188 agrees`,
  },
  {
    name: 'a unit that fractions made, in an account whose notes tell of such (0001760862-20-000020)',
    given: `
      a1 4 2020-06-12
        II 2020-06-11 A +26 @0 =8790 Restricted Stock Unit; F1
        F1 Includes one share as a result of accumulated fractional shares.
      a2 4 2020-12-02
        II 2020-12-01 A +375 @0 =9166 Restricted Stock Unit
      a3 4 2021-03-02
        II 2021-03-01 A +25 @0 =9192 Restricted Stock Unit`,
    expected: `
      a1 II1 8764 +26 =8790 opening
      a2 II1 8790 +375 =9166 explained | fractions that add up to one
      a3 II1 9166 +25 =9192 explained | fractions that add up to one`,
  },
  {
    name: 'a figure one digit off, stated in two reports and left in the third (0001062993-21-005578)',
    given: `
      a1 4 2021-06-03
        I hold =15905 Common Stock; By Living Trust
      a2 4 2021-06-11
        I hold =15805 Common Stock; By Living Trust
      a3 4 2021-09-10
        I hold =15805 Common Stock; By Living Trust
      a4 4 2021-11-30
        I hold =15905 Common Stock; By Living Trust`,
    expected: `
      a1 I1 15905 hold =15905 opening
      a2 I1 15905 hold =15805 explained | a wrong balance, 100 too low
      a3 I1 15805 hold =15805 agrees
      a4 I1 15805 hold =15905 explained | takes back the wrong balance of a2`,
  },
  {
    name: 'hundreds that go and come back may have gone and come back',
    given: `
      a1 4 2021-06-03
        I hold =20000 Common Stock
      a2 4 2021-06-11
        I hold =17000 Common Stock
      a3 4 2021-09-10
        I hold =17000 Common Stock
      a4 4 2021-11-30
        I hold =20000 Common Stock`,
    expected: `
      a1 I1 20000 hold =20000 opening
      a2 I1 20000 hold =17000 unexplained | 3000 less
      a3 I1 17000 hold =17000 agrees
      a4 I1 17000 hold =20000 unexplained | 3000 more`,
  },
]

describe('traps', () => {
  it.each(cases)('$name', ({ given, expected, question }) => {
    expectLedger(given, expected, question)
  })

  it('a deemed date after the filing is doubtful', () => {
    const [report] = reportsIn(`
      a1 4 2020-03-03
        I 2020-03-02 S -100 @10 =900 Common Stock`)
    const deemed = (date: string): FiledReport => ({
      ...report!,
      document: {
        ...report!.document,
        nonDerivative: report!.document.nonDerivative.map((row) => ({ ...row, deemedExecutionDate: { value: date, footnotes: [] } })),
      },
    })
    const flagsOn = (date: string) => ledgerOf([deemed(date)]).flatMap(({ flags }) => flags.map(({ code }) => code))
    expect(flagsOn('2020-03-04')).toEqual(['deemed-after-filing'])
    expect(flagsOn('2020-03-03')).toEqual([])
  })

  it('V and K are marks beside a code, never codes of the XML', () => {
    expect(xmlTransactionCodes).not.toContain('V')
    expect(xmlTransactionCodes).not.toContain('K')
  })

  it('I is a discretionary transaction of a plan, W a will', () => {
    expect(transactionCode('I')?.label).toMatch(/discretionary/)
    expect(transactionCode('W')?.label).toMatch(/will|inherit/)
  })

  it.each([
    ['NONE', []],
    ['N/A', []],
    ['[N/A]', []],
    ['--', []],
    ['0', []],
    ['NYSE:XYZ', ['XYZ']],
    ['gef,gef.b', ['GEF', 'GEF.B']],
    ['XYZ.OB', ['XYZ.OB']],
  ])('a box of symbols, "%s"', (box, symbols) => {
    expect(tradingSymbols(box)).toEqual(symbols)
  })
})

describe('every trap has its case', () => {
  const text = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')

  it.each([...faults, ...traps])('%s', (_, file, test) => {
    // In this file the table itself names the case once.
    const times = text(file).split(test).length - 1
    expect(times).toBeGreaterThanOrEqual(file === ledger('traps') ? 2 : 1)
  })
})
