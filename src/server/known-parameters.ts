import type { MiddlewareHandler } from 'hono'
import { isIsoDate } from '../model/date.ts'
import type { TroubleData } from '../web/pages/trouble.tsx'
import { told } from './trouble.tsx'

/** The parameters of an address, each with the words that it takes; `day` for a day such as `2019-03-01`, `null` for free text. */
export type Parameters = Readonly<Record<string, readonly string[] | 'day' | null>>

/**
 * Refuses an address with a parameter that its page does not know, or with a word that a parameter does not take: were it passed over, the
 * page would answer another question than was asked. `shown` are those that only arrange the page and that its data does not take.
 */
export const knowsParameters =
  (known: Parameters, shown: Parameters = {}): MiddlewareHandler =>
  async (c, next) => {
    const takes = c.req.path.endsWith('.json') ? known : { ...known, ...shown }
    const wrong = wrongParameter(c.req.query(), takes)
    return wrong === null ? next() : told(c, wrong, 400)
  }

function wrongParameter(given: Readonly<Record<string, string>>, takes: Parameters): TroubleData | null {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(takes, name)) {
      return { heading: `“${name.slice(0, 40)}” cannot be asked here`, advice: whatIsTaken(Object.keys(takes)) }
    }
    const words = takes[name] ?? null
    if (words === 'day') {
      const isDay: boolean = value === '' || isIsoDate(value)
      if (!isDay) return { heading: `“${value.slice(0, 40)}” is no day`, advice: 'Write a day such as 2019-03-01.' }
      continue
    }
    if (words !== null && value !== '' && !words.includes(value)) {
      return { heading: `“${value.slice(0, 40)}” is not what ${name} takes`, advice: `It takes ${words.join(' or ')}.` }
    }
  }
  return null
}

const whatIsTaken = (names: readonly string[]): string =>
  names.length === 0 ? 'The address takes no parameters.' : `The address takes ${names.join(', ')}.`
