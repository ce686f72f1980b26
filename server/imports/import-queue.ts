import type { Context } from '../context.ts'
import { recoverImports } from './recover-imports.ts'
import { runImport, type RunningImport } from './run-import.ts'

/** Carries out queued imports one after the other. */
export type ImportQueue = {
  /** Cleans up after a crash and goes on with what was left. */
  start(): Promise<void>
  /** Looks for imports that are waiting. */
  wake(): void
  /** Stops the running import; it goes on at the next start. */
  stop(): Promise<void>
}

export function createImportQueue(ctx: Context): ImportQueue {
  let current: RunningImport | undefined
  let working: Promise<void> | undefined
  let stopped = false
  const workOff = async () => {
    while (!stopped) {
      const next = await ctx.database('imports').where({ status: 'queued' }).orderBy('id').first('id')
      if (next === undefined || stopped) return
      current = runImport(ctx, next.id)
      await current.ended
      current = undefined
    }
  }
  const wake = () => {
    if (working !== undefined || stopped) return
    working = workOff()
      .catch((error: unknown) => ctx.log.error('The import queue failed', { reason: String(error) }))
      .finally(() => {
        working = undefined
      })
  }
  return {
    async start() {
      await recoverImports(ctx)
      wake()
    },
    wake,
    async stop() {
      stopped = true
      current?.stop()
      await working
    },
  }
}
