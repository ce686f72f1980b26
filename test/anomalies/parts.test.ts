import { describe, expect, test } from 'vitest'
import { errorLimit, errorShape, ordinaryBound } from '../../server/anomalies/error-limit.ts'
import { feedLevel, levelBank, presentLevel } from '../../server/anomalies/level-bank.ts'
import { isMonthlyFee } from '../../server/anomalies/monthly-fee.ts'
import { forget, monthlyExcess, remember } from '../../server/anomalies/monthly-habit.ts'
import { createMovingMean } from '../../server/anomalies/moving-mean.ts'
import { slowRise } from '../../server/anomalies/slow-rise.ts'
import { weekdayEffects } from '../../server/anomalies/weekday-effects.ts'
import { learnPattern } from '../../server/anomalies/weekly-pattern.ts'
import { calendarDays } from '../../server/series/calendar.ts'

const weekdaysFrom = (first: number, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, i) => (first + i) % 7)

describe('weekday effects', () => {
  test('are the means of the weekdays, with mean zero', () => {
    const deviations = Float64Array.from({ length: 28 }, (_, i) =>
      i % 7 === 6 ? -0.7 : i % 7 === 5 ? -0.35 : 0.21,
    )
    const effects = weekdayEffects(deviations, weekdaysFrom(0, 28), new Uint8Array(28), false)
    expect(effects[0]).toBeCloseTo(0.21)
    expect(effects[5]).toBeCloseTo(-0.35)
    expect(effects[6]).toBeCloseTo(-0.7)
  })

  test('differences within a group that the scatter explains are shrunk to the group', () => {
    const deviations = Float64Array.from({ length: 28 }, (_, i) =>
      i % 7 > 4 ? -0.25 : 0.1 * (Math.floor(i / 7) % 2 === 0 ? 1 : -1) + (i % 7 === 0 ? 0.001 : 0),
    )
    const effects = weekdayEffects(deviations, weekdaysFrom(0, 28), new Uint8Array(28), false)
    expect(effects[0]).toBeCloseTo(effects[3] ?? 0, 9)
  })
})

describe('moving mean', () => {
  const values = Float64Array.of(1, 2, 3, 4, 100)
  const means = new Float64Array(5)

  test('is cut at the ends and leaves odd days out', () => {
    createMovingMean(5, 1)(values, Uint8Array.of(0, 0, 0, 0, 1), false, means)
    expect([...means]).toEqual([1.5, 2, 3, 3.5, 4])
  })

  test('with whole windows reaches further inward at the ends', () => {
    createMovingMean(5, 1)(values, Uint8Array.of(0, 0, 0, 0, 1), true, means)
    expect([...means]).toEqual([2, 2, 3, 3.5, 3.5])
  })
})

describe('error limit', () => {
  const uniform = Float64Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000)

  test('the ordinary bound is three times as far from the median as the 80 % quantile', () => {
    expect(ordinaryBound(uniform)).toBeCloseTo(0.5 + 3 * 0.3, 2)
  })

  test('uniform noise ends where it ends', () => {
    const shape = errorShape(uniform, 0)
    // Root mean square of 0..1 is 0.577; 2.25 of it is 1.3.
    expect(shape.spread).toBeCloseTo(0.577, 2)
    expect(errorLimit(shape, shape.spread)).toBeCloseTo(1.3, 1)
  })

  test('odd days beyond a clear gap do not widen it', () => {
    const withOdd = Float64Array.from([...uniform.subarray(0, 900), ...new Float64Array(100).fill(3)]).sort()
    expect(errorShape(withOdd, 0).count).toBe(900)
  })

  test('is never less than a fifth of the cost', () => {
    expect(errorLimit({ spread: 0, reach: 3.4, count: 100 }, 0)).toBeCloseTo(Math.log(1.2))
  })
})

describe('weekly pattern', () => {
  test('level and effects of exact weeks are found, and the odd day with them', () => {
    const logs = Float64Array.from(
      { length: 42 },
      (_, i) => 3 + (i % 7 > 4 ? -0.5 : 0.2) + 0.01 * ((i % 3) - 1),
    )
    logs[20] = 4
    const pattern = learnPattern(logs, weekdaysFrom(0, 42), new Uint8Array(42), 3)
    expect(pattern.effects[0]).toBeCloseTo(0.2, 1)
    expect(pattern.effects[6]).toBeCloseTo(-0.5, 1)
    expect(pattern.level[21]).toBeCloseTo(3, 1)
    expect(pattern.errors[20]).toBeCloseTo(1.5, 1)
    expect([...pattern.odd].flatMap((mark, i) => (mark === 1 ? [i] : []))).toEqual([20])
  })
})

describe('level bank', () => {
  test('stays slow in noise and turns fast after a change', () => {
    const bank = levelBank(0)
    for (let i = 0; i < 40; i++) feedLevel(bank, i % 2 === 0 ? 0.1 : -0.1)
    expect(Math.abs(presentLevel(bank))).toBeLessThan(0.01)
    for (let i = 0; i < 10; i++) feedLevel(bank, 1)
    expect(presentLevel(bank)).toBeGreaterThan(0.99)
  })
})

describe('monthly habit', () => {
  const [, january, february, march] = [0, 0, 31, 59].map((after) => calendarDays('2026-01-05', 60)[after])

  test('two months in a row make an expectation for the third, until one is forgotten', () => {
    if (january === undefined || february === undefined || march === undefined) throw new Error('no days')
    const habit = new Map<number, number>()
    remember(habit, january, 100)
    remember(habit, february, 120)
    expect(monthlyExcess(habit, march)).toBe(110)
    forget(habit, january)
    expect(monthlyExcess(habit, march)).toBe(0)
  })

  test('in hindsight a fee is alike in two neighbouring months', () => {
    const days = calendarDays('2026-01-01', 120)
    const excess = new Map([
      [0, 100],
      [31, 110],
      [59, 95],
      [90, 400],
    ])
    const isFee = (day: number): boolean => isMonthlyFee(days, (other) => excess.get(other) ?? 0, day)
    expect([0, 31, 59, 90].map(isFee)).toEqual([true, true, true, false])
  })
})

describe('slow rise', () => {
  const levels = Float64Array.from({ length: 100 }, (_, i) => (i < 60 ? 0 : 0.02 * (i - 60)))

  test('is growth of four weeks beyond the growth before, seen when it passes the limit', () => {
    // Weekly means lag by three days: on day 74 the newest reaches 0.02 x 11 = 0.22.
    const seen = Array.from({ length: 100 }, (_, day) => slowRise(levels, 0, day, 0.2) !== null).indexOf(true)
    expect(seen).toBe(74)
    expect(slowRise(levels, 0, 74, 0.2)?.growth).toBeCloseTo(0.22)
    expect(slowRise(levels, 0, 74, 0.2)?.usualLevel).toBe(0)
  })

  test('growth that was there before, a jump, and a short history are not', () => {
    const steady = Float64Array.from({ length: 100 }, (_, i) => 0.02 * i)
    const jump = Float64Array.from({ length: 100 }, (_, i) => (i < 80 ? 0 : 0.5))
    expect(slowRise(steady, 0, 99, 0.2)).toBeNull()
    expect(slowRise(jump, 0, 86, 0.2)).toBeNull()
    expect(slowRise(levels, 40, 90, 0.2)).toBeNull()
  })
})
