import type { Context } from '../context.ts'
import type { ProgressListener } from './import-progress.ts'

/** Keeps an import's row up to date on how far it is; a write that is still under way is not doubled. */
export function createProgressWriter({ database, log }: Context, id: number): ProgressListener {
  let busy = false
  return (progress) => {
    if (busy || progress.phase === 'finishing') return
    busy = true
    database('imports')
      .where({ id, status: 'running' })
      .update({ progress: JSON.stringify(progress) })
      .catch((error: unknown) =>
        log.warn('Progress was not written', { importId: id, reason: String(error) }),
      )
      .finally(() => {
        busy = false
      })
  }
}
