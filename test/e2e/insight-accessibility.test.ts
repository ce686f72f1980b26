import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { BillowClient } from '../../client/create-client.ts'
import { breakDown } from './break-down.ts'
import { openBillow } from './open-billow.ts'
import { violationsInBothColours } from './violations.ts'

type View = readonly [name: string, path: string, open: (page: Page) => Promise<void>]

async function fill(client: BillowClient): Promise<void> {
  await client.budgets.create.mutate({ name: 'AWS in all', amount: 9000, scope: { cloud_provider: 'AWS' } })
  await client.budgets.create.mutate({ name: 'Everything', amount: 60000 })
  await client.webhooks.create.mutate({ name: 'On-call', url: 'http://127.0.0.1:9/hook', shape: 'slack' })
  await client.alerts.evaluate.mutate()
}

const views: readonly View[] = [
  ['the overview', '/', (page) => page.getByRole('figure', { name: /^Daily cost/ }).waitFor()],
  [
    'the anomalies',
    '/anomalies?status=all',
    async (page) => {
      await page.getByText(/try other settings/).click()
      await page.getByRole('rowheader', { name: /^In force now/ }).waitFor()
      await page
        .getByRole('button', { name: /^Mark as expected/ })
        .first()
        .click()
    },
  ],
  [
    'the budgets',
    '/budgets',
    async (page) => {
      await page.getByText('Past periods').first().click()
      await page.getByRole('table').waitFor()
      await page.getByRole('button', { name: 'New budget' }).click()
      await page.getByRole('button', { name: 'Make the budget' }).click()
      await page
        .getByRole('button', { name: /^Delete the budget/ })
        .first()
        .click()
    },
  ],
  ['the alerts', '/budgets?tab=alerts', (page) => page.getByRole('article').first().waitFor()],
  [
    'the webhooks',
    '/budgets?tab=webhooks',
    async (page) => {
      await page.getByText('Delivery log').click()
      await page.getByRole('button', { name: 'New webhook' }).click()
      await page.getByRole('button', { name: 'Add the webhook' }).click()
    },
  ],
  [
    'the recommendations',
    '/recommendations',
    async (page) => {
      await page.getByText('Evidence, formula and assumptions').nth(1).click()
      await page
        .getByRole('button', { name: /^Snooze/ })
        .first()
        .click()
    },
  ],
  ['an explanation', '/explain', (page) => page.getByRole('figure', { name: /^Waterfall/ }).waitFor()],
]

test.each(views)(
  'axe finds nothing wrong with %s, light or dark, and a telephone shows it without scrolling sideways',
  async (_name, path, open) => {
    await using billow = await openBillow({
      path: '/docs',
      hasFaults: true,
      browser: { colorScheme: 'light' },
    })
    const { page, app } = billow
    await fill(app.client)
    await page.goto(app.url + path)
    await open(page)
    expect(await violationsInBothColours(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(390)
  },
)

test('every page says so when there are no data', async () => {
  await using billow = await openBillow({ path: '/docs', hasDemoData: false })
  const { page, app } = billow
  const titles = [
    ['/', 'No costs yet'],
    ['/anomalies', 'Nothing odd is open'],
    ['/budgets', 'No budget yet'],
    ['/budgets?tab=alerts', 'No open alerts'],
    ['/budgets?tab=webhooks', 'No webhook yet'],
    ['/recommendations', 'Nothing to recommend'],
    ['/explain', 'Nothing to compare'],
  ] as const
  for (const [path, name] of titles) {
    await page.goto(app.url + path)
    await page.getByRole('heading', { name }).waitFor()
  }
})

test('every page says so when its answer fails, and tries again', async () => {
  await using billow = await openBillow({ path: '/docs', provoked: /Failed to load resource/ })
  const { page, app } = billow
  const failures = [
    ['/', 'overview.overview', 'The overview could not be loaded'],
    ['/anomalies', 'anomalies.list', 'The anomalies could not be loaded'],
    ['/budgets', 'budgets.list', 'The budgets could not be loaded'],
    ['/recommendations', 'recommendations.list', 'The recommendations could not be loaded'],
    ['/explain', 'explanations.explain', 'The explanation could not be loaded'],
  ] as const
  for (const [path, procedure, title] of failures) {
    await breakDown(page, procedure)
    await page.goto(app.url + path)
    await page.getByRole('alert').getByText(title).waitFor()
    await page.unroute(`**/trpc/${procedure}*`)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
  }
})
