/** What the digits of figures tell: slips of who types one, and whether two are the same by chance. Plain decimals without sign. */

/** Shares below which two balances or gains may be the same by chance. */
export const telling = '100'

/** Hundreds are granted and bought so often that one says nothing of another. */
export const isRound = (shares: string): boolean => /00(?:\.0*)?$/.test(shares)

/** One figure turned into another by swapped, lost, doubled or mistyped digits. */
export function looksMistyped(wrong: string, right: string): boolean {
  const [a, b] = [wrong.replace('.', ''), right.replace('.', '')]
  if (a === b) return true
  if (a.length === b.length) {
    const off = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]))
    if (off.length === 1) return a.length >= 3
    return [...a].sort().join('') === [...b].sort().join('') && off.length <= 4
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  return long.length === short.length + 1 && [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
}

/** Two neighbouring digits swapped, or one digit lost or doubled: not merely another digit, which may be another number. */
export function isSlip(wrong: string, right: string): boolean {
  if (wrong.length !== right.length) return Math.abs(wrong.length - right.length) === 1 && looksMistyped(wrong, right)
  const off = [...wrong].flatMap((digit, at) => (digit === right[at] ? [] : [at]))
  const [first, second] = off
  return off.length === 2 && second === first! + 1 && wrong[first!] === right[second] && wrong[second] === right[first!]
}

/** Whether one figure is the other with digits before or behind it. */
export function holdsDigits(wrong: string, right: string): boolean {
  const [long, short] = wrong.length > right.length ? [wrong, right] : [right, wrong]
  return short.length >= 3 && (long.startsWith(short) || long.endsWith(short))
}

/** Figures of as many digits, at least five, that differ in one. */
export const oneDigitOff = (wrong: string, right: string): boolean =>
  wrong.length >= 5 && wrong.length === right.length && [...wrong].filter((digit, at) => digit !== right[at]).length === 1

/** Whether a number of shares has a part of a share. */
export const hasFraction = (value: string | null): boolean => value !== null && /\.\d*[1-9]/.test(value)
