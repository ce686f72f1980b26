import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuOf, memoryOf } from './process-figures.ts'

/** What an import took: ms of the clock and of CPU, its most memory in MB, and what it printed. */
export type ImportRun = {
  readonly wall: number
  readonly cpu: number
  readonly peak: number
  readonly output: string
}

/** `npm run import` as built, from the start of its process to its end. */
export function runImport(
  paths: readonly string[],
  database: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ImportRun> {
  const scratch = mkdtempSync(join(tmpdir(), 'billow-import-'))
  const started = performance.now()
  const child = spawn(process.execPath, ['server/launch.mjs', 'import', ...paths], {
    env: {
      PATH: process.env['PATH'],
      HOME: scratch,
      DATABASE_PATH: database,
      IMPORT_FOLDER: scratch,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let [cpu, peak, output] = [0, 0, '']
  const pid = child.pid ?? 0
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  const timer = setInterval(() => {
    try {
      const memory = memoryOf(pid).peak
      ;[cpu, peak] = [cpuOf(pid), Math.max(peak, memory || 0)]
    } catch {
      // It has just ended.
    }
  }, 20)
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      clearInterval(timer)
      rmSync(scratch, { recursive: true, force: true })
      if (code === 0) resolve({ wall: performance.now() - started, cpu, peak, output })
      else reject(new Error(`The import ended with ${code}: ${output}`))
    })
  })
}
