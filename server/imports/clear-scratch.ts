import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { fileAge } from '../file-age.ts'

/** Names of the folders in which imports are read begin like this. */
export const scratchPrefix = 'work-'

const longestLife = 24 * 60 * 60 * 1000

/** Removes what imports left on disk whose process was killed a day ago or earlier. */
export async function clearScratch({ env }: Context): Promise<void> {
  const folder = resolve(env.IMPORT_FOLDER)
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => each.startsWith(scratchPrefix))) {
    const path = join(folder, name)
    const age = await fileAge(path)
    if (age !== null && age > longestLife) await rm(path, { recursive: true, force: true })
  }
}
