import { expect, test } from 'vitest'
import { toCents } from '../../shared/split-cents.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

test('a change is explained by account and by cause where bills go so deep', async () => {
  await using app = await createTestApp()
  const [then, now] = ['2026-10-10', '2026-11-10']
  await insertCharges(app.ctx, [
    chargeRow({ date: then, billed_cost: 100, usage_quantity: 1000, usage_unit: 'Hours' }),
    chargeRow({ date: now, billed_cost: 132, usage_quantity: 1200, usage_unit: 'Hours' }),
    chargeRow({ date: now, billed_cost: 7.005, sub_account_name: 'lab', charge_category: 'Tax' }),
    chargeRow({ date: now, billed_cost: -2, sub_account_name: 'lab', charge_category: 'Credit' }),
  ])
  await insertCosts(app.ctx, [costRow({ date: now, cost: 3, service_name: 'S3' })])
  const explained = await app.client.explanations.explain.query({ preset: 'this_month' })
  expect(explained).toMatchObject({ previous_total: 100, current_total: 140.01, difference: 40.01 })
  const changes = (wanted: string) =>
    explained.waterfalls
      .filter(({ dimension }) => dimension === wanted)
      .flatMap(({ parts }) => parts.map(({ label, change }) => [label, change]))
  expect(changes('account')).toEqual([
    ['AWS / shop', 32],
    ['AWS / lab', 5.01],
    ['Not from a bill', 3],
  ])
  expect(explained.causes?.map(({ label, change }) => [label, change])).toEqual([
    ['Usage', 20],
    ['Price', 12],
    ['Taxes', 7.01],
    ['Other', 3],
    ['Credits', -2],
  ])
  for (const { parts } of explained.waterfalls) {
    expect(parts.reduce((sum, { change }) => sum + toCents(change), 0)).toBe(4001)
  }
})
