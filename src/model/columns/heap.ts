const encoder = new TextEncoder()

const leastRoom = 1 << 16

/** Bytes laid end to end: the values of a group of lines that are too long for their cells. */
export class Heap {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  #length = 0

  /** May begin with files that stand in a block of memory: what is taken from these is not copied. The block is the heap's from then on. */
  constructor(files?: Uint8Array<ArrayBuffer>) {
    if (files === undefined) return
    this.#bytes = new Uint8Array(files.buffer)
    this.#length = files.byteOffset + files.length
  }

  /** Where the next value will begin. */
  get length(): number {
    return this.#length
  }

  /** Adds a run of bytes, unless it stands in the heap already, and tells where it begins. */
  addBytes(source: Uint8Array, start = 0, end = source.length): number {
    if (source.buffer === this.#bytes.buffer) return source.byteOffset + start
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
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2, leastRoom))
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    return this.#length
  }
}
