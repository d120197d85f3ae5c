import { toMonthDayYear } from '../model/date.ts'
import { equal, isDecimal } from '../model/decimal.ts'
import type { FiledLine, FiledReport } from './filed-report.ts'

/** Words with which a filer takes back what was reported. */
const takenBack =
  /\b(?:withdr(?:aw|ew|awn|awal|awing|aws)|retract\w*|rescind\w*|delet(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|did not (?:occur|take place|happen)|never (?:occurred|took place|happened)|was not (?:executed|consummated|completed|effected)|(?:should not have been|(?:was|were) (?:inadvertently|erroneously|mistakenly|incorrectly)|(?:was|were)) (?:reported|included|filed)(?: (?:in|by) (?:error|mistake)| erroneously| inadvertently| mistakenly| twice)?|(?:reported|filed|included) (?:in|by) error|(?:erroneously|inadvertently|mistakenly) (?:reported|included|filed|listed)|duplicat\w+)\b/i

/** Sentences that only say that something was corrected are no withdrawal. */
const plainPast = /^(?:was|were) (?:reported|included|filed)$/i

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
  const sentences = [remarks ?? '', ...footnotes.map(({ text }) => text)].flatMap((text) => text.split(/(?<=[.;])\s+(?=[A-Z(])/))
  for (const sentence of sentences) {
    const words = takenBack.exec(sentence)?.[0]
    if (words === undefined || plainPast.test(words)) continue
    const why = `a note says: ${sentence.length > 160 ? `${sentence.slice(0, 157)}…` : sentence}`
    const byAmount = left.filter((line) => names(sentence, line))
    const byDay = left.filter((line) => namesDay(sentence, line))
    const both = byAmount.filter((line) => byDay.includes(line))
    const named = both.length > 0 ? both : byAmount.length > 0 ? byAmount : byDay
    const taken = named.length > 0 ? named : left.length === 1 || ownLines === 0 ? left : []
    for (const line of taken) withdrawn.set(line, why)
  }
  return withdrawn
}
