/** The small grammar of tags: names and attributes, over bytes. */

export const lessThan = 60
export const greaterThan = 62
export const slash = 47
export const colon = 58

/** By byte: whether a name may begin with it, and whether it may hold it. */
export const isNameStart = new Uint8Array(256)
export const isName = new Uint8Array(256)
for (let byte = 0; byte < 256; byte++) {
  const letter = (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95 || byte >= 128
  if (letter) isNameStart[byte] = 1
  if (letter || (byte >= 48 && byte <= 57) || byte === 45 || byte === 46) isName[byte] = 1
}

/** Where an attribute's name stands and where the attribute ends. */
export interface AttributeSpan {
  readonly nameStart: number
  readonly nameEnd: number
  readonly end: number
}

export interface Attributes {
  /** After the tag's `>`. */
  readonly end: number
  readonly selfClosed: boolean
  /** The value of `id`, -1 without one. */
  readonly idStart: number
  readonly idEnd: number
  /** Attributes of other names. */
  readonly others: readonly AttributeSpan[] | null
}

/** Attributes from after the name to after `>`; `null` when the tag never ends before another begins. */
export function readAttributes(bytes: Uint8Array, from: number, end: number): Attributes | null {
  let idStart = -1
  let idEnd = -1
  let others: AttributeSpan[] | null = null
  let at = from
  for (;;) {
    while (at < end && bytes[at]! <= 32) at++
    if (at >= end || bytes[at] === lessThan) return null
    if (bytes[at] === greaterThan) return { end: at + 1, selfClosed: false, idStart, idEnd, others }
    if (bytes[at] === slash && bytes[at + 1] === greaterThan) return { end: at + 2, selfClosed: true, idStart, idEnd, others }
    const nameStart = at
    while (at < end && (isName[bytes[at]!] || bytes[at] === colon)) at++
    if (at === nameStart) {
      at++
      continue
    }
    const nameEnd = at
    while (at < end && bytes[at]! <= 32) at++
    if (bytes[at] !== 61) {
      if (at < end && bytes[at] !== greaterThan && bytes[at] !== slash && !isNameStart[bytes[at]!]) return null
      continue
    }
    at++
    while (at < end && bytes[at]! <= 32) at++
    const quote = bytes[at]
    let valueStart = at
    if (quote === 34 || quote === 39) {
      valueStart = ++at
      while (at < end && bytes[at] !== quote && bytes[at] !== lessThan) at++
      if (at >= end || bytes[at] === lessThan) return null
    } else while (at < end && bytes[at]! > 32 && bytes[at] !== greaterThan && bytes[at] !== lessThan) at++
    if (nameEnd - nameStart === 2 && (bytes[nameStart]! | 32) === 105 && (bytes[nameStart + 1]! | 32) === 100) {
      idStart = valueStart
      idEnd = at
    } else {
      others ??= []
      others.push({ nameStart, nameEnd, end: at + 1 })
    }
    if (quote === 34 || quote === 39) at++
  }
}

/** Where a document type ends, its own declarations included; `end` where it never does. */
export function pastDoctype(bytes: Uint8Array, start: number, end: number): number {
  let brackets = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at]
    if (byte === 91) brackets++
    else if (byte === 93) brackets--
    else if (byte === greaterThan && brackets <= 0) return at + 1
  }
  return end
}

/** Where what ends with some signs, `-->` say, has ended; -1 where it never does. */
export function pastClosing(bytes: Uint8Array, start: number, end: number, closing: string): number {
  for (let at = start; at + closing.length <= end; at++) {
    let same = 0
    while (same < closing.length && bytes[at + same] === closing.charCodeAt(same)) same++
    if (same === closing.length) return at + closing.length
  }
  return -1
}
