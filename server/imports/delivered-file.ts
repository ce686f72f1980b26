import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ImportedFile } from '../../shared/bill-import.ts'

/** A delivered file on our disk. */
export type DeliveredFile = ImportedFile & {
  readonly path: string
  /** Whether it is a copy of ours that goes when the import has ended. */
  readonly temporary: boolean
}

/**
 * Writes a stream to disk without holding it in memory, hashing on the way.
 *
 * @param name as the sender gave it; only its last part is kept, and only to be shown.
 */
export async function receiveFile(
  stream: Readable,
  name: string,
  folder: string,
  key: string,
): Promise<DeliveredFile> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, key)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      stream,
      async function* count(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          yield chunk
        }
      },
      createWriteStream(path),
    )
  } catch (cause) {
    await rm(path, { force: true })
    throw cause
  }
  return { name: shownName(name), bytes, sha256: hash.digest('hex'), path, temporary: true }
}

/** A file that lies on this machine already and stays where it is. */
export async function fileOnDisk(path: string): Promise<DeliveredFile> {
  const { size } = await stat(path)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return { name: shownName(path), bytes: size, sha256: hash.digest('hex'), path, temporary: false }
}

/** One hash for several files, whatever their order and names. */
export function contentHash(files: readonly DeliveredFile[]): string {
  const hashes = files.map((file) => file.sha256).sort()
  return createHash('sha256').update(hashes.join()).digest('hex')
}

function shownName(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).replaceAll(/\p{C}/gu, '')
  return last.slice(0, 200) || 'unnamed'
}
