import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { BillowError } from '../errors.ts'
import type { StoredFile } from './import-files.ts'

/**
 * The files at a path: itself, or for a folder everything below it but hidden files.
 *
 * @throws BillowError NOT_FOUND where there is nothing.
 */
export async function collectFiles(path: string): Promise<StoredFile[]> {
  const stats = await stat(path).catch(() => null)
  if (stats === null) throw new BillowError('NOT_FOUND', `There is no file ${path}.`)
  if (!stats.isDirectory())
    return [{ path, name: basename(path), bytes: stats.size, modified: stats.mtimeMs }]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const found = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(path, file)
          .split('/')
          .some((part) => part.startsWith('.')),
    )
    .sort()
  const files = await Promise.all(
    found.map(async (file) => {
      const { size, mtimeMs } = await stat(file)
      return { path: file, name: relative(path, file), bytes: size, modified: mtimeMs, optional: true }
    }),
  )
  if (files.length === 0) throw new BillowError('NOT_FOUND', `There are no files in ${path}.`)
  return files
}
