import { stat } from 'node:fs/promises'

/**
 * How long ago a file or a folder was last written to, by the clock that files have, which that of the context need not be.
 *
 * @returns milliseconds; null where there is none.
 */
export async function fileAge(path: string): Promise<number | null> {
  const stats = await stat(path).catch(() => null)
  return stats === null ? null : Date.now() - stats.mtimeMs
}
