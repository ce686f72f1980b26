import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { openBillow } from './open-billow.ts'
import { violationsInBothColours } from './violations.ts'

const plan = { commitment_id: 'arn:aws:savingsplans::1:savingsplan/sp-1', commitment_type: 'Savings Plan' }
const hours = { usage_type: 'BoxUsage:m7g.large', operation: 'RunInstances', usage_unit: 'Hrs' }

/** A savings plan that ends soon, what nothing covers, and volumes of an older type. */
const charges = daysOf({ start_date: '2026-08-20', end_date: '2026-11-23' }).flatMap((date) => [
  chargeRow({
    ...plan,
    ...hours,
    date,
    commitment_status: 'Used',
    usage_quantity: 100,
    effective_cost: 7,
    contracted_cost: 10,
  }),
  chargeRow({ ...plan, ...hours, date, billed_cost: -10, effective_cost: 0 }),
  chargeRow({
    ...plan,
    date,
    charge_category: 'Purchase',
    commitment_status: 'Unused',
    usage_type: 'ComputeSP:1yrNoUpfront',
    details: '{"CommitmentEnd":"2026-12-20T00:00:00Z"}',
    billed_cost: 8,
    effective_cost: 1,
  }),
  chargeRow({
    ...hours,
    date,
    usage_quantity: 50,
    billed_cost: 5,
    resource_id: 'i-1',
    sub_account_name: 'lab',
  }),
  chargeRow({
    date,
    usage_type: 'EBS:VolumeUsage.gp2',
    usage_unit: 'GB-Mo',
    usage_quantity: 4,
    billed_cost: date < '2026-11-01' ? 9 : 12,
    resource_id: 'vol-1',
  }),
])

const isNarrowEnough = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

test('advice names resources and commitments, and leads to their costs', async () => {
  await using billow = await openBillow({
    path: '/docs',
    hasDemoData: false,
    browser: { colorScheme: 'light' },
  })
  const { page, app } = billow
  await insertCharges(app.ctx, charges)

  await page.goto(`${app.url}/commitments`)
  await page.getByText('Compute savings plan, 1 year, No Upfront').waitFor()
  await page.getByText('Ends soon').waitFor()
  expect(await violationsInBothColours(page)).toEqual([])
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Coverage').click()
  await page.getByRole('figure', { name: /^Coverage from/ }).waitFor()
  await page.getByRole('combobox', { name: 'Divide by' }).click()
  await page.getByRole('option', { name: 'Account' }).click()
  await page.getByRole('cell', { name: 'lab' }).waitFor()
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Plan').click()
  await page.getByRole('img', { name: /the saving is greatest/ }).waitFor()
  expect(await violationsInBothColours(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Expected change of usage in percent' }).fill('-50')
  await page.waitForURL(/change=-50/)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => isNarrowEnough(page)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.goto(`${app.url}/recommendations`)
  const volumes = page.getByRole('article', { name: 'Move gp2 volumes to gp3' })
  await volumes.getByText('1 resource').click()
  await volumes.getByText(/aws ec2 modify-volume .*vol-1 --volume-type gp3/).waitFor()
  expect(await violationsInBothColours(page)).toEqual([])
  await volumes.getByRole('link', { name: 'vol-1' }).click()
  await page.waitForURL(/\/explorer\?.*resource=vol-1/)

  await page.goto(`${app.url}/explain?preset=this_month`)
  await page.getByText('AWS / EC2: Volumes (gp2)').first().waitFor()
  await page.getByRole('combobox', { name: 'Divide by' }).click()
  await page.getByRole('option', { name: 'Resource' }).click()
  await page.getByRole('link', { name: 'AWS / vol-1' }).waitFor()
})
