import { groupBy } from '../../shared/group-by.ts'
import { unreadable } from './bill-file.ts'
import type { StoredFile } from './import-files.ts'
import type { Manifest } from './manifest.ts'
import { nameSome } from '../name-some.ts'

export type Chosen = { readonly files: readonly StoredFile[]; readonly notes: readonly string[] }

/**
 * Keeps the parts that the newest manifest of each delivery names, and leaves out the parts of earlier deliveries that
 * lie beside them: adding those up would count charges twice.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT where a part is missing.
 */
export function chooseParts(files: readonly StoredFile[], manifests: readonly Manifest[]): Chosen {
  const [some] = manifests
  if (some === undefined) return { files, notes: [] }
  const chosen = new Map<string, StoredFile>()
  for (const [, deliveries] of groupBy(manifests, (manifest) => manifest.delivers)) {
    const newest = [...deliveries].sort(olderFirst).at(-1) ?? some
    for (const part of newest.parts) {
      const file = partOf(files, part, newest)
      if (file === undefined) throw unreadable(newest.file.name, `names the part ${part}, which is not here`)
      chosen.set(file.path, { ...file, ...toldBy(newest) })
    }
  }
  const stale = files.filter((file) => !chosen.has(file.path)).map((file) => file.name)
  const note = `Left out, since the newest manifest does not name them: ${nameSome(stale)}.`
  return { files: [...chosen.values()], notes: stale.length > 0 ? [note] : [] }
}

/** What a manifest says of its parts. */
function toldBy({ madeAt, exportType }: Manifest): Partial<StoredFile> {
  return {
    ...(madeAt === null ? {} : { deliveredAt: madeAt }),
    ...(exportType === null ? {} : { exportType }),
  }
}

/** A manifest outside of the folders of single deliveries is overwritten each time and points to the newest. */
function olderFirst(one: Manifest, other: Manifest): number {
  if (one.madeAt !== null && other.madeAt !== null) return one.madeAt < other.madeAt ? -1 : 1
  const depth = ({ file }: Manifest) => file.name.split('/').length
  return depth(other) - depth(one) || (one.file.modified ?? 0) - (other.file.modified ?? 0)
}

/**
 * The file for a path in the provider's storage: the one that shares most of its end with it. Deliveries name their
 * parts alike, so that a name alone tells only where there are no folders, or within the manifest's own.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT where several files may be meant.
 */
function partOf(files: readonly StoredFile[], part: string, manifest: Manifest): StoredFile | undefined {
  const wanted = segmentsOf(part)
  const [best, next] = files
    .map((file) => ({
      file,
      shared: sharedEnd(segmentsOf(file.name), wanted),
      near: nearness(file, manifest),
    }))
    .filter(({ file, shared }) => shared > 1 || (shared === 1 && isNamedEnough(file, wanted, manifest)))
    .sort((one, other) => other.shared - one.shared || other.near - one.near)
  if (best !== undefined && best.shared === next?.shared && best.near === next.near) {
    throw unreadable(
      manifest.file.name,
      `names the part ${part}, and several files are called so; send their folders`,
    )
  }
  return best?.file
}

function isNamedEnough(file: StoredFile, wanted: readonly string[], manifest: Manifest): boolean {
  const folder = folderOf(file)
  return wanted.length === 1 || folder === '' || folder === folderOf(manifest.file)
}

function folderOf(file: StoredFile): string {
  return segmentsOf(file.name).slice(0, -1).join('/')
}

/** Parts may have been unpacked already. */
function segmentsOf(path: string): string[] {
  return path
    .replace(/\.(gz|gzip|zip)$/i, '')
    .split('/')
    .filter((segment) => segment !== '')
}

function sharedEnd(one: readonly string[], other: readonly string[]): number {
  let count = 0
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count += 1
  return count
}

/** How many folders a file has in common with its manifest. */
function nearness(file: StoredFile, manifest: Manifest): number {
  const [one, other] = [segmentsOf(file.name), segmentsOf(manifest.file.name)]
  let count = 0
  while (count < one.length && one[count] === other[count]) count += 1
  return count
}
