import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** `unit` is everything without a browser, on the engine of the run; `e2e` drives the built page in Chromium. */
export default defineConfig({
  plugins: [react()],
  test: {
    maxWorkers: 2,
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    globalSetup: 'test/support/build-once.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          // Loading the server anew for every file took longer than many of the tests; they share no state.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: 'test/e2e/close-browser.ts',
          testTimeout: 90_000,
        },
      },
    ],
  },
})
