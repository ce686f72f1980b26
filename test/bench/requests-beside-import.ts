/*
 * Prints how long requests take while a bill of a million rows is imported beside them, against the same requests
 * before it: npx tsx test/bench/requests-beside-import.ts [rows]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemoData } from '../../server/demo-data/seed.ts'
import { createImport } from '../../server/imports/create-import.ts'
import { wakeImports } from '../../server/imports/import-queue.ts'
import { SeedRequest } from '../../shared/demo-data.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { generateFocus } from './generate-focus.ts'

const rows = Number(process.argv[2] ?? 1_000_000)
const question = '/costs?preset=last_30_days'

async function timeOf(app: TestApp): Promise<number> {
  const started = performance.now()
  const { status } = await app.rest(question)
  if (status !== 200) throw new Error(`${question} answered ${status}`)
  return performance.now() - started
}

function describe(title: string, times: number[]): number {
  times.sort((one, other) => one - other)
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0
  process.stdout.write(
    `${title}: ${times.length} requests, p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms\n`,
  )
  return at(0.95)
}

const scratch = mkdtempSync(join(tmpdir(), 'billow-bench-'))
const path = join(scratch, 'bill.csv')
await generateFocus(path, 'csv', { rows })
try {
  await using app = await createTestApp({ shared: true })
  await seedDemoData(app.ctx, SeedRequest.parse({}))
  for (let round = 0; round < 50; round += 1) await timeOf(app)
  const idle: number[] = []
  for (let round = 0; round < 400; round += 1) idle.push(await timeOf(app))
  const before = describe('Idle', idle)

  const { size, mtimeMs } = statSync(path)
  const files = [{ path, name: 'bill.csv', bytes: size, modified: mtimeMs }]
  const id = await createImport(app.ctx, { origin: 'command', files, folder: null })
  wakeImports(app.ctx)
  const beside: number[] = []
  for (;;) {
    for (let round = 0; round < 10; round += 1) beside.push(await timeOf(app))
    const { status, message } = await app.client.imports.get.query({ id })
    if (status === 'done') break
    if (status === 'refused') throw new Error(message)
  }
  const during = describe('While importing', beside)
  process.stdout.write(`Ratio of the p95: ${(during / before).toFixed(2)}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
