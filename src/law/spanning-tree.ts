/**
 * A spanning tree over numbered nodes, as the network simplex method keeps it: each node hangs by an arc under another, the root under none.
 * Of the arc above a node it knows which it is, whether it leads up, and the shares on it; of a node what a share is worth there, against
 * the root.
 */
export class SpanningTree {
  readonly root: number
  /** The number of the arc between a node and the one it hangs under. */
  readonly arc: Int32Array
  /** The shares on the arc above a node. */
  readonly flow: bigint[]
  /** 1 where the arc above a node leads to the root, 0 where it comes from there. */
  readonly leadsUp: Uint8Array
  /** What a share is worth at a node, against the root: whole numbers below 2^53. */
  readonly worth: Float64Array
  readonly #parent: Int32Array
  readonly #depth: Int32Array
  // The children of each node as a list: its first, and of each child the next and the one before.
  readonly #firstChild: Int32Array
  readonly #next: Int32Array
  readonly #previous: Int32Array
  readonly #pending: number[] = []

  /** Every node hangs under the root: by which arc, with which shares, and the first `upward` of them by arcs that lead up. */
  constructor(arcs: Int32Array, shares: readonly bigint[], upward: number) {
    const root = shares.length
    this.root = root
    this.arc = arcs
    this.flow = [...shares, 0n]
    this.leadsUp = new Uint8Array(root + 1).fill(1, 0, upward)
    this.worth = new Float64Array(root + 1)
    this.#parent = new Int32Array(root + 1).fill(root)
    this.#parent[root] = -1
    this.#depth = new Int32Array(root + 1).fill(1)
    this.#depth[root] = 0
    this.#firstChild = new Int32Array(root + 1).fill(-1)
    this.#next = new Int32Array(root + 1).fill(-1)
    this.#previous = new Int32Array(root + 1).fill(-1)
    for (let node = root - 1; node >= 0; node--) this.#hang(node, root)
  }

  /** The nodes on the ways up from two nodes to where these meet, each way from its node upward. */
  waysUp(one: number, other: number): readonly [number[], number[]] {
    const ways: [number[], number[]] = [[], []]
    let a = one
    let b = other
    while (a !== b) {
      if (this.#depth[a]! >= this.#depth[b]!) {
        ways[0].push(a)
        a = this.#parent[a]!
      } else {
        ways[1].push(b)
        b = this.#parent[b]!
      }
    }
    return ways
  }

  /**
   * Hangs what hung below the arc above `leaving` under another node, by a new arc above `top`, a node below that arc: the way from `top` to
   * `leaving` turns over.
   */
  turnOver(
    top: number,
    leaving: number,
    under: number,
    by: { readonly arc: number; readonly flow: bigint; readonly leadsUp: boolean },
  ): void {
    let { arc, flow } = by
    let up = by.leadsUp ? 1 : 0
    let above = under
    for (let node = top; ; ) {
      const after = this.#parent[node]!
      const [oldArc, oldFlow, oldUp] = [this.arc[node]!, this.flow[node]!, this.leadsUp[node]!]
      this.#cut(node)
      this.#hang(node, above)
      this.arc[node] = arc
      this.flow[node] = flow
      this.leadsUp[node] = up
      if (node === leaving) return
      arc = oldArc
      flow = oldFlow
      up = oldUp ? 0 : 1
      above = node
      node = after
    }
  }

  /** Adds to what a share is worth at a node and all below it, whose depths are counted anew. */
  addWorth(top: number, more: number): void {
    const pending = this.#pending
    pending.push(top)
    while (pending.length > 0) {
      const node = pending.pop()!
      this.worth[node] = this.worth[node]! + more
      this.#depth[node] = this.#depth[this.#parent[node]!]! + 1
      for (let child = this.#firstChild[node]!; child >= 0; child = this.#next[child]!) pending.push(child)
    }
  }

  #hang(node: number, under: number): void {
    const first = this.#firstChild[under]!
    this.#parent[node] = under
    this.#previous[node] = -1
    this.#next[node] = first
    if (first >= 0) this.#previous[first] = node
    this.#firstChild[under] = node
  }

  #cut(node: number): void {
    const [next, previous] = [this.#next[node]!, this.#previous[node]!]
    if (previous >= 0) this.#next[previous] = next
    else this.#firstChild[this.#parent[node]!] = next
    if (next >= 0) this.#previous[next] = previous
  }
}
