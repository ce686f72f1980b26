import { describe, expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { loadEvidence } from '../../server/recommendations/load-evidence.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const days = daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' })
const ebs = { service_name: 'EBS', bill_service_name: 'EBS', service_category: 'Storage' }

describe('recommendations from the depth of bills', () => {
  test('go by usage type, account, commitment and tags', async () => {
    await using app = await createTestApp()
    await insertCharges(
      app.ctx,
      days.flatMap((date) => [
        chargeRow({ date, tags: '{"team":"shop"}' }),
        chargeRow({ date, sub_account_name: 'shop-dev', billed_cost: 4 }),
        chargeRow({ date, commitment_status: 'Unused', billed_cost: 0, effective_cost: 2 }),
        chargeRow({ date, ...ebs, sku: 'EBS:VolumeUsage.gp2', billed_cost: 5 }),
        chargeRow({ date, ...ebs, charge_category: 'Tax', sku: null, billed_cost: 1 }),
      ]),
    )
    const { recommendations } = await app.client.recommendations.list.query({})
    const month = 30.4375
    const by = Object.fromEntries(
      recommendations.map((one) => [`${one.rule} ${one.account ?? ''}`.trim(), one]),
    )
    expect(by['unused-commitments']?.saving?.expected).toBeCloseTo(2 * month * 0.9, 4)
    expect(by['non-production-hours shop-dev']?.saving?.expected).toBeCloseTo(4 * month * 0.64, 4)
    expect(by['older-volumes']?.saving?.expected).toBeCloseTo(5 * month * 0.2, 4)
    expect(by['untagged-spend']).toMatchObject({ saving: null })
    expect(by['steady-baseline']).toBeDefined()
  })

  test('leave what is not on a bill as it is', async () => {
    await using app = await createTestApp()
    await insertCharges(
      app.ctx,
      days.map((date) => chargeRow({ date, sku: 'BoxUsage:m4.large' })),
    )
    await insertCosts(
      app.ctx,
      days.map((date) => costRow({ date, cost: 3 })),
    )
    const { recommendations } = await app.client.recommendations.list.query({})
    const older = recommendations.find(({ rule }) => rule === 'older-generations')
    expect(older?.evidence[0]?.value).toBeCloseTo(10 * 30.4375, 4)
    const steady = recommendations.find(({ rule }) => rule === 'steady-baseline')
    expect(steady?.evidence[0]?.value).toBeCloseTo(13 * 30.4375, 4)
  })

  test('take charges for one kind whatever they cost on a day', async () => {
    await using app = await createTestApp()
    await insertCharges(
      app.ctx,
      days.map((date, place) => chargeRow({ date, sku: 'BoxUsage:m4.large', billed_cost: place + 1 })),
    )
    const { lines = [] } = (await loadEvidence(app.ctx)) ?? {}
    expect(lines).toHaveLength(1)
    expect(lines[0]?.daily).toHaveLength(84)
    expect(lines[0]?.daily.every((cost) => cost > 0)).toBe(true)
  })
})
