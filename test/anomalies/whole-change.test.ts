import { describe, expect, test } from 'vitest'
import { describeEvents } from '../../server/anomalies/describe-events.ts'
import { detectAnomalies } from '../../server/anomalies/detect-anomalies.ts'
import type { FoundAnomaly } from '../../server/anomalies/found-anomaly.ts'
import { usualBefore, wholeChange } from '../../server/anomalies/whole-change.ts'
import { addDays } from '../../shared/period.ts'

const start = '2026-01-05'

/** Workdays 100, weekends 60, from a Monday. */
const usual = (count: number): number[] => Array.from({ length: count }, (_, day) => (day % 7 > 4 ? 60 : 100))

function found(values: readonly number[]): FoundAnomaly[] {
  const line = { cloud_provider: 'AWS', service_name: 'EC2', account: null, name: 'EC2' } as const
  const how = { looks_for: 'everything', known_since: null, floor: 10 } as const
  const series = { ...line, ...how, dimension: 'service', start_date: start, values } as const
  return describeEvents(series, detectAnomalies(values, start, 'batch'))
}

describe('a lasting change', () => {
  test('costs what it has cost since it began, and goes on', () => {
    const [step, ...others] = found(usual(140).map((cost, day) => (day < 112 ? cost : 1.5 * cost)))
    expect(others).toEqual([])
    expect(step).toMatchObject({ kind: 'step', began: addDays(start, 112), through: addDays(start, 139) })
    // Four weeks of 620 a week, half as much again.
    expect(step?.impact).toBeCloseTo(4 * 310, -1)
    expect(step?.monthly_impact).toBeCloseTo((310 / 7) * 30.4, -1)
    expect(step?.percent).toBeCloseTo(50, 0)
  })

  test('that is taken back is one anomaly, which is over', () => {
    const changes = found(usual(140).map((cost, day) => (day < 70 || day > 90 ? cost : 1.5 * cost)))
    expect(changes).toMatchObject([
      { kind: 'step', began: addDays(start, 70), through: addDays(start, 90), is_ongoing: false },
    ])
    expect(changes[0]?.impact).toBeCloseTo(3 * 310, -1)
    expect(changes[0]?.monthly_impact).toBeNull()
  })

  test('to nothing is told as gone', () => {
    expect(found(usual(140).map((cost, day) => (day < 138 ? cost : 0)))).toMatchObject([
      { kind: 'gone', direction: 'down', is_ongoing: true, first_seen: addDays(start, 138) },
    ])
  })

  test('counts for 90 days at most', () => {
    const whole = wholeChange(
      Array.from({ length: 200 }, () => 10),
      () => 4,
      50,
      199,
      true,
    )
    expect(whole).toEqual({ through: 139, expected: 360, actual: 900, goesOn: false, daily: 6 })
  })
})

test('a fee on the first of two months is none, and one in the middle of them is', () => {
  const fee = (places: readonly number[]) => (cost: number, day: number) =>
    places.includes(day) ? cost + 200 : cost
  // The first of April and May, and 5 and 35 days later.
  expect(found(usual(140).map(fee([86, 116])))).toEqual([])
  expect(found(usual(140).map(fee([91, 121])))).toHaveLength(2)
})

test('what is usual is what was expected of the same weekdays, or of all days where a weekday is missing', () => {
  expect(usualBefore(usual(70), 60)(61)).toBe(60)
  expect(usualBefore(usual(70), 60)(63)).toBe(100)
  expect(usualBefore([null, null, 100, 80], 4)(5)).toBe(90)
  expect(usualBefore([], 0)(3)).toBeNull()
})
