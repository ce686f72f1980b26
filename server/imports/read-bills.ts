import type { RejectedRow } from '../../shared/bill-import.ts'
import { unreadable } from './bill-file.ts'
import { sourceOf, type BillSource, type PlainFile } from './bill-source.ts'
import { moneyScales, setMoneyScale, type Engine } from './engine.ts'
import { createColumns } from './formats/columns.ts'
import { formatOf } from './formats/index.ts'
import { collectRejected } from './rejected-rows.ts'
import { createStaged, readingOf, stageSource, type RowReading } from './stage-charges.ts'

/** What was read of the files; the charges stand in the engine's table `staged`. */
export type Reading = {
  readonly format: string | null
  readonly rowsRead: number
  readonly rowsKept: number
  readonly rejected: readonly RejectedRow[]
  readonly rowsRejected: number
  readonly notes: readonly string[]
}

const nothing: Reading = { format: null, rowsRead: 0, rowsKept: 0, rejected: [], rowsRejected: 0, notes: [] }

/**
 * Reads files of any known formats and adds up their rows to days.
 *
 * @param files unpacked.
 * @param onFile is told of each file before it is read.
 * @throws BillowError UNPROCESSABLE_CONTENT for a file that is no bill, or a damaged one.
 */
export async function readBills(
  engine: Engine,
  files: readonly PlainFile[],
  onFile: (file: PlainFile) => void,
): Promise<Reading> {
  const readings: RowReading[] = []
  const titles = new Set<string>()
  for (const file of files) {
    const source = await sourceOf(engine, file)
    if (source === null) continue
    const { reading, title } = recognise(source)
    readings.push(reading)
    titles.add(title)
  }
  const [first] = readings
  if (first === undefined) throw unreadable(files.map((file) => file.name).join(', '), 'is empty')
  await stageAll(engine, readings, onFile)
  const rejected = await collectRejected(engine, readings)
  const [counts] = await engine.rows(
    `select coalesce(sum(row_count), 0)::bigint as total,
      coalesce(sum(row_count) filter (fault is null), 0)::bigint as kept from staged`,
  )
  const rowsKept = Number(counts?.['kept'] ?? 0)
  return {
    ...nothing,
    format: [...titles].join(', '),
    rowsKept,
    rowsRead: Number(counts?.['total'] ?? 0) + rejected.unreadableLines,
    rejected: rejected.rows,
    rowsRejected: Number(counts?.['total'] ?? 0) - rowsKept + rejected.unreadableLines,
    notes: [...new Set(readings.flatMap(({ format }) => format.note ?? []))],
  }
}

function recognise(source: BillSource): { reading: RowReading; title: string } {
  const columns = createColumns(source.columns)
  const format = formatOf(columns)
  if (format === undefined) {
    const shown = source.columns.slice(0, 5).map(({ name }) => name.slice(0, 40))
    throw unreadable(
      source.file.name,
      `is no bill that Billow reads: its columns begin with ${shown.join(', ')}`,
    )
  }
  return { reading: readingOf(source, format, columns), title: format.title(columns) }
}

/** Amounts beyond the room of 26 decimal places are rare; the files are then read again with fewer. */
async function stageAll(
  engine: Engine,
  readings: readonly RowReading[],
  onFile: (file: PlainFile) => void,
): Promise<void> {
  for (const scale of moneyScales) {
    try {
      await setMoneyScale(engine, scale)
      await stageOnce(engine, readings, onFile)
      return
    } catch (error) {
      if (!isOverflow(error) || scale === moneyScales.at(-1)) throw error
    }
  }
}

async function stageOnce(
  engine: Engine,
  readings: readonly RowReading[],
  onFile: (file: PlainFile) => void,
): Promise<void> {
  for (const [index, reading] of readings.entries()) {
    if (index === 0) await createStaged(engine, reading)
    onFile(reading.source.file)
    try {
      await stageSource(engine, reading, false)
    } catch (error) {
      if (!needsOneThread(error)) throw explained(error, reading)
      await stageSource(engine, reading, true).catch((cause: unknown) => {
        throw explained(cause, reading)
      })
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function isOverflow(error: unknown): boolean {
  return /overflow/i.test(messageOf(error))
}

/** The engine's parallel reader cannot fill up short rows in a file with line breaks inside quotes. */
function needsOneThread(error: unknown): boolean {
  return /parallel/i.test(messageOf(error))
}

function explained(error: unknown, { source }: RowReading): unknown {
  const message = messageOf(error)
  if (isOverflow(error)) return error
  if (/out of memory|could not allocate|failed to offload/i.test(message)) {
    return Object.assign(unreadable(source.file.name, 'needs more memory than an import may take'), {
      cause: error,
    })
  }
  const what = source.kind === 'parquet' ? 'is a damaged or incomplete Parquet file' : 'cannot be read'
  const [line = ''] = message.split('\n')
  return Object.assign(unreadable(source.file.name, `${what} (${line.slice(0, 200)})`), { cause: error })
}
