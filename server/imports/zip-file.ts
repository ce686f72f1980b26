import type { Readable } from 'node:stream'
import { openPromise, type Entry } from 'yauzl'
import { unreadable } from './bill-file.ts'
import type { StoredFile } from './import-files.ts'

export type ZipEntry = {
  readonly name: string
  readonly packedBytes: number
  readonly stream: Readable
  /** When it was written, as the archive says. */
  readonly written: { readonly modified: number }
}

/** What programs put into archives beside the files. */
const clutter = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$)/

/**
 * The files in a zip archive, one after the other; each has to be read before the next is asked for.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT for a damaged archive, an encrypted one, or names that point out of it.
 */
export async function* openZip(file: StoredFile): AsyncGenerator<ZipEntry> {
  const zip = await openPromise(file.path).catch((cause: unknown) =>
    Promise.reject(explainZip(cause, file.name)),
  )
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || clutter.test(entry.fileName)) continue
      if (entry.isEncrypted()) throw unreadable(file.name, 'is encrypted; unpack it first')
      yield {
        name: entry.fileName,
        packedBytes: entry.compressedSize,
        stream: await zip.openReadStreamPromise(entry),
        written: { modified: dateOf(entry) },
      }
    }
  } catch (cause) {
    throw explainZip(cause, file.name)
  } finally {
    zip.close()
  }
}

function dateOf(entry: Entry): number {
  return entry.getLastModDate().getTime()
}

/**
 * What is wrong with an archive in words. The reader of archives gives its errors no code, while those of our own disk
 * have one.
 */
export function explainZip(cause: unknown, name: string): unknown {
  if (!(cause instanceof Error) || cause.name === 'BillowError' || 'code' in cause) return cause
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(cause.message)) {
    return unreadable(name, 'holds a file whose name points out of the archive')
  }
  if (/too many bytes|not enough bytes/i.test(cause.message)) {
    return unreadable(name, 'is a damaged zip archive: a file in it has another size than the archive says')
  }
  return unreadable(name, `is a damaged zip archive (${cause.message.slice(0, 120)})`)
}
