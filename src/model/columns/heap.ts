const encoder = new TextEncoder()

/** Bytes laid end to end: the values of a group of lines that are too long for their cells. */
export class Heap {
  #bytes = new Uint8Array(1 << 16)
  #length = 0

  /** Where the next value will begin. */
  get length(): number {
    return this.#length
  }

  /** Adds bytes and tells where they begin. */
  addBytes(bytes: Uint8Array): number {
    const start = this.#room(bytes.length)
    this.#bytes.set(bytes, start)
    this.#length += bytes.length
    return start
  }

  /** Adds a text as UTF-8 and tells where it begins. */
  addText(text: string): number {
    const start = this.#room(text.length * 3)
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(start)).written
    return start
  }

  /** Everything gathered; the heap begins anew. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#bytes = new Uint8Array(1 << 16)
    this.#length = 0
    return taken
  }

  #room(bytes: number): number {
    const needed = this.#length + bytes
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    return this.#length
  }
}
