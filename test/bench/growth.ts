import { addDays } from '../../shared/period.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { benchNow, type BenchDatabase } from './bench-database.ts'
import { withServer } from './bench-server.ts'
import { runAlone } from './duckdb-alone.ts'
import { median, sizeName, type Row } from './figures.ts'
import { cpuOf, memoryOf, untilQuiet } from './process-figures.ts'

const lastDay = addDays(benchNow.slice(0, 10), -1)

const daysAlone = {
  '30 days': `date between '${addDays(lastDay, -29)}' and '${lastDay}'`,
  '90 days': `date between '${addDays(lastDay, -89)}' and '${lastDay}'`,
} as const

/** The range of so many days, another one in every round, so that no answer of before serves. */
const range = (days: number, round: number) =>
  `start_date=${addDays(lastDay, 1 - days - round)}&end_date=${addDays(lastDay, -round)}`
const states = ['open', 'all', 'dismissed', 'snoozed', 'done']

type Question = {
  readonly what: string
  /** Below /api/finops. */
  path(round: number): string
  /** The CPU that it may take over the largest database, in ms. */
  readonly most?: number
  /** What DuckDB alone is asked for the same sums over the files of the charges. */
  alone?(files: string, days: string): string
  /** Whether the first answer is remembered and the later ones do not tell, so that the dearest one is taken. */
  readonly isRemembered?: true
}

const aggregate = (what: string, group: string, key: string): Question => ({
  what,
  path: (round) => `/costs/aggregate?group_by=${group}&${range(90, round)}`,
  most: 500,
  alone: (files, days) => `select ${key}, sum(billed_cost) from ${files} where ${days} group by 1`,
})

const questions: readonly Question[] = [
  { what: '/costs 30 days', path: (round) => `/costs?${range(30, round)}` },
  { what: 'summary 30 days', path: (round) => `/costs/summary?${range(30, round)}` },
  { what: 'service 90 days', path: (round) => `/costs/aggregate?group_by=service&${range(90, round)}` },
  aggregate('region 90 days', 'region', 'region'),
  aggregate('account 90 days', 'account', 'sub_account_id'),
  aggregate('tag 90 days', 'tag&tag_key=team', "tags->>'team'"),
  {
    what: 'resources 30 days',
    path: (round) => `/costs/resources?${range(30, round)}`,
    most: 500,
    alone: (files, days) =>
      `select resource_id, sum(billed_cost) from ${files} where ${days} group by 1 order by 2 desc limit 10`,
  },
  { what: 'explain 30 days', path: (round) => `/explain?${range(30, round)}`, most: 500 },
  { what: 'forecast', path: (round) => `/forecast?horizon=${30 + round}` },
  {
    what: 'recommendations',
    path: (round) => `/recommendations?state=${states[round % states.length]}`,
    most: 2000,
    isRemembered: true,
  },
]

/** How often a question is asked before it counts: the engines compile what is asked often. */
const warmUps = 3

const mostGrowth = 3
const mostMemory = 500

type Cost = { readonly cpu: number; readonly wall: number }
type Measured = { readonly charges: number; readonly costs: readonly Cost[]; readonly memory: Memory }
type Memory = { readonly now: number; readonly peak: number }

/**
 * Measures what questions cost a server in CPU over databases of growing size, no answer kept: medians of rounds.
 *
 * @param databases copies that a server may work with, the smallest first.
 */
export async function measureGrowth(databases: readonly BenchDatabase[], rounds = 5): Promise<Row[]> {
  const measured: Measured[] = []
  for (const { charges, path } of databases) {
    const seen = await withServer(path, { ANSWER_MEMORY_MEGABYTES: '0' }, (server) => askAll(server, rounds))
    measured.push({ charges, ...seen })
  }
  return [
    ...questions.flatMap((question, index) => growthOf(question, index, measured)),
    ...(await besideDuckdb(databases.at(-1), measured.at(-1), rounds)),
    ...memoryRows(measured),
  ]
}

/** DuckDB alone reads all files of single charges; it knows nothing of bills, currencies and sums made before. */
async function besideDuckdb(
  database: BenchDatabase | undefined,
  measured: Measured | undefined,
  rounds: number,
): Promise<Row[]> {
  const files = `read_parquet('${database?.path}.charges/*-charges-*.parquet')`
  const rows: Row[] = []
  for (const [index, { what, alone }] of questions.entries()) {
    const own = measured?.costs[index]
    if (alone === undefined || database === undefined || own === undefined) continue
    const sql = alone(files, what.endsWith('30 days') ? daysAlone['30 days'] : daysAlone['90 days'])
    const taken = await runAlone(Array.from({ length: warmUps + rounds }, () => sql))
    const reference = { of: 'DuckDB alone', figure: median(taken.slice(warmUps).map(({ cpu }) => cpu)) }
    const title = `${what}, ${sizeName(database.charges)}, and DuckDB, CPU`
    rows.push({ what: title, figure: own.cpu, unit: 'ms', reference })
  }
  return rows
}

async function askAll(server: ServerProcess, rounds: number): Promise<Omit<Measured, 'charges'>> {
  await untilQuiet(server.pid)
  const costs: Cost[] = []
  for (const { path, isRemembered } of questions) {
    const seen: Cost[] = []
    for (let round = 0; round < warmUps + rounds; round += 1) seen.push(await costOf(server, path(round)))
    const counted = isRemembered ? [dearest(seen)] : seen.slice(warmUps)
    costs.push({ cpu: median(counted.map(({ cpu }) => cpu)), wall: median(counted.map(({ wall }) => wall)) })
  }
  return { costs, memory: memoryOf(server.pid) }
}

const dearest = (costs: readonly Cost[]): Cost =>
  costs.reduce((one, other) => (other.cpu > one.cpu ? other : one), { cpu: 0, wall: 0 })

/** What one answer takes, in ms of the server's CPU and of the clock. */
export async function costOf({ pid, url }: ServerProcess, path: string): Promise<Cost> {
  const [before, started] = [cpuOf(pid), performance.now()]
  const response = await fetch(`${url}/api/finops${path}`)
  const body = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.slice(0, 300)}`)
  return { cpu: cpuOf(pid) - before, wall: performance.now() - started }
}

function growthOf({ what, most }: Question, index: number, measured: readonly Measured[]): Row[] {
  return measured.map(({ charges, costs }, place): Row => {
    const { cpu = 0, wall = 0 } = costs[index] ?? {}
    const smaller = measured[place - 1]
    const isLargest = place === measured.length - 1
    const reference = smaller?.costs[index] && {
      of: sizeName(smaller.charges),
      figure: smaller.costs[index].cpu,
    }
    return {
      what: `${what}, ${sizeName(charges)}, CPU`,
      figure: cpu,
      unit: 'ms',
      note: `${wall.toFixed(0)} ms of the clock`,
      ...(reference && { reference }),
      ...(most !== undefined && (reference !== undefined || isLargest)
        ? { target: { ...(reference && { mostRatio: mostGrowth }), ...(isLargest && { most }) } }
        : {}),
    }
  })
}

function memoryRows(measured: readonly Measured[]): Row[] {
  return measured.map(({ charges, memory }, place) => ({
    what: `most memory of the server over these, ${sizeName(charges)}`,
    figure: memory.peak,
    unit: 'MB',
    note: `${memory.now.toFixed(0)} MB at the end`,
    ...(place === measured.length - 1 && { target: { most: mostMemory } }),
  }))
}
