import type { Line } from '../pages/page.ts'

/** Where the columns of a cut table begin, by the numbers of its headings and the first pieces of the headings below them. */

const leaves = ['Code', 'V', 'Amount', '(A)or(D)', 'Price']
const derivativeLeaves = ['Code', 'V', '(A)', '(D)', 'DateExercisable', 'ExpirationDate', 'Title', 'AmountorNumberofShares']

/** `2` and `2A` for `1`: what may follow a heading's number. */
const follows = (number: string): readonly string[] => {
  const next = String(Number.parseInt(number, 10) + 1)
  return number.endsWith('A') ? [next] : [`${number}A`, next]
}

/** The cell in which each leaf column begins, left to right; none where the headings do not tell. */
export function columnStarts(headings: readonly Line[]): number[] {
  const top = headings.find((line) => line.cells.some((cell) => /^1\.?/.test(cell.words[0]?.text ?? '')))
  if (!top) return []
  const groups: number[] = []
  let expected: readonly string[] = ['1']
  top.cells.forEach((cell, at) => {
    const number = /^(\d{1,2}A?)(?:\.|$)/.exec(cell.words[0]?.text ?? '')?.[1]
    // The letter of `2A` may stand in the next cell.
    const found = expected.find((one) => one === number || (one === `${number}A` && cell.words[0]!.text === number))
    if (!found) return
    groups.push(at)
    expected = follows(found)
  })
  const starts = new Set(groups)
  const derivative = headings.some((line) =>
    line.cells.some((cell) => cell.words.some((word) => /^(?:Underl|Convers|Derivat)/.test(word.text))),
  )
  const order = derivative ? derivativeLeaves : leaves
  let next = 0
  for (const line of headings.slice(headings.indexOf(top) + 1)) {
    line.cells.forEach((cell, at) => {
      const first = cell.words[0]?.text ?? ''
      if (first === '') return
      const leaf = order.findIndex((one, index) => index >= next && (next === 0 || index <= next + 2) && one.startsWith(first))
      if (leaf < 0) return
      next = leaf + 1
      // The first of a group begins where the group does.
      if (!groups.includes(at) && !isFirst(order[leaf]!)) starts.add(at)
    })
  }
  return [...starts].sort((a, b) => a - b)
}

const isFirst = (leaf: string): boolean => ['Code', '(A)', 'DateExercisable', 'Title'].includes(leaf)
