/*
 * Starts servers on one PostgreSQL and on one SQLite file, uploads bills to them, kills servers and import processes
 * at random, and holds the outcome against what was accepted:
 * npx tsx test/bench/several-servers.ts [imports] [kills] [seed] [postgres|sqlite]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../support/postgres-server.ts'
import { goThrough, type Ordeal } from '../support/several-servers.ts'

const [imports = '100', kills = '40', seed = String(Date.now()), only] = process.argv.slice(2)

const print = (line: string) => void process.stdout.write(`${line}\n`)

async function run(title: string, connection: Ordeal['connection']): Promise<boolean> {
  const scratch = mkdtempSync(join(tmpdir(), 'billow-several-'))
  const begun = performance.now()
  const tell = (line: string) =>
    print(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`)
  print(`\n== ${title}, seed ${seed}`)
  try {
    const outcome = await goThrough({
      connection:
        connection['DATABASE_URL'] === undefined ? { DATABASE_PATH: join(scratch, 'one.db') } : connection,
      scratch,
      servers: 3,
      imports: Number(imports),
      rows: 200,
      kills: Number(kills),
      seed,
      tell,
    })
    tell(`${outcome.kills} kills; imports ${JSON.stringify(outcome.statuses)}`)
    for (const message of outcome.refused) tell(`refused: ${message}`)
    const compare = (what: string, found: number, wanted: number) => {
      tell(`${what.padEnd(28)} ${found} of ${wanted}${found === wanted ? '' : '  WRONG'}`)
      return found === wanted
    }
    return [
      compare('cents in the daily costs', outcome.costs, outcome.expected),
      compare('cents in the charges', outcome.charges, outcome.expected),
      compare('rows of counted bills', outcome.rows, outcome.expectedRows),
      compare('counted bills', outcome.bills, outcome.expectedBills),
      compare('sets of demo data', outcome.demoSets, 1),
      compare('refused imports', outcome.refused.length, 0),
    ].every(Boolean)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

let good = true
if (only !== 'sqlite') {
  const postgres = await startPostgres()
  if (postgres === undefined) print('There is no PostgreSQL here.')
  else {
    good = await run('PostgreSQL', { DATABASE_URL: postgres.url })
    postgres.stop()
  }
}
if (only !== 'postgres') good = (await run('SQLite', {})) && good
process.exitCode = good ? 0 : 1
