import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generateCosts } from '../../server/demo-data/generate-costs.ts'
import { mainProviders } from '../../shared/catalogue.ts'
import { dimensions } from '../../shared/cost-query.ts'
import { sumMoney } from '../../shared/money.ts'
import { granularities } from '../../shared/period.ts'
import { presets } from '../../shared/preset.ts'
import { changeData } from '../../server/database/data-version.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const groupings = dimensions.flatMap((one, index) => [
  one,
  ...dimensions.slice(index + 1).map((other) => `${one},${other}`),
])
groupings.push(dimensions.join(','))

describe('the total is the same however the data is cut', () => {
  test('for every filter, preset, granularity and grouping', async () => {
    await using app = await createTestApp()
    await app.client.demo_data.seed.mutate({})
    const ranges = [
      ...presets.map((preset) => ({ preset })),
      { start_date: '2026-07-15', end_date: '2026-09-02' },
      {},
    ]
    const filters = [{}, { cloud_provider: 'AWS' as const }, { service_name: 'Blob Storage' }]
    for (const range of ranges) {
      for (const filter of filters) {
        const listed = await app.client.costs.list.query({ ...range, ...filter })
        const total = listed.metadata.total_cost
        expect(sumMoney(listed.data.map((row) => ('cost' in row ? row.cost : 0)))).toBeCloseTo(total, 6)
        const summary = await app.client.costs.summary.query({ ...range, ...filter })
        expect(summary.total_cost).toBe(total)
        expect(sumMoney(Object.values(summary.by_service))).toBeCloseTo(total, 6)
        for (const granularity of granularities) {
          for (const group_by of groupings) {
            const answer = await app.client.costs.aggregate.query({
              ...range,
              ...filter,
              granularity,
              group_by,
            })
            expect(answer.metadata.total_cost).toBe(total)
            expect(sumMoney(answer.data.map((group) => group.total_cost))).toBeCloseTo(total, 6)
          }
        }
      }
    }
  })

  test('for any rows, also with credits and with cents that doubles cannot hold', async () => {
    await using app = await createTestApp()
    const anyRow = fc.record({
      cloud_provider: fc.constantFrom(...mainProviders),
      service_name: fc.constantFrom('EC2', 'Storage', "O'Brien; drop table cloud_costs --", 'Ünïcode 服务'),
      date: fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2026-06-15'),
      cost: fc.integer({ min: -100_000, max: 10_000_000 }).map((cents) => cents / 100),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 40 }), async (rows) => {
        await changeData(app.ctx.database, async (transaction) => transaction('cloud_costs').delete())
        await insertCosts(app.ctx, rows.map(costRow))
        const exact = rows.reduce((cents, row) => cents + Math.round(row.cost * 100), 0) / 100
        for (const group_by of groupings) {
          const { data, metadata } = await app.client.costs.aggregate.query({
            group_by,
            granularity: 'weekly',
          })
          expect(metadata.total_cost).toBe(exact)
          expect(sumMoney(data.map((group) => group.total_cost))).toBeCloseTo(exact, 6)
          expect(data.reduce((count, group) => count + group.record_count, 0)).toBe(rows.length)
        }
      }),
      { numRuns: 10 },
    )
  })
})

test('100,000 rows of a tenth add up exactly', async () => {
  await using app = await createTestApp()
  const rows = Array.from({ length: 100_000 }, () => costRow({ cost: 0.1 }))
  await insertCosts(app.ctx, rows)
  const { metadata } = await app.client.costs.aggregate.query({})
  expect(metadata.total_cost).toBe(10_000)
})

test('the demo data of a day adds up to its rows', async () => {
  await using app = await createTestApp()
  await app.client.demo_data.seed.mutate({ months: 1, seed: 7 })
  const range = { start_date: '2026-10-24', end_date: '2026-11-24' }
  const expected = sumMoney(generateCosts(7, range, 'ranges').map((row) => row.cost))
  const { metadata } = await app.client.costs.list.query(range)
  expect(metadata.total_cost).toBeCloseTo(expected, 6)
})
