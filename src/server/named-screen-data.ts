import { namedScreens } from '../store/named-screens.ts'
import { runNamedScreen } from '../store/run-named-screen.ts'
import { screenFaults } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { calledParameter, type NamedScreenData } from '../web/pages/named-screen.tsx'
import type { NamedLink } from '../web/pages/screen.tsx'

/** The named screens as links. */
export const namedLinks: readonly NamedLink[] = Object.entries(namedScreens).map(([name, { label, summary }]) => ({ name, label, summary }))

/** A named screen over the parameters of a URL; `null` where there is none of the name. */
export async function namedScreenData(store: Store, query: Readonly<Record<string, string>>): Promise<NamedScreenData | null> {
  const { named = '', ...given } = query
  const screen = Object.hasOwn(namedScreens, named) ? namedScreens[named] : undefined
  if (!screen) return null
  const parsed = screen.parameters.safeParse(given)
  const usual: Readonly<Record<string, unknown>> = { ...screen.parameters.parse({}) }
  const values: Readonly<Record<string, unknown>> = parsed.success ? { ...parsed.data } : { ...usual, ...given }
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
    result: parsed.success ? await runNamedScreen(store, screen, parsed.data, new Date().toISOString().slice(0, 10)) : null,
    faults: parsed.success ? [] : screenFaults(parsed.error, given, calledParameter),
  }
}
