import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { fileAge } from '../file-age.ts'

/** A file that no row names may be about to be named by the import that writes it. */
const graceMilliseconds = 10 * 60 * 1000

/**
 * Removes files that no bill names: those of imports that were killed, refused or undone.
 *
 * @returns how many.
 */
export async function cleanChargeFolder({ charges, database }: Context): Promise<number> {
  const { folder } = charges
  if (folder === null) return 0
  const present = await readdir(folder).catch(() => [])
  const named = new Set(await database('charge_files').pluck('name'))
  let removed = 0
  for (const name of present.filter((one) => /\.parquet(\.draft)?$/.test(one) && !named.has(one))) {
    const path = join(folder, name)
    const age = await fileAge(path)
    if (age === null || age < graceMilliseconds) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
