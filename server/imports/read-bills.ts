import type { RejectedRow } from '../../shared/bill-import.ts'
import { unreadable } from './bill-file.ts'
import type { Progress } from './import-progress.ts'
import { decideVariants, type Recognised } from './decide-variants.ts'
import { refuseRepeatedParts } from './repeated-parts.ts'
import { sourceOf, type BillSource } from './bill-source.ts'
import type { Chosen } from './choose-parts.ts'
import type { Engine } from './engine.ts'
import { createColumns } from './formats/columns.ts'
import { formatOf } from './formats/index.ts'
import { noBill } from './formats/no-bill.ts'
import { notesOnLeftOut, type LeftOut } from './left-out.ts'
import { nameSome } from '../name-some.ts'
import { notesOnColumns } from './notes-on-columns.ts'
import { collectRejected } from './rejected-rows.ts'
import { sideDatasetOf } from './side-datasets/index.ts'
import { noCharges } from './side-datasets/no-charges.ts'
import {
  recogniseSide,
  stagedTable,
  stageSideRows,
  type SideReading,
  type SideRows,
} from './side-datasets/stage-side-rows.ts'
import { readingOf, type CheckedRows } from './row-reading.ts'
import { countsOf, countStaged, leaveOutStale, stageWithShortRows, type RowCounts } from './stage-files.ts'
import { stageNothing } from './stage-charges.ts'

/** What was read of the files; the charges stand in the engine's table `staged`. */
export type Reading = {
  readonly format: string | null
  readonly rowsRead: number
  readonly rowsKept: number
  readonly rejected: readonly RejectedRow[]
  readonly rowsRejected: number
  readonly notes: readonly string[]
  /** How many files the charges are of. */
  readonly fileCount: number
  /** The datasets beside the charges; what is kept of them stands in tables of their own. */
  readonly side: SideRows
}

/**
 * Reads files of any known formats and adds up their rows to days.
 *
 * @param chosen the unpacked files that belong to the delivery.
 * @throws BillowError UNPROCESSABLE_CONTENT for a file that is no bill, or a damaged one.
 */
export async function readBills(engine: Engine, chosen: Chosen, progress: Progress): Promise<Reading> {
  const recognised: Recognised[] = []
  const sides: SideReading[] = []
  const leftOut: LeftOut[] = []
  for (const file of chosen.files) {
    const source = await sourceOf(engine, file)
    const side = source === null ? null : recogniseSide(source, sideDatasetOf)
    const found = source === null || side !== null ? null : recognise(source)
    if (side !== null) sides.push(side)
    else if (found === null) leftOut.push({ name: file.name })
    else if ('name' in found) leftOut.push(found)
    else recognised.push(found)
  }
  const [beside] = sides
  if (recognised.length === 0 && beside === undefined) {
    const near = leftOut.find(({ why }) => why !== undefined)
    if (near?.why !== undefined) throw unreadable(near.name, near.why)
    const names = chosen.files.map((file) => file.name)
    throw unreadable(nameSome(names), names.length > 1 ? 'hold no bill' : 'is empty')
  }
  const decided = await decideVariants(engine, recognised)
  const titles = new Set([
    ...decided.map(({ format, columns }) => format.title(columns)),
    ...sides.map(({ dataset }) => dataset.title),
  ])
  const readings = decided.map(({ source, format, columns }, place) =>
    readingOf(source, { place, isAlone: decided.length === 1 }, format, columns),
  )
  progress.found([...readings, ...sides].map(({ source }) => source.file))
  if (readings.length === 0 && beside !== undefined) await stageNothing(engine, noCharges(beside.source))
  const { staged, notes: shortNotes } = await stageWithShortRows(engine, readings, progress)
  const side = await stageSideRows(engine, sides)
  const { notes: stale, left, whole } = await leaveOutStale(engine, readings, progress)
  await refuseRepeatedParts(engine, whole)
  const notes = [
    ...chosen.notes,
    ...stale,
    ...shortNotes,
    ...(await notesOnColumns(engine, left)),
    ...new Set(readings.flatMap(({ format }) => format.note ?? [])),
    ...notesOnLeftOut(leftOut),
    ...side.notes,
  ]
  const isWhole = whole.length === readings.length
  const counted = isWhole ? countsOf(staged) : await countStaged(engine)
  const counts = await countRows(engine, [...left, ...sides], side, counted)
  return { ...counts, side, format: [...titles].join(', '), notes, fileCount: left.length }
}

async function countRows(
  engine: Engine,
  readings: readonly CheckedRows[],
  side: SideRows,
  { rows, good, hasFaults }: RowCounts,
): Promise<Omit<Reading, 'format' | 'notes' | 'side' | 'fileCount'>> {
  const tables = [...(hasFaults ? ['staged'] : []), ...[...side.taken.keys()].map(stagedTable)]
  const rejected = await collectRejected(engine, readings, tables)
  const total = rows + side.rowsRead
  const rowsKept = good + side.rowsKept
  return {
    rowsKept,
    rowsRead: total + rejected.unreadableLines,
    rejected: rejected.rows,
    rowsRejected: total - rowsKept + rejected.unreadableLines,
  }
}

/** What came along in an archive or folder may be no bill. */
function recognise(source: BillSource): Recognised | LeftOut {
  const columns = createColumns(source.columns)
  const format = formatOf(columns)
  if (format !== undefined) return { source, format, columns }
  const known = noBill(columns)
  if (source.file.optional === true)
    return { name: source.file.name, ...(known === undefined ? {} : { why: known }) }
  const shown = source.columns.slice(0, 5).map(({ name }) => name.slice(0, 40))
  const why = known ?? `is no bill that Billow reads: its columns begin with ${shown.join(', ')}`
  throw unreadable(source.file.name, why)
}
