/** Order of texts, letter by letter: of ISO days it is that of time. For `sort`. */
export const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
