import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastSeries } from '../../server/forecasts/forecast-series.ts'
import type { SeriesForecast } from '../../server/forecasts/series-forecast.ts'
import { randomSource } from '../anomalies/demo-series.ts'

const anyAmount = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const cost = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 }), anyAmount.map(Math.abs))
const anySeries = fc.oneof(
  fc.array(cost, { minLength: 1, maxLength: 120 }),
  fc.array(anyAmount, { minLength: 1, maxLength: 120 }),
)
// Amounts that leave room to scale without reaching the smallest numbers there are.
const moneySeries = fc.array(
  fc.integer({ min: -1e9, max: 1e9 }).map((mills) => mills / 1000),
  { minLength: 1, maxLength: 120 },
)
const horizon = fc.integer({ min: 1, max: 40 })
const period = fc.constantFrom(1, 7, 12)

function noisyWeeks(seed: number, days: number): number[] {
  const random = randomSource(seed)
  return Array.from({ length: days }, (_, i) => (i % 7 > 4 ? 60 : 100) * (0.9 + 0.2 * random()))
}

function forecast(values: readonly number[], steps: number, m = 7): SeriesForecast {
  const result = forecastSeries(values, steps, { period: m, levels: [0.8, 0.95] })
  if (result === null) throw new Error('no forecast')
  return result
}

describe('a forecast of any series', () => {
  test('has one finite value a step, within nested intervals', () => {
    fc.assert(
      fc.property(anySeries, horizon, period, (values, steps, m) => {
        const { point, total, intervals } = forecast(values, steps, m)
        expect(point).toHaveLength(steps)
        expect(point.every(Number.isFinite) && Number.isFinite(total)).toBe(true)
        const [inner, outer] = intervals
        if (inner === undefined || outer === undefined) return
        point.forEach((value, step) => {
          const bounds = [outer.lower, inner.lower, [], inner.upper, outer.upper].map(
            (side) => side[step] ?? value,
          )
          expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
        })
        const near = 1e-9 * Math.max(1, Math.abs(total))
        expect(outer.total_lower).toBeLessThanOrEqual(inner.total_lower)
        expect(inner.total_lower).toBeLessThanOrEqual(total + near)
        expect(total - near).toBeLessThanOrEqual(inner.total_upper)
        expect(inner.total_upper).toBeLessThanOrEqual(outer.total_upper)
      }),
      { numRuns: 200 },
    )
  })

  test('is never negative when the costs are not', () => {
    fc.assert(
      fc.property(fc.array(cost, { minLength: 1, maxLength: 90 }), horizon, (values, steps) => {
        const { point, intervals } = forecast(values, steps)
        expect(Math.min(...point, ...intervals.flatMap((interval) => interval.lower))).toBeGreaterThanOrEqual(
          0,
        )
      }),
    )
  })

  test('scales with the costs', () => {
    fc.assert(
      fc.property(moneySeries, horizon, fc.integer({ min: -20, max: 20 }), (values, steps, exponent) => {
        // A power of two is exact, so that no rounding can tip a comparison.
        const k = 2 ** exponent
        const once = forecast(values, steps)
        const scaled = forecast(
          values.map((value) => value * k),
          steps,
        )
        expect(scaled.point).toEqual(once.point.map((value) => value * k))
        expect(scaled.intervals[0]?.total_upper).toEqual(times(once.intervals[0]?.total_upper, k))
        expect(scaled.backtest).toEqual(once.backtest)
      }),
    )
  })

  test('does not read the future: more of the same days before the first cost change nothing', () => {
    const values = noisyWeeks(3, 90)
    const late = forecast([...Array.from({ length: 21 }, () => 0), ...values], 30)
    expect(late.point).toEqual(forecast(values, 30).point)
  })
})

function times(value: number | undefined, k: number): number | undefined {
  return value === undefined ? undefined : value * k
}

describe('a forecast of', () => {
  test('ordinary weeks is the weeks, scaled by any factor', () => {
    const values = noisyWeeks(1, 120)
    const { point, method, backtest, note } = forecast(values, 14)
    expect(method).toBe('combined')
    expect(note).toBeNull()
    point.forEach((value, step) =>
      expect(Math.abs(value - ((120 + step) % 7 > 4 ? 60 : 100))).toBeLessThan(6),
    )
    expect(backtest?.origins).toBe(6)
    expect(backtest?.total_error_percent).toBeLessThan(5)
    const scaled = forecast(
      values.map((value) => value * 0.37),
      14,
    )
    scaled.point.forEach((value, step) => expect(value).toBeCloseTo(0.37 * (point[step] ?? 0), 6))
  })

  test('a constant is the constant, with an interval of no width', () => {
    const { point, intervals } = forecast(
      Array.from({ length: 60 }, () => 42.5),
      10,
    )
    point.forEach((value) => expect(value).toBeCloseTo(42.5, 9))
    expect(intervals[1]?.total_upper).toBeCloseTo(425, 6)
  })

  test('a series with a spike on its last day is not carried away', () => {
    const values = noisyWeeks(2, 90)
    values[89] = 1000
    const { total, outliers } = forecast(values, 28)
    expect(outliers).toContain(89)
    expect(Math.abs(total / (4 * 620) - 1)).toBeLessThan(0.06)
  })

  test('a series that doubled a fortnight ago stays at the new level', () => {
    const values = noisyWeeks(4, 90).map((value, i) => (i < 76 ? value : 2 * value))
    const { total, shifts } = forecast(values, 28)
    expect(shifts).toEqual([76])
    expect(Math.abs(total / (8 * 620) - 1)).toBeLessThan(0.06)
  })

  test('a monthly fee on top contains the next fee', () => {
    const values = noisyWeeks(5, 120).map((value, i) => (i % 30 === 15 ? value + 500 : value))
    expect(Math.abs(forecast(values, 30).total / (500 + (30 * 620) / 7) - 1)).toBeLessThan(0.05)
  })
})

describe('a forecast with little to go by', () => {
  test('three days: their mean, no interval, and it says so', () => {
    const result = forecast([10, 20, 30], 4)
    expect(result).toMatchObject({
      method: 'recent_mean',
      point: [20, 20, 20, 20],
      intervals: [],
      backtest: null,
    })
    expect(result.note).toMatch(/too little history/i)
  })

  test('sixteen days: the mean of the last two whole weeks, with an interval', () => {
    const values = [500, 500, ...Array.from({ length: 14 }, (_, i) => (i % 7 > 4 ? 3 : 10))]
    const result = forecast(values, 2)
    expect(result.point[0]).toBeCloseTo(8)
    expect(result.intervals).toHaveLength(2)
  })

  test('nothing but zeros: zero', () => {
    const result = forecast(
      Array.from({ length: 60 }, () => 0),
      3,
    )
    expect(result).toMatchObject({ point: [0, 0, 0], total: 0 })
    expect(result.note).toMatch(/no cost/i)
  })

  test('a service that was stopped: zero', () => {
    const result = forecast([...noisyWeeks(1, 60), ...Array.from({ length: 20 }, () => 0)], 5)
    expect(result.total).toBe(0)
    expect(result.note).toMatch(/stay at zero/)
  })

  test('a charge every ten days: its mean over the last eight weeks', () => {
    const values = Array.from({ length: 112 }, (_, i) => (i % 10 === 0 ? 70 : 0))
    const result = forecast(values, 10)
    expect(result.method).toBe('recent_mean')
    // Days 56 to 111 hold six charges.
    expect(result.total).toBeCloseTo((10 * 6 * 70) / 56)
  })

  test('no day at all: null', () => {
    expect(forecastSeries([], 5)).toBeNull()
  })

  test('amounts that are not numbers and horizons that are not steps are refused', () => {
    expect(() => forecastSeries([1, Number.NaN], 5)).toThrow(RangeError)
    expect(() => forecastSeries([1], 0)).toThrow(RangeError)
    expect(() => forecastSeries([1], 1, { period: 0, levels: [] })).toThrow(RangeError)
  })
})
