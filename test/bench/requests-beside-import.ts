/*
 * Prints how long the health check and a question take while a bill is imported beside them, against the same server
 * with nothing to do: npx tsx test/bench/requests-beside-import.ts [rows]
 */
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { ServerProcess } from '../support/server-process.ts'
import { withDemoServer, withServer } from './bench-server.ts'
import { sizeName, type Row } from './figures.ts'
import { generateFocus } from './generate-focus.ts'
import { healthRow } from './health-beside.ts'
import { startSampler, type Latency } from './health-sampler.ts'
import { printTable } from './print-table.ts'
import { untilQuiet } from './process-figures.ts'

const idleMilliseconds = 5000
const watched = ['/health', '/costs?preset=last_30_days'] as const

/**
 * Measures requests beside the import of a bill, each row of it a charge.
 *
 * @param database a copy that the server may work with; demo data without it.
 */
export async function measureBesideImport(rows: number, database?: string): Promise<Row[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'billow-bench-'))
  const bill = join(scratch, 'bill.parquet')
  try {
    await generateFocus(bill, 'parquet', { rows, grain: 'day', month: '2025-11' })
    const measure = (server: ServerProcess) => compare(server, bill, `an import, ${sizeName(rows)}`)
    return await (database === undefined ? withDemoServer({}, measure) : withServer(database, {}, measure))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function compare(server: ServerProcess, bill: string, beside: string): Promise<Row[]> {
  await untilQuiet(server.pid)
  await sampled(server, () => wait(idleMilliseconds))
  const idle = await sampled(server, () => wait(idleMilliseconds))
  const during = await sampled(server, () => upload(server, bill))
  const [health, costs] = during
  if (health === undefined || costs === undefined) return []
  const before = idle[1]
  return [
    healthRow(beside, health, idle[0] ?? null),
    {
      what: `p95 of /costs 30 days beside ${beside}`,
      figure: costs.p95,
      unit: 'ms',
      note: `longest ${costs.longest.toFixed(0)} ms of ${costs.asked}`,
      ...(before && { reference: { of: 'idle', figure: before.p95 } }),
    },
  ]
}

/** Asks for all that is watched until something is over. */
async function sampled(server: ServerProcess, work: () => Promise<void>): Promise<Latency[]> {
  const samplers = await Promise.all(watched.map(() => startSampler()))
  try {
    await Promise.all(
      samplers.map((sampler, index) => sampler.begin(`${server.url}/api/finops${watched[index]}`)),
    )
    await work()
    return await Promise.all(samplers.map((sampler) => sampler.end()))
  } finally {
    for (const sampler of samplers) sampler.stop()
  }
}

async function upload({ url }: ServerProcess, bill: string): Promise<void> {
  const form = new FormData()
  form.append('file', await openAsBlob(bill), 'bill.parquet')
  const accepted = await fetch(`${url}/api/finops/imports`, { method: 'POST', body: form })
  const { id }: { id?: number } = Object(await accepted.json())
  for (;;) {
    const asked = await fetch(`${url}/api/finops/imports/${id}`)
    const { status, message }: { status?: string; message?: string } = Object(await asked.json())
    if (status === 'done') return
    if (status !== 'queued' && status !== 'running') throw new Error(`The import is ${status}: ${message}`)
    await wait(100)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  printTable(await measureBesideImport(Number(process.argv[2] ?? 1_000_000)))
