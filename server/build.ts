import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { product } from './version.ts'

/** Another program may come to other results: what was kept of them, here or at clients, is not valid any more. */
export const build = [product.version, buildTime()].join(' ')

/** When this file was written; from source, when the process began, since any file may be another one. */
function buildTime(): number {
  const file = fileURLToPath(import.meta.url)
  return file.endsWith('.ts') ? performance.timeOrigin : statSync(file).mtimeMs
}
