import type { PrintedSignature } from '../closing/signatures.ts'
import { letters, lettersOf } from '../pages/page.ts'

/**
 * Owners who file together sign in the order in which they stand in the form. Where recognition lost some of the signatures, the owners'
 * names in the others tell which were lost.
 */

/** How surely a signature is that of an owner: it begins with the name, or has it; 0 where neither. */
function match(signature: PrintedSignature, owner: readonly string[]): number {
  const said = lettersOf(signature.name)
  const name = letters(owner.join(''))
  if (name.length < 5) return 0
  // `Ltd` and `Limited`, `LP` and `L.P.`: the kind of a company is written in many ways.
  const start = letters(owner.filter((word) => !/^(?:LLC|L\.?P\.?|Ltd\.?|Limited|Inc\.?|Corp\.?)[.,]*$/i.test(word)).join(''))
  if (said.startsWith(name)) return 3 + name.length / 100
  if (said.startsWith(start) && start.length > 6) return 2 + start.length / 100
  if (said.endsWith(name)) return 2 + name.length / 100
  const words = new Set(signature.name.map((word) => letters(word.text)))
  const long = owner.map(letters).filter((word) => word.length > 2)
  return long.length > 1 && long.every((word) => words.has(word)) && owner.length < 5 ? 1 : 0
}

const lost: PrintedSignature = { name: [], date: [] }

/** The signatures with an empty one in the place of each that was lost before another; as they are where names do not tell. */
export function inOrderOf(signatures: readonly PrintedSignature[], owners: readonly (readonly string[])[]): readonly PrintedSignature[] {
  const [size, width] = [signatures.length, owners.length]
  if (size === 0 || size >= width) return signatures
  // best[at][to]: the first `at` signatures stand in the first `to` places.
  const best = Array.from({ length: size + 1 }, () => new Float64Array(width + 1).fill(Number.NEGATIVE_INFINITY))
  best[0]!.fill(0)
  for (let at = 1; at <= size; at++)
    for (let to = at; to <= width; to++)
      best[at]![to] = Math.max(best[at]![to - 1]!, best[at - 1]![to - 1]! + match(signatures[at - 1]!, owners[to - 1]!) - to * 0.001)
  const places = new Map<number, number>()
  for (let at = size, to = width; at > 0; to--) {
    if (best[at]![to] === best[at]![to - 1]) continue
    places.set(to - 1, at - 1)
    at--
  }
  const matched = [...places].filter(([place, at]) => match(signatures[at]!, owners[place]!) > 0).length
  if (matched < 2 || matched * 3 < size * 2) return signatures
  const last = Math.max(...places.keys())
  return Array.from({ length: last + 1 }, (_, place) => {
    const at = places.get(place)
    return at === undefined ? lost : signatures[at]!
  })
}
