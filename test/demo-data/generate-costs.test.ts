import { describe, expect, test } from 'vitest'
import { generateCosts, type DemoCost } from '../../server/demo-data/generate-costs.ts'
import { builtInCategory, builtInServices } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import { addDays, addMonths, countDays, isoWeekday } from '../../shared/period.ts'

// What the product promises, written down independently of the generator's own tables.
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  EC2: [150, 500],
  S3: [20, 80],
  Lambda: [10, 50],
  'Virtual Machines': [140, 480],
  'Blob Storage': [18, 75],
  'Azure Functions': [8, 45],
  'Compute Engine': [145, 490],
  'Cloud Storage': [19, 78],
  'Cloud Functions': [9, 48],
}
const seeds = [1, 2, 3, 42, 20_261_124]
const range = { start_date: addMonths('2026-11-24', -6), end_date: '2026-11-24' }
const seriesOf = (rows: readonly DemoCost[]) => groupBy(rows, (row) => row.service_name)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
const weekend = (row: DemoCost) => isoWeekday(row.date) >= 6
const monthEnd = (row: DemoCost) => Number(row.date.slice(8)) >= 25
const bounds = (row: DemoCost) => ranges[row.service_name] ?? [Number.NaN, Number.NaN]

/** A row's cost with trend, weekend and month-end taken out, relative to the level of its series. */
function residuals(rows: readonly DemoCost[]): { row: DemoCost; value: number }[] {
  const days = countDays(range)
  const flat = rows.map((row) => {
    const age = countDays({ start_date: range.start_date, end_date: row.date }) - 1
    const factor = (1 + (0.15 * age) / (days - 1)) * (weekend(row) ? 0.7 : 1) * (monthEnd(row) ? 1.04 : 1)
    return { row, value: row.cost / factor }
  })
  // The middle of uniform noise is the level; spikes are few and lie above it.
  const level = median(flat.map(({ value }) => value)) / 1.012
  return flat.map(({ row, value }) => ({ row, value: value / level }))
}

describe.each(seeds)('demo data of seed %d', (seed) => {
  const rows = generateCosts(seed, range, 'ranges')

  test('has one row per service and day, in whole cents, within the range of its service', () => {
    expect(rows).toHaveLength(builtInServices.length * countDays(range))
    expect(new Set(rows.map((row) => `${row.service_name} ${row.date}`)).size).toBe(rows.length)
    for (const row of rows) {
      const [low, high] = bounds(row)
      expect(row.cost).toBeGreaterThanOrEqual(low)
      expect(row.cost).toBeLessThanOrEqual(high)
      expect(Number(row.cost.toFixed(2))).toBe(row.cost)
    }
  })

  test('is cut to its range on at most 2 % of rows', () => {
    const cut = rows.filter((row) => bounds(row).includes(row.cost))
    expect(cut.length / rows.length).toBeLessThanOrEqual(0.02)
  })

  test('grows by about 15 % over the span', () => {
    const growth = [...seriesOf(rows).values()].map((series) => {
      const weekdays = series.filter((row) => !weekend(row) && !monthEnd(row))
      const typical = (part: readonly DemoCost[]) => median(part.map((row) => row.cost))
      const days = Math.floor(weekdays.length / 4)
      return typical(weekdays.slice(-days)) / typical(weekdays.slice(0, days))
    })
    // First against last quarter of the span: three quarters of the growth lie between their middles.
    expect(mean(growth)).toBeGreaterThan(1.07)
    expect(mean(growth)).toBeLessThan(1.16)
  })

  test('costs 30 % less on weekends and slightly more at the end of a month', () => {
    const all = [...seriesOf(rows).values()]
    const ratio = (part: (row: DemoCost) => boolean, rest: (row: DemoCost) => boolean) =>
      mean(
        all.map(
          (series) =>
            median(series.filter(part).map((row) => row.cost)) /
            median(series.filter(rest).map((row) => row.cost)),
        ),
      )
    expect(ratio(weekend, (row) => !weekend(row))).toBeCloseTo(0.7, 1)
    const late = ratio(
      (row) => monthEnd(row) && !weekend(row),
      (row) => !monthEnd(row) && !weekend(row),
    )
    expect(late).toBeGreaterThan(1)
    expect(late).toBeLessThan(1.1)
  })

  test('varies by at most 15 % apart from its spikes, and the spikes stand 50 % above', () => {
    for (const series of seriesOf(rows).values()) {
      const clear = residuals(series).filter(({ row }) => !bounds(row).includes(row.cost))
      const noise = clear.filter(({ value }) => value < 1.21)
      const spikes = clear.filter(({ value }) => value >= 1.21)
      for (const { value } of noise) expect(value).toBeGreaterThan(0.81)
      for (const { value } of spikes) expect(value).toBeLessThan(1.5 * 1.15 * 1.06)
      expect(noise.length / clear.length).toBeGreaterThan(0.85)
    }
  })

  test('has 2 or 3 spikes in each whole month, and in proportion in the first and last', () => {
    for (const series of seriesOf(rows).values()) {
      const months = groupBy(residuals(series), ({ row }) => row.date.slice(0, 7))
      for (const [month, days] of months) {
        // A spike that noise pushed down and one that the range cut are both still above 1.15.
        const spikes = days.filter(({ value }) => value > 1.21).length
        if (days.length >= 28)
          expect([month, spikes]).toEqual([month, expect.toSatisfy((count) => count === 2 || count === 3)])
        else expect(spikes).toBeLessThanOrEqual(3)
      }
    }
  })

  test('is the same for the same seed and days, and another for another seed', () => {
    expect(generateCosts(seed, range, 'ranges')).toEqual(rows)
    expect(generateCosts(seed + 1, range, 'ranges')).not.toEqual(rows)
  })
})

describe.each(seeds)('the target mix of seed %d', (seed) => {
  const mixed = generateCosts(seed, range, 'target_mix')

  test('splits each provider’s spend 40/35/25 within one point', () => {
    for (const provider of ['AWS', 'Azure', 'GCP'] as const) {
      const spend = mixed.filter((row) => row.cloud_provider === provider)
      const total = spend.reduce((sum, row) => sum + row.cost, 0)
      const share = (category: string) =>
        (100 *
          spend
            .filter((row) => builtInCategory(provider, row.service_name) === category)
            .reduce((sum, row) => sum + row.cost, 0)) /
        total
      expect(Math.abs(share('compute') - 40)).toBeLessThan(1)
      expect(Math.abs(share('storage') - 35)).toBeLessThan(1)
      expect(Math.abs(share('serverless') - 25)).toBeLessThan(1)
    }
  })

  test('keeps each provider’s total, and days near those of the ranges profile', () => {
    const plain = generateCosts(seed, range, 'ranges')
    const key = (row: DemoCost) => row.cloud_provider
    for (const [provider, rows] of groupBy(plain, key)) {
      const total = (list: readonly DemoCost[]) => list.reduce((sum, row) => sum + row.cost, 0)
      const other = mixed.filter((row) => row.cloud_provider === provider)
      expect(total(other) / total(rows)).toBeCloseTo(1, 4)
      const daily = (list: readonly DemoCost[], day: string) => total(list.filter((row) => row.date === day))
      for (const day of [range.start_date, addDays(range.start_date, 90), range.end_date]) {
        expect(daily(other, day) / daily(rows, day)).toBeGreaterThan(0.6)
        expect(daily(other, day) / daily(rows, day)).toBeLessThan(1.6)
      }
    }
  })
})
