import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'

/** A file that no row names may just be written, or still be read by a question that began before its bill went. */
const graceMilliseconds = 10 * 60 * 1000

const hour = 60 * 60 * 1000

/** Cleans the folder now and every hour. It does not keep the process alive. */
export function keepChargeFolderClean(ctx: Context): { stop(): void } {
  const clean = () =>
    void cleanChargeFolder(ctx, Date.now()).catch((error: unknown) =>
      ctx.log.error('The folder of the charges could not be cleaned', { reason: String(error) }),
    )
  clean()
  const timer = setInterval(clean, hour)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/**
 * Removes files that no bill names: those of imports that were killed, refused or undone.
 *
 * @param now in milliseconds, on the clock of the file system.
 * @returns how many.
 */
export async function cleanChargeFolder({ charges, database }: Context, now: number): Promise<number> {
  const { folder } = charges
  if (folder === null) return 0
  const present = await readdir(folder).catch(() => [])
  const named = new Set(await database('charge_files').pluck('name'))
  let removed = 0
  for (const name of present.filter((one) => /\.parquet(\.draft)?$/.test(one) && !named.has(one))) {
    const path = join(folder, name)
    const age = await stat(path).then(
      (stats) => now - stats.ctimeMs,
      () => 0,
    )
    if (age < graceMilliseconds) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
