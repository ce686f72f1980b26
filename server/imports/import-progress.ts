import type { ImportProgress } from '../../shared/bill-import.ts'
import type { BillSource } from './bill-source.ts'
import type { Engine } from './engine.ts'
import type { StoredFile } from './import-files.ts'

export type ProgressListener = (progress: ImportProgress) => void

/** Follows an import and tells a listener about it several times a second. */
export type Progress = {
  /** Files are checked and unpacked; `total` bytes of them as they came. */
  unpacking(total: number): void
  /** The engine whose running query shows how much of a file is read. */
  watch(engine: Engine): void
  /** The files that will be read. */
  found(files: readonly StoredFile[]): void
  reading(source: BillSource): void
  /** A file is read; `rows` of all files so far. */
  read(rows: number): void
  writing(): void
  wrote(rows: number): void
  /** Adds to the bytes of the phase under way. */
  bytes(count: number): void
  stop(): void
}

const interval = 250

export function createProgress(listen: ProgressListener): Progress {
  let state: ImportProgress = {
    phase: 'waiting',
    bytes_done: 0,
    bytes_total: 0,
    rows_done: 0,
    rows_per_second: 0,
  }
  let engine: Engine | undefined
  let finished = 0
  let current = { bytes: 0, rows: 0 }
  let started = performance.now()
  const tell = () => {
    const isReading = state.phase === 'reading'
    const part = isReading ? (engine?.progress() ?? 0) : 0
    const bytes = isReading ? finished + part * current.bytes : state.bytes_done
    const rows = Math.round(state.rows_done + part * current.rows)
    const seconds = Math.max((performance.now() - started) / 1000, 0.001)
    listen({
      ...state,
      // Archives and files with rare amounts are gone through twice.
      bytes_done: Math.min(Math.round(bytes), state.bytes_total),
      rows_done: rows,
      rows_per_second: Math.round(rows / seconds),
    })
  }
  const timer = setInterval(tell, interval)
  timer.unref()
  const enter = (phase: ImportProgress['phase'], change: Partial<ImportProgress> = {}) => {
    state = { ...state, phase, ...change }
  }
  return {
    unpacking: (total) => enter('unpacking', { bytes_total: total, bytes_done: 0 }),
    watch(opened) {
      engine = opened
    },
    found(files) {
      started = performance.now()
      enter('reading', { bytes_total: files.reduce((sum, file) => sum + file.bytes, 0), bytes_done: 0 })
    },
    reading({ file, expectedRows }) {
      current = { bytes: file.bytes, rows: expectedRows }
    },
    read(rows) {
      finished += current.bytes
      current = { bytes: 0, rows: 0 }
      enter('reading', { rows_done: rows })
    },
    writing() {
      started = performance.now()
      enter('writing', { bytes_done: state.bytes_total, rows_done: 0 })
    },
    wrote: (rows) => enter('writing', { rows_done: rows }),
    bytes: (count) => enter(state.phase, { bytes_done: state.bytes_done + count }),
    stop() {
      clearInterval(timer)
      enter('finishing')
      tell()
    },
  }
}
