import { detectAnomalies } from '../../server/anomalies/detect-anomalies.ts'
import { forecastSeries } from '../../server/forecasts/forecast-series.ts'
import { randomSource } from '../anomalies/demo-series.ts'

// Prints the processor time of the analytics core: npx tsx test/bench/analytics.bench.ts [series] [days]
const count = Number(process.argv[2] ?? 1000)
const days = Number(process.argv[3] ?? 730)

function costSeries(seed: number): number[] {
  const random = randomSource(seed)
  const base = 10 + 1000 * random()
  return Array.from({ length: days }, (_, i) => {
    const weekday = i % 7 > 4 ? 0.7 : 1
    return base * (1 + i / 3000) * weekday * (0.85 + 0.3 * random()) * (random() < 0.05 ? 1.5 : 1)
  })
}

function processorMs(run: (values: number[]) => void, all: readonly number[][]): number {
  const before = process.cpuUsage()
  for (const values of all) run(values)
  const spent = process.cpuUsage(before)
  return (spent.user + spent.system) / 1000
}

const all = Array.from({ length: count }, (_, i) => costSeries(i + 1))
const forecastMs = processorMs((values) => forecastSeries(values, 30), all)
const detectMs = processorMs((values) => detectAnomalies(values, '2024-01-01'), all)
const line = (name: string, ms: number): string =>
  `${name.padEnd(10)} ${(ms / count).toFixed(2)} ms a series, ${(ms / 1000).toFixed(2)} s in all\n`
process.stdout.write(`${count} series of ${days} days, processor time\n`)
process.stdout.write(line('forecast', forecastMs))
process.stdout.write(line('anomalies', detectMs))
process.stdout.write(line('both', forecastMs + detectMs))
