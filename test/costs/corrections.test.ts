import { expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { awsRow } from '../support/aws-row.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const azure = {
  BillingAccountId: '1',
  BillingCurrency: 'USD',
  SubscriptionId: 's',
  Date: '10/13/2026',
  MeterCategory: 'VM',
  MeterId: 'm',
  CostInBillingCurrency: 10,
  ChargeType: 'Usage',
}
const focus = {
  BillingAccountId: '2',
  BillingCurrency: 'USD',
  ChargePeriodStart: '2026-10-13',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ProviderName: 'Oracle',
  ServiceName: 'VM',
  BilledCost: 10,
}
const gcp = {
  billing_account_id: '3',
  'service.description': 'VM',
  usage_start_time: '2026-10-13',
  cost: 10,
  currency: 'USD',
  cost_type: 'regular',
}

test.each([
  ['AWS', [awsRow(), awsRow({ 'lineItem/LineItemType': 'Refund', 'lineItem/UnblendedCost': -4 })]],
  ['Azure', [azure, { ...azure, ChargeType: 'Refund', CostInBillingCurrency: -4 }]],
  ['FOCUS', [focus, { ...focus, ChargeClass: 'Correction', BilledCost: -4 }]],
  ['GCP', [gcp, { ...gcp, cost_type: 'adjustment', cost: -4 }]],
])('a refund of %s is left out with the refunds', async (_what, rows) => {
  await using app = await createTestApp()
  await deliverFiles(app, { 'bill.csv': csvOf(rows) })
  const totalOf = async (query: object) => (await app.client.costs.summary.query(query)).total_cost
  expect(await totalOf({})).toBe(6)
  expect(await totalOf({ exclude: 'refunds' })).toBe(10)
  expect(await totalOf({ exclude: 'credits' })).toBe(6)
})

const refund = { charge_category: 'Usage', charge_class: 'Correction' } as const

test('a refund is no anomaly, and no forecast expects another', async () => {
  const days = daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' })
  const usual = days.map((date) => chargeRow({ date }))
  const refunds = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((date) =>
    chargeRow({ ...refund, date, billed_cost: -9 }),
  )
  const seen = []
  for (const charges of [usual, [...usual, ...refunds]]) {
    await using app = await createTestApp()
    await insertCharges(app.ctx, charges)
    expect((await app.client.anomalies.list.query({})).anomalies).toEqual([])
    const whole = await app.client.forecasts.forecast.query({ horizon: '30_days', group_by: 'service' })
    seen.push([whole.total.period_total, whole.groups.map(({ period_total }) => period_total)])
  }
  expect(seen[1]).toEqual(seen[0])
})

test('a refund is a cause of its own, and so is a discount', async () => {
  await using app = await createTestApp()
  const [then, now] = ['2026-10-10', '2026-11-10']
  const usage = { usage_quantity: 10, usage_unit: 'Hours' }
  await insertCharges(app.ctx, [
    chargeRow({ ...usage, date: then, billed_cost: 100 }),
    chargeRow({ ...usage, date: now, billed_cost: 100 }),
    chargeRow({ ...refund, date: now, billed_cost: -30 }),
    chargeRow({ date: now, billed_cost: -5, discount_type: 'SUSTAINED_USAGE_DISCOUNT' }),
    chargeRow({ date: now, billed_cost: -2, charge_category: 'Adjustment', discount_type: 'EdpDiscount' }),
    chargeRow({ date: now, billed_cost: -1, charge_category: 'Credit', discount_type: 'PROMOTION' }),
  ])
  const { causes } = await app.client.explanations.explain.query({ preset: 'this_month' })
  expect(causes?.map(({ label, change }) => [label, change])).toEqual([
    ['Refunds and corrections', -30],
    ['Discounts', -7],
    ['Credits', -1],
  ])
})
