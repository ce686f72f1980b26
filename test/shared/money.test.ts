import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatMoney,
  percentageChange,
  percentageOf,
  roundForApi,
  roundToCents,
  sumMoney,
} from '../../shared/money.ts'

describe('money', () => {
  test('rounds half away from zero, as written in decimal', () => {
    expect(roundToCents(1.005)).toBe(1.01)
    expect(roundToCents(-1.005)).toBe(-1.01)
    expect(roundToCents(-0.004)).toBe(0)
    expect(roundForApi(0.0000005)).toBe(0.000001)
    expect(roundForApi(1e-9)).toBe(0)
    expect(roundForApi(123456789.1234565)).toBe(123456789.123457)
  })

  test.each([6_700_000_000_000.875, -9_007_199_254.740_993, 1e15, 1.5e15, 1e16, -1e21, 1e300])(
    'an amount whose next number is further away than the last decimal stays as it is: %d',
    (amount) => expect(roundForApi(amount)).toBe(amount),
  )

  test('rounds as the written decimal tells, whatever the amount', () => {
    const asWritten = (amount: number) =>
      Number(`${Math.sign(amount) * Math.round(Number(`${Math.abs(amount)}e6`))}e-6`)
    const amounts = [
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: -0.001, max: 0.001, noNaN: true }),
      fc.integer({ min: -1e13, max: 1e13 }).map((halves) => (halves * 5) / 1e7),
    ]
    fc.assert(
      fc.property(fc.oneof(...amounts), (amount) => {
        // One with an exponent cannot be written with a second one.
        fc.pre(!String(amount).includes('e'))
        expect(roundForApi(amount) + 0).toBe(asWritten(amount) + 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('sums that a plain loop gets wrong come out right', () => {
    expect(sumMoney(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(sumMoney([1e15, 0.01, -1e15])).toBe(0.01)
    expect(sumMoney([])).toBe(0)
  })

  test('the sum of cents is exact in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 200 }), (cents) => {
        const exact = cents.reduce((sum, cent) => sum + cent, 0) / 100
        const amounts = cents.map((cent) => cent / 100)
        expect(roundToCents(sumMoney(amounts))).toBe(roundToCents(exact))
        expect(roundToCents(sumMoney(amounts.toReversed()))).toBe(roundToCents(exact))
      }),
    )
  })

  test('percentages are of the size of the earlier total, and unknown against nothing', () => {
    expect(percentageChange(110, 100)).toBe(10)
    expect(percentageChange(-50, -100)).toBe(50)
    expect(percentageChange(5, 0)).toBeNull()
    expect(percentageOf(1, 3)).toBe(33.33)
    expect(percentageOf(1, 0)).toBe(0)
  })

  test.each([
    [1234.5, 'USD', '$1,234.50'],
    [-0.5, 'USD', '-$0.50'],
    [1234.5, 'EUR', '€1,234.50'],
    [1234.5, 'CHF', 'CHF 1,234.50'],
    [1234.4, 'JPY', '¥1,234'],
  ])('people read %d %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text)
  })
})
