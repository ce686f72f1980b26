import { expect, test } from 'vitest'
import { linearFit } from '../../server/series/linear-fit.ts'
import { percentOf } from '../../server/series/percent-of.ts'
import { scaleUnit } from '../../server/series/scale-unit.ts'

test('least squares of 1, 3, 2, 6 is 0.9 + 1.4 x', () => {
  // Mean 3, moments about 1.5: (-1.5 x 1) + (-0.5 x 3) + (0.5 x 2) + (1.5 x 6) = 7, over 5.
  const line = linearFit([1, 3, 2, 6])
  expect(line.slope).toBeCloseTo(1.4)
  expect(line.intercept).toBeCloseTo(0.9)
})

test('one value has no slope', () => {
  expect(linearFit([5])).toEqual({ intercept: 5, slope: 0 })
})

test('the scale is the power of two below the largest magnitude', () => {
  expect(scaleUnit([3, -100, 20])).toBe(64)
  expect(scaleUnit([0.3])).toBe(0.25)
  expect(scaleUnit([0, 0])).toBe(1)
})

test('nothing has no percentage', () => {
  expect(percentOf(3, 12)).toBe(25)
  expect(percentOf(3, 0)).toBeNull()
  expect(percentOf(1, 5e-324)).toBeNull()
})
