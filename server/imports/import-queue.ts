import { alertsAfter } from '../alerts/alerts-after.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { followImports, type Follow } from './follow-imports.ts'
import { recoverImports } from './recover-imports.ts'
import { runImport, type RunningImport } from './run-import.ts'

/** Works off the imports that are waiting in a database. */
type Queue = {
  working: Promise<void> | undefined
  current: RunningImport | undefined
  follow: Follow | undefined
  woken: boolean
  stopped: boolean
}

const queues = new WeakMap<Database, Queue>()

function queueOf({ database }: Context): Queue {
  const known = queues.get(database)
  if (known !== undefined) return known
  const queue: Queue = {
    working: undefined,
    current: undefined,
    follow: undefined,
    woken: false,
    stopped: false,
  }
  queues.set(database, queue)
  return queue
}

/** Cleans up after a crash and goes on with the imports that were left. */
export async function startImports(ctx: Context): Promise<void> {
  const elsewhere = await recoverImports(ctx)
  if (elsewhere.length > 0) queueOf(ctx).follow = followImports(ctx, elsewhere, () => wakeImports(ctx))
  wakeImports(ctx)
}

/** Looks for imports that are waiting, and carries them out one after the other. */
export function wakeImports(ctx: Context): void {
  const queue = queueOf(ctx)
  queue.woken = true
  if (queue.stopped || queue.working !== undefined) return
  queue.working = workOff(ctx, queue).catch((error: unknown) => {
    queue.working = undefined
    ctx.log.error('The import queue failed', { reason: String(error) })
  })
}

/** Waits until no import is waiting or running. */
export async function importsEnded(ctx: Context): Promise<void> {
  await queueOf(ctx).working
}

/** Stops the running import, which goes on at the next start. */
export async function stopImports(ctx: Context): Promise<void> {
  const queue = queueOf(ctx)
  queue.stopped = true
  queue.follow?.stop()
  queue.current?.stop()
  await queue.working
}

async function workOff(ctx: Context, queue: Queue): Promise<void> {
  let imported = false
  while (queue.woken && !queue.stopped) {
    queue.woken = false
    const next = await ctx.database('imports').where({ status: 'queued' }).orderBy('id').first('id')
    if (queue.stopped) continue
    if (next === undefined) {
      // Once all are in: alerts about the costs between two of them would be no use.
      if (imported) await alertsAfter(ctx, Promise.resolve())
      imported = false
      continue
    }
    queue.woken = true
    imported = true
    queue.current = runImport(ctx, next.id)
    await queue.current.ended
    queue.current = undefined
  }
  // Together with the last look at `woken`, so that nobody is woken in between and forgotten.
  queue.working = undefined
}
