import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Noted, OwnershipDocument, Row } from '../../src/model/document.ts'
import { UnreadableError } from '../../src/model/reading.ts'
import { readPlaced, type WordInBox } from '../../src/read/printed/pages/placed-print.ts'
import { readPrint } from '../../src/read/printed/print.ts'
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
Common Stock          |3/5/99 |S/K   | |1,500   |D  |$12.50  |           |     |                        |
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

const folder = new URL('./ascii-forms/', import.meta.url)
const forms = readdirSync(folder).filter((name) => !name.endsWith('.expected'))
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8')

/** What was read of a form, a line for each thing, as it stands beside the form in `NAME.expected`. */
function told({ document, issues }: Pick<ReturnType<typeof read>, 'document' | 'issues'>): string {
  const { issuer, reportingOwners, nonDerivative, derivative, footnotes, signatures } = document
  const ticks = ['notSubjectToSection16', 'form3HoldingsReported', 'form4TransactionsReported'] as const
  return [
    `form ${document.documentType}, period ${document.periodOfReport}, original ${document.dateOfOriginalSubmission}`,
    ...ticks.flatMap((tick) => (document[tick] === null ? [] : [`${tick} ${document[tick]}`])),
    `issuer ${issuer.name} [${issuer.tradingSymbol}] ${issuer.cik}`,
    ...reportingOwners.map(ownerLine),
    ...nonDerivative.map((row) => `I  ${rowLine(row)}`),
    ...derivative.map((row) => `II ${rowLine(row)}`),
    ...footnotes.map(({ id, text }) => `${id} ${text}`),
    ...(document.remarks === null ? [] : [`remarks ${document.remarks}`]),
    ...signatures.map(({ name, date }) => `signed ${name} on ${date}`),
    ...issues.map(({ code, path }) => `issue ${code} ${path}`),
    '',
  ].join('\n')
}

const ownerLine = ({ cik, name, address, relationship }: OwnershipDocument['reportingOwners'][number]): string =>
  [
    `owner ${name} ${cik}`,
    [address.street1, address.street2, address.city, address.state, address.zipCode].join(', '),
    Object.entries(relationship).flatMap(([tick, value]) =>
      value === null || value === false ? [] : [value === true ? tick : `"${value}"`],
    ),
  ].join(' | ')

const box = (name: string, noted: Noted<string> | null): string[] =>
  noted === null || (noted.value === null && noted.footnotes.length === 0)
    ? []
    : [`${name}${noted.value ?? ''}${noted.footnotes.map((id) => `(${id})`).join('')}`]

const rowLine = (row: Row): string =>
  [
    ...(row.kind === 'holding' ? ['hold'] : []),
    ...box('', row.transactionDate),
    ...box('deemed ', row.deemedExecutionDate),
    ...(row.coding ? [`${row.coding.code}/${row.coding.formType}`] : []),
    ...box('', row.shares),
    ...box('', row.acquiredDisposed),
    ...box('@', row.pricePerShare),
    ...box('x', row.conversionOrExercisePrice),
    ...box('ex ', row.exerciseDate),
    ...box('exp ', row.expirationDate),
    ...(row.underlying ? [...box('of ', row.underlying.shares), ...box('', row.underlying.title)] : []),
    ...box('=', row.sharesOwnedFollowing),
    ...box('', row.directOrIndirect),
    ...box('', row.securityTitle),
    ...box('; ', row.natureOfOwnership),
  ].join(' ')

/** What is read of a damaged form, or `null` where it is none any more. */
function readIfAny(text: string): ReturnType<typeof read> | null {
  try {
    return read(bytes(text))
  } catch (error) {
    if (error instanceof UnreadableError) return null
    throw error
  }
}

/** Whether the letters and digits of a value stand in a text, in their order: a cell may break them over lines. */
function standsIn(value: string, text: string): boolean {
  let at = 0
  for (const character of value.replace(/[^A-Za-z0-9]/g, '')) {
    at = text.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

/** A form's text without its envelope, and its words where they stand on a page. */
function onPage(name: string): [text: string, words: WordInBox[]] {
  const [, text = ''] = /<TEXT>\n([\s\S]*)<\/TEXT>/.exec(textOf(name)) ?? [null, textOf(name)]
  const words = text.split('\n').flatMap((line, y) =>
    // What an envelope puts before a dash does not stand on a page.
    [...line.replace(/^- (?=-)/, '').matchAll(/\S+/g)].map(
      ({ 0: word, index }): WordInBox => ({ text: word, page: 1, box: [index * 5, y * 10, word.length * 5, 9] }),
    ),
  )
  return [text, words]
}

/** A typed word as a recogniser gives it: the box ends where the ink does, long words are broken, a bar alone is a narrow I. */
function asRecognised(text: string, column: number, y: number): WordInBox[] {
  if (text === '|') return [{ text: 'I', page: 1, box: [column * 5 + 2, y, 1, 9], certainty: 0.4 }]
  const parts = /^[a-z]{8,}$/.test(text) ? [text.slice(0, 4), text.slice(4)] : [text]
  return parts.map((part, at) => ({
    text: part,
    page: 1,
    box: [(column + at * 4) * 5 + 0.9, y, part.length * 5 - 1.8, 9],
    certainty: 0.9,
  }))
}

describe('forms in the layouts that the nineties had', () => {
  it.each(forms)('%s', (name) => {
    expect(told(read(bytes(textOf(name))))).toBe(textOf(name.replace(/\.\w+$/, '.expected')))
  })

  it.each(forms)('%s: every field names its place in the source', (name) => {
    const text = textOf(name)
    const { evidence, document } = read(bytes(text))
    expect(evidence.length).toBeGreaterThan(15)
    for (const { span, text: quoted, confidence } of evidence) {
      expect(text.slice(...span!)).toBe(quoted)
      expect(confidence).toBeLessThan(0.95)
    }
    const title = evidence.find(({ path }) => path === 'nonDerivative[0].securityTitle')!
    expect(document.nonDerivative[0]!.securityTitle.value).toContain(title.text.split(/\s{2,}|\||</)[0]!)
  })

  const typed = forms.filter((name) => name.endsWith('.txt'))

  it.each(typed)('%s: as words on the page of a PDF it says the same', (name) => {
    const [text, words] = onPage(name)
    const [reading] = readPlaced({ words, cells: [] }, 'pdf')
    const { document, evidence } = reading!
    expect(document).toEqual({ ...read(bytes(text)).document })
    expect(evidence.every(({ page, box }) => page === 1 && box !== undefined)).toBe(true)
  })

  it.each(typed)('%s: as words of a scan it is believed less, and least where a word is doubtful', (name) => {
    const [, words] = onPage(name)
    const believed = (certainty: number) =>
      readPlaced({ words: words.map((word) => ({ ...word, certainty })), cells: [] }, 'scan')[0]!.evidence.map(
        ({ confidence }) => confidence,
      )
    const [sure, doubtful] = [believed(0.95), believed(0.5)]
    expect(Math.max(...sure)).toBeLessThan(0.75)
    expect(doubtful.every((confidence, at) => confidence < sure[at]! * 0.6)).toBe(true)
  })

  it.each(typed)('%s: on a scan a typed page says the same, though words are broken and bars taken for letters', (name) => {
    const [text, words] = onPage(name)
    const found = words.flatMap((word) => asRecognised(word.text, word.box[0] / 5, word.box[1]))
    const [reading] = readPlaced({ words: found, cells: [] }, 'scan')
    expect(reading!.document).toEqual({ ...read(bytes(text)).document })
  })

  it('rows of a bordered page that ran together are told, and no text goes over a border', () => {
    // The rule between the first two rows stands behind the first, so that as cells of a page they are one row.
    const [reading] = readPrint(textOf('text-browser.txt').replace(/(\$10\.50.*)│\n├/, '$1├'))
    const { document, issues } = reading!
    expect(document.nonDerivative.map(({ securityTitle }) => securityTitle.value)).toEqual(['Common Stock'])
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toContain('row-not-read nonDerivative')
  })

  it.each<readonly [string, RegExp, string]>([
    ['a cell that broke off its row', /(\$10\.50.*)│D/, '$1\n│D'],
    ['a heading below a tag', /(├─{16}┬─{18}┬[\s\S]*?plan +│)/, '<S>$1 9'],
  ])('%s is no part of a title', (_, from, to) => {
    const [reading] = readPrint(textOf('text-browser.txt').replace(from, to))
    expect(reading!.document.nonDerivative.map(({ securityTitle }) => securityTitle.value)).toEqual(Array(3).fill('Common Stock'))
  })

  it.each<readonly [string, readonly (readonly [from: number, length: number, put: string])[]]>([
    [
      'a heading whose number stands by itself',
      [
        [7198, 2, ''],
        [5217, 33, '<S>'],
      ],
    ],
    ['cells that broke off with what follows them', [[7200, 30, '']]],
    ['a code and figures that broke off', [[6836, 9999, '']]],
  ])('%s: nothing of a broken border is in a title', (_, cuts) => {
    let page = textOf('text-browser.txt')
    for (const [from, length, put] of cuts) page = page.slice(0, from) + put + page.slice(from + length)
    for (const { securityTitle, natureOfOwnership } of readPrint(page)[0]!.document.nonDerivative) {
      expect(securityTitle.value).toMatch(/^Common Stock( Common Stock)?$/)
      expect(natureOfOwnership?.value ?? 'By 401(k) plan').toBe('By 401(k) plan')
    }
  })

  it('damaged anywhere are read as far as they go, and nothing stands in the document that does not stand in the text', () => {
    const damage = fc.record({
      form: fc.constantFrom(...forms),
      cuts: fc.array(fc.tuple(fc.nat(9_999), fc.nat(60), fc.constantFrom('', ' ', '\n', '|', '9', '(1)', '<S>')), { maxLength: 6 }),
      end: fc.option(fc.nat(9_999)),
    })
    fc.assert(
      fc.property(damage, ({ form, cuts, end }) => {
        let text = textOf(form)
        for (const [at, length, put] of cuts) {
          const from = at % text.length
          text = text.slice(0, from) + put + text.slice(from + length)
        }
        if (end !== null) text = text.slice(0, end % text.length)
        const reading = readIfAny(text)
        if (reading === null) return
        const { document, evidence } = reading
        const rows = (['nonDerivative', 'derivative'] as const).flatMap((table) =>
          document[table].map((row, at) => [`${table}[${at}]`, row] as const),
        )
        for (const [path, row] of rows)
          for (const field of ['securityTitle', 'natureOfOwnership', 'shares', 'sharesOwnedFollowing'] as const) {
            const value = row[field]?.value ?? null
            if (value === null) continue
            const quoted = evidence.find((one) => one.path === `${path}.${field}`)!.text
            expect([field, value, quoted, standsIn(value, quoted)]).toEqual([field, value, quoted, true])
          }
        for (const { span } of evidence) expect(span![0] <= span![1] && span![1] <= text.length).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what untrusted text does', () => {
  it.each([
    ['a line of rules', '_'.repeat(300_000)],
    ['a line of headings', 'securities acquired '.repeat(15_000)],
    ['blank lines', '\n'.repeat(300_000)],
    ['lines without figures', 'Common Stock of no amount\n'.repeat(12_000)],
    ['figures without an end', '3/5/01 S 1,500 D $12.50 8,700 D '.repeat(10_000)],
  ])('%s: is read in bounded time', (_, text) => {
    for (const place of ['1. Title of Security', 'FORM 4', 'Explanation of Responses:'])
      expect(read(bytes(form.replace(place, `${place}\n${text}\n`))).document.documentType).toBe('4')
  })
})

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
      coding: { code: 'S', formType: '4', equitySwapInvolved: true },
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
    // A schedule of owners asks for a taxpayer's number too.
    const schedule = other
      .replaceAll('10-K', 'SC 13D')
      .replace('Nothing', '<HTML><P>1. Names of Reporting Persons</P><P>I.R.S. Identification Nos. of above persons (voluntary)</P></HTML>')
    expect(() => read(bytes(schedule))).toThrow(UnreadableError)
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
