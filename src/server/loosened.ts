import { type ScreenQuery, screenFilters } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { arrangement, type Looser } from '../web/pages/screen.tsx'

/** The filter without which a screen that finds nothing would find most; `null` where no single one is in the way. */
export async function loosened(store: Store, screen: ScreenQuery): Promise<Looser | null> {
  const set = screenFilters.filter((name) => !arrangement.has(name) && screen[name as keyof ScreenQuery] !== undefined)
  // Marks are of no use to a count.
  const unmarked = screen.superseded === 'exclude' ? {} : ({ superseded: 'as-filed' } as const)
  const found: Looser[] = []
  for (const filter of set) {
    const { total } = await store.screen({ ...screen, ...unmarked, [filter]: undefined, page: 1, size: 1 })
    if (total > 0) found.push({ filter, total })
  }
  return found.reduce<Looser | null>((most, one) => (most === null || one.total > most.total ? one : most), null)
}
