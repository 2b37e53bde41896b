import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: '.',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/quiet.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Files share what they import (it takes seconds to load); none of them changes a module.
    isolate: false,
    // Two cores: the browser test needs one for itself.
    maxWorkers: 2,
  },
})
