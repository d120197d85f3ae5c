/** Of some names the one that was meant: it begins as what was typed, or is a slip or two away from it. */
export function nearestOf(name: string, names: readonly string[]): string | undefined {
  const near = names.map((one) => ({ one, slips: slipsBetween(name, one) })).filter(({ one, slips }) => slips <= (one.length > 4 ? 2 : 1))
  return names.find((one) => one.startsWith(name) || name.startsWith(one)) ?? near.sort((a, b) => a.slips - b.slips)[0]?.one
}

/** Letters to leave out, put in, change or swap with their neighbour to make one word of another. */
function slipsBetween(typed: string, meant: string): number {
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= meant.length; j++) {
      const same = typed[i - 1] === meant[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]
      row.push(
        Math.min(
          row[j - 1]! + 1,
          rows[i - 1]![j]! + 1,
          rows[i - 1]![j - 1]! + same,
          swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    rows.push(row)
  }
  return rows[typed.length]![meant.length]!
}
