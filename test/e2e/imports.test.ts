import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { focusBill } from '../support/focus-bill.ts'
import { openBillow, type OpenBillow } from './open-billow.ts'
import { violations } from './violations.ts'

const november = { BillingPeriodStart: '2026-11-01T00:00:00Z' }
const charges = [
  { ...november, ChargePeriodStart: '2026-11-20T00:00:00Z', BilledCost: '100.25' },
  { ...november, ChargePeriodStart: '2026-11-21T00:00:00Z', BilledCost: '0.0000008' },
  { ...november, ChargePeriodStart: '2026-11-22T00:00:00Z', BilledCost: '23.5', ServiceName: 'AmazonSQS' },
]
const bill = focusBill(charges)
const faultyBill = focusBill([...charges, { ...november, BilledCost: 'n/a', EffectiveCost: '1' }])

async function drop(page: Page, text: string, name = 'focus.csv'): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel(/Drop a bill here/).setInputFiles(file)
}

async function total({ app }: OpenBillow): Promise<number> {
  const { body } = await app.rest('/costs/summary?preset=last_30_days')
  return body.total_cost
}

test('a dropped bill changes the totals by its control total, and can be undone', async () => {
  await using billow = await openBillow({ path: '/imports' })
  const { page } = billow
  const before = await total(billow)
  await drop(page, bill)
  const detail = page.getByRole('region', { name: 'The import' })
  await detail.getByText('Imported', { exact: true }).waitFor()
  await detail.getByText('123.7500008').first().waitFor()
  expect((await total(billow)) - before).toBeCloseTo(123.750001, 5)

  await page.getByRole('link', { name: 'Explorer' }).click()
  const dollars = (await total(billow)).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
  await page.getByLabel('Key figures').getByText(dollars).waitFor()
  await page.getByRole('link', { name: 'Imports' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Undone', { exact: true }).first().waitFor()
  expect(await total(billow)).toBeCloseTo(before, 6)
})

test('after the first bill the demo data can be removed', async () => {
  await using billow = await openBillow({ path: '/imports' })
  const { page } = billow
  await drop(page, bill)
  await page.getByRole('button', { name: 'Remove the demo data' }).click()
  await page.getByText('Demo data', { exact: true }).waitFor({ state: 'detached' })
  expect(await total(billow)).toBeCloseTo(123.750001, 5)
})

test('rows that make no sense are listed with their line and reason', async () => {
  await using billow = await openBillow({ path: '/imports' })
  const { page } = billow
  await drop(page, faultyBill)
  const rejected = page.getByRole('region', { name: 'Rejected rows' })
  await rejected.getByRole('cell', { name: '5', exact: true }).waitFor()
  await rejected.getByRole('cell', { name: 'BilledCost' }).waitFor()
})

test('a file that is no bill is refused with a reason', async () => {
  await using billow = await openBillow({ path: '/imports', provoked: /Failed to load resource/ })
  const { page } = billow
  await drop(page, 'a,b\n1,2\n', 'notes.csv')
  await page
    .getByText(/Refused|could not be imported/)
    .first()
    .waitFor()
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing wrong with the imports in %s',
  async (colorScheme) => {
    await using billow = await openBillow({ path: '/imports', browser: { colorScheme } })
    const { page } = billow
    await page.getByText('No bill has been imported yet').waitFor()
    expect(await violations(page)).toEqual([])
    await drop(page, faultyBill)
    await page.getByRole('region', { name: 'Rejected rows' }).waitFor()
    expect(await violations(page)).toEqual([])
  },
)

test('a telephone shows the imports without scrolling sideways', async () => {
  await using billow = await openBillow({
    path: '/imports',
    browser: { viewport: { width: 390, height: 844 } },
  })
  const { page } = billow
  await drop(page, bill)
  await page.getByRole('region', { name: 'By provider' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
