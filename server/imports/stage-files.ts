import { moneyScales, scaleFor } from '../charges/charge-columns.ts'
import { decideDates } from './decide-dates.ts'
import { setMoneyScale, type Engine } from './engine.ts'
import { findDiscountRows } from './find-discount-rows.ts'
import type { Progress } from './import-progress.ts'
import { leaveOutSnapshots, type LeftOver } from './leave-out-snapshots.ts'
import { isOverflow, readCarefully } from './read-carefully.ts'
import type { RowReading } from './row-reading.ts'
import { noteOnShortRows, shortRows } from './short-rows.ts'
import { stageParts, stageSource, type Staged } from './stage-charges.ts'

/** The rows of files, and the good ones among them. */
export type RowCounts = Pick<Staged, 'rows' | 'good' | 'hasFaults'>

/** The rows of files as they were read. */
export function countsOf(staged: readonly Staged[]): RowCounts {
  return {
    rows: staged.reduce((sum, { rows }) => sum + rows, 0),
    good: staged.reduce((sum, { good }) => sum + good, 0),
    hasFaults: staged.some(({ hasFaults }) => hasFaults),
  }
}

/** The rows of `staged`, of which some may have been left out. */
export async function countStaged(engine: Engine): Promise<RowCounts> {
  const [counts] = await engine.rows(
    `select coalesce(sum(row_count), 0)::double as rows, count(fault)::double as faults,
      coalesce(sum(row_count) filter (fault is null), 0)::double as good from staged`,
  )
  const count = (name: string) => Number(counts?.[name] ?? 0)
  return { rows: count('rows'), good: count('good'), hasFaults: count('faults') > 0 }
}

/** Discounts in rows of a delivery that does not count tell nothing of the one that does, which is then read again. */
export async function leaveOutStale(
  engine: Engine,
  readings: readonly RowReading[],
  progress: Progress,
): Promise<LeftOver> {
  const first = await leaveOutSnapshots(engine, readings)
  const isDone =
    first.left.length === readings.length || first.left.every(({ format }) => format.discounts === undefined)
  if (isDone) return first
  await stageWithShortRows(engine, first.left, progress)
  return { ...(await leaveOutSnapshots(engine, first.left)), notes: first.notes }
}

/** Amounts beyond the room of 26 decimal places are rare; the files are then read again with fewer. */
async function stageAll(
  engine: Engine,
  readings: readonly RowReading[],
  progress: Progress,
): Promise<Staged[]> {
  const [scale, smaller] = moneyScales
  try {
    await setMoneyScale(engine, scale)
    const staged = await stageOnce(engine, readings, progress)
    if (scaleFor(staged.reduce((sum, { magnitude }) => sum + magnitude, 0)) === scale) return staged
  } catch (error) {
    if (!isOverflow(error)) throw error
  }
  await setMoneyScale(engine, smaller)
  return stageOnce(engine, readings, progress)
}

/** Files with rows that lack fields are read again, now with such rows, and named. */
export async function stageWithShortRows(
  engine: Engine,
  readings: readonly RowReading[],
  progress: Progress,
): Promise<{ staged: Staged[]; notes: string[] }> {
  await findDiscountRows(engine, readings)
  const staged = await stageAll(engine, readings, progress)
  const short = await shortRows(engine, readings)
  if (short.length === 0) return { staged, notes: [] }
  for (const { source } of short) source.padded = true
  await findDiscountRows(engine, readings)
  return {
    staged: await stageAll(engine, readings, progress),
    notes: short.map(({ source, rows }) => noteOnShortRows(source.file.name, rows)),
  }
}

async function stageOnce(
  engine: Engine,
  readings: readonly RowReading[],
  progress: Progress,
): Promise<Staged[]> {
  if (readings.length === 0) return []
  await decideDates(engine, readings)
  const staged: Staged[] = []
  for (const reading of readings) {
    progress.reading(reading.source)
    staged.push(await readCarefully(reading.source, () => stageSource(engine, reading)))
    progress.read(staged.reduce((sum, { rows }) => sum + rows, 0))
  }
  await stageParts(
    engine,
    staged.map(({ part }) => part),
  )
  return staged
}
