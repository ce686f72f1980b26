import { createHash } from 'node:crypto'
import { headOf, kindOf, readThrough } from './bill-file.ts'
import type { StoredFile } from './import-files.ts'
import type { Progress } from './import-progress.ts'

/**
 * What tells whether the same files were imported before, whatever their names and order.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT for files that can be no bill.
 */
export async function contentHash(files: readonly StoredFile[], progress: Progress): Promise<string> {
  const hashes: string[] = []
  for (const file of files) {
    const kind = kindOf(await headOf(file.path), file.name)
    const hash = createHash('sha256')
    progress.unpacking(file)
    await readThrough(
      file.path,
      file.name,
      (chunk) => void hash.update(chunk),
      kind === 'csv' || kind === 'json',
    )
    hashes.push(hash.digest('hex'))
  }
  return createHash('sha256').update(hashes.sort().join('\n')).digest('hex')
}
