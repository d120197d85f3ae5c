import { expect, it } from 'vitest'
import { readSources } from '../../src/host/read-sources.ts'
import type { OwnershipDocument } from '../../src/model/document.ts'
import { application } from '../../src/server/app.ts'
import { writeXml } from '../../src/write/xml.ts'
import { box, formFour, trade } from '../store/made-filings.ts'
import { temporaryStore } from '../store/store-folder.ts'

const filing = (
  number: number,
  signed: string,
  traded: string,
  code: string,
  shares: string,
  balance: string,
  given: Partial<OwnershipDocument> = {},
) => ({
  name: `0000000001-${signed.slice(2, 4)}-00000${number}.xml`,
  bytes: new TextEncoder().encode(
    writeXml(
      formFour({
        periodOfReport: traded,
        nonDerivative: [
          trade(code, shares, '12', { transactionDate: box(traded), acquiredDisposed: box('D'), sharesOwnedFollowing: box(balance) }),
        ],
        signatures: [{ name: 'Jane Doe', date: signed }],
        ...given,
      }),
    ),
  ),
})

it('draws a balance that was told afterwards on the day of its report', async () => {
  const store = await temporaryStore()
  await store.load(
    readSources([
      filing(1, '2020-08-03', '2020-08-01', 'S', '30', '1100'),
      filing(2, '2020-12-03', '2020-12-01', 'G', '100', '1000'),
      filing(3, '2021-02-10', '2020-11-01', 'G', '10', '990', { documentType: '5', periodOfReport: '2020-12-31' }),
    ]),
  )
  const page = await (await application(store, () => {}).request('/owner/0000000011/0000000001')).text()
  const drawn = [...page.matchAll(/<title>([^:<]*: [\d,]+) Common Stock/g)].map((match) => match[1])
  expect([...new Set(drawn)]).toEqual(['1 Aug 2020: 1,100', '1 Dec 2020: 1,000', '10 Feb 2021: 990'])
})
