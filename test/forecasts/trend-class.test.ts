import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mannKendall } from '../../server/forecasts/mann-kendall.ts'
import { theilSen } from '../../server/forecasts/theil-sen.ts'
import { trendClass } from '../../server/forecasts/trend-class.ts'
import { randomSource } from '../anomalies/demo-series.ts'

describe('Theil-Sen', () => {
  test('is the median of the slopes of all pairs', () => {
    // Slopes of 1, 2, 9: 1, 4, 7.
    expect(theilSen(Float64Array.of(1, 2, 9))).toBe(4)
  })
})

describe('Mann-Kendall', () => {
  test('five rising values: score 10, variance 16.67', () => {
    // z = 9 / 4.0825 = 2.2045, two-sided 0.0275.
    expect(mannKendall(Float64Array.of(1, 2, 3, 4, 5))).toBeCloseTo(0.0275, 3)
  })

  test('ties make the variance smaller, and equal values say nothing', () => {
    // Score 5, variance (66 - 18) / 18 ... with one pair tied: (4x3x13 - 2x1x9) / 18 = 7.667, z = 4 / 2.769.
    expect(mannKendall(Float64Array.of(1, 2, 2, 3))).toBeCloseTo(0.1486, 3)
    expect(mannKendall(Float64Array.of(2, 2, 2, 2))).toBe(1)
  })
})

function weeks(seed: number, change: number, noise: number): number[] {
  const random = randomSource(seed)
  return Array.from({ length: 60 }, (_, i) => {
    const wave = 1 + noise * (2 * random() - 1)
    const spike = random() < 0.08 ? 1.5 : 1
    return 100 * (i % 7 > 4 ? 0.6 : 1) * (1 + (change * i) / 59) * wave * spike
  })
}

describe('trend class', () => {
  test('tells +20 %, nothing and -20 % apart through weekends, noise and spikes', () => {
    const hits = Array.from({ length: 40 }, (_, seed) => [
      trendClass(weeks(seed, 0.2, 0.09))?.trend === 'up',
      trendClass(weeks(seed, 0, 0.09))?.trend === 'stable',
      trendClass(weeks(seed, -0.2, 0.09))?.trend === 'down',
    ]).flat()
    expect(hits.filter(Boolean).length / hits.length).toBeGreaterThanOrEqual(0.95)
  })

  test('reports the change of the line', () => {
    const rising = Array.from({ length: 30 }, (_, i) => 100 + i)
    expect(trendClass(rising)).toMatchObject({ trend: 'up' })
    expect(trendClass(rising)?.change_percent).toBeCloseTo(29, 0)
  })

  test('a certain but small change is stable', () => {
    expect(trendClass(Array.from({ length: 60 }, (_, i) => 100 + 0.05 * i))?.trend).toBe('stable')
  })

  test('fewer than 28 days have no class', () => {
    expect(trendClass(Array.from({ length: 27 }, (_, i) => i))).toBeNull()
  })

  test('any series gets a class, and scaling does not change it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 28, maxLength: 60 }),
        (values) => {
          const once = trendClass(values)
          expect(once?.p_value).toBeGreaterThanOrEqual(0)
          expect(trendClass(values.map((value) => value * 8))).toEqual(once)
        },
      ),
    )
  })
})
