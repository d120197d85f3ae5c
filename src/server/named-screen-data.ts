import type { IsoDate } from '../model/document.ts'
import { type NamedScreen, namedScreens } from '../store/named-screens.ts'
import { runNamedScreen } from '../store/run-named-screen.ts'
import { screenFaults } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { calledParameter, type NamedScreenData, type Wider } from '../web/pages/named-screen.tsx'
import type { NamedLink } from '../web/pages/screen.tsx'

/** The named screens as links. */
export const namedLinks: readonly NamedLink[] = Object.entries(namedScreens).map(([name, { label, summary }]) => ({ name, label, summary }))

/** A named screen over the parameters of a URL, on a day; `null` where there is none of the name. */
export async function namedScreenData(
  store: Store,
  query: Readonly<Record<string, string>>,
  today: IsoDate,
): Promise<NamedScreenData | null> {
  const { named = '', ...given } = query
  const screen = Object.hasOwn(namedScreens, named) ? namedScreens[named] : undefined
  if (!screen) return null
  const parsed = screen.parameters.safeParse(given)
  const usual: Readonly<Record<string, unknown>> = { ...screen.parameters.parse({}) }
  const values: Readonly<Record<string, unknown>> = parsed.success ? { ...parsed.data } : { ...usual, ...given }
  const result = parsed.success ? await runNamedScreen(store, screen, parsed.data, today) : null
  const shown = (value: unknown): string => (value === undefined ? '' : String(value))
  return {
    screens: namedLinks,
    screen: { name: named, label: screen.label, summary: screen.summary },
    parameters: Object.entries(screen.meanings).map(([name, meaning]) => ({
      name,
      meaning,
      choices: screen.choices[name] ?? null,
      value: shown(values[name]),
      usual: shown(usual[name]),
    })),
    result,
    wider: result?.total === 0 ? await widerScreen(store, screen, given, today) : null,
    faults: parsed.success ? [] : screenFaults(parsed.error, given, Object.keys(screen.meanings), calledParameter),
  }
}

/** The first change that finds something where nothing is found: a filter given taken away, or what the screen itself holds for wider. */
async function widerScreen(
  store: Store,
  screen: NamedScreen,
  given: Readonly<Record<string, string>>,
  today: IsoDate,
): Promise<Wider | null> {
  const set = Object.entries(given).filter(([name, value]) => name in screen.meanings && name !== 'size' && value !== '')
  const changes: readonly Readonly<Record<string, string>>[] = [
    ...set.map(([name]) => ({ [name]: '' })),
    screen.wider,
    { plans: 'include', flagged: 'include' },
  ]
  for (const changed of changes) {
    const parsed = screen.parameters.safeParse({ ...given, ...changed })
    if (!parsed.success || Object.keys(changed).length === 0) continue
    const { total } = await runNamedScreen(store, screen, parsed.data, today)
    if (total > 0) return { changed, total }
  }
  return null
}
