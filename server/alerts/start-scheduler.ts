import { ifUnclaimed } from '../claims/keep-claim.ts'
import type { Context } from '../context.ts'
import { deliverDue, isAnythingDue } from '../webhooks/deliver-due.ts'
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
  let isBusy = false
  const tick = () => {
    if (isBusy) return
    isBusy = true
    runScheduled(ctx)
      .catch((cause: unknown) => {
        const reason = cause instanceof Error ? cause.stack : String(cause)
        ctx.log.error('Alerts could not be looked after', { reason })
      })
      .finally(() => {
        isBusy = false
      })
  }
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
  if (await areAlertsDue(ctx)) await ifUnclaimed(ctx, 'alerts', () => bringAlertsUpToDate(ctx))
  if (await isAnythingDue(ctx))
    await ifUnclaimed(ctx, 'deliveries', async () => {
      await deliverDue(ctx)
    })
}
