/*
 * npm run bench: measures all that Billow promises about its speed, weight and size, each figure beside a reference of
 * the same run on this machine, prints one table, and writes it to bench-results/ as JSON.
 *
 * --charges 100000,1000000   how many charges the databases have
 * --compare FILE             prints what changed since an earlier run
 * --database DIR             keeps the databases that are made, and takes those that an earlier run left
 * --only PART,...            kept, uncached, import, growth, cold, beside or start
 * --rounds 5                 how often what is short is measured
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { judge, type KeptRow } from './figures.ts'
import { measureAll, parts, type Part } from './measure-all.ts'
import { printChanges, printTable } from './print-table.ts'

const results = 'bench-results'

type Result = { readonly rows: readonly KeptRow[] }

function readOptions() {
  const { values } = parseArgs({
    // npm passes what stands after its own `--`, which some shells' habits double.
    args: process.argv.slice(2).filter((arg) => arg !== '--'),
    options: {
      charges: { type: 'string', default: '100000,1000000' },
      compare: { type: 'string' },
      database: { type: 'string' },
      only: { type: 'string', default: parts.join() },
      rounds: { type: 'string', default: '5' },
    },
  })
  const charges = values.charges.split(',').map(Number)
  const only = values.only.split(',')
  const isPart = (name: string): name is Part => parts.some((part) => part === name)
  if (!only.every(isPart)) throw new Error(`--only takes ${parts.join(', ')}.`)
  if (charges.some((count) => !(count >= 1000))) throw new Error('--charges takes numbers from 1000 on.')
  const earlier: Result | null =
    values.compare === undefined ? null : JSON.parse(readFileSync(values.compare, 'utf8'))
  const sizes = charges.toSorted((one, other) => one - other)
  return { sizes, only, earlier, database: values.database, rounds: Number(values.rounds) }
}

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

async function main(): Promise<void> {
  const { sizes, only, earlier, database, rounds } = readOptions()
  const begun = new Date().toISOString()
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0] }
  const scratch = mkdtempSync(join(tmpdir(), 'billow-bench-'))
  const folder = database ?? scratch
  mkdirSync(folder, { recursive: true })
  const tell = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)
  try {
    const measured = await measureAll({ folder, scratch, sizes, only, rounds, tell })
    const rows = measured.map(judge)
    printTable(rows)
    const missed = rows.filter(({ reached }) => reached === false).length
    const load = loadavg()[0]
    process.stdout.write(`\n${rows.length} figures, ${missed} of them short of what they have to reach\n`)
    if (earlier !== null) printChanges(rows, earlier.rows)
    mkdirSync(results, { recursive: true })
    const file = join(results, `${begun.slice(0, 19).replaceAll(':', '')}.json`)
    const run = { begun, commit: commit(), machine: { ...machine, load_at_end: load }, sizes, rounds, rows }
    writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`)
    process.stdout.write(`Written to ${file}\n`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

await main()
