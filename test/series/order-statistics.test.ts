import { describe, expect, test } from 'vitest'
import { mean, median, quantileOfSorted, trimmedMean } from '../../server/series/order-statistics.ts'

describe('order statistics', () => {
  test('the median of an even count is the mean of the middle two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBe(0)
  })

  test('a quantile lies between its neighbours in proportion', () => {
    // Place 0.8 x 4 = 3.2: a fifth of the way from 40 to 50.
    expect(quantileOfSorted([10, 20, 30, 40, 50], 0.8)).toBeCloseTo(42)
    expect(quantileOfSorted([7], 0.95)).toBe(7)
  })

  test('a trimmed mean leaves the same number out on both sides', () => {
    expect(trimmedMean([0, 1, 2, 3, 4, 5, 6, 7, 8, 1000], 0.1)).toBe(4.5)
    expect(mean([1, 2, 6])).toBe(3)
    expect(mean([])).toBe(0)
  })
})
