import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { knownDays } from '../../shared/known-days.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { contentHash } from './content-hash.ts'
import { decideImport } from './decide-import.ts'
import { openEngine } from './engine.ts'
import { completeImport, giveUpImport, Unchanged } from './end-import.ts'
import { filesOf, type StoredFile } from './import-files.ts'
import { createProgress, type Progress, type ProgressListener } from './import-progress.ts'
import { prepareFiles } from './prepare-files.ts'
import { readBills } from './read-bills.ts'
import { recordReading } from './record-reading.ts'
import { removeBills } from './remove-bills.ts'
import { writeSideRows } from './side-datasets/write-side-rows.ts'
import { writeStagedBills } from './write-bills.ts'

/** As many as read a bill faster than they disturb the requests beside it. */
const threads = 2

/**
 * Carries out a queued import: reads its files, writes their charges beside the old ones, and lets them count in one
 * transaction. What fails changes nothing. The import's row tells how it ended.
 *
 * @param listen is told how far it is, several times a second.
 */
export async function importBill(ctx: Context, id: number, listen: ProgressListener): Promise<void> {
  const row = await ctx.database('imports').where({ id }).first()
  if (row === undefined) throw new BillowError('NOT_FOUND', `There is no import ${id}.`)
  await ctx
    .database('imports')
    .where({ id })
    .update({ status: 'running', worker_pid: process.pid, started_at: ctx.clock.now() })
  const folder = resolve(ctx.env.IMPORT_FOLDER)
  await mkdir(folder, { recursive: true })
  const scratch = await mkdtemp(join(folder, 'work-'))
  const progress = createProgress(listen)
  try {
    await carryOut(ctx, id, filesOf(row), scratch, progress)
  } catch (error) {
    await giveUpImport(ctx, id, error instanceof Unchanged ? await decideHeld(ctx, row, error) : error)
  } finally {
    progress.stop()
    await rm(scratch, { recursive: true, force: true })
    if (row.folder !== null) await rm(row.folder, { recursive: true, force: true })
  }
}

/** A delivery that comes again with a decision decides about the one that waits. */
async function decideHeld(
  ctx: Context,
  { on_conflict }: ImportRow,
  unchanged: Unchanged,
): Promise<Unchanged> {
  const { before } = unchanged
  if (before.status !== 'held' || on_conflict === 'hold') return unchanged
  await decideImport(ctx, { id: before.id, decision: on_conflict })
  return new Unchanged(before, on_conflict)
}

async function carryOut(
  ctx: Context,
  id: number,
  files: readonly StoredFile[],
  folder: string,
  progress: Progress,
): Promise<void> {
  progress.unpacking(files.reduce((sum, file) => sum + file.bytes, 0))
  const content = await contentHash(files, progress.bytes)
  const before = await ctx
    .database('imports')
    .where({ content_hash: content })
    .whereIn('status', ['done', 'held'])
    .whereNot({ id })
    .first()
  if (before !== undefined) throw new Unchanged(before)
  const limits = { mostBytes: ctx.env.IMPORT_MAX_GIGABYTES * 1e9 }
  const chosen = await prepareFiles(files, { folder, limits, onBytes: progress.bytes })
  using engine = await openEngine({
    folder,
    memoryMegabytes: ctx.env.IMPORT_MEMORY_MEGABYTES,
    threads,
    days: knownDays(ctx.clock.today()),
  })
  progress.watch(engine)
  const reading = await readBills(engine, chosen, progress)
  const totals = await recordReading(ctx, engine, id, reading)
  progress.writing()
  await writeStagedBills(engine, ctx, id, (rows) => progress.wrote(rows))
  await writeSideRows(engine, ctx.database, id, reading.side)
  await completeImport(ctx, id, content, { ...reading, totals })
  // Bills that another import brought already, beside a dataset that is new.
  await removeBills(ctx, id)
}
