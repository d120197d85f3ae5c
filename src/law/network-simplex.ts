import type { Match, MatchablePairs } from './short-swing-pairs.ts'
import { SpanningTree } from './spanning-tree.ts'

/** The arcs: the pairs, and after them every purchase to the root and the root to every sale at no gain. */
interface Arcs {
  readonly from: Int32Array
  readonly to: Int32Array
  /** Whole numbers. */
  readonly gain: Float64Array
}

function arcsOf(pairs: MatchablePairs, buyers: number, root: number): Arcs {
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
  return { from, to, gain }
}

/** Gives, at every call, the arc that earns most over the tree in the next block of arcs that has one; -1 when none does. */
function pricing({ from, to, gain }: Arcs, worth: Float64Array): () => number {
  const block = Math.max(256, Math.ceil(Math.sqrt(gain.length)))
  let looked = 0
  return () => {
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
}

/** The arc of the tree that runs empty first when shares go round, named by the node below it, and how many go round until then. */
interface Leaving {
  readonly node: number
  readonly shares: bigint
  /** Whether it lies on the way up from where the new arc begins. */
  readonly onTailsWay: boolean
}

/** Of the arcs that lose shares the one with the fewest: the last of them on the way round, so that no basis comes back. */
function leavingOf({ flow, leadsUp }: SpanningTree, [tails, heads]: readonly [readonly number[], readonly number[]]): Leaving {
  let node = -1
  let shares = 0n
  for (const one of tails) {
    if (leadsUp[one] && (node < 0 || flow[one]! < shares)) {
      node = one
      shares = flow[one]!
    }
  }
  let onTailsWay = node >= 0
  for (const one of heads) {
    if (!leadsUp[one] && (node < 0 || flow[one]! <= shares)) {
      node = one
      shares = flow[one]!
      onTailsWay = false
    }
  }
  return { node, shares, onTailsWay }
}

/** Sends shares round: up the one way of the tree, over the new arc, down the other. */
function sendRound({ flow, leadsUp }: SpanningTree, [tails, heads]: readonly [readonly number[], readonly number[]], shares: bigint): void {
  if (shares === 0n) return
  for (const node of tails) flow[node] = leadsUp[node] ? flow[node]! - shares : flow[node]! + shares
  for (const node of heads) flow[node] = leadsUp[node] ? flow[node]! + shares : flow[node]! - shares
}

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
  const known = pairs.gain.length
  const arcs = arcsOf(pairs, buyers, root)
  const { from, to, gain } = arcs
  const tree = new SpanningTree(
    Int32Array.from({ length: root + 1 }, (_, node) => known + node),
    [...purchases, ...sales],
    buyers,
  )
  const { worth } = tree
  const entering = pricing(arcs, worth)
  for (let taken = entering(); taken >= 0; taken = entering()) {
    const [tail, head] = [from[taken]!, to[taken]!]
    const ways = tree.waysUp(tail, head)
    const { node, shares, onTailsWay } = leavingOf(tree, ways)
    sendRound(tree, ways, shares)
    const [top, under] = onTailsWay ? [tail, head] : [head, tail]
    tree.turnOver(top, node, under, { arc: taken, flow: shares, leadsUp: onTailsWay })
    const over = gain[taken]! + worth[tail]! - worth[head]!
    tree.addWorth(top, onTailsWay ? -over : over)
  }
  const matches: Match[] = []
  for (let node = 0; node < root; node++) {
    const pair = tree.arc[node]!
    if (pair < known && tree.flow[node]! > 0n) matches.push({ purchase: from[pair]!, sale: to[pair]! - buyers, shares: tree.flow[node]! })
  }
  return matches
}
