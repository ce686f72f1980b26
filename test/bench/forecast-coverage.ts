import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { dataBounds } from '../../server/costs/resolve-range.ts'
import { forecastLeaves } from '../../server/forecasts/forecast-leaves.ts'
import { forecastSeries } from '../../server/forecasts/forecast-series.ts'
import { loadLeaves } from '../../server/forecasts/load-leaves.ts'
import type { LoadedLeaf } from '../../server/forecasts/read-leaves.ts'
import { addDays, countDays, endOfMonth, type DayRange } from '../../shared/period.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { cover, coverageWords, createCoverage, type Coverage } from './coverage.ts'

// How often what came lay within the intervals, from rolling origins:
// npx tsx test/bench/forecast-coverage.ts [series.jsonl.gz] [folder of bills]
// A line of the series is {"set", "m", "train": [], "test": []}; bills are imported and forecast as the product does it.
const [seriesFile = process.env['FORECAST_SERIES'], billFolder = process.env['FORECAST_BILLS']] =
  process.argv.slice(2)
const levels = [0.8, 0.95] as const
const originsASeries = 5

if (seriesFile !== undefined) scoreSeries(seriesFile)
if (billFolder !== undefined) await scoreBills(billFolder)

type Line = { set: string; m: number; train: number[]; test: number[] }

function scoreSeries(file: string): void {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const bySet = new Map<string, Coverage>()
  for (const row of text.split('\n').filter(Boolean)) {
    const { set, m, train, test }: Line = JSON.parse(row)
    const values = [...train, ...test]
    const horizon = test.length
    const coverage = bySet.get(set) ?? createCoverage(set)
    bySet.set(set, coverage)
    for (let back = 0; back < originsASeries; back++) {
      const origin = train.length - Math.round((back * horizon) / 2)
      if (origin < Math.max(28, 4 * m)) continue
      const forecast = forecastSeries(values.slice(0, origin), horizon, { period: m, levels })
      if (forecast === null) continue
      const came = values.slice(origin, origin + horizon)
      cover(coverage, forecast, came, meanOf(values.slice(0, origin).slice(-30)))
    }
  }
  for (const coverage of bySet.values()) process.stdout.write(`${coverageWords(coverage)}\n`)
}

async function scoreBills(folder: string): Promise<void> {
  await using app = await createTestApp()
  const files = readdirSync(folder).sort()
  for (const name of files) await deliverFiles(app, { [name]: readFileSync(join(folder, name)) })
  const range = await dataBounds(app.ctx)
  if (range === null) throw new Error(`${folder} holds no bill that can be read.`)
  const leaves = await loadLeaves(app.ctx, {}, range, ['provider', 'service'], 'billed')
  const horizons = [
    ['to the end of the month', (day: string) => countDays({ start_date: day, end_date: endOfMonth(day) })],
    ['30 days', () => 30],
  ] as const
  for (const [name, horizonAt] of horizons) {
    const whole = createCoverage(name)
    for (let days = 56; days < countDays(range); days += 3) {
      const horizon = horizonAt(addDays(range.start_date, days))
      if (days + horizon <= countDays(range)) roll(whole, leaves, range, days, horizon)
    }
    process.stdout.write(`${coverageWords(whole)}\n`)
  }
}

function roll(
  coverage: Coverage,
  all: readonly LoadedLeaf[],
  { start_date }: DayRange,
  days: number,
  horizon: number,
): void {
  const leaves = all.map(({ leaf }) => ({
    daily: leaf.daily.slice(0, days),
    credits: leaf.credits.slice(0, days),
    tax: leaf.tax.slice(0, days),
    lines: leaf.lines.map((line) => ({
      ...line,
      payments: line.payments.filter(({ place }) => place < days),
    })),
  }))
  const { total } = forecastLeaves({ start_date, days, horizon, leaves, sums: [], groups: [] })
  const cost = (day: number): number =>
    all.reduce(
      (sum, { leaf, oneOff }) =>
        sum +
        (leaf.daily[day] ?? 0) +
        (leaf.credits[day] ?? 0) +
        (leaf.tax[day] ?? 0) +
        (oneOff[day] ?? 0) +
        leaf.lines
          .flatMap(({ payments }) => payments)
          .filter(({ place }) => place === day)
          .reduce((paid, { amount }) => paid + amount, 0),
      0,
    )
  const came = Array.from({ length: horizon }, (_, step) => cost(days + step))
  const newest = Array.from({ length: 30 }, (_, back) => cost(days - 1 - back))
  cover(coverage, total, came, meanOf(newest))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
