import { dayInProse } from '../../model/iso-date.ts'
import type { FilingSummary, StoreCounts } from '../../store/store.ts'
import { Layout } from '../layout.tsx'
import { plural } from '../words.ts'
import { FilingList } from './filing-list.tsx'
import { Pager } from './pager.tsx'

/** Latest filings and how much there is. */
export interface HomeData {
  readonly counts: StoreCounts
  readonly filings: readonly FilingSummary[]
  readonly page: number
  readonly size: number
}

export function HomePage({ counts, filings, page, size }: HomeData) {
  return (
    <Layout title="Latest filings" place="latest" json="/index.json">
      <h1>Latest filings</h1>
      <p class="lead">
        {counts.filings === 0
          ? 'The database is empty.'
          : `${plural(counts.filings, 'report')} of ${plural(counts.issuers, 'company', 'companies')} by ${plural(counts.owners, 'insider')}${
              counts.lastFiledDate ? `, the last filed on ${dayInProse(counts.lastFiledDate)}` : ''
            }.`}
      </p>
      <FilingList filings={filings} />
      <Pager path="/" query={{}} page={page} size={size} total={counts.filings} />
    </Layout>
  )
}
