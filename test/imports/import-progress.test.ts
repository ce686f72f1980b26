import { expect, test, vi } from 'vitest'
import type { BillSource } from '../../server/imports/bill-source.ts'
import type { Engine } from '../../server/imports/engine.ts'
import { createProgress } from '../../server/imports/import-progress.ts'
import type { ImportProgress } from '../../shared/bill-import.ts'

const sourceOf = (bytes: number, expectedRows: number): BillSource => ({
  file: { path: '/bill.csv', name: 'bill.csv', bytes },
  kind: 'csv',
  columns: [],
  expectedRows,
  mode: 'parallel',
  padded: false,
  read: () => '',
})

function engineAt(progress: () => number | null): Engine {
  return {
    run: async () => {},
    rows: async () => [],
    insert: async () => {},
    scratch: (name) => name,
    async *chunks() {},
    progress,
    [Symbol.dispose]() {},
  }
}

test('the rows of a file under way are told by the part of it that is read', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  try {
    const told: ImportProgress[] = []
    const progress = createProgress((state) => told.push(state))
    const last = async () => {
      await vi.advanceTimersByTimeAsync(1000)
      const { phase, bytes_done, rows_done, rows_per_second } = told.at(-1) ?? {}
      return [phase, bytes_done, rows_done, rows_per_second]
    }
    let part: number | null = null
    progress.watch(engineAt(() => part))
    progress.unpacking(400)
    progress.bytes(100)
    expect(await last()).toEqual(['unpacking', 100, 0, 0])
    const [first, second] = [sourceOf(300, 1000), sourceOf(100, 200)]
    progress.found([first.file, second.file])
    progress.reading(first)
    expect(await last()).toEqual(['reading', 0, 0, 0])
    part = 0.5
    expect(await last()).toEqual(['reading', 150, 500, 250])
    progress.read(990)
    progress.reading(second)
    part = 0.25
    expect(await last()).toEqual(['reading', 325, 1040, 347])
    progress.read(1190)
    progress.writing()
    progress.wrote(595)
    expect(await last()).toEqual(['writing', 400, 595, 595])
    progress.stop()
  } finally {
    vi.useRealTimers()
  }
})
