import { existsSync } from 'node:fs'
import type { Context } from '../context.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { filesOf } from './import-files.ts'
import { removeBills } from './remove-bills.ts'

/**
 * Cleans up after imports whose process died: what they wrote never counted and goes away, and they are queued again
 * where their files are still there.
 *
 * @returns the imports that a living process seems to have in hand.
 */
export async function recoverImports(ctx: Context): Promise<ImportRow[]> {
  const running = await ctx.database('imports').where({ status: 'running' })
  const elsewhere = running.filter((row) => isAlive(row))
  for (const row of running.filter((row) => !isAlive(row))) await recoverImport(ctx, row)
  return elsewhere
}

/** Takes back what a dead import wrote, and queues it again where its files are still there. */
export async function recoverImport(ctx: Context, row: ImportRow): Promise<void> {
  await removeBills(ctx, row.id)
  const complete = filesOf(row).every((file) => existsSync(file.path))
  const ended = { worker_pid: null, progress: null, rows_kept: 0 }
  const message = 'The import was interrupted and its files are gone. Nothing was changed; import them again.'
  await ctx
    .database('imports')
    .where({ id: row.id, status: 'running' })
    .update(
      complete
        ? { ...ended, status: 'queued' }
        : { ...ended, status: 'refused', message, finished_at: ctx.clock.now() },
    )
}

/** Whether a process with the number of an import's process is there; it may be another one by now. */
export function isAlive({ worker_pid: pid }: ImportRow): boolean {
  if (pid === null || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
