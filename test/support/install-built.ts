import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

type Lock = { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> }

/**
 * Puts into an empty folder what an installation without sources has: the build, its launcher, and of the packages
 * those that `npm ci --omit=dev` would install.
 */
export function installBuilt(folder: string): void {
  mkdirSync(join(folder, 'server'), { recursive: true })
  for (const file of ['package.json', 'package-lock.json', 'server/launch.mjs'])
    copyFileSync(file, join(folder, file))
  cpSync('dist', join(folder, 'dist'), { recursive: true })
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  for (const [path, { dev = false }] of Object.entries(lock.packages)) {
    if (path === '' || dev || path.lastIndexOf('node_modules/') > 0) continue
    // Binaries for other machines are not here.
    if (!existsSync(path)) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(resolve(path), join(folder, path))
  }
}
