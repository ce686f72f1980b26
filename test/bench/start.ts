/*
 * Prints how long the built server takes from its start to the first byte of an answer, beside Node opening the same
 * database: npx tsx test/bench/start.ts [--database FILE] [--rounds 7] [--json FILE]
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** One line of the table: a figure, and how it stands to the reference where it has one. */
export type Row = {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'MB'
  readonly ratio: number | null
  readonly target: number | null
}

type Figures = { readonly wall: number; readonly cpu: number; readonly memory: number }
type Program = ChildProcessByStdio<null, Readable, null>

/** Settings of the shell, such as certificates for Node to read at its start, would slow both sides and flatter us. */
const environment = { PATH: process.env['PATH'], HOME: tmpdir() }

const target = 4
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The CPU that a process and the ones that it waited for have used, in ms; only Linux tells. */
function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'),
  )
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const ticksOfChildren = Number(fields[13]) + Number(fields[14])
  return sum(threads.map((line) => Number(line.split(' ')[0]) / 1e6)) + ticksOfChildren * 10
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

/** Starts a program, waits until `reached` says so, takes the figures, and ends it. */
async function timed(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  reached: (program: Program) => Promise<void>,
): Promise<Figures> {
  const started = performance.now()
  const program = spawn(process.execPath, args, {
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<never>((_resolve, reject) =>
    program.once('exit', (code) => reject(new Error(`It ended with ${code}.`))),
  )
  ended.catch(() => undefined)
  await Promise.race([reached(program), ended])
  const wall = performance.now() - started
  const pid = program.pid ?? 0
  const figures = { wall, cpu: cpuOf(pid), memory: memoryOf(pid) }
  program.kill('SIGTERM')
  await ended.catch(() => undefined)
  return figures
}

/** Waits for a line of a program's output, and gives what the pattern caught of it. */
function said(program: Program, pattern: RegExp): Promise<string> {
  let output = ''
  return new Promise((resolve) =>
    program.stdout.on('data', (text) => {
      output += String(text)
      const found = pattern.exec(output)
      if (found !== null) resolve(found[1] ?? '')
    }),
  )
}

const openDatabase = `const Driver = require(process.argv[1]); const database = new Driver(process.argv[2])
database.prepare('select count(*) from sqlite_master').get(); console.log('open'); setInterval(() => {}, 1000)`

function openOnly(databasePath: string): Promise<Figures> {
  const driver = Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3'
  return timed(['-e', openDatabase, driver, databasePath], {}, async (program) => {
    await said(program, /open/)
  })
}

function serve(databasePath: string, path: string): Promise<Figures> {
  const settings = { PORT: '0', DATABASE_PATH: databasePath }
  return timed(['server/launch.mjs', 'serve'], settings, async (program) => {
    const url = await said(program, /ready: +(http\S+)\n/)
    await new Promise<void>((resolve, reject) =>
      get(url + path, (answer) => answer.once('data', () => resolve())).once('error', reject),
    )
  })
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0

function medians(runs: readonly Figures[]): Figures {
  return {
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: median(runs.map(({ memory }) => memory)),
  }
}

const asked = { health: '/api/finops/health', page: '/' } as const

/**
 * Measures starts of the built server, rounds taking turns with the reference, medians of them.
 *
 * @param databasePath a database to start with; demo data of its own without it.
 */
export async function measureStart(databasePath?: string, rounds = 7): Promise<Row[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'billow-start-'))
  const database = databasePath ?? join(scratch, 'demo.db')
  const runs: Record<'open' | keyof typeof asked, Figures[]> = { open: [], health: [], page: [] }
  try {
    await serve(database, asked.health)
    for (let round = 0; round < rounds; round += 1) {
      runs.open.push(await openOnly(database))
      runs.health.push(await serve(database, asked.health))
      runs.page.push(await serve(database, asked.page))
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  const reference = medians(runs.open)
  return [
    ...rowsOf('Node opens the database', reference, null),
    ...rowsOf('start to first byte of health', medians(runs.health), reference),
    ...rowsOf('start to first byte of the page', medians(runs.page), reference),
  ]
}

function rowsOf(what: string, { wall, cpu, memory }: Figures, reference: Figures | null): Row[] {
  const goal = reference === null ? null : target
  return [
    { what, value: wall, unit: 'ms', ratio: reference && wall / reference.wall, target: goal },
    { what: `${what}, CPU`, value: cpu, unit: 'ms', ratio: reference && cpu / reference.cpu, target: goal },
    {
      what: `${what}, memory`,
      value: memory,
      unit: 'MB',
      ratio: reference && memory / reference.memory,
      target: null,
    },
  ]
}

function lineOf({ what, value, unit, ratio, target: goal }: Row): string {
  const times = ratio === null ? '' : `${ratio.toFixed(1)} x`
  return `${what.padEnd(42)} ${value.toFixed(0).padStart(6)} ${unit}  ${times.padStart(7)}${goal === null ? '' : `  (at most ${goal} x)`}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: { database: { type: 'string' }, rounds: { type: 'string' }, json: { type: 'string' } },
  })
  const rows = await measureStart(values.database, Number(values.rounds ?? 7))
  for (const row of rows) process.stdout.write(lineOf(row))
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, null, 2))
}
