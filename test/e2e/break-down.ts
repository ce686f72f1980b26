import type { Page } from 'playwright-core'

/** Lets a procedure fail on every call. */
export async function breakDown(page: Page, procedure: string): Promise<void> {
  await page.route(`**/trpc/${procedure}*`, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/json',
      body: '[{"error":{"message":"Out of order","code":-32603,"data":{"httpStatus":500}}}]',
    }),
  )
}
