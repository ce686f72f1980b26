/*
 * Kills the built product at random points of imports, undo, decisions and the move of old charges, starts it again, and
 * holds what is there against the states before and after, to the last digit:
 * npx tsx test/bench/kills.ts [points] [seed] [rows]. It ends with 1 where anything was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goThroughKills } from '../support/kill-points.ts'

const [points = '60', seed = String(Date.now()), rows = '20000'] = process.argv.slice(2)
const begun = performance.now()
const tell = (line: string) =>
  void process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}\n`)
const scratch = mkdtempSync(join(tmpdir(), 'billow-kills-'))
tell(`${points} points, seed ${seed}, bills of ${rows} rows`)
const { killed, before, after, findings } = await goThroughKills({
  scratch,
  points: Number(points),
  rows: Number(rows),
  seed,
  tell,
})
for (const [name, count] of Object.entries(killed)) tell(`${name}: ${count} kills`)
tell(`${before} left the state of before, ${after} that of after`)
tell(`${findings.length} findings`)
for (const finding of findings) tell(`  ${finding}`)
if (findings.length === 0) rmSync(scratch, { recursive: true, force: true })
else tell(`What was found lies in ${scratch}`)
process.exitCode = findings.length === 0 ? 0 : 1
