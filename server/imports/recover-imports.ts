import { existsSync } from 'node:fs'
import type { Context } from '../context.ts'
import { filesOf } from './import-files.ts'
import { removeBills } from './remove-bills.ts'

/**
 * Cleans up after imports whose process died: what they wrote never counted and goes away, and they are queued again
 * where their files are still there.
 */
export async function recoverImports(ctx: Context): Promise<void> {
  const running = await ctx.database('imports').where({ status: 'running' })
  for (const row of running) {
    if (row.worker_pid !== null && isAlive(row.worker_pid)) continue
    await removeBills(ctx.database, row.id)
    const complete = filesOf(row).every((file) => existsSync(file.path))
    const message =
      'The import was interrupted and its files are gone. Nothing was changed; import them again.'
    await ctx
      .database('imports')
      .where({ id: row.id })
      .update(
        complete
          ? { status: 'queued', worker_pid: null, progress: null }
          : { status: 'refused', worker_pid: null, progress: null, message, finished_at: ctx.clock.now() },
      )
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
