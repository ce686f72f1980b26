import { headOf, kindOf } from './bill-file.ts'
import { chooseParts, type Chosen } from './choose-parts.ts'
import type { StoredFile } from './import-files.ts'
import { leaveOutCopies } from './leave-out-copies.ts'
import { readManifest, type Manifest } from './manifest.ts'
import { unpackFiles, type Unpacking } from './unpack-files.ts'

/**
 * Unpacks what was delivered and picks the parts that make up the bills.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT for damaged archives and missing parts.
 */
export async function prepareFiles(files: readonly StoredFile[], unpacking: Unpacking): Promise<Chosen> {
  const plain = await unpackFiles(files, unpacking)
  const manifests: Manifest[] = []
  const data: StoredFile[] = []
  for (const file of plain) {
    const kind = kindOf(await headOf(file.path), file.name)
    const manifest = kind === 'json' ? await readManifest(file) : undefined
    if (manifest === undefined) data.push(file)
    else manifests.push(manifest)
  }
  return leaveOutCopies(chooseParts(data, manifests))
}
