import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Only what hangs is ended: a busy machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'threads',
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
