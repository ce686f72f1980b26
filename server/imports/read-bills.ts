import type { RejectedRow } from '../../shared/bill-import.ts'
import { unreadable } from './bill-file.ts'
import { isOverflow, readCarefully } from './read-carefully.ts'
import { sourceOf, type BillSource, type PlainFile } from './bill-source.ts'
import { moneyScales, setMoneyScale, type Engine } from './engine.ts'
import { createColumns, type Sql } from './formats/columns.ts'
import { formatOf } from './formats/index.ts'
import { noBill } from './formats/no-bill.ts'
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
    const { reading, title } = await recognise(engine, source)
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

async function recognise(
  engine: Engine,
  source: BillSource,
): Promise<{ reading: RowReading; title: string }> {
  const columns = createColumns(source.columns)
  const format = formatOf(columns)
  if (format === undefined) {
    const shown = source.columns.slice(0, 5).map(({ name }) => name.slice(0, 40))
    const why = noBill(columns) ?? `is no bill that Billow reads: its columns begin with ${shown.join(', ')}`
    throw unreadable(source.file.name, why)
  }
  const { variant } = format
  if (variant !== undefined && (await anyRow(engine, source, variant.when(columns)))) {
    const truth = createColumns(source.columns)
    return { reading: readingOf(source, variant.format, truth), title: variant.format.title(truth) }
  }
  return { reading: readingOf(source, format, columns), title: format.title(columns) }
}

async function anyRow(engine: Engine, source: BillSource, condition: Sql): Promise<boolean> {
  const found = await readCarefully(source, () =>
    engine.rows(`select 1 from ${source.read(true)} where ${condition} limit 1`),
  )
  return found.length > 0
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
    await decideDates(engine, reading)
    await readCarefully(reading.source, () => stageSource(engine, reading))
  }
}

/** Whether the day stands first in dates like 3/4/2026: it does where any first part is no month. */
async function decideDates(engine: Engine, { source, dateText }: RowReading): Promise<void> {
  if (dateText === undefined) return
  const dayFirst = `try_cast(split_part(${dateText}, '/', 1) as integer) between 13 and 31`
  const [first] = await readCarefully(source, () =>
    engine.rows(`select ${dateText} as day from ${source.read(true)} where ${dateText} is not null limit 1`),
  )
  const slashes = String(first?.['day'] ?? '').includes('/')
  const found = slashes && (await anyRow(engine, source, `contains(${dateText}, '/') and ${dayFirst}`))
  await engine.run(`set variable day_first = ${found}`)
}
