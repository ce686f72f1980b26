import { setTimeout as wait } from 'node:timers/promises'
import { alertsAfter } from '../alerts/alerts-after.ts'
import { claimsOf } from '../claims/claim.ts'
import { isFree } from '../claims/take-claim.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { clearScratch } from './clear-scratch.ts'
import { createImportHands, type ImportHands } from './import-hands.ts'
import { keepPlace, placeOf } from './places.ts'
import { importTurn } from './recover-imports.ts'

/** Sees to the imports of a database that are waiting. */
type Queue = {
  readonly hands: ImportHands
  working: Promise<void> | undefined
  timer: NodeJS.Timeout | undefined
  woken: boolean
  stopped: boolean
}

/** Milliseconds until this process asks again whether it has the turn. */
const pause = 200

/** So many looks fall into the time after which a process without a sign of life is taken for dead. */
const looksPerLife = 4

const queues = new WeakMap<Database, Queue>()

function queueOf(ctx: Context): Queue {
  const known = queues.get(ctx.database)
  if (known !== undefined) return known
  const queue: Queue = {
    hands: createImportHands(ctx, () => queue.stopped),
    working: undefined,
    timer: undefined,
    woken: false,
    stopped: false,
  }
  queues.set(ctx.database, queue)
  return queue
}

/** Goes on with the imports that were left, and from now on with those that dead processes leave. */
export async function startImports(ctx: Context): Promise<void> {
  const queue = queueOf(ctx)
  let looking = false
  const look = async () => {
    const open = await ctx.database('imports').whereIn('status', ['queued', 'running']).first('id')
    if (open === undefined) return
    if (await isWaiting(ctx)) await keepPlace(claimsOf(ctx), placeOf(ctx))
    wakeImports(ctx)
  }
  queue.timer = setInterval(
    () => {
      if (looking) return
      looking = true
      look()
        .catch((error: unknown) => ctx.log.error('Imports cannot be looked after', { reason: String(error) }))
        .finally(() => {
          looking = false
        })
    },
    (ctx.env.CLAIM_SECONDS * 1000) / looksPerLife,
  )
  queue.timer.unref()
  await clearScratch(ctx)
  await look()
}

/** Makes ready for an import that is on its way. */
export function expectImport(ctx: Context): void {
  const queue = queueOf(ctx)
  if (!queue.stopped) queue.hands.expect()
}

/** Sees to it that the imports that wait are carried out one after the other. */
export function wakeImports(ctx: Context): void {
  const queue = queueOf(ctx)
  queue.woken = true
  if (queue.stopped || queue.working !== undefined) return
  queue.working = seeToImports(ctx, queue).catch((error: unknown) => {
    queue.working = undefined
    ctx.log.error('The import queue failed', { reason: String(error) })
  })
}

/** Waits until no import of this process's place is waiting or running. */
export async function importsEnded(ctx: Context): Promise<void> {
  await queueOf(ctx).working
}

/** Stops the running import, which goes on at another process or at the next start. */
export async function stopImports(ctx: Context): Promise<void> {
  const queue = queueOf(ctx)
  queue.stopped = true
  clearInterval(queue.timer)
  await queue.hands.stop()
  await queue.working
}

async function seeToImports(ctx: Context, queue: Queue): Promise<void> {
  let imported = 0
  while (queue.woken && !queue.stopped) {
    queue.woken = false
    const free = await isFree(claimsOf(ctx), importTurn)
    const done = free && !queue.stopped ? await queue.hands.workOff() : 0
    imported += done
    const isLeft = await isWaiting(ctx)
    if (queue.stopped) break
    if (isLeft) {
      queue.woken = true
      // Another process has the turn, or the imports before ours.
      if (done === 0) await wait(pause)
    } else if (imported > 0) {
      // Once all are in: alerts about the costs between two of them would be no use.
      imported = 0
      await alertsAfter(ctx, Promise.resolve())
    }
  }
  // Together with the last look at `woken`, so that nobody is woken in between and forgotten.
  queue.working = undefined
}

/** Whether an import waits whose files this process reaches. */
async function isWaiting(ctx: Context): Promise<boolean> {
  const own = ctx
    .database('imports')
    .where({ status: 'queued' })
    .where((row) => row.where({ place: placeOf(ctx) }).orWhereNull('place'))
  return (await own.first('id')) !== undefined
}
