import { describe, expect, test } from 'vitest'
import { addRecurringCharge, recurringCharge } from '../../server/forecasts/recurring-charge.ts'

const clean = new Float64Array(100).fill(10)
const withFees = (at: readonly number[], amount: number): Float64Array =>
  clean.map((value, i) => (at.includes(i) ? value + amount : value))

describe('recurring charge', () => {
  test('three fees a month apart are a monthly charge', () => {
    const at = [20, 51, 81]
    expect(recurringCharge(withFees(at, 50), clean, at)).toEqual({ at, amount: 50 })
  })

  test('two are not, nor are three that stopped', () => {
    expect(recurringCharge(withFees([51, 81], 50), clean, [51, 81])).toBeNull()
    expect(recurringCharge(withFees([5, 35, 65], 50), clean, [5, 35, 65])).toBeNull()
  })

  test('amounts that differ by more than a third are not one charge', () => {
    const original = withFees([20, 51, 81], 50)
    original[51] = 200
    expect(recurringCharge(original, clean, [20, 51, 81])).toBeNull()
  })

  test('it is due again a month after the last', () => {
    const point = addRecurringCharge(new Float64Array(45).fill(10), { at: [81], amount: 50 }, 100)
    // 81 + 30.44 is day 111, and 81 + 60.88 is day 142: steps 11 and 42.
    expect([...point].flatMap((value, step) => (value > 10 ? [step] : []))).toEqual([11, 42])
  })
})
