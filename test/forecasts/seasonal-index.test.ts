import { describe, expect, test } from 'vitest'
import { deseasonalise, reseasonalise, seasonalIndex } from '../../server/forecasts/seasonal-index.ts'

const weeks = (week: readonly number[], count: number): Float64Array =>
  Float64Array.from({ length: week.length * count }, (_, i) => week[i % week.length] ?? 0)

describe('seasonal index', () => {
  test('an exact week gives its exact factors', () => {
    // Mean 10, so the factors are the days over ten; nothing scatters, so nothing is shrunk.
    const index = seasonalIndex(weeks([12, 12, 12, 12, 12, 5, 5], 4), 7)
    expect(index.multiplicative).toBe(true)
    ;[1.2, 1.2, 1.2, 1.2, 1.2, 0.5, 0.5].forEach((factor, i) => expect(index.factors[i]).toBeCloseTo(factor))
  })

  test('a day that costs nothing makes the index additive', () => {
    const index = seasonalIndex(weeks([7, 7, 7, 7, 7, 7, 0], 4), 7)
    expect(index.multiplicative).toBe(false)
    expect(index.factors[0]).toBeCloseTo(1)
    expect(index.factors[6]).toBeCloseTo(-6)
  })

  test('differences no larger than chance are shrunk away', () => {
    // Each phase is as often above as below: the phase means differ by rounding only.
    const values = Float64Array.from({ length: 56 }, (_, i) => 10 + (Math.floor(i / 7) % 2 === 0 ? 1 : -1))
    const index = seasonalIndex(values, 7)
    index.factors.forEach((factor) => expect(factor).toBeCloseTo(1))
  })

  test('less than two periods, or no period, is flat', () => {
    expect([...seasonalIndex(Float64Array.of(1, 9, 1), 7).factors]).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect([...seasonalIndex(Float64Array.of(1, 9, 1), 1).factors]).toEqual([1])
  })

  test('taking the season out and putting it back changes nothing', () => {
    const values = weeks([12, 11, 10, 9, 12, 5, 4], 5)
    const index = seasonalIndex(values, 7)
    deseasonalise(values, index).forEach((level, i) => {
      expect(level).toBeCloseTo(9)
      expect(reseasonalise(level, index, i)).toBeCloseTo(values[i] ?? 0)
    })
  })
})
