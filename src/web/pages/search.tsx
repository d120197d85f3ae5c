import { companyInProse, nameInProse } from '../../model/names.ts'
import type { SearchHit } from '../../store/store.ts'
import { Layout } from '../layout.tsx'
import { partyPath, symbolShown } from '../party.tsx'
import { Table } from '../table.tsx'
import { filingPath, plural } from '../words.ts'

/** What a search may mean. */
export interface SearchData {
  readonly query: string
  readonly hits: readonly SearchHit[]
}

export const hitPath = ({ kind, id, name }: SearchHit): string =>
  (kind === 'filing' ? filingPath(id ?? '') : partyPath(kind, { cik: id, name })) ?? '/'

/** Parties are named in prose; a filing's hit is a sentence of its own. */
const nameOf = ({ kind, name, detail }: SearchHit): string =>
  kind === 'issuer' ? companyInProse(name, detail) : kind === 'owner' ? nameInProse(name) : name

const knownBy = ({ kind, id, detail }: SearchHit): string =>
  [kind === 'issuer' ? symbolShown(detail) : detail, kind === 'filing' ? null : id === null ? 'no CIK' : `CIK ${id}`]
    .filter((part) => part !== null)
    .join(' · ')

const kinds = { issuer: 'company', owner: 'insider', filing: 'filing' }

/** Hits on the page, at most. */
export const mostHits = 50

export function SearchPage({ query, hits }: SearchData) {
  return (
    <Layout title={query === '' ? 'Search' : `Search: ${query}`} query={query} json={`/search.json?q=${encodeURIComponent(query)}`}>
      <h1>{query === '' ? 'Search' : `“${query}”`}</h1>
      {hits.length === 0 ? null : (
        <p class="quiet">
          {hits.length < mostHits
            ? `${plural(hits.length, 'company, insider or filing', 'companies, insiders and filings')}.`
            : `The first ${mostHits}: a longer name finds fewer.`}
        </p>
      )}
      <Table
        caption="What was found"
        rows={hits}
        empty={
          query === ''
            ? 'Type a ticker, a company, a person or an accession number into the field above.'
            : 'Nothing of that name. Part of a name is enough, its words in any order; an accession number may be with or without dashes.'
        }
        columns={[
          {
            heading: 'Name',
            cell: (hit) => (
              <a class="row" href={hitPath(hit)}>
                {nameOf(hit)}
              </a>
            ),
          },
          { heading: 'Kind', quiet: true, cell: (hit) => kinds[hit.kind] },
          { heading: 'Known by', quiet: true, cell: knownBy },
          { heading: 'Reports', figures: true, cell: (hit) => String(hit.filings) },
        ]}
      />
    </Layout>
  )
}
