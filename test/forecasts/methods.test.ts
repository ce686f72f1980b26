import { describe, expect, test } from 'vitest'
import { fitHoltWinters, projectHoltWinters } from '../../server/forecasts/damped-holt-winters.ts'
import { patternSearch } from '../../server/forecasts/pattern-search.ts'
import { fitSmoothing } from '../../server/forecasts/simple-smoothing.ts'
import { theta } from '../../server/forecasts/theta.ts'
import { usualLevel } from '../../server/forecasts/usual-level.ts'

describe('simple smoothing', () => {
  test('follows a jump with the largest weight when that predicts best', () => {
    const fit = fitSmoothing([10, 10, 10, 20, 20, 20, 20], 1)
    // With weight 0.99 the only errors are the jump of 10 and its remainders 0.1 and 0.001.
    expect(fit.alpha).toBeCloseTo(0.99, 2)
    expect(fit.level).toBeCloseTo(20, 3)
    expect(fit.sigma).toBeCloseTo(Math.sqrt((10 ** 2 + 0.1 ** 2) / 6), 2)
  })

  test('a constant has no error', () => {
    expect(fitSmoothing([5, 5, 5, 5], 1)).toMatchObject({ level: 5, sigma: 0 })
  })
})

describe('theta', () => {
  test('a straight line goes on with half its slope from the last value of its doubled line', () => {
    // The line is its own doubled line: smoothing follows it 0.01 / 0.99 steps behind, the fitted line goes on.
    const [first, second] = theta([2, 4, 6, 8, 10, 12, 14, 16], 2)
    expect(first).toBeCloseTo((16 + 18) / 2, 0)
    expect((second ?? 0) - (first ?? 0)).toBeCloseTo(1)
  })

  test('a constant stays', () => {
    expect([...theta([3, 3, 3, 3], 3)]).toEqual([3, 3, 3])
  })
})

describe('usual level', () => {
  test('is the mean of the last four weeks without two days on each side', () => {
    const values = new Float64Array(60).fill(10)
    values.set([1000, -1000, 500, -500], 40)
    expect(usualLevel(values)).toBe(10)
  })
})

function bowl(point: Float64Array): number {
  return ((point[0] ?? 0) - 3) ** 2 + ((point[1] ?? 0) + 1) ** 2
}

describe('pattern search', () => {
  test('finds the bottom of a bowl', () => {
    const [x, y] = patternSearch(bowl, [0, 0], 1, 40)
    expect(x).toBeCloseTo(3, 1)
    expect(y).toBeCloseTo(-1, 1)
  })
})

describe('damped Holt-Winters', () => {
  const week = [5, 6, 7, 8, 9, 1, 0]

  test('an exact week goes on exactly', () => {
    const values = Float64Array.from({ length: 70 }, (_, i) => week[i % 7] ?? 0)
    const projected = projectHoltWinters(fitHoltWinters(values, 7), 8)
    projected.forEach((value, step) => expect(value).toBeCloseTo(week[step % 7] ?? 0, 5))
  })

  test('the season goes on in phase when the series ends within a week', () => {
    const values = Float64Array.from({ length: 73 }, (_, i) => week[i % 7] ?? 0)
    const [next] = projectHoltWinters(fitHoltWinters(values, 7), 1)
    expect(next).toBeCloseTo(8, 5)
  })

  test('a projected trend adds damped steps', () => {
    const fit = { level: 10, trend: 2, damping: 0.5, season: Float64Array.of(0), weights: Float64Array.of() }
    expect([...projectHoltWinters(fit, 3)]).toEqual([11, 11.5, 11.75])
  })
})
