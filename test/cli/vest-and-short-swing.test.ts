import { describe, expect, it } from 'vitest'
import type { Verb } from '../../src/cli/verb.ts'
import { verb as shortSwing } from '../../src/cli/verbs/short-swing.ts'
import { verb as vest } from '../../src/cli/verbs/vest.ts'
import { runVerb } from './run-verb.ts'

const run = (verb: Verb, input: string, ...args: readonly string[]) => runVerb(verb, args, { input })

const trades = (text: string, ...args: readonly string[]) => run(shortSwing, text, '--trades', '-', ...args)

describe('s16 short-swing --trades', () => {
  const heading = 'date,side,shares,price'
  const worked = [heading, '2025-01-10,P,100,12', '2025-05-01,P,100,10', '2025-06-20,S,100,20', '2025-09-15,S,100,19'].join('\n')

  it('gives nothing back for trades in which the person has no part', async () => {
    const text = 'date,side,shares,price,share\n2025-01-10,P,100,12,0\n2025-02-10,S,100,15,0\n'
    expect(JSON.parse((await trades(text, '--json')).out).profit).toBe('0')
  })

  it('gives profit, greedy and pairs as JSON', async () => {
    const { out } = await trades(worked, '--json')
    const { profit, greedy, pairs } = JSON.parse(out)
    expect({ profit, greedy }).toEqual({ profit: '1700', greedy: '1000' })
    expect(pairs).toEqual([
      {
        purchase: { row: 1, date: '2025-01-10', shares: '100', price: '12', security: '' },
        sale: { row: 3, date: '2025-06-20', shares: '100', price: '20', security: '' },
        shares: '100',
        profit: '800',
        measure: 'actual prices',
      },
      expect.objectContaining({ shares: '100', profit: '900' }),
    ])
  })

  it('tells a person the same', async () => {
    const { out } = await trades(worked)
    expect(out).toMatch(/Recoverable profit {2}\$1,700\.00/)
    expect(out).toMatch(/Assumed: /)
  })

  it('reads files as spreadsheets write them', async () => {
    const text = '\uFEFFSide;Price;Shares;Date\r\nbuy;$12.50;"1,000";01/10/2025\r\n\r\nSell;15;1000;2/10/2025\r\n'
    expect(JSON.parse((await trades(text.replaceAll(';', '\t'), '--json')).out).profit).toBe('2500')
    expect(JSON.parse((await trades(text, '--json')).out).profit).toBe('2500')
  })

  const wrong: readonly (readonly [says: string, text: string, message: RegExp])[] = [
    ['an empty file', '', /empty.*date,side,shares,price/],
    ['a heading line alone', `${heading}\n`, /no trade below its heading line/],
    ['a side that is a word of the language it is read by', `${heading}\n2025-02-28,constructor,5,1`, /side "constructor" is not P/],
    ['a missing column', 'date,side,shares\n2025-01-10,P,1', /no column "price"/],
    ['a day that is none', `${heading}\n2025-02-30,P,1,1`, /line 2: date "2025-02-30"/],
    ['a year that is a slip', `${heading}\n0025-02-28,P,5,1`, /line 2: Section 16 is law since .*look at the year of 0025-02-28/],
    ['a year beyond all calendars', `${heading}\n9999-12-31,P,5,1`, /line 2: .*look at the year of 9999-12-31/],
    ['a side that is none', `${heading}\n2025-02-28,X,1,1`, /line 2: side "X" is not P/],
    ['no shares', `${heading}\n2025-02-28,P,0,1`, /line 2: shares "0"/],
    ['shares below zero', `${heading}\n2025-02-28,P,-5,1`, /line 2: shares "-5"/],
    ['a price in words', `${heading}\n2025-02-28,P,5,ten`, /line 2: price "ten"/],
    ['commas without quotes', `${heading}\n2025-02-28,P,1,000,5`, /line 2 has 5 cells under 4 headings/],
    ['an open quote', `${heading}\n"2025-02-28,P,1,5`, /line 2: a quoted cell is never closed/],
  ]
  for (const [says, text, message] of wrong) it(`refuses ${says}`, () => expect(trades(text)).rejects.toThrow(message))

  it('asks for trades or an owner', () => expect(run(shortSwing, '')).rejects.toThrow(/--trades FILE\.csv/))
})

describe('s16 vest', () => {
  const text = 'The units vest in three equal annual installments beginning on the first anniversary of the grant date.'
  const given = ['--text', text, '--grant', '2024-02-29', '--units', '100']

  it('prints a line a day', async () => {
    const { out, err, exitCode } = await run(vest, '', ...given, '--json')
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { date: '2025-02-28', units: '33', cumulative: '33' },
      { date: '2026-02-28', units: '33', cumulative: '66' },
      { date: '2027-02-28', units: '34', cumulative: '100' },
    ])
    expect(exitCode).toBe(0)
    expect(err).toMatch(/rounded down/)
    expect(err).toMatch(/leap day/)
  })

  it('prints a table for people, and rounds as told', async () => {
    const { out, err } = await run(vest, '', ...given, '--rounding', 'FRONT_LOADED')
    expect(out).toMatch(/^Vests +Units +Vested by then/)
    expect(out).toMatch(/2025-02-28 +34 +34/)
    expect(err).not.toMatch(/rounded down/)
  })

  it('writes one thing at a time', async () => {
    await expect(run(vest, '', '--text', text, '--grant', '2020-01-01', '--units', '9', '--json', '--ics')).rejects.toThrow(/--ics.*--json/)
  })

  it('writes a calendar feed', async () => {
    const { out } = await run(vest, '', ...given, '--ics')
    expect(out.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    expect(out).toMatch(/DTSTART;VALUE=DATE:20270228\r\n/)
  })

  const refused: readonly (readonly [text: string, message: RegExp])[] = [
    ['Something is said in words that nobody uses.', /not understood/],
    ['The option is fully vested.', /all is vested/],
    ['The RSUs vest upon the achievement of revenue targets.', /cannot be determined/],
    ['10 units vest on March 1, 2025 and 20 units vest on March 1, 2026.', /come to 30 units/],
  ]
  for (const [words, message] of refused) {
    it(`gives no line for "${words}"`, async () => {
      const { out, err, exitCode } = await run(vest, '', '--text', words, '--grant', '2024-01-01', '--units', '100', '--json')
      expect(out).toBe('')
      expect(err).toMatch(message)
      expect(exitCode).toBe(1)
    })
  }

  it('refuses a day or a number that is none', async () => {
    await expect(run(vest, '', '--text', text, '--grant', '2024-02-30', '--units', '1')).rejects.toThrow(/--grant "2024-02-30"/)
    await expect(run(vest, '', '--text', text, '--grant', '2024-02-29', '--units', 'many')).rejects.toThrow(/--units "many"/)
    await expect(run(vest, '', ...given, '--rounding', 'up')).rejects.toThrow(/--rounding "up"/)
  })
})
