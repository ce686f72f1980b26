/*
 * Prints how long the cost questions take, over six months of demo data and over a million rows, each also as a ratio
 * to the health check of the same run: npx tsx test/bench/cost-queries.ts
 */
import { mainProviders } from '../../shared/catalogue.ts'
import { addDays } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'

const questions = [
  '/health',
  '/costs?preset=last_30_days',
  '/costs?preset=last_90_days',
  '/costs?preset=last_90_days&granularity=weekly',
  '/costs/aggregate?preset=last_90_days&group_by=service,date',
  '/costs/aggregate?group_by=provider,date&granularity=monthly',
  '/costs/summary?preset=this_month',
  '/services',
]

async function timesOf(app: TestApp, path: string, count: number): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < count + 3; round += 1) {
    const started = performance.now()
    const { status } = await app.rest(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    // The first rounds warm up.
    if (round >= 3) times.push(performance.now() - started)
  }
  return times.sort((one, other) => one - other)
}

const at = (times: readonly number[], part: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0

async function report(title: string, app: TestApp, count: number): Promise<void> {
  process.stdout.write(`\n${title}\n`)
  let reference = 0
  for (const path of questions) {
    const times = await timesOf(app, path, count)
    const [middle, slow] = [at(times, 0.5), at(times, 0.95)]
    if (path === '/health') reference = middle
    const ratio = (middle / reference).toFixed(1)
    process.stdout.write(
      `${path.padEnd(64)} p50 ${middle.toFixed(1)} ms  p95 ${slow.toFixed(1)} ms  ${ratio} x health\n`,
    )
  }
}

async function main(): Promise<void> {
  await using demo = await createTestApp()
  await demo.client.demo_data.seed.mutate({})
  await report('Six months of demo data, 1,665 rows', demo, 60)

  await using large = await createTestApp()
  const days = 730
  const services = 1370
  for (let day = 0; day < days; day += 1) {
    const date = addDays('2026-11-24', -day)
    await insertCosts(
      large.ctx,
      Array.from({ length: services }, (_, index) =>
        costRow({
          date,
          cloud_provider: mainProviders[index % 3] ?? 'AWS',
          service_name: `Service ${index}`,
          cost: (index * 37 + day) % 1000,
        }),
      ),
    )
  }
  await report(
    `${(days * services).toLocaleString('en')} rows: ${days} days of ${services} services`,
    large,
    12,
  )
}

await main()
