import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundDecimal, subtractDecimals } from '../../shared/decimal.ts'

test.each([
  ['1.005', 2, '1.01'],
  ['-1.005', 2, '-1.01'],
  ['1.0049999', 2, '1'],
  ['-0.004', 2, '0'],
  ['12', 2, '12'],
  ['99.999', 2, '100'],
  ['5.5', 0, '6'],
])('%s to %s places is %s', (text, places, rounded) => expect(roundDecimal(text, places)).toBe(rounded))

test('a rounded decimal is never further away than half of its last place', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (digits) => {
      const text = `${digits}e-6`
      expect(Math.abs(Number(subtractDecimals(text, roundDecimal(text, 2))))).toBeLessThanOrEqual(0.005)
    }),
  )
})
