import { constants, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { addMonths } from '../../shared/period.ts'
import { generateFocus } from './generate-focus.ts'
import { runImport } from './run-import.ts'

/** The instant that servers of the measurements take for now: the last day of the bills. */
export const benchNow = '2026-11-30T12:00:00.000Z'

/** The first month of the bills, of twelve. */
const firstMonth = '2025-12-01'
const months = 12

/** How many services the bills are about. */
const services = 100

/** What a database consists of, beside its main file. */
const parts = ['', '-wal', '-shm', '-lock', '.charges'] as const

/** A database with the bills of a year, as an import left it: no server has worked with it. */
export type BenchDatabase = {
  readonly charges: number
  readonly path: string
  /** How long its import took, in ms of the clock and of CPU; null where an earlier run made it. */
  readonly imported: { readonly wall: number; readonly cpu: number; readonly peak: number } | null
}

/** Makes a database whose bills have so many charges, each row of them one, unless the folder has it already. */
export async function benchDatabase(folder: string, charges: number): Promise<BenchDatabase> {
  const path = join(folder, `${charges}.db`)
  if (existsSync(path)) return { charges, path, imported: null }
  const bills = join(folder, `bills-${charges}`)
  mkdirSync(bills, { recursive: true })
  const made = join(folder, `${charges}-unfinished.db`)
  removeDatabase(made)
  const upTo = (month: number) => Math.floor((charges * month) / months)
  for (let index = 0; index < months; index += 1) {
    const month = addMonths(firstMonth, index).slice(0, 7)
    const rows = upTo(index + 1) - upTo(index)
    await generateFocus(join(bills, `${month}.parquet`), 'parquet', { rows, grain: 'day', month, services })
  }
  const files = readdirSync(bills)
    .toSorted()
    .map((name) => join(bills, name))
  const imported = await runImport(files, made, { BILLOW_NOW: benchNow })
  rmSync(bills, { recursive: true })
  // Whatever has the main file under its own name is whole.
  for (const part of ['.charges', '-wal', ''] as const)
    if (existsSync(made + part)) renameSync(made + part, path + part)
  removeDatabase(made)
  return { charges, path, imported }
}

/** Copies a database that no process has open. */
export function copyDatabase(from: string, to: string): void {
  removeDatabase(to)
  cpSync(`${from}.charges`, `${to}.charges`, { recursive: true, mode: constants.COPYFILE_FICLONE })
  resetDatabase(from, to)
}

/** Puts a copy back to what it was copied from; the files of the charges never change. */
export function resetDatabase(from: string, to: string): void {
  for (const part of ['-wal', '-shm', ''] as const) {
    rmSync(to + part, { force: true })
    if (part !== '-shm' && existsSync(from + part)) cpSync(from + part, to + part)
  }
}

export function removeDatabase(path: string): void {
  for (const part of parts) rmSync(path + part, { recursive: true, force: true })
}

/** What a database takes on disk with its charges, in MB. */
export function sizeOfDatabase(path: string): number {
  const folder = `${path}.charges`
  const files = [path, ...readdirSync(folder).map((name) => join(folder, name))]
  return files.reduce((total, file) => total + statSync(file).size, 0) / 1e6
}
