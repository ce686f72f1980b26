import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { median } from '../../server/series/order-statistics.ts'
import { runningMedian } from '../../server/series/running-median.ts'

test('a running median takes the neighbours that there are', () => {
  expect([...runningMedian(Float64Array.of(1, 9, 2, 3, 8), 1)]).toEqual([5, 2, 3, 3, 5.5])
})

test('a running median equals the median of each window', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (list, half) => {
        const values = Float64Array.from(list)
        const expected = list.map((_, i) => median(list.slice(Math.max(0, i - half), i + half + 1)))
        expect([...runningMedian(values, half)]).toEqual(expected)
      },
    ),
  )
})
