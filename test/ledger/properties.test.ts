import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amendmentsOf } from '../../src/ledger/amendments.ts'
import { ledgerEvents } from '../../src/ledger/event.ts'
import { lineKey, linesOf } from '../../src/ledger/filed-report.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { add, equal } from '../../src/model/decimal.ts'
import { derivativesOn, reportsIn } from './notation.ts'

const two = (number: number) => String(number).padStart(2, '0')
const number = fc.integer({ min: 0, max: 2000 })
const title = fc.constantFrom('Common Stock', 'Class B Common Stock, par value $.01', 'COMMON STOCK')
const vehicle = fc.constantFrom('', '; By Trust', '; By Spouse', '; See footnote {F1}')
const option = fc.constantFrom('Stock Option; x10; exp 2030-01-01', 'Restricted Stock Units', 'Stock Option; x20; exp 2031-01-01')
const code = fc.constantFrom('P', 'S', 'M', 'A', 'F', 'G', 'J')

const row = fc.oneof(
  fc
    .tuple(code, fc.constantFrom('+', '-'), number, number, title, vehicle, fc.integer({ min: 1, max: 28 }))
    .map(
      ([kind, sign, shares, balance, name, holder, day]) =>
        `I 2020-02-${two(day)} ${kind} ${sign}${shares} @10 =${balance} ${name}${holder}`,
    ),
  fc.tuple(number, title, vehicle).map(([balance, name, holder]) => `I hold =${balance} ${name}${holder}`),
  fc
    .tuple(fc.constantFrom('+', '-'), number, number, option)
    .map(([sign, shares, balance, name]) => `II 2020-02-10 M ${sign}${shares} @0 =${balance} ${name}; of ${shares} Common Stock`),
)

const report = fc.record({
  form: fc.constantFrom('3', '4', '4', '4', '4/A', '5'),
  day: fc.integer({ min: 1, max: 28 }),
  original: fc.integer({ min: 1, max: 28 }),
  owners: fc.constantFrom('1', '2', '1,2', '2,1,3'),
  rows: fc.array(row, { maxLength: 6 }),
})

const reports = fc
  .array(report, { maxLength: 8 })
  .map((all) =>
    reportsIn(
      all
        .map(({ form, day, original, owners, rows }, at) =>
          [
            `r${at} ${form} 2020-03-${two(day)} by ${owners} in 9 period 2020-02-10 original 2020-03-${two(original)}`,
            ...rows,
            'F1 Includes 12 shares of a plan, held by Alpha Fund LP.',
          ].join('\n'),
        )
        .join('\n'),
    ),
  )

describe('for any reports', () => {
  it('every filed line is in the ledger exactly once, counted or not', () => {
    fc.assert(
      fc.property(reports, (given) => {
        const filed = given.flatMap(linesOf).map(lineKey).sort()
        expect(ledgerOf(given, { all: true }).map(lineKey).sort()).toEqual(filed)
      }),
    )
  })

  it('what agrees adds up, what is explained ends at the balance, and what is unexplained does not', () => {
    fc.assert(
      fc.property(reports, (given) => {
        for (const { status, opening, change, reported, expected, why } of ledgerOf(given)) {
          if (status === 'agrees') expect(equal(add(opening!, change ?? '0'), reported!)).toBe(true)
          if (status === 'explained' && reported !== null) expect(equal(expected!, reported)).toBe(true)
          if (status === 'unexplained' && reported !== null && expected !== null) expect(equal(expected, reported)).toBe(false)
          if (status === 'explained' || status === 'unexplained') expect(why).not.toBeNull()
        }
      }),
    )
  })

  it('neither the order in which they are given nor asking twice changes an answer', () => {
    fc.assert(
      fc.property(reports, (given) => {
        const lines = ledgerOf(given)
        expect(ledgerOf([...given].reverse())).toEqual(lines)
        expect(ledgerEvents([...given].reverse())).toEqual(ledgerEvents(given))
      }),
    )
  })

  it('the ledger as of a day is the ledger of what was filed by then', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 1, max: 28 }), (given, day) => {
        const asOf = `2020-03-${two(day)}`
        expect(ledgerOf(given, { asOf })).toEqual(ledgerOf(given.filter(({ filed }) => filed <= asOf)))
      }),
    )
  })

  it("an owner's ledger is the part of the issuer's that the owner filed or joined", () => {
    fc.assert(
      fc.property(reports, (given) => {
        const owner = '0000000002'
        expect(ledgerOf(given, { owner })).toEqual(ledgerOf(given).filter(({ owners }) => owners.includes(owner)))
      }),
    )
  })

  it('each line of an amendment has one state, and so has each line it met', () => {
    fc.assert(
      fc.property(reports, (given) => {
        for (const { accession, lines } of amendmentsOf(given).amendments) {
          const own = given.find((one) => one.accession === accession)!
          const amended = lines.flatMap((line) => (line.amended ? [lineKey(line.amended)] : []))
          expect(amended.sort()).toEqual(linesOf(own).map(lineKey).sort())
          const originals = lines.flatMap((line) => (line.original ? [lineKey(line.original)] : []))
          expect(new Set(originals).size).toBe(originals.length)
        }
      }),
    )
  })

  it('no more is left of a derivative than was reported', () => {
    fc.assert(
      fc.property(reports, (given) => {
        for (const { outstanding, vested, exercisable } of derivativesOn(given, '2020-03-28')) {
          for (const amount of [outstanding, vested, exercisable]) expect(amount === null || !amount.startsWith('-')).toBe(true)
        }
      }),
    )
  })
})
