import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBillow, type OpenBillow } from './open-billow.ts'

export type SharedBillow = {
  /** The product, as every test of the file finds it. */
  readonly billow: OpenBillow
  /** Goes to an address, as if it was typed in. */
  open(path?: string): Promise<Page>
}

/**
 * One server and one browser for all tests of a file: starting them takes longer than most tests. For tests that
 * change no data and go to an address of their own.
 *
 * @param prepare what is there before the first test.
 */
export function shareBillow(
  options: Parameters<typeof openBillow>[0] = {},
  prepare: (billow: OpenBillow) => Promise<unknown> = async () => {},
): SharedBillow {
  let shared: OpenBillow | undefined
  beforeAll(async () => {
    shared = await openBillow(options)
    await prepare(shared)
  })
  afterAll(() => shared?.[Symbol.asyncDispose]())
  const billow = () => {
    if (shared === undefined) throw new Error('Billow is there only within a test.')
    return shared
  }
  return {
    get billow() {
      return billow()
    },
    async open(path = '/explorer') {
      const { page, app } = billow()
      await page.goto(app.url + path)
      return page
    },
  }
}
