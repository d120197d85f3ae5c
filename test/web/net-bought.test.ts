import { describe, expect, it } from 'vitest'
import type { ScreenRow } from '../../src/store/screen.ts'
import { netBought } from '../../src/web/net-bought.tsx'

let row = 0
const line = (date: string, code: string, value: string | null, given: Partial<ScreenRow> = {}): ScreenRow => ({
  reference: '0000000001-25-000001',
  accession: '0000000001-25-000001',
  form: '4',
  filedDate: null,
  issuerCik: '0000000001',
  issuer: 'EXAMPLE INC',
  ticker: 'EXM',
  owners: [],
  table: 'I',
  row: ++row,
  kind: 'transaction',
  date,
  code,
  acquiredDisposed: code === 'S' ? 'D' : 'A',
  security: 'Common Stock',
  shares: '1',
  price: value,
  value,
  sharesOwnedFollowing: null,
  directOrIndirect: 'D',
  natureOfOwnership: null,
  aff10b5One: null,
  superseded: false,
  supersededWhy: null,
  ...given,
})

describe('what insiders bought net', () => {
  it('is purchases less sales in the open market of the twelve months to the last', () => {
    const rows = [
      line('2025-06-02', 'A', '900'),
      line('2025-05-31', 'S', '100.25'),
      line('2025-01-02', 'P', '40.1'),
      line('2025-01-02', 'S', null),
      line('2024-06-01', 'P', '10'),
      line('2024-05-31', 'P', '1000'),
    ]
    expect(netBought(rows, true)).toMatchObject({ from: '2024-06-01', to: '2025-05-31', net: '-50.15', withoutPrice: 1 })
    expect(netBought(rows, true)?.lines).toHaveLength(3)
  })

  it('is not moved by a day that is a slip, nor by derivatives', () => {
    const rows = [
      line('2035-03-01', 'S', '7', { filedDate: '2025-03-03' }),
      line('2025-03-01', 'S', '5', { filedDate: '2025-03-03' }),
      line('2025-04-01', 'P', '3', { table: 'II' }),
    ]
    expect(netBought(rows, true)).toMatchObject({ to: '2025-03-01', net: '-5', withoutPrice: 0 })
  })

  it('is not said of nothing, nor of a part of the months', () => {
    expect(netBought([line('2025-03-01', 'A', '5'), line('2025-03-01', 'P', null)], true)).toBeNull()
    const latest = [line('2025-03-01', 'S', '5'), line('2024-11-01', 'S', '5')]
    expect(netBought(latest, false)).toBeNull()
    expect(netBought([...latest, line('2024-02-01', 'G', null)], false)).toMatchObject({ net: '-10' })
  })
})
