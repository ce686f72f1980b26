import { expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const days = daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' })

test('an anomaly names what drives it, one level down', async () => {
  await using app = await createTestApp()
  await insertCharges(
    app.ctx,
    days.flatMap((date) => [
      chargeRow({ date, billed_cost: 10 }),
      chargeRow({ date, sku: 'NatGateway-Bytes', billed_cost: date === '2026-11-18' ? 16 : 1 }),
    ]),
  )
  const { anomalies } = await app.client.anomalies.list.query({})
  expect(anomalies).toMatchObject([
    {
      kind: 'spike',
      first_seen: '2026-11-18',
      driver: { dimension: 'usage_type', name: 'NatGateway-Bytes', impact: 15 },
    },
  ])
  expect(anomalies[0]?.driver?.percentage).toBeCloseTo(100, 0)
})

test('taxes, credits and purchases within a service are no anomalies', async () => {
  await using app = await createTestApp()
  await insertCharges(app.ctx, [
    ...days.map((date) => chargeRow({ date })),
    chargeRow({ date: '2026-11-01', charge_category: 'Tax', billed_cost: 60 }),
    chargeRow({ date: '2026-11-10', charge_category: 'Purchase', billed_cost: 5000 }),
    chargeRow({ date: '2026-11-12', charge_category: 'Credit', billed_cost: -8 }),
  ])
  expect((await app.client.anomalies.list.query({})).anomalies).toEqual([])
})

test('a service of several accounts is judged for each of them', async () => {
  await using app = await createTestApp()
  await insertCharges(
    app.ctx,
    days.flatMap((date) => [
      chargeRow({ date, billed_cost: 1000 }),
      chargeRow({ date, sub_account_name: 'lab', billed_cost: date === '2026-11-18' ? 60 : 10 }),
    ]),
  )
  const { anomalies } = await app.client.anomalies.list.query({})
  expect(anomalies).toMatchObject([
    { account: 'lab', first_seen: '2026-11-18', impact: expect.closeTo(50, 0) },
  ])
})
