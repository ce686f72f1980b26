import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termOf } from '../../server/commitments/commitment-terms.ts'
import { contractDay } from '../../server/commitments/contract-day.ts'
import { bestSize, planFigures, planPoint, steadySize } from '../../server/commitments/purchase-plan.ts'
import { instanceFamily } from '../../server/charges/kinds/instance-family.ts'

const usage = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 })
const discounts = fc.double({ min: 0.05, max: 0.75, noNaN: true })

describe('the size of a commitment', () => {
  // Usage of 1, 2, 3 and 4 a day, and 25 % off: the 25th percentile is 1.75.
  const demand = { daily: [4, 1, 3, 2], discount: 0.25 }

  test('is the quantile that equals the discount', () => {
    expect(bestSize(demand)).toBe(1.75)
    // Covered: 1 + 1.75 x 3 = 6.25, or 1.5625 a day; paid: 1.75 x 0.75 = 1.3125.
    expect(planPoint(demand, 1.75)).toMatchObject({
      monthly_saving: expect.closeTo(0.25 * 30.4375, 6),
      utilization_percent: expect.closeTo(89.285714, 5),
      coverage_percent: 62.5,
      worst_day_utilization_percent: expect.closeTo(57.142857, 5),
    })
  })

  test('saves the discount on usage that never changes, and nothing is left unused', () => {
    const { best, steady, losses } = planFigures({ daily: [10, 10, 10], discount: 0.28 })
    expect(best).toMatchObject({ monthly_saving: expect.closeTo(85.225, 6), utilization_percent: 100 })
    expect(steady?.utilization_percent).toBeGreaterThanOrEqual(95)
    // 10 % less usage: 9 are covered and 7.2 paid.
    expect(losses[0]).toEqual({ usage_change_percent: -10, monthly_saving: expect.closeTo(1.8 * 30.4375, 6) })
  })

  test('saves most of all sizes', () => {
    fc.assert(
      fc.property(usage, discounts, fc.double({ min: 0, max: 1.2, noNaN: true }), (daily, discount, part) => {
        const saving = (size: number) => planPoint({ daily, discount }, size).monthly_saving
        // Between two days the saving is a straight line, whose ends the quantile of many days is close to.
        const gap = Math.max(...daily) / Math.max(1, daily.length - 1)
        expect(saving(bestSize({ daily, discount })) + gap * 31).toBeGreaterThanOrEqual(
          saving(part * Math.max(...daily)),
        )
      }),
    )
  })

  test('is used for at least 95 % where that is asked for', () => {
    fc.assert(
      fc.property(usage, (daily) => {
        const size = steadySize({ daily })
        if (size <= 0) return
        expect(planPoint({ daily, discount: 0.3 }, size).utilization_percent).toBeGreaterThan(94.99)
      }),
    )
  })
})

test.each([
  ['1yr', '1 year'],
  ['3yr', '3 years'],
  ['P3Y', '3 years'],
  ['P12M', '1 year'],
  ['31536000', '1 year'],
  ['94608000', '3 years'],
  ['Commitment v1: N2 Cpu in Americas for 1 Year', '1 year'],
  ['BoxUsage:m5.large', null],
])('%s is a term of %s', (words, term) => expect(termOf(words)).toBe(term))

test.each([
  ['2027-05-01T00:00:00Z', 'last', '2027-04-30'],
  ['2027-04-30T23:59:59Z', 'last', '2027-04-30'],
  ['2026-05-01T00:00:00Z', 'first', '2026-05-01'],
  ['1777593600', 'first', '2026-05-01'],
  ['soon', 'first', null],
  [null, 'last', null],
] as const)('%s is, as the %s day, %s', (instant, end, day) => expect(contractDay(instant, end)).toBe(day))

test.each([
  ['m7g.large', 'm7g'],
  ['db.r6g.xlarge', 'db.r6g'],
  ['cache.t4g.micro', 'cache.t4g'],
  ['D4s v5', 'Dsv5'],
  ['Standard_D2s_v3', 'Dsv3'],
  ['N2', 'N2'],
  [null, null],
])('%s is of the family %s', (type, family) => expect(instanceFamily(type)).toBe(family))
