import { Layout } from '../layout.tsx'
import { Table } from '../table.tsx'
import { link } from '../words.ts'

/** What programs may ask this server for: each address with what it gives, and one that answers. */

/** A filing, an owner and an issuer that the database holds, for examples; `null` while it is empty. */
export interface ProgramExamples {
  readonly filing: string
  readonly issuer: string | null
  readonly owner: string | null
}

interface Address {
  readonly pattern: string
  readonly what: string
  readonly example: string | null
}

export function addresses(examples: ProgramExamples | null): readonly Address[] {
  const { filing = null, issuer = null, owner = null } = examples ?? {}
  const under = (base: string | null, ending: string) => (base === null ? null : `${base}${ending}`)
  const filingAt = filing === null ? null : `/filing/${encodeURIComponent(filing)}`
  const issuerAt = issuer === null ? null : `/issuer/${issuer}`
  const ownerAt = owner === null ? null : `/owner/${owner}`
  const pairAt = ownerAt === null || issuer === null ? null : `${ownerAt}/${issuer}`
  return [
    { pattern: '/index.json?page=', what: 'the latest filings, and how much there is', example: '/index.json' },
    { pattern: '/search.json?q=&limit=', what: 'companies, insiders and filings by name, symbol or number', example: '/search.json?q=a' },
    { pattern: '/filing/NUMBER.json', what: 'a filing: document, issues, evidence, submission', example: under(filingAt, '.json') },
    { pattern: '/filing/NUMBER/ownership.xml', what: 'its document as ownership XML', example: under(filingAt, '/ownership.xml') },
    { pattern: '/filing/NUMBER/form.pdf', what: 'the printed form', example: under(filingAt, '/form.pdf') },
    { pattern: '/filing/NUMBER/source.txt', what: 'its source as it was loaded', example: under(filingAt, '/source.txt') },
    { pattern: '/filing/NUMBER/changes.json', what: 'what amendments changed, line by line', example: under(filingAt, '/changes.json') },
    {
      pattern: '/issuer/CIK.json?as-of=&joint=each',
      what: 'a company, by a day if asked: names, insiders, last balances, latest lines, purchases less sales by quarter and the lines they leave out',
      example: under(issuerAt, '.json'),
    },
    {
      pattern: '/issuer/CIK/calendar.ics',
      what: 'what lies ahead of its insiders, to subscribe to',
      example: under(issuerAt, '/calendar.ics'),
    },
    {
      pattern: '/issuer/CIK/item-405/YEAR-END.json, .csv, .txt',
      what: 'who was late in a fiscal year',
      example: under(issuerAt, '/item-405/2024-12-31.json'),
    },
    {
      pattern: '/owner/CIK.json?as-of=',
      what: 'an insider, likewise: names, companies, roles, last balances',
      example: under(ownerAt, '.json'),
    },
    {
      pattern: '/owner/CIK/CIK.json?as-of=&all=yes',
      what: 'the ledger of an insider in a company, line by line',
      example: under(pairAt, '.json'),
    },
    {
      pattern: '/owner/CIK/CIK/short-swing.json?share=&issuer-kind=&as-of=',
      what: 'profit recoverable under Section 16(b)',
      example: under(pairAt, '/short-swing.json'),
    },
    {
      pattern: '/screen.json, /screen.csv',
      what: 'lines by the filters of the page Screens',
      example: '/screen.json?codes=P&sort=-value&size=5',
    },
    {
      pattern: '/screen.json, /screen.csv?named=',
      what: 'what a named screen finds',
      example: link('/screen.json', { named: 'large-sales' }),
    },
    { pattern: '/due.json?form=&date=', what: 'when a report is due, step by step', example: '/due.json?form=4&date=2025-12-23&code=S' },
  ]
}

export function ProgramsPage({ examples }: { readonly examples: ProgramExamples | null }) {
  return (
    <Layout title="For programs">
      <h1>For programs</h1>
      <p class="lead">What a page shows is data too: mostly under its own address with .json, linked at its foot.</p>
      <p>
        Amounts are decimal strings, days are ISO, what is absent is null. What is wrong with a request is told as <code>error</code> with
        the status 400 or 404. The command asks the same: <code class="whole">s16 VERB --json</code>, and <code>s16 sql</code> in SQL.
      </p>
      <Table
        caption="Addresses"
        rows={addresses(examples)}
        empty=""
        folds
        columns={[
          { heading: 'Address', cell: ({ pattern }) => <code>{pattern}</code> },
          {
            heading: 'Gives',
            cell: ({ what, example }) => (
              <>
                {what}
                <br />
                {example === null ? (
                  <span class="quiet">once filings are loaded</span>
                ) : (
                  <a class="address" href={example}>
                    {example}
                  </a>
                )}
              </>
            ),
          },
        ]}
      />
    </Layout>
  )
}
