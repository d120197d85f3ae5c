import { describe, expect, test } from 'vitest'
import { cityLine, partStreets } from '../../../src/read/printed/head/owners.ts'
import { cutStreets, streetsAndCity } from '../../../src/read/printed/head/streets.ts'
import type { Word } from '../../../src/read/printed/pages/page.ts'
import { textOf } from '../../../src/read/printed/pages/page.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

const words = (text: string): Word[] => text.split(' ').map((one, at) => ({ text: one, start: at, end: at + 1, gap: at === 0 ? 2 : 1 }))

describe('two streets in one run of words', () => {
  test.each([
    ['C/O EXAMPLE HOLDINGS, INC. 12 ELM STREET', 'C/O EXAMPLE HOLDINGS, INC.', '12 ELM STREET'],
    ['EXAMPLE CORPORATION ONE EXAMPLE PLAZA', 'EXAMPLE CORPORATION', 'ONE EXAMPLE PLAZA'],
    ['12 ELM STREET SUITE 300', '12 ELM STREET', 'SUITE 300'],
    ['12 ELM STREET, SUITE 300', '12 ELM STREET, SUITE 300', ''],
    ['12 ELM BLVD. STE 300', '12 ELM BLVD. STE 300', ''],
    ['12 ELM STREET MS-A4-151', '12 ELM STREET', 'MS-A4-151'],
    ['7 EXAMPLE TRADE CENTER 250 ELM STREET', '7 EXAMPLE TRADE CENTER', '250 ELM STREET'],
    ['C/O EXAMPLE CAPITAL, 12 ELM STREET SUITE 300', 'C/O EXAMPLE CAPITAL, 12 ELM STREET', 'SUITE 300'],
    // No street is longer than 40 characters: the house's number was written into the first.
    [
      'C/O THE EXAMPLE GROUP, 1001 MASSACHUSETTS AVE., N.W. SUITE 220 SOUTH',
      'C/O THE EXAMPLE GROUP, 1001',
      'MASSACHUSETTS AVE., N.W. SUITE 220 SOUTH',
    ],
  ])('%s', (whole, street1, street2) => {
    const cut = cutStreets(words(whole), false)
    expect([textOf(cut.street1), textOf(cut.street2)]).toEqual([street1, street2])
  })

  test('the stylesheets join them by a comma, which is no part of the first', () => {
    const cut = cutStreets(words('C/O EXAMPLE INC, 12 ELM STREET'), true)
    expect([textOf(cut.street1), textOf(cut.street2)]).toEqual(['C/O EXAMPLE INC', '12 ELM STREET'])
  })
})

test.each([
  ['12 ELM STREET NEW YORK', 'NEW YORK'],
  ['47 ESPLANADE ST. HELIER', 'ST. HELIER'],
  ['12 FIRST ST CAMBRIDGE', 'CAMBRIDGE'],
  ['1 AVENUE OF THE AMERICAS NEW YORK', 'NEW YORK'],
  ['12 ELM DRIVE NW ROCHESTER', 'ROCHESTER'],
  ['5 RIO ROBLES SAN JOSE', 'SAN JOSE'],
  ['12 ELM STREET SUITE B ANN ARBOR', 'ANN ARBOR'],
])('the city after streets: %s', (whole, city) => {
  expect(textOf(streetsAndCity(words(whole)).city)).toBe(city)
})

test('a pipe cell holds both streets of the web page in one run', () => {
  const source = [
    '| FORM 4 STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP |',
    '|--|',
    '',
    '| 1. Name and Address of Reporting Person * Person Example | 2. Issuer Name and Ticker or Trading Symbol Example Inc [ EXMP ] |',
    '|--|--|',
    '| (Last) (First) (Middle) C/O EXAMPLE INC. 12 ELM STREET | 3. Date of Earliest Transaction (Month/Day/Year) 03/05/2020 |',
    '| (Street) RENO NV 89501 | |',
    '| (City) (State) (Zip) | |',
  ].join('\n')
  expect(readPrint(source)[0]!.document.reportingOwners[0]!.address).toMatchObject({
    street1: 'C/O EXAMPLE INC.',
    street2: '12 ELM STREET',
  })
})

describe('city, state and zip in one line', () => {
  test.each([
    ['DUBLIN, L2 2', 'DUBLIN', 'L2', '2'],
    ['HAMILTON, D0 HM LX', 'HAMILTON', 'D0', 'HM LX'],
    ['AMSTERDAM, P7 1077 XX', 'AMSTERDAM', 'P7', '1077 XX'],
    ['SAN DIEGO, CA 92101-1234', 'SAN DIEGO', 'CA', '92101-1234'],
    ['C/O EXAMPLE CO., IN 12 ELM ST', 'C/O EXAMPLE CO., IN 12 ELM ST', '', ''],
  ])('%s', (line, city, state, zip) => {
    const read = cityLine(words(line), true)
    expect([read.city, read.state, read.zipCode].map(textOf)).toEqual([city, state, zip])
  })
})

test.each([
  ['1 ELM BOULEVARD, SUITE', '640', '1 ELM BOULEVARD, SUITE 640', ''],
  ['1 ELM BOULEVARD', '640', '1 ELM BOULEVARD', '640'],
  ['1 ELM BOULEVARD, SUITE', 'SOUTH TOWER', '1 ELM BOULEVARD, SUITE', 'SOUTH TOWER'],
])('two lines of a box, "%s" and "%s"', (first, second, street1, street2) => {
  const parted = partStreets([...words(first), ...words(second)], false, true)
  expect([textOf(parted.street1), textOf(parted.street2)]).toEqual([street1, street2])
})
