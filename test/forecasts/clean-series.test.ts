import { describe, expect, test } from 'vitest'
import { cleanSeries } from '../../server/forecasts/clean-series.ts'

const noisy = (i: number): number => 100 + ((i * 37) % 11) - 5

describe('cleaning', () => {
  test('a spike and an outage are replaced by what was to be expected', () => {
    const values = Array.from({ length: 70 }, (_, i) => noisy(i) * (i % 7 > 4 ? 0.5 : 1))
    values[30] = 400
    values[40] = 1
    const { values: clean, outliers, shifts } = cleanSeries(values, 7)
    expect(outliers).toEqual([30, 40])
    expect(shifts).toEqual([])
    expect(Math.abs((clean[30] ?? 0) - 100)).toBeLessThan(8)
    expect(Math.abs((clean[40] ?? 0) - 50)).toBeLessThan(50)
  })

  test('history before a lasting step joins the new level', () => {
    const values = Array.from({ length: 84 }, (_, i) => noisy(i) * (i < 50 ? 1 : 2))
    const { values: clean, shifts } = cleanSeries(values, 7)
    expect(shifts).toEqual([50])
    expect(Math.abs((clean[10] ?? 0) - 2 * noisy(10))).toBeLessThan(8)
    expect(clean[60]).toBe(values[60])
  })

  test('noise alone is left as it is', () => {
    const values = Array.from({ length: 70 }, (_, i) => noisy(i))
    expect(cleanSeries(values, 7)).toEqual({ values: Float64Array.from(values), outliers: [], shifts: [] })
  })

  test('without a season a jump is news and stays', () => {
    const values = [5, 5, 5, 50, 5, 5, 5, 5]
    expect([...cleanSeries(values, 1).values]).toEqual(values)
  })
})
