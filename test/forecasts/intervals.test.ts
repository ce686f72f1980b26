import { describe, expect, test } from 'vitest'
import { backtestError } from '../../server/forecasts/backtest-error.ts'
import { backtest, type Rehearsal } from '../../server/forecasts/backtest.ts'
import { normalHalfWidth, normalTail } from '../../server/forecasts/normal-distribution.ts'
import { predictionIntervals } from '../../server/forecasts/prediction-intervals.ts'
import { projectSeries } from '../../server/forecasts/project-series.ts'
import { recentMean } from '../../server/forecasts/recent-mean.ts'
import { smoothingSpread } from '../../server/forecasts/spread.ts'

describe('normal distribution', () => {
  test('holds 80 % within 1.2816 and 95 % within 1.96 standard deviations', () => {
    expect(normalHalfWidth(0.8)).toBeCloseTo(1.2816, 4)
    expect(normalHalfWidth(0.95)).toBeCloseTo(1.96, 3)
    expect(normalTail(1.6449)).toBeCloseTo(0.05, 4)
  })
})

function rehearsal(origin: number, actual: readonly number[]): Rehearsal {
  return { origin, point: Float64Array.of(10, 10), actual: Float64Array.from(actual), naive: 10 }
}

describe('backtest', () => {
  const values = Float64Array.from({ length: 120 }, (_, i) => 100 + ((i * 37) % 11) - 5)

  test('starts half a horizon apart and ends with the last full horizon', () => {
    const { rehearsals } = backtest(values, 7, 30, 14)
    expect(rehearsals.map((rehearsal) => rehearsal.origin)).toEqual([15, 30, 45, 60, 75, 90])
  })

  test('a rehearsal is the forecast of the values before its origin, and of them alone', () => {
    const [first] = backtest(values, 7, 30, 14).rehearsals
    expect(first?.point).toEqual(projectSeries(values.subarray(0, 15), 7, 30).point)
    expect(first?.actual).toEqual(values.subarray(15, 45))
  })

  test('the error is summed over days and taken in the middle over totals', () => {
    // Days: 2 + 0 + 10 + 10 off 12 + 10 + 20 + 20; totals: 2 of 22 and 20 of 40.
    expect(backtestError([rehearsal(5, [12, 10]), rehearsal(7, [20, 20])])).toEqual({
      origins: 2,
      horizon: 2,
      daily_error_percent: (100 * 22) / 62,
      total_error_percent: (100 * (2 / 22) + 50) / 2,
      naive_error_percent: (100 * (2 / 22) + 50) / 2,
    })
    expect(backtestError([])).toBeNull()
  })
})

describe('intervals', () => {
  const flat = new Float64Array(60).fill(10)
  const projection = projectSeries(flat, 7, 2)
  const spread = smoothingSpread(projection)

  test('a constant series without a miss has an interval of no width', () => {
    const [interval] = predictionIntervals(projection.point, spread, [], [0.8], 0)
    expect(interval?.lower[0]).toBeCloseTo(10)
    expect(interval?.total_upper).toBeCloseTo(20)
  })

  test('is never narrower than the backtest justifies', () => {
    const rehearsals = [rehearsal(40, [13, 13]), rehearsal(50, [7, 7])]
    const [interval] = predictionIntervals(projection.point, spread, rehearsals, [0.8], 0)
    // Every day was 3 off, every total 6: two rehearsals that overlap tell the size of 8 in 10 by the normal distribution.
    expect(interval?.upper[1]).toBeGreaterThanOrEqual(13)
    expect(interval?.total_lower).toBeCloseTo(20 - (6 * 1.2816) / normalHalfWidth(1.1 / 2.1), 3)
  })
})

describe('recent mean', () => {
  test('repeats the mean, with a spread half as wide again as of independent days', () => {
    const { point, spread } = recentMean(Float64Array.of(8, 12, 8, 12), 2, 1)
    expect([...point]).toEqual([10, 10])
    const deviation = 1.5 * Math.sqrt(16 / 3)
    expect(spread?.day[0]).toBeCloseTo(deviation * Math.sqrt(1.25))
    expect(spread?.total).toBeCloseTo(deviation * Math.sqrt(2 + 4 / 4))
  })

  test('has no spread from too few days', () => {
    expect(recentMean(Float64Array.of(8, 12), 2, 7).spread).toBeNull()
  })
})
