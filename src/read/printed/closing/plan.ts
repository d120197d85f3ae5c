import { flag } from '../head/fields.ts'
import type { Tick } from '../head/relationship.ts'
import { textOf, type Word } from '../pages/page.ts'
import type { Record } from '../record.ts'
import { ways } from '../trust.ts'

/**
 * The box for Rule 10b5-1(c). Who ticks it tells of the plan in the explanation of responses (Form 4, General Instruction 10): where a
 * conversion lost the tick, a note that puts a transaction under such a plan tells it still.
 */

const traded = /\b(?:s[oa]ld|sales?|effected|made|transactions?|executed|exercised?|purchased?|transferred|conver\w+|reported)\b/i
const underPlan = /\b(?:pursuant to|under|in accordance with|in compliance with|by)\s.{0,100}\b10b5-1/i
const notUnder = /\b(?:not|other than|outside)\b.{0,60}\b10b5-1/i

/** Whether a sentence says that a transaction was made under a plan, and nothing of it denies that. */
const tellsOfPlan = (sentence: string): boolean => underPlan.test(sentence) && traded.test(sentence) && !notUnder.test(sentence)

/** The box as it is ticked, or as the notes and remarks tell where its tick cannot be seen; `null` where the print has no such box. */
export function planOf(tick: Tick, texts: readonly (readonly Word[])[], record: Record): boolean | null {
  if (tick.words.length === 0) return null
  const telling =
    tick.value === null
      ? texts.find((words) =>
          textOf(words)
            .split(/[.;]\s(?=[A-Z])/)
            .some(tellsOfPlan),
        )
      : undefined
  if (!telling) return flag('aff10b5One', tick, record)
  record.field('aff10b5One', telling, 'inferred', ways.toldByNote)
  record.issue('tick-not-visible', 'note', 'aff10b5One', 'the print does not show whether the box is ticked; a note tells of the plan')
  return true
}
