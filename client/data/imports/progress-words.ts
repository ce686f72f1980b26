import type { ImportProgress } from '../../../shared/bill-import.ts'
import { formatBytes } from '../../ui/format-bytes.ts'

export type ShownProgress = {
  /** What it is doing. */
  readonly title: string
  /** How much of it is done, and how fast. */
  readonly figures: string
  /** The part that is done, 0 to 100; null where nobody can know. */
  readonly percent: number | null
}

const count = new Intl.NumberFormat('en-US')

const titles: Readonly<Record<ImportProgress['phase'], string>> = {
  waiting: 'Waiting for the import before it',
  unpacking: 'Step 1 of 3: checking and unpacking the files',
  reading: 'Step 2 of 3: reading the rows',
  writing: 'Step 3 of 3: writing the charges',
  finishing: 'Letting the new charges count',
}

/**
 * How far an import is, in words.
 *
 * @param progress null before it starts.
 * @param rowsKept the rows that will be written, once all are read.
 */
export function progressWords(progress: ImportProgress | null, rowsKept: number): ShownProgress {
  if (progress === null || progress.phase === 'waiting') {
    return { title: titles.waiting, figures: 'It starts by itself.', percent: null }
  }
  const { phase, bytes_done, bytes_total, rows_done, rows_per_second } = progress
  const speed = rows_done > 0 ? [`${count.format(Math.round(rows_per_second))} rows a second`] : []
  if (phase === 'writing' || phase === 'finishing') {
    const total = Math.max(rowsKept, rows_done)
    return {
      title: titles[phase],
      figures: [`${count.format(rows_done)} of ${count.format(total)} rows`, ...speed].join(', '),
      percent: partOf(rows_done, total),
    }
  }
  const bytes = `${formatBytes(bytes_done)} of ${formatBytes(bytes_total)}`
  const rows = rows_done > 0 ? [`${count.format(rows_done)} rows`] : []
  return {
    title: titles[phase],
    figures: [bytes, ...rows, ...speed].join(', '),
    percent: partOf(bytes_done, bytes_total),
  }
}

/** How much of the files is sent, in words. */
export function sendingWords(sent: number, total: number): ShownProgress {
  return {
    title: 'Sending the files. Keep this page open until they are sent.',
    figures: `${formatBytes(sent)} of ${formatBytes(total)}`,
    percent: partOf(sent, total),
  }
}

function partOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(100, (done / total) * 100)
}
