import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shareBillow } from './share-billow.ts'

const shared = shareBillow()

type Journey = readonly [name: string, act: (page: Page) => Promise<void>, rest: string]

async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()
}

async function chooseRange(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Range' }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

/** Each filter, and the REST question that has to give the same total. */
const journeys: readonly Journey[] = [
  ['range', (page) => chooseRange(page, 'Last month'), 'preset=last_month'],
  ['all data', (page) => chooseRange(page, 'All data'), ''],
  [
    'provider',
    async (page) => {
      await page.getByText('Azure', { exact: true }).first().click()
      await page.getByText('GCP', { exact: true }).first().click()
    },
    'preset=last_30_days&cloud_provider=Azure&cloud_provider=GCP',
  ],
  [
    'service',
    async (page) => {
      await page.getByRole('button', { name: 'Services: All services' }).click()
      await page.getByRole('textbox', { name: 'Find a service' }).fill('storage')
      await page.getByRole('option', { name: /Cloud Storage/ }).click()
      await page.getByRole('option', { name: /Blob Storage/ }).click()
      await page.keyboard.press('Escape')
    },
    'preset=last_30_days&service_name=Cloud%20Storage&service_name=Blob%20Storage',
  ],
  ['granularity', (page) => choose(page, 'Per', 'Week'), 'preset=last_30_days&granularity=weekly'],
  ['metric', (page) => choose(page, 'Cost', 'Effective'), 'preset=last_30_days&metric=effective'],
  [
    'custom range',
    async (page) => {
      await chooseRange(page, 'Custom range')
      await page.getByRole('button', { name: /First and last day/ }).click()
      await page.getByRole('button', { name: '2 November 2026', exact: true }).click()
      await page.getByRole('button', { name: '8 November 2026', exact: true }).click()
    },
    'start_date=2026-11-02&end_date=2026-11-08',
  ],
]

test.each(journeys)(
  'changing the %s shows its total in chart, figures and table',
  async (_name, act, rest) => {
    const page = await shared.open()
    const { app } = shared.billow
    await page.getByRole('figure').waitFor()
    await act(page)
    const { body } = await app.rest(`/costs/aggregate?group_by=service,date&${rest}`)
    const total = body.metadata.total_cost.toLocaleString('en-US', { style: 'currency', currency: 'USD' })
    await page.getByRole('figure', { name: new RegExp(`Total \\${total}`) }).waitFor()
    await page.getByLabel('Key figures').getByText(total, { exact: true }).waitFor()
    await page.getByText('Table', { exact: true }).click()
    expect(await page.locator('tfoot').innerText()).toContain(total)
  },
)

test('grouping by service and picking an entry of the legend look closer', async () => {
  const page = await shared.open()
  await choose(page, 'Group by', 'Service')
  await page.getByRole('figure', { name: /EC2 \$/ }).waitFor()
  await choose(page, 'Group by', 'Provider')
  await page.getByRole('list', { name: 'Legend' }).getByRole('button', { name: /^AWS/ }).click()
  await page.waitForURL(/provider=AWS&group_by=service/)
  await page.getByRole('figure', { name: /EC2 \$.*S3 \$.*Lambda \$/ }).waitFor()
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.waitForURL(/\/explorer$/)
})
