/** Things that are one because others show it, link by link; the first of them stands for all. */
export class Linked {
  private readonly parents = new Map<string, string>()

  rootOf(key: string): string {
    let root = key
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent
    return root
  }

  join(a: string, b: string): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)]
    if (first !== second) this.parents.set(second, first)
  }
}
