import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inCents, waterfallParts } from '../../server/explanations/waterfall-parts.ts'
import { splitCents, toCents } from '../../shared/split-cents.ts'
import { sumMoney } from '../../shared/money.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

describe('GET /explain', () => {
  const rows = [
    costRow({ date: '2026-10-10', cost: 100 }),
    costRow({ date: '2026-11-10', cost: 130.005 }),
    costRow({ date: '2026-10-11', service_name: 'Glue', cost: 20 }),
    costRow({ date: '2026-11-11', service_name: 'Bedrock', cost: 50.25 }),
    costRow({ date: '2026-11-12', cloud_provider: 'GCP', service_name: 'Cloud Storage', cost: 5 }),
    costRow({ date: '2026-10-12', cloud_provider: 'GCP', service_name: 'Cloud Storage', cost: 5 }),
  ]

  test('goes from the one total to the other by provider and service', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows)
    const { status, body } = await app.rest('/explain?preset=this_month')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      current: { start_date: '2026-11-01', end_date: '2026-11-24' },
      previous: { start_date: '2026-10-01', end_date: '2026-10-24' },
      previous_total: 125,
      current_total: 185.26,
      difference: 60.26,
      percentage_change: 48.2,
      compared_days: 24,
      previous_days: 24,
      new_services: ['AWS / Bedrock'],
      gone_services: ['AWS / Glue'],
      notes: [
        'The data starts on 2026-10-10, so the comparison period is only partly covered and the change says little.',
      ],
    })
    const [providers, services] = body.waterfalls
    expect(providers.parts.map((part: any) => [part.label, part.change, part.state])).toEqual([
      ['AWS', 60.26, 'changed'],
      ['GCP', 0, 'unchanged'],
    ])
    expect(services.parts.map((part: any) => [part.label, part.change, part.state])).toEqual([
      ['AWS / Bedrock', 50.25, 'new'],
      ['AWS / EC2', 30.01, 'changed'],
      ['AWS / Glue', -20, 'gone'],
      ['GCP / Cloud Storage', 0, 'unchanged'],
    ])
    expect(body.summary).toBe(
      'Costs rose by $60.26 (48.2 %), mostly AWS / Bedrock (+$50.25), AWS / EC2 (+$30.01).',
    )
  })

  test('compares with any period, and says when the lengths differ', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows)
    const input = {
      start_date: '2026-11-10',
      end_date: '2026-11-10',
      compare_start_date: '2026-10-10',
      compare_end_date: '2026-10-11',
    }
    const explained = await app.client.explanations.explain.query(input)
    expect(explained).toMatchObject({ previous_total: 120, current_total: 130.01 })
    expect(explained.notes).toEqual(['1 day against 2: compared per day.'])
  })

  test('an empty database has nothing to explain', async () => {
    await using app = await createTestApp()
    const { body } = await app.rest('/explain')
    expect(body).toMatchObject({ current: null, difference: 0, summary: 'Costs did not change.' })
  })

  test.each([
    'compare_start_date=2026-10-01',
    'compare_end_date=2026-10-01',
    'compare_start_date=2026-10-02&compare_end_date=2026-10-01',
    'preset=last_month&end_date=2026-10-01',
    'depth=3',
  ])('?%s is a 400', async (query) => {
    await using app = await createTestApp()
    expect((await app.rest(`/explain?${query}`)).status).toBe(400)
  })
})

describe('parts', () => {
  const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  const pair = fc.record({
    label: fc.constantFrom('a', 'b', 'c', 'd'),
    cloud_provider: fc.constantFrom('AWS', 'GCP'),
    previous: amount,
    current: amount,
  })

  test('in cents add up to the rounded total', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 50 }), (amounts) => {
        expect(splitCents(amounts).reduce((sum, cents) => sum + cents, 0)).toBe(toCents(sumMoney(amounts)))
      }),
    )
  })

  test.each([
    [
      [0.333, 0.333, 0.334],
      [33, 33, 34],
    ],
    [
      [0.005, 0.005],
      [1, 0],
    ],
    [
      [-0.5, 1],
      [-50, 100],
    ],
    [[], []],
  ])('%j are %j cents', (amounts, cents) => expect(splitCents(amounts)).toEqual(cents))

  test('of every waterfall add up to the difference exactly, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
        const cents = inCents(pairs)
        const difference = cents.reduce((sum, { current, previous }) => sum + current - previous, 0)
        for (const key of ['label', 'cloud_provider'] as const) {
          const parts = waterfallParts(cents, (one) => one[key])
          expect(parts.reduce((sum, part) => sum + toCents(part.change), 0)).toBe(difference)
          expect(waterfallParts(cents.toReversed(), (one) => one[key]).map((part) => part.change)).toEqual(
            parts.map((part) => part.change),
          )
        }
      }),
    )
  })
})
