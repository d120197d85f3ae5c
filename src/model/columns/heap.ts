const encoder = new TextEncoder()

/** Bytes laid end to end: the values of a group of lines that are too long for their cells. */
export class Heap {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  #length = 0
  readonly #expected: number

  /** Room is made for what is expected at the first value. */
  constructor(expected = 0) {
    this.#expected = Math.max(1 << 16, Math.ceil(expected))
  }

  /** Where the next value will begin. */
  get length(): number {
    return this.#length
  }

  /** Adds a run of bytes and tells where it begins. */
  addBytes(source: Uint8Array, start = 0, end = source.length): number {
    const length = end - start
    const to = this.#room(length)
    if (length > 48) this.#bytes.set(source.subarray(start, end), to)
    else for (let at = 0; at < length; at++) this.#bytes[to + at] = source[start + at]!
    this.#length += length
    return to
  }

  /** Adds a text as UTF-8 and tells where it begins. */
  addText(text: string): number {
    const { length } = text
    const start = this.#room(length * 3)
    let at = 0
    // Most texts are short and ASCII, for which the encoder takes longer to call than to copy by hand.
    if (length <= 80) for (let unit = 0; at < length && (unit = text.charCodeAt(at)) < 128; at++) this.#bytes[start + at] = unit
    this.#length += at === length ? length : encoder.encodeInto(text, this.#bytes.subarray(start)).written
    return start
  }

  /** Everything gathered; the heap begins anew. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#bytes = new Uint8Array(0)
    this.#length = 0
    return taken
  }

  #room(bytes: number): number {
    const needed = this.#length + bytes
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2, this.#expected))
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    return this.#length
  }
}
