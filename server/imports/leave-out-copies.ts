import { createHash } from 'node:crypto'
import { groupBy } from '../../shared/group-by.ts'
import { readThrough } from './bill-file.ts'
import type { Chosen } from './choose-parts.ts'
import type { StoredFile } from './import-files.ts'

/**
 * Leaves out files that are byte for byte the same as another of the delivery, whatever they are called and however they
 * were packed: their charges would count twice.
 *
 * @param chosen unpacked files.
 */
export async function leaveOutCopies({ files, notes }: Chosen): Promise<Chosen> {
  const copies = new Map<string, string>()
  for (const [, alike] of groupBy(files, (file) => file.bytes)) {
    const first = new Map<string, StoredFile>()
    for (const file of alike.length > 1 ? alike : []) {
      const hash = await hashOf(file)
      const original = first.get(hash)
      if (original === undefined) first.set(hash, file)
      else copies.set(file.path, `${file.name} is a copy of ${original.name} and was left out.`)
    }
  }
  return {
    files: files.filter(({ path }) => !copies.has(path)),
    notes: [...notes, ...firstOf([...copies.values()])],
  }
}

async function hashOf({ path, name }: StoredFile): Promise<string> {
  const hash = createHash('sha256')
  await readThrough(path, name, (chunk) => void hash.update(chunk), false)
  return hash.digest('hex')
}

const mostNamed = 10

function firstOf(sentences: readonly string[]): string[] {
  const rest = sentences.length - mostNamed
  return rest > 1 ? [...sentences.slice(0, mostNamed), `So are ${rest} more files.`] : [...sentences]
}
