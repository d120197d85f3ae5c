/** Items of one key; there is at least one. */
export type Group<T> = [T, ...T[]]

/** Items with the same key together, by that key, in the order of their first; each group in the order given. */
export function groupedBy<K, T>(items: Iterable<T>, key: (item: T) => K): Map<K, Group<T>> {
  const groups = new Map<K, Group<T>>()
  for (const item of items) {
    const of = key(item)
    const group = groups.get(of)
    if (group) group.push(item)
    else groups.set(of, [item])
  }
  return groups
}

/** The same where only the groups matter. */
export const groupBy = <T>(items: Iterable<T>, key: (item: T) => unknown): Group<T>[] => [...groupedBy(items, key).values()]
