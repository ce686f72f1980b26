import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { BillowError } from '../errors.ts'

/** How a file is written inside, whatever its name says. */
export type FileKind = 'gzip' | 'zip' | 'parquet' | 'json' | 'csv' | 'empty'

const headBytes = 1024 * 1024
const lineFeed = 10

/** The first megabyte of a file. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Whether the last megabyte of a file, from a line's start, is UTF-8 text. */
export async function endsAsText(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - headBytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, start)
    const tail = buffer.subarray(0, bytesRead)
    return isUtf8(start === 0 ? tail : tail.subarray(tail.indexOf(lineFeed) + 1))
  } finally {
    await file.close()
  }
}

/**
 * Tells a file's kind by its first bytes.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT for what is no bill in any format: pictures, programs, office documents.
 */
export function kindOf(head: Buffer, name: string): FileKind {
  if (head.length === 0) return 'empty'
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'zip'
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 5, 6]))) return 'zip'
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw unreadable(name, 'is UTF-16 text; save it as UTF-8')
  }
  if (head.subarray(0, 4096).includes(0))
    throw unreadable(name, 'is no text file, and no Parquet, gzip or zip file either')
  const text = textOf(head).trimStart()
  if (text === '') return 'empty'
  return text.startsWith('{') || text.startsWith('[') ? 'json' : 'csv'
}

/** The text of a head, without a byte order mark. */
export function textOf(head: Buffer): string {
  return head.toString('utf8').replace(/^\ufeff/, '')
}

export function unreadable(name: string, why: string): BillowError {
  return new BillowError('UNPROCESSABLE_CONTENT', `${name} ${why}.`)
}

const longestLine = 2_000_000

/**
 * Reads a file through once, in bounded memory.
 *
 * @param see is given every chunk, for a checksum or a progress bar.
 * @param asText whether lines are checked.
 * @throws BillowError UNPROCESSABLE_CONTENT for a line longer than 2 MB.
 */
export async function readThrough(
  path: string,
  name: string,
  see: (chunk: Buffer) => void,
  asText: boolean,
): Promise<void> {
  let lineLength = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    if (!Buffer.isBuffer(chunk)) continue
    see(chunk)
    const first = chunk.indexOf(lineFeed)
    lineLength = first < 0 ? lineLength + chunk.length : chunk.length - chunk.lastIndexOf(lineFeed)
    if (asText && lineLength > longestLine) {
      throw unreadable(name, 'has a line of more than 2 MB and is no bill')
    }
  }
}
