import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { breakDown } from './break-down.ts'
import { openBillow } from './open-billow.ts'

const provoked = /Failed to load resource/

test('an answer that fails is said to have failed, and a retry brings it', async () => {
  await using billow = await openBillow({ path: '/docs', provoked })
  const { page, app } = billow
  await breakDown(page, 'costs.aggregate')
  await page.goto(`${app.url}/explorer`)
  const notice = page.getByRole('alert')
  await notice.getByText('The costs could not be loaded').waitFor()
  await notice.getByText('Out of order').waitFor()
  await page.unroute('**/trpc/costs.aggregate*')
  await notice.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('figure', { name: /^Bar chart/ }).waitFor()
})

test('key figures that fail leave the chart alone', async () => {
  await using billow = await openBillow({ path: '/docs', provoked })
  const { page, app } = billow
  await breakDown(page, 'costs.summary')
  await page.goto(`${app.url}/explorer`)
  await page.getByRole('figure', { name: /^Bar chart/ }).waitFor()
  await page.getByText('The key figures could not be loaded').waitFor()
})

test('while the answer is on its way its place is held, so that nothing jumps', async () => {
  await using billow = await openBillow({ path: '/docs' })
  const { page, app } = billow
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  await page.route('**/trpc/costs.*', async (route) => {
    await gate
    await route.continue()
  })
  await page.goto(`${app.url}/explorer`)
  const top = async (locator: ReturnType<Page['locator']>) => (await locator.boundingBox())?.y
  const waiting = page.getByLabel('Loading the costs')
  await waiting.waitFor()
  const before = await top(waiting)
  open()
  await page.getByRole('figure').waitFor()
  expect(await top(page.locator('section', { has: page.getByRole('figure') }))).toBe(before)
})

test('the last view stays to be looked at when the server is gone, and says so', async () => {
  await using billow = await openBillow({ provoked })
  const { page } = billow
  await page.getByRole('figure', { name: /^Bar chart/ }).waitFor()
  await page.route('**/trpc/**', (route) => route.abort())
  await page.getByRole('combobox', { name: 'Range' }).click()
  await page.getByRole('option', { name: 'Last month' }).click()
  await page.getByText('The costs could not be loaded').waitFor()
  await page.goBack()
  await page.getByRole('figure', { name: /Oct 26 – Nov 24, 2026/ }).waitFor()
})
