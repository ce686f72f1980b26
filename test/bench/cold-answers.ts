import { resetDatabase, type BenchDatabase } from './bench-database.ts'
import { withServer } from './bench-server.ts'
import { sizeName, type Row } from './figures.ts'
import { costOf } from './growth.ts'
import { healthRow } from './health-beside.ts'
import type { Latency, Sampler } from './health-sampler.ts'
import { cpuOfThread, memoryOf, untilQuiet } from './process-figures.ts'

/**
 * Each is the first question to a server that has judged nothing yet, over bills that none has seen. The CPU is that of
 * all that the server does meanwhile, so that the clock tells what the overview takes.
 */
const questions: readonly Question[] = [
  { what: 'overview', path: '/overview', mostWall: 1500 },
  { what: 'anomalies', path: '/anomalies', mostCpu: 10_000 },
  { what: 'recommendations', path: '/recommendations' },
]

type Question = {
  readonly what: string
  readonly path: string
  readonly mostWall?: number
  readonly mostCpu?: number
}

type Seen = {
  readonly cpu: number
  readonly wall: number
  /** CPU of the thread that serves. */
  readonly serving: number
  readonly peak: number
  readonly health: Latency
}

/**
 * Measures first answers over bills that no server has seen, with the health check beside each, and the health check
 * beside a large answer.
 *
 * @param pristine what an import left.
 * @param copy a copy of it that servers may work with.
 * @param isLargest whether the figures to reach are about this one.
 */
export async function measureColdAnswers(
  pristine: BenchDatabase,
  copy: string,
  isLargest: boolean,
  sampler: Sampler,
): Promise<Row[]> {
  const size = sizeName(pristine.charges)
  const rows: Row[] = []
  for (const { what, path, mostWall, mostCpu } of questions) {
    resetDatabase(pristine.path, copy)
    const { cpu, wall, serving, peak, health } = await askBesideHealth(copy, path, sampler, false)
    const target = (most: number | undefined) => isLargest && most !== undefined && { target: { most } }
    const note = `${serving.toFixed(0)} ms of it on the serving thread, ${peak.toFixed(0)} MB at most`
    rows.push(
      { what: `first ${what}, ${size}`, figure: wall, unit: 'ms', ...target(mostWall) },
      { what: `first ${what}, ${size}, CPU`, figure: cpu, unit: 'ms', note, ...target(mostCpu) },
      healthRow(`first ${what}, ${size}`, health, null),
    )
  }
  resetDatabase(pristine.path, copy)
  const large = await askBesideHealth(copy, '/costs', sampler, true)
  return [...rows, healthRow(`/costs of all days, ${size}`, large.health, null)]
}

/** @param isSettled whether the server is left alone first until it has judged everything. */
function askBesideHealth(
  database: string,
  path: string,
  sampler: Sampler,
  isSettled: boolean,
): Promise<Seen> {
  return withServer(database, {}, async (server) => {
    const { pid, url } = server
    if (isSettled) await untilQuiet(pid)
    await sampler.begin(`${url}/api/finops/health`)
    const before = cpuOfThread(pid, pid)
    const cost = await costOf(server, path)
    const serving = cpuOfThread(pid, pid) - before
    return { ...cost, serving, peak: memoryOf(pid).peak, health: await sampler.end() }
  })
}
