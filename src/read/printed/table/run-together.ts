import type { Word } from '../pages/page.ts'
import { hasDigit } from './values.ts'

/** Figures of other columns among the words of a text, where only places tell columns apart. */
export const runsTogether = (words: readonly Word[]): boolean =>
  words[0]?.x !== undefined &&
  words.some(({ text }, at) => text === '$' || (hasDigit(text) && ownFigure.test(text) && !dates.test(words[at - 1]?.text ?? '')))

/** An amount or a day as the form prints its own; `01-12-2000` is the day of a trust. */
const ownFigure = /^\$?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d\d\/\d\d\/\d{4}$/

/** What stands before the day of a trust, an agreement or a plan. */
const dates = /^\(?(?:dated|dtd\.?|date|as|of|on|est\.?|established|u\/?[adt]|u\/?a\/?d|u\/?t\/?[ad]|u\/?d\/?t)$/i
