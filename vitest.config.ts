import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/global.ts',
    setupFiles: 'test/support/setup.ts',
    // Half of a run would be imports of the same modules; what a file opens, it closes.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One worker leaves half of a small machine idle: much of a test waits for database, chain and witness.
    maxWorkers: 2,
  },
})
