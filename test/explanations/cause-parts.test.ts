import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { causeParts } from '../../server/explanations/cause-parts.ts'
import type { ChargeGroup } from '../../server/costs/charge-groups.ts'
import { toCents } from '../../shared/split-cents.ts'

function charge(overrides: Partial<ChargeGroup> = {}): ChargeGroup {
  return {
    cloud_provider: 'AWS',
    service_name: 'EC2',
    account: null,
    region: null,
    usage_type: 'BoxUsage:m5.large',
    charge_category: 'Usage',
    is_correction: 0,
    discount_type: null,
    commitment_status: null,
    is_tagged: null,
    unit: 'Hours',
    date: null,
    cost: 100,
    billing_currency: 'USD',
    billed_amount: 100,
    quantity: 1000,
    ...overrides,
  }
}

const noEffect = { change: 0, earlierRates: new Map<string, number>() }

const changes = (parts: ReturnType<typeof causeParts>) =>
  Object.fromEntries(parts.map(({ label, change }) => [label, change]))

describe('a difference', () => {
  test('comes from usage at the earlier price and from the price at the later usage', () => {
    // 1000 hours at 0.10 become 1200 hours at 0.11: +20 for 200 hours more, +12 for 0.01 more on 1200 hours.
    const parts = causeParts([charge()], [charge({ cost: 132, quantity: 1200 })], 3200, noEffect)
    expect(changes(parts)).toEqual({ Usage: 20, Price: 12 })
  })

  test('comes from commitments, credits, taxes and what no charge explains', () => {
    const now = [
      charge({ cost: 10, charge_category: 'Purchase', quantity: null }),
      charge({ cost: -3, charge_category: 'Credit', quantity: null }),
      charge({ cost: 2, charge_category: 'Tax', quantity: null }),
      charge({ cost: 5, commitment_status: 'Unused' }),
    ]
    expect(changes(causeParts([], now, 1500, noEffect))).toEqual({
      'Commitments and purchases': 15,
      Credits: -3,
      Taxes: 2,
      Other: 1,
    })
  })

  test('is what all causes add up to, exactly', () => {
    const money = fc.integer({ min: -1e7, max: 1e7 }).map((cents) => cents / 100)
    const charges = fc.array(
      fc
        .record({
          cost: money,
          quantity: fc.option(fc.nat(10_000)),
          usage_type: fc.constantFrom('a', 'b', null),
          charge_category: fc.constantFrom('Usage', 'Tax', 'Credit', 'Purchase', 'Adjustment'),
        })
        .map(charge),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(charges, charges, fc.integer({ min: -1e9, max: 1e9 }), (then, now, difference) => {
        const parts = causeParts(then, now, difference, noEffect)
        expect(parts.reduce((sum, part) => sum + toCents(part.change), 0)).toBe(difference)
      }),
    )
  })
})
