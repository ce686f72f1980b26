import type { ImportProgress } from '../../shared/bill-import.ts'
import type { PlainFile } from './bill-source.ts'
import type { Engine } from './engine.ts'

export type ProgressListener = (progress: ImportProgress) => void

/** Follows an import and tells a listener about it several times a second. */
export type Progress = {
  unpacking(file: PlainFile): void
  /** The engine whose running query shows how much of a file is read. */
  watch(engine: Engine): void
  reading(file: PlainFile): void
  writing(rows: number): void
  wrote(rows: number): void
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
  let done = 0
  let current = 0
  const started = performance.now()
  const tell = () => {
    const part = state.phase === 'reading' ? (engine?.progress() ?? 0) * current : 0
    const seconds = (performance.now() - started) / 1000
    const bytes_done = state.phase === 'reading' ? done + part : state.bytes_done
    listen({ ...state, bytes_done, rows_per_second: Math.round(state.rows_done / seconds) })
  }
  const timer = setInterval(tell, interval)
  timer.unref()
  return {
    unpacking(file) {
      state = { ...state, phase: 'unpacking', bytes_total: state.bytes_total + file.bytes }
    },
    watch(opened) {
      engine = opened
    },
    reading(file) {
      done += current
      current = file.bytes
      state = { ...state, phase: 'reading', bytes_total: Math.max(state.bytes_total, done + current) }
    },
    writing(rows) {
      state = { ...state, phase: 'writing', bytes_done: state.bytes_total, rows_done: rows === 0 ? 0 : 0 }
    },
    wrote(rows) {
      state = { ...state, rows_done: rows }
    },
    stop() {
      clearInterval(timer)
      state = { ...state, phase: 'finishing' }
      tell()
    },
  }
}
