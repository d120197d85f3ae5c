/** A CIK, EDGAR's number of a company or person, with all of its ten digits: `320193` is `0000320193`. `null` for what is none. */
export function cikOf(text: string): string | null {
  const digits = text.trim()
  return /^\d{1,10}$/.test(digits) ? digits.padStart(10, '0') : null
}
