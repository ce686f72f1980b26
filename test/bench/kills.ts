/*
 * Kills the built product at random points of imports, undo, decisions and the move of old charges, starts it again, and
 * holds what is there against the states before and after, to the last digit:
 * npx tsx test/bench/kills.ts [points] [seed] [rows] [sqlite|postgres]. It ends with 1 where anything was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filePlaces, serverPlaces, type Places } from '../support/kill-places.ts'
import { goThroughKills } from '../support/kill-points.ts'
import { startPostgres } from '../support/postgres-server.ts'

const [points = '60', seed = String(Date.now()), rows = '20000', only] = process.argv.slice(2)

const print = (line: string) => void process.stdout.write(`${line}\n`)

/** @returns whether nothing was found. */
async function run(title: string, placesIn: (scratch: string) => Places): Promise<boolean> {
  const begun = performance.now()
  const tell = (line: string) =>
    print(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`)
  const scratch = mkdtempSync(join(tmpdir(), 'billow-kills-'))
  const places = placesIn(scratch)
  print(`\n== ${title}, ${points} points, seed ${seed}, bills of ${rows} rows`)
  const { killed, before, after, findings } = await goThroughKills({
    scratch,
    places,
    points: Number(points),
    rows: Number(rows),
    seed,
    tell,
  }).finally(() => places.leave())
  for (const [name, count] of Object.entries(killed)) tell(`${name}: ${count} kills`)
  tell(`${before} left the state of before, ${after} that of after`)
  tell(`${findings.length} findings`)
  for (const finding of findings) tell(`  ${finding}`)
  if (findings.length === 0) rmSync(scratch, { recursive: true, force: true })
  else tell(`What was found lies in ${scratch}`)
  return findings.length === 0
}

let good = true
if (only !== 'sqlite') {
  const postgres = await startPostgres()
  if (postgres === undefined) print('There is no PostgreSQL here.')
  else {
    try {
      good = await run('PostgreSQL', (scratch) => serverPlaces(scratch, postgres.url))
    } finally {
      postgres.stop()
    }
  }
}
if (only !== 'postgres') good = (await run('SQLite', filePlaces)) && good
process.exitCode = good ? 0 : 1
