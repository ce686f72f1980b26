import { execFileSync } from 'node:child_process'
import { onSqlite } from './database-under-test.ts'

/** Builds server, page and typed client before the tests that start or serve them; vitest calls it once for a run. */
export function setup(): void {
  if (onSqlite) execFileSync(process.execPath, ['server/launch.mjs', 'build'], { stdio: 'pipe' })
}
