import { randomUUID } from 'node:crypto'
import type { ImportOrigin } from '../../shared/bill-import.ts'
import type { OnConflict } from '../../shared/import-decision.ts'
import type { Context } from '../context.ts'
import type { StoredFile } from './import-files.ts'

export type NewImport = {
  readonly origin: ImportOrigin
  readonly files: readonly StoredFile[]
  /** The folder to remove when the import has ended; null where the files are the user's own. */
  readonly folder: string | null
  /** The request that brought it; one is made up where it came without. */
  readonly requestId?: string
  /** The process that carries it out, where that is not left to the queue. */
  readonly workerPid?: number
  /** What to do where it would make costs vanish; otherwise a person decides. */
  readonly onConflict?: OnConflict
}

/** Notes down an import; the queue carries it out unless its own process does. */
export async function createImport(
  ctx: Context,
  { origin, files, folder, workerPid, onConflict = 'hold', requestId = randomUUID() }: NewImport,
): Promise<number> {
  const [created] = await ctx
    .database('imports')
    .insert({
      status: workerPid === undefined ? 'queued' : 'running',
      origin,
      on_conflict: onConflict,
      files: JSON.stringify(files),
      folder,
      content_hash: '',
      message: 'Waiting to be read.',
      worker_pid: workerPid ?? null,
      request_id: requestId,
      created_at: ctx.clock.now(),
    })
    .returning('id')
  if (created === undefined) throw new Error('The database returned no id for a new import.')
  return created.id
}
