import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { headOf, kindOf, unreadable } from './bill-file.ts'
import { createSizeGuard, type SizeLimits } from './size-guard.ts'
import { explainZip, openZip } from './zip-file.ts'
import type { StoredFile } from './import-files.ts'

/** Archives lie in archives at most this deep: a zip of gzip files is common, more is a trick. */
const deepest = 3

export type Unpacking = {
  readonly folder: string
  readonly limits: SizeLimits
  /** Is told of every piece that was written. */
  onBytes(bytes: number): void
}

/**
 * Unpacks gzip and zip files, told by their content, to files of our own naming; others are taken as they are.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT for a damaged archive, one that unpacks to far too much, or one whose names
 *   point out of it.
 */
export async function unpackFiles(files: readonly StoredFile[], unpacking: Unpacking): Promise<StoredFile[]> {
  const plain: StoredFile[] = []
  const guard = createSizeGuard(unpacking.limits)
  let written = 0
  const write = async (stream: Readable, name: string, packedBytes: number): Promise<StoredFile> => {
    written += 1
    const path = join(unpacking.folder, `unpacked-${written}`)
    let bytes = 0
    await pipeline(
      stream,
      guard.watch(name, packedBytes, (size) => {
        bytes += size
        unpacking.onBytes(size)
      }),
      createWriteStream(path),
    )
    return { path, name, bytes }
  }
  const open = async (file: StoredFile, depth: number, fromArchive: boolean): Promise<void> => {
    const kind = kindOf(await headOf(file.path), file.name)
    if (kind !== 'gzip' && kind !== 'zip') {
      plain.push({ ...file, optional: fromArchive || file.optional === true })
      return
    }
    if (depth === deepest) throw unreadable(file.name, 'has archives within archives within archives')
    if (kind === 'gzip') {
      const inner = await write(gunzip(file), file.name.replace(/\.(gz|gzip)$/i, ''), file.bytes).catch(
        (cause: unknown) => Promise.reject(explained(cause, file.name)),
      )
      return open({ ...inner, ...origin(file) }, depth + 1, fromArchive)
    }
    for await (const entry of openZip(file)) {
      const inner = await write(entry.stream, entry.name, entry.packedBytes).catch((cause: unknown) =>
        Promise.reject(explainZip(explained(cause, file.name), file.name)),
      )
      await open({ ...inner, ...origin(file), ...entry.written }, depth + 1, true)
    }
  }
  for (const file of files) await open(file, 0, false)
  return plain
}

function gunzip(file: StoredFile): Readable {
  return createReadStream(file.path, { highWaterMark: 256 * 1024 }).pipe(
    createGunzip({ chunkSize: 256 * 1024 }),
  )
}

const origin = ({ modified, optional }: StoredFile) => ({
  ...(modified === undefined ? {} : { modified }),
  ...(optional === undefined ? {} : { optional }),
})

function explained(cause: unknown, name: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'Z_BUF_ERROR') return unreadable(name, 'is incomplete: the compressed data ends too early')
  if (code.startsWith('Z_')) return unreadable(name, 'is damaged: its compressed data cannot be read')
  return cause
}
