import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { knownDays } from '../../shared/known-days.ts'
import { ClaimLost, type Claim } from '../claims/claim.ts'
import { underClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { isUnreachable } from '../database/is-unreachable.ts'
import { scratchPrefix } from './clear-scratch.ts'
import { contentHash } from './content-hash.ts'
import { waitingMessage } from './create-import.ts'
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
 * @param turn the claim under which imports are carried out.
 * @param listen is told how far it is, several times a second.
 * @throws ClaimLost where the turn has gone to another process, which carries the import out anew, and the error of a
 * database that cannot be reached; the import is recovered later.
 */
export async function importBill(
  ctx: Context,
  row: ImportRow,
  turn: Claim,
  listen: ProgressListener,
): Promise<void> {
  const { id } = row
  if (!(await begin(ctx, row, turn))) return
  const folder = resolve(ctx.env.IMPORT_FOLDER)
  await mkdir(folder, { recursive: true })
  const scratch = await mkdtemp(join(folder, scratchPrefix))
  const progress = createProgress(listen)
  try {
    await carryOut({ ctx, id, turn }, filesOf(row), scratch, progress)
  } catch (error) {
    if (error instanceof ClaimLost || isUnreachable(error)) throw error
    await giveUpImport(ctx, id, error instanceof Unchanged ? await decideHeld(ctx, row, error) : error, turn)
  } finally {
    progress.stop()
    await rm(scratch, { recursive: true, force: true })
  }
  if (row.folder !== null) await rm(row.folder, { recursive: true, force: true })
}

/** @returns false where it does not wait any more. */
async function begin(
  { database, clock }: Context,
  { id, attempts }: ImportRow,
  turn: Claim,
): Promise<boolean> {
  const started = { worker_pid: process.pid, started_at: clock.now(), attempts: attempts + 1 }
  return underClaim(database, turn, async (transaction) => {
    const begun = await transaction('imports')
      .where({ id, status: 'queued' })
      .update({ ...started, status: 'running', message: waitingMessage })
    return begun === 1
  })
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

/** An import under way, and the claim under which it is. */
type Job = { readonly ctx: Context; readonly id: number; readonly turn: Claim }

async function carryOut(
  { ctx, id, turn }: Job,
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
  const totals = await recordReading(ctx, engine, { id, turn }, reading)
  progress.writing()
  const charges = await writeStagedBills(engine, ctx, { id, turn }, (rows) => progress.wrote(rows))
  await underClaim(ctx.database, turn, (transaction) => writeSideRows(engine, transaction, id, reading.side))
  await completeImport(ctx, { id, turn }, content, { ...reading, totals, charges })
  // Bills that another import brought already, beside a dataset that is new.
  await removeBills(ctx, id)
}
