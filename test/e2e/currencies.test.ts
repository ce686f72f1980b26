import { expect, test } from 'vitest'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'
import { openBillow } from './open-billow.ts'

const bill = focusBill([
  {
    BillingCurrency: 'EUR',
    BilledCost: '20',
    BillingPeriodStart: '2026-11-01',
    ChargePeriodStart: '2026-11-10',
  },
  { BilledCost: '10', BillingPeriodStart: '2026-11-01', ChargePeriodStart: '2026-11-10' },
])

test('every page with a total says what stands apart, and leads to its rate', async () => {
  await using billow = await openBillow({ path: '/explorer', hasDemoData: false })
  const { app, page } = billow
  await deliverBill(app, bill)
  await app.client.budgets.create.mutate({ name: 'All', amount: 100 })
  for (const path of ['/', '/explorer', '/budgets', '/explain', '/anomalies', '/recommendations']) {
    await page.goto(app.url + path)
    await page.getByText('20.00 EUR have no rate and are in no total').first().waitFor()
  }
  await page.getByRole('link', { name: 'Enter the rate' }).first().click()
  await page.getByLabel('One unit in USD').fill('1.5')
  await page.getByRole('button', { name: 'Set the rate' }).click()
  await page.getByText('Known rates').waitFor()
  await page.goto(`${app.url}/explorer`)
  await page.getByText('$40.00').first().waitFor()
  expect(await page.getByText('have no rate').count()).toBe(0)
})

test('the reporting currency is chosen on the page, and all of it follows', async () => {
  await using billow = await openBillow({ path: '/data?view=rates', hasDemoData: false })
  const { app, page } = billow
  await deliverBill(app, bill)
  await app.client.exchange_rates.set.mutate({ month: '2026-11', currency: 'EUR', rate: 1.25 })
  await page.reload()
  await page.getByRole('combobox', { name: 'Reporting currency' }).click()
  await page.getByRole('option', { name: /^EUR/ }).click()
  await page.getByRole('link', { name: 'Explorer' }).click()
  await page.getByText('€28.00').first().waitFor()
  expect(await page.getByText('$', { exact: false }).count()).toBe(0)
})
