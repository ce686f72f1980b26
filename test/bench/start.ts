/*
 * Prints how long the built server takes from its start to the first byte of an answer, beside Node opening the same
 * database: npx tsx test/bench/start.ts [--database FILE] [--rounds 7]
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { driverName } from './bare-server.ts'
import { median, type Row } from './figures.ts'
import { printTable } from './print-table.ts'
import { cpuOf, memoryOf } from './process-figures.ts'

type Figures = { readonly wall: number; readonly cpu: number; readonly memory: number }
type Program = ChildProcessByStdio<null, Readable, null>

/** Settings of the shell, such as certificates for Node to read at its start, would slow both sides and flatter us. */
const environment = { PATH: process.env['PATH'], HOME: tmpdir() }

/** What a start may take, in times of what Node takes that opens the same database, and in ms. */
const mostRatio = 4
const most = 2000

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
  const figures = { wall, cpu: cpuOf(pid), memory: memoryOf(pid).now }
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
  return timed(['-e', openDatabase, driverName, databasePath], {}, async (program) => {
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

function medians(runs: readonly Figures[]): Figures {
  return {
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: median(runs.map(({ memory }) => memory)),
  }
}

const asked = { health: '/api/finops/health', page: '/' } as const

type Start = {
  /** A database to start with, which a server may work with; demo data of its own without it. */
  readonly database?: string
  readonly rounds?: number
  /** What tells the rows from those of other databases. */
  readonly title?: string
  /** Puts the database back before each start, to what no server has worked with. */
  reset?(): void
}

/** Measures starts of the built server, rounds taking turns with the reference, medians of them. */
export async function measureStart({
  database: given,
  rounds = 7,
  title = '',
  reset = () => {},
}: Start): Promise<Row[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'billow-start-'))
  const database = given ?? join(scratch, 'demo.db')
  const runs: Record<'open' | keyof typeof asked, Figures[]> = { open: [], health: [], page: [] }
  try {
    await serve(database, asked.health)
    for (let round = 0; round < rounds; round += 1) {
      runs.open.push(await openOnly(database))
      for (const path of ['health', 'page'] as const) {
        reset()
        runs[path].push(await serve(database, asked[path]))
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  const reference = medians(runs.open)
  return [
    ...rowsOf(`start to first byte of health${title}`, medians(runs.health), reference),
    ...rowsOf(`start to first byte of the page${title}`, medians(runs.page), reference),
  ]
}

function rowsOf(what: string, { wall, cpu, memory }: Figures, reference: Figures): Row[] {
  const beside = (figure: number) => ({ of: 'Node opens it', figure })
  return [
    { what, figure: wall, unit: 'ms', reference: beside(reference.wall), target: { mostRatio, most } },
    {
      what: `${what}, CPU`,
      figure: cpu,
      unit: 'ms',
      reference: beside(reference.cpu),
      target: { mostRatio },
    },
    { what: `${what}, memory`, figure: memory, unit: 'MB', reference: beside(reference.memory) },
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { database: { type: 'string' }, rounds: { type: 'string' } } })
  const { database, rounds = '7' } = values
  printTable(await measureStart({ ...(database !== undefined && { database }), rounds: Number(rounds) }))
}
