import type { RejectedRow } from '../../shared/bill-import.ts'
import { unreadable } from './bill-file.ts'
import type { Progress } from './import-progress.ts'
import { refuseRepeatedParts } from './repeated-parts.ts'
import { isOverflow, readCarefully } from './read-carefully.ts'
import { sourceOf, type BillSource } from './bill-source.ts'
import type { Chosen } from './choose-parts.ts'
import { moneyScales, setMoneyScale, type Engine } from './engine.ts'
import { createColumns, type Sql } from './formats/columns.ts'
import { formatOf } from './formats/index.ts'
import { noBill } from './formats/no-bill.ts'
import { notesOnLeftOut, type LeftOut } from './left-out.ts'
import { nameSome } from './name-some.ts'
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

/**
 * Reads files of any known formats and adds up their rows to days.
 *
 * @param chosen the unpacked files that belong to the delivery.
 * @throws BillowError UNPROCESSABLE_CONTENT for a file that is no bill, or a damaged one.
 */
export async function readBills(engine: Engine, chosen: Chosen, progress: Progress): Promise<Reading> {
  const readings: RowReading[] = []
  const titles = new Set<string>()
  const leftOut: LeftOut[] = []
  for (const file of chosen.files) {
    const source = await sourceOf(engine, file)
    const found = source === null ? null : await recognise(engine, source)
    if (found === null) leftOut.push({ name: file.name })
    else if ('name' in found) leftOut.push(found)
    else {
      readings.push(found.reading)
      titles.add(found.title)
    }
  }
  if (readings.length === 0) {
    const near = leftOut.find(({ why }) => why !== undefined)
    if (near?.why !== undefined) throw unreadable(near.name, near.why)
    const names = chosen.files.map((file) => file.name)
    throw unreadable(nameSome(names), names.length > 1 ? 'hold no bill' : 'is empty')
  }
  await refuseRepeatedParts(engine, readings)
  progress.found(readings.map(({ source }) => source.file))
  await stageAll(engine, readings, progress)
  const notes = [
    ...chosen.notes,
    ...new Set(readings.flatMap(({ format }) => format.note ?? [])),
    ...notesOnLeftOut(leftOut),
  ]
  return { ...(await countRows(engine, readings)), format: [...titles].join(', '), notes }
}

async function countRows(
  engine: Engine,
  readings: readonly RowReading[],
): Promise<Omit<Reading, 'format' | 'notes'>> {
  const rejected = await collectRejected(engine, readings)
  const [counts] = await engine.rows(
    `select coalesce(sum(row_count), 0)::bigint as total,
      coalesce(sum(row_count) filter (fault is null), 0)::bigint as kept from staged`,
  )
  const [total, rowsKept] = [Number(counts?.['total'] ?? 0), Number(counts?.['kept'] ?? 0)]
  return {
    rowsKept,
    rowsRead: total + rejected.unreadableLines,
    rejected: rejected.rows,
    rowsRejected: total - rowsKept + rejected.unreadableLines,
  }
}

/** What came along in an archive or folder and is no bill. */
async function recognise(
  engine: Engine,
  source: BillSource,
): Promise<{ reading: RowReading; title: string } | LeftOut> {
  const columns = createColumns(source.columns)
  const format = formatOf(columns)
  if (format === undefined) {
    const known = noBill(columns)
    if (source.file.optional === true)
      return { name: source.file.name, ...(known === undefined ? {} : { why: known }) }
    const shown = source.columns.slice(0, 5).map(({ name }) => name.slice(0, 40))
    const why = known ?? `is no bill that Billow reads: its columns begin with ${shown.join(', ')}`
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
async function stageAll(engine: Engine, readings: readonly RowReading[], progress: Progress): Promise<void> {
  for (const scale of moneyScales) {
    try {
      await setMoneyScale(engine, scale)
      await stageOnce(engine, readings, progress)
      return
    } catch (error) {
      if (!isOverflow(error) || scale === moneyScales.at(-1)) throw error
    }
  }
}

async function stageOnce(engine: Engine, readings: readonly RowReading[], progress: Progress): Promise<void> {
  for (const [index, reading] of readings.entries()) {
    if (index === 0) await createStaged(engine, reading)
    progress.reading(reading.source)
    await decideDates(engine, reading)
    await readCarefully(reading.source, () => stageSource(engine, reading))
    const [counts] = await engine.rows('select sum(row_count)::bigint as total from staged')
    progress.read(Number(counts?.['total'] ?? 0))
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
