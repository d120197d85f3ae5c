import { toMonthDayYear } from '../model/date.ts'
import { equal, isDecimal } from '../model/decimal.ts'
import type { FiledLine, FiledReport } from './filed-report.ts'

/** Words that take back what was reported, by themselves. */
const takenBack =
  /\b(?:withdr(?:aw|ew|awn|awal|awing|aws)|retract\w*|rescind\w*|delet(?:e|es|ed|ing|ion)|remov(?:e|es|ed|ing|al)|did not (?:occur|take place|happen)|never (?:occurred|took place|happened)|(?:was|were) not (?:executed|consummated|completed|effected)|should not have been (?:reported|included|filed)|(?:reported|filed|included|listed) (?:in|by) (?:error|mistake)|(?:reported|filed|included|listed) twice|duplicat\w+)\b/i

/** Words that take back only what the sentence names. */
const mistaken =
  /\b(?:erroneously|inadvertently|mistakenly|incorrectly) (?:reported|included|filed|listed)|(?:reported|included|filed|listed) (?:erroneously|inadvertently|mistakenly)\b/i

/** Sentences that correct a figure, or add what was left out, take nothing back. */
const corrects =
  /\b(?:instead of|rather than|incorrect|wrong|misstat\w+|omitted|understat\w+|overstat\w+|correct (?:number|amount|price|date|code|balance))\b/i

/** Money, shares and dates named by a sentence. */
const figures = (sentence: string): string[] =>
  (sentence.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((one) => one.replaceAll(',', '')).filter(isDecimal)

function names(sentence: string, { source }: FiledLine): boolean {
  const amount = source.shares?.value ?? source.totalValue?.value ?? source.sharesOwnedFollowing?.value
  return amount !== null && amount !== undefined && figures(sentence).some((one) => equal(one, amount))
}

const months = 'January February March April May June July August September October November December'.split(' ')

function namesDay(sentence: string, { source }: FiledLine): boolean {
  const day = source.transactionDate?.value
  if (!day) return false
  const long = `${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${day.slice(0, 4)}`
  return (
    sentence.includes(long) ||
    sentence.includes(toMonthDayYear(day)) ||
    sentence.includes(`${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`)
  )
}

/**
 * Which of the lines that an amendment does not restate its remarks or notes take back, and in which words. A sentence that names an
 * amount or a day takes back those lines; one that names none takes back the only line there is, or all when the amendment has no
 * line of its own. Otherwise nothing: an unclear word withdraws no line.
 */
export function withdrawals(amendment: FiledReport, left: readonly FiledLine[], ownLines: number): ReadonlyMap<FiledLine, string> {
  const { remarks, footnotes } = amendment.document
  const withdrawn = new Map<FiledLine, string>()
  const told = [{ by: 'the remarks say', text: remarks ?? '' }, ...footnotes.map(({ text }) => ({ by: 'a note says', text }))]
  const sentences = told.flatMap(({ by, text }) => text.split(/(?<=[.;])\s+(?=[A-Z(])/).map((sentence) => ({ by, sentence })))
  for (const { by, sentence } of sentences) {
    const isPlain = takenBack.test(sentence)
    if ((!isPlain && !mistaken.test(sentence)) || corrects.test(sentence)) continue
    const why = `${by}: ${sentence.length > 160 ? `${sentence.slice(0, 157)}…` : sentence}`
    const byAmount = left.filter((line) => names(sentence, line))
    const byDay = left.filter((line) => namesDay(sentence, line))
    const both = byAmount.filter((line) => byDay.includes(line))
    const named = both.length > 0 ? both : byAmount.length > 0 ? byAmount : byDay
    const taken = named.length > 0 ? named : isPlain && (left.length === 1 || ownLines === 0) ? left : []
    for (const line of taken) withdrawn.set(line, why)
  }
  return withdrawn
}
