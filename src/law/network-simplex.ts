import type { Match, MatchablePairs } from './short-swing-pairs.ts'

/**
 * The transportation problem by the network simplex method: purchases send shares to sales along pairs that earn, or to a root where they
 * stay unmatched at no gain; sales likewise. A basis is a tree over all of them. Each step takes in an arc that earns more than the tree's
 * way round and drops the one that runs empty first, chosen so that no basis comes back (strongly feasible trees; Cunningham, A network
 * simplex method, Mathematical Programming 11 (1976)).
 *
 * Gains are whole numbers held in doubles: exact, since no sum of them along a tree passes 2^53 (`fitsDoubles`). Shares are `bigint`.
 */
export function networkSimplex(purchases: readonly bigint[], sales: readonly bigint[], pairs: MatchablePairs): Match[] {
  const buyers = purchases.length
  const root = buyers + sales.length
  // The arcs: the pairs, and after them every purchase to the root and the root to every sale at no gain.
  const known = pairs.gain.length
  const from = new Int32Array(known + root)
  const to = new Int32Array(known + root).fill(root, known, known + buyers)
  const gain = new Float64Array(known + root)
  // Pairs of one purchase are laid far apart, so that a block of arcs looks at many of them.
  const apart = Math.max(3, Math.floor(known / (root + 1)))
  for (let pair = 0, place = 0, lap = 0; pair < known; pair++) {
    from[place] = pairs.purchase[pair]!
    to[place] = buyers + pairs.sale[pair]!
    gain[place] = pairs.gain[pair]!
    place += apart
    if (place >= known) place = ++lap
  }
  for (let node = 0; node < root; node++) {
    if (node < buyers) from[known + node] = node
    else {
      from[known + node] = root
      to[known + node] = node
    }
  }
  // The tree: each node's parent, and of the arc between them: which it is, whether it leads up, and the shares on it.
  const parent = new Int32Array(root + 1).fill(root)
  const arc = Int32Array.from({ length: root + 1 }, (_, node) => known + node)
  const leadsUp = new Uint8Array(root + 1)
  const flow: bigint[] = [...purchases, ...sales, 0n]
  leadsUp.fill(1, 0, buyers)
  const depth = new Int32Array(root + 1).fill(1)
  depth[root] = 0
  parent[root] = -1
  /** What a share is worth at a node, against the root. */
  const worth = new Float64Array(root + 1)
  // The children of each node as a list: its first, and of each child the next and the one before.
  const firstChild = new Int32Array(root + 1).fill(-1)
  const next = new Int32Array(root + 1).fill(-1)
  const previous = new Int32Array(root + 1).fill(-1)
  const hang = (node: number, under: number) => {
    parent[node] = under
    previous[node] = -1
    next[node] = firstChild[under]!
    if (next[node]! >= 0) previous[next[node]!] = node
    firstChild[under] = node
  }
  const cut = (node: number) => {
    if (previous[node]! >= 0) next[previous[node]!] = next[node]!
    else firstChild[parent[node]!] = next[node]!
    if (next[node]! >= 0) previous[next[node]!] = previous[node]!
  }
  for (let node = root - 1; node >= 0; node--) hang(node, root)

  /** The arc that earns most over the tree in the next block that has one; -1 when none does. */
  const block = Math.max(256, Math.ceil(Math.sqrt(gain.length)))
  let looked = 0
  const entering = (): number => {
    let best = -1
    let most = 0
    for (let left = gain.length, inBlock = block; left > 0; left--) {
      const over = gain[looked]! + worth[from[looked]!]! - worth[to[looked]!]!
      if (over > most) {
        most = over
        best = looked
      }
      looked = looked + 1 === gain.length ? 0 : looked + 1
      inBlock -= 1
      if (inBlock === 0) {
        if (best >= 0) return best
        inBlock = block
      }
    }
    return best
  }

  const pending: number[] = []
  for (let taken = entering(); taken >= 0; taken = entering()) {
    const tail = from[taken]!
    const head = to[taken]!
    // Up from both ends to where they meet; of the arcs that lose shares the one with the fewest leaves: the last of them on the way round.
    let leaving = -1
    let fewest = 0n
    let a = tail
    let b = head
    const sides: [number[], number[]] = [[], []]
    while (a !== b) {
      if (depth[a]! >= depth[b]!) {
        sides[0].push(a)
        a = parent[a]!
      } else {
        sides[1].push(b)
        b = parent[b]!
      }
    }
    for (const node of sides[0]) {
      if (leadsUp[node] && (leaving < 0 || flow[node]! < fewest)) {
        leaving = node
        fewest = flow[node]!
      }
    }
    let onTailsSide = leaving >= 0
    for (const node of sides[1]) {
      if (!leadsUp[node] && (leaving < 0 || flow[node]! <= fewest)) {
        leaving = node
        fewest = flow[node]!
        onTailsSide = false
      }
    }
    if (fewest > 0n) {
      for (const node of sides[0]) flow[node] = leadsUp[node] ? flow[node]! - fewest : flow[node]! + fewest
      for (const node of sides[1]) flow[node] = leadsUp[node] ? flow[node]! + fewest : flow[node]! - fewest
    }
    // What hung below the leaving arc hangs by the new one: the way from it to the new one turns over.
    const top = onTailsSide ? tail : head
    let under = onTailsSide ? head : tail
    let newArc = taken
    let newFlow = fewest
    let newUp = onTailsSide ? 1 : 0
    for (let node = top; ; ) {
      const above = parent[node]!
      const [oldArc, oldFlow, oldUp] = [arc[node]!, flow[node]!, leadsUp[node]!]
      cut(node)
      hang(node, under)
      arc[node] = newArc
      flow[node] = newFlow
      leadsUp[node] = newUp
      if (node === leaving) break
      newArc = oldArc
      newFlow = oldFlow
      newUp = oldUp ? 0 : 1
      under = node
      node = above
    }
    const shift = onTailsSide ? worth[head]! - gain[taken]! - worth[tail]! : worth[tail]! + gain[taken]! - worth[head]!
    pending.push(top)
    while (pending.length > 0) {
      const node = pending.pop()!
      worth[node] = worth[node]! + shift
      depth[node] = depth[parent[node]!]! + 1
      for (let child = firstChild[node]!; child >= 0; child = next[child]!) pending.push(child)
    }
  }
  const matches: Match[] = []
  for (let node = 0; node < root; node++) {
    const pair = arc[node]!
    if (pair < known && flow[node]! > 0n) matches.push({ purchase: from[pair]!, sale: to[pair]! - buyers, shares: flow[node]! })
  }
  return matches
}
