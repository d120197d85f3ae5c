/** The direction that a transaction code implies; M, C, O and X go both ways: the derivative ends, the shares come. */
const directions: Readonly<Record<string, 'A' | 'D'>> = { P: 'A', S: 'D', A: 'A', D: 'D', F: 'D', L: 'A', U: 'D', H: 'D' }

/** `A` or `D` where the code says which; `null` for codes that go both ways. */
export const impliedDirection = (code: string | null): 'A' | 'D' | null => (code === null ? null : (directions[code] ?? null))
