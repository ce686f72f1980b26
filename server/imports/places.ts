import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { claimsOf, type ClaimBook } from '../claims/claim.ts'
import type { Context } from '../context.ts'

const known = new Map<string, string>()

/**
 * Where the files of this process's uploads lie: a name that processes share which use the same folder on the same
 * machine, and no others. A copy of the folder on another machine is another place.
 */
export function placeOf({ env }: Pick<Context, 'env'>): string {
  const folder = resolve(env.IMPORT_FOLDER)
  const place = known.get(folder) ?? `${hostname()} ${markOf(folder)}`
  known.set(folder, place)
  return place
}

/** A file in the folder tells it from every other; where it cannot be written, uploads cannot either. */
function markOf(folder: string): string {
  const file = join(folder, '.place')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomUUID(), { flag: 'wx' })
  } catch {
    // It is there already.
  }
  try {
    return readFileSync(file, 'utf8') || randomUUID()
  } catch {
    return randomUUID()
  }
}

/** Notes that a process which reaches the files of a place is alive. */
export async function keepPlace({ database, now }: ClaimBook, place: string): Promise<void> {
  await database('places').insert({ place, seen_at: now }).onConflict('place').merge()
}

/** For how many seconds no process has been seen that reaches the files of a place. */
export async function silenceOf({ database, now }: ClaimBook, place: string): Promise<number> {
  const row: { silence: number } | undefined = await database('places')
    .where({ place })
    .first(database.raw('abs(? - seen_at) as silence', [now]))
  return row === undefined ? Infinity : row.silence / 1000
}

/** Forgets a place that nobody comes back to. */
export async function leavePlace(ctx: Context, place: string): Promise<void> {
  await claimsOf(ctx).database('places').where({ place }).delete()
}
