import { count } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { Reason } from './reason.tsx'
import type { TableColumn } from './table.tsx'
import { codeInWords, dollars } from './words.ts'

/** A line of the ledger as pages show it: what it moved, what it reports, and how it stands to the balance before it. */

export interface LedgerRow {
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
  readonly date: IsoDate | null
  readonly code: string | null
  readonly security: string
  readonly vehicle: string
  readonly unit: 'shares' | 'dollars'
  readonly opening: string | null
  readonly change: string | null
  readonly reported: Decimal | null
  readonly status: 'opening' | 'agrees' | 'explained' | 'unexplained'
  readonly why: string | null
  readonly flags: readonly { readonly code: string; readonly why: string }[]
  readonly counted: boolean
}

/** How a line stands to the balance before it. */
export const standings = { opening: 'first seen', agrees: 'agrees', explained: 'explained', unexplained: 'unexplained' } as const

/** A balance in its unit, with a true minus sign. */
const amount = ({ unit }: LedgerRow, value: string | null): string | null => {
  if (value === null) return null
  const shown = (positive: string) => (unit === 'dollars' ? dollars(positive) : count(positive))
  return value.startsWith('-') ? `−${shown(value.slice(1))}` : shown(value)
}

/** What the line moved, with shape and sign. */
function Change({ line }: { readonly line: LedgerRow }) {
  if (line.change === null) return null
  const down = line.change.startsWith('-')
  const shown = amount(line, down ? line.change.slice(1) : line.change)
  return <span class={down ? 'disposed' : 'acquired'}>{down ? `▼ −${shown}` : `▲ +${shown}`}</span>
}

/** Whether the balances agree, and if not, why; what is doubtful about the line. */
function Standing({ line }: { readonly line: LedgerRow }) {
  return (
    <>
      <span class={line.status === 'unexplained' ? 'unknown' : line.counted ? undefined : 'quiet'}>
        {line.counted ? standings[line.status] : 'not counted'}
      </span>
      {line.why ? (
        <span class="quiet why">
          <Reason text={line.why} />
        </span>
      ) : null}
      {line.flags.map((flag) => (
        <span class="unknown why">
          <Reason text={flag.why} />
        </span>
      ))}
    </>
  )
}

/** What a line did and how its balance stands: the columns of every table of the ledger, after what names the line. */
export const balanceColumns: readonly TableColumn<LedgerRow>[] = [
  { heading: 'What', cell: (line) => (line.code ? codeInWords(line.code) : 'holding') },
  { heading: 'Security', roomy: true, cell: (line) => line.security },
  { heading: 'Held', cell: (line) => line.vehicle },
  { heading: 'Opening', figures: true, cell: (line) => amount(line, line.opening) },
  { heading: 'Change', figures: true, cell: (line) => <Change line={line} /> },
  { heading: 'Reported', figures: true, cell: (line) => amount(line, line.reported) },
  { heading: 'Balance', cell: (line) => <Standing line={line} /> },
]
