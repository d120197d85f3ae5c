import { describe, expect, it } from 'vitest'
import { relationshipWords } from '../../../src/read/printed/cut/ticks.ts'
import { joined, vocabularyOf } from '../../../src/read/printed/cut/words.ts'
import { isOffice } from '../../../src/read/printed/head/offices.ts'
import { textOf } from '../../../src/read/printed/pages/page.ts'
import { markdownPage } from '../../../src/read/printed/pages/piped-page.ts'
import { readPrint } from '../../../src/read/printed/print.ts'

/** Words and ticks in cells whose borders cut them. */

const page = markdownPage('Shares of EXAMPLE and of MANHATTANVILLE ROAD.')
const known = vocabularyOf(page.lines, new Set(), new Set())
const cells = (text: string) => markdownPage(`| ${text} |\n|--|\n`).lines[0]!.cells.map(({ words }) => words)

describe('pieces of words in cells beside each other', () => {
  it.each([
    ['EX | AMPLE COR | P', 'EXAMPLE CORP'],
    ['FINANCIAL | SE | RVICES', 'FINANCIAL SERVICES'],
    ['RY S | YSTE | MS | INC', 'RY SYSTEMS INC'],
    ['DOE JANE S | M', 'DOE JANE S M'],
    ['DOE L | S CO', 'DOE L S CO'],
    ['EXAMPLE HOLDINGS I | I LP', 'EXAMPLE HOLDINGS II LP'],
    ['EXAMPLE CO | RP | /DE/', 'EXAMPLE CORP /DE/'],
    ['2200 ZEBULA | QUINTER BLVD', '2200 ZEBULA QUINTER BLVD'],
    ['1 BRINKMAN | VILLE ROAD', '1 BRINKMANVILLE ROAD'],
  ])('%s', (pieces, whole) => {
    expect(textOf(joined(cells(pieces), known))).toBe(whole)
  })
})

describe('a tick that may be that of two boxes', () => {
  it('in a column of its own is the officer’s where one who has an office has no other', () => {
    const words = (title: string) => {
      const found = relationshipWords(cells(`X | Director 10% Owner Officer (give title below) Other (specify below) ${title}`), known)
      return found && textOf(found)
    }
    expect(words('Chief Example')).toContain('X Officer')
    expect(words('Example of a Group')).not.toContain('X')
  })

  it.each([
    ['EVP, Chief Example', true],
    ['Secretary', true],
    ['VP, Operations - Example Ins.', false],
    ['Officer-Investment Sub-Advisor', false],
    ['Former Chief Executive Officer', false],
    ['Member of a Group', false],
  ])('the title "%s" is an office of the issuer: %s', (title, told) => {
    expect(isOffice(title)).toBe(told)
  })

  const relationship = (title: string) =>
    readPrint(`
| 1. Name and Address of Reporting Person * Example Pat | 2. Issuer Name and Ticker or Trading Symbol Example Corp [ EXMP ] | 5. Relationship of Reporting Person(s) to Issuer (Check all applicable) |
|--|--|--|
| | | Director 10% Owner |
| | | Officer (give title Other (specify |
| | | X |
| (Last) (First) (Middle) 12 ELM STREET | 3. Date of Earliest Transaction (Month/Day/Year) 03/05/2020 | below) below) ${title} |
| (Street) RENO NV 89501 | 4. If Amendment, Date of Original Filed (Month/Day/Year) | 6. Individual or Joint/Group Filing (Check Applicable Line) X Form filed by One Reporting Person |
| (City) (State) (Zip) | | Form filed by More than One Reporting Person |

STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP FORM 4

| Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned | | |
|--|--|--|
`)[0]!.document.reportingOwners[0]!.relationship

  it('between the lines of both labels is the officer’s where the title below is an office', () => {
    expect(relationship('Chief Example Officer')).toMatchObject({ officer: true, other: false, officerTitle: 'Chief Example Officer' })
    expect(relationship('Member of a Group')).toMatchObject({ officer: null, other: null, officerTitle: null })
  })
})
