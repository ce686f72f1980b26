import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { contentHash, type DeliveredFile } from './delivered-file.ts'
import { importBill } from './import-bill.ts'

/** The end of each database's queue: bills are read one after the other, so that they cannot overtake each other. */
const queues = new WeakMap<Database, Promise<void>>()

/**
 * Notes a delivery and reads it as soon as those before it have ended.
 *
 * @returns the import's id and the moment when it has ended.
 */
export async function queueImport(
  ctx: Context,
  files: readonly DeliveredFile[],
): Promise<{ id: number; ended: Promise<void> }> {
  const [row] = await ctx
    .database('imports')
    .insert({
      status: 'queued',
      files: JSON.stringify(files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))),
      content_hash: contentHash(files),
      message: 'Waiting to be read.',
      created_at: ctx.clock.now(),
    })
    .returning('id')
  if (row === undefined) throw new Error('The database returned no id for a new import.')
  const ended = importsEnded(ctx).then(() => importBill(ctx, row.id, files))
  queues.set(ctx.database, ended)
  return { id: row.id, ended }
}

/** Waits until every queued import has ended. */
export function importsEnded(ctx: Context): Promise<void> {
  return queues.get(ctx.database) ?? Promise.resolve()
}

/** Closes imports that an earlier process left unfinished; nothing of them was kept. */
export async function closeInterruptedImports({ database, clock }: Context): Promise<void> {
  await database('imports').whereIn('status', ['queued', 'running']).update({
    status: 'refused',
    message: 'The server stopped before the end. Nothing was changed; deliver the bill again.',
    finished_at: clock.now(),
  })
}
