import { describe, expect, it } from 'vitest'
import { amendmentsOf, amendmentsTouching } from '../../src/ledger/amendments.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { expectLedger, lineText, reportsIn } from './notation.ts'

interface AmendmentCase {
  readonly name: string
  readonly given: string
  /** One line each: state, place before → place after, then the changed fields; `why` words after `|`. */
  readonly states: string
  /** The lines that count, in the ledger's notation. */
  readonly expected: string
}

const place = (id: { accession: string; table: string; row: number } | null) => (id ? `${id.accession} ${id.table}${id.row}` : '-')

const original = `
  o1 4 2020-02-04
    I 2020-02-03 S -100 @10 =900 Common Stock
    I 2020-02-03 S -200 @11 =700 Common Stock
    I hold =50 Common Stock; By Son`

const cases: AmendmentCase[] = [
  {
    name: 'one line restated with another price; the others still count',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -200 @11.5 =700 Common Stock`,
    states: `
      corrected o1 I2 → c1 I1: pricePerShare
      not-restated o1 I1 → -
      not-restated o1 I3 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      o1 I3 50 hold =50 opening
      c1 I1 900 -200 =700 agrees`,
  },
  {
    name: 'everything repeated, one line corrected: repeated lines keep the original accession',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        I 2020-02-03 S -250 @11 =650 Common Stock
        I hold =50 Common Stock; By Son`,
    states: `
      unchanged o1 I1 → c1 I1
      corrected o1 I2 → c1 I2: shares, reported
      unchanged o1 I3 → c1 I3`,
    expected: `
      o1 I1 1000 -100 =900 opening
      o1 I3 50 hold =50 opening
      c1 I2 900 -250 =650 agrees`,
  },
  {
    name: 'matched by content, not by row number',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I hold =50 Common Stock; By Son
        I 2020-02-03 S -200 @11 =700 Common Stock
        I 2020-02-03 S -100 @10.05 =900 Common Stock`,
    states: `
      unchanged o1 I3 → c1 I1
      unchanged o1 I2 → c1 I2
      corrected o1 I1 → c1 I3: pricePerShare`,
    expected: `
      o1 I2 900 -200 =700 agrees
      o1 I3 50 hold =50 opening
      c1 I3 1000 -100 =900 opening`,
  },
  {
    name: 'a holdings-only amendment adds and deletes nothing',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I hold =7000 Common Stock; By Trust`,
    states: `
      added - → c1 I1 | no such line
      not-restated o1 I1 → -
      not-restated o1 I2 → -
      not-restated o1 I3 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      o1 I2 900 -200 =700 agrees
      o1 I3 50 hold =50 opening
      c1 I1 7000 hold =7000 opening | first seen here`,
  },
  {
    name: 'a holding corrected, its holder in other words',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        I hold =50 Common Stock; By Spouse
      c1 4/A 2020-02-10 original 2020-02-04 period 2020-02-03
        I hold =55 Common Stock; By Wife`,
    states: `
      corrected o1 I2 → c1 I1: reported, natureOfOwnership
      not-restated o1 I1 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      c1 I1 55 hold =55 opening`,
  },
  {
    name: 'a trade that was left out is added, although it looks like one that was there',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -300 @12 =400 Common Stock`,
    states: `
      added - → c1 I1
      not-restated o1 I1 → -
      not-restated o1 I2 → -
      not-restated o1 I3 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      o1 I2 900 -200 =700 agrees
      o1 I3 50 hold =50 opening
      c1 I1 700 -300 =400 agrees`,
  },
  {
    name: 'only the balance corrected',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10 =9000 Common Stock`,
    states: 'corrected o1 I1 → c1 I1: reported',
    expected: 'c1 I1 9100 -100 =9000 opening',
  },
  {
    name: 'only a note corrected',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock; F1
        F1 Sold under a plan adopted on January 2, 2019.
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock; F1
        F1 Sold under a plan adopted on January 2, 2018.`,
    states: 'corrected o1 I1 → c1 I1: footnotes',
    expected: 'c1 I1 1000 -100 =900 opening',
  },
  {
    name: 'the same note under another number is the same note',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock; F1
        F1 Sold under a plan.
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock; F2
        F1 Filed to add a power of attorney.
        F2 Sold under a plan.`,
    states: 'unchanged o1 I1 → c1 I1',
    expected: 'o1 I1 1000 -100 =900 opening',
  },
  {
    name: '6.1 and 6.10 are one price, upper and lower case one title',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @6.1 =900 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @6.10 =900.0 COMMON STOCK`,
    states: 'unchanged o1 I1 → c1 I1',
    expected: 'o1 I1 1000 -100 =900 opening',
  },
  {
    name: 'a direction corrected',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 G +100 @0 =900 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 G -100 @0 =900 Common Stock`,
    states: 'corrected o1 I1 → c1 I1: acquiredDisposed',
    expected: 'c1 I1 1000 -100 =900 opening',
  },
  {
    name: 'a date corrected, and with it the period',
    given: `
      o1 4 2020-02-04 period 2020-02-03
        I 2020-02-03 S -100 @10 =900 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04 period 2020-01-31
        I 2020-01-31 S -100 @10 =900 Common Stock`,
    states: 'corrected o1 I1 → c1 I1: transactionDate',
    expected: 'c1 I1 1000 -100 =900 opening',
  },
  {
    name: 'a class corrected',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =0 Preferred Shares
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10 =0 Common Stock`,
    states: 'corrected o1 I1 → c1 I1: securityTitle',
    expected: 'c1 I1 100 -100 =0 opening',
  },
  {
    name: 'a chain: the second amendment corrects what the first left',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -250 @11 =650 Common Stock
      c2 4/A 2020-02-20 original 2020-02-10
        I 2020-02-03 S -260 @11 =640 Common Stock
        I 2020-02-03 S -100 @10.5 =900 Common Stock`,
    states: `
      corrected o1 I2 → c1 I1: shares, reported
      not-restated o1 I1 → -
      not-restated o1 I3 → -
      corrected c1 I1 → c2 I1: shares, reported
      corrected o1 I1 → c2 I2: pricePerShare
      not-restated o1 I3 → -`,
    expected: `
      o1 I3 50 hold =50 opening
      c2 I1 900 -260 =640 agrees
      c2 I2 1000 -100 =900 opening`,
  },
  {
    name: 'a chain in which the second amendment names the day of the first report',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -250 @11 =650 Common Stock
      c2 4/A 2020-02-20 original 2020-02-04
        I 2020-02-03 S -250 @11 =650 Common Stock
        I 2020-02-03 S -10 @12 =640 Common Stock`,
    states: `
      corrected o1 I2 → c1 I1: shares, reported
      not-restated o1 I1 → -
      not-restated o1 I3 → -
      unchanged c1 I1 → c2 I1
      added - → c2 I2
      not-restated o1 I1 → -
      not-restated o1 I3 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      o1 I3 50 hold =50 opening
      c1 I1 900 -250 =650 agrees
      c2 I2 650 -10 =640 agrees`,
  },
  {
    name: 'the original is not at hand: its lines are added, and why',
    given: `
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock`,
    states: 'added - → c1 I1 | filed on 2020-02-04 is not among the reports',
    expected: 'c1 I1 1000 -100 =900 opening',
  },
  {
    name: 'two reports of one day and period that fit alike: ambiguous, and nothing is replaced',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
      o2 4 2020-02-04
        I 2020-02-03 S -50 @20 =850 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 J -75 @99 =1 Class B Common Stock`,
    states: 'added - → c1 I1 | 2 reports answer the description',
    expected: `
      o1 I1 1000 -100 =900 opening
      o2 I1 900 -50 =850 agrees
      c1 I1 76 -75 =1 opening`,
  },
  {
    name: 'two reports of one day: the lines tell which is amended',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
      o2 4 2020-02-04
        II 2020-02-03 A +500 @0 =500 Stock Option; x10; exp 2030-02-03; of 500 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        II 2020-02-03 A +500 @0 =500 Stock Option; x11; exp 2030-02-03; of 500 Common Stock`,
    states: 'corrected o2 II1 → c1 II1: conversionOrExercisePrice',
    expected: `
      o1 I1 1000 -100 =900 opening
      c1 II1 0 +500 =500 opening`,
  },
  {
    name: 'the wrong day named, and two reports of the period: the nearest lines tell which',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
      o2 4 2020-02-05
        I 2020-02-03 M +300 @1 =1200 Common Stock
      c1 4/A 2020-02-10 original 2020-02-06
        I 2020-02-03 M +310 @1 =1210 Common Stock`,
    states: 'corrected o2 I1 → c1 I1: shares, reported',
    expected: `
      o1 I1 1000 -100 =900 opening
      c1 I1 900 +310 =1210 agrees`,
  },
  {
    name: 'two lots stated as one: both are corrected by it',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        I 2020-02-03 S -200 @11 =700 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -300 @10.67 =700 Common Stock
      c2 4/A 2020-02-12 original 2020-02-04
        I 2020-02-03 S -300 @10.68 =700 Common Stock`,
    states: `
      corrected o1 I1 → c1 I1: shares, pricePerShare, reported
      corrected o1 I2 → c1 I1: shares, pricePerShare | together
      corrected c1 I1 → c2 I1: pricePerShare`,
    expected: 'c2 I1 1000 -300 =700 opening',
  },
  {
    name: 'a lot stated anew with more shares is one line, whatever the other lots are',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        I 2020-02-03 S -200 @11 =700 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -150 @10 =850 Common Stock`,
    states: `
      corrected o1 I1 → c1 I1: shares, reported
      not-restated o1 I2 → -`,
    expected: `
      o1 I2 850 -200 =700 unexplained
      c1 I1 1000 -150 =850 opening`,
  },
  {
    name: 'the wrong day of the original named: period and lines find it',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-05
        I 2020-02-03 S -200 @11.5 =700 Common Stock`,
    states: `
      corrected o1 I2 → c1 I1: pricePerShare
      not-restated o1 I1 → -
      not-restated o1 I3 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      o1 I3 50 hold =50 opening
      c1 I1 900 -200 =700 agrees`,
  },
  {
    name: 'an amendment of another owner of the same day touches nothing',
    given: `
      o1 4 2020-02-04 by 1
        I 2020-02-03 S -100 @10 =900 Common Stock
      c1 4/A 2020-02-10 by 2 original 2020-02-04
        I 2020-02-03 S -100 @11 =900 Common Stock`,
    states: 'added - → c1 I1 | not among the reports',
    expected: `
      o1 I1 1000 -100 =900 opening
      c1 I1 1000 -100 =900 opening`,
  },
  {
    name: 'a line taken back in so many words',
    given: `${original}
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        remarks The sale of 200 shares was reported in error and is hereby withdrawn.`,
    states: `
      unchanged o1 I1 → c1 I1
      withdrawn o1 I2 → - | reported in error
      not-restated o1 I3 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      o1 I3 50 hold =50 opening`,
  },
  {
    name: 'a whole report taken back by an amendment without lines',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        I 2020-02-03 S -200 @11 =700 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04 period 2020-02-03
        remarks The original Form 4 was a duplicate and is withdrawn.`,
    states: `
      withdrawn o1 I1 → -
      withdrawn o1 I2 → -`,
    expected: '',
  },
  {
    name: 'a remark that a figure was reported incorrectly takes nothing back',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        I 2020-02-03 S -200 @11 =700 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -200 @12 =700 Common Stock
        remarks The original report inadvertently reported an incorrect price.`,
    states: `
      corrected o1 I2 → c1 I1: pricePerShare
      not-restated o1 I1 → -`,
    expected: `
      o1 I1 1000 -100 =900 opening
      c1 I1 900 -200 =700 agrees`,
  },
  {
    name: 'an option and its exercise corrected in both tables',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 M +100 @5 =1100 Common Stock
        II 2020-02-03 M -100 @0 =400 Stock Option; x5; exp 2025-01-01; of 100 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 M +110 @5 =1110 Common Stock
        II 2020-02-03 M -110 @0 =390 Stock Option; x5; exp 2025-01-01; of 110 Common Stock`,
    states: `
      corrected o1 I1 → c1 I1: shares, reported
      corrected o1 II1 → c1 II1: shares, reported, underlying`,
    expected: `
      c1 I1 1000 +110 =1110 opening
      c1 II1 500 -110 =390 opening`,
  },
  {
    name: 'a 3/A that adds a holding',
    given: `
      o1 3 2020-01-03 period 2020-01-01
        I hold =1000 Common Stock
      c1 3/A 2020-01-10 original 2020-01-03 period 2020-01-01
        I hold =1000 Common Stock
        I hold =20 Common Stock; By Spouse
      a2 4 2020-02-04
        I 2020-02-03 S -20 @10 =0 Common Stock; By Spouse`,
    states: `
      unchanged o1 I1 → c1 I1
      added - → c1 I2`,
    expected: `
      o1 I1 1000 hold =1000 opening
      c1 I2 20 hold =20 opening
      a2 I1 20 -20 =0 agrees`,
  },
  {
    name: 'an event split over two reports: the amendment may restate lines of both',
    given: `
      o1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
      o2 4 2020-02-04
        I 2020-02-03 S -200 @11 =700 Common Stock
      c1 4/A 2020-02-10 original 2020-02-04
        I 2020-02-03 S -100 @10.1 =900 Common Stock
        I 2020-02-03 S -200 @11.1 =700 Common Stock`,
    states: `
      corrected o1 I1 → c1 I1: pricePerShare
      corrected o2 I1 → c1 I2: pricePerShare`,
    expected: `
      c1 I1 1000 -100 =900 opening
      c1 I2 900 -200 =700 agrees`,
  },
]

describe('amendments', () => {
  it.each(cases)('$name', ({ given, states, expected }) => {
    const { amendments } = amendmentsOf(reportsIn(given))
    const actual = amendments.flatMap(({ lines }) => lines)
    const wanted = states
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => one.split('|').map((part) => part.trim()))
    expect(
      actual.map((line) => {
        const what = line.what.length > 0 ? `: ${line.what.join(', ')}` : ''
        return `${line.state} ${place(line.original)} → ${place(line.amended)}${what}`
      }),
    ).toEqual(wanted.map(([text]) => text))
    for (const [at, [, ...words]] of wanted.entries()) for (const word of words) expect(actual[at]!.why).toContain(word)
    expectLedger(given, expected)
  })

  const chain = cases.find(({ name }) => name.startsWith('a chain: the second'))!.given

  it('leave everything in place: all lines can be asked for, with what stands against them', () => {
    const all = ledgerOf(reportsIn(chain), { all: true })
    expect(all.filter(({ counted }) => counted)).toEqual(ledgerOf(reportsIn(chain)))
    expect(all.filter(({ counted }) => !counted).map((line) => `${line.accession} ${line.table}${line.row} ${line.why}`)).toEqual([
      'o1 I1 corrected by Table I, line 2 of c2',
      'o1 I2 corrected by Table I, line 1 of c1',
      'c1 I1 corrected by Table I, line 1 of c2',
    ])
  })

  it('are not known before they are filed', () => {
    expect(ledgerOf(reportsIn(chain), { asOf: '2020-02-09' }).map(lineText)).toEqual([
      'o1 I1 1000 -100 =900 opening',
      'o1 I2 900 -200 =700 agrees',
      'o1 I3 50 hold =50 opening',
    ])
    expect(ledgerOf(reportsIn(chain), { asOf: '2020-02-10' }).map(lineText)).toEqual([
      'o1 I1 1000 -100 =900 opening',
      'o1 I3 50 hold =50 opening',
      'c1 I1 900 -250 =650 agrees',
    ])
  })

  it('are found from the original as from an amendment of it', () => {
    const reports = reportsIn(chain)
    expect(amendmentsTouching('o1', reports).map(({ accession }) => accession)).toEqual(['c1', 'c2'])
    expect(amendmentsTouching('c2', reports).map(({ accession }) => accession)).toEqual(['c1', 'c2'])
    expect(amendmentsTouching('x9', reports)).toEqual([])
  })

  it('do not depend on the order in which reports are given', () => {
    const reports = reportsIn(chain)
    expect(ledgerOf([...reports].reverse())).toEqual(ledgerOf(reports))
  })

  it('of the first report leave a position first seen in it', () => {
    expectLedger(
      `
      o1 3 2020-01-10 period 2020-01-02
        I hold =1000 Common Stock
      c1 3/A 2020-01-20 original 2020-01-10 period 2020-01-02
        I hold =1100 Common Stock`,
      'c1 I1 1100 hold =1100 opening',
    )
    const lines = ledgerOf(
      reportsIn(`
      o1 3 2020-01-10 period 2020-01-02
        I hold =1000 Common Stock
      c1 3/A 2020-01-20 original 2020-01-10 period 2020-01-02
        I hold =1100 Common Stock
        I hold =50 Common Stock; By Trust`),
    )
    expect(lines.map(({ why }) => why)).toEqual([null, null])
  })

  const byTwo = `
    o1 4 2020-02-04 by 1
      I 2020-02-03 P +100 @10 =1100 Common Stock
      I 2020-02-03 P +50 @10 =1150 Common Stock
    c1 4/A 2020-02-10 by 2,1 original 2020-02-04
      I 2020-02-03 P +100 @10 =1100 Common Stock
      I 2020-02-03 P +50 @11 =1150 Common Stock
    a2 4 2020-03-04 by 1
      I 2020-03-03 S -50 @10 =1100 Common Stock`

  it('that add an owner make the lines theirs too, repeated ones and corrected ones', () => {
    expect(ledgerOf(reportsIn(byTwo), { owner: '0000000002' }).map(lineText)).toEqual([
      'o1 I1 1000 +100 =1100 opening',
      'c1 I2 1100 +50 =1150 agrees',
    ])
  })

  it('that list another owner first correct lines in the balances they stand in', () => {
    expect(ledgerOf(reportsIn(byTwo), { owner: '0000000001' }).map(lineText)).toEqual([
      'o1 I1 1000 +100 =1100 opening',
      'c1 I2 1100 +50 =1150 agrees',
      'a2 I1 1150 -50 =1100 agrees',
    ])
  })

  it('by one of several owners leave the line to all of them', () => {
    const given = `
    o1 4 2020-02-04 by 1,2
      I 2020-02-03 P +100 @10 =1100 Common Stock
    c1 4/A 2020-02-10 by 1 original 2020-02-04
      I 2020-02-03 P +100 @11 =1100 Common Stock`
    expect(ledgerOf(reportsIn(given), { owner: '0000000002' }).map(lineText)).toEqual(['c1 I1 1000 +100 =1100 opening'])
  })

  it('say whether remarks or a note take a line back', () => {
    const given = `
    o1 4 2020-02-04
      I 2020-02-03 P +100 @10 =1100 Common Stock
    c1 4/A 2020-02-10 original 2020-02-04
      I hold =1000 Common Stock
      remarks The Form 4 filed on February 4, 2020 is withdrawn.`
    const [line] = ledgerOf(reportsIn(given), { all: true }).filter(({ counted }) => !counted)
    expect(line!.why).toBe('withdrawn by c1: the remarks say: The Form 4 filed on February 4, 2020 is withdrawn.')
  })
})
