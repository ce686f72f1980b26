import { randomUUID } from 'node:crypto'
import type { ImportOrigin } from '../../shared/bill-import.ts'
import type { OnConflict } from '../../shared/import-decision.ts'
import { claimsOf } from '../claims/claim.ts'
import type { Context } from '../context.ts'
import type { StoredFile } from './import-files.ts'
import { keepPlace, placeOf } from './places.ts'

export type NewImport = {
  readonly origin: ImportOrigin
  readonly files: readonly StoredFile[]
  /** The folder to remove when the import has ended; null where the files are the user's own. */
  readonly folder: string | null
  /** The request that brought it; one is made up where it came without. */
  readonly requestId?: string
  /** What to do where it would make costs vanish; otherwise a person decides. */
  readonly onConflict?: OnConflict
  /** Where its files can be reached, if not where those of uploads are. */
  readonly place?: string
  /** What tells it from every other, where it must not be imported twice. */
  readonly deliveryKey?: string
}

export const waitingMessage = 'Waiting to be read.'

/** Notes down an import; the queue carries it out. */
export async function createImport(ctx: Context, wanted: NewImport): Promise<number> {
  const id = await createImportOnce(ctx, wanted)
  if (id === null) throw new Error('The database returned no id for a new import.')
  return id
}

/**
 * Notes down an import unless one with the same delivery key was, by whichever process.
 *
 * @returns null where it was.
 */
export async function createImportOnce(
  ctx: Context,
  {
    origin,
    files,
    folder,
    onConflict = 'hold',
    requestId = randomUUID(),
    place = placeOf(ctx),
    deliveryKey,
  }: NewImport,
): Promise<number | null> {
  // First, or another process could take the place for a deserted one.
  await keepPlace(claimsOf(ctx), place)
  const [created] = await ctx
    .database('imports')
    .insert({
      status: 'queued',
      origin,
      on_conflict: onConflict,
      files: JSON.stringify(files),
      folder,
      content_hash: '',
      message: waitingMessage,
      request_id: requestId,
      place,
      delivery_key: deliveryKey ?? null,
      created_at: ctx.clock.now(),
    })
    .onConflict('delivery_key')
    .ignore()
    .returning('id')
  return created?.id ?? null
}
