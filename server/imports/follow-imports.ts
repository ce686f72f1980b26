import type { Context } from '../context.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { isAlive, recoverImport } from './recover-imports.ts'

export type Follow = { stop(): void }

export type FollowPace = {
  /** Milliseconds between two looks. */
  readonly every: number
  /** So many looks without any progress, and the process is taken for another one that got the same number. */
  readonly patience: number
}

/**
 * Looks after imports that another process seemed to have in hand at the start, until each has ended.
 *
 * @param onRecovered is told when one of them was given up and may wait in the queue.
 */
export function followImports(
  ctx: Context,
  imports: readonly ImportRow[],
  onRecovered: () => void,
  { every, patience }: FollowPace = { every: 5_000, patience: 60 },
): Follow {
  const open = new Map(imports.map(({ id, progress }) => [id, { progress, silent: 0 }]))
  let busy = false
  const look = async () => {
    for (const [id, last] of open) {
      const row = await ctx.database('imports').where({ id, status: 'running' }).first()
      const silent = row?.progress === last.progress ? last.silent + 1 : 0
      if (row !== undefined && isAlive(row) && silent < patience) {
        open.set(id, { progress: row.progress, silent })
        continue
      }
      open.delete(id)
      if (row === undefined) continue
      await recoverImport(ctx, row)
      onRecovered()
    }
    if (open.size === 0) clearInterval(timer)
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    look()
      .catch((error: unknown) => ctx.log.error('Imports cannot be followed', { reason: String(error) }))
      .finally(() => {
        busy = false
      })
  }, every)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
