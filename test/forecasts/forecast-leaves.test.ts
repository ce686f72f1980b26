import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastLeaves, type LeavesForecast } from '../../server/forecasts/forecast-leaves.ts'
import type { Leaf } from '../../server/forecasts/leaf.ts'
import { addDays, countDays, daysOf, endOfMonth } from '../../shared/period.ts'
import { randomSource } from '../anomalies/demo-series.ts'

const start_date = '2025-01-01'
const day = (count: number): string => addDays(start_date, count)
const daysThrough = (end_date: string): string[] => daysOf({ start_date, end_date })
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** A leaf whose costs are a function of the day. */
function leafOf(
  through: string,
  costs: Partial<Record<'daily' | 'credits' | 'tax', (day: string) => number>>,
): Leaf {
  const days = daysThrough(through)
  const series = (costOf: (date: string) => number = () => 0): number[] => days.map(costOf)
  return { daily: series(costs.daily), credits: series(costs.credits), tax: series(costs.tax), lines: [] }
}

const isFirst = (date: string): boolean => date.endsWith('-01')

/** A fee with its payments on the days of a history that are named. */
const feeLine = (
  through: string,
  amount: number,
  isPaid: (date: string) => boolean,
): Leaf['lines'][number] => ({
  evidence: 'usage',
  payments: daysThrough(through).flatMap((date, place) => (isPaid(date) ? [{ place, amount }] : [])),
})

function forecast(
  through: string,
  leaves: readonly Leaf[],
  until: string,
  groups: readonly Leaf[] = [],
): LeavesForecast {
  const days = countDays({ start_date, end_date: through })
  const horizon = countDays({ start_date: addDays(through, 1), end_date: until })
  return forecastLeaves({
    start_date,
    days,
    horizon,
    leaves,
    sums: [leaves.map((_, place) => place)],
    groups,
  })
}

describe('fees', () => {
  test('come once in every month, whatever its length', () => {
    for (const [through, until] of [
      ['2026-01-20', '2026-02-28'],
      ['2026-02-10', '2026-03-31'],
      ['2026-03-31', '2026-04-30'],
      ['2026-10-20', '2026-11-30'],
    ] as const) {
      const leaf = { ...leafOf(through, { daily: () => 10 }), lines: [feeLine(through, 1000, isFirst)] }
      const { total } = forecast(through, [leaf], until)
      expect([through, sum(total.parts.fees)]).toEqual([through, 1000])
      expect(sum(total.point)).toBeCloseTo(1000 + 10 * total.point.length, 6)
    }
  })

  test('of a month that has them already do not come again in it', () => {
    for (const through of ['2026-10-20', '2026-02-20', '2026-09-05']) {
      const leaf = { ...leafOf(through, { daily: () => 10 }), lines: [feeLine(through, 1000, isFirst)] }
      expect(sum(forecast(through, [leaf], endOfMonth(through)).total.parts.fees)).toBe(0)
    }
  })

  test('within a series that tells no lines apart come on their day as well', () => {
    const noise = randomSource(1)
    const leaf = leafOf('2026-10-20', {
      daily: (date) => 10 * (0.95 + 0.1 * noise()) + (isFirst(date) ? 1000 : 0),
    })
    const { total } = forecast('2026-10-20', [leaf], '2026-11-30')
    expect(total.parts.fees.map(Math.round).indexOf(1000)).toBe(11)
    expect(sum(total.parts.fees)).toBeCloseTo(1000, 0)
  })

  test('on the last day of each month are due on the last day of the next', () => {
    const through = '2026-02-10'
    const leaf = {
      ...leafOf(through, {}),
      lines: [feeLine(through, 70, (date) => date === endOfMonth(date))],
    }
    const { total } = forecast(through, [leaf], '2026-04-30')
    expect(total.point.flatMap((value, step) => (value > 0 ? [addDays(through, step + 1)] : []))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
  })

  test('are certain: they widen no interval', () => {
    const through = '2026-10-20'
    const leaf = { ...leafOf(through, { daily: () => 10 }), lines: [feeLine(through, 1000, isFirst)] }
    const [interval] = forecast(through, [leaf], '2026-11-30').total.intervals
    expect(interval?.total_upper).toBeCloseTo(1000 + 410, 3)
  })

  test('that are bought once are not expected again', () => {
    const through = '2026-10-20'
    const leaf: Leaf = {
      ...leafOf(through, { daily: () => 10 }),
      lines: [{ evidence: 'purchase', payments: [{ place: 640, amount: 12_000 }] }],
    }
    const { total } = forecast(through, [leaf], '2026-11-30')
    expect(sum(total.point)).toBeCloseTo(410, 6)
    expect(total.intervals[0]?.total_upper).toBeCloseTo(410, 3)
  })
})

describe('credits', () => {
  const through = '2026-10-20'
  const ahead = (credits: (date: string) => number, daily: (date: string) => number = () => 60) => {
    const { total } = forecast(through, [leafOf(through, { daily, credits })], '2026-11-30')
    return [total.credits, Math.round(sum(total.parts.credits)), Math.round(sum(total.parts.usage))]
  }

  test('that come daily go on, apart from the usage', () => {
    expect(ahead(() => -60)).toEqual(['go_on', -60 * 41, 60 * 41])
  })

  test('that pay a part of the usage follow it', () => {
    const weekly = (date: string) => (new Date(date).getUTCDay() % 6 === 0 ? 30 : 60)
    const [, credits, usage] = ahead((date) => -weekly(date) / 2, weekly)
    expect(Number(credits)).toBeCloseTo(-Number(usage) / 2, -1)
  })

  test('that are used up end at once', () => {
    expect(ahead((date) => (date <= '2026-10-15' ? -60 : date === '2026-10-16' ? -13 : 0))).toEqual([
      'ended',
      0,
      2460,
    ])
  })

  test('that come monthly go on monthly, and one that was missing has ended', () => {
    expect(ahead((date) => (isFirst(date) ? -100 : 0))).toEqual(['go_on', -100, 2460])
    expect(ahead((date) => (isFirst(date) && date < '2026-10-01' ? -100 : 0))[1]).toBe(0)
  })

  test('whose last is but a rest have ended', () => {
    expect(ahead((date) => (isFirst(date) ? (date === '2026-10-01' ? -13 : -100) : 0))).toEqual([
      'ended',
      0,
      2460,
    ])
  })

  test('that came once do not come again', () => {
    expect(ahead((date) => (date === '2026-10-05' ? -500 : 0))).toEqual(['ended', 0, 2460])
  })
})

describe('tax', () => {
  const daily = () => 10
  const taxAhead = (through: string, leaves: readonly Leaf[], until: string) =>
    forecast(through, leaves, until).leaves.map(({ parts }) => Math.round(100 * sum(parts.tax)) / 100)

  test('that is booked daily follows daily', () => {
    expect(taxAhead('2026-10-20', [leafOf('2026-10-20', { daily, tax: () => 1 })], '2026-10-31')).toEqual([
      11,
    ])
  })

  test('that is booked for the month comes on its day, and not again in a month that has it', () => {
    const lengths: Record<string, number> = { '02': 28, '04': 30, '06': 30, '09': 30, '11': 30 }
    const tax = (date: string) => (isFirst(date) ? (lengths[date.slice(5, 7)] ?? 31) : 0)
    const leaf = (through: string) => leafOf(through, { daily, tax })
    expect(taxAhead('2026-10-20', [leaf('2026-10-20')], '2026-10-31')).toEqual([0])
    expect(taxAhead('2026-10-20', [leaf('2026-10-20')], '2026-11-30')).toEqual([30])
  })

  test('that grows with its month comes to its share of the whole of it', () => {
    const tax = (date: string) => (!isFirst(date) ? 0 : date === '2026-10-01' ? 20 : 30.4)
    const [ahead] = taxAhead('2026-10-20', [leafOf('2026-10-20', { daily, tax })], '2026-10-31')
    expect(ahead).toBeGreaterThan(9)
    expect(ahead).toBeLessThan(13)
  })

  test('of a leaf that is nothing but tax follows all the others', () => {
    const through = '2026-10-20'
    const leaves = [
      leafOf(through, { daily }),
      leafOf(through, { tax: (date) => (date.endsWith('-28') ? 31 : 0) }),
    ]
    const [, ahead] = taxAhead(through, leaves, '2026-10-31')
    expect(ahead).toBeCloseTo(31, 0)
  })
})

describe('a total', () => {
  const costs = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 45, maxLength: 45 })
  const anyLeaf = fc.record({
    week: costs,
    fee: fc.integer({ min: 0, max: 300 }),
    credit: fc.constantFrom(0, 0, 20),
    tax: fc.constantFrom(0, 3),
  })

  test('is the sum of its leaves, of its groups and of its parts, day by day and to the cent', () => {
    fc.assert(
      fc.property(
        fc.array(anyLeaf, { minLength: 1, maxLength: 4 }),
        fc.array(anyLeaf, { maxLength: 3 }),
        (own, other) => {
          const leavesOf = (all: typeof own): Leaf[] =>
            all.map(({ week, fee, credit, tax }) => ({
              daily: week,
              credits: week.map(() => -credit),
              tax: week.map((_, place) => (place % 30 === 3 ? tax : 0)),
              lines:
                fee === 0
                  ? []
                  : [{ evidence: 'purchase', payments: [5, 36].map((place) => ({ place, amount: fee })) }],
            }))
          const job = { start_date, days: 45, horizon: 20, leaves: leavesOf(own), groups: leavesOf(other) }
          const { total, leaves, groups, sums } = forecastLeaves({
            ...job,
            sums: [own.map((_, place) => place)],
          })
          total.point.forEach((value, step) => {
            const at = (all: readonly { point: readonly number[] }[]) =>
              sum(all.map(({ point }) => point[step] ?? 0))
            expect(at(leaves)).toBeCloseTo(value, 6)
            expect(at(sums)).toBeCloseTo(value, 6)
            if (groups.length > 0) expect(at(groups)).toBeCloseTo(value, 6)
            expect(sum(Object.values(total.parts).map((part) => part[step] ?? 0))).toBeCloseTo(value, 6)
          })
        },
      ),
      { numRuns: 25 },
    )
  })

  test('of many small leaves is still the sum of all, and none is lost', () => {
    const through = day(119)
    const leaves = Array.from({ length: 60 }, (_, place) =>
      leafOf(through, { daily: () => 100 / (place + 1) }),
    )
    const { total, leaves: each } = forecast(through, leaves, day(129))
    expect(sum(each.map(({ point }) => sum(point)))).toBeCloseTo(sum(total.point), 6)
    expect(each[59]?.point[0]).toBeCloseTo(100 / 60, 6)
  })

  test('is rehearsed in months of every length, against the mean of the last 30 days', () => {
    const leaf = {
      ...leafOf('2026-10-20', { daily: () => 10 }),
      lines: [feeLine('2026-10-20', 1000, isFirst)],
    }
    const { backtest } = forecast('2026-10-20', [leaf], '2026-10-31').total
    expect(backtest).toMatchObject({ origins: 12, horizon: 11, total_error_percent: 0 })
    expect(backtest?.naive_error_percent).toBeGreaterThan(100)
  })
})
