import { ifUnclaimed } from '../claims/keep-claim.ts'
import type { Context } from '../context.ts'
import { deliverDue } from '../webhooks/deliver-due.ts'
import { isAnythingDue } from '../webhooks/due-deliveries.ts'
import { areAlertsDue, bringAlertsUpToDate } from './evaluate-alerts.ts'

const tickMilliseconds = 30_000
/** Whoever waited for the server goes first. */
const firstTickMilliseconds = 2_000

export type Scheduler = { stop(): void }

/**
 * Looks after alerts in the background: soon after the start and then every half minute it sends what is due, and
 * evaluates alerts where the day or any cost is another than last time, so also after an import by another process. Of
 * several processes one does each. It does not keep the process alive.
 */
export function startScheduler(ctx: Context): Scheduler {
  const evaluate = oneAtATime(ctx, evaluateOnce)
  const deliver = oneAtATime(ctx, deliverOnce)
  // A receiver that takes its time must not keep alerts from being raised.
  const tick = () => void evaluate().then(deliver)
  const timer = setInterval(tick, tickMilliseconds)
  timer.unref()
  const first = setTimeout(tick, firstTickMilliseconds)
  first.unref()
  return {
    stop() {
      clearTimeout(first)
      clearInterval(timer)
    },
  }
}

/** One round of the scheduler; what another process is at, is left to that. */
export async function runScheduled(ctx: Context): Promise<void> {
  await evaluateOnce(ctx)
  await deliverOnce(ctx)
}

async function evaluateOnce(ctx: Context): Promise<void> {
  if (await areAlertsDue(ctx)) await ifUnclaimed(ctx, 'alerts', () => bringAlertsUpToDate(ctx))
}

async function deliverOnce(ctx: Context): Promise<void> {
  if (!(await isAnythingDue(ctx))) return
  await ifUnclaimed(ctx, 'deliveries', async () => {
    await deliverDue(ctx)
  })
}

/** Does something unless it is being done; what fails is logged. */
function oneAtATime(ctx: Context, work: (ctx: Context) => Promise<void>): () => Promise<void> {
  let isBusy = false
  return async () => {
    if (isBusy) return
    isBusy = true
    try {
      await work(ctx)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.stack : String(cause)
      ctx.log.error('Alerts could not be looked after', { reason })
    } finally {
      isBusy = false
    }
  }
}
