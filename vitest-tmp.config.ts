import { defineConfig } from 'vitest/config'
export default defineConfig({
  root: '/work/wt/assistant-page',
  test: {
    maxWorkers: 1,
    pool: 'forks',
    testTimeout: 90_000,
    hookTimeout: 120_000,
    include: ['test/**/*.test.{ts,tsx}'],
  },
})
